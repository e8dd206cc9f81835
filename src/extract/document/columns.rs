//! Rows of a table in plain text, whose cells tabs or wide gaps set apart, and columns of prose side by
//! side: `pdftotext -layout` leaves them so.

use crate::extract::document::marks::{is_of_prose, is_time, item_mark};

/// The fewest blanks between two cells, and how far apart cells of one column may begin.
const GAP: usize = 3;
const SLACK: usize = 1;

/// The most cells of a line that are looked at.
const MOST_CELLS: usize = 32;

/// A gap so wide that no sentence has it.
const WIDE_GAP: usize = 8;

/// The most words of a label in front of a line.
const LONGEST_LABEL: usize = 6;

/// The fewest words that the cells of prose have on average.
const WORDS_OF_PROSE: usize = 3;

/// Which lines that have no empty line between them are rows.
#[derive(Debug, Default)]
pub(super) struct Rows {
    are_rows: Vec<bool>,
    /// Whether they are columns of prose, of which a reader would read one after the other.
    pub(super) are_prose: bool,
}

impl Rows {
    /// Those of some lines without the blanks around them, each with its indent.
    pub(super) fn of<'l>(lines: impl Iterator<Item = (&'l str, usize)>) -> Rows {
        let cells: Vec<CellStarts> =
            lines.map(|(line, indent)| CellStarts::of(line, indent)).collect();
        if cells.iter().all(|cells| cells.starts.is_empty()) {
            return Rows::default();
        }
        let beside = |at: usize, other: Option<&CellStarts>| {
            other.is_some_and(|other| cells[at].shares_column(other))
        };
        let mut are_rows: Vec<bool> = (0..cells.len())
            .map(|at| {
                let before = at.checked_sub(1).and_then(|before| cells.get(before));
                beside(at, before) || beside(at, cells.get(at + 1)) || cells[at].is_table()
            })
            .collect();
        let rows = are_rows.iter().filter(|is_row| **is_row).count();
        // Where most are rows, the others are as well: the last of a column may be short.
        if rows > 1 && rows * 3 >= are_rows.len() * 2 {
            are_rows.fill(true);
        }
        let of_rows = || cells.iter().filter(|cells| !cells.starts.is_empty());
        let count: usize = of_rows().map(|cells| cells.starts.len() + 1).sum();
        let words: usize = of_rows().map(|cells| cells.words).sum();
        let are_prose = rows > 1 && words >= count * WORDS_OF_PROSE;
        Rows { are_rows, are_prose }
    }

    /// Whether a line is a row.
    pub(super) fn has(&self, line: usize) -> bool {
        self.are_rows.get(line).is_some_and(|is_row| *is_row)
    }
}

/// Where the cells of a line begin, but for the first.
#[derive(Debug, Default)]
struct CellStarts {
    /// As columns; a tab makes none.
    starts: Vec<Start>,
    words: usize,
    /// Whether a gap is so wide that no sentence has it.
    is_wide: bool,
    ends_sentence: bool,
    /// Whether it has words that sentences have and cells don't.
    is_prose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    Tab,
    Column(usize),
}

impl CellStarts {
    fn of(line: &str, indent: usize) -> CellStarts {
        // Most lines have neither.
        if !line.contains('\t') && !line.contains("   ") {
            return CellStarts::default();
        }
        let mut found =
            CellStarts { ends_sentence: line.ends_with(['.', '!', '?']), ..CellStarts::default() };
        found.words = line.split_whitespace().count();
        let mut first_end = None;
        let (mut blanks, mut has_tab) = (0, false);
        for (column, (at, c)) in line.char_indices().enumerate() {
            if c.is_whitespace() {
                blanks += 1;
                has_tab |= c == '\t';
                continue;
            }
            if (has_tab || blanks >= GAP) && found.starts.len() < MOST_CELLS {
                first_end.get_or_insert(at);
                found.is_wide |= blanks >= WIDE_GAP;
                found.starts.push(if has_tab {
                    Start::Tab
                } else {
                    Start::Column(indent + column)
                });
            }
            (blanks, has_tab) = (0, false);
        }
        let first = first_end.map_or("", |end| line[..end].trim_end());
        found.is_prose = line.split_whitespace().filter(|word| is_of_prose(word)).count() > 1;
        if found.starts.len() == 1 && leads_in(first) || is_stretched(line) {
            found.starts.clear();
        }
        found
    }

