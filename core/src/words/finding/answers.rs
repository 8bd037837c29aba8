//! The answers of one class in, what is said of those who gave them out.

use super::{Words, joined};
use crate::findings::AnswerPart;
use crate::units::Language;
use crate::words::number::percent_in_prose;

impl Words {
    /// `54 pct. er tilfredse eller meget tilfredse`; labels that are no adjectives are quoted.
    pub(super) fn part(&self, part: &AnswerPart, n: u32) -> String {
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
