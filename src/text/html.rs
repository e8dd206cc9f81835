//! The words of a page of HTML, line by line as they stand in its file.

use std::ops::Range;

use crate::text::{PageVisitor, Tag, visit_page};

/// Elements whose tags may stand inside a word.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font",
    "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Elements whose content nobody reads.
const UNSEEN: &[&str] = &[
    "audio", "canvas", "datalist", "iframe", "map", "math", "noframes", "noscript", "object",
    "script", "select", "style", "svg", "template", "textarea", "video",
];

/// Whether the tags of an element may stand inside a word of a page.
pub fn is_inline(element: &str) -> bool {
    INLINE.binary_search(&element).is_ok()
}

/// Whether nobody reads what is in an element of a page.
pub fn is_unread(element: &str) -> bool {
    UNSEEN.binary_search(&element).is_ok()
}

/// The text that a page of HTML shows, roughly: without tags, comments and scripts, and with its
/// entities as characters. It has as many lines as the page, so that a line of it can be named.
///
/// ```
/// use claimgraph::text::html_words;
/// assert_eq!(html_words("<p>Q&amp;A: <b>M</b>eta<!-- \n -->"), " Q&A: Meta\n");
/// ```
pub fn html_words(page: &str) -> String {
    let mut words = String::with_capacity(page.len());
    html_pieces(page, |piece, _| words.push_str(piece));
    words
}

/// The text that a page of HTML shows, piece by piece, and where on the page what it stands for is.
pub(super) fn html_pieces(page: &str, take: impl FnMut(&str, Range<usize>)) {
    let mut shown = Shown { page, take, end: 0, unseen: None };
    visit_page(page, &mut shown);
    shown.catch_up(page.len());
}

struct Shown<'p, T> {
    page: &'p str,
    take: T,
    /// Up to where the page's lines are counted.
    end: usize,
    /// The element nobody reads that is open, and how many of its name.
    unseen: Option<(String, usize)>,
}

impl<T: FnMut(&str, Range<usize>)> Shown<'_, T> {
    /// Has as many lines as the page up to here.
    fn catch_up(&mut self, to: usize) {
        let passed = self.page.as_bytes().get(self.end..to).unwrap_or_default();
        for at in memchr::memchr_iter(b'\n', passed) {
            (self.take)("\n", self.end + at..self.end + at + 1);
        }
        self.end = self.end.max(to);
    }

    fn pass(&mut self, name: &str, place: Range<usize>) {
        self.catch_up(place.end);
        if !is_inline(name) {
            (self.take)(" ", place);
        }
    }
}

impl<T: FnMut(&str, Range<usize>)> PageVisitor for Shown<'_, T> {
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
        if self.unseen.is_some() {
            return self.catch_up(place.end);
        }
        self.catch_up(place.start);
        self.end = self.end.max(place.end);
        (self.take)(text, place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(page: &str) -> String {
        html_words(page).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn only_what_people_see_is_left() {
        let table = [
            ("<h1>A</h1><p>B<br>C", "A B C"),
            ("<script>if (a < b) {}</SCRIPT>seen", "seen"),
            ("<a title='x > y'>in</a>side", "inside"),
            ("1 < 2 & 3 &unknown; &#8217;&#x2019;&eacute;", "1 < 2 & 3 &unknown; ’’é"),
            ("<!doctype html><style>p{}</style>x<!-- <b>", "x"),
            ("open <a href=\"x> y", "open"),
            ("&é;<é>", "&é;<é>"),
        ];
        for (page, want) in table {
            assert_eq!(shown(page), want, "{page}");
        }
    }

    #[test]
    fn lines_stay_countable() {
        let page = "a<p\nclass='x'>\n<script>\n\n</script>b\n";
        assert_eq!(html_words(page).matches('\n').count(), page.matches('\n').count());
    }
}
