//! Plain text as blocks: hard-wrapped lines are joined, items and headings found by their looks.

use std::collections::VecDeque;

use crate::error::Result;
use crate::extract::document::columns::Rows;
use crate::extract::document::cut::LONGEST;
use crate::extract::document::draft::{Draft, Shape};
use crate::extract::document::input::count;
use crate::extract::document::lines::{Line, Lines};
use crate::extract::document::marks::{
    attribution_of, ends_open, ends_sentence, is_of_prose, is_quoted, is_title, item_mark,
    names_speaker, turn_mark,
};
use crate::extract::document::pages::{PagedLines, without_numbers};
use crate::extract::document::turns::{Turn, marks};
use crate::extract::document::written::Written;
use crate::extract::document::{Indents, furniture};
use crate::text::{framed, is_of_box};

/// Lines that are longer than this are paragraphs, not rows of one that a program wrapped.
const WIDEST_ROW: usize = 130;

/// The blocks of plain text.
pub(super) struct Plain<'f> {
    pub(super) lines: PagedLines<'f>,
    ready: VecDeque<Draft>,
}

/// The most lines of names that are looked at for a byline behind them.
const MOST_AUTHORS: usize = 20;

/// The most lines of who sends a letter, with the mark above.
const LONGEST_SIGNATURE: usize = 12;

/// A line without the blanks around it.
#[derive(Clone, Copy)]
struct Row<'l> {
    text: &'l str,
    at: u64,
    indent: usize,
    /// Whether a mark in front says that it is quoted, as in letters, and how many there are.
    is_quoted: bool,
    quoted: usize,
    is_furniture: bool,
}

impl<'f> Plain<'f> {
    pub(super) fn of(lines: Lines<'f>) -> Plain<'f> {
        Plain { lines: PagedLines::of(lines), ready: VecDeque::new() }
    }

    /// The next block; nothing at the end of the document.
    pub(super) fn next_draft(&mut self) -> Result<Option<Draft>> {
        while self.ready.is_empty() {
            let mut group = self.group()?;
            let pages = std::mem::take(&mut self.lines.set_aside);
            if group.is_empty() && pages.is_empty() {
                return Ok(None);
            }
            if without_frame(&mut group) {
                for part in group.split(|line| line.text.trim().is_empty()) {
                    let drafts = self.drafts(part, false);
                    self.ready.extend(drafts);
                }
            } else {
                let is_numbered = without_numbers(&mut group);
                self.ready = self.drafts(&group, is_numbered);
            }
            if !pages.is_empty() {
                self.ready.extend(pages.iter().map(notice));
                self.ready.make_contiguous().sort_by_key(|draft| draft.written.start_of(0));
            }
        }
        Ok(self.ready.pop_front())
    }

    /// The next lines that have no empty line between them, or none but that of a page's end.
    fn group(&mut self) -> Result<Vec<Line>> {
        let (mut group, mut size) = (Vec::new(), 0);
        while let Some(line) = self.lines.next_line(&group)? {
            let is_empty = line.text.trim().is_empty();
            if is_empty && !group.is_empty() {
                return Ok(group);
            }
            if is_empty {
                continue;
            }
            size += line.text.len();
            let stands_alone =
                line.begins_page || line.is_piece || size > LONGEST || begins_signature(&line);
            if stands_alone && !group.is_empty() {
                self.lines.put_back(line);
                return Ok(group);
            }
            let is_piece = line.is_piece;
            group.push(line);
            if is_piece {
                return Ok(group);
            }
        }
        Ok(group)
    }

    /// The blocks of a group. Rows of tables, and of columns of prose, are none together.
    fn drafts(&mut self, group: &[Line], is_numbered: bool) -> VecDeque<Draft> {
        let Some(first) = group.first() else { return VecDeque::new() };
        if begins_signature(first) && group.len() <= LONGEST_SIGNATURE {
            return group.iter().skip(1).map(notice).collect();
        }
        let rows: Vec<Row> = group.iter().map(Row::of).collect();
        let table = Rows::of(rows.iter().map(|row| (row.text, row.indent)));
        if table.are_prose {
            count(&mut self.lines.input().troubles.columns, first.at);
        }
        let drafts = drafts(&rows, &table, is_numbered);
        for draft in drafts.iter().filter(|draft| never_ends(draft)) {
            count(&mut self.lines.input().troubles.unended, draft.written.start_of(0));
        }
        drafts
    }
}

/// The fewest bytes, and words that titles and lists have hardly any of, of a text that is told to have
/// no full stops.
const LONG: usize = 240;
const WORDS_OF_PROSE: usize = 5;

/// Whether a text is too long for one sentence, but has no end of any.
fn never_ends(draft: &Draft) -> bool {
    let text = draft.text();
    text.len() >= LONG
        && draft.shape == Shape::Text
        && !text.contains(['.', '?', '!', '…', ';', ':'])
        && text.split(' ').filter(|word| is_of_prose(word)).count() >= WORDS_OF_PROSE
}

/// The fewest rows that are sentences without full stops.
const FEWEST_SENTENCES: usize = 3;

/// Whether each row is a sentence by itself, whose writer leaves out full stops.
fn are_sentences(rows: &[Row]) -> bool {
    let may_be = |row: &Row| {
        let last = row.text.rsplit(' ').next().unwrap_or_default();
        row.text.starts_with(char::is_uppercase)
            && row.text.ends_with(char::is_alphanumeric)
            && row.text.split(' ').count() >= FEWEST_SENTENCES
            && !row.text.contains(". ")
            && !ends_open(row.text)
            && !is_title(row.text)
            && last.len() > 1
    };
    rows.len() >= FEWEST_SENTENCES && rows.iter().all(may_be)
}

/// Blanks out the sides of the box in which the lines of a group stand, and leaves out its edges. The
/// answer is whether they stand in one.
fn without_frame(group: &mut Vec<Line>) -> bool {
    if group.len() < 2 || !group.iter().all(|line| is_of_box(&line.text)) {
        return false;
    }
    group.retain_mut(|line| {
        let Some(inner) = framed(&line.text) else { return false };
        line.text.truncate(inner.end);
        line.text.replace_range(..inner.start, &" ".repeat(inner.start));
        true
    });
    true
}

/// How the lines of a group were wrapped.
struct Wrap {
    /// The width of the widest, in characters: bytes would make lines with accents look wider.
    width: usize,
    /// Whether one of them ends as a sentence does.
    has_sentences: bool,
    /// Whether its lines were numbered, however wide they are.
    is_numbered: bool,
    /// Whether each line is a sentence, though none ends as one.
    are_sentences: bool,
}

impl Wrap {
    fn of(rows: &[Row]) -> Wrap {
        Wrap {
            width: rows.iter().map(Row::width).max().unwrap_or_default(),
            has_sentences: rows.iter().any(|row| ends_sentence(row.text)),
            is_numbered: false,
            are_sentences: are_sentences(rows),
        }
    }

