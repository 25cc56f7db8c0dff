//! National phone numbers, which the search index offers as `normalized_phone_numbers.national_number`. How Sell
//! computes them is not known; here: digits without the calling code, or without leading zeros where there is none.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use serde_json::json;

/// Calling codes of two digits; 1 and 7 have one, all others three.
const TWO_DIGIT_CODES: [&str; 44] = [
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51",
    "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90",
    "91", "92", "93", "94", "95", "98",
];

/// Makes two functions available in SQL: `national_number(number)`, on which there are indexes, and
/// `national_numbers(phone, mobile)`, a JSON array of the numbers that exist.
pub fn register(db: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    db.create_scalar_function("national_number", 1, flags, |context| {
        Ok(context.get::<Option<String>>(0)?.and_then(|number| national_number(&number)))
    })?;
    db.create_scalar_function("national_numbers", 2, flags, |context| {
        let numbers = [context.get::<Option<String>>(0)?, context.get::<Option<String>>(1)?];
        let national: Vec<String> =
            numbers.into_iter().flatten().filter_map(|number| national_number(&number)).collect();
        Ok(json!(national).to_string())
    })
}

fn national_number(number: &str) -> Option<String> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let international =
        number.trim_start().starts_with('+').then_some(digits.as_str()).or_else(|| digits.strip_prefix("00"));
    let national = match international {
        None => digits.trim_start_matches('0'),
        Some(rest) => rest.get(calling_code_length(rest)..).unwrap_or_default(),
    };
    (!national.is_empty()).then(|| national.to_owned())
}

fn calling_code_length(digits: &str) -> usize {
    match digits.get(..2) {
        _ if digits.starts_with(['1', '7']) => 1,
        Some(two) if TWO_DIGIT_CODES.contains(&two) => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::national_number;

    #[test]
    fn the_national_number_has_no_calling_code_and_no_leading_zero() {
        let cases = [
            ("+33 1 42 68 53 00", Some("142685300")),
            ("+2348035550142", Some("8035550142")),
            ("001 212 555 0199", Some("2125550199")),
            ("030 1234567", Some("301234567")),
            ("508-778-6516", Some("5087786516")),
            ("ext.", None),
        ];
        for (number, expected) in cases {
            assert_eq!(national_number(number).as_deref(), expected, "{number}");
        }
    }
}
