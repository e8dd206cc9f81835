//! The text of a block while it is put together, and where its bytes stand in the file.

use std::ops::Range;

use crate::extract::document::hyphens::{Halves, halves};
use crate::text::{clean, is_unseen, letters_of, note_marks};

/// Text as a reader sees it: blanks single, nothing unseen, no line ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) origins: Vec<(u32, u64)>,
    /// The bytes that are struck out, in order.
    pub(super) struck: Vec<Range<usize>>,
    /// The bytes at which lines begin, but for the first.
    pub(super) lines: Vec<usize>,
    /// Where it ends in the file.
    pub(super) end: u64,
    /// The blank that comes before the next word.
    blank: Option<Range<u64>>,
    /// Whether a line ends in that blank.
    ends_line: bool,
    /// How long the text was when a mark stood behind it that divides a word, if a line ends there.
    divided_at: usize,
    /// How long the text was when something was left out: no word goes on behind a mark.
    left_out_at: usize,
}

impl Written {
    /// Adds text that stands in the file as it is, from this byte on. Marks of notes are left out.
    pub(super) fn push(&mut self, text: &str, at: u64) {
        let mut done = 0;
        for mark in note_marks(text) {
            self.stretches(&text[done..mark.start], at + done as u64);
            self.leave_out();
            done = mark.end;
        }
        self.stretches(&text[done..], at + done as u64);
    }

    /// Adds the blank that the end of a line is, unless a word goes on behind it.
    pub(super) fn end_line(&mut self, place: Range<u64>) {
        self.blank(place);
        self.ends_line = true;
    }

    /// Leaves out something that no blank belongs to.
    pub(super) fn leave_out(&mut self) {
        (self.blank, self.ends_line) = (None, false);
        self.left_out_at = self.text.len();
    }

    fn stretches(&mut self, text: &str, at: u64) {
        let mut done = 0;
        while done < text.len() {
            let rest = &text[done..];
            let word = rest.find(is_special).unwrap_or(rest.len());
            if word > 0 {
                self.stretch(&rest[..word], at + done as u64, word);
            }
            let Some(special) = rest[word..].chars().next() else { return };
            let from = at + (done + word) as u64;
            self.special(special, from..from + special.len_utf8() as u64);
            done += word + special.len_utf8();
        }
    }

    /// Adds text that stands for a stretch of the file, such as an entity.
    pub(super) fn push_for(&mut self, text: &str, place: Range<u64>) {
        if text.chars().all(char::is_whitespace) {
            return self.blank(place);
        }
        let seen: String = text.chars().filter(|c| !is_unseen(*c)).collect();
        let words: Vec<&str> = seen.split_whitespace().collect();
        if seen.starts_with(char::is_whitespace) {
            self.blank(place.start..place.start);
        }
        if !words.is_empty() {
            let words = clean(&words.join(" ")).into_owned();
            self.stretch(&words, place.start, (place.end - place.start) as usize);
        }
        if seen.ends_with(char::is_whitespace) {
            self.blank(place.end..place.end);
        }
        if text.ends_with('\u{ad}') && self.blank.is_none() {
            self.divided_at = self.text.len();
        }
    }

    /// Adds a blank, unless there is one already.
    pub(super) fn blank(&mut self, place: Range<u64>) {
        match &mut self.blank {
            Some(blank) => blank.end = place.end,
            None => self.blank = Some(place),
        }
    }

    /// Notes that everything from this byte on is struck out.
    pub(super) fn strike(&mut self, from: usize) {
        if from < self.text.len() {
            self.struck.push(from..self.text.len());
        }
    }

    /// Whether it is one line, and so many bytes are all of it.
    pub(super) fn is_line(&self, bytes: usize) -> bool {
        bytes >= self.text.len() && self.lines.is_empty()
    }

    /// Adds what follows elsewhere in the file, with a blank between.
    pub(super) fn append(&mut self, other: &Written) {
        let from = self.text.len() as u32 + 1;
        let start = other.origins.first().map_or(self.end, |(_, at)| *at);
        self.blank = None;
        self.stretch(" ", self.end, (start - self.end) as usize);
        self.text.push_str(&other.text);
        self.jump(from, start);
        let struck = other.struck.iter();
        self.struck.extend(struck.map(|range| moved(range, |byte| byte + from as usize)));
        self.origins.extend(other.origins.iter().skip(1).map(|(at, origin)| (at + from, *origin)));
        self.end = other.end;
    }

    /// Cuts off what begins with this line, and the blank before it.
    pub(super) fn split_line(&mut self, at: usize) -> Written {
        let rest = self.split_off(at);
        let blanks = self.text.len() - self.text.trim_end().len();
        if blanks > 0 {
            self.split_off(self.text.len() - blanks);
        }
        rest
    }

