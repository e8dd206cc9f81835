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
    let mut shown = Shown { words: LinedWords::of(page), unseen: None };
    visit_page(page, &mut shown);
    shown.words.finish()
}

/// Words of a document that stand on the lines on which the document has them.
pub(super) struct LinedWords<'d> {
    document: &'d str,
    words: String,
    /// Up to where the document's lines are counted.
    end: usize,
    /// How many line ends are still to come.
    owed: usize,
}

impl<'d> LinedWords<'d> {
    pub(super) fn of(document: &'d str) -> LinedWords<'d> {
        LinedWords { document, words: String::with_capacity(document.len()), end: 0, owed: 0 }
    }

    /// Adds words that stand for a part of the document.
    pub(super) fn push(&mut self, words: &str, place: Range<usize>) {
        self.catch_up(place.start);
        let word = match self.words.ends_with(char::is_whitespace) || self.words.is_empty() {
            true => Some(0),
            false => words.find(char::is_whitespace),
        };
        match word {
            Some(word) if self.owed > 0 => {
                self.words.push_str(&words[..word]);
                self.pay();
                self.words.push_str(&words[word..]);
            }
            _ => self.words.push_str(words),
        }
        self.end = self.end.max(place.end);
    }

    /// Has as many lines as the document up to here, or will have where the next word starts: a
    /// tag within a word may hold line ends.
    pub(super) fn catch_up(&mut self, to: usize) {
        let passed = self.document.as_bytes().get(self.end..to).unwrap_or_default();
        self.owed += memchr::memchr_iter(b'\n', passed).count();
        self.end = self.end.max(to);
    }

    fn pay(&mut self) {
        let owed = std::mem::take(&mut self.owed);
        self.words.extend(std::iter::repeat_n('\n', owed));
    }

    pub(super) fn finish(mut self) -> String {
        self.catch_up(self.document.len());
        self.pay();
        self.words
    }
}

struct Shown<'p> {
    words: LinedWords<'p>,
    /// The element nobody reads that is open, and how many of its name.
    unseen: Option<(String, usize)>,
}

impl Shown<'_> {
    fn pass(&mut self, name: &str, place: Range<usize>) {
        if is_inline(name) {
            return self.words.catch_up(place.end);
        }
        self.words.push(" ", place.start..place.start);
        self.words.catch_up(place.end);
    }
}

impl PageVisitor for Shown<'_> {
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
        match self.unseen {
            Some(_) => self.words.catch_up(place.end),
            None => self.words.push(text, place),
        }
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
