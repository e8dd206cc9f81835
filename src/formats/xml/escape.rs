//! Text on its way into XML. Clean text is found out in one pass and copied whole.

use crate::formats::scan;

/// What a byte may be the start of.
const PLAIN: u8 = 0;
const MARKUP: u8 = 1;
const QUOTE: u8 = 2;
const BLANK: u8 = 4;
const LONG: u8 = 8;

static CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut classes = [PLAIN; 256];
    let mut at = 0;
    while at < 0x20 {
        classes[at] = LONG;
        at += 1;
    }
    classes[b'\t' as usize] = BLANK;
    classes[b'\n' as usize] = BLANK;
    classes[b'&' as usize] = MARKUP;
    classes[b'<' as usize] = MARKUP;
    classes[b'>' as usize] = MARKUP;
    classes[b'"' as usize] = QUOTE;
    classes[0x7f] = LONG;
    // The first bytes of U+0080 to U+00BF, of U+2028 and its neighbours, and of U+FFFE.
    classes[0xc2] = LONG;
    classes[0xe2] = LONG;
    classes[0xef] = LONG;
    classes
}

/// Whether a byte is anything but plain, without a look at the table.
fn is_special(byte: u8) -> bool {
    (byte < b' ') | scan::is_any(byte, [b'&', b'<', b'>', b'"', 0x7f, 0xc2, 0xe2, 0xef])
}

fn find(text: &str, classes: u8) -> Option<usize> {
    let first = scan::position(text.as_bytes(), is_special)?;
    let rest = &text.as_bytes()[first..];
    let found = rest.iter().position(|byte| CLASSES[usize::from(*byte)] & classes != 0);
    found.map(|at| first + at)
}

/// Writes text into an attribute value in double quotes.
pub(crate) fn attribute(out: &mut Vec<u8>, text: &str) {
    match find(text, MARKUP | QUOTE | BLANK | LONG) {
        None => out.extend_from_slice(text.as_bytes()),
        Some(first) => escape(out, text, first, MARKUP | QUOTE | BLANK | LONG),
    }
}

/// Writes ` name="text"`.
#[inline]
pub(crate) fn named(out: &mut Vec<u8>, name: &str, text: &str) {
    out.push(b' ');
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b"=\"");
    attribute(out, text);
    out.push(b'"');
}

/// Writes ` name="value"`, whose value is an attribute's already.
#[inline]
pub(crate) fn ready(out: &mut Vec<u8>, name: &str, value: &[u8]) {
    out.push(b' ');
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b"=\"");
    out.extend_from_slice(value);
    out.push(b'"');
}

/// Writes text between tags, with references only.
pub(crate) fn escaped(out: &mut Vec<u8>, text: &str) {
    match find(text, MARKUP | LONG) {
        None => out.extend_from_slice(text.as_bytes()),
        Some(first) => escape(out, text, first, MARKUP | LONG),
    }
}

/// Writes text between tags: as it is, or as CDATA where it has markup or is nothing but blanks,
/// because Gephi drops blank pieces, and the pieces are what a parser makes of references.
///
/// Some characters are only safe as references, which CDATA can't hold: graphology reads U+0085
/// and U+2028 as the end of a line.
pub(crate) fn content(out: &mut Vec<u8>, text: &str) {
    let blank = || text.starts_with([' ', '\n', '\t']) && text.trim_ascii().is_empty();
    let Some(first) = find(text, MARKUP | LONG) else {
        if blank() {
            cdata(out, text);
        } else {
            out.extend_from_slice(text.as_bytes());
        }
        return;
    };
    if text[first..].chars().any(needs_care) {
        escape(out, text, first, MARKUP | LONG);
    } else if find(&text[first..], MARKUP).is_some() {
        cdata(out, text);
    } else {
        out.extend_from_slice(text.as_bytes());
    }
}

fn cdata(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(b"<![CDATA[");
    for (at, part) in text.split("]]>").enumerate() {
        if at > 0 {
            out.extend_from_slice(b"]]]]><![CDATA[>");
        }
        out.extend_from_slice(part.as_bytes());
    }
    out.extend_from_slice(b"]]>");
}

/// Whether a character has to be a reference, or may not be in XML at all.
fn needs_care(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}' => true,
        c => c.is_control(),
    }
}

#[cold]
fn escape(out: &mut Vec<u8>, text: &str, first: usize, classes: u8) {
    out.extend_from_slice(&text.as_bytes()[..first]);
    let mut clean = first;
    for (at, c) in text[first..].char_indices() {
        let at = first + at;
        let long = needs_care(c);
        let class = if c.is_ascii() { CLASSES[c as usize] } else { PLAIN };
        if !long && class & classes == 0 {
            continue;
        }
        out.extend_from_slice(&text.as_bytes()[clean..at]);
        clean = at + c.len_utf8();
        out.extend_from_slice(match c {
            '&' => b"&amp;",
            '<' => b"&lt;",
            '>' => b"&gt;",
            '"' => b"&quot;",
            '\t' => b"&#9;",
            '\n' => b"&#10;",
            '\r' => b"&#13;",
            '\u{85}' => b"&#x85;",
            '\u{2028}' => b"&#x2028;",
            '\u{2029}' => b"&#x2029;",
            // XML has no way to say these.
            _ => "\u{fffd}".as_bytes(),
        });
    }
    out.extend_from_slice(&text.as_bytes()[clean..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(write: fn(&mut Vec<u8>, &str), text: &str) -> String {
        let mut out = Vec::new();
        write(&mut out, text);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_is_special_is_what_the_table_has() {
        for byte in 0..=255 {
            assert_eq!(is_special(byte), CLASSES[usize::from(byte)] != PLAIN, "{byte:#x}");
        }
    }

    #[test]
    fn an_attribute_keeps_its_blanks_as_references() {
        assert_eq!(
            with(attribute, "a \"b\"\n\t<&>'é’"),
            "a &quot;b&quot;&#10;&#9;&lt;&amp;&gt;'é’"
        );
        assert_eq!(with(attribute, "\u{2028}\u{85}\r\u{1}\u{ffff}"), "&#x2028;&#x85;&#13;��");
    }

    #[test]
    fn markup_in_content_is_cdata_unless_references_are_needed() {
        assert_eq!(with(content, "a & b"), "<![CDATA[a & b]]>");
        assert_eq!(with(content, "a ]]> b"), "<![CDATA[a ]]]]><![CDATA[> b]]>");
        assert_eq!(with(content, "a &\u{2028}"), "a &amp;&#x2028;");
        assert_eq!(with(content, " \n"), "<![CDATA[ \n]]>");
        assert_eq!(with(content, "it’s “fine”\n"), "it’s “fine”\n");
    }
}
