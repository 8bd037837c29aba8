//! Who was asked and who answered: the capability statements 1, 2, 16, 21, 26, 40 and 44, with the seeds' numbers.

mod made;

use made::{all, answer, ask, codes, kinds, rating, single, survey};
use svarkort_core::analysis::{
    Analysis, Ledger, LedgerInput, Population, RateName, SettingsInput, Source, Unit,
};
use svarkort_core::codebook::Role;
use svarkort_core::survey::Survey;
use svarkort_core::words::number::{percent, percent_tenths};
use svarkort_core::words::{self};
use svarkort_core::{Language, NoteKind, Noted, Share};

/// `n` respondents with one question.
fn answering(n: usize) -> Survey {
    let codes: Vec<i64> = (0..n as i64).map(|row| 1 + row % 5).collect();
    survey(vec![rating("q1", Role::Outcome, 1, 5, &all(&codes))])
}

fn with(ledger: LedgerInput) -> SettingsInput {
    SettingsInput { ledger: Some(ledger), ..SettingsInput::default() }
}

fn rate(noted: &Noted<Analysis>, name: RateName) -> Option<(u32, u32)> {
    let rate = noted.value.response.rates.iter().find(|rate| rate.name == name)?;
    Some((rate.n, rate.base))
}

/// Rødovre 2023: "i alt 761 borgere ... svarprocent på 45" of 1,700.
#[test]
fn capability_01_roedovre_761_of_1700_is_45_per_cent() {
    let asked = SettingsInput { population: Some(Population::Total(1700)), ..SettingsInput::default() };
    let noted = answer(&answering(761), &asked);
    assert_eq!(rate(&noted, RateName::ResponseRate), Some((761, 1700)));
    assert_eq!(percent(761, 1700, Language::Da), "45\u{a0}%");
    assert_eq!(percent_tenths(761, 1700, Language::Da), "44,8\u{a0}%");
    let sentence = words::response::sentence(&noted.value.response, Language::Da);
    assert_eq!(sentence.as_deref(), Some("761 af 1.700 inviterede har svaret: 44,8\u{a0}%."));
    assert_eq!(noted.value.respondents.invited, Some(1700));
}

/// Rødovre: respondents per benefit category, with n and, where the invited are known, a rate.
#[test]
fn capability_02_rates_per_group_from_typed_margins() {
    let group: Vec<i64> = [vec![1; 300], vec![2; 261], vec![3; 200]].concat();
    let made = survey(vec![
        rating("q1", Role::Outcome, 1, 5, &all(&(0..761).map(|row| 1 + row % 5).collect::<Vec<_>>())),
        single("ydelse", Role::Group, &[1, 2, 3], &all(&group)),
    ]);
    let margins = [("1", 600), ("2", 700), ("3", 400)].map(|(code, n)| (code.to_owned(), n));
    let population = Population::Margins([("ydelse".to_owned(), margins.into())].into());
    let asked = SettingsInput {
        population: Some(population),
        groups: Some(vec!["ydelse".to_owned()]),
        ..SettingsInput::default()
    };
    let noted = answer(&made, &asked);
    let respondents = &noted.value.respondents;
    let rates: Vec<(u32, u32)> =
        respondents.by_group.iter().map(|rate| (rate.answered, rate.invited)).collect();
    assert_eq!(rates, [(300, 600), (261, 700), (200, 400)]);
    assert_eq!(respondents.by_group[0].rate, Share(0.5));
    assert_eq!(respondents.by_group[0].source, Source::Typed);
    // The margins add up to those invited in all.
    assert_eq!(respondents.invited, Some(1700));
    assert_eq!(rate(&noted, RateName::ResponseRate), Some((761, 1700)));
    let n: Vec<_> = noted.value.groups[0].categories.iter().map(|category| category.n).collect();
    assert_eq!(n, [Some(300), Some(261), Some(200)]);
}

