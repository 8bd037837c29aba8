//! The words of reports by unit: what the whole is called, and the table of a unit beside it.

use crate::units::Language;

pub struct Words {
    /// Of the whole's file.
    pub whole_file: &'static str,
    pub heading: &'static str,
    pub lead: &'static str,
    pub caption: fn(&str) -> String,
    pub question: &'static str,
    pub whole: &'static str,
    pub share: &'static str,
    pub difference: &'static str,
    pub not_tested: &'static str,
}

static DA: Words = Words {
    whole_file: "hele-undersoegelsen",
    heading: "Ved siden af helheden",
    lead: "Andelen af tilfredse her og i hele undersøgelsen, hvor svarene herfra er talt med.",
    caption: |part| format!("{part} og hele undersøgelsen"),
    question: "Spørgsmål",
    whole: "Alle",
    share: "tilfredse",
    difference: "Forskel, pct.point",
    not_tested: "Forskellene er ikke testet enkeltvis. Med få svar er også store forskelle usikre.",
};

static EN: Words = Words {
    whole_file: "the-whole-survey",
    heading: "Beside the whole",
    lead: "The share of satisfied here and in the whole survey, of which the answers from here are part.",
    caption: |part| format!("{part} and the whole survey"),
    question: "Question",
    whole: "All",
    share: "satisfied",
    difference: "Difference, points",
    not_tested: "Single differences are not tested. With few answers even large ones are unsure.",
};

impl Words {
    #[must_use]
    pub fn of(language: Language) -> &'static Words {
        match language {
            Language::Da => &DA,
            Language::En => &EN,
        }
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.heading)
    }
}
