//! All documents that leave together (the whole, and one for each unit), laid side by side: an attacker who narrows every
//! hidden count by every sum that holds, until nothing changes (Buzzigoli and Giusti's shuttle), works out none of them.

mod made;

use made::Draws;
use svarkort_core::analysis::{Analysis, BootstrapInput, Item, SettingsInput};
use svarkort_core::read::Source;
use svarkort_core::{Code, Study};

const UNITS: [&str; 6] = ["E1", "E2", "E3", "E4", "E5", "E6"];
const SEXES: [&str; 2] = ["K", "M"];
const ITEMS: [&str; 3] = ["q1", "q2", "q3"];
const ANSWERS: usize = 5;
const MINIMUM: u32 = 5;
/// After the units: those of none; then everybody. After the sexes: everybody.
const NO_UNIT: usize = UNITS.len();
const ALL: (usize, usize) = (UNITS.len() + 1, SEXES.len());

struct Person {
    unit: usize,
    sex: usize,
    answers: [Option<usize>; 3],
}

fn persons(seed: u64) -> Vec<Person> {
    let mut draws = Draws(seed * 7919 + 11);
    let n = 70 + draws.below(60);
    (0..n)
        .map(|row| {
            // Everybody of the fifth unit says the same of the second question; the sixth is small.
            let unit = match draws.below(40) {
                0 => NO_UNIT,
                1 => 5,
                other => [0, 0, 0, 1, 1, 2, 2, 3, 4][(other % 9) as usize],
            };
            let mut answer = || draws.below(ANSWERS as u32).min(draws.below(ANSWERS as u32)) as usize;
            let answers = [answer(), if unit == 4 { 3 } else { answer() }, answer()];
            let blank =
                |item: u32, answer| (item == 2 || !(row + 3 * item).is_multiple_of(9)).then_some(answer);
            let answers = [blank(0, answers[0]), blank(1, answers[1]), blank(2, answers[2])];
            Person { unit, sex: usize::from(draws.below(4) == 0), answers }
        })
        .collect()
}

fn study(persons: &[Person]) -> Study {
    let mut rows = String::from("enhed;kon;q1;q2;q3\n");
    for Person { unit, sex, answers } in persons {
        let code = |answer: Option<usize>| answer.map_or_else(String::new, |answer| (answer + 1).to_string());
        let unit = UNITS.get(*unit).unwrap_or(&"");
        let [q1, q2, q3] = answers.map(code);
        rows.push_str(&format!("{unit};{};{q1};{q2};{q3}\n", SEXES[*sex]));
    }
    let sources = [Source { name: "svar.csv".to_owned(), bytes: rows.into_bytes() }];
    Study::open(&sources, &mut |_, _, _| {}).expect("opens")
}

/// Counts between limits: of each group its size, and of each item the answers, the blanks and the valid ones.
struct Attacker {
    limits: Vec<(u32, u32)>,
    /// A whole and its parts.
    sums: Vec<(usize, Vec<usize>)>,
}

type Group = (usize, usize);
const BLANK: usize = ANSWERS;
const VALID: usize = ANSWERS + 1;
const COLUMNS: usize = ANSWERS + 2;

fn size(group: Group) -> usize {
    (group.0 * (ALL.1 + 1) + group.1) * (1 + ITEMS.len() * COLUMNS)
}

fn count(group: Group, item: usize, column: usize) -> usize {
    size(group) + 1 + item * COLUMNS + column
}

impl Attacker {
    fn new() -> Attacker {
        let mut sums = Vec::new();
        let width = 1 + ITEMS.len() * COLUMNS;
        for unit in 0..=ALL.0 {
            for number in 0..width {
                sums.push((
                    size((unit, ALL.1)) + number,
                    (0..ALL.1).map(|sex| size((unit, sex)) + number).collect(),
                ));
            }
            for sex in 0..=ALL.1 {
                for item in 0..ITEMS.len() {
                    let at = |column| count((unit, sex), item, column);
                    sums.push((size((unit, sex)), vec![at(VALID), at(BLANK)]));
                    sums.push((at(VALID), (0..ANSWERS).map(at).collect()));
                }
            }
        }
        for sex in 0..=ALL.1 {
            for number in 0..width {
                sums.push((
                    size((ALL.0, sex)) + number,
                    (0..ALL.0).map(|unit| size((unit, sex)) + number).collect(),
                ));
            }
        }
        Attacker { limits: vec![(0, 1_000_000); size((ALL.0, ALL.1)) + width], sums }
    }

    fn know(&mut self, number: usize, value: u32) {
        let (low, high) = self.limits[number];
        assert!(low <= value && value <= high, "documents agree");
        self.limits[number] = (value, value);
    }

    fn items(&mut self, group: Group, items: &[Item]) {
        for (place, name) in ITEMS.iter().enumerate() {
            let Some(item) = items.iter().find(|item| item.name == *name) else { continue };
            self.know(count(group, place, VALID), item.n.0);
            self.know(count(group, place, BLANK), item.missing.blank + item.missing.not_applicable);
            for answer in 0..ANSWERS {
                let code = Code::Number(answer as i64 + 1);
                let n = item.counts.iter().find(|option| option.code == code).map_or(0, |option| option.n);
                self.know(count(group, place, answer), n);
            }
        }
    }

