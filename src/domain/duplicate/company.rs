//! Company names without what says only which form the company has in law.

use crate::domain::folding::{folded, spellings};
use crate::letter_case::{capital, upper};

/// Taken out wherever they stand, because these languages write no blanks.
const FORMS_WITHOUT_BLANKS: &str = "株式会社 有限会社 合同会社 合資会社 一般社団法人 股份有限公司 有限责任公司 有限責任公司 有限公司 \
     주식회사 유한회사 ㈱ ㈲ ㈜ (株) (有) (주) （株） （有） （주）";

/// At the end, as they are after folding without dots and strokes. Longer ones first.
const ENDINGS: &str = "s de rl de cv|s a de c v|sa de cv|srl de cv|sp z o o|sp z oo|spol s r o|spol s ro|s r o|s ro|s p a|s r l|d o o|\
     l l c|k k|g k|b v|n v|a s|s a|incorporated|inc|llc|llp|lp|ltd|limited|plc|corporation|corp|company|co|gmbh|mbh|ag|kg|\
     kgaa|ohg|gbr|ug|ev|eg|se|sa|sas|sasu|sarl|eurl|sl|slu|srl|spa|snc|bv|nv|vof|oy|oyj|ab|as|asa|aps|hf|ehf|kft|zrt|nyrt|\
     doo|dd|sro|spj|ood|eood|sia|uab|ou|pty|pvt|pte|private|sdn|bhd|tbk|kk|yk|gk|jsc|ltda|eireli|ооо|зао|оао|пао|ао|тов|\
     pt|cv|株式会社|有限会社";

/// At the start.
const BEGINNINGS: &str = "the pt cv ooo ооо оао зао пао ао ип тов uab sia";

/// Between words.
const AND: &str = "and und et y i e en og och";

/// What is left of a company's name for comparing; `None` if there is no letter or digit in it.
pub fn core(name: &str) -> Option<String> {
    let name = without_forms(name).replace(['.', '/'], "");
    let words = folded(&name);
    let words: Vec<&str> = words.split(' ').filter(|it| !it.is_empty() && !is_in(AND, it)).collect();
    let mut rest = words.join(" ");
    while let Some(shorter) = without_ending(&rest) {
        rest.truncate(shorter);
    }
    let core = match rest.split_once(' ') {
        Some((first, core)) if is_in(BEGINNINGS, first) => core,
        _ => rest.as_str(),
    };
    Some(core.replace(' ', "")).filter(|it| !it.is_empty())
}

/// The name as typed, without the forms that need no blank; itself if it is nothing else.
pub fn without_forms(name: &str) -> String {
    let mut rest = name.to_owned();
    for form in FORMS_WITHOUT_BLANKS.split(' ') {
        rest = rest.replace(form, " ");
    }
    let rest = rest.trim();
    if rest.is_empty() { name.trim().to_owned() } else { rest.to_owned() }
}

/// Where the name ends without its last legal form; a name is never only a form.
fn without_ending(name: &str) -> Option<usize> {
    ENDINGS.split('|').find_map(|it| Some(name.strip_suffix(it)?.strip_suffix(' ')?.len()))
}

fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|it| it == word)
}

/// Forms and articles that may stand before the core, by its letters.
const BEFORE_LATIN: &str = "The |PT ";
const BEFORE_CYRILLIC: &str = "«|ООО |ООО «|АО |АО «";
const BEFORE_EAST_ASIAN: &str = "株式会社|株式会社 |(株)|（株）|㈱|有限会社|(주)|㈜|주식회사 ";

/// The name as typed, without a legal form at its end.
pub fn without_ending_form(name: &str) -> String {
    let whole = core(name);
    let words: Vec<&str> = name.split_whitespace().collect();
    let shorter = (1..words.len()).filter_map(|count| words.get(..count)).map(|it| it.join(" "));
    let plain = shorter.map(|it| it.trim_end_matches([',', '&', ' ']).to_owned()).find(|it| core(it) == whole);
    plain.unwrap_or_else(|| name.trim().to_owned())
}

