//! A typed finding in, its sentence out: no more than the number and its test carry.

use crate::analysis::{Favour, TestName};
use crate::findings::{AnswerPart, AnswerWords, AnswersOf, End, Figure, Finding, Placed, Side, Statement};
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
    quote: ("”", "”"),
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

    /// All of them are about the outcome, which is not named again.
    fn groups(&self, statement: &Statement) -> String {
        match statement {
            Statement::GroupsDiffer { by, highest, lowest, groups, answers, .. } => {
                let measure =
                    highest.first().or(lowest.first()).map(|one| self.measure(one.figure, *answers));
                let (high, low) = (self.placed(highest, Quotes::No), self.placed(lowest, Quotes::No));
                let groups = self.number(*groups);
                let measure = measure.unwrap_or_default();
                let named = match (self.language, highest.len(), lowest.len()) {
                    (Language::Da, 0, 0) => String::from(", men ingen gruppe skiller sig ud alene"),
                    (Language::Da, _, 0) => format!("; parvis testet er {measure} højest i {high}"),
                    (Language::Da, 0, _) => format!("; parvis testet er {measure} lavest i {low}"),
                    (Language::Da, _, _) => {
                        format!("; parvis testet er {measure} højest i {high} og lavest i {low}")
                    }
                    (Language::En, 0, 0) => String::from(", but no group stands out alone"),
                    (Language::En, _, 0) => format!("; tested in pairs, {measure} is highest in {high}"),
                    (Language::En, 0, _) => format!("; tested in pairs, {measure} is lowest in {low}"),
                    (Language::En, _, _) => {
                        format!("; tested in pairs, {measure} is highest in {high} and lowest in {low}")
                    }
                };
                match self.language {
                    Language::Da => format!("Svarene er forskellige i de {groups} grupper ({by}){named}"),
                    Language::En => format!("The answers differ between the {groups} groups ({by}){named}"),
                }
            }
            Statement::GroupsAlike { by, groups, detectable, .. } => {
                let groups = self.number(*groups);
                let seen = detectable.map(|points| decimal(points, 1, self.language));
                match (self.language, seen) {
                    (Language::Da, Some(points)) => format!(
                        "Der er ikke fundet forskel på svarene i de {groups} grupper ({by}); en forskel under {points} point mellem de mindste grupper ville ofte være overset"
                    ),
                    (Language::Da, None) => {
                        format!("Der er ikke fundet forskel på svarene i de {groups} grupper ({by})")
                    }
                    (Language::En, Some(points)) => format!(
                        "No difference was found between the answers of the {groups} groups ({by}); a difference under {points} points between the smallest groups would often be missed"
                    ),
                    (Language::En, None) => {
                        format!("No difference was found between the answers of the {groups} groups ({by})")
                    }
                }
            }
            Statement::AgainstOthers { side, by, group, others, answers, .. } => {
                let what = match group.figure {
                    Figure::Share { .. } => format!(" {}", self.answers(*answers, Favour::Favourable)),
                    Figure::Mean(_) | Figure::Index(_) => String::new(),
                };
                let (figure, others) = (self.figure(group.figure), self.figure(*others));
                let label = &group.label;
                let side = match (self.language, side) {
                    (Language::Da, Side::Above) => "højere",
                    (Language::Da, Side::Below) => "lavere",
                    (Language::En, Side::Above) => "higher",
                    (Language::En, Side::Below) => "lower",
                };
                match self.language {
                    Language::Da => format!(
                        "Svarene ligger {side} i gruppen {label} ({figure}{what}) end i de øvrige tilsammen ({others}; {by})"
                    ),
                    Language::En => format!(
                        "The answers are {side} in the group {label} ({figure}{what}) than in the others together ({others}; {by})"
                    ),
                }
            }
            _ => String::new(),
        }
    }

    fn end_in_groups(&self, end: End, question: &str, by: &str, [n, of, sure]: [u32; 3]) -> String {
        let all = n == of;
        let (n, of) = (self.number(n), self.number(of));
        let sure = match (self.language, sure) {
            (Language::Da, 0) => String::from("; ingen steder er afstanden til det næste sikker"),
            (Language::En, 0) => String::from("; nowhere is its distance to the next certain"),
            (Language::Da, sure) => {
                format!("; i {} af dem er afstanden til det næste sikker", self.number(sure))
            }
            (Language::En, sure) => {
                format!("; in {} of them its distance to the next is certain", self.number(sure))
            }
        };
        match (self.language, end, all) {
            (Language::Da, End::Best, true) => {
                format!("I alle {of} grupper ({by}) ligger {question} øverst{sure}")
            }
            (Language::Da, End::Worst, true) => {
                format!("I alle {of} grupper ({by}) ligger {question} nederst{sure}")
            }
            (Language::Da, End::Best, false) => {
                format!("I {n} af {of} grupper ({by}) ligger {question} øverst{sure}")
            }
            (Language::Da, End::Worst, false) => {
                format!("I {n} af {of} grupper ({by}) ligger {question} nederst{sure}")
            }
            (Language::En, End::Best, true) => {
                format!("In all {of} groups ({by}) {question} comes first{sure}")
            }
            (Language::En, End::Worst, true) => {
                format!("In all {of} groups ({by}) {question} comes last{sure}")
            }
            (Language::En, End::Best, false) => {
                format!("In {n} of {of} groups ({by}) {question} comes first{sure}")
            }
            (Language::En, End::Worst, false) => {
                format!("In {n} of {of} groups ({by}) {question} comes last{sure}")
            }
        }
    }

    /// `54 pct. er tilfredse eller meget tilfredse`; labels that are no adjectives are quoted.
    fn part(&self, part: &AnswerPart, n: u32) -> String {
        let share = percent_in_prose(part.n, n, self.language);
        let said: Option<Vec<String>> = part.labels.iter().map(|label| self.said(label)).collect();
        if let Some(said) = said {
            let answer = joined(&said, self.or);
            return match self.language {
                Language::Da => format!("{share} er {answer}"),
                Language::En if answer.contains("agree") => format!("{share} {answer}"),
                Language::En => format!("{share} are {answer}"),
            };
        }
        let numbers: Option<Vec<i64>> = part.labels.iter().map(|label| label.trim().parse().ok()).collect();
        let answer = match (numbers.as_deref(), part.labels.as_slice()) {
            (Some([first, .., last]), _) if part.labels.len() > 2 => {
                format!("{}-{}", first.min(last), first.max(last))
            }
            (Some(_), labels) => joined(labels, self.or),
            (None, [first, .., last]) if part.labels.len() > 3 => match self.language {
                Language::Da => format!("fra {} til {}", self.quoted(first), self.quoted(last)),
                Language::En => format!("from {} to {}", self.quoted(first), self.quoted(last)),
            },
            (None, labels) => {
                joined(&labels.iter().map(|label| self.quoted(label)).collect::<Vec<_>>(), self.or)
            }
        };
        match self.language {
            Language::Da => format!("{share} svarer {answer}"),
            Language::En => format!("{share} answer {answer}"),
        }
    }

    /// A label as it is said of people, where every word of it is known: "Meget tilfreds" is "meget tilfredse".
    fn said(&self, label: &str) -> Option<String> {
        let words: Vec<String> =
            label.to_lowercase().split_whitespace().map(|word| word.trim_matches(',').to_owned()).collect();
        let of_whom = |word: &str| match (self.language, word) {
            (Language::Da, "tilfreds" | "utilfreds" | "enig" | "uenig") => Some(format!("{word}e")),
            (Language::Da, _) => DANISH_DEGREES.contains(&word).then(|| word.to_owned()),
            (Language::En, "satisfied" | "dissatisfied" | "agree" | "disagree") => Some(word.to_owned()),
            (Language::En, _) => ENGLISH_DEGREES.contains(&word).then(|| word.to_owned()),
        };
        let said: Option<Vec<String>> = words.iter().map(|word| of_whom(word)).collect();
        let adjective = |word: &String| {
            ["tilfreds", "utilfreds", "enig", "uenig", "satisfied", "dissatisfied", "agree", "disagree"]
                .contains(&word.as_str())
        };
        said.filter(|_| words.iter().any(adjective)).map(|said| said.join(" "))
    }
}

/// Names of questions and themes stand in quotes; groups do not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Yes,
    No,
}

const DANISH_DEGREES: [&str; 17] = [
    "meget",
    "helt",
    "overvejende",
    "delvist",
    "delvis",
    "lidt",
    "noget",
    "ret",
    "særdeles",
    "yderst",
    "hverken",
    "eller",
    "overordentlig",
    "fuldstændig",
    "mest",
    "nogenlunde",
    "fuldt",
];

const ENGLISH_DEGREES: [&str; 15] = [
    "very",
    "completely",
    "mostly",
    "somewhat",
    "slightly",
    "fairly",
    "rather",
    "extremely",
    "neither",
    "nor",
    "or",
    "strongly",
    "partly",
    "quite",
    "totally",
];

fn joined(items: &[String], with: &str) -> String {
    match items {
        [first @ .., last] if !first.is_empty() => format!("{} {with} {last}", first.join(", ")),
        all => all.join(""),
    }
}
