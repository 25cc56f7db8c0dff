//! Points in time as Zendesk writes them: ISO 8601 in UTC with seconds. Kept here so that nothing else does calendar
//! arithmetic and no date crate is needed.

use std::time::{SystemTime, UNIX_EPOCH};

/// The present moment, e.g. `2026-11-22T09:15:00Z`.
pub fn now() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs());
    format_moment(i64::try_from(seconds).unwrap_or(0))
}

/// Reads an ISO 8601 date and time with `Z`, an offset or neither, and gives it back in UTC. `None`: not a moment.
pub fn parse_moment(text: &str) -> Option<String> {
    let (date, rest) = text.split_once(['T', ' '])?;
    let days = parse_date(date)?;
    let clock_end = rest.find(['Z', '+', '-']).unwrap_or(rest.len());
    let (clock, zone) = (rest.get(..clock_end)?, rest.get(clock_end..)?);
    let seconds = parse_clock(clock)?;
    let offset = parse_zone(zone)?;
    Some(format_moment(days * 86_400 + seconds - offset))
}

/// True for an existing day written `YYYY-MM-DD`.
pub fn is_date(text: &str) -> bool {
    parse_date(text).is_some()
}

/// Days since 1970-01-01.
fn parse_date(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let (year, month, day) = (number(parts.next()?, 4)?, number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    if parts.next().is_some() {
        return None;
    }
    let days = days_from_civil(year, month, day);
    // Rejects the 31st of a short month: it would come back as another day.
    (civil_from_days(days) == (year, month, day)).then_some(days)
}

fn parse_clock(text: &str) -> Option<i64> {
    let whole = text.split('.').next()?;
    let mut parts = whole.split(':');
    let hour = number(parts.next()?, 2)?;
    let minute = number(parts.next()?, 2)?;
    let second = parts.next().map_or(Some(0), |part| number(part, 2))?;
    (hour < 24 && minute < 60 && second < 61).then_some(hour * 3_600 + minute * 60 + second)
}

fn parse_zone(text: &str) -> Option<i64> {
    let (sign, rest) = match text.chars().next() {
        None | Some('Z') => return Some(0),
        Some('+') => (1, text.get(1..)?),
        Some('-') => (-1, text.get(1..)?),
        Some(_) => return None,
    };
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let value = number(&digits, 4)?;
    Some(sign * (value / 100 * 3_600 + value % 100 * 60))
}

fn number(text: &str, digits: usize) -> Option<i64> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn format_moment(seconds: i64) -> String {
    let (year, month, day) = civil_from_days(seconds.div_euclid(86_400));
    let clock = seconds.rem_euclid(86_400);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", clock / 3_600, clock / 60 % 60, clock % 60)
}

/// Proleptic Gregorian calendar with the year starting in March, so that the leap day comes last.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::{is_date, parse_moment};

    #[test]
    fn a_moment_is_given_back_in_utc() {
        let cases = [
            ("2014-09-27T16:32:56Z", Some("2014-09-27T16:32:56Z")),
            ("2014-09-27T16:32:56+00:00", Some("2014-09-27T16:32:56Z")),
            ("2026-03-01T00:30:00+02:00", Some("2026-02-28T22:30:00Z")),
            ("2024-02-29T12:00:00.250Z", Some("2024-02-29T12:00:00Z")),
            ("9999-12-31T00:00:00Z", Some("9999-12-31T00:00:00Z")),
            ("2026-02-30T00:00:00Z", None),
            ("yesterday", None),
            ("2026-11-22", None),
        ];
        for (text, expected) in cases {
            assert_eq!(parse_moment(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn only_days_that_exist_are_dates() {
        assert!(is_date("2024-02-29"));
        assert!(!is_date("2026-02-29"));
        assert!(!is_date("2026-1-5"));
        assert!(!is_date("22.11.2026"));
    }
}
