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
    pub const ALL: [Method; 18] = [
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
            Method::PriorityMap => Oracle::Rule { tests: "analysis_map.rs" },
            Method::RandomDraws => Oracle::Files(&["philox.json"]),
            Method::Bootstrap | Method::BootstrapIntervals | Method::Bca | Method::NoiseComparison => {
                Oracle::Files(&["bootstrap.json"])
            }
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
    "Handbook of Mathematical Functions, 26.7.5",
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
pub const BUDESCU_1993: Work = work(
    "Budescu, D. V.",
    1993,
    "Dominance analysis: A new approach to the problem of relative importance of predictors in multiple regression",
    "Psychological Bulletin 114, 542-551",
);
pub const COCHRAN_1977: Work =
    work("Cochran, W. G.", 1977, "Sampling Techniques, 3rd edition, sections 2.8 and 3.5", "Wiley");
pub const DAVISON_HINKLEY_1997: Work = work(
    "Davison, A. C. & Hinkley, D. V.",
    1997,
    "Bootstrap Methods and their Application",
    "Cambridge University Press",
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
pub const HILL_1970: Work = work(
    "Hill, G. W.",
    1970,
    "Algorithm 396: Student's t-quantiles",
    "Communications of the ACM 13, 619-620",
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
pub const PENROSE_1955: Work = work(
    "Penrose, R.",
    1955,
    "A generalized inverse for matrices",
    "Mathematical Proceedings of the Cambridge Philosophical Society 51, 406-413",
);
pub const SALMON_2011: Work = work(
    "Salmon, J. K., Moraes, M. A., Dror, R. O. & Shaw, D. E.",
    2011,
    "Parallel random numbers: As easy as 1, 2, 3",
    "Proceedings of SC11, 16",
);
pub const SCHAFER_GRAHAM_2002: Work = work(
    "Schafer, J. L. & Graham, J. W.",
    2002,
    "Missing data: Our view of the state of the art",
    "Psychological Methods 7, 147-177",
);
pub const STUDENT_1908: Work =
    work("Student [Gosset, W. S.]", 1908, "The probable error of a mean", "Biometrika 6, 1-25");
pub const TONIDANDEL_2009: Work = work(
    "Tonidandel, S., LeBreton, J. M. & Johnson, J. W.",
    2009,
    "Determining the statistical significance of relative weights",
    "Psychological Methods 14, 387-399",
);
pub const TUKEY_1958: Work = work(
    "Tukey, J. W.",
    1958,
    "Bias and confidence in not quite large samples",
    "Annals of Mathematical Statistics 29, 614",
);
pub const WICHURA_1988: Work = work(
    "Wichura, M. J.",
    1988,
    "Algorithm AS 241: The percentage points of the normal distribution",
    "Applied Statistics 37, 477-484",
);
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