    /// Whether two lines have cells that begin at the same place.
    fn shares_column(&self, other: &CellStarts) -> bool {
        self.starts.iter().any(|own| {
            other.starts.iter().any(|start| match (own, start) {
                (Start::Column(own), Start::Column(other)) => own.abs_diff(*other) <= SLACK,
                (Start::Tab, Start::Tab) => self.starts.len() == other.starts.len(),
                _ => false,
            })
        })
    }

    /// Whether a line by itself is a row: it has several cells or a wide gap, and is no sentence.
    fn is_table(&self) -> bool {
        let has_cells = self.starts.len() > 1 && !self.is_prose;
        (has_cells || self.is_wide && !self.starts.is_empty()) && !self.ends_sentence
    }
}

/// Whether a line of a sentence was made as wide as the others by blanks between all of its words.
fn is_stretched(line: &str) -> bool {
    let mut blanks = 0;
    let (mut least, mut most) = (usize::MAX, 0);
    for c in line.chars() {
        if c == ' ' {
            blanks += 1;
        } else if blanks > 0 {
            (least, most) = (least.min(blanks), most.max(blanks));
            blanks = 0;
        }
    }
    (2..usize::MAX).contains(&least) && most - least <= 1 && line.split(' ').any(is_of_prose)
}

/// Whether what stands first in a line belongs to the text behind it: a number, a date, a label.
fn leads_in(cell: &str) -> bool {
    let is_number = cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '(' | ')' | '§'));
    let is_mark = cell.chars().count() <= 4 && item_mark(&format!("{cell} x")).is_some();
    let words = cell.split_whitespace().count();
    let is_label = words <= LONGEST_LABEL && cell.ends_with([':', ')', ']', '>']);
    is_number || is_mark || is_label || words == 1 && cell.ends_with('.') || is_time(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> String {
        let rows = Rows::of(text.lines().map(|line| (line, 0)));
        let told = text.lines().enumerate().map(|(at, _)| if rows.has(at) { 'r' } else { '-' });
        let told: String = told.collect();
        if rows.are_prose { told + " prose" } else { told }
    }

    #[test]
    fn rows_have_cells_that_begin_at_the_same_place() {
        assert_eq!(rows("Payer      Payee    Bank\nKern       Lund     Drevik"), "rr");
        assert_eq!(rows("May\tOrlo paid Kern\tLeeds\nJune\tKern paid Lund\tLeeds"), "rr");
        assert_eq!(rows("Orlo paid Kern\tLeeds\nKern paid Lund\tBonn"), "rr");
        assert_eq!(rows("ORLO HOLDINGS LIMITED          Claimant"), "r");
        let columns = "The city sued Drevik over      Mayor Orr said that the\n\
                       a bridge.                      council had paid Drevik.\n\
                       It was built in May.";
        assert_eq!(rows(columns), "rrr prose");
        let sentences = "Drevik built a bridge.   The mayor\nIt was fined in June.    resigned.";
        assert_eq!(rows(sentences), "rr prose");
    }

    #[test]
    fn a_mark_a_date_or_a_label_in_front_makes_no_table() {
        for text in [
            "1.   Kern paid Lund.\n2.   Lund sued Kern.",
            "3 May 2020\tOrlo paid Kern.\n4 May 2020\tKern paid Lund.",
            "MR ASHTON:   I sued Roe.\nTHE CHAIR:   Kern sued Lund.",
            "Kern paid Lund   in May and Roe\nsued the bank in   June of that year.",
            "Kern paid Lund in May.   Roe left.",
            "Kern paid Lund in May.   Roe sued it in\nJune, and the court    fined Roe.",
            "Kern            paid Lund in May.",
            "Lund   denied   that   he   took  the\nboat   from   the   firm,   and   his\nwife left.",
            "The  court   heard   that the  bank   had paid\nthe firm.",
        ] {
            assert_eq!(rows(text), "-".repeat(text.lines().count()), "{text}");
        }
    }
}
