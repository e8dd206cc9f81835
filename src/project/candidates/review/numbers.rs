//! Numbers that people write as the claims have theirs.

use std::collections::BTreeMap;

use crate::formats::records::Style;
use crate::project::candidates::table_row::TableRow;

/// The number that a text in a style stands for, where it surely isn't one already: `0.125` is.
pub(super) fn typed(style: Style, text: &str) -> Option<String> {
    style.plain(text).filter(|_| text.contains(','))
}

/// Makes numbers that are written as the claims have them those that programs read.
pub(super) fn read_numbers(row: &mut TableRow, styles: &BTreeMap<String, Style>) {
    for (column, style) in styles {
        if let Some(number) = row.get(column).and_then(|text| typed(*style, text)) {
            row.set(column, &number);
        }
    }
}
