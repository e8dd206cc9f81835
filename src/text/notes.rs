//! Marks that point to footnotes, told from numbers that belong to the text.

use std::ops::Range;

use crate::text::calendar::month;
use crate::text::elements::is_inline;
use crate::text::page_visitor::{PageVisitor, Tag};

/// The most bytes between the tags of a raised mark, and the most that is kept of the text before.
const LONGEST: usize = 40;
const MOST_BEFORE: usize = 64;

/// Abbreviations that a number belongs to: `Art.12`.
const NUMBERED: &[&str] = &[
    "apr", "art", "arts", "aug", "cap", "chap", "dec", "ext", "feb", "fig", "figs", "jan", "jul",
    "jun", "mar", "nos", "nov", "oct", "par", "para", "paras", "reg", "sec", "sect", "sep", "sept",
    "tel", "ver", "vol", "vols",
];

/// Words that a year stands behind.
#[rustfmt::skip]
const BEFORE_YEARS: &[&str] = &[
    "about", "after", "and", "around", "before", "by", "during", "early", "for", "from", "in", "late",
    "of", "or", "since", "than", "throughout", "till", "to", "until",
];

/// Whether what a page raises points to a note: `Bank<sup>12</sup>`, and not `m<sup>2</sup>`.
///
/// `before` is the text before it, `linked` whether it is a link.
pub(super) fn is_note(before: &str, raised: &str, linked: bool) -> bool {
    let raised = raised.strip_prefix(':').unwrap_or(raised).trim();
    let is_between = |c: char| matches!(c, ',' | ';' | '–' | '-') || c.is_whitespace();
    let mut parts = raised.split(is_between).filter(|part| !part.is_empty()).peekable();
    let is_number = |part: &str| part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_sign = |part: &str| part.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶'));
    let is_apart = linked || before.ends_with(['.', ',', ';', '”', '"']);
    let is_letter =
        |part: &str| is_apart && part.len() == 1 && part.as_bytes()[0].is_ascii_lowercase();
    let in_brackets = raised.strip_prefix('[').and_then(|inside| inside.strip_suffix(']'));
    let is_remark = |inside: &str| inside.ends_with('?') || inside.ends_with(" needed");
    let is_mark = |inside| is_bracketed(inside) || inside.len() == 1 || is_remark(inside);
    if in_brackets.is_some_and(is_mark) {
        return true;
    }
    let is_mark = parts.peek().is_some()
        && parts.all(|part| is_number(part) || is_sign(part) || is_letter(part));
    is_mark && (linked || !is_power(before, raised))
}

/// Whether a raised number is a power of the number, unit or letter before it.
fn is_power(before: &str, raised: &str) -> bool {
    let start = before.trim_end_matches(char::is_alphanumeric).len();
    let word = &before[start..];
    let is_unit = word.chars().count() <= 2 && word.chars().all(char::is_lowercase);
    let is_small = matches!(raised, "2" | "3" | "²" | "³");
    word.ends_with(|c: char| c.is_numeric()) || (!word.is_empty() && is_unit && is_small)
}

/// Whether what stands in brackets points to a note: `12`, `^a`, `note 3`.
fn is_bracketed(inside: &str) -> bool {
    let is_number = |text: &str| text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = ["note ", "nb ", "fn ", "n "].iter().find_map(|kind| inside.strip_prefix(kind));
    let named = inside.strip_prefix('^').unwrap_or_default();
    let is_name = named.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    !inside.is_empty() && is_number(number.unwrap_or(inside))
        || !named.is_empty() && is_name
        || inside == "citation needed"
}

/// Whether brackets between two texts are the mark of a note: `the Bank.[12] Lund`, and not `a[1]`,
/// or the `[12] ` that counts a paragraph.
pub(super) fn is_bracketed_mark(before: &str, inside: &str, behind: &str) -> bool {
    let next = behind.chars().next();
    let word = before.chars().rev().take_while(|c| c.is_alphanumeric()).take(2).count();
    let is_behind = word == 2
        || before.ends_with(['.', ',', ';', ':', '?', '!', '"', '”', '’', ')'])
            && before.chars().rev().take(8).any(char::is_alphanumeric);
    is_behind
        && is_bracketed(inside)
        && next.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '(' | '\'' | '’' | '-' | '/'))
}

