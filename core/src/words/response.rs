//! The ledger of who was asked and who answered in, its sentence, its rates' definitions and its lines' names out.

use crate::analysis::{RateName, Response, Unit};
use crate::units::Language;
use crate::words::number::{count, percent_tenths};

/// "761 af 1.700 inviterede har svaret: 44,8 %." `None` where no rate follows.
#[must_use]
pub fn sentence(response: &Response, language: Language) -> Option<String> {
    let rate = response.rates.iter().find(|rate| rate.name == RateName::ResponseRate)?;
    let (n, base) = (count(rate.n, language), count(rate.base, language));
    let percent = percent_tenths(rate.n, rate.base, language);
    Some(match (language, response.unit) {
        (Language::Da, Unit::Person) => format!("{n} af {base} inviterede har svaret: {percent}."),
        (Language::Da, Unit::Conversation) => {
            format!("{n} af {base} samtaler er besvaret: {percent}. Enheden er samtaler, ikke personer.")
        }
        (Language::En, Unit::Person) => format!("{n} of {base} invited answered: {percent}."),
        (Language::En, Unit::Conversation) => {
            format!(
                "{n} of {base} conversations were answered: {percent}. The unit is conversations, not persons."
            )
        }
    })
}

/// What a rate is, with the name that the field knows it by.
#[must_use]
pub fn definition(name: RateName, unit: Unit, language: Language) -> &'static str {
    use RateName as R;
    match (language, unit, name) {
        (Language::Da, Unit::Person, R::ResponseRate) => {
            "Brugbare svar af inviterede i målgruppen (AAPOR RR2; RR1, hvor kun gennemførte svar tæller)"
        }
        (Language::Da, Unit::Conversation, R::ResponseRate) => {
            "Brugbare svar af afholdte samtaler (AAPOR RR2; RR1, hvor kun gennemførte svar tæller)"
        }
        (Language::Da, Unit::Person, R::OfInvited) => "Brugbare svar af alle inviterede",
        (Language::Da, Unit::Conversation, R::OfInvited) => "Brugbare svar af alle samtaler",
        (Language::Da, _, R::Cooperation) => "Brugbare svar af dem, invitationen nåede (AAPOR COOP2)",
        (Language::Da, _, R::Contact) => "Nået af inviterede i målgruppen (AAPOR CON1)",
        (Language::Da, _, R::Completion) => "Gennemført af påbegyndte",
        (Language::En, Unit::Person, R::ResponseRate) => {
            "Usable answers of the eligible invited (AAPOR RR2; RR1 where only completed answers count)"
        }
        (Language::En, Unit::Conversation, R::ResponseRate) => {
            "Usable answers of the conversations held (AAPOR RR2; RR1 where only completed answers count)"
        }
        (Language::En, Unit::Person, R::OfInvited) => "Usable answers of all invited",
        (Language::En, Unit::Conversation, R::OfInvited) => "Usable answers of all conversations",
        (Language::En, _, R::Cooperation) => "Usable answers of those reached (AAPOR COOP2)",
        (Language::En, _, R::Contact) => "Reached of the eligible invited (AAPOR CON1)",
        (Language::En, _, R::Completion) => "Completed of those who started",
    }
}

/// How the rates, the missing answers and the drop-out are counted, a sentence or two each.
#[must_use]
pub fn rules(response: &Response, language: Language) -> Vec<String> {
    let mut rules: Vec<String> = Vec::new();
    let mut say = |danish: &str, english: &str| {
        rules.push(match language {
            Language::Da => danish.to_owned(),
            Language::En => english.to_owned(),
        });
    };
    if response.eligible.is_some() {
        say(
            "Svarprocenten er brugbare svar af de inviterede i målgruppen. Invitationer, der ikke nåede frem, bliver i \
             grundlaget; inviterede uden for målgruppen tages ud.",
            "The response rate is usable answers of the eligible invited. Invitations that did not arrive stay in the \
             base; invited outside the target group leave it.",
        );
    }
    if response.unit == Unit::Conversation {
        say(
            "Enheden er samtaler: den samme person kan have haft flere, så procenten er ikke af personer.",
            "The unit is conversations: one person may have had several, so the rate is not of persons.",
        );
    }
    if response.stated.is_some() {
        say(
            "Den oplyste svarprocent er holdt op mod de procenter, der følger af tallene, afrundet som den er skrevet.",
            "The stated rate was held against the rates that follow from the figures, rounded as it is written.",
        );
    }
    if !response.by_group.is_empty() {
        say(
            "I hver gruppe er det svar af inviterede i gruppen. Grupper med for få svar vises ikke.",
            "In each group it is answers of those invited in the group. Groups with too few answers are not shown.",
        );
    }
    say(
        "Ikke besvaret tælles blandt dem, spørgsmålet er stillet til. Ved ikke og ikke relevant er svar og står for sig.",
        "Not answered is counted among those the question was put to. Don't know and not relevant are answers, shown apart.",
    );
    if response.drop_out.is_some() {
        say(
            "Hvor nogen stopper, er det sidste spørgsmål i skemaets rækkefølge, som der er svaret på. Den, der kun sprang \
             det sidste over, tæller altså ved det næstsidste.",
            "Where somebody stops is the last question answered, in the order of the questionnaire. Whoever only skipped \
             the last one is thus counted at the one before.",
        );
    }
    rules
}
