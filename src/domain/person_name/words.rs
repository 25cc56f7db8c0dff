//! The words that tell something about a name's parts. Each list is one text, in lower case and without dots: that is
//! the smallest form in the wasm.

use crate::letter_case::lower;

/// Belong to the family name that follows them. No single letter is here: it would be somebody's initial.
const PARTICLES: &str = "aan af al av bar bat ben bin bint binte binti bte da dal dalla dalle das de degli dei del della \
     delle dello den der des di do dos du el fitz freifrau freiherr graf gräfin het ibn im in la las le los mac mc nic ní ó o' o’ op os \
     san st saint ste 's ’s 't ’t te ten ter tot ua uit und van vom von zu zum zur a/l a/p s/o d/o بن ابن بنت آل בן בת אבן";

/// Make one name with the word that follows, wherever they stand: servant of, father of, mother of.
const BINDERS: &str = "abd abdel abdul abou abu umm عبد أبو ابو أم";

/// Stand behind a name and belong to it: generations, kinship, degrees, courtesy, forms of companies.
const SUFFIXES: &str = "jr sr jnr snr ii iii iv phd md dds esq mba msc bsc cpa filho neto júnior junior sobrinho san \
     sama ji inc llc ltd gmbh さん 様 さま 氏 殿 君 くん ちゃん 先生 女士 小姐 님 씨 선생님";

/// Divide a name from what somebody wrote behind it.
const DIVIDERS: &str = "- – — | / @ via";

/// The family names of most Vietnamese. `Le` and `Ho` are missing without their marks: others have them, too.
const VIETNAMESE: &str = "nguyễn nguyen trần tran lê phạm pham huỳnh huynh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương";

/// In capitals at the start of a name without being a family name.
const NO_FAMILY: &str = "mrs prof rev";

fn is_in(list: &str, word: &str) -> bool {
    let word = lower(&word.replace('.', ""));
    !word.is_empty() && list.split(' ').any(|it| it == word)
}

/// Whether the word belongs to the one that follows.
pub fn binds(word: &str) -> bool {
    is_in(PARTICLES, word) || is_binder(word)
}

/// Whether the word makes one name with the one that follows, even at the start of a name.
pub fn is_binder(word: &str) -> bool {
    is_in(BINDERS, word)
}

/// Whether the word belongs to the name before it.
pub fn is_suffix(word: &str) -> bool {
    is_in(SUFFIXES, word)
}

/// Whether the name ends before this word.
pub fn is_divider(word: &str) -> bool {
    is_in(DIVIDERS, word)
}

/// Whether most people with this name have it as family name and write it first.
pub fn is_vietnamese_family(word: &str) -> bool {
    is_in(VIETNAMESE, word)
}

/// The first of two Spanish family names, where its form tells: `Pérez`, `Rodríguez`; and `García`, the most frequent.
pub fn is_spanish_family(word: &str) -> bool {
    let word = lower(word);
    (word.ends_with("ez") && 5 <= word.chars().count()) || word == "garcía" || word == "garcia"
}

/// How French, Japanese and others mark the family name. Two letters are rather initials.
pub fn is_family_in_capitals(word: &str) -> bool {
    let letters = word.chars().filter(|it| it.is_alphabetic()).count();
    let capitals = word.chars().filter(|it| it.is_uppercase()).count();
    let marked = !word.contains('.') && !is_in(NO_FAMILY, word) && (3 <= letters || binds(word));
    marked && letters == capitals && 0 < letters
}

/// A father's name, in the form that Russian and Ukrainian give it: the end of an official full name.
pub fn is_patronymic(word: &str) -> bool {
    let word = lower(word);
    ["ович", "евич", "ьич", "йович", "овна", "евна", "ична", "івна", "ївна"].iter().any(|it| word.ends_with(it))
}

/// Whether all letters are Chinese, Japanese or Korean.
pub fn is_east_asian(word: &str) -> bool {
    let mut letters = word.chars().filter(|it| it.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(is_east_asian_letter)
}

fn is_east_asian_letter(letter: char) -> bool {
    matches!(letter,
        '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{318f}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ffdc}'
        | '\u{20000}'..='\u{3ffff}')
}
