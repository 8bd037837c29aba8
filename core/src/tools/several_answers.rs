//! Columns whose cells hold several answers in, one column per option out, 1 where it was chosen and 0 where it was not.
//!
//! Microsoft Forms ends each answer with `;`, Google Forms puts `, ` between them, Qualtrics `,`, Kobo a blank between
//! codes, and SPSS may keep the first answer, the second and so on in columns of their own. Where options hold the sign
//! that stands between answers ("Bus, tog eller metro"), they are found by always standing together.

use std::collections::{BTreeMap, BTreeSet};

use super::{Asked, Meaning, Told, Tool};
use crate::read::described::Set;
use crate::read::{Column, Names, Table};
use crate::units::Code;

/// Replaces every such column. What people wrote in themselves is kept as text in a column of its own.
pub(super) fn spread(table: &mut Table, meaning: &mut Meaning) {
    mentions(table, meaning);
    let found: Vec<Option<Joined>> =
        table.columns.iter().map(|column| joined(table, column, meaning)).collect();
    if found.iter().all(Option::is_none) {
        return;
    }
    let mut names = Names::default();
    for (place, column) in table.columns.iter().enumerate() {
        names.unique(&column.name, place);
    }
    let columns = std::mem::take(&mut table.columns);
    for (column, found) in columns.into_iter().zip(found) {
        match found {
            Some(joined) => table.columns.extend(options(&column, &joined, meaning, &mut names)),
            None => table.columns.push(column),
        }
    }
}

/// How a column's answers are joined.
struct Joined {
    /// In the order of the tool, or of the alphabet.
    options: Vec<String>,
    /// Per value of the column: the options chosen, and what was written beside them.
    chosen: Vec<(Vec<usize>, String)>,
}

/// Fewer different answers are a list of options that hold a comma.
const FEWEST_CELLS: usize = 10;
const MOST_OPTIONS: usize = 60;

fn joined(table: &Table, column: &Column, meaning: &Meaning) -> Option<Joined> {
    let told = meaning.of(&column.name);
    let asked = told.and_then(|told| told.asked);
    let described = table.described.get(&column.name).and_then(|described| described.set.as_ref());
    if matches!(described, Some(Set::Joined)) {
        return by_sign(column, " ", told);
    }
    // What the tool calls something else is that.
    if asked.is_some_and(|asked| asked != Asked::Multiple) {
        return None;
    }
    let values = || column.values.iter().skip(1);
    let ended = values().filter(|value| value.ends_with(';')).count();
    if ended > 0 && ended * 10 >= (column.values.len() - 1) * 9 {
        return by_sign(column, ";", told);
    }
    let signs: &[&str] =
        if meaning.tool == Some(Tool::Qualtrics) { &[TIGHT, "\n"] } else { &[";", ", ", "|", "\n"] };
    signs.iter().find_map(|sign| {
        let many = values().filter(|value| parts(value, sign).len() > 1).count();
        let answered = column.cells.iter().filter(|cell| *cell != 0).count();
        let different = column.values.len() - 1;
        let few = different < FEWEST_CELLS && !each_alone(column, sign);
        if few || answered < different * 3 / 2 || many * 3 <= different {
            return None;
        }
        by_sign(column, sign, told)
    })
}

/// Qualtrics puts a comma between answers and no blank after it; the comma inside an option has one.
const TIGHT: &str = ",";

fn parts<'v>(value: &'v str, sign: &str) -> Vec<&'v str> {
    let mut parts: Vec<&str> = Vec::new();
    let mut from = 0;
    for (at, _) in value.match_indices(sign) {
        if sign != TIGHT || !value[at + 1..].starts_with(' ') {
            parts.push(&value[from..at]);
            from = at + sign.len();
        }
    }
    parts.push(&value[from..]);
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Whether every answer that stands with others stands alone too, as no half of an option does.
fn each_alone(column: &Column, sign: &str) -> bool {
    let values: BTreeSet<&str> = column.values.iter().skip(1).collect();
    values.iter().flat_map(|value| parts(value, sign)).all(|part| values.contains(part))
}