/// The mark in brackets that begins at a byte of a text, behind the words that end at another.
fn brackets_at(text: &str, before: usize, at: usize) -> Option<Range<usize>> {
    let length = text.as_bytes()[at..].iter().take(LONGEST).position(|byte| *byte == b']')?;
    let (inside, behind) = (&text[at + 1..at + length], &text[at + length + 1..]);
    is_bracketed_mark(&text[..before], inside, behind).then(|| at..at + length + 1)
}

/// The marks in running text: raised digits, numbers behind the end of a sentence or clause, as in
/// `the Bank.12 Lund`, and numbers in brackets.
pub(crate) fn note_marks(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let may_mark = |at: usize| match bytes[at] {
        b'0'..=b'9' => at > 0 && is_end(bytes[at - 1]),
        b'[' => at > 0,
        0xc2 => matches!(bytes.get(at + 1), Some(0xb2 | 0xb3 | 0xb9)),
        0xe2 => {
            matches!(bytes.get(at + 1..at + 3), Some([0x81, 0xb0..=0xb9] | [0x80, 0xa0 | 0xa1]))
        }
        _ => false,
    };
    let (mut found, mut from): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
    // Of `[3][4]` the second stands behind what the first does.
    let mut marked_at = 0;
    while let Some(at) = (from..bytes.len()).find(|at| may_mark(*at)) {
        if found.last().is_none_or(|last| last.end != at) {
            marked_at = at;
        }
        if bytes[at] == b'[' {
            let mark = brackets_at(text, marked_at, at);
            from = mark.as_ref().map_or(at + 1, |mark| mark.end);
            found.extend(mark);
            continue;
        }
        if let Some(sign) = dagger_at(text, at) {
            from = at + sign.len();
            found.extend(is_dagger_mark(text, at, sign).then_some(at..from));
            continue;
        }
        let (end, is_note) = number_at(text, at);
        found.extend(is_note.then_some(at..end));
        from = end;
    }
    found
}

/// Where the number ends that begins at a byte of a text, raised or not, and whether it points to a
/// note.
fn number_at(text: &str, at: usize) -> (usize, bool) {
    let rest = &text[at..];
    let is_plain = |c: char| c.is_ascii_digit();
    let is_raised = !rest.starts_with(is_plain);
    let is_mark = |c: char| is_plain(c) != is_raised && c.is_numeric();
    let end = at + rest.find(|c: char| !is_mark(c)).unwrap_or(rest.len());
    let is_note = match is_raised {
        true => !is_power(&text[..at], &text[at..end]),
        false => ends_before(&text[..at]) && end - at <= 3 && begins_behind(rest, end - at),
    };
    (end, is_note)
}

/// The dagger that begins at a byte of a text.
fn dagger_at(text: &str, at: usize) -> Option<&str> {
    let end = at + '†'.len_utf8();
    text.get(at..end).filter(|sign| matches!(*sign, "†" | "‡"))
}

/// Whether a dagger points to a note: `Lund left.† Roe`, and not the `†1945` of somebody's death.
fn is_dagger_mark(text: &str, at: usize, sign: &str) -> bool {
    let behind = &text[at + sign.len()..];
    let is_behind = text[..at].ends_with(|c: char| c.is_alphanumeric() || ".,;!?”\"".contains(c));
    is_behind && !behind.trim_start().starts_with(|c: char| c.is_numeric())
}

/// Whether a byte may be the end of a mark that ends a sentence or clause.
fn is_end(byte: u8) -> bool {
    matches!(byte, b'.' | b',' | b';' | b'?' | b'!' | b'"' | 0x9d)
}

