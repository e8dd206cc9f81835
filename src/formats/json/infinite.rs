//! `NaN`, `Infinity` and `-Infinity`, which Python writes, and no JSON has; and numbers such as
//! `1e999`, which are beyond all that a computer counts with.

use std::borrow::Cow;

use crate::formats::remarks::Remarks;
use crate::text::{Diagnostic, end_of_number, end_of_text};

/// What stands for a number that isn't finite, and what it is read as, as long but for `NaN`.
const WORDS: [(&[u8], &[u8]); 3] =
    [(b"NaN", b"null"), (b"Infinity", b"null    "), (b"-Infinity", b"null     ")];

/// A text in which every number that isn't finite is null.
pub(super) struct Finite {
    /// The text.
    pub(super) text: Vec<u8>,
    /// Where in the first text the first such number stands, and how long it is.
    pub(super) first: (usize, usize),
    /// How many there are.
    pub(super) count: usize,
    /// Where in the new text a null ends that is longer than what it stands for.
    longer: Vec<usize>,
}

impl Finite {
    /// Makes one; nothing if all numbers are finite.
    pub(super) fn of(json: &[u8]) -> Option<Finite> {
        let mut finite = Finite { text: Vec::new(), first: (0, 0), count: 0, longer: Vec::new() };
        let mut at = 0;
        while let Some(byte) = json.get(at) {
            if let Some((word, null)) = not_finite(json, at) {
                finite.take(at, word, &null);
                at += word.len();
                continue;
            }
            let end = match byte {
                b'"' => end_of_text(json, at),
                b'-' | b'0'..=b'9' => end_of_number(json, at),
                _ => at + 1,
            };
            finite.text.extend_from_slice(&json[at..end]);
            at = end;
        }
        (finite.count > 0).then_some(finite)
    }

    fn take(&mut self, at: usize, word: &[u8], null: &[u8]) {
        if self.count == 0 {
            self.first = (at, word.len());
        }
        self.count += 1;
        self.text.extend_from_slice(null);
        if null.len() > word.len() {
            self.longer.push(self.text.len());
        }
    }

    /// Says so about a text that starts at this byte of the file.
    pub(super) fn tell(&self, start: u64, remarks: &mut Remarks) {
        let (at, length) = self.first;
        for _ in 0..self.count {
            let what = "numbers that aren't finite are read as absent";
            let hint = "leave the value out, or write `null`, to say that there is none";
            remarks.count(what, start + at as u64, length, hint);
        }
    }

    /// What is said of the new text, of the first one, which starts at this byte of the file.
    pub(super) fn of_first(&self, mut told: Diagnostic, start: u64) -> Diagnostic {
        if let Some(place) = &mut told.place {
            place.at = start + self.place(place.at as usize) as u64;
        }
        told
    }

    /// Where a byte of the new text stands in the first one.
    fn place(&self, at: usize) -> usize {
        at - self.longer.partition_point(|end| *end <= at)
    }
}

/// The number that isn't finite and starts here, if one does, and what it is read as.
fn not_finite(json: &[u8], at: usize) -> Option<(&[u8], Cow<'static, [u8]>)> {
    if let Some((word, null)) = WORDS.iter().find(|(word, _)| json[at..].starts_with(word)) {
        return Some((word, Cow::Borrowed(null)));
    }
    if !matches!(json[at], b'-' | b'0'..=b'9') {
        return None;
    }
    let number = &json[at..end_of_number(json, at)];
    // A whole number is kept as text, however large.
    let is_whole = !number.iter().any(|byte| matches!(byte, b'.' | b'e' | b'E'));
    let value = std::str::from_utf8(number).ok()?.parse::<f64>().ok()?;
    let null = || format!("{:1$}", "null", number.len()).into_bytes();
    (!is_whole && value.is_infinite()).then(|| (number, Cow::Owned(null())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_outside_texts_are_null() {
        let json = br#"{"NaN": NaN, "a\"": [-Infinity,Infinity, NaN], "b": "NaN"} x"#;
        let finite = Finite::of(json).unwrap();
        let wanted = r#"{"NaN": null, "a\"": [null     ,null    , null], "b": "NaN"} x"#;
        assert_eq!(String::from_utf8_lossy(&finite.text), wanted);
        assert_eq!((finite.first, finite.count), ((8, 3), 4));
        let place = |at: usize| finite.place(at);
        assert_eq!(
            [place(0), place(8), place(12), place(finite.text.len())],
            [0, 8, 11, json.len()]
        );
        assert!(Finite::of(br#"{"NaN": "Infinity"#).is_none());
    }

    #[test]
    fn numbers_beyond_all_that_are_counted_with_are_null() {
        let whole = "9".repeat(400);
        let json = format!("[-1e999,1e308, 1e309 ,{whole},{whole}.0]");
        let finite = Finite::of(json.as_bytes()).unwrap();
        let blank = " ".repeat(398);
        let wanted = format!("[null  ,1e308, null  ,{whole},null{blank}]");
        assert_eq!(String::from_utf8_lossy(&finite.text), wanted);
        assert_eq!((finite.first, finite.count), ((1, 6), 3));
    }
}