/// By the sign between answers; `None` where what is between is not a list of options.
fn by_sign(column: &Column, sign: &str, told: Option<&Told>) -> Option<Joined> {
    let counts = column.counts();
    let cells: Vec<Vec<&str>> = column.values.iter().map(|value| parts(value, sign)).collect();
    let known = told.map_or(&[][..], |told| told.labels.as_slice());
    let cells: Vec<Vec<String>> = if known.is_empty() {
        together(&cells, &counts, sign)
    } else {
        cells.iter().map(|cell| cell.iter().map(|part| (*part).to_owned()).collect()).collect()
    };
    // One answer each, with a comma in it.
    let answered: u32 = counts.iter().skip(1).sum();
    let several: u32 = cells.iter().zip(&counts).filter(|(cell, _)| cell.len() > 1).map(|(_, n)| n).sum();
    if known.is_empty() && sign != ";" && several * 20 < answered {
        return None;
    }
    let mut answers: BTreeMap<&str, u32> = BTreeMap::new();
    for (cell, n) in cells.iter().zip(&counts) {
        for part in cell.iter().collect::<BTreeSet<_>>() {
            *answers.entry(part).or_default() += n;
        }
    }
    let options: Vec<String> = if known.is_empty() {
        // What people were given to choose is chosen again and again; what one wrote is not.
        let usual = |n: u32| n >= 3 && n * 200 >= answered;
        let usual: Vec<String> =
            answers.iter().filter(|(_, n)| usual(**n)).map(|(part, _)| (*part).to_owned()).collect();
        let named: u32 = usual.iter().map(|option| answers[option.as_str()]).sum();
        let all: u32 = answers.values().sum();
        if named * 10 < all * 6 && sign != ";" {
            return None;
        }
        // Of few answers all are options.
        if usual.len() < 2 && answers.len() <= 12 {
            answers.keys().map(|part| (*part).to_owned()).collect()
        } else {
            usual
        }
    } else {
        known.iter().map(|(code, _)| code.to_string()).collect()
    };
    if options.len() < 2 || options.len() > MOST_OPTIONS {
        return None;
    }
    let chosen = |cell: &Vec<String>| {
        let place = |part: &String| {
            options.iter().position(|option| {
                option == part
                    || known.iter().any(|(code, label)| label == part && code.to_string() == *option)
            })
        };
        let mut chosen: Vec<usize> = cell.iter().filter_map(place).collect();
        chosen.sort_unstable();
        chosen.dedup();
        let rest: Vec<&str> = cell.iter().filter(|part| place(part).is_none()).map(String::as_str).collect();
        (chosen, rest.join(sign).trim().to_owned())
    };
    Some(Joined { chosen: cells.iter().map(chosen).collect(), options })
}

/// Parts that never stand without each other are one option that holds the sign. Several options may end alike
/// ("Ja, hver uge", "Nej, hver uge"), so that what ends them stands with any of them.
fn together(cells: &[Vec<&str>], counts: &[u32], sign: &str) -> Vec<Vec<String>> {
    let mut cells: Vec<Vec<String>> =
        cells.iter().map(|cell| cell.iter().map(|part| (*part).to_owned()).collect()).collect();
    // An option has few parts; each round joins two of them.
    for _ in 0..8 {
        let mut times: BTreeMap<&str, u32> = BTreeMap::new();
        let mut pairs: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        for (cell, n) in cells.iter().zip(counts) {
            for part in cell {
                *times.entry(part).or_default() += n;
            }
            for pair in cell.windows(2) {
                *pairs.entry((&pair[1], &pair[0])).or_default() += n;
            }
        }
        // Somebody may have written the words of an option; one in fifty does not count.
        let always = |n: u32, of: &str| n * 50 >= times[of] * 49;
        let leads = |second: &str, first: &str, n: u32| {
            // A list is written with capitals or without; what goes on in small letters was one with the former.
            let goes_on = begins(second, char::is_lowercase) && begins(first, char::is_uppercase);
            let open = first.matches('(').count() > first.matches(')').count();
            always(n, first) && n >= 3 && (goes_on || open || n >= 20)
        };
        let mut ends: BTreeMap<&str, u32> = BTreeMap::new();
        for ((second, first), n) in &pairs {
            if leads(second, first, *n) {
                *ends.entry(second).or_default() += n;
            }
        }
        let joined: BTreeSet<(String, String)> = pairs
            .iter()
            .filter(|((second, first), n)| {
                leads(second, first, **n) && always(ends.get(second).copied().unwrap_or(0), second)
            })
            .map(|((second, first), _)| ((*first).to_owned(), (*second).to_owned()))
            .collect();
        if joined.is_empty() {
            break;
        }
        for cell in &mut cells {
            let mut at = 0;
            while at + 1 < cell.len() {
                let pair = (cell[at].clone(), cell[at + 1].clone());
                if joined.contains(&pair) {
                    cell[at] = format!("{}{sign}{}", pair.0, pair.1);
                    cell.remove(at + 1);
                }
                at += 1;
            }
        }
    }
    cells
}

