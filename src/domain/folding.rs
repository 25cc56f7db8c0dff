//! Texts without what people leave out or write in another way: case, accents, width, punctuation. For comparing names
//! only; nobody sees a folded text.

use crate::letter_case::lower;

/// Letters and the ones that stand for them, the most frequent first. `ä` and `ae`, `ø` and `oe`, `å` and `aa` become
/// the same, because an `e` after `a`, `o` or `u` and a second `a` are left out.
const LATIN: [(char, &str); 19] = [
    ('a', "åáäàâãāăąǎæạảấầẩẫậắằẳẵặ"),
    ('c', "çčćĉċ"),
    ('d', "đďð"),
    ('e', "éèêëēĕėęěẹẻẽếềểễệ"),
    ('g', "ğģĝġ"),
    ('h', "ħĥ"),
    ('i', "íıîìïĩīĭįỉị"),
    ('j', "ĵ"),
    ('k', "ķ"),
    ('l', "łľĺļŀ"),
    ('n', "ñńňņ"),
    ('o', "öøóòôõōŏőœơọỏốồổỗộớờởỡợ"),
    ('r', "řŕŗ"),
    ('s', "şšśŝș"),
    ('t', "ţťțŧ"),
    ('u', "üúůùûũūŭűųưụủứừửữự"),
    ('w', "ŵ"),
    ('y', "ýÿŷỳỵỷỹ"),
    ('z', "žżź"),
];

/// Other letters, each followed by the one that stands for it: Japanese names in their older characters, Arabic, Greek
/// and Russian.
const OTHERS: &str = "髙高﨑崎邉辺邊辺齋斎濵浜濱浜澤沢櫻桜廣広國国眞真嶋島嶌島惠恵德徳曾曽會会學学\
     أاإاآاىيةهکكیيςσάαέεήηίιόούυώωϊιϋυёе";

/// The narrow katakana from `ｦ` to `ﾝ` in their usual form.
const NARROW_KATAKANA: &str =
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

/// Words of letters and digits, with one blank between them.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in lower(&text.chars().map(usual_width).collect::<String>()).chars() {
        push(&mut out, letter);
    }
    out.truncate(out.trim_end().len());
    out
}

fn push(out: &mut String, letter: char) {
    let last = out.chars().next_back();
    match letter {
        'ß' => out.push_str("ss"),
        'þ' => out.push_str("th"),
        // The marks that make `ガ` of narrow `ｶ`, and `パ` of `ﾊ`.
        '\u{ff9e}' => voice(out, 1),
        '\u{ff9f}' => voice(out, 2),
        _ if is_mark(letter) => {}
        _ if letter.is_alphanumeric() => {
            let letter = stands_for(letter);
            let repeats =
                (letter == 'e' && matches!(last, Some('a' | 'o' | 'u'))) || (letter == 'a' && last == Some('a'));
            if !repeats {
                out.push(letter);
            }
        }
        _ if last.is_some_and(|it| it != ' ') => out.push(' '),
        _ => {}
    }
}

/// Apostrophes, combining accents, vowel signs of Hebrew and Arabic, the Arabic stroke that widens, and what joins.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\'' | '`' | '´' | '‘' | '’' | 'ʼ' | '\u{ad}' | '\u{640}' | '\u{670}'
        | '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{655}' | '\u{200b}'..='\u{200f}')
}

fn stands_for(letter: char) -> char {
    if letter.is_ascii() {
        return letter;
    }
    // Hiragana as katakana.
    if matches!(letter, '\u{3041}'..='\u{3096}') {
        return char::from_u32(u32::from(letter) + 0x60).unwrap_or(letter);
    }
    let plain = LATIN.iter().find(|(_, all)| all.contains(letter)).map(|(plain, _)| *plain);
    plain.or_else(|| pairs().find(|(from, _)| *from == letter).map(|(_, to)| to)).unwrap_or(letter)
}

fn pairs() -> impl Iterator<Item = (char, char)> {
    OTHERS.chars().step_by(2).zip(OTHERS.chars().skip(1).step_by(2))
}

/// Wide Latin letters and digits, narrow katakana: the same letter in its usual width.
fn usual_width(letter: char) -> char {
    let code = u32::from(letter);
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(code - 0xfee0).unwrap_or(letter),
        '\u{ff66}'..='\u{ff9d}' => {
            NARROW_KATAKANA.chars().nth(usize::try_from(code - 0xff66).unwrap_or(usize::MAX)).unwrap_or(letter)
        }
        _ => letter,
    }
}

fn voice(out: &mut String, by: u32) {
    let voiced = match out.pop() {
        Some('ウ') => Some('ヴ'),
        Some(plain) => char::from_u32(u32::from(plain) + by),
        None => None,
    };
    out.extend(voiced);
}

/// The ways to write a folded letter at the start of a name, the folded one first: a few, for a search that compares
/// letter by letter.
pub fn spellings(letter: char) -> Vec<char> {
    let marked = LATIN.iter().filter(|(plain, _)| *plain == letter).flat_map(|(_, all)| all.chars().take(3));
    let older = pairs().filter(|(_, to)| *to == letter).map(|(from, _)| from);
    std::iter::once(letter).chain(marked).chain(older).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ways_to_write_one_name_become_one() {
        for (one, other) in [
            ("Müller", "MUELLER"),
            ("Müller", "Muller"),
            ("Mu\u{308}ller", "müller"),
            ("Søren Ångström", "soeren aangstrom"),
            ("Strauß", "Strauss"),
            ("O’Connor", "O'Connor"),
            ("O'Connor", "OConnor"),
            ("Jean-Luc  Picard ", "jean luc picard"),
            ("Nguyễn", "nguyen"),
            ("Łukasz", "Lukasz"),
            ("İstanbul", "istanbul"),
            ("ＡＢＣ　１２", "abc 12"),
            ("ｶﾞｷﾞｸﾞ ﾊﾟ", "ガギグ パ"),
            ("さとう", "サトウ"),
            ("髙橋 齋藤", "高橋 斎藤"),
            ("أحمد", "احمد"),
            ("مُحَمَّد", "محمد"),
            ("Ἀ", "ἀ"),
            ("Νίκος", "νικοσ"),
            ("Семёнов", "семенов"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} and {other}");
        }
    }

    #[test]
    fn other_names_stay_apart() {
        for (one, other) in [("Miller", "Müller"), ("佐藤", "斎藤"), ("Bauer", "Brauer"), ("Ива", "Eva")] {
            assert_ne!(folded(one), folded(other), "{one} and {other}");
        }
    }

    #[test]
    fn a_letter_is_searched_with_its_marks() {
        assert_eq!(spellings('o'), ['o', 'ö', 'ø', 'ó']);
        assert_eq!(spellings('斎'), ['斎', '齋']);
        assert_eq!(spellings('я'), ['я']);
    }

    proptest! {
        #[test]
        fn any_text_folds_to_words_with_single_blanks(text in ".{0,40}|[\\u{ff00}-\\u{ffef} ]{0,20}") {
            let folded = folded(&text);
            prop_assert_eq!(folded.split_whitespace().collect::<Vec<_>>().join(" "), folded.clone());
        }
    }
}
