//! Money, dates and numbers as the agent writes them. `Intl` throws at values it cannot format; the value is then shown
//! as it came, which tells more than nothing.

use super::texts::locale;
use crate::domain::amount::{Amount, Money};
use js_sys::{Date, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &Object) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &NumberFormat, value: &JsValue) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &Object) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &DateTimeFormat, value: &Date) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type RelativeTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &Object) -> Result<RelativeTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &RelativeTimeFormat, value: i32, unit: &str) -> Result<String, JsValue>;
}

/// How long ago, given in seconds: "3 minutes ago", "yesterday".
pub fn ago(seconds: u64) -> String {
    let (count, unit) = match seconds {
        0..=3_599 => (seconds / 60, "minute"),
        3_600..=86_399 => (seconds / 3_600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    let options = object(&[("numeric", "auto")]);
    let format = options.and_then(|options| RelativeTimeFormat::new(&locale(), &options).ok());
    let count = i32::try_from(count).unwrap_or(i32::MAX);
    let words = format.and_then(|it| it.format(-count, unit).ok());
    words.unwrap_or_else(|| count.to_string())
}

/// An amount with its currency. The decimal goes to `Intl` as text, so that no cent is lost on the way.
pub fn money(money: &Money) -> String {
    let plain = money.amount.to_string();
    let shown = match &money.currency {
        Some(code) if money.amount.is_whole() => formatted_number(
            &plain,
            &[("style", "currency"), ("currency", code), ("trailingZeroDisplay", "stripIfInteger")],
        ),
        Some(code) => formatted_number(&plain, &[("style", "currency"), ("currency", code)]),
        None => formatted_number(&plain, &[]),
    };
    shown.unwrap_or(plain)
}

/// A number with all places that an [`Amount`] keeps; `Intl` alone would round to three.
pub fn amount(amount: Amount) -> String {
    let plain = amount.to_string();
    formatted_number(&plain, &[("maximumFractionDigits", "4")]).unwrap_or(plain)
}

/// A number of hundredths with its sign.
pub fn percent(amount: Amount) -> String {
    let plain = amount.to_string();
    formatted_number(&plain, &[("style", "unit"), ("unit", "percent")]).unwrap_or(plain)
}

/// A count.
pub fn number(n: usize) -> String {
    let plain = n.to_string();
    formatted_number(&plain, &[]).unwrap_or(plain)
}

/// A day, given as `YYYY-MM-DD`; it is the same day in every time zone.
pub fn day(date: &str) -> String {
    formatted_date(date, &[("dateStyle", "medium"), ("timeZone", "UTC")]).unwrap_or_else(|| date.to_owned())
}

/// A moment, given in ISO 8601, in the agent's time zone.
pub fn moment(moment: &str) -> String {
    formatted_date(moment, &[("dateStyle", "medium"), ("timeStyle", "short")]).unwrap_or_else(|| moment.to_owned())
}

/// A moment, given in milliseconds since 1970, in the agent's time zone.
pub fn moment_at(ms: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "exact for the next 285,000 years")]
    let date = Date::new(&JsValue::from_f64(ms as f64));
    let options = object(&[("dateStyle", "medium"), ("timeStyle", "short")]);
    let format = options.and_then(|it| DateTimeFormat::new(&locale(), &it).ok());
    format.and_then(|it| it.format(&date).ok()).unwrap_or_default()
}

fn formatted_number(plain: &str, options: &[(&str, &str)]) -> Option<String> {
    NumberFormat::new(&locale(), &object(options)?).ok()?.format(&JsValue::from_str(plain)).ok()
}

fn formatted_date(text: &str, options: &[(&str, &str)]) -> Option<String> {
    let date = Date::new(&JsValue::from_str(text));
    DateTimeFormat::new(&locale(), &object(options)?).ok()?.format(&date).ok()
}

fn object(entries: &[(&str, &str)]) -> Option<Object> {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value)).ok()?;
    }
    Some(object)
}