fn begins(text: &str, which: fn(char) -> bool) -> bool {
    text.chars().next().is_some_and(which)
}

fn options(column: &Column, joined: &Joined, meaning: &mut Meaning, names: &mut Names) -> Vec<Column> {
    let told = meaning.columns.remove(&column.name).unwrap_or_default();
    let stem = told.text.clone().or_else(|| column.texts.first().cloned()).filter(|text| !text.is_empty());
    let stem = stem.unwrap_or_else(|| column.header.clone());
    let label = |option: &str| {
        let label = told.labels.iter().find(|(code, _)| code.to_string() == option);
        label.map_or_else(|| option.to_owned(), |(_, label)| label.clone())
    };
    let mut columns = Vec::new();
    for (place, option) in joined.options.iter().enumerate() {
        let is_chosen: Vec<u32> =
            joined.chosen.iter().map(|(chosen, _)| if chosen.contains(&place) { 2 } else { 1 }).collect();
        let cells = column.cells.iter().map(|cell| if cell == 0 { 0 } else { is_chosen[cell as usize] });
        let part = label(option);
        columns.push(added(column, &format!("{} - {part}", column.name), cells.collect(), names));
        let values = ["", "0", "1"].into_iter().collect();
        if let Some(column) = columns.last_mut() {
            column.values = values;
            meaning.columns.insert(column.name.clone(), option_of(&stem, part));
        }
    }
    if joined.chosen.iter().any(|(_, rest)| !rest.is_empty()) {
        let mut values = vec![String::new()];
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::from([("", 0)]);
        let of_value: Vec<u32> = joined
            .chosen
            .iter()
            .map(|(_, rest)| {
                *numbers.entry(rest).or_insert_with(|| {
                    values.push(rest.clone());
                    values.len() as u32 - 1
                })
            })
            .collect();
        let cells = column.cells.iter().map(|cell| of_value[cell as usize]).collect();
        let mut rest = added(column, &column.name, cells, names);
        rest.values = values.iter().collect();
        let told = Told { text: Some(stem), asked: Some(Asked::Text), ..Told::default() };
        meaning.columns.insert(rest.name.clone(), told);
        columns.push(rest);
    }
    columns
}

fn option_of(stem: &str, part: String) -> Told {
    Told {
        text: Some(format!("{stem} - {part}")),
        stem: Some(stem.to_owned()),
        part: Some(part),
        asked: Some(Asked::Multiple),
        ..Told::default()
    }
}

fn added(from: &Column, name: &str, cells: Vec<u32>, names: &mut Names) -> Column {
    Column {
        name: names.unique(name, 0),
        header: from.header.clone(),
        texts: Vec::new(),
        cells: cells.into_iter().collect(),
        values: Default::default(),
    }
}