    /// Whether the first word of a row wouldn't have fitted on the one before. Where it would have,
    /// whoever wrote it wanted a new row.
    fn fills(&self, last: Row, next: Row) -> bool {
        let word = next.text.split_whitespace().next().unwrap_or_default();
        last.width() + 1 + word.chars().count() > self.width
            || self.is_numbered && !ends_sentence(last.text) && !last.text.ends_with(':')
    }

    /// Whether a row that somebody wrapped by hand, and so a bit early, ends within a sentence.
    /// Titles and rows of names are as wide, but have no words such as `will` and `the`.
    fn breaks_off(&self, last: Row) -> bool {
        self.has_sentences
            && last.width() * 4 >= self.width * 3
            && !ends_sentence(last.text)
            && !last.text.ends_with(':')
            && last.text.split_whitespace().skip(1).any(is_of_prose)
    }
}

fn drafts(rows: &[Row], table: &Rows, is_numbered: bool) -> VecDeque<Draft> {
    let wrap = Wrap { is_numbered, ..Wrap::of(rows) };
    let lines: Vec<&str> = rows.iter().map(|row| row.text).collect();
    let (marks, mut turn) = (marks(&lines), Turn::default());
    let mut drafts = VecDeque::new();
    let (mut from, mut spoken) = (0, turn.take(marks[0].as_ref()));
    for to in 1..=rows.len() {
        let ends = to == rows.len() || begins_byline(&rows[to..]);
        let begins_turn = |to: usize| marks[to].is_some() || !turn.goes_on(lines[to - 1]);
        let in_table = |to: usize| table.has(to - 1) || table.has(to);
        if ends || begins_turn(to) || in_table(to) || !goes_on(&rows[from..to], rows[to], &wrap) {
            let mut block = draft(&rows[from..to], rows.len());
            if table.has(from) && marks[from].is_none() {
                block.shape = Shape::Table;
            }
            drafts.push_back(block.said(marks[from].as_ref(), std::mem::take(&mut spoken)));
            from = to;
            if let Some(mark) = marks.get(to) {
                spoken = turn.take(mark.as_ref());
            }
        }
    }
    drafts
}

/// Whether a row goes on with the block of those before it.
fn goes_on(block: &[Row], next: Row, wrap: &Wrap) -> bool {
    let (first, last) = (block[0], block[block.len() - 1]);
    let quotes = is_quoted(last.text) || last.text.ends_with(['”', '"']);
    if quotes && names_speaker(next.text) {
        return attribution_of(last.text).is_none();
    }
    if next.quoted != last.quoted
        || next.begins_block()
        || (block.len() == 1 && last.is_furniture)
        || wrap.width > WIDEST_ROW
        || wrap.are_sentences
    {
        return false;
    }
    let in_item = item_mark(first.text).is_some();
    if next.indent >= last.indent + 2 && !in_item {
        return false;
    }
    if in_item && block.len() > 1 && next.indent < last.indent && next.indent <= first.indent {
        return false;
    }
    if next.text.starts_with(char::is_lowercase) && !ends_sentence(last.text) {
        return true;
    }
    let is_divided =
        last.text.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphanumeric));
    is_divided || wrap.fills(last, next) || wrap.breaks_off(last)
}

