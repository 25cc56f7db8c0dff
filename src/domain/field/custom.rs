//! How a custom field's value reads, by the type that its definition names (`sell-api.md` 2.7). A value of another
//! shape than the type promises is shown as what it is.

use super::value::FieldValue;
use crate::domain::custom_field::{CustomFieldKind, CustomFieldValue};

/// What to draw; `None` if there is nothing.
pub fn value(kind: CustomFieldKind, value: &CustomFieldValue) -> Option<FieldValue> {
    match value {
        CustomFieldValue::Text(text) => of_text(kind, text.clone()),
        CustomFieldValue::Flag(flag) => Some(FieldValue::Flag(*flag)),
        CustomFieldValue::List(choices) => FieldValue::chips(choices),
        CustomFieldValue::Address(address) => FieldValue::address(address),
    }
}

fn of_text(kind: CustomFieldKind, text: String) -> Option<FieldValue> {
    if text.is_empty() {
        return None;
    }
    Some(match kind {
        CustomFieldKind::Text | CustomFieldKind::Choice => FieldValue::Text(text),
        CustomFieldKind::LongText | CustomFieldKind::Address => FieldValue::LongText(text),
        CustomFieldKind::Email => FieldValue::email(text),
        CustomFieldKind::Phone => FieldValue::phone(text),
        CustomFieldKind::Url => FieldValue::link(text),
        CustomFieldKind::Number => FieldValue::number(text),
        CustomFieldKind::Date => FieldValue::date(text),
        CustomFieldKind::Moment => FieldValue::moment(text),
        CustomFieldKind::Choices => FieldValue::Chips(vec![text]),
        CustomFieldKind::Flag => match text.as_str() {
            "true" | "1" => FieldValue::Flag(true),
            "false" | "0" => FieldValue::Flag(false),
            _ => FieldValue::Text(text),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::address::Address;
    use crate::domain::amount::Amount;
    use crate::domain::email::Email;
    use crate::domain::link::WebLink;
    use crate::domain::phone::Phone;
    use CustomFieldKind as Kind;
    use proptest::prelude::*;

    const KINDS: [Kind; 12] = [
        Kind::Text,
        Kind::LongText,
        Kind::Email,
        Kind::Phone,
        Kind::Url,
        Kind::Number,
        Kind::Flag,
        Kind::Date,
        Kind::Moment,
        Kind::Choice,
        Kind::Choices,
        Kind::Address,
    ];

    fn text(text: &str) -> CustomFieldValue {
        CustomFieldValue::Text(text.into())
    }

    #[test]
    fn every_type_reads_as_what_it_is() {
        let (Some(email), Some(phone), Some(link), Some(number)) = (
            Email::parse("amelie@laurent.example"),
            Phone::parse("+33 1 42 68 53 10"),
            WebLink::parse("https://maison-lumiere.example/journal"),
            Amount::parse("64"),
        ) else {
            panic!("the test's own values are in order")
        };
        let choices = vec!["English".to_owned(), "Français".to_owned()];
        let site = Address { city: Some("Lyon".into()), country: Some("France".into()), ..Address::default() };
        for (kind, raw, shown) in [
            (Kind::Text, text("K-1007"), FieldValue::Text("K-1007".into())),
            (Kind::LongText, text("Calls.\nNo mails."), FieldValue::LongText("Calls.\nNo mails.".into())),
            (Kind::Email, text("amelie@laurent.example"), FieldValue::Email("amelie@laurent.example".into(), email)),
            (Kind::Phone, text("+33 1 42 68 53 10"), FieldValue::Phone("+33 1 42 68 53 10".into(), phone)),
            (
                Kind::Url,
                text("https://maison-lumiere.example/journal"),
                FieldValue::Link("https://maison-lumiere.example/journal".into(), link),
            ),
            (Kind::Number, text("64"), FieldValue::Number(number)),
            (Kind::Flag, CustomFieldValue::Flag(true), FieldValue::Flag(true)),
            (Kind::Flag, CustomFieldValue::Flag(false), FieldValue::Flag(false)),
            (Kind::Date, text("1984-06-21"), FieldValue::Date("1984-06-21".into())),
            (Kind::Moment, text("2026-10-02T09:30:00Z"), FieldValue::Moment("2026-10-02T09:30:00Z".into())),
            (Kind::Choice, text("Mid-market"), FieldValue::Text("Mid-market".into())),
            (Kind::Choices, CustomFieldValue::List(choices.clone()), FieldValue::Chips(choices)),
            (Kind::Address, CustomFieldValue::Address(site), FieldValue::LongText("Lyon\nFrance".into())),
        ] {
            assert_eq!(value(kind, &raw), Some(shown), "{kind:?}");
        }
    }

    #[test]
    fn a_value_of_another_shape_is_shown_as_what_it_is() {
        let list = CustomFieldValue::List(vec!["a".into()]);
        for kind in KINDS {
            assert_eq!(value(kind, &CustomFieldValue::Flag(true)), Some(FieldValue::Flag(true)), "{kind:?}");
            assert_eq!(value(kind, &list), Some(FieldValue::Chips(vec!["a".into()])), "{kind:?}");
            assert_eq!(value(kind, &CustomFieldValue::List(Vec::new())), None, "{kind:?}");
            assert_eq!(value(kind, &CustomFieldValue::Address(Address::default())), None, "{kind:?}");
        }
        assert_eq!(value(Kind::Flag, &text("1")), Some(FieldValue::Flag(true)));
        assert_eq!(value(Kind::Flag, &text("perhaps")), Some(FieldValue::Text("perhaps".into())));
        assert_eq!(value(Kind::Choices, &text("English")), Some(FieldValue::Chips(vec!["English".into()])));
    }

    #[test]
    fn hostile_texts_become_no_link_number_or_date() {
        let hostile = [
            "javascript:alert(9)",
            "data:text/html,<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\"<script>\"@evil.example",
            "https://example.com@evil.example/\u{202e}",
            "tel:+1",
        ];
        for kind in KINDS {
            for words in hostile {
                let shown = value(kind, &text(words));
                let as_text = match &shown {
                    Some(FieldValue::Text(shown) | FieldValue::LongText(shown)) => shown == words,
                    Some(FieldValue::Chips(shown)) => shown == &[words],
                    _ => false,
                };
                assert!(as_text, "{kind:?}: {shown:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn no_text_panics_or_is_lost(words in "\\PC{1,60}") {
            for kind in KINDS {
                prop_assert!(value(kind, &text(&words)).is_some());
            }
        }
    }
}
