//! Bytes in another encoding than UTF-8: how they are known, and what to do about them.

use crate::text::{Diagnostic, FileId, Place};

/// What to do with a file that isn't UTF-8.
pub(crate) const SAVE_AS_UTF_8: &str = "save the file as UTF-8; in a spreadsheet, as `CSV UTF-8`";

/// The same, for whoever has no program that saves it so.
pub(crate) const CONVERT_TO_UTF_8: &str = "or convert it, as with `iconv -f WINDOWS-1252 -t UTF-8`; that is what Western Europe uses, \
     WINDOWS-1250 is for Central Europe, WINDOWS-1251 for Cyrillic, and the wrong one makes other \
     letters";

/// What stands behind the mark of its byte order that a file may start with.
pub(crate) fn without_mark(start: &[u8]) -> &[u8] {
    start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start)
}

/// Whether a file that starts so is UTF-16, be it without the mark of its byte order: every other
/// byte of its first letters is zero.
pub(crate) fn is_utf_16(start: &[u8]) -> bool {
    let is_latin = matches!(start, [0, 1..=127, 0, 1..=127, ..] | [1..=127, 0, 1..=127, 0, ..]);
    is_latin || start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff")
}

/// What is said of a file that starts so, if it is UTF-16.
pub(crate) fn tell_utf_16(start: &[u8], file: FileId) -> Option<Diagnostic> {
    let encoding = match start {
        _ if !is_utf_16(start) => return None,
        [0, ..] => "UTF-16BE",
        [_, 0, ..] => "UTF-16LE",
        // It has a mark of its byte order, by which it is read.
        _ => "UTF-16",
    };
    let told = Diagnostic::error("not-utf-8", "the file is UTF-16").at(Place::start(file));
    let convert = format!("or convert it, as with `iconv -f {encoding} -t UTF-8`");
    Some(told.hint("save it as UTF-8").hint(convert))
}

/// What a file is that isn't UTF-8, and the byte from which on; nothing if it is.
pub(crate) fn not_utf_8(bytes: &[u8]) -> Option<(String, usize)> {
    if is_utf_16(bytes) {
        return Some(("it is UTF-16".to_string(), 0));
    }
    let at = std::str::from_utf8(bytes).err()?.valid_up_to();
    let line = memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1;
    Some((format!("line {line} isn't UTF-8"), at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_encodings_are_known_by_their_bytes() {
        let told = |bytes: &[u8]| not_utf_8(bytes).map(|(what, at)| format!("{what}, {at}"));
        assert_eq!(told("id\nMüller\n".as_bytes()), None);
        assert_eq!(told(b""), None);
        assert_eq!(told(b"id\nM\xfcller\n").as_deref(), Some("line 2 isn't UTF-8, 4"));
        for utf_16 in [&b"\xff\xfei\0d\0"[..], b"\xfe\xff\0i\0d", b"i\0d\0,\0", b"\0i\0d\0,"] {
            assert_eq!(told(utf_16).as_deref(), Some("it is UTF-16, 0"));
        }
    }
}
