//! Plain text without what stands in it only because pages end: their heads and feet, and the numbers
//! of their lines.

use std::collections::VecDeque;

use crate::error::Result;
use crate::extract::document::input::{Input, Troubles};
use crate::extract::document::lines::{Line, Lines};
use crate::extract::document::marks::{ends_sentence, item_mark};
use crate::extract::document::spacing::{LINES_TOLD_BY, Spacing};
use crate::text::{BetweenPages, PageLine, line_number, month, page_line};

/// The most lines, empty ones included, between the text of two pages.
const MOST_BETWEEN: usize = 12;

/// The most heads and feet that are kept before they are told.
const MOST_SET_ASIDE: usize = 64;

/// The fewest letters of a line that breaks off by itself, whatever the others are.
const WIDE: usize = 40;

/// No line is wider that a program has wrapped, in bytes.
const MOST_WIDE: usize = 400;

/// The lines of a document, without those between the text of two pages.
pub(super) struct PagedLines<'f> {
    lines: Lines<'f>,
    /// What was read and belongs to the next lines.
    next: VecDeque<Line>,
    /// The heads and feet that stood within the last lines.
    pub(super) set_aside: Vec<Line>,
    /// Whether each line has an empty one below it, if that was asked.
    spacing: Option<Option<Spacing>>,
}

impl<'f> PagedLines<'f> {
    pub(super) fn of(lines: Lines<'f>) -> PagedLines<'f> {
        PagedLines { lines, next: VecDeque::new(), set_aside: Vec::new(), spacing: None }
    }

    pub(super) fn input(&mut self) -> &mut Input<'f> {
        &mut self.lines.input
    }

    pub(super) fn troubles(&self) -> &Troubles {
        &self.lines.input.troubles
    }

    /// Gives back a line that belongs to the next group.
    pub(super) fn put_back(&mut self, line: Line) {
        self.next.push_front(line);
    }

    /// The next line of the text behind those of a group; nothing at the end of the document or page, or
    /// where much is set aside. Between the halves of a sentence the end of a page is none.
    pub(super) fn next_line(&mut self, group: &[Line]) -> Result<Option<Line>> {
        while self.set_aside.len() < MOST_SET_ASIDE {
            self.look_ahead(1)?;
            let Some(first) = self.next.front() else { return Ok(None) };
            let page = page_line(&first.text);
            let may_end_page = page.is_some() || first.begins_page || is_empty(first);
            if let Some(last) = group.last().filter(|_| may_end_page)
                && let Some(between) = self.between_pages(group, last)?
            {
                self.pass(between);
                return Ok(self.next.pop_front());
            }
            if self.passes_spacing(group)? {
                continue;
            }
            if page != Some(PageLine::Certain) {
                return Ok(self.next.pop_front());
            }
            self.pass(1);
            if !group.is_empty() {
                return Ok(None);
            }
        }
        Ok(None)
    }

    /// Passes over the empty line below each line, if the paragraph goes on behind it. The answer is
    /// whether it does.
    fn passes_spacing(&mut self, group: &[Line]) -> Result<bool> {
        let spacing = match self.spacing {
            Some(spacing) => spacing,
            None => self.find_spacing()?,
        };
        let (Some(spacing), Some(last)) = (spacing, group.last()) else { return Ok(false) };
        self.look_ahead(2)?;
        let [Some(empty), Some(next)] = [self.next.front(), self.next.get(1)] else {
            return Ok(false);
        };
        let is_spacing = is_empty(empty) && !empty.begins_page && !next.begins_page;
        let goes_on = is_spacing && spacing.goes_on(&last.text, &next.text);
        Ok(goes_on && self.next.pop_front().is_some())
    }

    fn find_spacing(&mut self) -> Result<Option<Spacing>> {
        let mut count = 0;
        // Texts with long lines aren't read ahead.
        while count < LINES_TOLD_BY
            && self.next.back().is_none_or(|line| line.text.len() < MOST_WIDE)
        {
            count += 1;
            self.look_ahead(count)?;
        }
        let spacing = Spacing::of(self.next.iter().map(|line| line.text.as_str()));
        self.spacing = Some(spacing);
        Ok(spacing)
    }

