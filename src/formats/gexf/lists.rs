//! Lists within one attribute value: `["a, b", "c"]`, as Gephi writes and reads them.

use memchr::memchr2;

use crate::formats::xml::attribute;

/// Writes a list into an attribute value. `put` writes one of the items, as [`item`] does.
pub(super) fn list<T>(
    out: &mut Vec<u8>,
    items: impl IntoIterator<Item = T>,
    mut put: impl FnMut(T, &mut Vec<u8>),
) {
    out.push(b'[');
    for (at, item) in items.into_iter().enumerate() {
        out.extend_from_slice(if at > 0 { b", " } else { b"" });
        put(item, out);
    }
    out.push(b']');
}

/// Writes a text as an item of a list into an attribute value.
pub(super) fn item(text: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(b"&quot;");
    let mut rest = text;
    while let Some(at) = memchr2(b'"', b'\\', rest.as_bytes()) {
        let (before, special) = rest.split_at(at);
        attribute(out, before);
        out.push(b'\\');
        attribute(out, &special[..1]);
        rest = &special[1..];
    }
    attribute(out, rest);
    out.extend_from_slice(b"&quot;");
}

/// The texts of a list: of `["a, b", 'c', d]`, or of `a|b;c` as older versions have it.
pub(super) fn split(list: &str) -> Vec<String> {
    let trimmed = list.trim();
    let Some(inside) = trimmed.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
        let parts = trimmed.split(['|', ';', ',']).map(str::trim).filter(|part| !part.is_empty());
        return parts.map(str::to_string).collect();
    };
    let mut items = Vec::new();
    let mut chars = inside.chars().peekable();
    loop {
        while chars.next_if(|c| c.is_whitespace() || *c == ',').is_some() {}
        let Some(first) = chars.next() else { return items };
        let mut item = String::new();
        if matches!(first, '"' | '\'') {
            while let Some(c) = chars.next() {
                match c {
                    '\\' => item.extend(chars.next()),
                    c if c == first => break,
                    c => item.push(c),
                }
            }
        } else {
            item.push(first);
            while let Some(c) = chars.next_if(|c| *c != ',') {
                item.push(c);
            }
            item.truncate(item.trim_end().len());
        }
        items.push(item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::xml::decode;

    fn written<const COUNT: usize>(items: [&str; COUNT]) -> String {
        let mut out = Vec::new();
        list(&mut out, items, item);
        decode(std::str::from_utf8(&out).unwrap()).into_owned()
    }

    #[test]
    fn a_list_reads_back_whatever_is_in_it() {
        let items = ["a, b", "", "\"", "\\", "c\\\"d'", "[x]", " ", "a\nb", "null"];
        assert_eq!(written(["a, b", "c\"d"]), r#"["a, b", "c\"d"]"#);
        assert_eq!(split(&written(items)), items);
    }

    #[test]
    fn lists_of_other_programs_are_read() {
        assert_eq!(split("[a b, 'c, d', \"e\"]"), ["a b", "c, d", "e"]);
        assert_eq!(split("a|b; c"), ["a", "b", "c"]);
        assert_eq!(split("[\"open"), ["[\"open"]);
        assert_eq!(split("[\"open]"), ["open"]);
        assert_eq!(split("[]"), [""; 0]);
    }
}
