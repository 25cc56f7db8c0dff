//! What a field holds, ready to be drawn. Only what is plainly of its type becomes a link, number or date; everything
//! else stays the text that it is.

use crate::domain::address::Address;
use crate::domain::amount::{Amount, Money};
use crate::domain::email::Email;
use crate::domain::link::WebLink;
use crate::domain::phone::Phone;
use crate::domain::profile::NextTask;

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// One line.
    Text(String),
    /// Several lines.
    LongText(String),
    /// Short labels.
    Chips(Vec<String>),
    /// Text with an address to write to.
    Email(String, Email),
    /// Text with a number to call.
    Phone(String, Phone),
    /// Text with a place to open.
    Link(String, WebLink),
    /// A number.
    Number(Amount),
    /// A number of hundredths.
    Percent(Amount),
    /// A number of a currency's units.
    Money(Money),
    /// A checkbox.
    Flag(bool),
    /// A day, `YYYY-MM-DD`.
    Date(String),
    /// A moment, ISO 8601.
    Moment(String),
    /// A task with the moment or day at which it is due.
    Task(NextTask),
    /// Words of ours.
    Words(Vec<Word>),
}

/// Words that the screens translate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// A contact that is somebody.
    Person,
    /// A contact that is a company.
    Company,
    /// Buys now.
    CurrentCustomer,
    /// Bought once.
    PastCustomer,
    /// May buy.
    CurrentProspect,
    /// Was a prospect.
    LostProspect,
}

impl FieldValue {
    /// A link to write to, or the text.
    pub(super) fn email(shown: String) -> Self {
        match Email::parse(&shown) {
            Some(email) => Self::Email(shown, email),
            None => Self::Text(shown),
        }
    }

    /// A link to call, or the text.
    pub(super) fn phone(shown: String) -> Self {
        match Phone::parse(&shown) {
            Some(phone) => Self::Phone(shown, phone),
            None => Self::Text(shown),
        }
    }

    /// A link to open, or the text.
    pub(super) fn link(shown: String) -> Self {
        match WebLink::parse(&shown) {
            Some(link) => Self::Link(shown, link),
            None => Self::Text(shown),
        }
    }

    /// A link only if an address is written out: a name such as `jane.doe` looks like a host.
    pub(super) fn social(shown: String) -> Self {
        if shown.contains("://") { Self::link(shown) } else { Self::Text(shown) }
    }

    /// A number, or the text. More places than an [`Amount`] keeps would be lost in a number.
    pub(super) fn number(shown: String) -> Self {
        let places = shown.split_once('.').map_or(0, |(_, places)| places.trim_end_matches('0').len());
        match Amount::parse(&shown) {
            Some(amount) if places <= 4 => Self::Number(amount),
            _ => Self::Text(shown),
        }
    }

    /// A day, or the text. Of a moment, the day as it is written.
    pub(super) fn date(shown: String) -> Self {
        match day_of(&shown) {
            Some((day, _)) => Self::Date(day.to_owned()),
            None => Self::Text(shown),
        }
    }

    /// A moment, a day if no time is given, or the text.
    pub(super) fn moment(shown: String) -> Self {
        match day_of(&shown) {
            Some((_, time)) if time.starts_with('T') => Self::Moment(shown),
            Some((day, "")) => Self::Date(day.to_owned()),
            _ => Self::Text(shown),
        }
    }

    /// A task; when it is due only if that is plainly a day or moment.
    pub(super) fn task(task: Option<&NextTask>) -> Option<Self> {
        let task = task?;
        let due = task.due.clone().filter(|it| day_of(it).is_some());
        Some(Self::Task(NextTask { content: task.content.clone(), due }))
    }

    /// Labels; nothing if there are none.
    pub(super) fn chips(labels: &[String]) -> Option<Self> {
        (!labels.is_empty()).then(|| Self::Chips(labels.to_vec()))
    }

