//! The words for yes and no, and who writes them.

/// Who writes a word for yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writer {
    /// Programs: `true`, `True` and `TRUE`, each in its own way.
    Program,
    /// Programs that have numbers for it.
    Number,
    /// Spreadsheets in another language, all in capitals.
    Spreadsheet,
    /// People.
    Person,
}

use Writer::{Number, Person, Program, Spreadsheet};

/// The words of all of them, in small letters.
const WORDS: [(&str, bool, Writer); 30] = [
    ("true", true, Program),
    ("false", false, Program),
    ("1", true, Number),
    ("0", false, Number),
    // Where others of a column are absent.
    ("1.0", true, Number),
    ("0.0", false, Number),
    ("wahr", true, Spreadsheet),
    ("vrai", true, Spreadsheet),
    ("verdadero", true, Spreadsheet),
    ("vero", true, Spreadsheet),
    ("verdadeiro", true, Spreadsheet),
    ("waar", true, Spreadsheet),
    ("falsch", false, Spreadsheet),
    ("faux", false, Spreadsheet),
    ("falso", false, Spreadsheet),
    ("onwaar", false, Spreadsheet),
    ("yes", true, Person),
    ("no", false, Person),
    ("y", true, Person),
    ("n", false, Person),
    ("ja", true, Person),
    ("oui", true, Person),
    ("si", true, Person),
    ("sí", true, Person),
    ("sì", true, Person),
    ("sim", true, Person),
    ("nein", false, Person),
    ("non", false, Person),
    ("nee", false, Person),
    ("não", false, Person),
];

/// What a cell such as `negated` says, if it is one of the words for yes and no.
///
/// ```
/// use claimgraph::model::yes_or_no;
/// let said = ["Yes", "FALSCH", "nein", "not"].map(yes_or_no);
/// assert_eq!(said, [Some(true), Some(false), Some(false), None]);
/// ```
pub fn yes_or_no(text: &str) -> Option<bool> {
    find(text, |_| true)
}

/// Whether the texts of a column say yes and no, so that its name may mean that. Where words do, one
/// that says neither is a slip; numbers that go beyond 1 count something.
pub(crate) fn say_yes_and_no<T: AsRef<str>>(texts: impl Iterator<Item = T>) -> bool {
    let mut are_all = true;
    for text in texts {
        let text = text.as_ref();
        let says = yes_or_no(text).is_some();
        if says && !text.starts_with(|first: char| first.is_ascii_digit()) {
            return true;
        }
        are_all &= says;
    }
    are_all
}

/// What a value says that is declared to be yes or no: programs write those.
pub(crate) fn declared_yes_or_no(text: &str) -> Option<bool> {
    find(text.trim(), |writer| matches!(writer, Program | Number))
}

/// What a value says that is yes or no by how it is written alone. A `yes` may be an answer, and a
/// number is one.
pub(crate) fn evident_yes_or_no(text: &str) -> Option<bool> {
    let is_capital = |byte: u8| byte.is_ascii_uppercase();
    let (first, rest) = text.as_bytes().split_first()?;
    let all = is_capital(*first) && rest.iter().copied().all(is_capital);
    let one_case = all || !rest.iter().copied().any(is_capital);
    find(text, |writer| one_case && writer == Program || all && writer == Spreadsheet)
}

fn find(text: &str, is_meant: impl Fn(Writer) -> bool) -> Option<bool> {
    let is_it = |(word, _, writer): &&(&str, bool, Writer)| {
        text.eq_ignore_ascii_case(word) && is_meant(*writer)
    };
    WORDS.iter().find(is_it).map(|(_, yes, _)| *yes)
}
