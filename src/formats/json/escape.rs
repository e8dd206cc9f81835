//! Text as JSON has it.

use crate::formats::scan;

/// Puts a text between quotes.
pub(super) fn text(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let mut rest = text.as_bytes();
    while let Some(at) = special(rest) {
        out.extend_from_slice(&rest[..at]);
        match rest[at] {
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\t' => out.extend_from_slice(b"\\t"),
            b'\r' => out.extend_from_slice(b"\\r"),
            byte @ (b'"' | b'\\') => out.extend_from_slice(&[b'\\', byte]),
            control => {
                const DIGITS: &[u8; 16] = b"0123456789abcdef";
                let (high, low) = (usize::from(control >> 4), usize::from(control & 15));
                out.extend_from_slice(&[b'\\', b'u', b'0', b'0', DIGITS[high], DIGITS[low]]);
            }
        }
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// Where the first byte stands that JSON doesn't take as it is.
fn special(bytes: &[u8]) -> Option<usize> {
    scan::position(bytes, |byte| (byte < b' ') | (byte == b'"') | (byte == b'\\'))
}

#[cfg(test)]
mod tests {
    #[test]
    fn text_is_escaped_as_serde_json_escapes_it() {
        let long = "x".repeat(33);
        let texts = ["", "\"", "\\", "a\nb\tc\r", "\u{1}\u{1f}\u{7f}", "é\u{2028}</script>", &long];
        for text in texts.into_iter().chain([&*format!("{long}\"{long}\\{long}")]) {
            let mut out = Vec::new();
            super::text(text, &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string(text).unwrap());
        }
    }
}
