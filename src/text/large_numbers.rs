//! Whole numbers of JSON that are too large for any number here: they stay what they are, as text.
//!
//! The parser would round them, and two ids that differ in their last digit would become one.

use std::borrow::Cow;

use memchr::memchr2;

/// How many digits a number has at least that may be too large.
const MANY_DIGITS: usize = 19;

/// The JSON with quotes around every whole number that is beyond 64 bits.
pub(crate) fn with_large_numbers_quoted(json: &[u8]) -> Cow<'_, [u8]> {
    if !may_hold_large_number(json) {
        return Cow::Borrowed(json);
    }
    Cow::Owned(quoted(json, is_large).0)
}

/// The JSON with quotes around every number that is beyond all that a computer counts with.
pub(crate) fn with_infinite_numbers_quoted(json: &[u8]) -> Cow<'_, [u8]> {
    match quoted(json, is_infinite) {
        (_, 0) => Cow::Borrowed(json),
        (quoted, _) => Cow::Owned(quoted),
    }
}

/// The JSON with quotes around numbers of a kind, and how many there are.
fn quoted(json: &[u8], is_meant: fn(&[u8]) -> bool) -> (Vec<u8>, usize) {
    let mut count = 0;
    let mut quoted = Vec::with_capacity(json.len() + 64);
    let mut at = 0;
    while let Some(byte) = json.get(at) {
        let end = match byte {
            b'"' => end_of_text(json, at),
            b'-' | b'0'..=b'9' => end_of_number(json, at),
            _ => at + 1,
        };
        let token = &json[at..end];
        let is_it = matches!(byte, b'-' | b'0'..=b'9') && is_meant(token);
        count += usize::from(is_it);
        let quote: &[u8] = if is_it { b"\"" } else { b"" };
        quoted.extend_from_slice(quote);
        quoted.extend_from_slice(token);
        quoted.extend_from_slice(quote);
        at = end;
    }
    (quoted, count)
}

/// Where a byte of the JSON with quotes stands in the JSON as it was.
pub(crate) fn place_without_quotes(json: &[u8], quoted: &[u8], place: usize) -> usize {
    let mut at = 0;
    for byte in quoted.iter().take(place) {
        if json.get(at) == Some(byte) {
            at += 1;
        }
    }
    at
}

/// Whether so many digits stand side by side. Only every so many bytes one is looked at, as long as
/// it is no digit.
fn may_hold_large_number(json: &[u8]) -> bool {
    let mut at = MANY_DIGITS - 1;
    while let Some(byte) = json.get(at) {
        if byte.is_ascii_digit() {
            let is_digit = |byte: &&u8| byte.is_ascii_digit();
            let before = json[..at].iter().rev().take_while(is_digit).count();
            let behind = json[at..].iter().take_while(is_digit).count();
            if before + behind >= MANY_DIGITS {
                return true;
            }
            at += behind;
        }
        at += MANY_DIGITS;
    }
    false
}

/// Where a text ends that starts here.
pub(crate) fn end_of_text(json: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(found) = json.get(at..).and_then(|rest| memchr2(b'"', b'\\', rest)) {
        at += found;
        if json[at] == b'"' {
            return at + 1;
        }
        at += 2;
    }
    json.len()
}

/// Where a number ends that starts here.
pub(crate) fn end_of_number(json: &[u8], start: usize) -> usize {
    let belongs = |byte: &&u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
    start + json[start..].iter().take_while(belongs).count()
}

fn is_large(token: &[u8]) -> bool {
    let digits = token.strip_prefix(b"-").unwrap_or(token);
    let is_whole = digits.iter().all(u8::is_ascii_digit) && digits.first() != Some(&b'0');
    let text = std::str::from_utf8(token).unwrap_or_default();
    let fits = || text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok();
    digits.len() >= MANY_DIGITS && is_whole && !fits()
}

fn is_infinite(token: &[u8]) -> bool {
    let text = std::str::from_utf8(token).unwrap_or_default();
    text.parse::<f64>().is_ok_and(f64::is_infinite)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_numbers_beyond_64_bits_are_quoted() {
        let json = r#"{"100000000000000000001\"":[100000000000000000001,-9223372036854775809,
            18446744073709551615,-9223372036854775808,0.12345678901234567890123,1e25,
            100000000000000000001.0,000000000000000000000001],"a":"1"}"#;
        let quoted = json
            .replacen("[100000000000000000001", "[\"100000000000000000001\"", 1)
            .replacen("-9223372036854775809", "\"-9223372036854775809\"", 1);
        assert_eq!(String::from_utf8_lossy(&with_large_numbers_quoted(json.as_bytes())), quoted);
    }

    #[test]
    fn a_large_number_is_seen_wherever_it_stands() {
        for before in 0..60 {
            let json = format!("[{}18446744073709551616]", "1, ".repeat(before));
            assert!(matches!(with_large_numbers_quoted(json.as_bytes()), Cow::Owned(_)));
            let json = format!("[{}\"2026-01-01T00:00:00\"]", "1234567, ".repeat(before));
            assert!(matches!(with_large_numbers_quoted(json.as_bytes()), Cow::Borrowed(_)));
        }
    }

    #[test]
    fn only_numbers_beyond_all_numbers_are_quoted() {
        let json = r#"{"a\"1e999":[1e308,-1e400,"1e400",1E+999,1e-999,NaN,-]}"#;
        let wanted = r#"{"a\"1e999":[1e308,"-1e400","1e400","1E+999",1e-999,NaN,-]}"#;
        let found = with_infinite_numbers_quoted(json.as_bytes());
        assert_eq!(String::from_utf8_lossy(&found), wanted);
        assert!(matches!(with_infinite_numbers_quoted(b"[1, 1e5]"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_place_is_found_again_in_what_was_quoted() {
        let json = b"[18446744073709551616, \"a\", -18446744073709551616]";
        let quoted = with_large_numbers_quoted(json);
        let place = |places: usize| place_without_quotes(json, &quoted, places);
        assert_eq!([place(0), place(25), place(27)], [0, 23, 25]);
        assert_eq!(place(quoted.len()), json.len());
    }

    #[test]
    fn a_text_that_never_ends_is_left_as_it_is() {
        for json in ["\"18446744073709551616", "[18446744073709551615,\"\\"] {
            assert_eq!(*with_large_numbers_quoted(json.as_bytes()), *json.as_bytes());
        }
    }
}
