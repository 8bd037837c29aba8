//! A typed finding in, its sentence out: no more than the number and its test carry.

mod answers;
mod groups;

use crate::analysis::{Favour, TestName};
use crate::findings::{AnswerWords, AnswersOf, End, Figure, Finding, Placed, Statement};
use crate::units::Language;
use crate::words::number::{count, decimal, p_value, percent_in_prose};

/// The sentence, with its n or its test behind it.
#[must_use]
pub fn finding(finding: &Finding, language: Language) -> String {
    let words = Words::of(language);
    let mut text = words.statement(&finding.statement);
    if let Some(test) = &finding.test {
        let adjusted = match test.adjustment {
            crate::analysis::Adjustment::Holm => words.holm,
            crate::analysis::Adjustment::BenjaminiHochberg => words.benjamini_hochberg,
        };
        text.push_str(&format!(
            " ({}, {} {adjusted}).",
            words.test(test.test),
            p_value(test.p_adjusted, language)
        ));
    } else {
        text.push('.');
    }
    // An abbreviation that ends a sentence has one point, not two.
    text.replace("pct..", "pct.")
}

/// The sentence for those who do not read tests. It holds by the same test.
#[must_use]
pub fn finding_without_test(finding: &Finding, language: Language) -> String {
    format!("{}.", Words::of(language).statement(&finding.statement)).replace("pct..", "pct.")
}

/// The number that places an item, as a clause: `54 pct. er tilfredse (n = 760)`, `gennemsnittet er 3,1`.
#[must_use]
pub fn placed_figure(figure: Figure, answers: AnswerWords, language: Language) -> String {
    let words = Words::of(language);
    match (language, figure) {
        (_, Figure::Share { n, of }) => {
            super::case::figure_told(n, of, words.answers(answers, Favour::Favourable), language)
        }
        (Language::Da, Figure::Mean(value)) => format!("gennemsnittet er {}", decimal(value, 1, language)),
        (Language::En, Figure::Mean(value)) => format!("the mean is {}", decimal(value, 1, language)),
        (Language::Da, Figure::Index(value)) => format!("indekset er {}", decimal(value, 0, language)),
        (Language::En, Figure::Index(value)) => format!("the index is {}", decimal(value, 0, language)),
    }
}

