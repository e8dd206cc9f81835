//! A page of HTML as blocks: what its elements say of its text.

mod elements;
mod main_part;
mod signatures;

use std::ops::Range;

use crate::error::Result;
use crate::extract::document::cut::beginning;
use crate::extract::document::draft::{Draft, Shape};
use crate::extract::document::furniture;
use crate::extract::document::input::Input;
use crate::extract::document::marks::{ends_sentence, is_blank_or_dash, names_speaker};
use crate::extract::document::page::elements::{
    Counts, Element, Open, element_of, hint_of, is_hidden, is_shown_struck, is_strong,
};
use crate::extract::document::page::main_part::{Around, Found, article};
use crate::extract::document::page::signatures::Signatures;
use crate::extract::document::written::Written;
use crate::text::{PageVisitor, Tag, visit_page};

/// The largest page that is read.
const LARGEST: usize = 64 << 20;

/// A page of HTML.
pub(super) struct Page<'f> {
    pub(super) input: Input<'f>,
    drafts: Option<std::vec::IntoIter<Draft>>,
}

impl<'f> Page<'f> {
    pub(super) fn of(input: Input<'f>) -> Page<'f> {
        Page { input, drafts: None }
    }

    /// The next block; nothing at the end of the page.
    pub(super) fn next_draft(&mut self) -> Result<Option<Draft>> {
        if self.drafts.is_none() {
            let (page, at) = self.input.take_all(LARGEST)?;
            self.drafts = Some(article(found(&page, at)).into_iter());
        }
        Ok(self.drafts.as_mut().and_then(Iterator::next))
    }
}

/// The blocks of a piece of HTML within another document.
pub(super) fn drafts(html: &str, at: u64) -> Vec<Draft> {
    article(found(html, at))
}

fn found(page: &str, at: u64) -> Vec<Found> {
    let mut reader = Reader { at, is_data: is_data(page), ..Reader::default() };
    visit_page(page, &mut reader);
    reader.flush();
    reader.found
}

/// The longest sign on a button, such as that of a question mark, in bytes.
const LONGEST_SIGN: usize = 3;

/// How much of a file of XML tells whether it is a page.
const HEAD: usize = 2048;

/// Whether a file is XML of a kind that no browser shows as a page.
fn is_data(page: &str) -> bool {
    page.trim_start().starts_with("<?xml") && !beginning(page, HEAD).contains("<html")
}

/// What is open while a page is read, and what was found so far.
#[derive(Default)]
struct Reader {
    /// Where the page starts in its file.
    at: u64,
    found: Vec<Found>,
    /// What stands within the block and is no part of it.
    within: Vec<Found>,
    open: Vec<Open>,
    counts: Counts,
    /// How many open elements are not the article by what they are, and by what they are called.
    around: u32,
    hinted: u32,
    unseen: u32,
    bylines: u32,
    /// How many elements that strike out are open. Unlike others they reach over the ends of
    /// paragraphs: better too much is struck out than what was taken back is claimed.
    struck: u32,
    /// The element within words that a style strikes out, and how many of its name are open.
    struck_by: Option<(String, u32)>,
    written: Written,
    linked: usize,
    /// How many bytes of the block are in bold, and how many elements are open that make them so.
    bold: usize,
    strong: u32,
    /// How many bytes of the block name who is quoted, by their element.
    cited: usize,
    signatures: Signatures,
    /// Whether a line ended within preformatted text, or by a tag.
    line_ended: bool,
    /// Whether the block has program text.
    is_code: bool,
    /// Whether it is no page but XML of another kind.
    is_data: bool,
}

impl PageVisitor for Reader {
    fn open(&mut self, tag: &Tag, place: Range<usize>) {
        let element = self.element_of(&tag.name);
        if element == Element::Break {
            return self.end_line(place);
        }
        if element == Element::Empty {
            return;
        }
        if element == Element::Inline {
            return self.open_inline(tag);
        }
        if element == Element::Struck {
            self.struck += 1;
            return;
        }
        if element.is_block() {
            self.flush();
            self.close_implied(element);
        }
        if element == Element::Link {
            self.close_last(Element::Link);
        }
        if element == Element::Void {
            return;
        }
        if element == Element::Unseen {
            self.written.blank(self.place(place));
        }
        let open = self.opened(element, tag);
        if open.is_apart() || self.begins_signature(element) {
            self.flush();
        }
        match element {
            Element::Quote => self.signatures.open_quote(self.quoted(), self.found.len()),
            Element::Figure => self.signatures.open_figure(self.found.len()),
            _ => {}
        }
        self.count(open, 1);
        self.open.push(open);
    }

