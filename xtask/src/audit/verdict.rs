//! What came of one check, and of all together.

use crate::Outcome;

/// What one check says.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// There is nothing to report.
    Clean,
    /// Something has to be mended; in words.
    Found(String),
    /// The check could not be made, and says nothing; the reason.
    NotChecked(String),
}

/// Prints a line for each check. Only if all were made and found nothing, the audit has passed.
pub fn conclusion(verdicts: &[(&str, Verdict)]) -> Outcome {
    println!();
    let (mut found, mut not_checked) = (Vec::new(), Vec::new());
    for (what, verdict) in verdicts {
        match verdict {
            Verdict::Clean => println!("✓ {what}: nothing found"),
            Verdict::Found(words) => {
                println!("✗ {what}: {words}");
                found.push(*what);
            }
            Verdict::NotChecked(reason) => {
                println!("? {what}: not checked, {reason}");
                not_checked.push(*what);
            }
        }
    }
    let parts = [("Something was found in", found), ("Could not be checked:", not_checked)];
    let parts = parts.into_iter().filter(|(_, names)| !names.is_empty());
    let sentences: Vec<_> = parts.map(|(words, names)| format!("{words} {}.", names.join("; "))).collect();
    if sentences.is_empty() { Ok(()) } else { Err(sentences.join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audit_passes_only_if_every_check_was_made_and_found_nothing() {
        assert_eq!(conclusion(&[("crates", Verdict::Clean), ("packages", Verdict::Clean)]), Ok(()));
    }

    #[test]
    fn what_was_found_and_what_could_not_be_checked_are_named_apart() {
        let verdicts = [
            ("licences", Verdict::Clean),
            ("crates", Verdict::NotChecked("no network".to_owned())),
            ("packages", Verdict::Found("one".to_owned())),
            ("zcli", Verdict::NotChecked("no answer".to_owned())),
        ];
        let expected = "Something was found in packages. Could not be checked: crates; zcli.";
        assert_eq!(conclusion(&verdicts), Err(expected.to_owned()));
    }
}
