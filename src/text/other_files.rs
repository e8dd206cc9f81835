//! Files that hold text in a way that isn't read, known by how they start.

/// What a file is instead of text, and how to make text of it.
const OTHERS: &[(&[u8], &str, &str)] = &[
    (b"\xff\xfe", "UTF-16", "save the document as UTF-8"),
    (b"\xfe\xff", "UTF-16", "save the document as UTF-8"),
    (b"%PDF", "a PDF", "`pdftotext -layout` makes text of it"),
    (b"PK\x03\x04", "a zip archive or an office document", "save the document as text or HTML"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save the document as text or HTML"),
    (b"{\\rtf", "RTF", "save the document as text or HTML"),
];

/// What a document that starts so is instead of text, and what to do; nothing if it may be text.
pub(crate) fn other_than_text(start: &[u8]) -> Option<(&'static str, &'static str)> {
    let other = OTHERS.iter().find(|(known, ..)| start.starts_with(known));
    other.map(|(_, what, hint)| (*what, *hint))
}
