//! Columns of bare whole numbers in, the response scale behind each out: what a column leaves open (an end that nobody
//! chose, 0 or 9 inside or outside the scale) is decided by the other columns of its battery, then of the file.

use crate::order::InOrder;
use std::collections::BTreeMap;

/// One column of codes.
#[derive(Debug, Clone)]
pub struct Codes {
    /// Different codes, ascending, with their answers; those that a label calls missing are left out.
    pub used: Vec<(i64, u32)>,
    pub battery: Option<String>,
    /// The tool listed every code, so none is outside for being unused.
    pub listed: bool,
    /// Some rows have no answer.
    pub blanks: bool,
}

/// What the codes of one column are taken to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    pub low: i64,
    pub high: i64,
    pub outside: Vec<i64>,
    /// 0 is outside because the scale starts at 1.
    pub zero_outside: bool,
    /// Columns of the battery, or of the file, that use the whole of the same scale; this one included.
    pub alike: u32,
    /// Of those, columns of the same battery.
    pub battery: u32,
    pub doubt: Option<Doubt>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// 0 may be the lowest answer or none.
    Zero,
    /// The top code may be the best answer or "don't know".
    Top,
    /// No column uses both ends.
    Ends,
}

impl Reading {
    #[must_use]
    pub fn points(&self) -> u32 {
        u32::try_from(self.high - self.low + 1).unwrap_or(0)
    }
}

/// Codes that surveys use for no answer, beyond a scale's end.
const FAR: [i64; 22] =
    [66, 77, 88, 95, 96, 97, 98, 99, 666, 777, 888, 995, 996, 997, 998, 999, 9997, 9998, 9999, 9, 8, 7];

fn is_far(code: i64) -> bool {
    FAR.contains(&code)
}

/// Whether surveys use this code for no answer, where it lies outside the scale.
#[must_use]
pub fn means_missing(code: i64) -> bool {
    is_far(code.abs()) || (-9..=-1).contains(&code)
}

/// Reads every column in the light of all: `None` where the codes are no response scale.
#[must_use]
pub fn read(columns: &[Codes]) -> Vec<Option<Reading>> {
    let own: Vec<Option<Own>> = columns.iter().map(own).collect();
    let mut pool = Pool::default();
    for (column, own) in columns.iter().zip(&own) {
        if let Some(own) = own.as_ref().filter(|own| own.full) {
            *pool.file.entry(own.high).or_default() += 1;
            if let Some(battery) = &column.battery {
                *pool.battery.entry((battery.as_str(), own.high)).or_default() += 1;
            }
        }
    }
    pool.of_few_answers(columns, &own);
    let mut readings: Vec<Option<Reading>> = columns
        .iter()
        .zip(&own)
        .map(|(column, own)| own.as_ref().and_then(|own| place(column, own, &pool)))
        .collect();
    settle_zero(columns, &mut readings);
    readings
}

#[derive(Debug, Default)]
struct Pool<'a> {
    /// How many columns use the whole of 1 (or 0) to the key.
    file: BTreeMap<i64, u32>,
    battery: BTreeMap<(&'a str, i64), u32>,
}

impl<'a> Pool<'a> {
    /// With few respondents no column may use a whole scale, but a battery together does; and in the file the end that
    /// most columns reach is the scale's.
    fn of_few_answers(&mut self, columns: &'a [Codes], own: &[Option<Own>]) {
        let mut batteries: BTreeMap<&str, (i64, u32)> = BTreeMap::new();
        let mut ends: BTreeMap<i64, u32> = BTreeMap::new();
        for (column, own) in columns.iter().zip(own) {
            let Some(own) = own.as_ref().filter(|_| !column.listed) else { continue };
            if let Some(battery) = column.battery.as_deref() {
                let (high, members) = batteries.entry(battery).or_default();
                *high = own.high.max(*high);
                *members += 1;
            }
            *ends.entry(own.high).or_default() += 1;
        }
        for (battery, (high, members)) in batteries {
            let together = |code: i64| {
                let mut of_battery =
                    columns.iter().filter(|column| column.battery.as_deref() == Some(battery));
                of_battery.any(|column| column.used.iter().any(|(used, _)| *used == code))
            };
            let known = (1..=11).any(|high| self.battery.contains_key(&(battery, high)));
            let whole = (1..=high).all(together) || [5, 7, 10].contains(&high);
            if !known && members >= 2 && high >= 3 && whole {
                self.battery.insert((battery, high), members);
            }
        }
        if !self.file.iter().any(|(high, columns)| *high >= 3 && *columns >= 2) {
            let common = ends
                .into_iter()
                .filter(|(high, n)| *high >= 3 && *n >= 3)
                .max_by_key(|(high, n)| (*n, *high));
            if let Some((high, columns)) = common {
                self.file.insert(high, columns);
            }
        }
    }
}

