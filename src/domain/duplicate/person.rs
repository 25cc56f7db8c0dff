//! Whether two people's names are one, in whatever order and with or without title.

use crate::domain::folding::folded;

/// Said to a person and no part of the name, as they are after folding. `jr` and `sr` are not here: they tell father
/// from son.
const COURTESY: &str = "dr prof professor mr mrs ms miss mx sir dame herr frau mme mlle monsieur madame sra dra ing dipl \
     phd md mba msc bsc san sama サン 様 サマ 氏 殿 君 先生 님 씨";

/// The words of a name, folded, without courtesy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName(Vec<String>);

impl PersonName {
    /// The words of a name given in parts.
    pub fn of(parts: &[&str]) -> Self {
        let mut words = Vec::new();
        for word in folded(&parts.join(" ")).split(' ') {
            // Written without a blank: `佐藤様`.
            let word = Some(word)
                .filter(|it| 3 <= it.chars().count())
                .and_then(|it| it.strip_suffix(['様', '氏', '殿', '님', '씨']))
                .unwrap_or(word);
            if !word.is_empty() && !COURTESY.split(' ').any(|it| it == word) {
                words.push(word.to_owned());
            }
        }
        Self(words)
    }

    /// Whether there is no name.
    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    /// The words.
    pub fn words(&self) -> &[String] {
        &self.0
    }

    /// Whether both are one name: the same words in any order, with or without blanks between them, or one with fewer
    /// words than the other but at least two; an initial stands for a word if nothing else is missing.
    pub fn same_as(&self, other: &Self) -> bool {
        if self.is_blank() || other.is_blank() {
            return false;
        }
        let (short, long) = if self.0.len() <= other.0.len() { (&self.0, &other.0) } else { (&other.0, &self.0) };
        let together = short.concat();
        if together == long.concat() || together == long.iter().rev().map(String::as_str).collect::<String>() {
            return true;
        }
        2 <= short.len() && are_among(short, long)
    }
}

/// Every word of the shorter name is one of the longer, none of which serves twice.
fn are_among(short: &[String], long: &[String]) -> bool {
    let mut left: Vec<&String> = long.iter().collect();
    let mut initials = Vec::new();
    for word in short {
        match left.iter().position(|it| *it == word) {
            Some(at) => {
                left.swap_remove(at);
            }
            None => initials.push(word),
        }
    }
    if initials.is_empty() {
        return true;
    }
    let all_but_initials = short.len() == long.len() && initials.len() < short.len();
    all_but_initials
        && initials.iter().all(|word| {
            let found = left.iter().position(|it| is_initial_of(word, it) || is_initial_of(it, word));
            found.map(|at| left.swap_remove(at)).is_some()
        })
}

/// Only where letters are a part of a word: not in Chinese, Japanese or Korean.
fn is_initial_of(initial: &str, word: &str) -> bool {
    initial.chars().count() == 1 && initial.chars().all(char::is_lowercase) && word.starts_with(initial)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        let (one, other) = (PersonName::of(&[one]), PersonName::of(&[other]));
        assert_eq!(one.same_as(&other), other.same_as(&one));
        one.same_as(&other)
    }

    #[test]
    fn ways_to_write_one_name_are_one() {
        for (one, other) in [
            ("Ada Lovelace", "LOVELACE Ada"),
            ("Ada Lovelace", "Ada King Lovelace"),
            ("Dr. Ada Lovelace", "Ada Lovelace, PhD"),
            ("A. Lovelace", "Ada Lovelace"),
            ("J. R. R. Tolkien", "John Ronald Reuel Tolkien"),
            ("Gabriel García", "Gabriel Garcia Marquez"),
            ("佐藤 美咲", "佐藤美咲"),
            ("美咲 佐藤", "佐藤美咲様"),
            ("さとう みさき", "ｻﾄｳ ﾐｻｷ"),
            ("Robert Downey", "Robert Downey Jr."),
            ("Sukarno", "sukarno"),
        ] {
            assert!(same(one, other), "{one} and {other}");
        }
    }

    #[test]
    fn other_names_are_others() {
        for (one, other) in [
            ("Ada Lovelace", "Bob Lovelace"),
            ("Lovelace", "Ada Lovelace"),
            ("Robert Downey Jr.", "Robert Downey Sr."),
            ("A. L.", "Ada Lovelace"),
            ("J. Smith", "Mary Jane Smith"),
            ("Ann Ann", "Ann Lee"),
            ("王", "王 小明"),
            ("", ""),
            ("Dr.", "Dr."),
        ] {
            assert!(!same(one, other), "{one} and {other}");
        }
    }
}
