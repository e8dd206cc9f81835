//! Texts that have an empty line below each of their lines, so that it ends no paragraph.

use crate::extract::document::marks::ends_sentence;

/// How many lines of a text tell whether it is one of these.
pub(super) const LINES_TOLD_BY: usize = 64;

/// Wider lines are paragraphs, and not what a program has wrapped.
const WIDEST: usize = 130;

/// The fewest words of a line that breaks off.
const WORDS: usize = 4;

/// The fewest lines, of those with words, and the fewest of them that break off.
const FEWEST: usize = 4;
const FEWEST_BROKEN: usize = 2;

/// A text with an empty line below each of its lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spacing {
    /// The characters of its widest line.
    widest: usize,
}

impl Spacing {
    /// That of a text that begins with these lines, if nearly each has an empty line below it, and
    /// sentences go on behind those.
    pub(super) fn of<'l>(lines: impl Iterator<Item = &'l str>) -> Option<Spacing> {
        let (mut rows, mut apart, mut broken, mut stops, mut widest) = (0, 0, 0, 0, 0);
        let (mut last, mut blanks) = ("", 0);
        for line in lines.map(str::trim) {
            if line.is_empty() {
                blanks += 1;
                continue;
            }
            rows += 1;
            widest = widest.max(line.chars().count());
            apart += usize::from(blanks > 0 || last.is_empty());
            stops += usize::from(ends_sentence(line) || line.contains(". "));
            let breaks_off = || !ends_sentence(last) && last.split(' ').count() >= WORDS;
            let goes_on = blanks == 1 && line.starts_with(char::is_lowercase);
            broken += usize::from(goes_on && breaks_off());
            (last, blanks) = (line, 0);
        }
        let is_spaced = rows >= FEWEST && apart * 10 >= rows * 9;
        let is_wrapped = broken >= FEWEST_BROKEN && broken * 4 >= rows && widest <= WIDEST;
        // Who writes all in small letters, a sentence on each line, leaves out full stops too.
        (is_spaced && is_wrapped && stops * 4 >= rows).then_some(Spacing { widest })
    }

    /// Whether a paragraph goes on behind the empty line between two lines: where the first is as wide
    /// as the others, or within a sentence.
    pub(super) fn goes_on(&self, last: &str, next: &str) -> bool {
        let (last, next) = (last.trim(), next.trim());
        let is_wide = last.chars().count() * 4 >= self.widest * 3;
        let is_within = || next.starts_with(char::is_lowercase) && !ends_sentence(last);
        !next.is_empty() && (is_wide || is_within())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_spaced(text: &str) -> bool {
        Spacing::of(text.lines()).is_some()
    }

    #[test]
    fn sentences_that_go_on_behind_empty_lines_tell_that_these_end_nothing() {
        let text = "The bank denied that it\n\nhad paid the owner of\n\nthe mill. Lund said\n\nthat she left.";
        assert!(is_spaced(text));
        assert!(!is_spaced(&text.replace("\n\n", "\n")));
        assert!(!is_spaced("The bank paid Lund.\n\nShe left.\n\nHe sued.\n\nThey met."));
        assert!(!is_spaced("The bank gives\n\nThe mill\n\nloans\n\nadvice\n\nhelp"));
        assert!(!is_spaced("kern paid lund\n\nlund sued roe\n\nroe left\n\nwhy\n\nno idea"));
        assert!(!is_spaced(
            "kern paid the bank\n\nlund sued it over that\n\nthe judge left\n\nhe is ill"
        ));
    }

    #[test]
    fn a_short_line_ends_a_paragraph() {
        let spacing = Spacing { widest: 40 };
        assert!(spacing.goes_on("The bank denied that the owner of it", "Lund paid"));
        assert!(spacing.goes_on("The bank denied", "that it left"));
        assert!(!spacing.goes_on("The bank left.", "Lund paid"));
        assert!(!spacing.goes_on("Sale of the bank", "Lund paid"));
        assert!(!spacing.goes_on("The bank denied that the owner of it", ""));
    }
}
