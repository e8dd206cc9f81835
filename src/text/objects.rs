//! The objects of a document of JSON, found by their braces: in a list, over several lines, or one
//! after the other.

use std::ops::Range;

/// An object, or what stands where one could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Which bytes it is.
    pub(crate) range: Range<usize>,
    /// Whether it ends here, and doesn't only because the text does.
    pub(crate) is_whole: bool,
}

/// The pieces of a document.
pub(crate) fn objects(bytes: &[u8]) -> impl Iterator<Item = Piece> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(|byte| !is_between(*byte))?;
        let end = match bytes[start] {
            b'{' => end_of_object(bytes, start),
            _ => end_of_other(bytes, start),
        };
        at = end.unwrap_or(bytes.len());
        Some(Piece { range: start..at, is_whole: end.is_some() })
    })
}

/// Whether this stands between the objects of a list. A byte order mark may stand before them.
fn is_between(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'[' | b']' | b',' | 0xef | 0xbb | 0xbf)
}

/// Where the object ends that starts here; nothing if the text ends before.
fn end_of_object(bytes: &[u8], start: usize) -> Option<usize> {
    let (mut depth, mut in_text, mut is_escaped) = (0, false, false);
    for (at, byte) in bytes.iter().enumerate().skip(start) {
        match byte {
            b'\n' => {
                // A text of JSON ends on its line, so this one was never closed.
                (in_text, is_escaped) = (false, false);
                if bytes.get(at + 1) == Some(&b'{') && !goes_on(&bytes[start..at]) {
                    return Some(at);
                }
            }
            _ if is_escaped => is_escaped = false,
            b'\\' if in_text => is_escaped = true,
            b'"' => in_text = !in_text,
            b'{' if !in_text => depth += 1,
            b'}' if !in_text => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether another object may follow within one that is open.
fn goes_on(open: &[u8]) -> bool {
    matches!(open.trim_ascii_end().last(), Some(b'[' | b',' | b':' | b'{'))
}

fn end_of_other(bytes: &[u8], start: usize) -> Option<usize> {
    let ends = |byte: &u8| matches!(byte, b'\n' | b'{');
    bytes[start..].iter().position(ends).map(|length| start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(&str, bool)> {
        objects(text.as_bytes()).map(|piece| (&text[piece.range], piece.is_whole)).collect()
    }

    #[test]
    fn objects_are_found_in_lists_and_over_lines() {
        let found = pieces("\u{feff}[{\"a\": \"}\\\"\"},\n {\"b\":\n  {}\n}]\n");
        assert_eq!(found, [("{\"a\": \"}\\\"\"}", true), ("{\"b\":\n  {}\n}", true)]);
        assert_eq!(pieces("[]\n"), []);
    }

    #[test]
    fn what_is_no_object_takes_nothing_else_with_it() {
        let found = pieces("[1, {\"a\": \"x\n{\"b\":1}, {\"c\":");
        assert_eq!(
            found,
            [("1, ", true), ("{\"a\": \"x", true), ("{\"b\":1}", true), ("{\"c\":", false)]
        );
    }
}
