//! Generated files that give what Rødovre 2023, Randers 2022 and Aalborg 2018 published: the capability statements 1-2,
//! 17-18, 25, 40-42 and 44 through reading and recognition. The persons are invented.

mod golden;

use golden::{analyse, edited, file, percent};
use svarkort_core::analysis::{
    Convention, Item, LedgerInput, Measure, RangeMeasure, RateName, SettingsInput, Source, Unit,
};
use svarkort_core::codebook::{AskedIf, Bands, Edit, Edits, Role};
use svarkort_core::words::number::{count, decimal};
use svarkort_core::words::summary;
use svarkort_core::{Code, Language, Study, example};

fn role(role: Role) -> Edit {
    Edit { role: Some(role), ..Edit::default() }
}

fn names(names: &[&str]) -> Option<Vec<String>> {
    Some(names.iter().map(|name| (*name).to_owned()).collect())
}

fn mean(item: &Item) -> f64 {
    match &item.measure {
        Measure::Rating { mean: Some(mean), .. } => mean.value,
        _ => panic!("{} has no mean", item.name),
    }
}

/// Rødovre: 761 of 1,700, told by the export's own rows, in all and per benefit group.
#[test]
fn capability_02_roedovre_from_the_status_of_each_row() {
    let study = Study::open(&example::sources(), &mut |_, _, _| {}).expect("the example opens");
    // Nothing hidden, so that the groups add up.
    let noted = analyse(&study, &SettingsInput { minimum_group: Some(1), ..SettingsInput::default() });
    let response = &noted.value.response;
    assert_eq!(response.invited.map(|counted| (counted.n, counted.source)), Some((1700, Source::Export)));
    assert_eq!((response.usable, percent(761, 1700)), (761, 45));
    let rate = response.rates.first().expect("a rate");
    assert_eq!((rate.name, rate.n, rate.base), (RateName::ResponseRate, 761, 1700));
    // Background known of everybody invited adds up to them, whichever variable it is.
    let mut sums: Vec<(&str, u32, u32)> = Vec::new();
    for group in &response.by_group {
        match sums.iter_mut().find(|(name, ..)| *name == group.variable) {
            Some((_, invited, answered)) => {
                *invited += group.invited;
                *answered += group.answered;
            }
            None => sums.push((&group.variable, group.invited, group.answered)),
        }
    }
    assert!(!sums.is_empty());
    for (name, invited, answered) in sums {
        assert_eq!((invited, answered), (1700, 761), "{name}");
    }
}

/// Group, invited here, satisfied: highest A-dagpenge, sygedagpenge, fleksjob; lowest kontanthjælp, uddannelseshjælp and
/// ressourceforløb, as the press release says. 1,960 in all, 1,078 of them satisfied: 55 %.
const RANDERS: [(&str, usize, usize); 6] = [
    ("A-dagpenge", 420, 286),
    ("Sygedagpenge", 380, 250),
    ("Fleksjob", 260, 165),
    ("Kontanthjælp", 420, 168),
    ("Uddannelseshjælp", 280, 118),
    ("Ressourceforløb", 200, 91),
];

/// The centre: 200, 329, 353, 643, 435, a mean of 3.4 with 55 % in the two upper and 27 % in the two lower answers, which
/// is within the printed "25-30 %". The staff: a mean of 3.7.
const CENTRE: [usize; 5] = [200, 329, 353, 643, 435];
const STAFF: [usize; 5] = [100, 220, 400, 740, 500];

fn randers() -> Study {
    let codes = |counts: [usize; 5]| -> Vec<usize> {
        (1..).zip(counts).flat_map(|(code, n)| std::iter::repeat_n(code, n)).collect()
    };
    let (centre, staff) = (codes(CENTRE), codes(STAFF));
    let (mut low, mut high): (Vec<usize>, Vec<usize>) = (0..1960).partition(|&place| centre[place] < 4);
    let mut rows = Vec::new();
    for (group, n, satisfied) in RANDERS {
        for person in 0..n {
            let pleased = person < satisfied;
            let place = if pleased { high.pop() } else { low.pop() }.expect("the groups add up");
            // Shorter courses and older people among the satisfied.
            let weeks = if (person % 10 < 7) == pleased { person % 104 } else { 105 + person % 150 };
            let age = if (person % 10 < 6) == pleased { 50 + person % 15 } else { 18 + person % 32 };
            rows.push(vec![
                group.to_owned(),
                age.to_string(),
                weeks.to_string(),
                centre[place].to_string(),
                staff[place].to_string(),
            ]);
        }
    }
    let header = ["ydelse", "alder", "uger", "jobcenteret", "medarbejderne"].map(str::to_owned);
    let derive = |name: &str, cuts: &[f64]| Edit {
        derive: Some(Bands { name: Some(name.to_owned()), cuts: cuts.to_vec(), ..Bands::default() }),
        ..Edit::default()
    };
    let edits: Edits = [
        ("ydelse".to_owned(), role(Role::Group)),
        ("alder".to_owned(), derive("aldersgruppe", &[30.0, 50.0])),
        ("uger".to_owned(), derive("varighed", &[52.0, 105.0])),
        ("jobcenteret".to_owned(), role(Role::Outcome)),
        ("medarbejderne".to_owned(), role(Role::Item)),
    ]
    .into();
    edited(&[file("randers.csv", &header, &rows)], edits)
}

