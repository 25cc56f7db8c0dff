//! Splitting a full name into first and last name. Any rule is wrong for some name, so the result is only a proposal
//! that the agent sees and can correct (spec 6.2).

/// A proposal; either part may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SplitName {
    /// Given names.
    pub first: String,
    /// Family name, with its particles.
    pub last: String,
}

/// Words that belong to the family name that follows them.
const PARTICLES: [&str; 27] = [
    "af", "al", "av", "ben", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du",
    "el", "ibn", "la", "le", "ten", "ter", "van", "vom", "von", "zu",
];

/// One word is a last name. `Last, First` is taken at its word. Otherwise the last word is the last name, together
/// with particles such as `van der` before it.
pub fn split(full_name: &str) -> SplitName {
    let name = full_name.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((last, first)) = name.split_once([',', '、', '،'])
        && !last.trim().is_empty()
        && !first.trim().is_empty()
    {
        return SplitName { first: first.trim().to_owned(), last: last.trim().to_owned() };
    }
    let words: Vec<&str> = name.split(' ').collect();
    let particles = words.iter().rev().skip(1).take_while(|word| is_particle(word)).count();
    // A name that starts with a particle ("Van Nguyen") still has a first name.
    let first_words = words.len().saturating_sub(1 + particles).max(usize::from(2 <= words.len()));
    let (first, last) = words.split_at(first_words.min(words.len()));
    SplitName { first: first.join(" "), last: last.join(" ") }
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_split_with_care() {
        for (full, first, last) in [
            ("Sukarno", "", "Sukarno"),
            ("Ada Lovelace", "Ada", "Lovelace"),
            ("  Ada   King  Lovelace ", "Ada King", "Lovelace"),
            ("Ludwig van Beethoven", "Ludwig", "van Beethoven"),
            ("Maria de la Cruz", "Maria", "de la Cruz"),
            ("Van Nguyen", "Van", "Nguyen"),
            ("Lovelace, Ada", "Ada", "Lovelace"),
            ("佐藤 美咲", "佐藤", "美咲"),
            ("佐藤美咲", "", "佐藤美咲"),
            (", Ada", ",", "Ada"),
            ("", "", ""),
        ] {
            assert_eq!(split(full), SplitName { first: first.into(), last: last.into() }, "{full}");
        }
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(name in "[a-zA-Zäß美 ]{0,40}") {
            let SplitName { first, last } = split(&name);
            let before: String = name.split_whitespace().collect();
            let after: String = format!("{first}{last}").split_whitespace().collect();
            prop_assert_eq!(before, after);
        }

        #[test]
        fn a_name_always_has_a_last_name(name in "\\PC{1,30}") {
            prop_assert!(name.trim().is_empty() || !split(&name).last.is_empty());
        }
    }
}
