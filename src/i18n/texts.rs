//! The texts of one language. They are loaded once, before the first screen, and do not change while the page lives:
//! Zendesk reloads apps when an agent changes the language.

use super::language;
use gloo_net::http::Request;
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::prelude::*;

thread_local! {
    static TEXTS: RefCell<Texts> = RefCell::new(Texts::default());
}

#[derive(Default)]
struct Texts {
    locale: String,
    by_key: HashMap<String, String>,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type PluralRules;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str) -> Result<PluralRules, JsValue>;
    #[wasm_bindgen(method)]
    fn select(this: &PluralRules, n: f64) -> String;
}

/// Loads the texts for a locale and gives back the language that was chosen.
///
/// # Errors
/// Words for the log if the file is missing or unreadable: the package is then broken.
pub async fn load(locale: &str) -> Result<&'static str, String> {
    let language = language::of_locale(locale);
    let by_key = read(format!("i18n/{language}.json")).await?;
    TEXTS.with_borrow_mut(|texts| *texts = Texts { locale: language::for_formats(locale), by_key });
    Ok(language)
}

/// Loads the texts of the settings page beside those that all pages have.
///
/// # Errors
/// As [`load`].
pub async fn load_settings_page(locale: &str) -> Result<&'static str, String> {
    let language = load(locale).await?;
    let more = read(format!("i18n/settings/{language}.json")).await?;
    TEXTS.with_borrow_mut(|texts| texts.by_key.extend(more));
    Ok(language)
}

async fn read(path: String) -> Result<HashMap<String, String>, String> {
    let reply = Request::get(&path).send().await.map_err(|error| format!("{path}: {error}"))?;
    reply.json().await.map_err(|error| format!("{path}: {error}"))
}

/// Marks a text's key that is looked up later; the repository's tests find keys by this and the functions below.
pub const fn key(key: &'static str) -> &'static str {
    key
}

/// A text. A key that is missing shows itself, which a test of the repository keeps from happening.
pub fn t(key: &str) -> String {
    TEXTS.with_borrow(|texts| texts.by_key.get(key).cloned().unwrap_or_else(|| key.to_owned()))
}

/// A text with its `{placeholders}` filled. Values are put in as they are and not searched for placeholders again.
pub fn t_with(key: &str, values: &[(&str, &str)]) -> String {
    filled(&t(key), values)
}

/// A text in the form for `n`: `<key>.one`, `<key>.other` and so on, with `{n}` filled in the agent's digits.
pub fn plural(key: &str, n: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts on a screen are small")]
    let form = PluralRules::new(&locale()).map_or_else(|_| "other".to_owned(), |it| it.select(n as f64));
    let exact = format!("{key}.{form}");
    let known = TEXTS.with_borrow(|texts| texts.by_key.contains_key(&exact));
    let key = if known { exact } else { format!("{key}.other") };
    filled(&t(&key), &[("n", &super::number(n))])
}

/// Things in a row, as the language separates them.
pub fn list(things: impl IntoIterator<Item = String>) -> String {
    let joined = |all: String, next: String| t_with("word.list", &[("all", &all), ("next", &next)]);
    things.into_iter().reduce(joined).unwrap_or_default()
}

/// The locale for `Intl`.
pub fn locale() -> String {
    TEXTS.with_borrow(|texts| texts.locale.clone())
}

fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let value =
            after.split_once('}').and_then(|(name, tail)| Some((values.iter().find(|it| it.0 == name)?.1, tail)));
        let Some((value, tail)) = value else {
            out.push('{');
            rest = after;
            continue;
        };
        out.push_str(value);
        rest = tail;
    }
    out.push_str(rest);
    out
}
