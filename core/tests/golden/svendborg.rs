//! The 573 respondents of Svendborg 2012: the only counts that fit its figures, once two misprints are repaired (F11, F12
//! of the number check). The persons and their single answers are invented; the split between the two upper classes is
//! lost in the seed and chosen here.

use svarkort_core::codebook::{Edit, Edits, Role};
use svarkort_core::read::Source;

use super::file;

pub const ITEMS: usize = 14;
const ANSWERS: [&str; 5] = [
    "Slet ikke tilfreds",
    "I mindre grad tilfreds",
    "Neutral",
    "I høj grad tilfreds",
    "I meget høj grad tilfreds",
];

pub const JOBKLARE: &str = "Jobklare";
pub const MATCH: &str = "Matchkategori 2 og 3";
pub const SYGEDAGPENGE: &str = "Sygedagpenge";
pub const LEDIGHEDSYDELSE: &str = "Ledighedsydelse";
pub const REVALIDENDER: &str = "Revalidender";

/// Each group once for each of its published tables: the classes add up the same way in all of them.
const GROUPS: [(&str, [u32; 5]); 5] = [
    (JOBKLARE, [1, 8, 21, 62, 96]),
    (MATCH, [1, 8, 30, 50, 47]),
    (SYGEDAGPENGE, [3, 9, 26, 52, 59]),
    (LEDIGHEDSYDELSE, [0, 1, 6, 29, 14]),
    (REVALIDENDER, [0, 3, 14, 17, 16]),
];

/// Figure 2, 3 and 5, table 3, 4 and 5: column, category, classes within the group.
const TABLES: [(&str, &str, &str, [u32; 5]); 18] = [
    (JOBKLARE, "aktor", "Jobcenter", [0, 7, 15, 39, 65]),
    (JOBKLARE, "aktor", "Anden aktør", [1, 1, 6, 23, 31]),
    (JOBKLARE, "samme", "Ja", [0, 3, 11, 42, 69]),
    (JOBKLARE, "samme", "Nej", [1, 5, 10, 20, 27]),
    (MATCH, "match", "Match 2", [1, 5, 23, 38, 33]),
    (MATCH, "match", "Match 3", [0, 3, 7, 12, 14]),
    // Table 3: 2 and 65 of 85, 7 and 32 of 51.
    (MATCH, "samme", "Ja", [0, 2, 18, 33, 32]),
    (MATCH, "samme", "Nej", [1, 6, 12, 17, 15]),
    // Table 4 with 53 men (F11).
    (SYGEDAGPENGE, "koen", "Mand", [2, 5, 7, 18, 21]),
    (SYGEDAGPENGE, "koen", "Kvinde", [1, 4, 19, 34, 38]),
    // Table 5: the three without a match category are all satisfied (F27).
    (LEDIGHEDSYDELSE, "match", "Match 1", [0, 0, 4, 23, 12]),
    (LEDIGHEDSYDELSE, "match", "Match 2", [0, 1, 2, 4, 1]),
    (LEDIGHEDSYDELSE, "samme", "Ja", [0, 0, 4, 24, 12]),
    (LEDIGHEDSYDELSE, "samme", "Nej", [0, 1, 2, 5, 2]),
    (LEDIGHEDSYDELSE, "erhverv", "Højtuddannet service", [0, 0, 0, 3, 1]),
    (LEDIGHEDSYDELSE, "erhverv", "Lavtuddannet service", [0, 1, 5, 12, 5]),
    (LEDIGHEDSYDELSE, "erhverv", "Manuelt arbejde", [0, 0, 1, 9, 5]),
    (LEDIGHEDSYDELSE, "erhverv", "Relationsbetonet arbejde", [0, 0, 0, 5, 3]),
];

/// Table 1: expected minutes on average. Table 2: the same caseworker, of those groups whose classes it is not known for.
const MINUTES: [(&str, u32); 5] =
    [(JOBKLARE, 29), (MATCH, 42), (SYGEDAGPENGE, 44), (LEDIGHEDSYDELSE, 38), (REVALIDENDER, 39)];
