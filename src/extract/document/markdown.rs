//! Markdown as blocks, after CommonMark with tables.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use crate::error::Result;
use crate::extract::document::draft::{Draft, Shape};
use crate::extract::document::lines::Lines;
use crate::extract::document::page;
use crate::extract::document::written::Written;
use crate::text::{is_struck, markdown_events};

/// How much is parsed at a time. It is cut between two blocks, so that only a link to a definition
/// that is megabytes away isn't known as one.
const SECTION: usize = 4 << 20;

/// The blocks of a Markdown document.
pub(super) struct Sections<'f> {
    pub(super) lines: Lines<'f>,
    ready: VecDeque<Draft>,
}

impl<'f> Sections<'f> {
    pub(super) fn of(lines: Lines<'f>) -> Sections<'f> {
        Sections { lines, ready: VecDeque::new() }
    }

    /// The next block; nothing at the end of the document.
    pub(super) fn next_draft(&mut self) -> Result<Option<Draft>> {
        while self.ready.is_empty() {
            let (section, at) = self.lines.input.take_section(SECTION)?;
            if section.is_empty() {
                return Ok(None);
            }
            self.ready = drafts(&section, at);
        }
        Ok(self.ready.pop_front())
    }
}

fn drafts(section: &str, at: u64) -> VecDeque<Draft> {
    let mut reader = Reader { section, at, ..Reader::default() };
    for (event, range) in markdown_events(section) {
        reader.take(event, range);
    }
    reader.flush();
    reader.drafts
}

#[derive(Default)]
struct Reader<'s> {
    section: &'s str,
    /// Where the section starts in the file.
    at: u64,
    drafts: VecDeque<Draft>,
    written: Written,
    linked: usize,
    /// How many bytes of the block are in bold.
    bold: usize,
    /// How many of these are open.
    quotes: usize,
    /// How many quotations have begun, those within others apart.
    quotations: u32,
    items: usize,
    images: usize,
    links: usize,
    cells: usize,
    struck: usize,
    strong: usize,
    heading: Option<u8>,
    is_code: bool,
    /// Whether the item is a task that nobody has done.
    is_open: bool,
    numbered: bool,
    /// Whether the paragraph has a picture.
    pictured: bool,
}