#[test]
fn capability_17_randers_means_and_shares() {
    let asked = SettingsInput {
        convention: Some(Convention::Mean),
        ledger: Some(LedgerInput { invited: Some(17_177), ..LedgerInput::default() }),
        ..SettingsInput::default()
    };
    let noted = analyse(&randers(), &asked);
    let item = |name: &str| noted.value.items.iter().find(|item| item.name == name).expect("asked");
    let (centre, staff) = (item("jobcenteret"), item("medarbejderne"));
    assert_eq!(
        (decimal(mean(centre), 1, Language::Da), decimal(mean(staff), 1, Language::Da)),
        ("3,4".into(), "3,7".into())
    );
    let Measure::Rating { boxes, mean: Some(mean), .. } = &centre.measure else { panic!("a rating") };
    assert!(mean.interval.is_some_and(|interval| interval.low < 3.4 && 3.4 < interval.high));
    assert_eq!(percent(boxes.top_two.expect("n").n, centre.n.0), 55);
    // One figure with its count, where the seed prints "25-30 %".
    let dissatisfied = boxes.bottom_two.expect("n");
    assert_eq!((dissatisfied.n, percent(dissatisfied.n, centre.n.0)), (529, 27));
    assert_eq!(percent(noted.value.response.usable, 17_177), 11);
    // Headline: the mean, beside the same answers in the other three.
    let headline = &noted.value.bridge.figures[0];
    assert!(headline.headline && headline.convention == Convention::Mean && headline.mean.is_some());
}

#[test]
fn capability_18_randers_by_length_age_and_benefit() {
    let asked =
        SettingsInput { groups: names(&["ydelse", "varighed", "aldersgruppe"]), ..SettingsInput::default() };
    let noted = analyse(&randers(), &asked);
    let range = |place: usize| {
        let ranges = &noted.value.groups[place].ranges;
        ranges
            .iter()
            .find(|r| r.item == "jobcenteret" && r.measure == RangeMeasure::Favourable)
            .expect("a range")
    };
    let text = |label: &str| vec![Code::Text(label.to_owned())];
    assert_eq!((&range(0).high.codes, &range(0).low.codes), (&text("A-dagpenge"), &text("Kontanthjælp")));
    // Short courses above long ones, and the oldest above the youngest.
    assert_eq!((&range(1).low.codes, &range(2).high.codes), (&vec![Code::Number(3)], &vec![Code::Number(3)]));
    let shares: Vec<u32> = noted.value.groups[0]
        .categories
        .iter()
        .map(|category| {
            let items = category.items.as_ref().expect("shown");
            let item = items.iter().find(|item| item.name == "jobcenteret").expect("asked");
            let Measure::Rating { favourable: Some(share), .. } = &item.measure else { panic!("a rating") };
            share.n
        })
        .collect();
    assert_eq!(shares.iter().sum::<u32>(), 1078);
}

/// Aalborg: nine questions, top 2 of 4, of 1,032 forms; agreements are followed up where there was an earlier talk.
const AALBORG: [u32; 9] = [97, 74, 94, 63, 80, 67, 81, 81, 91];
const FOLLOW_UP: usize = 5;
const EARLIER: u32 = 900;