struct Words {
    language: Language,
    holm: &'static str,
    benjamini_hochberg: &'static str,
    quote: (&'static str, &'static str),
    and: &'static str,
    or: &'static str,
    tests: [&'static str; 9],
    numbers: [&'static str; 11],
    favourable: [&'static str; 3],
    unfavourable: [&'static str; 3],
}

const DA: Words = Words {
    language: Language::Da,
    holm: "efter Holm",
    benjamini_hochberg: "efter Benjamini-Hochberg",
    quote: ("»", "«"),
    and: "og",
    or: "eller",
    tests: [
        "Kruskal-Wallis",
        "Mann-Whitney",
        "chi i anden",
        "Welchs variansanalyse",
        "Welchs t-test",
        "test af to andele",
        "parret t-test",
        "Wilcoxons test for parrede svar",
        "McNemars test",
    ],
    numbers: ["ingen", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti"],
    favourable: ["tilfredse", "enige", "positive svar"],
    unfavourable: ["utilfredse", "uenige", "negative svar"],
};

const EN: Words = Words {
    language: Language::En,
    holm: "after Holm",
    benjamini_hochberg: "after Benjamini-Hochberg",
    quote: ("“", "”"),
    and: "and",
    or: "or",
    tests: [
        "Kruskal-Wallis",
        "Mann-Whitney",
        "chi-square",
        "Welch's analysis of variance",
        "Welch's t-test",
        "test of two shares",
        "paired t-test",
        "Wilcoxon's signed-rank test",
        "McNemar's test",
    ],
    numbers: ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
    favourable: ["satisfied", "agreeing", "favourable answers"],
    unfavourable: ["dissatisfied", "disagreeing", "unfavourable answers"],
};

impl Words {
    fn of(language: Language) -> &'static Words {
        match language {
            Language::Da => &DA,
            Language::En => &EN,
        }
    }

    fn test(&self, test: TestName) -> &'static str {
        match test {
            TestName::KruskalWallis => self.tests[0],
            TestName::MannWhitney => self.tests[1],
            TestName::ChiSquare => self.tests[2],
            TestName::WelchAnova => self.tests[3],
            TestName::WelchT => self.tests[4],
            TestName::TwoShares => self.tests[5],
            TestName::PairedT => self.tests[6],
            TestName::SignedRank => self.tests[7],
            TestName::Mcnemar => self.tests[8],
        }
    }

    fn quoted(&self, text: &str) -> String {
        format!("{}{text}{}", self.quote.0, self.quote.1)
    }

    /// Up to ten in words, as one says them.
    fn number(&self, n: u32) -> String {
        self.numbers.get(n as usize).map_or_else(|| count(n, self.language), |word| (*word).to_owned())
    }

    fn list(&self, items: &[String]) -> String {
        joined(items, self.and)
    }

    /// What the favourable, or the unfavourable, answers are called after "share of".
    fn answers(&self, words: AnswerWords, class: Favour) -> &'static str {
        let list = if class == Favour::Unfavourable { &self.unfavourable } else { &self.favourable };
        match words {
            AnswerWords::Satisfied => list[0],
            AnswerWords::Agree => list[1],
            AnswerWords::Favourable => list[2],
        }
    }

    fn figure(&self, figure: Figure) -> String {
        match figure {
            Figure::Share { n, of } => percent_in_prose(n, of, self.language),
            Figure::Mean(value) => decimal(value, 1, self.language),
            Figure::Index(value) => match self.language {
                Language::Da => format!("indeks {}", decimal(value, 0, self.language)),
                Language::En => format!("index {}", decimal(value, 0, self.language)),
            },
        }
    }

    /// What a row of figures is: said once, before the first.
    fn measure(&self, figure: Figure, answers: AnswerWords) -> String {
        match (self.language, figure) {
            (Language::Da, Figure::Share { .. }) => {
                format!("andelen af {}", self.answers(answers, Favour::Favourable))
            }
            (Language::En, Figure::Share { .. }) => {
                format!("the share of {}", self.answers(answers, Favour::Favourable))
            }
            (Language::Da, Figure::Mean(_)) => String::from("gennemsnittet"),
            (Language::En, Figure::Mean(_)) => String::from("the mean"),
            (Language::Da, Figure::Index(_)) => String::from("indekset"),
            (Language::En, Figure::Index(_)) => String::from("the index"),
        }
    }

    /// `A (54 pct.)`, the first few of many.
    fn placed(&self, placed: &[Placed], quotes: Quotes) -> String {
        const SHOWN: usize = 4;
        let one = |one: &Placed| {
            let label = if quotes == Quotes::Yes { self.quoted(&one.label) } else { one.label.clone() };
            format!("{label} ({})", self.figure(one.figure))
        };
        let mut names: Vec<String> = placed.iter().take(SHOWN).map(one).collect();
        if placed.len() > SHOWN {
            let more = self.number(u32::try_from(placed.len() - SHOWN).unwrap_or(u32::MAX));
            names.push(match self.language {
                Language::Da => format!("{more} mere"),
                Language::En => format!("{more} more"),
            });
        }
        self.list(&names)
    }

    fn statement(&self, statement: &Statement) -> String {
        match statement {
            Statement::Answers { of, question, n, parts } => {
                let told: Vec<String> = parts.iter().map(|part| self.part(part, *n)).collect();
                let of = if *of == AnswersOf::Item {
                    format!("{}: ", self.quoted(question))
                } else {
                    String::new()
                };
                let told = match told.as_slice() {
                    [first @ .., last] if !first.is_empty() => {
                        format!("{}, {} {last}", first.join(", "), self.and)
                    }
                    all => all.join(", "),
                };
                format!("{of}{told} (n = {})", count(*n, self.language))
            }
            Statement::Mean { value, interval, scale, n, .. } => self.mean(*value, *interval, *scale, *n),
            Statement::Ends { end, items, answers } => self.ends(*end, items, *answers),
            Statement::ThemeEnds { end, themes } => self.theme_ends(*end, themes),
            Statement::GroupsDiffer { .. }
            | Statement::GroupsAlike { .. }
            | Statement::AgainstOthers { .. } => self.groups(statement),
            Statement::Range { class, by, low, high, groups, answers, .. } => {
                let (low, high) = (self.figure(low.figure), self.figure(high.figure));
                let (groups, answers) = (self.number(*groups), self.answers(*answers, *class));
                match self.language {
                    Language::Da => {
                        format!(
                            "Andelen af {answers} ligger mellem {low} og {high} i de {groups} grupper ({by})"
                        )
                    }
                    Language::En => {
                        format!(
                            "The share of {answers} is between {low} and {high} in the {groups} groups ({by})"
                        )
                    }
                }
            }
            Statement::EndInGroups { end, question, by, count, of, sure, .. } => {
                self.end_in_groups(*end, &self.quoted(question), by, [*count, *of, *sure])
            }
            Statement::Pair { higher, lower, means, differ, index, n } => {
                let decimals = if *index { 0 } else { 1 };
                let [first, second] = [means.0, means.1].map(|mean| decimal(mean, decimals, self.language));
                let (higher, lower) = (self.quoted(higher), self.quoted(lower));
                let n = count(*n, self.language);
                match (self.language, differ) {
                    (Language::Da, true) => {
                        format!(
                            "{higher} ligger højere ({first}) end {lower} ({second}) hos de {n}, der har besvaret begge"
                        )
                    }
                    (Language::Da, false) => {
                        format!(
                            "Der er ikke fundet forskel på {higher} ({first}) og {lower} ({second}) hos de {n}, der har besvaret begge"
                        )
                    }
                    (Language::En, true) => {
                        format!(
                            "{higher} is higher ({first}) than {lower} ({second}) among the {n} who answered both"
                        )
                    }
                    (Language::En, false) => {
                        format!(
                            "No difference was found between {higher} ({first}) and {lower} ({second}) among the {n} who answered both"
                        )
                    }
                }
            }
        }
    }

    fn mean(&self, value: f64, interval: Option<(f64, f64)>, scale: Option<(i64, i64)>, n: u32) -> String {
        let one = |value: f64| decimal(value, 1, self.language);
        let scale = match (self.language, scale) {
            (Language::Da, Some((from, to))) => format!(" på en skala fra {from} til {to}"),
            (Language::En, Some((from, to))) => format!(" on a scale from {from} to {to}"),
            (_, None) => String::new(),
        };
        let interval = match (self.language, interval) {
            (Language::Da, Some((low, high))) => format!("usikkerhed {}-{}, ", one(low), one(high)),
            (Language::En, Some((low, high))) => format!("interval {}-{}, ", one(low), one(high)),
            (_, None) => String::new(),
        };
        let n = count(n, self.language);
        match self.language {
            Language::Da => format!("Gennemsnittet er {}{scale} ({interval}n = {n})", one(value)),
            Language::En => format!("The mean is {}{scale} ({interval}n = {n})", one(value)),
        }
    }

    fn ends(&self, end: End, items: &[Placed], answers: AnswerWords) -> String {
        let Some(first) = items.first() else { return String::new() };
        let measure = self.measure(first.figure, answers);
        let (first, others) = (self.placed(&items[..1], Quotes::Yes), self.placed(&items[1..], Quotes::Yes));
        match (self.language, end, items.len()) {
            (Language::Da, End::Best, 1) => format!("Bedst ligger {first}, målt på {measure}"),
            (Language::Da, End::Worst, 1) => format!("Dårligst ligger {first}, målt på {measure}"),
            (Language::Da, End::Best, _) => {
                format!("Øverst, målt på {measure}, ligger {first}; ikke sikkert lavere ligger {others}")
            }
            (Language::Da, End::Worst, _) => {
                format!("Nederst, målt på {measure}, ligger {first}; ikke sikkert højere ligger {others}")
            }
            (Language::En, End::Best, 1) => format!("The best is {first}, by {measure}"),
            (Language::En, End::Worst, 1) => format!("The worst is {first}, by {measure}"),
            (Language::En, End::Best, _) => {
                format!("At the top, by {measure}, is {first}; not surely lower: {others}")
            }
            (Language::En, End::Worst, _) => {
                format!("At the bottom, by {measure}, is {first}; not surely higher: {others}")
            }
        }
    }

    fn theme_ends(&self, end: End, themes: &[Placed]) -> String {
        let named = self.placed(themes, Quotes::Yes);
        match (self.language, end, themes.len()) {
            (Language::Da, End::Best, 1) => format!("Temaet {named} ligger bedst"),
            (Language::Da, End::Worst, 1) => format!("Temaet {named} ligger dårligst"),
            (Language::Da, End::Best, _) => format!("Temaerne {named} ligger øverst og kan ikke skilles ad"),
            (Language::Da, End::Worst, _) => {
                format!("Temaerne {named} ligger nederst og kan ikke skilles ad")
            }
            (Language::En, End::Best, 1) => format!("The theme {named} is the best"),
            (Language::En, End::Worst, 1) => format!("The theme {named} is the worst"),
            (Language::En, End::Best, _) => {
                format!("The themes {named} are at the top and cannot be told apart")
            }
            (Language::En, End::Worst, _) => {
                format!("The themes {named} are at the bottom and cannot be told apart")
            }
        }
    }
}

/// Names of questions and themes stand in quotes; groups do not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Yes,
    No,
}

fn joined(items: &[String], with: &str) -> String {
    match items {
        [first @ .., last] if !first.is_empty() => format!("{} {with} {last}", first.join(", ")),
        all => all.join(""),
    }
}