    /// How many lines stand between the halves of a sentence of which the first ends a group; nothing
    /// if it doesn't go on behind them.
    fn between_pages(&mut self, group: &[Line], last: &Line) -> Result<Option<usize>> {
        let Some(breaks_off) = breaks_off(group, last) else { return Ok(None) };
        let (mut between, mut ends_page, mut pages) = (0, false, BetweenPages::default());
        loop {
            self.look_ahead(between + 1)?;
            let Some(line) = self.next.get(between).filter(|_| between < MOST_BETWEEN) else {
                return Ok(None);
            };
            ends_page |= line.begins_page;
            let page = page_line(&line.text);
            let is_between = pages.has(&line.text, line.begins_page);
            if !is_between && !is_empty(line) {
                let text = line.text.trim_start();
                let goes_on = text.starts_with(char::is_lowercase) || breaks_off && is_text(text);
                return Ok((ends_page && goes_on).then_some(between));
            }
            // A number that may be one of the text ends a page only where a whole line breaks off.
            ends_page |= page == Some(PageLine::Certain) || page.is_some() && breaks_off;
            between += 1;
        }
    }

    /// Passes over lines, and sets aside those with words.
    fn pass(&mut self, count: usize) {
        let passed = self.next.drain(..count.min(self.next.len()));
        self.set_aside.extend(passed.filter(|line| !is_empty(line)));
        if let Some(next) = self.next.front_mut() {
            next.begins_page = false;
        }
    }

    fn look_ahead(&mut self, count: usize) -> Result<()> {
        while self.next.len() < count {
            let Some(line) = self.lines.next_line()? else { return Ok(()) };
            self.next.push_back(line);
        }
        Ok(())
    }
}

/// Whether nobody sees anything on a line.
fn is_empty(line: &Line) -> bool {
    line.text.chars().all(|c| c == '\t' || c.is_whitespace() && !c.is_control())
}

/// Whether the last line of a group ends within a sentence for certain; nothing if it ends one, or says
/// nothing.
fn breaks_off(group: &[Line], last: &Line) -> Option<bool> {
    let text = last.text.trim();
    let width = |line: &Line| line.text.trim_end().chars().count();
    let is_text = text.split_whitespace().any(|word| word.starts_with(char::is_lowercase));
    if ends_sentence(text) || text.ends_with(':') || last.is_piece || !is_text {
        return None;
    }
    let widest = group.iter().map(width).max().unwrap_or_default();
    Some(text.ends_with(',') || widest >= WIDE && width(last) * 4 >= widest * 3)
}

/// Whether a line is no title, which begins a new part.
fn is_text(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let counts = line.starts_with(|c: char| c.is_ascii_digit());
    let is_next = |word: &str| word.starts_with(char::is_lowercase);
    match counts {
        // `3.4 million` goes on, and `3. Results of the audit` or `3 Results` doesn't.
        true => item_mark(line).is_none() && words.nth(1).is_some_and(is_next),
        false => words.any(is_next),
    }
}

/// The fewest lines that count themselves.
const FEWEST_NUMBERED: usize = 3;

/// Blanks out the numbers of lines, if each has one more than the line before it. The answer is whether
/// they have.
pub(super) fn without_numbers(group: &mut [Line]) -> bool {
    if group.len() < FEWEST_NUMBERED {
        return false;
    }
    let mut before = None;
    let counts = |line: &Line| {
        let (number, length) = line_number(&line.text)?;
        let follows = before.replace(number).is_none_or(|before: u32| before + 1 == number);
        let rest = line.text.get(length..)?;
        let word = rest.split_whitespace().next().unwrap_or_default();
        (follows && month(&word.to_lowercase()).is_none()).then_some(length)
    };
    let lengths: Option<Vec<usize>> = group.iter().map(counts).collect();
    let Some(lengths) = lengths else { return false };
    for (line, length) in group.iter_mut().zip(lengths) {
        // Blanks instead, so that all else stays where it is.
        let rest = line.text.split_off(length);
        line.text = " ".repeat(length) + &rest;
    }
    true
}