/// The first answer, the second and so on of one question, each in a column of its own: one column per answer instead.
fn mentions(table: &mut Table, meaning: &mut Meaning) {
    let mut sets: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, column) in table.columns.iter().enumerate() {
        let described = table.described.get(&column.name).and_then(|described| described.set.as_ref());
        if let Some(Set::Mention { set }) = described {
            sets.entry(set.clone()).or_default().push(place);
        }
    }
    for (set, places) in &sets {
        let first = &table.columns[places[0]];
        let Some(told) = meaning.of(&first.name).cloned() else { continue };
        if places.len() < 2 || told.labels.len() < 2 || told.labels.len() > MOST_OPTIONS {
            continue;
        }
        let stem = told.stem.clone().or_else(|| told.text.clone()).unwrap_or_else(|| set.clone());
        let mut names = Names::default();
        for (place, column) in table.columns.iter().enumerate() {
            names.unique(&column.name, place);
        }
        let codes: Vec<Vec<Code>> = places
            .iter()
            .map(|place| table.columns[*place].values.iter().map(Code::parse).collect())
            .collect();
        let mut columns = Vec::new();
        for (code, label) in told.labels.iter().filter(|(code, _)| !told.missing.contains(code)) {
            let cells = (0..table.rows as usize).map(|row| {
                let mut given = places
                    .iter()
                    .zip(&codes)
                    .map(|(place, codes)| (table.columns[*place].cells.at(row) as u32, codes))
                    .filter(|(cell, _)| *cell != 0)
                    .peekable();
                match given.peek() {
                    None => 0,
                    Some(_) => 1 + u32::from(given.any(|(cell, codes)| codes[cell as usize] == *code)),
                }
            });
            let mut column = added(
                first,
                &format!("{} - {label}", set.trim_start_matches('$')),
                cells.collect(),
                &mut names,
            );
            column.values = ["", "0", "1"].into_iter().collect();
            meaning.columns.insert(column.name.clone(), option_of(&stem, label.clone()));
            columns.push(column);
        }
        // Its own columns have done their work.
        for place in places {
            let told = meaning.columns.entry(table.columns[*place].name.clone()).or_default();
            told.asked = Some(Asked::Technical);
        }
        table.columns.extend(columns);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(cells: &[&str]) -> Column {
        let mut values = vec![String::new()];
        let cells = cells
            .iter()
            .map(|cell| match values.iter().position(|value| value == cell) {
                Some(place) => place as u32,
                None => {
                    values.push((*cell).to_owned());
                    values.len() as u32 - 1
                }
            })
            .collect();
        Column {
            name: "q".to_owned(),
            header: "Hvordan?".to_owned(),
            texts: Vec::new(),
            cells,
            values: values.iter().collect(),
        }
    }

    #[test]
    fn a_comma_inside_an_option_is_not_between_answers() {
        let mut cells = Vec::new();
        for (answer, times) in [
            ("Bil", 30),
            ("Bus, tog eller metro", 20),
            ("Cykel", 25),
            ("Bil, Bus, tog eller metro", 15),
            ("Bil, Cykel", 9),
        ] {
            cells.extend(std::iter::repeat_n(answer, times));
        }
        cells.extend(["", "Bil, hestevogn"]);
        let joined = by_sign(&column(&cells), ", ", None).expect("several answers");
        assert_eq!(joined.options, ["Bil", "Bus, tog eller metro", "Cykel"]);
        let last = joined.chosen.last().expect("a cell");
        assert_eq!(*last, (vec![0], "hestevogn".to_owned()));
        assert_eq!(joined.chosen[4].0, [0, 1]);
    }

    #[test]
    fn answers_that_end_in_a_sign_are_told_by_it() {
        let cells: Vec<&str> = ["A;B;", "A;", "B, men kun lidt;A;", "", "A;"].to_vec();
        let table = Table::default();
        let joined = joined(&table, &column(&cells), &Meaning::default()).expect("several answers");
        assert!(joined.options.contains(&"A".to_owned()), "{:?}", joined.options);
    }

    #[test]
    fn sentences_with_commas_are_no_list() {
        let cells: Vec<String> =
            (0..40).map(|n| format!("Jeg synes, det er nr. {n}, og det er fint")).collect();
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let table = Table::default();
        assert!(joined(&table, &column(&cells), &Meaning::default()).is_none());
    }
}
