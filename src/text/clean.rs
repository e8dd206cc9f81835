//! Text that every format can carry: no control characters, one kind of line end.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text with `\r\n` and `\r` as `\n`, and other control characters and noncharacters as
/// U+FFFD. XML forbids most of them, terminals obey some, and no consumer needs any.
///
/// ```
/// use claimgraph::text::clean;
/// assert_eq!(clean("a\r\nb\u{1b}[31m"), "a\nb\u{fffd}[31m");
/// ```
pub fn clean(text: &str) -> Cow<'_, str> {
    if !is_suspect(text) || text.chars().all(is_fine) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                clean.push('\n');
            }
            c if is_fine(c) => clean.push(c),
            _ => clean.push('\u{fffd}'),
        }
    }
    Cow::Owned(clean)
}

/// A word that stands for something, such as an id: clean, composed (NFC), without blanks around it
/// and without what nobody sees there.
///
/// ```
/// use claimgraph::text::clean_word;
/// assert_eq!(clean_word("\u{feff} Meta\u{200b}"), "Meta");
/// ```
pub fn clean_word(text: &str) -> Cow<'_, str> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || is_unseen(c));
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return clean(text);
    }
    let composed: String = text.nfc().collect();
    Cow::Owned(clean(&composed).into_owned())
}

/// What names somebody, as people read it: a clean word with one blank between its parts, whatever
/// blanks they were, and without what nobody sees. Lines stay lines.
///
/// ```
/// use claimgraph::text::clean_name;
/// assert_eq!(clean_name(" Ali\u{a0}  Khan\u{200b} "), "Ali Khan");
/// ```
pub fn clean_name(text: &str) -> Cow<'_, str> {
    let word = clean_word(text);
    if is_name(&word) {
        return word;
    }
    let seen: String = word.chars().filter(|c| !is_unseen(*c)).collect();
    let line = |line: &str| line.split_whitespace().collect::<Vec<&str>>().join(" ");
    let lines: Vec<String> = seen.trim().split('\n').map(line).collect();
    // Letters that had something unseen between them may compose now.
    Cow::Owned(lines.join("\n").nfc().collect())
}

/// Whether a clean word reads as it stands.
fn is_name(word: &str) -> bool {
    let mut last = '\n';
    word.chars().all(|c| {
        let blanks = match c {
            ' ' => last.is_whitespace(),
            '\n' => last == ' ',
            _ => c.is_whitespace(),
        };
        last = c;
        !blanks && !is_unseen(c)
    })
}

/// Whether [`clean`] would put U+FFFD in place of something.
pub(crate) fn holds_controls(text: &str) -> bool {
    is_suspect(text) && text.chars().any(|c| c != '\r' && !is_fine(c))
}

/// Whether a text may hold something that isn't fine. Without a way out in the middle, many bytes
/// are looked at in one step; those at the end together with some before them.
fn is_suspect(text: &str) -> bool {
    let any = |bytes: &[u8]| bytes.iter().fold(false, |any, byte| any | is_suspicious(*byte));
    let bytes = text.as_bytes();
    let (blocks, rest) = bytes.as_chunks::<16>();
    let in_blocks = blocks.iter().fold(false, |found, block| found | any(block));
    match (bytes.last_chunk::<16>(), bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(last), ..) => in_blocks | any(last),
        (None, Some(first), Some(last)) => any(first) | any(last),
        _ => any(rest),
    }
}

/// Whether a byte may belong to something that isn't fine.
fn is_suspicious(byte: u8) -> bool {
    ((byte < b' ') & (byte != b'\n') & (byte != b'\t')) | (byte >= 0x7f)
}

/// Whether every format can carry a character. `\r` is none of them: it becomes a line end.
pub(super) fn is_fine(c: char) -> bool {
    match c {
        '\n' | '\t' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => !c.is_control(),
    }
}

/// Whether nobody sees a character: soft hyphens, blanks without width, marks of direction. Such
/// characters stand inside words of web pages, and no quote has them.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The letters that are printed as one sign.
pub(crate) fn letters_of(sign: char) -> Option<&'static str> {
    Some(match sign {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_alike_are_alike() {
        let blanks = ["\u{a0}", "  ", "\t", "\u{2009}", "\u{3000}", " \u{200b}", "\u{202f} "];
        for blank in blanks {
            assert_eq!(clean_name(&format!("Ali{blank}Khan")), "Ali Khan", "{blank:?}");
        }
        assert_eq!(clean_name("Ro\u{ad}mashka\u{200b} LLC"), "Romashka LLC");
        assert_eq!(clean_name("عمر  خان\u{200f}"), "عمر خان");
        assert_eq!(clean_name("Jose\u{200b}\u{301}"), "José");
        // What shapes letters or turns them around is seen.
        assert_eq!(clean_name("a\u{202e}b"), "a\u{202e}b");
        assert_eq!(clean_name("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert!(matches!(clean_name(" Ali Khan "), Cow::Borrowed("Ali Khan")));
    }

    #[test]
    fn a_control_character_is_seen_wherever_it_stands() {
        for length in 0..50 {
            let plain = "é".repeat(length % 2) + &"a\n\t".repeat(length);
            assert!(matches!(clean(&plain), Cow::Borrowed(_)));
            for at in (0..=plain.len()).filter(|at| plain.is_char_boundary(*at)) {
                let (before, after) = plain.split_at(at);
                let text = format!("{before}\u{1b}{after}");
                assert_eq!(clean(&text), format!("{before}\u{fffd}{after}"));
                assert!(holds_controls(&text));
            }
        }
    }
}
