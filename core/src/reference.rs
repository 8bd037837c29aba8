//! A method in, the works it follows and the oracle that holds it out: every cited work stands here, once.

/// A number that leaves the core is made by one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    NormalQuantile,
    StudentQuantile,
    WilsonInterval,
    StudentInterval,
    FinitePopulation,
    ResponseRate,
    IndexOfItems,
    RelativeWeights,
    SingularRelativeWeights,
    GeneralDominance,
    PriorityMap,
    EnoughRespondents,
    Collinearity,
    RandomDraws,
    Bootstrap,
    BootstrapIntervals,
    Bca,
    NoiseComparison,
    PermutedWeights,
    NormalTail,
    StudentTail,
    ChiSquareTail,
    FisherTail,
    ChiSquareTest,
    TwoShares,
    KruskalWallis,
    MannWhitney,
    WelchT,
    WelchAnova,
    Anova,
    PairedT,
    SignedRank,
    Mcnemar,
    Holm,
    BenjaminiHochberg,
    Detectable,
    CronbachAlpha,
    OmegaTotal,
    PairwiseCorrelation,
    ExpectationMaximisation,
    LogisticRegression,
    LogisticWeights,
    GroupedDominance,
    RobustErrors,
    Colours,
}

/// A cited work, as a reference list prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    pub authors: &'static str,
    pub year: u16,
    pub title: &'static str,
    /// Where it appeared.
    pub place: &'static str,
}

/// What a method's numbers are held to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oracle {
    /// Files under `core/oracle`.
    Files(&'static [&'static str]),
    /// A rule with its limits, nothing to reckon: the tests that walk its cases.
    Rule { tests: &'static str },
}

impl Method {
    pub const ALL: [Method; 45] = [
        Method::NormalQuantile,
        Method::StudentQuantile,
        Method::WilsonInterval,
        Method::StudentInterval,
        Method::FinitePopulation,
        Method::ResponseRate,
        Method::IndexOfItems,
        Method::RelativeWeights,
        Method::SingularRelativeWeights,
        Method::GeneralDominance,
        Method::PriorityMap,
        Method::EnoughRespondents,
        Method::Collinearity,
        Method::RandomDraws,
        Method::Bootstrap,
        Method::BootstrapIntervals,
        Method::Bca,
        Method::NoiseComparison,
        Method::PermutedWeights,
        Method::NormalTail,
        Method::StudentTail,
        Method::ChiSquareTail,
        Method::FisherTail,
        Method::ChiSquareTest,
        Method::TwoShares,
        Method::KruskalWallis,
        Method::MannWhitney,
        Method::WelchT,
        Method::WelchAnova,
        Method::Anova,
        Method::PairedT,
        Method::SignedRank,
        Method::Mcnemar,
        Method::Holm,
        Method::BenjaminiHochberg,
        Method::Detectable,
        Method::CronbachAlpha,
        Method::OmegaTotal,
        Method::PairwiseCorrelation,
        Method::ExpectationMaximisation,
        Method::LogisticRegression,
        Method::LogisticWeights,
        Method::GroupedDominance,
        Method::RobustErrors,
        Method::Colours,
    ];

