//! The words of a page of HTML.

use std::ops::Range;

use crate::text::elements::{is_inline, is_unread};
use crate::text::{PageVisitor, Tag, visit_page};

/// The text that a page of HTML shows, roughly, piece by piece: without tags, comments and scripts,
/// and with its entities as characters. With each piece comes where on the page it stands; between
/// blocks stands a blank.
pub(super) fn html_pieces(page: &str, take: impl FnMut(Piece)) {
    visit_page(page, &mut Shown { take, unseen: None });
}

/// A piece of the text that a document shows, and where it stands.
pub(super) enum Piece<'t> {
    Text(&'t str, Range<usize>),
    /// The mark of a footnote.
    Note(&'t str, Range<usize>),
    /// A quotation mark that the page shows and its text doesn't have.
    Mark(&'t str, Range<usize>),
}

struct Shown<T> {
    take: T,
    /// The element nobody reads that is open, and how many of its name.
    unseen: Option<(String, usize)>,
}

impl<T: FnMut(Piece)> Shown<T> {
    fn pass(&mut self, name: &str, place: Range<usize>) {
        if !is_inline(name) {
            let blank = if name == "br" { "\n" } else { " " };
            (self.take)(Piece::Text(blank, place));
        }
    }
}

impl<T: FnMut(Piece)> PageVisitor for Shown<T> {
    fn open(&mut self, tag: &Tag, place: Range<usize>) {
        self.pass(&tag.name, place);
        match &mut self.unseen {
            Some((name, open)) if *name == tag.name => *open += 1,
            Some(_) => {}
            None => self.unseen = is_unread(&tag.name).then(|| (tag.name.clone(), 1)),
        }
    }

    fn close(&mut self, name: &str, place: Range<usize>) {
        self.pass(name, place);
        if let Some((unseen, open)) = &mut self.unseen
            && *unseen == name
        {
            *open -= 1;
            if *open == 0 {
                self.unseen = None;
            }
        }
    }

    fn text(&mut self, text: &str, place: Range<usize>) {
        if self.unseen.is_none() {
            (self.take)(Piece::Text(text, place));
        }
    }

    fn note(&mut self, text: &str, place: Range<usize>) {
        if self.unseen.is_none() {
            (self.take)(Piece::Note(text, place));
        }
    }

    fn mark(&mut self, mark: &str, place: Range<usize>) {
        if self.unseen.is_none() {
            (self.take)(Piece::Mark(mark, place));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(page: &str) -> String {
        let mut words = String::new();
        html_pieces(page, |piece| match piece {
            Piece::Text(text, _) | Piece::Note(text, _) | Piece::Mark(text, _) => {
                words.push_str(text)
            }
        });
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn only_what_people_see_is_left() {
        let table = [
            ("<h1>A</h1><p>B<br>C", "A B C"),
            ("<script>if (a < b) {}</SCRIPT>seen", "seen"),
            ("<a title='x > y'>in</a>side", "inside"),
            ("<x-tip>in</x-tip>side<data>A</data><section>B", "insideA B"),
            ("<q>A <q><b>B</b></q></q><q>“C”</q>", "“A ‘B’”“C”"),
            ("1 < 2 & 3 &unknown; &#8217;&#x2019;&eacute;", "1 < 2 & 3 &unknown; ’’é"),
            ("<!doctype html><style>p{}</style>x<!-- <b>", "x"),
            ("open <a href=\"x> y", "open"),
            ("&é;<é>", "&é;<é>"),
        ];
        for (page, want) in table {
            assert_eq!(shown(page), want, "{page}");
        }
    }
}
