//! Telling whether a lead source is there already, before one is made by typing its name (S23).

use super::user::Source;
use crate::letter_case::lower;

/// The source of that name, however it is capitalised and whatever blanks surround it. Nothing else is left out:
/// `C` and `C++` are two sources.
pub fn same_source<'a>(name: &str, sources: &'a [Source]) -> Option<&'a Source> {
    let wanted = plain(name);
    sources.iter().find(|it| plain(&it.name) == wanted)
}

fn plain(name: &str) -> String {
    lower(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::SourceId;

    #[test]
    fn only_case_and_surrounding_blanks_make_no_other_source() {
        let source = |(id, name): (u64, &str)| Source { id: SourceId(id), name: name.to_owned() };
        let sources: Vec<Source> =
            (1..).zip(["Support ticket", " Messe München ", "展示会", "C", "ΟΔΟΣ", "Web  shop"]).map(source).collect();
        for (typed, known) in [
            ("Support ticket", Some(1)),
            ("  sUPPORT TICKET\n", Some(1)),
            ("messe mÜNCHEN", Some(2)),
            ("\u{3000}展示会\u{a0}", Some(3)),
            ("C++", None),
            ("c", Some(4)),
            ("οδοσ", None),
            ("οδος", Some(5)),
            ("Web shop", None),
            ("Support", None),
            ("Messe Munchen", None),
            ("", None),
            ("  ", None),
        ] {
            assert_eq!(same_source(typed, &sources).map(|it| it.id.0), known, "{typed:?}");
        }
    }
}
