//! Splitting a full name into first and last name (spec 6.2). Any rule is wrong for some name, so the result is only a
//! proposal that the agent sees and can correct; nothing that was written is dropped.
//!
//! What no rule here can tell, because the letters do not:
//! - Hungarian, Chinese, Japanese and Korean names in Latin letters may begin with the family name; they are read in
//!   the Western order (`Nagy János`, `Kim Min-jun`). So is `佐藤美咲`, written without a blank: one word.
//! - Of Spanish names the last two words are the family name only if the first of them has the form of one (`García`,
//!   `-ez`): `Ana Sofía Ruiz` and `Pablo Ruiz Picasso` look alike. Portuguese and Brazilian names go by the last word,
//!   as they are sorted there.

mod words;

use words::{
    binds, is_binder, is_divider, is_east_asian, is_family_in_capitals, is_patronymic, is_spanish_family, is_suffix,
    is_vietnamese_family,
};

/// A proposal; either part may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SplitName {
    /// Given names, with titles before them.
    pub first: String,
    /// Family name, with its particles and with what stands behind a name.
    pub last: String,
}

const COMMAS: [char; 4] = [',', '、', '،', '，'];

/// One word is a last name. `Last, First` is taken at its word. Otherwise the words tell.
pub fn split(full_name: &str) -> SplitName {
    let name = joined(full_name.split_whitespace());
    let Some((before, after)) = name.split_once(COMMAS).filter(|(before, after)| !blank(before) && !blank(after))
    else {
        return by_words(&name);
    };
    let (before, after) = (before.trim(), after.trim());
    if suffixes_only(after) {
        let SplitName { first, last } = by_words(before);
        return SplitName { first, last: format!("{last}, {after}") };
    }
    match after.rsplit_once(COMMAS) {
        Some((first, suffix)) if !blank(first) && suffixes_only(suffix) => {
            SplitName { first: first.trim().to_owned(), last: format!("{before}, {}", suffix.trim()) }
        }
        _ => SplitName { first: after.to_owned(), last: before.to_owned() },
    }
}

fn by_words(name: &str) -> SplitName {
    let all: Vec<&str> = name.split(' ').collect();
    let (words, behind) = all.split_at(name_words(&all));
    if let [word] = words
        && let Some((first, last)) = at_interpunct(word)
    {
        return SplitName { first: first.to_owned(), last: joined([last].iter().chain(behind).copied()) };
    }
    if let Some(count) = leading_family_words(words) {
        let (last, first) = words.split_at(count);
        return SplitName { first: joined(first.iter().chain(behind).copied()), last: joined(last.iter().copied()) };
    }
    let (first, last) = words.split_at(last_name_from(words));
    SplitName { first: joined(first.iter().copied()), last: joined(last.iter().chain(behind).copied()) }
}

/// How many words are the name itself; at least one. Behind it may stand a remark, and suffixes.
fn name_words(words: &[&str]) -> usize {
    let closed = words.last().is_some_and(|it| it.ends_with([')', ']', '>', '）', '」']));
    let is_remark = |word: &&str| is_divider(word) || (closed && word.starts_with(['(', '[', '<', '（', '「']));
    let mut count = words.iter().skip(1).position(is_remark).map_or(words.len(), |it| it + 1);
    while 1 < count && words.get(count - 1).is_some_and(|it| is_suffix(it)) {
        count -= 1;
    }
    count
}

/// Foreign names in Japanese and Chinese: `ジョン・スミス` keeps the foreign order.
fn at_interpunct(word: &str) -> Option<(&str, &str)> {
    let (first, last) = word.rsplit_once(['・', '･', '·'])?;
    (is_east_asian(word) && !first.is_empty() && !last.is_empty()).then_some((first, last))
}

