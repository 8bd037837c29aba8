//! A seed in, the files of an invented job centre's survey out, as SurveyXact would have exported them: the example runs
//! the same path as anybody's own file.
//!
//! Jobcenter Eksempelby does not exist and nobody gave these answers. What was published of Rødovre's survey of 2023
//! (Beskæftigelsesudvalget, 10 October 2023, item 39) comes out of it: 761 of 1,700 answered; 54, 21 and 25 % satisfied,
//! neither and dissatisfied; 73 % against 11 % on friendliness; the three groups with the largest share of dissatisfied.
//! The counts of each question are fixed; a seed decides who gave which answer, so that every seed shows these figures.
//!
//! How: each respondent has a general view of the job centre (shifted by benefit group), a view of each theme, and one of
//! each question; an answer is the place in the order of these, cut at the fixed counts. Satisfaction in all follows from
//! the views of the single questions, by weights.

mod content;
mod draw;
mod write;

use self::content::{COMMENTS, COMMENTS_WRITTEN, GROUPS, ITEMS, OUTCOME, THEMES};
use self::draw::{Draw, best_first};
use crate::order::InOrder;
use crate::read::Source;
use crate::units::Seed;

pub(crate) const INVITED: usize = 1700;
pub(crate) const ANSWERED: usize = 761;
/// The code of "don't know / not relevant".
pub(crate) const NOT_RELEVANT: u8 = 6;
/// The seed of the example that the page shows: every corner of its map holds something, no driver is negative.
const SHOWN: Seed = Seed(260);

/// One row of the dataset.
#[derive(Debug, Clone)]
struct Person {
    id: u32,
    /// Codes of the background questions; known of everybody invited.
    group: u8,
    sex: u8,
    age: u8,
    duration: u8,
    /// Absent for those who did not answer.
    answers: Option<Answers>,
}

#[derive(Debug, Clone)]
struct Answers {
    outcome: u8,
    /// `None`: left blank.
    items: Vec<Option<u8>>,
    comment: Option<&'static str>,
}

/// The example as the page shows it.
#[must_use]
pub fn sources() -> Vec<Source> {
    survey(SHOWN)
}

/// Dataset, structure and labels; each seed gives other persons and the same published figures.
#[must_use]
pub fn survey(seed: Seed) -> Vec<Source> {
    write::files(&people(seed))
}

fn people(seed: Seed) -> Vec<Person> {
    let mut draw = Draw::new(seed);
    let mut respondents = respondents(&mut draw);
    let mut people = Vec::with_capacity(INVITED);
    for (code, group) in (1_u8..).zip(&GROUPS) {
        for place in 0..group.invited {
            let answers = (place < group.answered).then(|| respondents.next_of(code)).flatten();
            people.push(background(code, answers, &mut draw));
        }
    }
    draw.shuffle(&mut people);
    for (id, person) in (410_200_317_u32..).step_by(3).zip(&mut people) {
        person.id = id;
    }
    people
}

fn background(group: u8, answers: Option<Answers>, draw: &mut Draw) -> Person {
    let sex = 1 + u8::from(draw.part() < 0.46);
    let age = match group {
        // Education help is for those under thirty.
        4 | 5 => 1,
        _ => draw.pick(&[0.13, 0.22, 0.25, 0.27, 0.13]),
    };
    let duration = match group {
        1 | 7 => draw.pick(&[0.34, 0.45, 0.17, 0.04]),
        2 | 4 | 6 => draw.pick(&[0.20, 0.42, 0.24, 0.14]),
        _ => draw.pick(&[0.06, 0.22, 0.31, 0.41]),
    };
    Person { id: 0, group, sex, age, duration, answers }
}

/// The answers of all respondents, by group.
struct Respondents {
    by_group: Vec<Vec<Answers>>,
}

impl Respondents {
    fn next_of(&mut self, group: u8) -> Option<Answers> {
        self.by_group[usize::from(group) - 1].pop()
    }
}

fn respondents(draw: &mut Draw) -> Respondents {
    let group_of: Vec<usize> = GROUPS
        .iter()
        .enumerate()
        .flat_map(|(group, size)| std::iter::repeat_n(group, usize::from(size.answered)))
        .collect();
    let general: Vec<f64> = group_of.iter().map(|&group| draw.normal() + GROUPS[group].shift).collect();
    let themes: Vec<[f64; THEMES.len()]> =
        group_of.iter().map(|_| std::array::from_fn(|_| draw.normal())).collect();
    let views: Vec<Vec<f64>> = (0..group_of.len())
        .map(|i| {
            ITEMS
                .iter()
                .map(|item| 0.52 * general[i] + 0.34 * themes[i][item.theme] + 0.78 * draw.normal())
                .collect()
        })
        .collect();
    let in_all: Vec<f64> = views
        .iter()
        .map(|views| {
            let weighed: f64 = views.iter().zip(&ITEMS).map(|(view, item)| item.weight * view).sum();
            weighed + content::UNEXPLAINED * draw.normal()
        })
        .collect();

    let mut answers =
        vec![Answers { outcome: 0, items: vec![None; ITEMS.len()], comment: None }; in_all.len()];
    for (code, respondents) in cut(&best_first(&in_all), &OUTCOME.counts) {
        respondents.iter().for_each(|&i| answers[i].outcome = code);
    }
    // Some skip more questions than others.
    let skipping: Vec<f64> = group_of.iter().map(|_| draw.normal()).collect();
    for (place, item) in ITEMS.iter().enumerate() {
        let valid: usize = item.counts.iter().map(|&count| usize::from(count)).sum();
        let skips: Vec<f64> = skipping.iter().map(|skip| 1.4 * skip + draw.normal()).collect();
        let by_skipping = best_first(&skips);
        let (missing, answering) = by_skipping.split_at(ANSWERED - valid);
        for (count, &i) in missing.iter().enumerate() {
            answers[i].items[place] = (count % 4 != 3).then_some(NOT_RELEVANT);
        }
        let mut by_view: Vec<usize> = answering.to_vec();
        by_view.order_by(|&a, &b| views[b][place].total_cmp(&views[a][place]).then(a.cmp(&b)));
        for (code, respondents) in cut(&by_view, &item.counts) {
            respondents.iter().for_each(|&i| answers[i].items[place] = Some(code));
        }
    }
    let mut writers: Vec<usize> = (0..answers.len()).collect();
    draw.shuffle(&mut writers);
    for (&writer, comment) in writers.iter().zip(COMMENTS.iter().cycle()).take(COMMENTS_WRITTEN) {
        answers[writer].comment = Some(comment);
    }
    let mut by_group = vec![Vec::new(); GROUPS.len()];
    for (group, answers) in group_of.into_iter().zip(answers) {
        by_group[group].push(answers);
    }
    Respondents { by_group }
}

/// The respondents, most favourable first, parted so that each code has its count; codes run from 1, the least favourable.
fn cut<'a>(best_first: &'a [usize], counts: &[u16; 5]) -> Vec<(u8, &'a [usize])> {
    let mut left = best_first;
    let mut parts = Vec::new();
    for (code, &count) in (1_u8..).zip(counts).collect::<Vec<_>>().into_iter().rev() {
        let (part, rest) = left.split_at(usize::from(count).min(left.len()));
        parts.push((code, part));
        left = rest;
    }
    parts
}

#[cfg(test)]
mod tests;
