//! Text between quotes, so that every reader finds what was meant and ours finds it exactly.
//!
//! The language itself knows two escapes, `\"` and a backslash before a line end; what else is
//! behind a backslash is left to whoever uses the value. So there is one profile for all values:
//! backslashes doubled, line ends as `\n`. Where Graphviz draws a text it also decodes entities,
//! so an `&` that would start one becomes `&amp;` there. U+2028 and U+2029 end lines for readers
//! written in JavaScript, and are entities everywhere.

use std::borrow::Cow;

use crate::formats::scan;

/// What a value is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// An attribute that no program draws.
    Data,
    /// An attribute that Graphviz draws, decoding entities.
    Drawn,
}

const REPLACEMENT: char = '\u{fffd}';

/// The text as it stands between quotes. It is put into `scratch` if it has to change.
#[inline]
pub(super) fn escape<'a>(text: &'a str, mode: Mode, scratch: &'a mut String) -> &'a str {
    match scan::position(text.as_bytes(), is_suspicious) {
        None => text,
        Some(first) => {
            scratch.clear();
            escape_from(text, first, mode, scratch);
            scratch
        }
    }
}

fn escape_from(text: &str, first: usize, mode: Mode, out: &mut String) {
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '&' if starts_entity(after, mode) => out.push_str("&amp;"),
            '\u{2028}' => out.push_str("&#8232;"),
            '\u{2029}' => out.push_str("&#8233;"),
            '\u{fffe}' | '\u{ffff}' => out.push(REPLACEMENT),
            c if c.is_control() && c != '\t' => out.push(REPLACEMENT),
            c => out.push(c),
        }
        let clean = scan::position(after.as_bytes(), is_suspicious).unwrap_or(after.len());
        out.push_str(&after[..clean]);
        rest = &after[clean..];
    }
}

/// The text that was escaped, from what the language makes of it: `\"` is a quote already.
pub(super) fn unescape(text: &str, mode: Mode) -> Cow<'_, str> {
    if memchr::memchr2(b'\\', b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = memchr::memchr2(b'\\', b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let (c, length) = match rest.as_bytes()[at] {
            b'\\' => escaped(&rest[at + 1..]),
            _ => entity(&rest[at + 1..], mode),
        };
        out.extend(c);
        rest = &rest[at + 1 + length..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A safe id as it stands between quotes. Nobody decodes more than `\"` in an id.
pub(super) fn plain(id: &str) -> Cow<'_, str> {
    match memchr::memchr(b'"', id.as_bytes()) {
        None => Cow::Borrowed(id),
        Some(_) => Cow::Owned(id.replace('"', "\\\"")),
    }
}

/// Whether an id stays itself when every reader has had its way with it.
///
/// What begins with `%` has no name to Graphviz, which makes one up. Of an entity in an id it draws
/// what it stands for, and one that HTML doesn't know makes its SVG ill-formed.
pub(super) fn is_safe_id(id: &str) -> bool {
    let plain = |c: char| c != '\\' && !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}');
    let is_entity = |at: usize| starts_entity(&id[at + 1..], Mode::Drawn);
    !id.starts_with('%')
        && id.chars().all(plain)
        && !is_keyword(id)
        && !memchr::memchr_iter(b'&', id.as_bytes()).any(is_entity)
}

/// Whether a byte may have to be escaped, or begin a character that has to be.
fn is_suspicious(byte: u8) -> bool {
    ((byte < b' ') & (byte != b'\t'))
        | scan::is_any(byte, [b'"', b'\\', b'&', 0x7f, 0xc2, 0xe2, 0xef])
}

fn escaped(after: &str) -> (Option<char>, usize) {
    match after.chars().next() {
        Some('n') => (Some('\n'), 1),
        Some(c) => (Some(c), c.len_utf8()),
        None => (Some('\\'), 0),
    }
}

fn entity(after: &str, mode: Mode) -> (Option<char>, usize) {
    if after.starts_with("#8232;") {
        return (Some('\u{2028}'), 6);
    }
    if after.starts_with("#8233;") {
        return (Some('\u{2029}'), 6);
    }
    match after.strip_prefix("amp;") {
        Some(rest) if mode == Mode::Drawn || starts_entity(rest, mode) => (Some('&'), 4),
        _ => (Some('&'), 0),
    }
}

/// Whether an `&` before this text would be decoded on reading, so that it has to become `&amp;`.
fn starts_entity(after: &str, mode: Mode) -> bool {
    match mode {
        Mode::Drawn => {
            let name = after.strip_prefix('#').unwrap_or(after);
            let end = name.bytes().position(|b| !b.is_ascii_alphanumeric());
            end.is_some_and(|end| end > 0 && name.as_bytes()[end] == b';')
        }
        Mode::Data => {
            let number = after.trim_start_matches("amp;");
            number.starts_with("#8232;") || number.starts_with("#8233;")
        }
    }
}

/// Words of the language, which as ids make some readers skip what follows, quoted or not.
const KEYWORDS: [&str; 6] = ["node", "edge", "graph", "digraph", "subgraph", "strict"];

/// Whether a word is one of the language's own, in any case.
pub(super) fn is_keyword(word: &str) -> bool {
    word.len() <= 8 && KEYWORDS.iter().any(|keyword| keyword.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the language makes of a quoted text.
    fn unquoted(text: &str) -> String {
        let (mut out, mut chars) = (String::new(), text.chars().peekable());
        while let Some(c) = chars.next() {
            match (c, chars.peek()) {
                ('\\', Some('"')) => {}
                ('\\', Some('\\')) => out.extend(['\\', chars.next().unwrap()]),
                ('"', _) => out.push('"'),
                _ => out.push(c),
            }
        }
        out
    }

    #[test]
    fn a_text_is_escaped_for_those_who_draw_it_and_those_who_do_not() {
        let shown = |text, mode| escape(text, mode, &mut String::new()).to_string();
        assert_eq!(shown("C:\\new \"a\"\nb", Mode::Data), "C:\\\\new \\\"a\\\"\\nb");
        assert_eq!(shown("R&D &lt; &", Mode::Drawn), "R&D &amp;lt; &");
        assert_eq!(shown("R&D &lt; &", Mode::Data), "R&D &lt; &");
        assert_eq!(shown("a\u{1}\u{85}\u{2028}\t“é\u{ffff}", Mode::Data), "a��&#8232;\t“é�");
    }

    #[test]
    fn every_text_comes_back() {
        let pieces = [
            "&", "amp;", "#8232;", "\u{2028}", "\u{2029}", "\\", "\"", "\n", "lt;", "n", "é", "#",
            ";", "“", "\t", "&amp;", "#65;",
        ];
        let count = pieces.len();
        for number in 0..count.pow(4) {
            let picked =
                [1, count, count.pow(2), count.pow(3)].map(|by| pieces[number / by % count]);
            let text = picked.concat();
            for mode in [Mode::Data, Mode::Drawn] {
                let mut scratch = String::new();
                let read = unquoted(escape(&text, mode, &mut scratch));
                assert_eq!(unescape(&read, mode), text, "{mode:?}");
            }
        }
    }

    #[test]
    fn ids_that_readers_change_are_not_safe() {
        for id in ["Node", "a\\b", "a\nb", "\u{2028}", "%20", "R&amp;D", "&x;"] {
            assert!(!is_safe_id(id), "{id}");
        }
        for id in ["nodes", "a \"b\"", "日本", "-> [x]", "20%", "R&D"] {
            assert!(is_safe_id(id), "{id}");
        }
    }
}
