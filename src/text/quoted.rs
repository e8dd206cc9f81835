//! The quotation marks that a page shows around an element for quotes, and its text doesn't have.

use std::ops::Range;

use crate::text::page_visitor::{PageVisitor, Tag};

/// Tells a visitor the marks around quotes, unless the text has some of its own.
pub(super) struct Quoted<'v, V> {
    visitor: &'v mut V,
    /// Of each open quote whether marks are shown, the innermost last.
    open: Vec<bool>,
    /// Where the tag stands of a quote whose first word wasn't told yet.
    begun: Option<Range<usize>>,
}

/// The deepest quote within quotes that has marks.
const DEEPEST: usize = 16;

impl<'v, V: PageVisitor> Quoted<'v, V> {
    pub(super) fn of(visitor: &'v mut V) -> Self {
        Quoted { visitor, open: Vec::new(), begun: None }
    }

    /// Begins the quote whose tag was told, with a mark if it is to have one.
    fn begin(&mut self, is_marked: bool) {
        let Some(place) = self.begun.take() else { return };
        if is_marked {
            let mark = if self.open.len().is_multiple_of(2) { "“" } else { "‘" };
            self.visitor.mark(mark, place);
        }
        self.open.push(is_marked);
    }

    fn end(&mut self, place: Range<usize>) {
        if self.open.pop() == Some(true) {
            let mark = if self.open.len().is_multiple_of(2) { "”" } else { "’" };
            self.visitor.mark(mark, place);
        }
    }
}

impl<V: PageVisitor> PageVisitor for Quoted<'_, V> {
    fn open(&mut self, tag: &Tag, place: Range<usize>) {
        self.begin(true);
        if tag.name == "q" && self.open.len() < DEEPEST {
            self.begun = Some(place.clone());
        }
        self.visitor.open(tag, place);
    }

    fn close(&mut self, name: &str, place: Range<usize>) {
        if name == "q" && self.begun.take().is_none() {
            self.end(place.clone());
        }
        self.visitor.close(name, place);
    }

    fn text(&mut self, text: &str, place: Range<usize>) {
        let first = text.trim_start().chars().next();
        if let Some(first) = first {
            self.begin(!matches!(first, '"' | '“' | '„' | '«' | '‘' | '\''));
        }
        self.visitor.text(text, place);
    }

    fn note(&mut self, text: &str, place: Range<usize>) {
        self.visitor.note(text, place);
    }
}