impl Reader<'_> {
    fn take(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(_) | Event::Code(_) if self.images > 0 => {}
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => {
                // Its place includes the backticks.
                let ticks = self.section[range.clone()].bytes().take_while(|b| *b == b'`').count();
                let inner = range.start + ticks..range.end.saturating_sub(ticks);
                self.words(&code, if inner.start < inner.end { inner } else { range });
            }
            Event::TaskListMarker(is_done) => self.is_open = !is_done,
            Event::FootnoteReference(_) => self.written.leave_out(),
            Event::SoftBreak | Event::HardBreak => self.written.end_line(self.place(range)),
            Event::InlineHtml(tag) if tag.starts_with("<br") => {
                self.written.end_line(self.place(range))
            }
            Event::InlineHtml(tag) => match struck_by(&tag) {
                Some(true) => self.struck += 1,
                Some(false) => self.struck = self.struck.saturating_sub(1),
                None => {}
            },
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        match tag {
            Tag::Link { .. } => self.links += 1,
            Tag::Image { .. } => {
                self.images += 1;
                self.pictured = true;
            }
            Tag::Strikethrough => self.struck += 1,
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => {}
            Tag::FootnoteDefinition(_) => self.flush(),
            tag => {
                self.flush();
                match tag {
                    Tag::Heading { level, .. } => self.heading = Some(level_of(level)),
                    // A box says what the document says.
                    Tag::BlockQuote(Some(_)) => {}
                    Tag::BlockQuote(None) => {
                        self.quotations += u32::from(self.quotes == 0);
                        self.quotes += 1;
                    }
                    Tag::List(first) => self.numbered = first.is_some(),
                    Tag::Item => self.items += 1,
                    Tag::TableCell => self.cells += 1,
                    Tag::CodeBlock(_) | Tag::MetadataBlock(_) => self.is_code = true,
                    Tag::HtmlBlock => {
                        let at = self.at + range.start as u64;
                        let quotations = self.quotations;
                        let mut drafts = page::drafts(&self.section[range], at);
                        for draft in drafts.iter_mut().filter(|draft| draft.quotation > 0) {
                            draft.quotation += quotations;
                            self.quotations = draft.quotation;
                        }
                        self.drafts.extend(drafts);
                    }
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => self.links = self.links.saturating_sub(1),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => {}
            tag => {
                self.flush();
                match tag {
                    TagEnd::Heading(_) => self.heading = None,
                    TagEnd::BlockQuote(Some(_)) => {}
                    TagEnd::BlockQuote(None) => self.quotes = self.quotes.saturating_sub(1),
                    TagEnd::Item => self.items = self.items.saturating_sub(1),
                    TagEnd::TableCell => self.cells = self.cells.saturating_sub(1),
                    TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.is_code = false,
                    _ => {}
                }
            }
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let source = &self.section[range.clone()];
        if source.starts_with('&') && source != text {
            return self.written.push_for(text, self.place(range));
        }
        self.words(text, range);
    }

    fn words(&mut self, text: &str, range: Range<usize>) {
        let before = self.written.text.len();
        if self.section[range.clone()] == *text {
            self.written.push(text, self.at + range.start as u64);
        } else {
            self.gaps(text, range);
        }
        let more = self.written.text.len() - before;
        if self.links > 0 {
            self.linked += more;
        }
        if self.strong > 0 {
            self.bold += more;
        }
        if self.struck > 0 {
            self.written.strike(before);
        }
    }

    /// Adds text that the source has with something between, such as line ends or the marks of a
    /// quotation within code.
    fn gaps(&mut self, text: &str, range: Range<usize>) {
        let mut at = range.start;
        for c in text.chars() {
            let rest = &self.section[at..range.end];
            let gap = if c == ' ' { rest.find(char::is_whitespace) } else { rest.find(c) };
            let start = at + gap.unwrap_or_default();
            let source = self.section[start..range.end].chars().next();
            let end = start + source.map_or(0, char::len_utf8);
            self.written.push_for(c.encode_utf8(&mut [0; 4]), self.place(start..end));
            at = end;
        }
    }

    fn flush(&mut self) {
        // A tag that nobody closed strikes out no more than its paragraph.
        self.struck = 0;
        let written = std::mem::take(&mut self.written);
        let (linked, pictured) =
            (std::mem::take(&mut self.linked), std::mem::take(&mut self.pictured));
        let is_bold = written.is_line(std::mem::take(&mut self.bold));
        if !written.text.is_empty() {
            let shape = match std::mem::take(&mut self.is_open) {
                true => Shape::Notice,
                false => self.shape(pictured),
            };
            self.drafts.push_back(Draft {
                shape,
                written,
                linked,
                is_bold,
                quoted: self.quotes,
                quotation: if self.quotes > 0 { self.quotations } else { 0 },
                ..Draft::default()
            });
        }
    }

    fn shape(&self, pictured: bool) -> Shape {
        match self.heading {
            _ if self.is_code => Shape::Code,
            _ if self.cells > 0 => Shape::Table,
            _ if pictured => Shape::Caption,
            Some(level) => Shape::Heading(level),
            None if self.items > 0 => Shape::Item { numbered: self.numbered, depth: self.items },
            None if self.quotes > 0 => Shape::Quotation,
            None => Shape::Text,
        }
    }

    fn place(&self, range: Range<usize>) -> Range<u64> {
        self.at + range.start as u64..self.at + range.end as u64
    }
}

/// Whether a tag begins or ends what is struck out; nothing if it does neither.
fn struck_by(tag: &str) -> Option<bool> {
    let inside = tag.strip_prefix('<')?;
    let name = inside.strip_prefix('/').unwrap_or(inside);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    is_struck(&name[..end].to_ascii_lowercase()).then_some(name.len() == inside.len())
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
