//! Money as an exact decimal. Sums of floating-point numbers drift; an agent who adds the deals by hand must get the
//! same cent.

use std::fmt;
use std::ops::Add;

const SCALE: u32 = 4;
const UNIT: i128 = 10_i128.pow(SCALE);

/// A decimal with four places, enough for every currency in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Amount(i128);

impl Amount {
    /// Reads a plain decimal such as `1000`, `-12.5` or `1.5e3` (the form in which JSON may carry a number).
    /// More than four places are rounded half away from zero. `None` for anything else, or beyond 10^20.
    pub fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.trim().split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text.trim(), 0),
        };
        let (negative, digits) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all = format!("{whole}{fraction}");
        if all.is_empty() || all.len() > 40 || !all.bytes().all(|it| it.is_ascii_digit()) {
            return None;
        }
        let places = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
        let value = shifted(&all, places)?;
        Some(Self(if negative { -value } else { value }))
    }

    /// Whether there is anything behind the point.
    pub fn is_whole(self) -> bool {
        self.0 % UNIT == 0
    }
}

/// `digits` read as an integer and scaled from `places` decimal places to [`SCALE`].
fn shifted(digits: &str, places: i32) -> Option<i128> {
    let value: i128 = digits
        .trim_start_matches('0')
        .parse()
        .or_else(|_| if digits.bytes().all(|it| it == b'0') { Ok(0) } else { Err(()) })
        .ok()?;
    let shift = i32::try_from(SCALE).ok()?.checked_sub(places)?;
    let scaled = if shift >= 0 {
        value.checked_mul(10_i128.checked_pow(u32::try_from(shift).ok()?)?)?
    } else {
        let Some(divisor) = 10_i128.checked_pow(u32::try_from(-shift).ok()?) else { return Some(0) };
        value / divisor + i128::from(divisor / 2 <= value % divisor)
    };
    (scaled <= 10_i128.pow(20) * UNIT).then_some(scaled)
}

impl Add for Amount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

/// A plain decimal without superfluous zeros, as the browser's number format takes it.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, fraction) = (self.0.abs() / UNIT, self.0.abs() % UNIT);
        let fraction = format!("{fraction:04}");
        match fraction.trim_end_matches('0') {
            "" => write!(f, "{sign}{whole}"),
            places => write!(f, "{sign}{whole}.{places}"),
        }
    }
}

/// An amount in a currency (ISO 4217 code, upper case).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// How much.
    pub amount: Amount,
    /// Three letters, such as `EUR`; `None` if the CRM named none that could be one.
    pub currency: Option<String>,
}

impl Money {
    /// Takes a currency only if it looks like an ISO 4217 code: the browser's number format throws at anything else.
    pub fn new(amount: Amount, currency: Option<&str>) -> Self {
        let currency = currency
            .map(|code| code.trim().to_ascii_uppercase())
            .filter(|code| code.len() == 3 && code.bytes().all(|it| it.is_ascii_uppercase()));
        Self { amount, currency }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decimals_are_read_exactly() {
        for (text, shown) in [
            ("1000", "1000"),
            ("12500.50", "12500.5"),
            ("0.1", "0.1"),
            ("-12.3400", "-12.34"),
            ("+7", "7"),
            ("000.5000", "0.5"),
            ("0", "0"),
            ("1.5e3", "1500"),
            ("25e-1", "2.5"),
            ("0.00005", "0.0001"),
            ("1e-300", "0"),
            ("1e-2147483647", "0"),
            ("170141183460469231731687303715884105727e-42", "0.0002"),
            ("149999999999999999999999999999999999999e-42", "0.0001"),
            ("99999999999999999999", "99999999999999999999"),
        ] {
            assert_eq!(Amount::parse(text).map(|it| it.to_string()).as_deref(), Some(shown), "{text}");
        }
    }

    #[test]
    fn what_is_no_decimal_is_refused() {
        for text in ["", " ", "-", ".", "1,000", "1.2.3", "NaN", "1e400", "1e2147483647", "0x10", "１２", "1 000", "1e"]
        {
            assert_eq!(Amount::parse(text), None, "{text}");
        }
    }

    #[test]
    fn tenths_add_up() {
        let tenth = Amount::parse("0.1").unwrap_or_default();
        let sum = (0..10).fold(Amount::default(), |sum, _| sum + tenth);
        assert_eq!(sum.to_string(), "1");
    }

    #[test]
    fn only_currency_codes_are_taken() {
        let currency = |code| Money::new(Amount::default(), code).currency;
        assert_eq!(currency(Some("eur")), Some("EUR".to_owned()));
        for code in [None, Some(""), Some("EURO"), Some("€"), Some("E1R")] {
            assert_eq!(currency(code), None, "{code:?}");
        }
    }

    proptest! {
        #[test]
        fn cents_survive_reading_and_showing(cents in -1_000_000_000_000_i64..1_000_000_000_000) {
            let sign = if cents < 0 { "-" } else { "" };
            let text = format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100);
            let amount = Amount::parse(&text).unwrap_or_default();
            prop_assert_eq!(amount.0, i128::from(cents) * 100);
            prop_assert_eq!(Amount::parse(&amount.to_string()), Some(amount));
        }

        #[test]
        fn no_text_panics(text in ".{0,60}") {
            Amount::parse(&text);
        }
    }
}
