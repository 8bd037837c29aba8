//! A test of groups in, what it says in a sentence or two out: no more than the test supports, and when it finds nothing,
//! what it could have found.

use crate::analysis::{EffectName, GroupTest, SIGNIFICANCE, Spread, TestName, TestOf, WhyNot};
use crate::units::{Code, Language, Share};
use crate::words::number::{count, decimal, p_value, share_in_prose};

/// The name of a test, as the field writes it.
#[must_use]
pub fn test_name(test: TestName, language: Language) -> &'static str {
    match (test, language) {
        (TestName::KruskalWallis, _) => "Kruskal-Wallis",
        (TestName::MannWhitney, _) => "Mann-Whitney",
        (TestName::ChiSquare, Language::Da) => "chi i anden",
        (TestName::ChiSquare, Language::En) => "chi-square",
        (TestName::WelchAnova, _) => "Welch ANOVA",
        (TestName::WelchT, _) => "Welch t",
        (TestName::TwoShares, Language::Da) => "to andele",
        (TestName::TwoShares, Language::En) => "two shares",
        (TestName::PairedT, Language::Da) => "parret t",
        (TestName::PairedT, Language::En) => "paired t",
        (TestName::SignedRank, _) => "Wilcoxon",
        (TestName::Mcnemar, _) => "McNemar",
    }
}

/// `H(3) = 8,21`: statistic with its degrees of freedom.
#[must_use]
pub fn statistic(test: &GroupTest, language: Language) -> String {
    let letter = match test.test {
        TestName::KruskalWallis => "H",
        TestName::MannWhitney => "U",
        TestName::ChiSquare => "χ²",
        TestName::WelchAnova => "F",
        TestName::WelchT | TestName::PairedT => "t",
        TestName::TwoShares => "z",
        TestName::SignedRank => "V",
        TestName::Mcnemar => "b",
    };
    let whole = |value: f64| value.fract() == 0.0;
    let df: Vec<String> = test.df.iter().map(|&df| decimal(df, u32::from(!whole(df)), language)).collect();
    let df = if df.is_empty() { String::new() } else { format!("({})", df.join("; ")) };
    let decimals = if whole(test.statistic) { 0 } else { 2 };
    format!("{letter}{df} = {}", decimal(test.statistic, decimals, language))
}

/// What a size is called.
#[must_use]
pub fn effect_name(effect: EffectName, language: Language) -> &'static str {
    match (effect, language) {
        (EffectName::EpsilonSquared, _) => "ε²",
        (EffectName::CramersV, _) => "Cramérs V",
        (EffectName::Superiority, Language::Da) => "andel af par, hvor den første er højest",
        (EffectName::Superiority, Language::En) => "share of pairs in which the first is higher",
    }
}

/// Whether the groups differ, by which test, and how much or what could have been seen. `family`: tests adjusted together.
#[must_use]
pub fn verdict(
    test: &GroupTest,
    family: usize,
    label: &dyn Fn(&Code) -> String,
    language: Language,
) -> String {
    let differs = test.p_adjusted < SIGNIFICANCE;
    let tested = tested(test, family, language);
    let first = match (language, differs) {
        (Language::Da, true) => format!("Grupperne svarer forskelligt ({tested})."),
        (Language::Da, false) => format!("Ingen sikker forskel mellem grupperne ({tested})."),
        (Language::En, true) => format!("The groups answer differently ({tested})."),
        (Language::En, false) => format!("No sure difference between the groups ({tested})."),
    };
    let size = match (differs, &test.difference, &test.difference_share) {
        (true, Some(spread), _) => points(spread, label, language),
        (true, None, Some(spread)) => share_points(spread, label, language),
        (true, None, None) => String::new(),
        (false, ..) => seen(test, language),
    };
    let caution = test.caution.map_or(String::new(), |_| match language {
        Language::Da => "Nogle celler ventes at have under 5 svar, så testen er usikker.".to_owned(),
        Language::En => {
            "Some cells are expected to hold under 5 answers, so the test is uncertain.".to_owned()
        }
    });
    [first, size, caution].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn tested(test: &GroupTest, family: usize, language: Language) -> String {
    let name = test_name(test.test, language);
    let p = p_value(test.p_adjusted, language);
    let n = count(test.n, language);
    let of = match (test.of, language) {
        (TestOf::Answers, _) => String::new(),
        (TestOf::Mean, Language::Da) => " af gennemsnit".to_owned(),
        (TestOf::Mean, Language::En) => " of means".to_owned(),
    };
    match language {
        Language::Da if family > 1 => {
            format!("{name}{of}, n = {n}, {p} efter {} over {family} test", adjustment(test, language))
        }
        Language::Da => format!("{name}{of}, n = {n}, {p}"),
        Language::En if family > 1 => {
            format!("{name}{of}, n = {n}, {p} after {} over {family} tests", adjustment(test, language))
        }
        Language::En => format!("{name}{of}, n = {n}, {p}"),
    }
}

/// The name of the adjustment for many tests.
#[must_use]
pub fn adjustment(test: &GroupTest, _language: Language) -> &'static str {
    match test.adjustment {
        crate::analysis::Adjustment::Holm => "Holm",
        crate::analysis::Adjustment::BenjaminiHochberg => "Benjamini-Hochberg",
    }
}