fn aalborg() -> (Study, SettingsInput) {
    const LABELS: [&str; 4] = ["Slet ikke", "I mindre grad", "I nogen grad", "I høj grad"];
    let rows: Vec<Vec<String>> = (0..1032_u32)
        .map(|person| {
            let mut row = vec![if person < EARLIER { "Ja" } else { "Nej" }.to_owned()];
            for (question, share) in AALBORG.into_iter().enumerate() {
                let base = if question == FOLLOW_UP { EARLIER } else { 1032 };
                let top = (share * base + 50) / 100;
                let label = if person < top { 2 + person % 2 } else { person % 2 };
                let asked = person < base;
                row.push(if asked { LABELS[label as usize] } else { "" }.to_owned());
            }
            row
        })
        .collect();
    let mut header = vec!["tidligere_samtale".to_owned()];
    header.extend((1..=9).map(|place| format!("q{place}")));
    let rule = AskedIf { variable: header[0].clone(), codes: vec![Code::Text("Ja".to_owned())] };
    let mut edits: Edits = header[1..].iter().map(|name| (name.clone(), role(Role::Item))).collect();
    edits.insert(header[0].clone(), role(Role::Group));
    edits.insert("q6".to_owned(), Edit { asked_if: Some(Some(rule)), ..role(Role::Item) });
    let asked = SettingsInput {
        convention: Some(Convention::Top2),
        ledger: Some(LedgerInput {
            invited: Some(2070),
            unit: Some(Unit::Conversation),
            ..LedgerInput::default()
        }),
        ..SettingsInput::default()
    };
    (edited(&[file("aalborg.csv", &header, &rows)], edits), asked)
}

#[test]
fn capability_41_aalborg_from_a_file() {
    let (study, asked) = aalborg();
    let noted = analyse(&study, &asked);
    let published: Vec<u32> = noted
        .value
        .items
        .iter()
        .map(|item| {
            let Measure::Rating { boxes, .. } = &item.measure else { panic!("a rating") };
            percent(boxes.upper_half.expect("n").n, item.n.0)
        })
        .collect();
    assert_eq!(published, AALBORG);
    let follow_up = &noted.value.items[FOLLOW_UP];
    assert_eq!((follow_up.asked, follow_up.n.0, follow_up.missing.blank), (EARLIER, EARLIER, 0));
    assert_eq!(noted.value.response.below_limit, Some(true));
}

/// The numbers of a sentence, as they are written: "97", "1.032", "49,9".
fn numbers(text: &str) -> Vec<String> {
    let kept: String =
        text.chars().map(|c| if c.is_ascii_digit() || c == '.' || c == ',' { c } else { ' ' }).collect();
    let numbers = kept.split_whitespace().map(|number| number.trim_matches(['.', ',']).to_owned());
    numbers.filter(|number| !number.is_empty()).collect()
}

/// Every number of the text for a press release is a cell of the analysis, a count of it, or the limit of its test; the
/// unit and the reservation follow along.
#[test]
fn capability_45_a_press_release_from_the_same_cells() {
    let (study, asked) = aalborg();
    let noted = analyse(&study, &asked);
    let text = summary(&noted.value, &noted.notes, Language::Da);
    let all = text.join(" ");
    assert!(all.contains("1.032 af 2.070 samtaler") && all.contains("49,9"), "{all}");
    assert!(all.contains("kan være skævt"), "a rate under the limit carries its reservation: {all}");
    assert!(!all.to_lowercase().contains("borger"), "{all}");
    let mut cells: Vec<String> = ["1.032", "2.070", "49,9", "50", "5", "0,001"].map(str::to_owned).into();
    for item in &noted.value.items {
        let Measure::Rating { boxes, .. } = &item.measure else { continue };
        for share in [boxes.upper_half, boxes.lower_half].into_iter().flatten() {
            cells.push(percent(share.n, item.n.0).to_string());
        }
        cells.push(count(item.n.0, Language::Da));
        // The names of the questions hold their places.
        cells.extend(numbers(&item.label));
    }
    for number in numbers(&all) {
        assert!(cells.contains(&number), "{number} is no cell: {all}");
    }
    // The outcome's answers, the best, the worst and the groups that stand out, where there are such.
    let randers =
        analyse(&randers(), &SettingsInput { groups: names(&["ydelse"]), ..SettingsInput::default() });
    let told = summary(&randers.value, &randers.notes, Language::Da).join(" ").replace('\u{a0}', " ");
    assert!(
        told.contains("55 pct.") && told.contains("A-dagpenge") && told.contains("Kontanthjælp"),
        "{told}"
    );
    let english = summary(&randers.value, &randers.notes, Language::En);
    assert_eq!(english.len(), summary(&randers.value, &randers.notes, Language::Da).len());
}
