//! The elements of HTML: which of them part words, and which nobody reads.

/// Elements whose tags end what stands before: those that the standard shows as blocks, lists or
/// tables. All others, known or not, may stand inside a word.
#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "col",
    "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol",
    "optgroup", "option", "p", "plaintext", "pre", "search", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul", "xmp",
];

/// Elements without content that stand in words and say something to programs only.
const EMPTY: &[&str] =
    &["area", "base", "embed", "input", "link", "meta", "param", "source", "track"];

/// Elements whose content nobody reads.
const UNSEEN: &[&str] = &[
    "audio", "canvas", "datalist", "iframe", "map", "math", "noframes", "noscript", "object",
    "script", "select", "style", "svg", "template", "textarea", "video",
];

/// Whether the tags of an element may stand inside a word of a page. As in browsers, so may those
/// of an element that nobody knows: what it holds is a part of its sentence.
pub(crate) fn is_inline(element: &str) -> bool {
    !is_unread(element) && BLOCKS.binary_search(&element).is_err()
}

/// Whether an element has no content, and says nothing of the words around it.
pub(crate) fn is_empty(element: &str) -> bool {
    EMPTY.binary_search(&element).is_ok()
}

/// Whether an element of a page strikes out what it holds.
pub(crate) fn is_struck(element: &str) -> bool {
    matches!(element, "del" | "s" | "strike")
}

/// Whether nobody reads what is in an element of a page.
pub(crate) fn is_unread(element: &str) -> bool {
    UNSEEN.binary_search(&element).is_ok()
}