fn points(spread: &Spread, label: &dyn Fn(&Code) -> String, language: Language) -> String {
    let (high, low) = (label(&spread.highest), label(&spread.lowest));
    let size = decimal(spread.value, 2, language);
    match language {
        Language::Da => {
            format!("Gennemsnittet er højest for {high} og lavest for {low}, {size} point fra hinanden.")
        }
        Language::En => format!("The mean is highest for {high} and lowest for {low}, {size} points apart."),
    }
}

fn share_points(spread: &Spread, label: &dyn Fn(&Code) -> String, language: Language) -> String {
    let (high, low) = (label(&spread.highest), label(&spread.lowest));
    let size = decimal(100.0 * spread.value, 0, language);
    match language {
        Language::Da => {
            format!("Andelen er højest for {high} og lavest for {low}, {size} procentpoint fra hinanden.")
        }
        Language::En => {
            format!("The share is highest for {high} and lowest for {low}, {size} percentage points apart.")
        }
    }
}

/// What difference these numbers could have shown.
fn seen(test: &GroupTest, language: Language) -> String {
    let size = match (test.detectable, test.detectable_share, language) {
        (Some(points), _, Language::Da) => format!("{} point", decimal(points, 2, language)),
        (Some(points), _, Language::En) => format!("{} points", decimal(points, 2, language)),
        (None, Some(share), Language::Da) => format!("{} procentpoint", decimal(100.0 * share, 0, language)),
        (None, Some(share), Language::En) => {
            format!("{} percentage points", decimal(100.0 * share, 0, language))
        }
        (None, None, _) => return String::new(),
    };
    let power = share_in_prose(Share(0.8), 0, language);
    match language {
        Language::Da => format!(
            "Med så mange svar ses en forskel på {size} mellem de to mindst sikre grupper i {power} af tilfældene; en mindre kan være overset."
        ),
        Language::En => format!(
            "With so many answers a difference of {size} between the two least certain groups is found in {power} of cases; a smaller one may be missed."
        ),
    }
}

/// Why there is no test.
#[must_use]
pub fn untested(why: WhyNot, language: Language) -> &'static str {
    match (why, language) {
        (WhyNot::OneGroup, Language::Da) => "Ingen test: færre end to grupper har svar, der vises.",
        (WhyNot::OneGroup, Language::En) => "No test: fewer than two groups have answers that are shown.",
        (WhyNot::TooFew, Language::Da) => "Ingen test: for få svar.",
        (WhyNot::TooFew, Language::En) => "No test: too few answers.",
        (WhyNot::AllAlike, Language::Da) => "Ingen test: alle har svaret ens.",
        (WhyNot::AllAlike, Language::En) => "No test: all answered alike.",
        (WhyNot::GroupAlike, Language::Da) => "Ingen test: i en af grupperne har alle svaret ens.",
        (WhyNot::GroupAlike, Language::En) => "No test: in one of the groups all answered alike.",
    }
}