/// Whether rows begin with names, and go on with who wrote a text or when: they are no part of the
/// title above, however long that is.
fn begins_byline(rows: &[Row]) -> bool {
    let is_name = |row: &&Row| {
        furniture::is_names(row.text)
            && row.text.split_whitespace().count() <= 8
            && !ends_sentence(row.text)
    };
    let names = rows.iter().take(MOST_AUTHORS).take_while(is_name).count();
    let behind = rows.get(names).is_some_and(|row| furniture::is_byline_row(row.text));
    names > 0 && (behind || rows[..names].iter().any(|row| furniture::is_byline_row(row.text)))
}

fn draft(block: &[Row], rows_in_group: usize) -> Draft {
    let first = block[0];
    let mark = item_mark(first.text).filter(|_| !names_speaker_like_item(first.text));
    let shape = match mark {
        Some((length, numbered)) => {
            Shape::Item { numbered, depth: first.depth(&first.text[..length]) }
        }
        None if first.is_quoted => Shape::Quotation,
        None if block.len() == 1 && (rows_in_group == 1 || first.width() < WIDEST_ROW) => {
            Shape::Line
        }
        None => Shape::Text,
    };
    let mut written = Written::default();
    for (number, row) in block.iter().enumerate() {
        let skipped = mark.filter(|_| number == 0).map_or(0, |(length, _)| length);
        let at = row.at + skipped as u64;
        if number > 0 {
            written.end_line(written.end..at);
        }
        written.push(&row.text[skipped..], at);
    }
    let indents = match block.len() == rows_in_group && !first.is_quoted {
        true => Indents {
            first: first.indent,
            least: block.iter().map(|row| row.indent).min().unwrap_or_default(),
        },
        false => Indents::default(),
    };
    Draft { shape, written, indents, quoted: first.quoted, ..Draft::default() }
}

/// Whether a line has the mark that programs for mail set above who sends it.
fn begins_signature(line: &Line) -> bool {
    line.text.trim_start_matches(['>', ' ']) == "-- "
}

/// A line that says nothing of what the document is about.
fn notice(line: &Line) -> Draft {
    let row = Row::of(line);
    let mut written = Written::default();
    written.push(row.text, row.at);
    Draft { shape: Shape::Notice, written, ..Draft::default() }
}

/// A dash that is no bullet but points from a quotation to who said it.
fn names_speaker_like_item(text: &str) -> bool {
    text.starts_with(['—', '―']) || text.starts_with("--")
}

impl<'l> Row<'l> {
    fn of(line: &'l Line) -> Row<'l> {
        let is_quoted = line.text.trim_start_matches(' ').starts_with('>');
        let unmarked = line.text.trim_start_matches(['>', ' ']);
        let text = if is_quoted { unmarked } else { line.text.as_str() };
        let text = text.trim_start_matches(is_blank);
        let before = &line.text[..line.text.len() - text.len()];
        let text = text.trim_end_matches(is_blank);
        let (at, indent) = (line.at + before.len() as u64, before.chars().count());
        let quoted = if is_quoted { before.matches('>').count() } else { 0 };
        Row { text, at, indent, is_quoted, quoted, is_furniture: furniture::begins(text) }
    }

    /// How many columns it takes.
    fn width(&self) -> usize {
        self.indent + self.text.chars().count()
    }

    /// How deep an item with this mark stands in lists: `(a)` may have as few blanks before it as the
    /// `3.` that it is a part of.
    fn depth(&self, mark: &str) -> usize {
        let part = match mark.trim_start_matches('(').chars().next() {
            Some(first) if first.is_ascii_digit() => 1,
            Some(first) if first.is_alphabetic() => 2,
            _ => 3,
        };
        3 * self.indent + part
    }

    /// Whether nothing can go on with this row.
    fn begins_block(&self) -> bool {
        self.text.contains('\t')
            || item_mark(self.text).is_some()
            || turn_mark(self.text).is_some()
            || self.is_furniture
    }
}

/// Control characters are no blanks, even those that end lines elsewhere: people see a mark for them.
fn is_blank(c: char) -> bool {
    c == '\t' || (c.is_whitespace() && !c.is_control())
}