#[test]
fn capability_02_some_margins_alone_are_not_everybody_invited() {
    let group: Vec<i64> = [vec![1; 60], vec![2; 40]].concat();
    let made = survey(vec![
        rating("q1", Role::Outcome, 1, 5, &all(&(0..100).map(|row| 1 + row % 5).collect::<Vec<_>>())),
        single("ydelse", Role::Group, &[1, 2], &all(&group)),
    ]);
    let typed = |counts: &[(&str, u32)]| {
        let counts = counts.iter().map(|(code, n)| ((*code).to_owned(), *n)).collect();
        SettingsInput {
            population: Some(Population::Margins([("ydelse".to_owned(), counts)].into())),
            ..SettingsInput::default()
        }
    };
    let some = answer(&made, &typed(&[("1", 90)])).value.respondents;
    assert_eq!((some.invited, some.rate, some.by_group.len()), (None, None, 1));
    // By code or by label, and two codes that mean the same add up.
    let whole = answer(&made, &typed(&[("answer 1", 90), ("2", 60)])).value.respondents;
    assert_eq!((whole.invited, whole.rate), (Some(150), Some(Share(100.0 / 150.0))));
    assert_eq!(ask(&made, &typed(&[("7", 90)])).expect_err("no such group").code(), "bad_settings");
    // More answers than invited: said, and no rate for that group.
    let noted = answer(&made, &typed(&[("1", 50), ("2", 60)]));
    assert_eq!(kinds(&noted, "more_than_invited"), [&NoteKind::MoreThanInvited { groups: 1 }]);
    assert_eq!(noted.value.respondents.by_group.len(), 1);
}

/// Randers 2022: 1,960 of 17,177 is stated as "ca. 23 procent" (number check F2).
#[test]
fn capability_16_randers_23_per_cent_is_contradicted_with_its_base() {
    let ledger =
        LedgerInput { invited: Some(17_177), stated_rate: Some(Share(0.23)), ..LedgerInput::default() };
    let noted = answer(&answering(1960), &with(ledger));
    assert_eq!(percent_tenths(1960, 17_177, Language::Da), "11,4\u{a0}%");
    assert_eq!(rate(&noted, RateName::ResponseRate), Some((1960, 17_177)));
    let stated = noted.value.response.stated.expect("it was stated");
    assert_eq!((stated.agrees_with, stated.base_low, stated.base_high), (None, 8340, 8711));
    let [NoteKind::RateMismatch { base_low: 8340, base_high: 8711, .. }] = kinds(&noted, "rate_mismatch")[..]
    else {
        panic!("the stated rate is refused");
    };
    let note = noted.notes.iter().find(|note| note.kind.code() == "rate_mismatch").expect("there");
    let sentence = words::note(note, Language::Da);
    for part in ["23\u{a0}pct.", "11,4\u{a0}pct.", "8.340", "8.711"] {
        assert!(sentence.contains(part), "{sentence}");
    }
    // The rate that stands is the one that follows from the parts.
    let stands = noted.value.respondents.rate.expect("a rate");
    assert!((stands.0 - 1960.0 / 17_177.0).abs() < 1e-15);
}

#[test]
fn capability_16_invited_eligible_reached_and_answered_are_fields_of_their_own() {
    let ledger = LedgerInput {
        invited: Some(2000),
        ineligible: Some(100),
        bounced: Some(300),
        stated_rate: Some(Share(0.5)),
        ..LedgerInput::default()
    };
    let noted = answer(&answering(800), &with(ledger));
    let response = &noted.value.response;
    let n = |counted: Option<svarkort_core::analysis::Counted>| counted.map(|counted| counted.n);
    assert_eq!(n(response.invited), Some(2000));
    assert_eq!(n(response.eligible), Some(1900));
    assert_eq!(n(response.reached), Some(1600));
    assert_eq!(response.usable, 800);
    // Bounced invitations stay in AAPOR's base, ineligible ones leave it.
    assert_eq!(rate(&noted, RateName::ResponseRate), Some((800, 1900)));
    assert_eq!(rate(&noted, RateName::OfInvited), Some((800, 2000)));
    assert_eq!(rate(&noted, RateName::Cooperation), Some((800, 1600)));
    assert_eq!(rate(&noted, RateName::Contact), Some((1600, 1900)));
    // A stated rate may be one of the other rates, and is then told which.
    assert_eq!(response.stated.expect("stated").agrees_with, Some(RateName::Cooperation));
    assert!(kinds(&noted, "rate_mismatch").is_empty());
}