    /// What one document tells; `unit`: of whom it is.
    fn read(&mut self, unit: usize, document: &Analysis) {
        self.know(size((unit, ALL.1)), document.respondents.answered);
        self.items((unit, ALL.1), &document.items);
        for breakdown in &document.groups {
            let by_unit = breakdown.variable == "enhed";
            for category in &breakdown.categories {
                let names: &[&str] = if by_unit { &UNITS } else { &SEXES };
                let place = names
                    .iter()
                    .position(|name| *name == category.label || Code::Text((*name).into()) == category.code);
                let place = place.expect("a category of the survey");
                let group = if by_unit { (place, ALL.1) } else { (unit, place) };
                if let Some(n) = category.n {
                    self.know(size(group), n);
                }
                self.items(group, category.items.as_deref().unwrap_or_default());
            }
            if let (true, Some(n)) = (by_unit, breakdown.not_answered.n) {
                self.know(size((NO_UNIT, ALL.1)), n);
            }
        }
    }

    fn narrow(&mut self) {
        let mut moved = true;
        while moved {
            moved = false;
            for (whole, parts) in &self.sums {
                let low: u32 = parts.iter().map(|&part| self.limits[part].0).sum();
                let high: u32 = parts.iter().map(|&part| self.limits[part].1.min(10_000_000)).sum();
                let all = self.limits[*whole];
                let told = (all.0.max(low), all.1.min(high));
                assert!(told.0 <= told.1, "what is told can be so");
                moved |= told != all;
                self.limits[*whole] = told;
                for &part in parts {
                    let own = self.limits[part];
                    let others = (low - own.0, high - own.1);
                    let narrowed = (own.0.max(told.0.saturating_sub(others.1)), own.1.min(told.1 - others.0));
                    if narrowed != own {
                        self.limits[part] = narrowed;
                        moved = true;
                        // The sums of this equation are no longer those reckoned above.
                        break;
                    }
                }
            }
        }
    }

    fn told(&self, number: usize) -> bool {
        self.limits[number].0 == self.limits[number].1
    }

    /// What the rule hides and the attacker has: groups under the smallest size, and groups in which all say the same.
    fn found(&self, persons: &[Person]) -> Vec<String> {
        let mut found = Vec::new();
        for unit in 0..=ALL.0 {
            for sex in 0..=ALL.1 {
                let here = |person: &&Person| {
                    (unit == ALL.0 || person.unit == unit) && (sex == ALL.1 || person.sex == sex)
                };
                if (unit, sex) == ALL {
                    continue;
                }
                for (item, name) in ITEMS.iter().enumerate() {
                    let answers: Vec<usize> =
                        persons.iter().filter(here).filter_map(|p| p.answers[item]).collect();
                    let n = answers.len() as u32;
                    let at = |column| count((unit, sex), item, column);
                    if n > 0 && n < MINIMUM && (0..ANSWERS).all(|answer| self.told(at(answer))) {
                        found.push(format!("{name} of the {n} in {unit}, {sex}"));
                    }
                    let alike = answers.first().filter(|first| answers.iter().all(|answer| answer == *first));
                    let others = |answer: usize| (0..ANSWERS).filter(move |other| *other != answer);
                    if alike.is_some_and(|&answer| others(answer).all(|other| self.limits[at(other)].1 == 0))
                    {
                        found.push(format!("{name} of all {n} in {unit}, {sex}"));
                    }
                }
            }
        }
        found
    }
}

fn attack(documents: &[(usize, Analysis)], persons: &[Person]) -> Vec<String> {
    let mut attacker = Attacker::new();
    for (unit, document) in documents {
        attacker.read(*unit, document);
    }
    attacker.narrow();
    attacker.found(persons)
}

#[test]
fn all_documents_together_tell_nothing_that_one_hides() {
    let asked = SettingsInput {
        groups: Some(vec!["enhed".to_owned(), "kon".to_owned()]),
        bootstrap: Some(BootstrapInput { replicates: Some(0), ..BootstrapInput::default() }),
        minimum_group: Some(MINIMUM),
        ..SettingsInput::default()
    };
    let (mut documents, mut alone) = (0, 0);
    for seed in 0..12 {
        let persons = persons(seed);
        let study = study(&persons);
        let bundle = study.bundle(&asked, &["enhed".to_owned()], &[]).expect("a bundle");
        let (mut together, mut apart) = (Vec::new(), Vec::new());
        for (place, output) in bundle.outputs.iter().enumerate() {
            let unit = output.of.as_ref().map_or(ALL.0, |part| {
                UNITS.iter().position(|name| *name == part.label).expect("a unit of the survey")
            });
            let told = study.publish_of(&bundle, place, None, &mut |_, _, _| {}).expect("published");
            together.push((unit, told.answer.value));
            let told = study.publish(&output.asked, &[], None, &mut |_, _, _| {}).expect("published");
            apart.push((unit, told.answer.value));
        }
        documents += together.len();
        let found = attack(&together, &persons);
        assert!(found.is_empty(), "seed {seed}: {found:?}");
        alone += attack(&apart, &persons).len();
    }
    eprintln!("{documents} documents: nothing found; {alone} counts where each is protected by itself");
    assert!(alone > 0, "the attacker finds what is not protected together");
}