/// A column by itself: the run of codes that may be a scale, and what lies apart from it.
#[derive(Debug)]
struct Own {
    high: i64,
    /// Every code from 1 to `high` is used.
    full: bool,
}

fn own(column: &Codes) -> Option<Own> {
    let mut codes: Vec<i64> = column.used.iter().map(|(code, _)| *code).filter(|code| *code > 0).collect();
    codes.retain(|code| *code <= 11 || !is_far(*code));
    if codes.last().is_some_and(|&high| high > 11) {
        return None;
    }
    // "Don't know" as 7, 8 or 9, with room between it and the scale.
    if let Some(start) = top_run(&codes) {
        let zero = usize::from(column.used.iter().any(|(code, _)| *code == 0));
        let apart = start + zero >= 2 && codes[start] >= codes[start - 1] + 2;
        if apart && codes[start..].iter().all(|code| is_far(*code)) {
            codes.truncate(start);
        }
    }
    let &high = codes.last()?;
    let full = codes.len() as i64 == high && codes.first() == Some(&1);
    Some(Own { high, full })
}

/// Where the last run of consecutive codes begins.
fn top_run(codes: &[i64]) -> Option<usize> {
    let mut start = codes.len().checked_sub(1)?;
    while start > 0 && codes[start - 1] + 1 == codes[start] {
        start -= 1;
    }
    (start > 0).then_some(start)
}

fn place(column: &Codes, own: &Own, pool: &Pool) -> Option<Reading> {
    let n: u32 = column.used.iter().map(|(_, n)| n).sum();
    let used_within = |high: i64| column.used.iter().filter(|(c, _)| (1..=high).contains(c)).count() as i64;
    let fits = |high: i64| column.used.iter().all(|(c, _)| *c <= high || is_far(*c));
    let in_battery = |high: i64| {
        column.battery.as_deref().and_then(|battery| pool.battery.get(&(battery, high))).copied().unwrap_or(0)
    };
    let in_file = |high: i64| pool.file.get(&high).copied().unwrap_or(0);

    let mut high = own.high;
    let mut doubt = None;
    // Everybody gave the same answer: the others tell of how many. A lone 1 beside blanks is a ticked box.
    let mut positive = column.used.iter().map(|(code, _)| *code).filter(|code| *code >= 0);
    if let (Some(only), None, false) = (positive.next(), positive.next(), column.listed) {
        let shared = (3..=11).filter(|&high| high >= only);
        let of_battery = shared.clone().find(|&high| in_battery(high) > 0);
        let of_file = shared.filter(|&high| in_file(high) >= 3).max_by_key(|&high| in_file(high));
        high = of_battery.or(of_file).filter(|_| only > 1 || !column.blanks)?;
        return Some(Reading {
            low: 1,
            high,
            outside: Vec::new(),
            zero_outside: false,
            alike: in_file(high),
            battery: in_battery(high),
            doubt: None,
        });
    }
    // The battery decides for a column where an end code is unused.
    let wider = (own.high + 1..=11).find(|&high| {
        let room = if high >= 9 { 6 } else { 2 };
        in_battery(high) > 0 && fits(high) && !column.listed && (used_within(high) >= high - room || n < 15)
    });
    if let Some(wider) = wider {
        high = wider;
    } else if !own.full && !column.listed && in_battery(own.high) == 0 {
        let range = own.high..=11;
        let alike = range.clone().find(|&high| {
            let room = if high >= 9 { 5 } else { 1 };
            in_file(high) >= 2 && fits(high) && (used_within(high) >= high - room || n < 15)
        });
        match alike {
            Some(alike) => high = alike,
            // No other column tells: 5, 7 and 10 are scales by habit.
            None => {
                high = range.into_iter().find(|high| [5, 7, 10].contains(high) && fits(*high))?;
                if used_within(high) * 2 < high {
                    return None;
                }
                doubt = Some(Doubt::Ends);
            }
        }
    }
    let symmetric = symmetric(column);
    let (low, high) = symmetric.unwrap_or((1, high));
    let outside: Vec<i64> =
        column.used.iter().map(|(code, _)| *code).filter(|code| *code > high || *code < low.min(0)).collect();
    let zero = low == 1 && column.used.iter().any(|(code, _)| *code == 0);
    // 6 above a scale of 5, 8 above one of 7: usual places of "don't know" in exports without labels.
    if symmetric.is_none() && !column.listed && doubt.is_none() && (high == 6 || high == 8) {
        doubt = Some(Doubt::Top);
    }
    Some(Reading {
        low: if zero { 0 } else { low },
        high,
        outside,
        zero_outside: false,
        alike: in_file(high).max(1),
        battery: in_battery(high),
        doubt,
    })
}

