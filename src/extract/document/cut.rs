//! Text without end is cut where a sentence seems to end.

/// The most bytes of a block. No paragraph is longer; a file without line ends is.
pub(super) const LONGEST: usize = 1 << 16;

/// Where text that goes on is cut: behind the last sentence that seems to end in the second half,
/// else behind a blank, else between two characters. The bytes may end within a character.
pub(super) fn cut_place(bytes: &[u8]) -> usize {
    let half = bytes.len() / 2;
    let ends_sentence = |at: &usize| matches!(bytes[at - 1], b'.' | b'!' | b'?');
    let blanks = || memchr::memrchr_iter(b' ', &bytes[half..]).map(|at| half + at);
    if let Some(blank) = blanks().filter(|at| *at > 0).find(ends_sentence).or(blanks().next()) {
        return blank + 1;
    }
    let is_start = |at: &usize| bytes[*at] & 0xc0 != 0x80;
    (half..bytes.len()).rev().take(4).find(is_start).filter(|at| *at > 0).unwrap_or(bytes.len())
}

/// As much of the start of a text as fits into so many bytes.
pub(super) fn beginning(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_behind_a_sentence_a_blank_or_a_character() {
        assert_eq!(cut_place(b"It rained. It snowed. It w"), 22);
        assert_eq!(cut_place(b"It rained and it snowed and it w"), 31);
        assert_eq!(cut_place("ééééé".as_bytes()), 8);
        assert_eq!(cut_place(b"\xa9\xa9\xa9\xa9\xa9\xa9"), 6);
    }
}
