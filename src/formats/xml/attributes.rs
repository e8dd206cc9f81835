//! A start tag and its attributes.

use std::borrow::Cow;

use crate::formats::remarks::Remarks;
use crate::formats::scan;
use crate::text::Diagnostic;

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tag<'a> {
    /// The name, without a prefix.
    pub(crate) name: &'a str,
    /// What stands between the name and the end of the tag.
    pub(crate) attributes: &'a str,
    /// Where it starts in the file.
    pub(crate) at: u64,
    /// How long it is.
    pub(crate) length: usize,
    /// Whether it is the end as well: `<data/>`.
    pub(crate) empty: bool,
}

impl<'a> Tag<'a> {
    /// The names, without prefixes, and the values as they are written, as far as they can be told
    /// apart. Declarations of namespaces are left out.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            loop {
                let (name, value, after) = split(rest)?;
                rest = after;
                if !name.starts_with("xmlns") {
                    return Some((local(name), value));
                }
            }
        })
    }

    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes().find(|(known, _)| *known == name).map(|(_, value)| decode(value))
    }

    /// The text of one of the values, as [`decode`] gives it. Of an entity that XML doesn't know it
    /// is said that it stays as it is written.
    #[inline]
    pub(crate) fn decoded<'v>(&self, value: &'v str, remarks: &mut Remarks) -> Cow<'v, str> {
        let text = decode(value);
        if matches!(text, Cow::Owned(_)) {
            self.tell_entities(value, remarks);
        }
        text
    }

    #[cold]
    fn tell_entities(&self, value: &str, remarks: &mut Remarks) {
        let before = self.length - self.attributes.len() - if self.empty { 2 } else { 1 };
        // To look for the value would take long where a tag has many.
        let start = (value.as_ptr() as usize).saturating_sub(self.attributes.as_ptr() as usize);
        for (at, _) in value.match_indices('&') {
            let Some(name) = reference(&value[at + 1..]) else { continue };
            if resolve(name).is_none() && !name.is_empty() {
                let entity = &value[at..at + name.len() + 2];
                let place = remarks.place(self.at + (before + start + at) as u64, entity.len());
                remarks.tell(unknown_entity(entity).at(place));
            }
        }
    }

    /// What can't be read as attributes, if something can't.
    pub(crate) fn leftover(&self) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some((_, _, after)) = split(rest) {
            rest = after;
        }
        let rest = rest.trim_matches(['/', ' ', '\n', '\t', '\r']);
        (!rest.is_empty()).then_some(rest)
    }
}

/// The first attribute of a tag's text and what is behind it.
fn split(text: &str) -> Option<(&str, &str, &str)> {
    let text = text.trim_ascii_start();
    let equals = memchr::memchr(b'=', text.as_bytes())?;
    let name = text[..equals].trim_ascii_end();
    let value = text[equals + 1..].trim_ascii_start();
    let quote = *value.as_bytes().first().filter(|byte| matches!(byte, b'"' | b'\''))?;
    let end = memchr::memchr(quote, &value.as_bytes()[1..])? + 1;
    Some((name, &value[1..end], &value[end + 1..]))
}

/// A name without its prefix.
pub(crate) fn local(name: &str) -> &str {
    let colon = name.bytes().rposition(|byte| byte == b':');
    colon.map_or(name, |colon| &name[colon + 1..])
}

/// The text of an attribute value: blanks are spaces, references are what they stand for. An
/// entity that XML doesn't know stays as it is written; none is ever looked up.
pub(crate) fn decode(raw: &str) -> Cow<'_, str> {
    let special = |byte: u8| scan::is_any(byte, [b'&', b'\t', b'\n', b'\r']);
    if scan::position(raw.as_bytes(), special).is_none() {
        return Cow::Borrowed(raw);
    }
    let spaced = raw.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ");
    let mut text = String::with_capacity(spaced.len());
    let mut rest = spaced.as_str();
    while let Some(start) = memchr::memchr(b'&', rest.as_bytes()) {
        text.push_str(&rest[..start]);
        let after = &rest[start + 1..];
        match reference(after).and_then(|name| Some((resolve(name)?, name.len()))) {
            Some((c, length)) => {
                text.push(c);
                rest = &after[length + 1..];
            }
            None => {
                text.push('&');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// What stands between `&` and `;`, if such a thing starts behind this `&`.
fn reference(after: &str) -> Option<&str> {
    // No reference is longer; looking further would take forever in a text of nothing but `&`.
    let end = after.bytes().take(12).position(|byte| matches!(byte, b';' | b'&' | b' '))?;
    after[end..].starts_with(';').then(|| &after[..end])
}

/// Says that an entity such as `&eacute;` is nothing that XML knows.
pub(super) fn unknown_entity(entity: &str) -> Diagnostic {
    let message = format!("`{entity}` stands for nothing that XML knows");
    let told = Diagnostic::warning("xml-entity", message);
    told.hint("it is kept as it is written; write `&amp;` for `&`")
}

/// The character a reference stands for, if it is one of XML's own or a number.
pub(crate) fn resolve(name: &str) -> Option<char> {
    match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => {}
    }
    let number = name.strip_prefix('#')?;
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    if digits.len() > 8 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    u32::from_str_radix(digits, radix).ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(attributes: &str) -> Tag<'_> {
        Tag { name: "node", attributes, at: 0, length: 0, empty: false }
    }

    #[test]
    fn attributes_are_read_whatever_their_quotes_and_prefixes() {
        let tag = tag(" xmlns:viz='x' id = \"a'b\"\n g:label='&lt;\"&#x1F98A;'/");
        let all: Vec<_> = tag.attributes().collect();
        assert_eq!(all, [("id", "a'b"), ("label", "&lt;\"&#x1F98A;")]);
        assert_eq!(tag.get("label").as_deref(), Some("<\"🦊"));
        assert_eq!(tag.leftover(), None);
    }

    #[test]
    fn what_is_no_attribute_is_left_over() {
        assert_eq!(tag(" id=\"a\" label=b").leftover(), Some("label=b"));
        assert_eq!(tag(" id=\"a").leftover(), Some("id=\"a"));
    }

    #[test]
    fn entities_are_never_looked_up() {
        assert_eq!(decode("&lol; & &#xD800; &#10;\n&#+5;"), "&lol; & &#xD800; \n &#+5;");
    }
}