/// -2 to 2, -3 to 3.
fn symmetric(column: &Codes) -> Option<(i64, i64)> {
    let codes: Vec<i64> =
        column.used.iter().map(|(code, _)| *code).filter(|code| !is_far(code.abs())).collect();
    let (&low, &high) = (codes.first()?, codes.last()?);
    (low < 0 && low == -high && codes.len() as i64 == high - low + 1).then_some((low, high))
}

/// Whether 0 is an answer: on 0-10 it is; on 0-5 and 0-7 it is "not applicable"; else the columns that share the scale
/// tell. Decided for the battery, or for the whole file where there is none, so that neighbours are read alike.
fn settle_zero(columns: &[Codes], readings: &mut [Option<Reading>]) {
    #[derive(Default)]
    struct Zero {
        used: u32,
        /// Columns with many answers and not one 0.
        free: u32,
        /// Columns where 0 is next to never used, though 1 is.
        rare: u32,
        columns: u32,
    }
    let group = |column: &Codes, reading: &Reading| (column.battery.clone(), reading.high);
    let mut zeros: BTreeMap<(Option<String>, i64), Zero> = BTreeMap::new();
    let mut file: BTreeMap<i64, Zero> = BTreeMap::new();
    for (column, reading) in columns.iter().zip(readings.iter()) {
        let Some(reading) = reading.as_ref().filter(|reading| reading.low >= 0) else { continue };
        let count = |code: i64| column.used.iter().find(|(c, _)| *c == code).map_or(0, |(_, n)| *n);
        let n: u32 = column.used.iter().map(|(_, n)| n).sum();
        let (none, least) = (count(0), count(1));
        for zero in [zeros.entry(group(column, reading)).or_default(), file.entry(reading.high).or_default()]
        {
            zero.columns += 1;
            zero.used += u32::from(none > 0);
            zero.free += u32::from(none == 0 && n >= 50 && least * 50 >= n);
            zero.rare += u32::from(none > 0 && none * 20 < least);
        }
    }
    for (column, reading) in columns.iter().zip(readings.iter_mut()) {
        let Some(reading) = reading.as_mut().filter(|reading| reading.low >= 0) else { continue };
        let zero = match &column.battery {
            Some(_) => zeros.get(&group(column, reading)),
            None => file.get(&reading.high),
        };
        let Some(zero) = zero.filter(|zero| zero.used > 0) else { continue };
        let told_outside = zero.rare > 0 || zero.free > 0;
        let inside = match reading.high {
            1 | 2 | 10 | 11 => true,
            5 | 7 => false,
            _ => !told_outside,
        };
        let uses_zero = column.used.iter().any(|(code, _)| *code == 0);
        if inside {
            reading.low = 0;
            if !column.listed && [3, 4, 6].contains(&reading.high) {
                reading.doubt = Some(Doubt::Zero);
            }
        } else {
            reading.low = 1;
            if uses_zero {
                reading.outside.insert(0, 0);
                reading.zero_outside = true;
                if !column.listed && !told_outside {
                    reading.doubt = Some(Doubt::Zero);
                }
            }
        }
        reading.outside.order();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(codes: &[(i64, u32)], battery: Option<&str>) -> Codes {
        Codes { used: codes.to_vec(), battery: battery.map(str::to_owned), listed: false, blanks: false }
    }

    fn even(codes: impl IntoIterator<Item = i64>) -> Codes {
        column(&codes.into_iter().map(|code| (code, 40)).collect::<Vec<_>>(), None)
    }

    fn one(codes: Codes) -> Reading {
        read(&[codes]).pop().flatten().expect("a scale")
    }

    #[test]
    fn what_lies_beyond_the_scale_is_no_answer() {
        for outside in [
            vec![9],
            vec![8, 9],
            vec![99],
            vec![97, 98, 99],
            vec![-1],
            vec![-99],
            vec![-9, -7],
            vec![7, 8, 9],
        ] {
            let mut codes: Vec<i64> = (1..=5).chain(outside.iter().copied()).collect();
            codes.sort_unstable();
            let reading = one(even(codes));
            assert_eq!((reading.low, reading.high, &reading.outside), (1, 5, &outside));
            assert_eq!(reading.doubt, None);
        }
        let ten = one(even(1..=10));
        assert_eq!((ten.low, ten.high, ten.outside.len()), (1, 10, 0));
        let eleven = one(even((0..=10).chain([77, 88, 99])));
        assert_eq!((eleven.low, eleven.high, eleven.outside), (0, 10, vec![77, 88, 99]));
    }

    #[test]
    fn zero_is_an_answer_only_where_the_scale_holds_it() {
        let bank = one(even(0..=10));
        assert_eq!((bank.low, bank.high, bank.zero_outside), (0, 10, false));
        let used = column(&[(0, 3), (1, 200), (2, 300), (3, 300), (4, 300), (5, 200)], None);
        let unused = even(1..=5);
        let airline = read(&[used, unused]);
        let first = airline[0].as_ref().expect("a scale");
        assert_eq!((first.low, first.high, first.zero_outside, first.doubt), (1, 5, true, None));
        let asks = one(even(0..=5));
        assert_eq!((asks.low, asks.doubt), (1, Some(Doubt::Zero)));
        let four = one(even(0..=4));
        assert_eq!((four.low, four.points(), four.doubt), (0, 5, Some(Doubt::Zero)));
    }

    #[test]
    fn the_battery_decides_for_an_unused_end() {
        let full = column(&(1..=5).map(|c| (c, 30)).collect::<Vec<_>>(), Some("q3_"));
        let short = column(&[(1, 50), (2, 40), (3, 20), (9, 4)], Some("q3_"));
        let reading = read(&[full, short])[1].clone().expect("a scale");
        assert_eq!((reading.high, reading.outside), (5, vec![9]));
        let mobi = read(&[even(1..=10), even(1..=10), even(4..=10)])[2].clone().expect("a scale");
        assert_eq!((mobi.low, mobi.high, mobi.outside.len()), (1, 10, 0));
        let somerville = read(&[even(1..=5), even(1..=5), even([1, 3, 4, 5])])[2].clone().expect("a scale");
        assert_eq!(somerville.high, 5);
    }

    #[test]
    fn few_respondents_show_a_scale_together() {
        let few =
            |codes: &[i64]| column(&codes.iter().map(|&code| (code, 2)).collect::<Vec<_>>(), Some("q1_"));
        let readings = read(&[few(&[1, 3]), few(&[2, 5]), few(&[4, 5])]);
        assert!(
            readings.iter().all(|reading| reading.as_ref().is_some_and(|reading| reading.high == 5)),
            "{readings:?}"
        );
        let free = |codes: &[i64]| column(&codes.iter().map(|&code| (code, 2)).collect::<Vec<_>>(), None);
        let readings = read(&[free(&[2, 5]), free(&[3, 4, 5]), free(&[3, 5]), free(&[2, 4])]);
        assert!(
            readings.iter().all(|reading| reading.as_ref().is_some_and(|reading| reading.high == 5)),
            "{readings:?}"
        );
    }

    #[test]
    fn an_answer_that_all_gave_is_still_on_the_scale() {
        let readings = read(&[even(1..=5), even(1..=5), even(1..=5), even([4])]);
        assert_eq!(readings[3].as_ref().map(|reading| (reading.low, reading.high)), Some((1, 5)));
        let ticked = Codes { blanks: true, ..even([1]) };
        assert_eq!(read(&[even(1..=5), even(1..=5), even(1..=5), ticked])[3], None);
        assert_eq!(read(&[even([3])]), [None]);
    }

    #[test]
    fn sexes_beside_ratings_stay_two() {
        let reading = read(&[even(1..=5), even(1..=5), even(1..=2)])[2].clone().expect("codes");
        assert_eq!(reading.high, 2);
        assert_eq!(one(even([1, 2, 9])).high, 2);
        assert_eq!(one(even(-2..=2)).points(), 5);
    }

    #[test]
    fn what_is_no_scale_is_none() {
        assert_eq!(read(&[even([30, 32, 54])]), [None]);
        assert_eq!(read(&[even(1..=16)]), [None]);
    }
}
