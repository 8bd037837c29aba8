//! A day in, as it is written in a text out: `30. november 2026`.

use crate::project::Date;
use crate::units::Language;

const DA: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];
const EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[must_use]
pub fn date(date: Date, language: Language) -> String {
    let month = usize::from(date.month()) - 1;
    match language {
        Language::Da => format!("{}. {} {}", date.day(), DA[month], date.year()),
        Language::En => format!("{} {} {}", date.day(), EN[month], date.year()),
    }
}