/// Whether a text ends with a word and a mark behind it that no number follows.
fn ends_before(text: &str) -> bool {
    let words = text.trim_end_matches(['.', ',', ';', '?', '!', '"', '”']);
    let start = words.trim_end_matches(char::is_alphabetic).len();
    let word = words[start..].to_lowercase();
    let is_apart = !words[..start].ends_with(['.', '@', '/', '_']);
    if word.is_empty() {
        return text.ends_with('.') && ends_with_year(words);
    }
    word.chars().count() >= 3 && is_apart && !NUMBERED.contains(&word.as_str())
}

/// Whether a text ends with a year and not with the first half of `version 2018.3`.
fn ends_with_year(text: &str) -> bool {
    let Some((before, year)) = text.rsplit_once(char::is_whitespace) else { return false };
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = year.len() == 4 && year.starts_with(['1', '2']) && is_number(year);
    let last = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let last = last.trim_end_matches(',');
    let is_day = || (1..=2).contains(&last.len()) && is_number(last);
    is_year && (BEFORE_YEARS.contains(&last) || month(last).is_some() || is_day())
}

/// Whether a sentence or nothing follows a number of so many digits.
fn begins_behind(text: &str, digits: usize) -> bool {
    let behind = &text[digits..];
    let next = behind.trim_start().chars().next();
    let starts = |c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘' | '(');
    next.is_none_or(|c| starts(c) && behind.starts_with(char::is_whitespace))
}

/// Tells a visitor the marks of notes apart from the text.
pub(super) struct Notes<'v, V> {
    visitor: &'v mut V,
    /// The end of the text before.
    before: String,
    /// How many links are open.
    linked: u32,
    raised: Option<Raised>,
}

/// What stands in a raised element that is open.
#[derive(Default)]
struct Raised {
    text: String,
    linked: bool,
    parts: Vec<Part>,
}

enum Part {
    Open(Tag, Range<usize>),
    Close(String, Range<usize>),
    Text(String, Range<usize>),
}

impl<'v, V: PageVisitor> Notes<'v, V> {
    pub(super) fn of(visitor: &'v mut V) -> Self {
        Notes { visitor, before: String::new(), linked: 0, raised: None }
    }

    /// Tells what an element that nobody closed holds.
    pub(super) fn finish(&mut self) {
        let Some(raised) = self.raised.take() else { return };
        let is_note = is_note(&self.before, raised.text.trim(), raised.linked);
        for part in raised.parts {
            match part {
                Part::Open(tag, place) => self.visitor.open(&tag, place),
                Part::Close(name, place) => self.visitor.close(&name, place),
                Part::Text(text, place) if is_note => self.visitor.note(&text, place),
                Part::Text(text, place) => {
                    remember(&mut self.before, &text);
                    self.visitor.text(&text, place);
                }
            }
        }
    }
}

impl<V: PageVisitor> PageVisitor for Notes<'_, V> {
    fn open(&mut self, tag: &Tag, place: Range<usize>) {
        self.linked += u32::from(tag.name == "a");
        if tag.name == "sup" {
            self.finish();
            self.raised = Some(Raised { linked: self.linked > 0, ..Raised::default() });
        } else if !is_inline(&tag.name) {
            self.finish();
            self.before.clear();
        }
        match &mut self.raised {
            Some(raised) => {
                raised.linked |= tag.name == "a";
                raised.parts.push(Part::Open(tag.clone(), place));
            }
            None => self.visitor.open(tag, place),
        }
    }

    fn close(&mut self, name: &str, place: Range<usize>) {
        self.linked = self.linked.saturating_sub(u32::from(name == "a"));
        match &mut self.raised {
            Some(raised) => raised.parts.push(Part::Close(name.to_string(), place)),
            None => self.visitor.close(name, place),
        }
        if name == "sup" || !is_inline(name) {
            self.finish();
        }
        if !is_inline(name) {
            self.before.clear();
        }
    }

    fn text(&mut self, text: &str, place: Range<usize>) {
        let in_brackets = text.strip_prefix('[').and_then(|inside| inside.strip_suffix(']'));
        let Some(raised) = &mut self.raised else {
            let is_mark = |inside| is_bracketed_mark(&self.before, inside, "");
            if self.linked > 0
                && (in_brackets.is_some_and(is_mark) || is_sign(text) || is_attached(text))
            {
                return self.visitor.note(text, place);
            }
            remember(&mut self.before, text);
            return self.visitor.text(text, place);
        };
        raised.text.push_str(text);
        raised.parts.push(Part::Text(text.to_string(), place));
        if raised.text.len() > LONGEST {
            self.finish();
        }
    }

    fn note(&mut self, text: &str, place: Range<usize>) {
        self.visitor.note(text, place);
    }
}