    /// The works the method follows, the first one first.
    #[must_use]
    pub fn works(self) -> &'static [Work] {
        match self {
            Method::NormalQuantile => &[WICHURA_1988],
            Method::StudentQuantile => &[HILL_1970, ABRAMOWITZ_STEGUN_1964],
            Method::WilsonInterval => &[WILSON_1927],
            Method::StudentInterval => &[STUDENT_1908],
            Method::FinitePopulation => &[COCHRAN_1977, WILSON_1927],
            Method::ResponseRate => &[AAPOR_2023],
            Method::IndexOfItems => &[SCHAFER_GRAHAM_2002],
            Method::RelativeWeights => &[JOHNSON_2000, MARTIN_1968, DUBRULLE_1968],
            Method::SingularRelativeWeights => &[JOHNSON_2000, PENROSE_1955],
            Method::GeneralDominance => &[AZEN_BUDESCU_2003, BUDESCU_1993, LINDEMAN_1980, GROEMPING_2006],
            Method::PriorityMap => &[MARTILLA_JAMES_1977],
            Method::EnoughRespondents => &[GREEN_1991],
            Method::Collinearity => &[BELSLEY_1980],
            Method::RandomDraws => &[SALMON_2011, LEMIRE_2019],
            Method::Bootstrap => &[EFRON_1979],
            Method::BootstrapIntervals => &[DAVISON_HINKLEY_1997, HYNDMAN_FAN_1996],
            Method::Bca => &[EFRON_1987, TUKEY_1958],
            Method::NoiseComparison => &[TONIDANDEL_2009],
            Method::PermutedWeights => &[GOOD_2005],
            Method::NormalTail => &[ABRAMOWITZ_STEGUN_1964],
            Method::StudentTail => &[ABRAMOWITZ_STEGUN_1964, DIDONATO_MORRIS_1992, LOADER_2000],
            Method::ChiSquareTail => &[ABRAMOWITZ_STEGUN_1964, LOADER_2000],
            Method::FisherTail => &[ABRAMOWITZ_STEGUN_1964, DIDONATO_MORRIS_1992, LOADER_2000],
            Method::ChiSquareTest => &[PEARSON_1900, CRAMER_1946, COCHRAN_1954],
            Method::TwoShares => &[PEARSON_1900],
            Method::KruskalWallis => &[KRUSKAL_WALLIS_1952, TOMCZAK_2014],
            Method::MannWhitney => &[MANN_WHITNEY_1947],
            Method::WelchT => &[WELCH_1947, SATTERTHWAITE_1946],
            Method::WelchAnova => &[WELCH_1951],
            Method::Anova => &[FISHER_1925],
            Method::PairedT => &[STUDENT_1908],
            Method::SignedRank => &[WILCOXON_1945],
            Method::Mcnemar => &[MCNEMAR_1947],
            Method::Holm => &[HOLM_1979],
            Method::BenjaminiHochberg => &[BENJAMINI_HOCHBERG_1995],
            Method::Detectable => &[COHEN_1988, JOHNSON_KOTZ_1995],
            Method::CronbachAlpha => &[CRONBACH_1951],
            Method::OmegaTotal => &[MCDONALD_1999, HARMAN_JONES_1966],
            Method::PairwiseCorrelation => &[REBONATO_JAECKEL_1999],
            Method::ExpectationMaximisation => &[LITTLE_RUBIN_2002, DEMPSTER_1977],
            Method::LogisticRegression => &[MCCULLAGH_NELDER_1989],
            Method::LogisticWeights => &[TONIDANDEL_LEBRETON_2010, MENARD_2004],
            Method::GroupedDominance => &[AZEN_BUDESCU_2003, GROEMPING_2006, HEISE_1972],
            Method::RobustErrors => &[MACKINNON_WHITE_1985],
            Method::Colours => &[BRANDT_1987],
        }
    }

    #[must_use]
    pub fn oracle(self) -> Oracle {
        match self {
            Method::NormalQuantile | Method::StudentQuantile => Oracle::Files(&["quantiles.json"]),
            Method::WilsonInterval | Method::StudentInterval => Oracle::Files(&["intervals.json"]),
            Method::FinitePopulation => Oracle::Files(&["finite.json"]),
            Method::ResponseRate => Oracle::Rule { tests: "capability_response.rs" },
            Method::IndexOfItems => Oracle::Rule { tests: "capability_svendborg.rs" },
            Method::RelativeWeights => Oracle::Files(&["drivers.json"]),
            Method::SingularRelativeWeights => Oracle::Files(&["singular.json"]),
            Method::GeneralDominance => Oracle::Files(&["drivers.json", "dominance.json", "singular.json"]),
            Method::NormalTail
            | Method::StudentTail
            | Method::ChiSquareTail
            | Method::FisherTail
            | Method::Detectable => Oracle::Files(&["distributions.json"]),
            Method::ChiSquareTest
            | Method::TwoShares
            | Method::KruskalWallis
            | Method::MannWhitney
            | Method::WelchT
            | Method::WelchAnova
            | Method::Anova
            | Method::PairedT
            | Method::SignedRank
            | Method::Mcnemar
            | Method::Holm
            | Method::BenjaminiHochberg => Oracle::Files(&["group_tests.json"]),
            Method::CronbachAlpha | Method::OmegaTotal => Oracle::Files(&["reliability.json"]),
            Method::PriorityMap => Oracle::Rule { tests: "analysis_map.rs" },
            Method::RandomDraws => Oracle::Files(&["philox.json"]),
            Method::Bootstrap | Method::BootstrapIntervals | Method::Bca | Method::NoiseComparison => {
                Oracle::Files(&["bootstrap.json"])
            }
            Method::PermutedWeights => Oracle::Files(&["group_weights.json"]),
            Method::PairwiseCorrelation
            | Method::ExpectationMaximisation
            | Method::LogisticRegression
            | Method::LogisticWeights
            | Method::GroupedDominance
            | Method::RobustErrors => Oracle::Files(&["estimates.json"]),
            Method::Colours => Oracle::Rule { tests: "analysis_drivers.rs" },
            Method::EnoughRespondents | Method::Collinearity => {
                Oracle::Rule { tests: "analysis_degenerate.rs" }
            }
        }
    }
}

