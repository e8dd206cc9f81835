//! How one cell is put into a table.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

use crate::formats::csv::dates::slashed;
use crate::formats::scan;

/// A way to write a table.
#[derive(Clone, Copy)]
pub(super) struct Dialect {
    /// What stands between two cells.
    pub(super) delimiter: u8,
    /// Whether Gephi will read it, to whom a backslash and a date mean something.
    pub(super) gephi: bool,
    /// Whether all weights are 1.
    pub(super) all_one: bool,
}

impl Dialect {
    /// Puts a name or a label into a table.
    pub(super) fn word(self, text: &str, out: &mut Vec<u8>) {
        match self.gephi {
            true => self.plain(&doubled(text.trim()), out),
            false => self.plain(text, out),
        }
    }

    /// Puts a value into a table.
    pub(super) fn value(self, text: &str, out: &mut Vec<u8>) {
        match self.gephi {
            true => self.plain(&doubled(&slashed(text.trim())), out),
            false => self.plain(text, out),
        }
    }

    /// Puts the parts of a list into one cell.
    pub(super) fn list<'a>(self, parts: impl Iterator<Item = &'a str>, out: &mut Vec<u8>) {
        let start = out.len();
        for (at, part) in parts.enumerate() {
            if at > 0 {
                out.push(b'|');
            }
            out.extend_from_slice(part.as_bytes());
        }
        if self.gephi || needs_quotes(&out[start..], self.delimiter) {
            let cell = out.split_off(start);
            self.value(&String::from_utf8_lossy(&cell), out);
        }
    }

    fn plain(self, text: &str, out: &mut Vec<u8>) {
        if !needs_quotes(text.as_bytes(), self.delimiter) {
            out.extend_from_slice(text.as_bytes());
            return;
        }
        out.push(b'"');
        let mut rest = text.as_bytes();
        while let Some(quote) = memchr(b'"', rest) {
            out.extend_from_slice(&rest[..=quote]);
            out.push(b'"');
            rest = &rest[quote + 1..];
        }
        out.extend_from_slice(rest);
        out.push(b'"');
    }
}

/// Whether a cell holds something that would end it or begin another.
#[inline]
fn needs_quotes(cell: &[u8], delimiter: u8) -> bool {
    let special = |byte| (byte == b'"') | (byte == delimiter) | (byte == b'\n') | (byte == b'\r');
    scan::position(cell, special).is_some()
}

/// Gephi reads a backslash as the start of an escape, and two as one.
fn doubled(text: &str) -> Cow<'_, str> {
    match memchr_iter(b'\\', text.as_bytes()).next() {
        Some(_) => Cow::Owned(text.replace('\\', "\\\\")),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(gephi: bool, text: &str) -> String {
        let mut out = Vec::new();
        Dialect { delimiter: b',', gephi, all_one: false }.value(text, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn cells_are_quoted_as_the_csv_crate_quotes_them() {
        let long = "x".repeat(40);
        let texts = ["a", "a,b", "\"", "a\"b\"\"", "a\nb", " a ", "=cmd()", "\\", "a;b", &long];
        for text in texts.into_iter().chain([&*format!("{long},"), &*format!("{long}\"{long}")]) {
            let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
            writer.write_record([text, "end"]).unwrap();
            let oracle = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            assert_eq!(put(false, text) + ",end\n", oracle);
        }
    }

    #[test]
    fn gephi_gets_backslashes_twice_and_dates_it_leaves_alone() {
        assert_eq!(put(true, r"C:\new "), r"C:\\new");
        assert_eq!(put(true, "2020-05-01"), "2020/05/01");
        assert_eq!(put(true, "2020-05"), "2020/05");
        assert_eq!(put(true, "2020-05-01T10:00"), "2020/05/01T10:00");
        for text in ["2020-5-1", "1-2", "2020-05-01-02", "A-2020-05", "2020"] {
            assert_eq!(put(true, text), text);
        }
    }

    #[test]
    fn the_parts_of_a_list_share_a_cell() {
        let mut out = b"x,".to_vec();
        Dialect { delimiter: b',', gephi: false, all_one: false }
            .list(["a", "b,\"c"].into_iter(), &mut out);
        assert_eq!(out, b"x,\"a|b,\"\"c\"");
    }
}