/// Whether a link has nothing but the sign of a note.
fn is_sign(text: &str) -> bool {
    !text.is_empty() && text.len() <= 9 && text.chars().all(|c| matches!(c, '*' | '†' | '‡'))
}

/// Whether a link shows an address that posts have behind their words, of a picture or page.
fn is_attached(text: &str) -> bool {
    let starts = ["pic.twitter.com/", "pic.x.com/", "https://t.co/", "http://t.co/"];
    starts.iter().any(|start| text.starts_with(start)) && !text.contains(char::is_whitespace)
}

/// Keeps the end of what was told.
fn remember(before: &mut String, text: &str) {
    let mut from = text.len().saturating_sub(MOST_BEFORE);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    if from > 0 || before.len() > MOST_BEFORE {
        before.clear();
    }
    before.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_marks_point_to_notes_and_powers_do_not() {
        for (before, raised) in
            [("the Bank", "12"), ("Leeds.", "1"), ("Lund", "3,4"), ("Lund", "*"), ("", "1")]
        {
            assert!(is_note(before, raised, false), "{before}^{raised}");
        }
        for (before, raised) in
            [("10", "6"), ("5", "th"), ("40 m", "2"), ("km", "3"), ("M", "me"), ("Lund", "a")]
        {
            assert!(!is_note(before, raised, false), "{before}^{raised}");
        }
        assert!(is_note("Lund.", "[4]", true) && is_note("Lund", "[citation needed]", false));
        assert!(is_note("2019", "6", true) && is_note("Lund", "a", true));
        assert!(is_note("Lund left.", "a", false));
        assert!(is_note("Lund left.", "[who?]", false) && is_note("Lund left.", ":23", false));
    }

    #[test]
    fn numbers_behind_sentences_are_marks() {
        let marks = |text: &str| -> Vec<String> {
            note_marks(text).into_iter().map(|mark| text[mark].to_string()).collect()
        };
        assert_eq!(marks("He owns the Bank.12 Lund left.¹ “We paid.”3"), ["12", "¹", "3"]);
        assert_eq!(
            marks("He owns the Bank.[12][13] Lund[4] left.[^a]"),
            ["[12]", "[13]", "[4]", "[^a]"]
        );
        assert_eq!(marks("“We paid,”[7] he said.[note 3]"), ["[7]", "[note 3]"]);
        for text in ["[12] The", "a[1] is", "the [12] of", "firm[s] left", "Lund[12](u)", "cf. [3]"]
        {
            assert_eq!(marks(text), [""; 0], "{text}");
        }
        assert_eq!(marks("Lund paid Kern² and Roe,³ who left."), ["²", "³"]);
        assert_eq!(marks("Lund paid Kern.† Roe left.‡"), ["†", "‡"]);
        assert_eq!(
            marks("He left in 2018.3 Lund paid on 4 May 2019.12 Roe died in 2020.7"),
            ["3", "12", "7"]
        );
        for text in [
            "a loss of 2018.3 million",
            "version 2018.3 The",
            "rose 2018.3 Lund",
            "in 2018,3 Lund",
            "in 201.3 Lund",
            "40 m² of 10⁶",
            "Art.12 The",
            "at 9.30 He",
            "a.b.12",
            "No.3 Lund",
            "Sept.12 Lund",
            "Kern †1945",
            "Kern † 1945",
        ] {
            assert_eq!(marks(text), [""; 0], "{text}");
        }
    }
}