const fn work(authors: &'static str, year: u16, title: &'static str, place: &'static str) -> Work {
    Work { authors, year, title, place }
}

pub const AAPOR_2023: Work = work(
    "American Association for Public Opinion Research",
    2023,
    "Standard Definitions: Final Dispositions of Case Codes and Outcome Rates for Surveys, 10th edition",
    "AAPOR",
);
pub const ABRAMOWITZ_STEGUN_1964: Work = work(
    "Abramowitz, M. & Stegun, I. A.",
    1964,
    "Handbook of Mathematical Functions, chapter 26",
    "National Bureau of Standards",
);
pub const AZEN_BUDESCU_2003: Work = work(
    "Azen, R. & Budescu, D. V.",
    2003,
    "The dominance analysis approach for comparing predictors in multiple regression",
    "Psychological Methods 8, 129-148",
);
pub const BELSLEY_1980: Work = work(
    "Belsley, D. A., Kuh, E. & Welsch, R. E.",
    1980,
    "Regression Diagnostics: Identifying Influential Data and Sources of Collinearity",
    "Wiley",
);
pub const BENJAMINI_HOCHBERG_1995: Work = work(
    "Benjamini, Y. & Hochberg, Y.",
    1995,
    "Controlling the false discovery rate: A practical and powerful approach to multiple testing",
    "Journal of the Royal Statistical Society B 57, 289-300",
);
pub const BRANDT_1987: Work = work(
    "Brandt, R. D.",
    1987,
    "A procedure for identifying value-enhancing service components using customer satisfaction survey data",
    "Add Value to Your Service, American Marketing Association, 61-65",
);
pub const BUDESCU_1993: Work = work(
    "Budescu, D. V.",
    1993,
    "Dominance analysis: A new approach to the problem of relative importance of predictors in multiple regression",
    "Psychological Bulletin 114, 542-551",
);
pub const COCHRAN_1954: Work = work(
    "Cochran, W. G.",
    1954,
    "Some methods for strengthening the common χ² tests",
    "Biometrics 10, 417-451",
);
pub const COCHRAN_1977: Work =
    work("Cochran, W. G.", 1977, "Sampling Techniques, 3rd edition, sections 2.8 and 3.5", "Wiley");
pub const COHEN_1988: Work =
    work("Cohen, J.", 1988, "Statistical Power Analysis for the Behavioral Sciences (2nd ed.)", "Erlbaum");