/// How many words at the start are the family name, where the name itself says that it stands there.
fn leading_family_words(words: &[&str]) -> Option<usize> {
    let (first, last) = (words.first()?, words.last()?);
    if words.len() < 2 {
        return None;
    }
    let capitals = words.iter().take_while(|it| is_family_in_capitals(it)).count();
    let vietnamese = is_vietnamese_family(first) && !is_vietnamese_family(last);
    if 0 < capitals && capitals < words.len() && words.iter().skip(capitals).all(|it| !is_family_in_capitals(it)) {
        return Some(capitals);
    }
    let leads = words.iter().all(|it| is_east_asian(it)) || vietnamese || (words.len() == 3 && is_patronymic(last));
    leads.then_some(1)
}

/// Where the last name begins in the Western order.
fn last_name_from(words: &[&str]) -> usize {
    let before = |from: usize| from.checked_sub(1).and_then(|it| words.get(it)).copied().unwrap_or_default();
    let with_particles = |mut from: usize| {
        while binds(before(from)) {
            from -= 1;
        }
        from
    };
    let mut from = words.len().saturating_sub(1);
    // `Ortega y Gasset`
    if 3 <= from && ["y", "e", "i"].contains(&before(from)) {
        from -= 2;
    }
    from = with_particles(from);
    let goes_on = |from: usize| {
        let capitals =
            || is_family_in_capitals(before(from)) && words.last().is_some_and(|it| is_family_in_capitals(it));
        2 <= from
            && (is_spanish_family(before(from))
                || (capitals() && !words.first().is_some_and(|it| is_family_in_capitals(it))))
    };
    if goes_on(from) {
        from = with_particles(from - 1);
    }
    // A name that starts with a particle (`Van Nguyen`) still has a first name, unless it starts in small letters.
    let family_alone = |first: &str| is_binder(first) || first.starts_with(char::is_lowercase);
    if from == 0 && 2 <= words.len() && !words.first().is_some_and(|it| family_alone(it)) { 1 } else { from }
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn suffixes_only(text: &str) -> bool {
    text.split([' ', ',']).filter(|it| !it.is_empty()).all(is_suffix)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_split_by_what_it_says_itself() {
        for (full, first, last) in [
            ("Sukarno", "", "Sukarno"),
            ("  Ada   King  Lovelace ", "Ada King", "Lovelace"),
            ("Ludwig van Beethoven", "Ludwig", "van Beethoven"),
            ("Van Nguyen", "Van", "Nguyen"),
            ("van Dijk", "", "van Dijk"),
            ("Lovelace, Ada", "Ada", "Lovelace"),
            ("Smith, John, Jr.", "John", "Smith, Jr."),
            ("Ada Lovelace, PhD", "Ada", "Lovelace, PhD"),
            ("佐藤 美咲 様", "美咲 様", "佐藤"),
            ("ジョン・スミス", "ジョン", "スミス"),
            ("DUPONT Jean", "Jean", "DUPONT"),
            ("Иванов Иван Иванович", "Иван Иванович", "Иванов"),
            ("Ada Lovelace (she/her)", "Ada", "Lovelace (she/her)"),
            (", Ada", ",", "Ada"),
            ("", "", ""),
        ] {
            assert_eq!(split(full), SplitName { first: first.into(), last: last.into() }, "{full}");
        }
    }

    fn letters(text: &str) -> Vec<char> {
        let mut letters: Vec<char> = text.chars().filter(|it| it.is_alphanumeric()).collect();
        letters.sort_unstable();
        letters
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(name in "\\PC{0,40}|[a-zA-Zäß美, .()・]{0,40}|([a-z]{1,3}|van|de|y|Jr\\.|様|PhD|,|NGUYEN){0,6}") {
            let SplitName { first, last } = split(&name);
            prop_assert_eq!(letters(&name), letters(&format!("{first}{last}")));
        }

        #[test]
        fn a_name_always_has_a_last_name(name in "\\PC{1,30}|((van|de|y|Jr\\.|様|-|\\(x\\)|abd|,) ?){1,5}") {
            prop_assert!(name.trim().is_empty() || !split(&name).last.is_empty());
        }
    }
}
