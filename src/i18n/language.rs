//! Which of our languages an agent reads, and what follows from it.

/// The languages that `translations/` has, English first (spec 11).
pub const LANGUAGES: [&str; 7] = ["en", "ar", "de", "es", "fr", "ja", "pt-br"];

/// The agent's locale (`currentUser.locale`, such as `ja` or `pt-BR`) → its language → English (spec 11). Where we have a
/// language as one country writes it, it serves its other countries, too.
pub fn of_locale(locale: &str) -> &'static str {
    let locale = folded(locale);
    let found = |fits: &dyn Fn(&str) -> bool| LANGUAGES.iter().copied().find(|it| fits(it));
    found(&|it| it == locale).or_else(|| found(&|it| base(it) == base(&locale))).unwrap_or(LANGUAGES[0])
}

/// The locale for `Intl`: the agent's own where the texts are in its language, so that numbers and dates are as its
/// country writes them. Otherwise that of the texts: "Updated för 3 minuter sedan" is no language.
pub fn for_formats(locale: &str) -> String {
    let (locale, language) = (folded(locale), of_locale(locale));
    if base(&locale) == base(language) { locale } else { language.to_owned() }
}

/// Which way a language is written, for the page's `dir`.
pub fn direction(language: &str) -> &'static str {
    if base(language) == "ar" { "rtl" } else { "ltr" }
}

fn folded(locale: &str) -> String {
    locale.trim().to_ascii_lowercase().replace('_', "-")
}

/// The language without country and script.
fn base(locale: &str) -> &str {
    locale.split('-').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_locale_falls_back_to_its_language_then_to_english() {
        for (locale, language, formats) in [
            ("en-US", "en", "en-us"),
            ("en-GB", "en", "en-gb"),
            ("ja", "ja", "ja"),
            ("JA_jp", "ja", "ja-jp"),
            ("pt-BR", "pt-br", "pt-br"),
            ("pt", "pt-br", "pt"),
            ("pt-PT", "pt-br", "pt-pt"),
            ("es-419", "es", "es-419"),
            ("fr-CA", "fr", "fr-ca"),
            ("ar-EG", "ar", "ar-eg"),
            ("sv", "en", "en"),
            ("arn", "en", "en"),
            ("", "en", "en"),
            ("../ja", "en", "en"),
        ] {
            assert_eq!((of_locale(locale), for_formats(locale).as_str()), (language, formats), "{locale}");
        }
    }

    #[test]
    fn only_arabic_is_written_from_right_to_left() {
        let mirrored: Vec<_> = LANGUAGES.into_iter().filter(|it| direction(it) == "rtl").collect();
        assert_eq!(mirrored, ["ar"]);
    }
}