    /// Cuts off what begins with this byte of the text.
    pub(super) fn split_off(&mut self, at: usize) -> Written {
        let (start, end) = (self.start_of(at), self.end_of(at));
        let text = self.text.split_off(at);
        let (before, behind) = (|byte: usize| byte.min(at), |byte: usize| byte.saturating_sub(at));
        let struck = self.struck.iter().map(|range| moved(range, behind)).collect::<Vec<_>>();
        let struck = struck.into_iter().filter(|range| !range.is_empty()).collect();
        self.struck = self.struck.iter().map(|range| moved(range, before)).collect();
        self.struck.retain(|range| !range.is_empty());
        let (own, others) = self.lines.iter().partition(|line| **line < at);
        let lines: Vec<usize> = others;
        let lines = lines.into_iter().map(behind).filter(|line| *line > 0).collect();
        self.lines = own;
        let at = at as u32;
        let index = self.origins.partition_point(|(from, _)| *from <= at);
        let later = self.origins.split_off(index).into_iter().map(|(from, o)| (from - at, o));
        let origins = std::iter::once((0, start)).chain(later).collect();
        self.origins.retain(|(from, _)| *from < at);
        let rest = Written {
            text,
            origins,
            struck,
            lines,
            end: self.end,
            blank: self.blank.take(),
            ends_line: false,
            divided_at: 0,
            left_out_at: 0,
        };
        self.end = end;
        rest
    }

    /// Where a byte of the text stands in the file.
    pub(super) fn start_of(&self, at: usize) -> u64 {
        start_of(&self.origins, self.end, self.text.len(), at)
    }

    /// Where a stretch that ends before this byte of the text ends in the file.
    pub(super) fn end_of(&self, at: usize) -> u64 {
        end_of(&self.origins, self.end, self.text.len(), at)
    }

    fn special(&mut self, special: char, place: Range<u64>) {
        match special {
            '\t' => self.blank(place),
            '\n' | '\r' => self.end_line(place),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {
                self.stretch("\u{fffd}", place.start, (place.end - place.start) as usize);
            }
            '\u{ad}' if self.blank.is_none() => self.divided_at = self.text.len(),
            c if is_unseen(c) => {}
            c if c.is_whitespace() => self.blank(place),
            c if letters_of(c).is_some() => {
                let length = (place.end - place.start) as usize;
                self.stretch(letters_of(c).unwrap_or_default(), place.start, length);
            }
            c => self.stretch(c.encode_utf8(&mut [0; 4]), place.start, c.len_utf8()),
        }
    }

    /// Adds text that stands for so many bytes of the file.
    fn stretch(&mut self, text: &str, at: u64, length: usize) {
        let goes_on = self.left_out_at < self.text.len();
        let ends_line = std::mem::take(&mut self.ends_line) && goes_on;
        if let Some(blank) = self.blank.take()
            && !self.text.is_empty()
        {
            match halves(&self.text, text).filter(|_| ends_line) {
                _ if ends_line && self.divided_at == self.text.len() => {}
                Some(Halves::OneWord) => self.drop_hyphen(),
                Some(Halves::Compound) => {}
                None => {
                    self.stretch(" ", blank.start, (blank.end - blank.start) as usize);
                    if ends_line {
                        self.lines.push(self.text.len());
                    }
                }
            }
        }
        let from = self.text.len() as u32;
        if from == 0 {
            self.origins.push((0, at));
        } else if self.end != at {
            self.jump(from, at);
        }
        self.text.push_str(text);
        self.end = at + length as u64;
        if text.len() != length {
            self.origins.push((self.text.len() as u32, self.end));
        }
    }

    /// Takes back the hyphen at the end.
    fn drop_hyphen(&mut self) {
        let Some(hyphen) = self.text.char_indices().next_back().map(|(at, _)| at) else { return };
        self.end = self.end_of(hyphen);
        self.text.truncate(hyphen);
        self.origins.retain(|(from, _)| *from as usize <= hyphen);
        self.struck.iter_mut().for_each(|struck| struck.end = struck.end.min(hyphen));
        self.struck.retain(|struck| !struck.is_empty());
    }

    /// Notes that the text goes on elsewhere in the file: where what came before ends, and where
    /// what follows starts.
    fn jump(&mut self, from: u32, at: u64) {
        if self.origins.last() != Some(&(from, self.end)) {
            self.origins.push((from, self.end));
        }
        if at != self.end {
            self.origins.push((from, at));
        }
    }
}

fn moved(range: &Range<usize>, to: impl Fn(usize) -> usize) -> Range<usize> {
    to(range.start)..to(range.end)
}

/// Where a byte of a text stands in its file.
pub(super) fn start_of(origins: &[(u32, u64)], end: u64, length: usize, at: usize) -> u64 {
    if at >= length {
        return end;
    }
    let after = origins.partition_point(|(from, _)| *from as usize <= at);
    forward(origins, end, after, at)
}

/// Where a stretch of a text that ends before a byte ends in its file.
pub(super) fn end_of(origins: &[(u32, u64)], end: u64, length: usize, at: usize) -> u64 {
    if at >= length {
        return end;
    }
    let before = origins.partition_point(|(from, _)| (*from as usize) < at);
    match origins.get(before) {
        Some((from, origin)) if *from as usize == at => *origin,
        _ => forward(origins, end, before, at),
    }
}

/// Goes forward from the last origin before a byte, but never into the next stretch.
fn forward(origins: &[(u32, u64)], end: u64, after: usize, at: usize) -> u64 {
    let next = origins.get(after).map_or(end, |(_, origin)| *origin);
    match after.checked_sub(1).map(|index| origins[index]) {
        Some((from, origin)) => (origin + (at as u64 - u64::from(from))).min(next),
        None => next,
    }
}

fn is_special(c: char) -> bool {
    c.is_whitespace() || c.is_control() || (!c.is_ascii() && is_odd(c))
}

fn is_odd(c: char) -> bool {
    is_unseen(c) || matches!(c, '\u{fffe}' | '\u{ffff}') || letters_of(c).is_some()
}