    fn close(&mut self, name: &str, place: Range<usize>) {
        let element = self.element_of(name);
        if element == Element::Struck {
            self.struck = self.struck.saturating_sub(1);
            return;
        }
        if element == Element::Inline {
            return self.close_inline(name);
        }
        if element == Element::Unseen {
            self.written.blank(self.place(place));
        }
        let is_last = |open: &&Open| open.element == element;
        let ends_block = element.is_block()
            || self.is_open(element)
                && self.open.iter().rfind(is_last).is_some_and(|o| o.is_apart());
        if ends_block {
            self.flush();
        }
        self.close_last(element);
    }

    fn text(&mut self, text: &str, place: Range<usize>) {
        if self.unseen > 0 {
            return;
        }
        if self.is_on_button(text) {
            return self.set_aside(text, place);
        }
        if self.is_open(Element::Preformatted) && text.contains('\n') && text.len() == place.len() {
            return self.lines(text, place);
        }
        self.piece(text, place);
    }

    fn note(&mut self, _: &str, _: Range<usize>) {
        self.written.leave_out();
    }
}

impl Reader {
    /// What an element is. One that nobody knows is a block in data that is no page, such as a feed.
    fn element_of(&self, name: &str) -> Element {
        match element_of(name) {
            Element::Unknown if self.is_data => Element::Block,
            element => element,
        }
    }

    /// Whether text only names what a button within words does.
    fn is_on_button(&self, text: &str) -> bool {
        let is_within = self.is_open(Element::Button) && !self.written.text.is_empty();
        is_within && (text.trim().len() <= LONGEST_SIGN || furniture::kind_of(text).is_some())
    }

    /// Keeps apart what stands within a sentence and is no part of it.
    fn set_aside(&mut self, text: &str, place: Range<usize>) {
        let mut written = Written::default();
        written.push_for(text, self.place(place));
        if !written.text.is_empty() {
            let draft = Draft { written, ..Draft::default() };
            self.within.push(Found { draft, around: Around::Certain, ..Found::default() });
        }
    }

    /// Preformatted text has its line ends as the page has them.
    fn lines(&mut self, text: &str, place: Range<usize>) {
        let mut at = place.start;
        for line in text.split_inclusive('\n') {
            let bare = line.trim_end_matches('\n');
            if !bare.is_empty() {
                self.piece(bare, at..at + bare.len());
            }
            if bare.len() < line.len() {
                self.end_line(at + bare.len()..at + line.len());
            }
            at += line.len();
        }
    }

    /// A tag within words means nothing, but for how it looks.
    fn open_inline(&mut self, tag: &Tag) {
        self.strong += u32::from(is_strong(&tag.name));
        match &mut self.struck_by {
            Some((name, open)) => *open += u32::from(*name == tag.name),
            None => self.struck_by = is_shown_struck(tag).then(|| (tag.name.clone(), 1)),
        }
    }

    fn close_inline(&mut self, name: &str) {
        self.strong = self.strong.saturating_sub(u32::from(is_strong(name)));
        let Some((struck, open)) = &mut self.struck_by else { return };
        *open -= u32::from(struck == name);
        if *open == 0 {
            self.struck_by = None;
        }
    }

    fn piece(&mut self, text: &str, place: Range<usize>) {
        if !text.trim().is_empty() {
            self.line_ended = false;
        }
        self.is_code |= self.is_open(Element::Code) && self.is_open(Element::Preformatted);
        let before = self.written.text.len();
        let at = self.at + place.start as u64;
        if text.len() == place.len() {
            self.written.push(text, at);
        } else {
            self.written.push_for(text, self.place(place));
        }
        let more = self.written.text.len() - before;
        if self.is_open(Element::Link) {
            self.linked += more;
        }
        if self.strong > 0 {
            self.bold += more;
        }
        let in_foot = self.is_open(Element::Footer) && self.quoted() > 0;
        if self.is_open(Element::Cite) || in_foot {
            self.cited += more;
        }
        if self.struck > 0 || self.struck_by.is_some() {
            self.written.strike(before);
        }
    }

    fn opened(&self, element: Element, tag: &Tag) -> Open {
        let in_article = self.is_open(Element::Article) || self.is_open(Element::Main);
        let hint = hint_of(element, tag);
        let before = &self.written.text;
        let by_itself = element == Element::Button && (before.is_empty() || ends_sentence(before));
        Open {
            element,
            is_unseen: element == Element::Unseen || is_hidden(tag),
            is_around: by_itself
                || element.is_around(in_article, self.is_open(Element::Quote), tag),
            is_hinted: hint == Some(Around::Hinted),
            is_byline: element == Element::Address || hint == Some(Around::Byline),
            is_struck: is_shown_struck(tag),
        }
    }

