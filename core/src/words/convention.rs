//! A figure of the bridge in, the rule that it follows in plain words out.

use crate::analysis::{BridgeBase, BridgeFigure, BridgeOf, Convention, IndexRule};
use crate::units::Language;
use crate::words::number::{count, decimal, list};

/// What "satisfied" and "dissatisfied" mean in this figure, and what it is a share of.
#[must_use]
pub fn rule(figure: &BridgeFigure, index: &IndexRule, language: Language) -> String {
    let what = match language {
        Language::Da => danish(figure, index),
        Language::En => english(figure, index),
    };
    let base = match (language, figure.base) {
        (Language::Da, BridgeBase::Respondents) => "Andele af svarpersoner med gyldigt svar.",
        (Language::Da, BridgeBase::Answers) => {
            "Andele af alle gyldige svar på spørgsmålene tilsammen; hver svarperson tæller flere gange."
        }
        (Language::En, BridgeBase::Respondents) => "Shares of respondents with a valid answer.",
        (Language::En, BridgeBase::Answers) => {
            "Shares of all valid answers to the questions together; each respondent counts several times."
        }
    };
    format!("{what} {base}")
}

fn danish(figure: &BridgeFigure, index: &IndexRule) -> String {
    match (figure.convention, figure.of) {
        (Convention::TrafficLight, _) => String::from(
            "Grøn, gul, rød: svar i den øverste del af skalaen er tilfreds, den midterste femtedel hverken/eller, resten utilfreds.",
        ),
        (Convention::Mean, _) => {
            String::from("Gennemsnit på skalaen; tilfreds er de to bedste svar, utilfreds de to dårligste.")
        }
        (Convention::Index, BridgeOf::Outcome) => format!(
            "Svaret omsat til 1-5 og delt i fem klasser ved {}; tilfreds er de to øverste klasser, utilfreds de to nederste.",
            cuts(index, Language::Da)
        ),
        (Convention::Index, BridgeOf::Items) => format!(
            "Gennemsnit af hver svarpersons svar på {} spørgsmål, omsat til 1-5, når mindst {} er besvaret; delt i fem klasser ved {}. Tilfreds er de to øverste klasser, utilfreds de to nederste.",
            count(u32::try_from(index.items.len()).unwrap_or(u32::MAX), Language::Da),
            count(index.needed, Language::Da),
            cuts(index, Language::Da)
        ),
        (Convention::Top2, _) => String::from(
            "To øverste af fire: svar over skalaens midte er tilfreds, under midten utilfreds; midten selv er ingen af delene.",
        ),
    }
}

fn english(figure: &BridgeFigure, index: &IndexRule) -> String {
    match (figure.convention, figure.of) {
        (Convention::TrafficLight, _) => String::from(
            "Green, yellow, red: answers in the upper part of the scale are satisfied, the middle fifth neither, the rest dissatisfied.",
        ),
        (Convention::Mean, _) => {
            String::from("Mean on the scale; satisfied are the two best answers, dissatisfied the two worst.")
        }
        (Convention::Index, BridgeOf::Outcome) => format!(
            "The answer put on 1-5 and cut into five classes at {}; satisfied are the two upper classes, dissatisfied the two lower.",
            cuts(index, Language::En)
        ),
        (Convention::Index, BridgeOf::Items) => format!(
            "Mean of each respondent's answers to {} questions, put on 1-5, where at least {} are answered; cut into five classes at {}. Satisfied are the two upper classes, dissatisfied the two lower.",
            count(u32::try_from(index.items.len()).unwrap_or(u32::MAX), Language::En),
            count(index.needed, Language::En),
            cuts(index, Language::En)
        ),
        (Convention::Top2, _) => String::from(
            "The two upper of four: answers above the middle of the scale are satisfied, below it dissatisfied; the middle itself is neither.",
        ),
    }
}

fn cuts(index: &IndexRule, language: Language) -> String {
    let written: Vec<String> = index.cuts.iter().map(|cut| decimal(*cut, decimals(*cut), language)).collect();
    list(&written, language)
}

/// As many as the cut point was given with.
fn decimals(cut: f64) -> u32 {
    let whole = |scaled: f64| (scaled - (scaled + 0.5).floor()).abs() < 1e-9;
    if whole(10.0 * cut) { 1 } else { 2 }
}