/// What may stand at the start of a company's name that is the same as this one, for a search that compares letter by
/// letter: so many letters of the core in their likeliest spellings, also behind what a name may begin with.
pub fn beginnings(name: &str, letters: usize) -> Vec<String> {
    let typed = without_forms(name);
    let plain: Vec<char> = core(name).unwrap_or_default().chars().take(letters).collect();
    let Some((first, rest)) = plain.split_first() else { return Vec::new() };
    let rest: String = rest.iter().collect();
    let mut all = Vec::new();
    let mut add = |text: String| {
        if !text.trim().is_empty() && !all.contains(&text) {
            all.push(text);
        }
    };
    add(name.trim().chars().take(2 * letters).collect());
    add(typed.chars().take(letters).collect());
    for spelling in spellings(*first) {
        add(format!("{}{rest}", capital(spelling)));
    }
    // The second letter may carry the accent.
    if let Some((second, rest)) = plain.split_first().and_then(|(_, it)| it.split_first()) {
        let rest: String = rest.iter().collect();
        for spelling in spellings(*second).into_iter().skip(1) {
            add(format!("{}{spelling}{rest}", capital(*first)));
        }
    }
    let start: String = typed.chars().take(letters).collect();
    add(upper(&start));
    add(upper(&plain.iter().collect::<String>()));
    add(written_out(&typed).chars().take(letters).collect());
    let before = match first {
        'a'..='z' | '0'..='9' => BEFORE_LATIN,
        '\u{400}'..='\u{4ff}' => BEFORE_CYRILLIC,
        '\u{1100}'.. => BEFORE_EAST_ASIAN,
        _ => "",
    };
    for form in before.split('|').filter(|it| !it.is_empty()) {
        add(format!("{form}{start}"));
    }
    all
}

/// Letters with two dots and their Nordic sisters as those write them who do not have them.
fn written_out(text: &str) -> String {
    let written =
        [('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('ø', "oe"), ('å', "aa"), ('Ä', "Ae"), ('Ö', "Oe"), ('Ü', "Ue")];
    written.iter().fold(text.to_owned(), |text, (letter, letters)| text.replace(*letter, letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_legal_form_makes_no_other_company() {
        for (one, other) in [
            ("Coconut Systems Ltd.", "coconut systems"),
            ("Acme, Inc.", "ACME Incorporated"),
            ("Acme Co., Ltd.", "Acme"),
            ("Müller & Söhne GmbH & Co. KG", "Mueller und Soehne"),
            ("Industrias López, S.A. de C.V.", "Industrias Lopez SA"),
            ("Nordlys A/S", "Nordlys AS"),
            ("Kwiaty Sp. z o.o.", "Kwiaty"),
            ("Moravia Glas, s.r.o.", "Moravia Glas"),
            ("トヨタ自動車株式会社", "株式会社トヨタ自動車"),
            ("（株）トヨタ自動車", "㈱ﾄﾖﾀ自動車"),
            ("Tanaka Kōgyō K.K.", "Tanaka Kogyo"),
            ("腾讯科技有限公司", "腾讯科技"),
            ("주식회사 한빛", "(주)한빛"),
            ("ООО «Ромашка»", "Ромашка"),
            ("PT Telkom Tbk", "Telkom"),
            ("The Coca-Cola Company", "Coca Cola"),
            ("Data Works", "DataWorks"),
        ] {
            assert_eq!(core(one), core(other), "{one} and {other}");
            assert!(core(one).is_some());
        }
    }

    #[test]
    fn sister_companies_and_others_stay_apart() {
        for (one, other) in [
            ("Acme Germany GmbH", "Acme France SAS"),
            ("Acme Holding AG", "Acme AG"),
            ("Acme Group", "Acme"),
            ("Northwind", "Southwind"),
            ("SA", "AG"),
        ] {
            assert_ne!(core(one), core(other), "{one} and {other}");
        }
    }

    #[test]
    fn a_search_by_letters_begins_as_others_may_have_written_the_name() {
        for (typed, record) in [
            ("Müller GmbH", "MUELLER"),
            ("Mueller", "Müller GmbH"),
            ("Éclair SAS", "Eclair"),
            ("Eclair", "Éclair"),
            ("Coca-Cola", "The Coca-Cola Company"),
            ("さくら商事株式会社", "株式会社さくら商事"),
            ("한빛", "㈜한빛"),
            ("Ромашка", "ООО «Ромашка»"),
            ("Ήλιος", "ΗΛΙΟΣ"),
        ] {
            let all = beginnings(typed, 2);
            let starts = |it: &String| record.to_lowercase().starts_with(&it.to_lowercase());
            assert!(all.iter().any(starts) && all.len() <= 16, "{typed}: {all:?}");
        }
        assert_eq!(beginnings(" - ", 2), [""; 0]);
    }

    #[test]
    fn a_list_is_asked_for_the_name_with_and_without_its_form() {
        for (name, plain) in
            [("Acme Co., Ltd.", "Acme"), ("Müller & Söhne GmbH & Co. KG", "Müller & Söhne"), ("Acme", "Acme"), ("", "")]
        {
            assert_eq!(without_ending_form(name), plain);
        }
    }

    #[test]
    fn a_name_without_letters_is_no_company() {
        for name in ["", "  ", "-", "...", "「」"] {
            assert_eq!(core(name), None, "{name}");
        }
        assert_eq!(core("株式会社"), Some("株式会社".to_owned()));
    }
}