    fn count(&mut self, open: Open, by: i32) {
        let add = |count: &mut u32, counts: bool| {
            if counts {
                *count = count.saturating_add_signed(by);
            }
        };
        self.counts.add(open.element, by);
        add(&mut self.unseen, open.is_unseen);
        add(&mut self.around, open.is_around);
        add(&mut self.hinted, open.is_hinted);
        add(&mut self.bylines, open.is_byline);
        add(&mut self.struck, open.is_struck);
    }

    fn is_open(&self, element: Element) -> bool {
        self.counts.of(element) > 0
    }

    /// Closes the last element of this kind and all within, if one is open.
    fn close_last(&mut self, element: Element) {
        if element == Element::Inline || !self.is_open(element) {
            return;
        }
        while let Some(open) = self.open.pop() {
            self.count(open, -1);
            if open.element == element {
                return;
            }
        }
    }

    /// Closes what people leave open before an element that can't be within it.
    fn close_implied(&mut self, element: Element) {
        self.close_last(Element::Paragraph);
        let ends_heading = element.is_heading()
            || matches!(element, Element::Paragraph | Element::List | Element::Article);
        if ends_heading {
            for heading in Element::HEADINGS {
                self.close_last(heading);
            }
        }
    }

    fn place(&self, place: Range<usize>) -> Range<u64> {
        self.at + place.start as u64..self.at + place.end as u64
    }

    /// Two line ends, with nothing between, end a block.
    fn end_line(&mut self, place: Range<usize>) {
        if self.line_ended {
            self.flush();
        }
        self.line_ended = true;
        self.written.end_line(self.place(place));
    }

    fn flush(&mut self) {
        self.line_ended = false;
        // Unclosed, it says nothing of the next paragraph.
        self.strong = 0;
        let (written, linked) =
            (std::mem::take(&mut self.written), std::mem::take(&mut self.linked));
        let (is_code, cited) = (std::mem::take(&mut self.is_code), std::mem::take(&mut self.cited));
        let is_bold = written.is_line(std::mem::take(&mut self.bold));
        if written.text.is_empty() {
            return;
        }
        let around = match () {
            () if self.around > 0 => Around::Certain,
            () if self.hinted > 0 => Around::Hinted,
            () if self.bylines > 0 => Around::Byline,
            () => Around::Article,
        };
        let is_main = self.is_open(Element::Main);
        let is_article = self.is_open(Element::Article);
        let quoted = self.quoted();
        let shape = match self.signs(&written.text, cited) {
            true => Shape::Byline,
            false => self.shape(&written, is_code),
        };
        let quotation = if quoted > 0 { self.signatures.quotations() } else { 0 };
        let draft =
            Draft { shape, written, linked, is_bold, quoted, quotation, ..Draft::default() };
        self.found.push(Found { draft, around, is_main, is_article });
        self.found.append(&mut self.within);
    }

    fn quoted(&self) -> usize {
        self.counts.of(Element::Quote) as usize
    }

    /// Whether an element names who is quoted behind a whole sentence of the quotation.
    fn begins_signature(&self, element: Element) -> bool {
        let before = self.written.text.trim_end_matches(is_blank_or_dash);
        element == Element::Cite && self.quoted() > 0 && ends_sentence(before)
    }

    /// Whether a block only names who says the quotation before it, which then is put on record.
    fn signs(&mut self, text: &str, cited: usize) -> bool {
        let depth = self.quoted();
        let is_cited = text.trim_matches(is_blank_or_dash).len() <= cited;
        if depth > 0 && (is_cited || names_speaker(text)) {
            return self.signatures.sign_quote(&mut self.found, depth, text);
        }
        let is_caption = self.is_open(Element::Figure) && self.is_open(Element::Caption);
        is_caption && self.signatures.sign_figure(&mut self.found, text)
    }

    fn shape(&self, written: &Written, is_code: bool) -> Shape {
        let heading = Element::HEADINGS.into_iter().position(|heading| self.is_open(heading));
        let is_cell = self.is_open(Element::Cell) && !self.is_open(Element::Paragraph);
        let is_prose = written.text.len() > 120 && written.text.ends_with(['.', '”', '"']);
        if let Some(level) = heading {
            return Shape::Heading(level as u8 + 1);
        }
        match () {
            () if self.is_open(Element::Caption) => Shape::Caption,
            () if is_code => Shape::Code,
            () if is_cell && !is_prose => Shape::Table,
            () if self.is_open(Element::Item) => {
                Shape::Item { numbered: false, depth: self.counts.of(Element::Item) as usize }
            }
            () if self.is_open(Element::Quote) => Shape::Quotation,
            () => Shape::Text,
        }
    }
}
