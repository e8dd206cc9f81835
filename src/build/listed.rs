//! Which columns without a meaning hold lists.

use crate::model::{Ledger, Sym};

/// Whether cells hold lists: some have a separator, and each that has looks like a list.
///
/// With blanks around it, as in `Part 1 | Part 2`, it belongs to a title, and in `http://a/b|c` to
/// an address. One such cell makes texts of all, or they couldn't be told apart later.
pub(super) fn holds_lists(ledger: &Ledger, cells: &[Option<Sym>]) -> bool {
    let separator = ledger.schema.list_separator;
    let texts = cells.iter().flatten().map(|cell| ledger.text(*cell));
    let mut separated = texts.filter(|text| text.contains(separator)).peekable();
    separated.peek().is_some() && separated.all(|text| is_list(text, separator))
}

fn is_list(text: &str, separator: char) -> bool {
    let is_address = |part: &str| part.contains("://");
    let begins_with_address = text.split(separator).next().is_some_and(is_address);
    text.split(separator).all(|part| {
        !part.is_empty() && part.trim() == part && is_address(part) == begins_with_address
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_between_separators_are_a_list_and_titles_are_not() {
        for text in ["x|y", "red tea|green tea", "http://a/b|http://a/c"] {
            assert!(is_list(text, '|'), "{text}");
        }
        for text in ["Part 1 | Part 2", "http://a/b|c", "x|", "|", "x||y"] {
            assert!(!is_list(text, '|'), "{text}");
        }
    }
}
