//! The line that tells Excel what stands between the cells of a table.

use memchr::memchr2;

use crate::text::without_mark;

/// The separator that a table names in its first line (`sep=;`), and how many bytes that line has,
/// its end included. Excel writes and obeys such a line, and shows it to nobody.
pub(crate) fn named_separator(table: &[u8]) -> Option<(u8, usize)> {
    let text = without_mark(table);
    let end = memchr2(b'\n', b'\r', text)?;
    let line = text[..end].strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\""));
    let line = line.unwrap_or(&text[..end]);
    let separator = match line.get(..4)?.eq_ignore_ascii_case(b"sep=").then(|| &line[4..])? {
        [separator @ (b',' | b';' | b'\t' | b'|' | b':' | b' ')] => *separator,
        _ => return None,
    };
    let line_end = if text[end..].starts_with(b"\r\n") { 2 } else { 1 };
    Some((separator, table.len() - text.len() + end + line_end))
}

/// How many bytes a table has before its header: the line that names the separator, and lines
/// without any text, as spreadsheets leave them above a table.
pub(crate) fn before_header(table: &[u8], delimiter: u8) -> usize {
    let mut start = named_separator(table).map_or(0, |(_, length)| length);
    let is_empty = |line: &[u8]| {
        line.iter().all(|byte| matches!(byte, b' ' | b'\n' | b'\r') || *byte == delimiter)
    };
    loop {
        let rest = &table[start..];
        let Some(end) = memchr2(b'\n', b'\r', rest) else { return start };
        let line = without_mark(&rest[..end]);
        if !is_empty(line) {
            return start;
        }
        start += end + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_without_text_stand_before_the_header() {
        for (table, length) in [
            (&b"\n\r\n , \na,b\n"[..], 7),
            (b"\xef\xbb\xbf,,\na,b\n", 6),
            (b"\xef\xbb\xbfa,b\n", 0),
            (b",,\n", 3),
            (b",,", 0),
            (b"\"\",\n", 0),
        ] {
            assert_eq!(before_header(table, b','), length, "{table:?}");
        }
        assert_eq!(before_header(b"sep=;\n;;\n\nfrom;to\n", b';'), 10);
    }

    #[test]
    fn only_a_line_of_its_own_names_a_separator() {
        assert_eq!(named_separator(b"sep=;\r\nfrom;to\r\n"), Some((b';', 7)));
        assert_eq!(named_separator(b"\xef\xbb\xbf\"SEP=\t\"\na\tb"), Some((b'\t', 11)));
        for other in [&b"sep="[..], b"sep=;", b"sep=;;\n", b"sep=a\n", b"sep=;x\n", b"", b"se\n"] {
            assert_eq!(named_separator(other), None, "{other:?}");
        }
    }
}
