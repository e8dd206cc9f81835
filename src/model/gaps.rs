//! Words for a missing value among numbers, which make texts of all of them.

use crate::model::{Sym, Symbols, is_number};

/// What programs and people write where there is no number.
const GAPS: [&str; 13] =
    ["nan", "na", "n/a", "n.a.", "#n/a", "null", "none", "nil", "-", "--", "–", "—", "?"];

/// What to do about such a word.
pub(crate) const GAP_HINT: &str =
    "leave the cells without a number empty, and the others are numbers";

/// The first of the words in a column that holds numbers but for them.
pub(crate) fn gap_among_numbers(cells: &[Option<Sym>], symbols: &Symbols) -> Option<Sym> {
    let (mut gap, mut has_numbers) = (None, false);
    // Most columns of texts begin with one that is neither.
    let mut seen: Vec<bool> = Vec::new();
    for cell in cells.iter().flatten() {
        if seen.get(cell.index()) == Some(&true) {
            continue;
        }
        let text = symbols.text(*cell);
        if is_number(text) {
            has_numbers = true;
        } else if GAPS.iter().any(|known| text.eq_ignore_ascii_case(known)) {
            gap.get_or_insert(*cell);
        } else {
            return None;
        }
        seen.resize(symbols.len(), false);
        seen[cell.index()] = true;
    }
    gap.filter(|_| has_numbers)
}
