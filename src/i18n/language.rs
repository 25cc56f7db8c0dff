//! Which of our languages an agent reads.

/// The languages that `translations/` has, English first.
pub const LANGUAGES: [&str; 2] = ["en", "ja"];

/// The agent's locale (`currentUser.locale`, such as `ja` or `pt-BR`) → its language → English (spec 11).
pub fn of_locale(locale: &str) -> &'static str {
    let folded = locale.trim().to_ascii_lowercase().replace('_', "-");
    let language = folded.split('-').next().unwrap_or_default();
    let known = |wanted: &str| LANGUAGES.iter().copied().find(|it| *it == wanted);
    known(&folded).or_else(|| known(language)).unwrap_or(LANGUAGES[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_locale_falls_back_to_its_language_then_to_english() {
        for (locale, language) in
            [("en-US", "en"), ("ja", "ja"), ("ja-JP", "ja"), ("JA_jp", "ja"), ("xx", "en"), ("", "en"), ("../ja", "en")]
        {
            assert_eq!(of_locale(locale), language, "{locale}");
        }
    }
}