pub const CRAMER_1946: Work =
    work("Cramér, H.", 1946, "Mathematical Methods of Statistics", "Princeton University Press");
pub const CRONBACH_1951: Work = work(
    "Cronbach, L. J.",
    1951,
    "Coefficient alpha and the internal structure of tests",
    "Psychometrika 16, 297-334",
);
pub const DAVISON_HINKLEY_1997: Work = work(
    "Davison, A. C. & Hinkley, D. V.",
    1997,
    "Bootstrap Methods and their Application",
    "Cambridge University Press",
);
pub const DEMPSTER_1977: Work = work(
    "Dempster, A. P., Laird, N. M. & Rubin, D. B.",
    1977,
    "Maximum likelihood from incomplete data via the EM algorithm",
    "Journal of the Royal Statistical Society B 39, 1-38",
);
pub const DIDONATO_MORRIS_1992: Work = work(
    "DiDonato, A. R. & Morris, A. H.",
    1992,
    "Algorithm 708: Significant digit computation of the incomplete beta function ratios",
    "ACM Transactions on Mathematical Software 18, 360-373",
);
pub const DUBRULLE_1968: Work = work(
    "Dubrulle, A., Martin, R. S. & Wilkinson, J. H.",
    1968,
    "The implicit QL algorithm",
    "Numerische Mathematik 12, 377-383",
);
pub const EFRON_1979: Work = work(
    "Efron, B.",
    1979,
    "Bootstrap methods: Another look at the jackknife",
    "Annals of Statistics 7, 1-26",
);
pub const EFRON_1987: Work = work(
    "Efron, B.",
    1987,
    "Better bootstrap confidence intervals",
    "Journal of the American Statistical Association 82, 171-185",
);
pub const FISHER_1925: Work =
    work("Fisher, R. A.", 1925, "Statistical Methods for Research Workers", "Oliver and Boyd");
