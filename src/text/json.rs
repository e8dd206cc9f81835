//! Messages for other programs, and about what they wrote.

use std::ops::Range;

use memchr::{memchr, memchr_iter};
use serde_json::{Value, json};

use crate::text::{Diagnostic, Files, locate, place_without_quotes};

/// What is wrong with an escape such as `\ud83d` where its other half is missing.
const IS_HALF: &str = "an escape stands for half of a character";

/// What to do about it.
pub(crate) const HALF_CHARACTER: &str =
    "write the whole character, or leave the half out: a program has cut a text within it";

/// What a parser of JSON has against a text, without the place, which a message has of its own.
pub(crate) fn what_is_wrong(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let what = said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _)| what);
    match what {
        "unexpected end of hex escape" | "lone leading surrogate in hex escape" => {
            IS_HALF.to_string()
        }
        what => what.to_string(),
    }
}

/// Where a parser stopped in a text whose large numbers were quoted for it, as a byte of the text.
pub(crate) fn where_it_stopped(error: &serde_json::Error, text: &[u8], quoted: &[u8]) -> usize {
    let line = match error.line() {
        0 | 1 => 0,
        line => memchr_iter(b'\n', quoted).nth(line - 2).map_or(quoted.len(), |end| end + 1),
    };
    let at = (line + error.column().saturating_sub(1)).min(quoted.len());
    place_without_quotes(text, quoted, at)
}

/// The escape that stands for half of a character, where that is what a parser has against a text.
/// JSON writes a character beyond the first 65536 as two escapes, `\ud83d\ude00`.
pub(crate) fn half_character(
    error: &serde_json::Error,
    text: &[u8],
    quoted: &[u8],
) -> Option<Range<usize>> {
    if what_is_wrong(error) != IS_HALF {
        return None;
    }
    let read = text.get(..=where_it_stopped(error, text, quoted)).unwrap_or(text);
    let (mut at, mut half) = (0, None);
    while let Some(next) = memchr(b'\\', read.get(at..).unwrap_or_default()) {
        at += next;
        let length = match [at, at + 6].map(|at| escaped(read, at)) {
            [Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)] => 12,
            [Some(0xd800..=0xdfff), _] => {
                half = Some(at..at + 6);
                6
            }
            _ => 2,
        };
        at += length;
    }
    half
}

/// The number in an escape such as `\ud83d`.
fn escaped(text: &[u8], at: usize) -> Option<u32> {
    let digits = text.get(at..at + 6)?.strip_prefix(b"\\u")?;
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// The diagnostics as a JSON array, in the order given. Lines and columns count from 1, columns in
/// characters, and `end_column` is the first one behind; what has no place has nulls. `count` is more
/// than 1 where a message stands for several problems.
///
/// ```
/// use claimgraph::text::{Diagnostic, Files, Place, show_json};
/// let mut files = Files::default();
/// let file = files.add_bytes("a.csv", *b"one\ntwo\n");
/// let diagnostic = Diagnostic::warning("odd", "this is odd").at(Place::bytes(file, 4, 3));
/// assert_eq!(
///     show_json(&[diagnostic], &files).to_string(),
///     r#"[{"severity":"warning","rule":"odd","message":"this is odd","file":"a.csv","line":2,"column":1,"end_column":4,"hints":[],"count":1}]"#
/// );
/// ```
pub fn show_json(diagnostics: &[Diagnostic], files: &Files) -> Value {
    let places = locate(diagnostics.iter().map(|diagnostic| diagnostic.place.as_ref()), files);
    let shown = diagnostics.iter().zip(&places).map(|(diagnostic, located)| {
        let at = located.as_ref();
        let width = |span: std::ops::Range<usize>, source: &str| {
            source.get(span).map_or(0, |marked| marked.chars().count())
        };
        json!({
            "severity": diagnostic.severity.name(),
            "rule": diagnostic.rule,
            "message": diagnostic.message,
            "file": diagnostic.place.as_ref().map(|place| files.name(place.file)),
            "line": at.map(|at| at.line),
            "column": at.map(|at| at.column),
            "end_column": at.map(|at| at.column + width(at.span.clone(), &at.source)),
            "hints": diagnostic.hints,
            "count": diagnostic.count,
        })
    });
    Value::Array(shown.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_a_character_is_found_among_escapes_that_are_whole() {
        let table = [
            (r#""a\ud83db""#, Some(2..8)),
            (r#""\ud83d\ude80 \ude80""#, Some(14..20)),
            (r#""\\ud83d \ud83d\u0041""#, Some(9..15)),
            (r#"["\ud83d\ude80", "\ud83d"]"#, Some(18..24)),
            (r#""\\ud83d" x"#, None),
            (r#""\ud8"#, None),
            (r#""\ud83d\ude80""#, None),
        ];
        for (text, wanted) in table {
            let read = serde_json::from_str::<Value>(text);
            let half = read
                .err()
                .and_then(|error| half_character(&error, text.as_bytes(), text.as_bytes()));
            assert_eq!(half, wanted, "{text}");
        }
    }
}