#[test]
fn capability_16_parts_larger_than_their_whole_give_no_rate() {
    for ledger in [
        LedgerInput { invited: Some(700), ..LedgerInput::default() },
        LedgerInput { invited: Some(2000), reached: Some(2100), ..LedgerInput::default() },
        LedgerInput {
            invited: Some(2000),
            bounced: Some(1500),
            ineligible: Some(600),
            ..LedgerInput::default()
        },
        LedgerInput { invited: Some(2000), bounced: Some(1500), ..LedgerInput::default() },
    ] {
        let noted = answer(&answering(761), &with(ledger));
        assert!(!kinds(&noted, "ledger_mismatch").is_empty(), "{ledger:?}");
        assert!(noted.value.response.rates.is_empty() && noted.value.respondents.rate.is_none());
    }
    for ledger in [
        LedgerInput { invited: Some(0), ..LedgerInput::default() },
        LedgerInput { stated_rate: Some(Share(23.0)), ..LedgerInput::default() },
        LedgerInput { limit: Some(Share(f64::NAN)), ..LedgerInput::default() },
    ] {
        assert_eq!(ask(&answering(10), &with(ledger)).expect_err("refused").code(), "bad_settings");
    }
}

/// Randers: the survey is of those in contact now and those of the last twelve months; a status variable parts them.
#[test]
fn capability_21_a_status_variable_parts_the_population() {
    let status: Vec<i64> = (0..60).map(|row| 1 + i64::from(row % 3 == 0)).collect();
    let made = survey(vec![
        rating("q1", Role::Outcome, 1, 5, &all(&(0..60).map(|row| 1 + row % 5).collect::<Vec<_>>())),
        single("status", Role::Group, &[1, 2], &all(&status)),
    ]);
    let asked = SettingsInput { groups: Some(vec!["status".to_owned()]), ..SettingsInput::default() };
    let n: Vec<_> = answer(&made, &asked).value.groups[0].categories.iter().map(|c| c.n).collect();
    assert_eq!(n, [Some(40), Some(20)]);
    let filter = [("status".to_owned(), vec![svarkort_core::Code::Number(2)])].into();
    let part = answer(&made, &SettingsInput { filter: Some(filter), ..SettingsInput::default() });
    assert_eq!(part.value.respondents.answered, 20);
    // The ledger stays that of the whole survey.
    assert_eq!(part.value.response.usable, 60);
}

/// Aalborg 2018: 1,032 forms of 2,070 planned conversations, 50 %; one citizen may have had two (number check F7).
#[test]
fn capability_40_aalborg_counts_conversations() {
    let ledger = LedgerInput {
        invited: Some(2070),
        unit: Some(Unit::Conversation),
        stated_rate: Some(Share(0.5)),
        ..LedgerInput::default()
    };
    let noted = answer(&answering(1032), &with(ledger));
    assert_eq!(percent(1032, 2070, Language::Da), "50\u{a0}%");
    assert_eq!(rate(&noted, RateName::ResponseRate), Some((1032, 2070)));
    assert_eq!(noted.value.response.stated.expect("stated").agrees_with, Some(RateName::ResponseRate));
    for language in [Language::Da, Language::En] {
        let sentence = words::response::sentence(&noted.value.response, language).expect("a rate");
        let lower = sentence.to_lowercase();
        assert!(lower.contains("samtaler") || lower.contains("conversations"), "{sentence}");
        for word in ["borger", "citizen", "inviterede", "invited"] {
            assert!(!lower.contains(word), "{sentence}");
        }
    }
}

/// Aalborg prints a reservation on its 49.9 %; the limit is the reader's.
#[test]
fn capability_44_a_low_rate_carries_a_reservation() {
    let ledger = LedgerInput { invited: Some(2070), ..LedgerInput::default() };
    let noted = answer(&answering(1032), &with(ledger));
    assert_eq!(noted.value.settings.ledger.limit, Ledger::default().limit);
    assert_eq!(noted.value.response.below_limit, Some(true));
    assert!(codes(&noted).contains(&("low_response", None)));
    let ledger = LedgerInput { limit: Some(Share(0.4)), ..ledger };
    let noted = answer(&answering(1032), &with(ledger));
    assert_eq!(noted.value.response.below_limit, Some(false));
    assert!(kinds(&noted, "low_response").is_empty());
}