pub const GOOD_2005: Work = work(
    "Good, P. I.",
    2005,
    "Permutation, Parametric, and Bootstrap Tests of Hypotheses",
    "3rd ed., Springer",
);
pub const GREEN_1991: Work = work(
    "Green, S. B.",
    1991,
    "How many subjects does it take to do a regression analysis?",
    "Multivariate Behavioral Research 26, 499-510",
);
pub const GROEMPING_2006: Work = work(
    "Grömping, U.",
    2006,
    "Relative importance for linear regression in R: The package relaimpo",
    "Journal of Statistical Software 17(1)",
);
pub const HARMAN_JONES_1966: Work = work(
    "Harman, H. H. & Jones, W. H.",
    1966,
    "Factor analysis by minimizing residuals (minres)",
    "Psychometrika 31, 351-368",
);
pub const HEISE_1972: Work = work(
    "Heise, D. R.",
    1972,
    "Employing nominal variables, induced variables, and block variables in path analyses",
    "Sociological Methods & Research 1, 147-173",
);
pub const HILL_1970: Work = work(
    "Hill, G. W.",
    1970,
    "Algorithm 396: Student's t-quantiles",
    "Communications of the ACM 13, 619-620",
);
pub const HOLM_1979: Work = work(
    "Holm, S.",
    1979,
    "A simple sequentially rejective multiple test procedure",
    "Scandinavian Journal of Statistics 6, 65-70",
);
pub const HYNDMAN_FAN_1996: Work = work(
    "Hyndman, R. J. & Fan, Y.",
    1996,
    "Sample quantiles in statistical packages",
    "American Statistician 50, 361-365",
);
pub const JOHNSON_2000: Work = work(
    "Johnson, J. W.",
    2000,
    "A heuristic method for estimating the relative weight of predictor variables in multiple regression",
    "Multivariate Behavioral Research 35, 1-19",
);
pub const JOHNSON_KOTZ_1995: Work = work(
    "Johnson, N. L., Kotz, S. & Balakrishnan, N.",
    1995,
    "Continuous Univariate Distributions, volume 2 (2nd ed.), chapters 29-31",
    "Wiley",
);
pub const KRUSKAL_WALLIS_1952: Work = work(
    "Kruskal, W. H. & Wallis, W. A.",
    1952,
    "Use of ranks in one-criterion variance analysis",
    "Journal of the American Statistical Association 47, 583-621",
);
pub const LEMIRE_2019: Work = work(
    "Lemire, D.",
    2019,
    "Fast random integer generation in an interval",
    "ACM Transactions on Modeling and Computer Simulation 29(1), 3",
);
pub const LINDEMAN_1980: Work = work(
    "Lindeman, R. H., Merenda, P. F. & Gold, R. Z.",
    1980,
    "Introduction to Bivariate and Multivariate Analysis",
    "Scott, Foresman",
);
pub const LITTLE_RUBIN_2002: Work = work(
    "Little, R. J. A. & Rubin, D. B.",
    2002,
    "Statistical Analysis with Missing Data, 2nd edition, chapter 11",
    "Wiley",
);
pub const LOADER_2000: Work = work(
    "Loader, C.",
    2000,
    "Fast and accurate computation of binomial probabilities",
    "Bell Laboratories; the routine behind R's dbinom and dpois",
);
pub const MACKINNON_WHITE_1985: Work = work(
    "MacKinnon, J. G. & White, H.",
    1985,
    "Some heteroskedasticity-consistent covariance matrix estimators with improved finite sample properties",
    "Journal of Econometrics 29, 305-325",
);
pub const MANN_WHITNEY_1947: Work = work(
    "Mann, H. B. & Whitney, D. R.",
    1947,
    "On a test of whether one of two random variables is stochastically larger than the other",
    "Annals of Mathematical Statistics 18, 50-60",
);
pub const MARTILLA_JAMES_1977: Work = work(
    "Martilla, J. A. & James, J. C.",
    1977,
    "Importance-performance analysis",
    "Journal of Marketing 41(1), 77-79",
);
pub const MARTIN_1968: Work = work(
    "Martin, R. S., Reinsch, C. & Wilkinson, J. H.",
    1968,
    "Householder's tridiagonalization of a symmetric matrix",
    "Numerische Mathematik 11, 181-195",
);
pub const MCCULLAGH_NELDER_1989: Work =
    work("McCullagh, P. & Nelder, J. A.", 1989, "Generalized Linear Models, 2nd edition", "Chapman and Hall");
pub const MCDONALD_1999: Work = work("McDonald, R. P.", 1999, "Test Theory: A Unified Treatment", "Erlbaum");
pub const MCNEMAR_1947: Work = work(
    "McNemar, Q.",
    1947,
    "Note on the sampling error of the difference between correlated proportions or percentages",
    "Psychometrika 12, 153-157",
);
pub const MENARD_2004: Work = work(
    "Menard, S.",
    2004,
    "Six approaches to calculating standardized logistic regression coefficients",
    "American Statistician 58, 218-223",
);
pub const PEARSON_1900: Work = work(
    "Pearson, K.",
    1900,
    "On the criterion that a given system of deviations from the probable is such that it can be reasonably supposed to have arisen from random sampling",
    "Philosophical Magazine 50, 157-175",
);
pub const PENROSE_1955: Work = work(
    "Penrose, R.",
    1955,
    "A generalized inverse for matrices",
    "Mathematical Proceedings of the Cambridge Philosophical Society 51, 406-413",
);
pub const REBONATO_JAECKEL_1999: Work = work(
    "Rebonato, R. & Jäckel, P.",
    1999,
    "The most general methodology to create a valid correlation matrix for risk management and option pricing purposes",
    "Journal of Risk 2(2), 17-27",
);
pub const SALMON_2011: Work = work(
    "Salmon, J. K., Moraes, M. A., Dror, R. O. & Shaw, D. E.",
    2011,
    "Parallel random numbers: As easy as 1, 2, 3",
    "Proceedings of SC11, 16",
);
pub const SATTERTHWAITE_1946: Work = work(
    "Satterthwaite, F. E.",
    1946,
    "An approximate distribution of estimates of variance components",
    "Biometrics Bulletin 2, 110-114",
);
pub const SCHAFER_GRAHAM_2002: Work = work(
    "Schafer, J. L. & Graham, J. W.",
    2002,
    "Missing data: Our view of the state of the art",
    "Psychological Methods 7, 147-177",
);
pub const STUDENT_1908: Work =
    work("Student [Gosset, W. S.]", 1908, "The probable error of a mean", "Biometrika 6, 1-25");
