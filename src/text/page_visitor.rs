//! Those to whom a page of HTML is told, and the tags that they are told of.

use std::ops::Range;

/// Who wants to know what stands on a page, in order.
pub(crate) trait PageVisitor {
    /// A tag that opens an element. Names are lower case.
    fn open(&mut self, tag: &Tag, place: Range<usize>);

    /// A tag that closes an element.
    fn close(&mut self, name: &str, place: Range<usize>);

    /// Text, with its entities as characters. Where text and place are equally long, the text is
    /// the page's; elsewhere the whole text stands for the whole place.
    fn text(&mut self, text: &str, place: Range<usize>);

    /// The mark of a footnote, such as a raised number, as [`PageVisitor::text`] has text.
    fn note(&mut self, text: &str, place: Range<usize>);

    /// A quotation mark that is shown for a tag, which stands at this place.
    fn mark(&mut self, mark: &str, place: Range<usize>) {
        self.text(mark, place);
    }
}

/// A tag that opens an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tag {
    /// The element's name.
    pub name: String,
    /// Names and values of its attributes; of many only the first, and of long values the start.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }
}
