//! A day as `2026-11-30`. What day it is today is told from outside.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A day that the calendar has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// What is written is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDate;

impl Date {
    pub const FIRST: Date = Date { year: 1, month: 1, day: 1 };

    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let days = days_in(year, month)?;
        ((1..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Date { year, month, day })
    }

    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// So many months later; the last day of the month where it has no such day.
    #[must_use]
    pub fn months_later(self, months: u16) -> Date {
        let count = u32::from(self.year) * 12 + u32::from(self.month) - 1 + u32::from(months);
        let year = u16::try_from(count / 12).unwrap_or(9999).min(9999);
        let month = u8::try_from(count % 12).unwrap_or(0) + 1;
        let day = self.day.min(days_in(year, month).unwrap_or(28));
        Date { year, month, day }
    }
}

fn days_in(year: u16, month: u8) -> Option<u8> {
    let leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    })
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = NoDate;

    fn from_str(text: &str) -> Result<Date, NoDate> {
        let mut parts = text.trim().splitn(3, '-');
        let mut number = |length: usize| {
            let part =
                parts.next().filter(|part| part.len() == length && part.bytes().all(|b| b.is_ascii_digit()));
            part.and_then(|part| part.parse::<u16>().ok()).ok_or(NoDate)
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        let small = |n: u16| u8::try_from(n).map_err(|_| NoDate);
        Date::new(year, small(month)?, small(day)?).ok_or(NoDate)
    }
}

impl TryFrom<String> for Date {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Date, Self::Error> {
        text.parse().map_err(|NoDate| "no date")
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, NoDate};

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for day in ["2026-11-30", "2024-02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(day.parse::<Date>().expect("a date").to_string(), day);
        }
        for none in [
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "30-11-2026",
            "",
            "2026-04-31x",
        ] {
            assert_eq!(none.parse::<Date>(), Err(NoDate), "{none}");
        }
    }

    #[test]
    fn months_later_stays_in_the_calendar() {
        let from =
            |text: &str, months| text.parse::<Date>().expect("a date").months_later(months).to_string();
        assert_eq!(from("2026-11-30", 6), "2027-05-30");
        assert_eq!(from("2026-11-30", 3), "2027-02-28");
        assert_eq!(from("2023-08-31", 6), "2024-02-29");
        assert_eq!(from("2026-12-15", 0), "2026-12-15");
        let date = |text: &str| text.parse::<Date>().expect("a date");
        assert!(date("2026-11-30") < date("2026-12-01"));
    }
}