pub const TOMCZAK_2014: Work = work(
    "Tomczak, M. & Tomczak, E.",
    2014,
    "The need to report effect size estimates revisited",
    "Trends in Sport Sciences 21, 19-25",
);
pub const TONIDANDEL_2009: Work = work(
    "Tonidandel, S., LeBreton, J. M. & Johnson, J. W.",
    2009,
    "Determining the statistical significance of relative weights",
    "Psychological Methods 14, 387-399",
);
pub const TONIDANDEL_LEBRETON_2010: Work = work(
    "Tonidandel, S. & LeBreton, J. M.",
    2010,
    "Determining the relative importance of predictors in logistic regression: An extension of relative weight analysis",
    "Organizational Research Methods 13, 767-781",
);
pub const TUKEY_1958: Work = work(
    "Tukey, J. W.",
    1958,
    "Bias and confidence in not quite large samples",
    "Annals of Mathematical Statistics 29, 614",
);
pub const WELCH_1947: Work = work(
    "Welch, B. L.",
    1947,
    "The generalization of 'Student's' problem when several different population variances are involved",
    "Biometrika 34, 28-35",
);
pub const WELCH_1951: Work = work(
    "Welch, B. L.",
    1951,
    "On the comparison of several mean values: An alternative approach",
    "Biometrika 38, 330-336",
);
pub const WICHURA_1988: Work = work(
    "Wichura, M. J.",
    1988,
    "Algorithm AS 241: The percentage points of the normal distribution",
    "Applied Statistics 37, 477-484",
);
pub const WILCOXON_1945: Work =
    work("Wilcoxon, F.", 1945, "Individual comparisons by ranking methods", "Biometrics Bulletin 1, 80-83");
pub const WILSON_1927: Work = work(
    "Wilson, E. B.",
    1927,
    "Probable inference, the law of succession, and statistical inference",
    "Journal of the American Statistical Association 22, 209-212",
);

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Method, Oracle};

    #[test]
    fn every_method_has_a_source_and_an_oracle() {
        let core = Path::new(env!("CARGO_MANIFEST_DIR"));
        let readme = std::fs::read_to_string(core.join("oracle/README.md")).expect("the list of oracles");
        for method in Method::ALL {
            assert!(!method.works().is_empty(), "{method:?} has no source");
            match method.oracle() {
                Oracle::Files(files) => {
                    assert!(!files.is_empty(), "{method:?} has no oracle");
                    for file in files {
                        assert!(core.join("oracle").join(file).is_file(), "{method:?}: {file} is missing");
                        assert!(readme.contains(&format!("`{file}`")), "{file} is not in oracle/README.md");
                    }
                }
                Oracle::Rule { tests } => {
                    assert!(core.join("tests").join(tests).is_file(), "{method:?}: {tests} is missing");
                }
            }
        }
    }

    #[test]
    fn no_work_is_listed_twice_under_other_words() {
        let mut works: Vec<_> = Method::ALL.iter().flat_map(|method| method.works()).collect();
        works.sort_by_key(|work| (work.authors, work.year, work.title));
        works.dedup();
        let mut names: Vec<_> = works.iter().map(|work| (work.authors, work.year)).collect();
        names.dedup();
        assert_eq!(names.len(), works.len());
    }
}
