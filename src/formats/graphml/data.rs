//! Data that is nothing but a key and a plain text.

/// The key and the text of a `<data>` element that the text starts with, and how long it is, if
/// there is nothing in it that needs a parser. Blanks before it count.
pub(super) fn plain(text: &str) -> Option<(&str, &str, usize)> {
    const START: &str = "<data key=\"";
    const END: &str = "</data>";
    let trimmed = text.trim_ascii_start();
    let rest = trimmed.strip_prefix(START)?;
    let quote = memchr::memchr(b'"', rest.as_bytes())?;
    let (key, rest) = rest.split_at(quote);
    let rest = rest.strip_prefix("\">")?;
    let end = memchr::memchr2(b'<', b'&', rest.as_bytes())?;
    let (value, rest) = rest.split_at(end);
    let behind = rest.strip_prefix(END)?;
    let special = |byte: u8| matches!(byte, b'&' | b'\t' | b'\n' | b'\r');
    (!key.bytes().any(special)).then_some((key, value, text.len() - behind.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_data_is_taken() {
        let text = "\n  <data key=\"a\">b</data><data";
        assert_eq!(plain(text), Some(("a", "b", text.len() - 5)));
        for special in [
            "<data key='a'>b</data>",
            "<data key=\"a\">b &amp; c</data>",
            "<data key=\"&amp;\">b</data>",
            "<data key=\"a\"><![CDATA[b]]></data>",
            "<data key=\"a\">b<!-- --></data>",
            "<data key=\"a\" x=\"\">b</data>",
            "<data key=\"a\"/>",
            "x<data key=\"a\">b</data>",
            "<data key=\"a\">b",
        ] {
            assert_eq!(plain(special), None, "{special}");
        }
    }
}