const SAME: [(&str, u32); 2] = [(SYGEDAGPENGE, 101), (REVALIDENDER, 30)];

const BACKGROUND: [&str; 5] = ["aktor", "samme", "match", "koen", "erhverv"];

pub fn sources() -> Vec<Source> {
    let mut header: Vec<String> = vec!["gruppe".to_owned()];
    header.extend(BACKGROUND.map(str::to_owned));
    header.push("minutter".to_owned());
    header.extend((1..=ITEMS).map(|item| format!("tilfredshed_{item:02}")));
    let mut rows = Vec::new();
    for (group, classes) in GROUPS {
        let n: u32 = classes.iter().sum();
        let minutes = MINUTES.iter().find(|(name, _)| *name == group).expect("in table 1").1;
        let mut left: Vec<(&str, &str, [u32; 5])> = TABLES
            .iter()
            .filter(|(name, ..)| *name == group)
            .map(|(_, column, category, classes)| (*column, *category, *classes))
            .collect();
        let mut same_left = SAME.iter().find(|(name, _)| *name == group).map(|(_, same)| *same);
        let mut person = 0;
        for (class, count) in classes.into_iter().enumerate() {
            for _ in 0..count {
                let mut row = vec![group.to_owned()];
                for column in BACKGROUND {
                    let place = left.iter_mut().find(|(of, _, classes)| *of == column && classes[class] > 0);
                    let category = match place {
                        Some((_, category, classes)) => {
                            classes[class] -= 1;
                            *category
                        }
                        None if column == "samme" && same_left.is_some() => {
                            let same = same_left.as_mut().expect("just seen");
                            let yes = *same > 0;
                            *same = same.saturating_sub(1);
                            if yes { "Ja" } else { "Nej" }
                        }
                        None => "",
                    };
                    row.push(category.to_owned());
                }
                // Twenty minutes to either side, so that the mean is the published one.
                let away = if person + 1 == n && n % 2 == 1 { 0 } else { 5 * (person / 2 % 4) };
                let minute = if person % 2 == 0 { minutes + away } else { minutes - away };
                row.push(minute.to_string());
                row.extend(
                    answers(class, person).map(|answer| answer.map_or("", |at| ANSWERS[at]).to_owned()),
                );
                rows.push(row);
                person += 1;
            }
        }
        assert!(left.iter().all(|(.., classes)| classes.iter().all(|left| *left == 0)), "{group}");
    }
    vec![file("svendborg.csv", &header, &rows)]
}

/// Fourteen answers whose mean is cut back into `class`; a few are left out, and nobody answers everything alike.
fn answers(class: usize, person: u32) -> [Option<usize>; ITEMS] {
    let mut answers = [Some(class); ITEMS];
    let (one, two) = ((person % 14) as usize, ((person + 5) % 14) as usize);
    // A step up and a step down leave the mean where it is; at the ends, one step of fourteen does not cross a cut.
    answers[one] = Some((class + 1).min(4));
    answers[two] = Some(class.saturating_sub(1));
    for skipped in 0..(person % 4) as usize {
        answers[(one + 7 + skipped) % 14] = None;
    }
    answers
}

/// What a reader decides: the groups are groups, the minutes a question, and no question is satisfaction in all.
pub fn edits() -> Edits {
    let role = |role| Edit { role: Some(role), ..Edit::default() };
    let mut edits: Edits = BACKGROUND.iter().map(|name| ((*name).to_owned(), role(Role::Group))).collect();
    edits.insert("gruppe".to_owned(), role(Role::Group));
    edits.insert("minutter".to_owned(), role(Role::Item));
    edits.extend((1..=ITEMS).map(|item| (format!("tilfredshed_{item:02}"), role(Role::Item))));
    edits
}
