//! Days and seconds in, dates as ISO 8601 writes them out.

/// Days from 1 January 1970 to the day from which each format counts.
pub(super) const SPSS_BEGINS: i64 = -141_428;
pub(super) const STATA_BEGINS: i64 = -3653;
/// A workbook's day 0, from day 61 on: it holds 29 February 1900 for a day.
pub(super) const EXCEL_BEGINS: i64 = -25_569;
pub(super) const EXCEL_1904_BEGINS: i64 = -24_107;

/// Beyond these no calendar is meant.
const YEARS: std::ops::RangeInclusive<i64> = 1..=9999;

/// "2023-05-01", from days since 1 January 1970.
pub(super) fn date(days: i64) -> Option<String> {
    let (year, month, day) = civil(days)?;
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// "2023-05-01 12:30:00"; midnight is a date alone where the format has no time.
pub(super) fn date_and_time(days: i64, seconds: i64) -> Option<String> {
    Some(format!("{} {}", date(days + seconds.div_euclid(86_400))?, time(seconds.rem_euclid(86_400))))
}

/// "12:30:00"; durations may exceed a day.
pub(super) fn time(seconds: i64) -> String {
    let sign = if seconds < 0 { "-" } else { "" };
    let seconds = seconds.unsigned_abs();
    format!("{sign}{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Howard Hinnant's `civil_from_days`: eras of 400 years that begin on 1 March.
fn civil(days: i64) -> Option<(i64, i64, i64)> {
    if !(-800_000..=3_000_000).contains(&days) {
        return None;
    }
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    YEARS.contains(&year).then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_formats_first_day_is_its_own() {
        assert_eq!(date(0).as_deref(), Some("1970-01-01"));
        assert_eq!(date(SPSS_BEGINS).as_deref(), Some("1582-10-14"));
        assert_eq!(date(STATA_BEGINS).as_deref(), Some("1960-01-01"));
        assert_eq!(date(EXCEL_BEGINS + 45_047).as_deref(), Some("2023-05-01"));
        assert_eq!(date(EXCEL_1904_BEGINS).as_deref(), Some("1904-01-01"));
        assert_eq!(date(11_016).as_deref(), Some("2000-02-29"));
        assert_eq!(date_and_time(19_478, 45_000).as_deref(), Some("2023-05-01 12:30:00"));
        assert_eq!(date(i64::MAX), None);
    }
}
