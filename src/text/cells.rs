//! Where the records and cells of a table end, quoted ones included.
//!
//! A quote opens a cell only at the start of one, as the `csv` crate has it; anywhere else it is a
//! letter like others.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr;

use crate::text::without_mark;

/// What may stand between cells, the likeliest first.
pub(crate) const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Whether a quote opens a cell that has this byte before it.
#[inline]
pub(crate) fn opens_behind(before: Option<u8>, delimiter: u8) -> bool {
    before.is_none_or(|byte| byte == delimiter || byte == b'\n' || byte == b'\r')
}

/// The byte behind the quote that closes a cell whose text starts here. If that is the end of the
/// bytes and there are more to come, the quote's twin may be the first of them.
#[inline]
pub(crate) fn closing(bytes: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let quote = memchr(b'"', bytes.get(from..)?)? + from;
        if bytes.get(quote + 1) != Some(&b'"') {
            return Some(quote + 1);
        }
        from = quote + 2;
    }
}

/// The records of a table, each with its line end; or where a quote opens that is never closed.
pub(crate) fn records(bytes: &[u8], delimiter: u8) -> Result<Vec<&[u8]>, usize> {
    let (mut records, mut start) = (Vec::new(), 0);
    let mut at = bytes.len() - without_mark(bytes).len();
    let mut before = None;
    while at < bytes.len() {
        let byte = bytes[at];
        at += 1;
        if byte == b'"' && opens_behind(before, delimiter) {
            at = closing(bytes, at).ok_or(at - 1)?;
        }
        if byte == b'\r' && bytes.get(at) == Some(&b'\n') {
            at += 1;
        }
        if byte == b'\n' || byte == b'\r' {
            records.push(&bytes[start..at]);
            start = at;
        }
        before = Some(byte);
    }
    if start < bytes.len() {
        records.push(&bytes[start..]);
    }
    Ok(records)
}

/// Where the cells of the first record are, quotes included.
pub(crate) fn cells(record: &[u8], delimiter: u8) -> Vec<Range<usize>> {
    let (mut cells, mut start) = (Vec::new(), 0);
    loop {
        let text = match record.get(start) {
            Some(b'"') => closing(record, start + 1).unwrap_or(record.len()),
            _ => start,
        };
        let ends = |byte: &u8| *byte == delimiter || *byte == b'\n' || *byte == b'\r';
        let length = record[text..].iter().position(ends);
        let end = length.map_or(record.len(), |length| text + length);
        cells.push(start..end);
        if record.get(end) != Some(&delimiter) {
            return cells;
        }
        start = end + 1;
    }
}

/// How many cells the first record has if this stands between them; none if it doesn't cut them
/// well: a quote closes, and then the cell goes on.
pub(crate) fn count_cells(record: &[u8], delimiter: u8) -> usize {
    let cells = cells(record, delimiter);
    let goes_on = |cell: &Range<usize>| {
        let is_quoted = record[cell.clone()].starts_with(b"\"");
        is_quoted && closing(&record[..cell.end], cell.start + 1) != Some(cell.end)
    };
    if cells.iter().any(goes_on) { 0 } else { cells.len() }
}

/// What a cell says, without the quotes around it.
pub(crate) fn unquoted(cell: &[u8]) -> Cow<'_, str> {
    let Some(quoted) = cell.strip_prefix(b"\"") else { return String::from_utf8_lossy(cell) };
    let end = closing(quoted, 0);
    let text = String::from_utf8_lossy(&quoted[..end.map_or(quoted.len(), |end| end - 1)]);
    let behind = String::from_utf8_lossy(&quoted[end.unwrap_or(quoted.len())..]);
    Cow::Owned(text.replace("\"\"", "\"") + &behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(record: &str, delimiter: u8) -> Vec<String> {
        let cells = cells(record.as_bytes(), delimiter);
        cells.into_iter().map(|cell| unquoted(&record.as_bytes()[cell]).into_owned()).collect()
    }

    #[test]
    fn cells_are_what_the_csv_crate_makes_of_them() {
        for record in [
            "a,b\nc",
            "\"a,\"\"b\"\"\",c\r\nd",
            "5\" disk,\"x\ny\"z,",
            "\"a\"b\"\"c,d",
            "\"never closed,a",
            ",,",
            "\"\"",
            "\"\"\"\",\"\"\"a\"",
        ] {
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(record.as_bytes());
            let first = reader.records().next().unwrap().unwrap();
            assert_eq!(said(record, b','), first.iter().collect::<Vec<_>>(), "{record:?}");
        }
    }

    #[test]
    fn records_keep_their_line_ends() {
        let table = "\u{feff}\"a\n\",b\r\n5\" disk,\"\"\"\r\"\n\nend";
        let parts: Vec<&[u8]> =
            vec!["\u{feff}\"a\n\",b\r\n".as_bytes(), b"5\" disk,\"\"\"\r\"\n", b"\n", b"end"];
        assert_eq!(records(table.as_bytes(), b','), Ok(parts));
        assert_eq!(records(b"a\nb,\"c\nd", b','), Err(4));
    }

    #[test]
    fn what_cuts_well_leaves_nothing_behind_a_quote() {
        let count = |text: &str| DELIMITERS.map(|d| count_cells(text.as_bytes(), d));
        assert_eq!(count("size 5\";a;b,c\nd"), [2, 3, 1, 1]);
        assert_eq!(count("\"a;b\";\"c,d\""), [0, 2, 0, 0]);
        assert_eq!(count(""), [1; 4]);
    }
}