    /// Its lines; nothing if there are none.
    pub(super) fn address(address: &Address) -> Option<Self> {
        let lines = address.lines();
        (!lines.is_empty()).then(|| Self::LongText(lines.join("\n")))
    }

    /// Words; nothing if there are none.
    pub(super) fn words(words: [Option<Word>; 2]) -> Option<Self> {
        let words: Vec<Word> = words.into_iter().flatten().collect();
        (!words.is_empty()).then_some(Self::Words(words))
    }
}

/// Splits `YYYY-MM-DD` off a text and gives what follows: nothing, or a time in the forms of ISO 8601. Browsers read
/// dates out of many other texts, too; those must not become one.
fn day_of(text: &str) -> Option<(&str, &str)> {
    let (day, time) = text.split_at_checked(10)?;
    let digits = |from: usize, to: usize| day.get(from..to).filter(|it| it.bytes().all(|it| it.is_ascii_digit()));
    let number = |from, to| digits(from, to)?.parse::<u8>().ok();
    let punctuated = day.get(4..5) == Some("-") && day.get(7..8) == Some("-");
    let in_calendar = (1..=12).contains(&number(5, 7)?) && (1..=31).contains(&number(8, 10)?);
    let plain_time = time.is_empty()
        || time.starts_with(['T', ' ']) && time.bytes().skip(1).all(|it| it.is_ascii_digit() || b"+-.:Z".contains(&it));
    (digits(0, 4).is_some() && punctuated && in_calendar && plain_time).then_some((day, time))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> FieldValue {
        FieldValue::Number(Amount::parse(text).unwrap_or_default())
    }

    #[test]
    fn only_days_become_dates() {
        for (text, value) in [
            ("2026-06-21", FieldValue::Date("2026-06-21".into())),
            ("2026-06-21T00:00:00Z", FieldValue::Date("2026-06-21".into())),
        ] {
            assert_eq!(FieldValue::date(text.into()), value);
        }
        for text in
            ["", "soon", "2026-13-01", "2026-00-01", "21.06.2026", "<b>2026-06-21", "2026-06-21<b>", "１２３４-06-21"]
        {
            assert_eq!(FieldValue::date(text.into()), FieldValue::Text(text.into()), "{text}");
        }
    }

    #[test]
    fn only_moments_become_moments() {
        for text in ["2026-10-02T09:30:00Z", "2026-10-02T09:30:00.000+02:00"] {
            assert_eq!(FieldValue::moment(text.into()), FieldValue::Moment(text.into()));
        }
        assert_eq!(FieldValue::moment("2026-10-02".into()), FieldValue::Date("2026-10-02".into()));
        for text in ["", "yesterday", "2026-10-02T09:30<img>", "1"] {
            assert_eq!(FieldValue::moment(text.into()), FieldValue::Text(text.into()), "{text}");
        }
    }

    #[test]
    fn a_task_is_due_only_at_a_day_or_moment() {
        for (due, kept) in [("2026-11-24T10:00:00Z", true), ("2026-11-24", true), ("1", false), ("tomorrow", false)] {
            let task = NextTask { content: "Call".into(), due: Some(due.into()) };
            let Some(FieldValue::Task(shown)) = FieldValue::task(Some(&task)) else { panic!("{due}: no task") };
            assert_eq!(shown.due.is_some(), kept, "{due}");
        }
        assert_eq!(FieldValue::task(None), None);
    }

    #[test]
    fn numbers_that_would_lose_places_stay_text() {
        for (text, value) in [("64", amount("64")), ("18000.0", amount("18000")), ("-0.1250", amount("-0.125"))] {
            assert_eq!(FieldValue::number(text.into()), value, "{text}");
        }
        for text in ["0.123456", "many", "1,000", "NaN", ""] {
            assert_eq!(FieldValue::number(text.into()), FieldValue::Text(text.into()), "{text}");
        }
    }
}
