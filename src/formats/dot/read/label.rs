//! Labels in files of others, as Graphviz draws them.

use std::borrow::Cow;

/// What the letters behind a backslash stand for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Names<'a> {
    /// `\N`
    pub(super) node: &'a str,
    /// `\G`
    pub(super) graph: &'a str,
    /// `\T` and `\H`; `\E` is both.
    pub(super) ends: Option<(&'a str, &'a str)>,
}

/// How many bytes labels may have in which something stands for something else.
///
/// A label may ask for a name as often as it likes, and a default does so for every node. Drawn,
/// they would fill any memory; so what is set aside for them depends on how long the file is.
#[derive(Debug)]
pub(super) struct Space(usize);

/// The bytes that the labels of any file may have.
const ANY: usize = 1 << 25;

/// The bytes that they may have beyond, for each byte of the file.
const EACH: usize = 4;

impl Space {
    /// The space for the labels of a file of so many bytes.
    pub(super) fn of(length: usize) -> Space {
        Space(ANY.saturating_add(length.saturating_mul(EACH)))
    }

    /// Takes space for a label. Nothing is left when one doesn't fit, so that what comes after it
    /// isn't drawn in vain.
    fn take(&mut self, bytes: usize) -> Option<()> {
        let left = self.0.checked_sub(bytes);
        self.0 = left.unwrap_or_default();
        left.map(drop)
    }
}

/// The label as people see it. Nothing if there is no space for it.
pub(super) fn drawn<'a>(label: &'a str, names: Names, space: &mut Space) -> Option<Cow<'a, str>> {
    if memchr::memchr2(b'\\', b'&', label.as_bytes()).is_none() {
        return Some(Cow::Borrowed(label));
    }
    let (mut out, mut rest) = (String::with_capacity(label.len()), label);
    while let Some(at) = memchr::memchr2(b'\\', b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let used = match rest.as_bytes()[at] {
            b'\\' => escape(after, names, &mut out),
            _ => entity(after, &mut out),
        };
        rest = &after[used..];
        if out.len() > space.0 {
            break;
        }
    }
    out.push_str(rest);
    space.take(out.len())?;
    // A line end that only aligns the last line starts none.
    if label.ends_with("\\l") || label.ends_with("\\r") {
        out.truncate(out.trim_end_matches('\n').len());
    }
    Some(Cow::Owned(out))
}

/// The text of a label that is written in HTML.
pub(super) fn of_html(html: &str) -> String {
    let (mut text, mut rest) = (String::with_capacity(html.len()), html);
    while let Some(at) = memchr::memchr2(b'<', b'&', rest.as_bytes()) {
        text.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let used = match rest.as_bytes()[at] {
            b'<' => tag(after, &mut text),
            _ => entity(after, &mut text),
        };
        rest = &after[used..];
    }
    text.push_str(rest);
    let words = |line: &str| line.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = text.split(BREAK).map(words).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Where a tag ends the line; line ends between words don't.
const BREAK: char = '\u{b}';

fn tag(after: &str, text: &mut String) -> usize {
    let end = if after.starts_with("!--") { "-->" } else { ">" };
    let Some(length) = after.find(end) else { return after.len() };
    let is = |name: &str| {
        let start = after.trim_start_matches('/').get(..name.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(name))
    };
    if is("br") || is("tr") || is("hr") {
        text.push(BREAK);
    } else if is("td") {
        text.push(' ');
    }
    length + end.len()
}

/// The label of a record, as the texts of its fields: what stands between braces and bars.
/// Nothing if there is no space for it.
pub(super) fn of_record(label: &str, names: Names, space: &mut Space) -> Option<String> {
    let (mut fields, mut rest) = (vec![String::new()], label.chars());
    while let Some(c) = rest.next() {
        let field = fields.last_mut().expect("there is one at least");
        match c {
            '\\' => field.extend(std::iter::once(c).chain(rest.next())),
            '{' | '}' | '|' => fields.push(String::new()),
            // A port, which nobody sees.
            '<' => drop(rest.by_ref().find(|c| *c == '>')),
            c => field.push(c),
        }
    }
    let texts = fields.iter().map(|field| drawn(field.trim(), names, space));
    let texts: Vec<Cow<str>> = texts.collect::<Option<_>>()?;
    let shown: Vec<&str> =
        texts.iter().map(AsRef::as_ref).filter(|text| !text.is_empty()).collect();
    Some(shown.join(" | "))
}

fn escape(after: &str, names: Names, out: &mut String) -> usize {
    let Some(letter) = after.chars().next() else {
        out.push('\\');
        return 0;
    };
    let (tail, head) = names.ends.unwrap_or_default();
    match letter {
        'n' | 'l' | 'r' => out.push('\n'),
        'N' if names.ends.is_none() => out.push_str(names.node),
        'G' => out.push_str(names.graph),
        'E' if names.ends.is_some() => out.extend([tail, "->", head]),
        'T' if names.ends.is_some() => out.push_str(tail),
        'H' if names.ends.is_some() => out.push_str(head),
        other => out.push(other),
    }
    letter.len_utf8()
}

fn entity(after: &str, out: &mut String) -> usize {
    const LONGEST: usize = 10;
    let name = after.bytes().take(LONGEST).position(|b| b == b';').map(|end| &after[..end]);
    let found = name.and_then(|name| match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(number)
        }
    });
    out.push(found.unwrap_or('&'));
    if found.is_some() { name.map_or(0, |name| name.len() + 1) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_html_the_text_is_taken() {
        let texts = [
            ("<b>Ivan</b> Petrov", "Ivan Petrov"),
            ("<B>R&amp;D</B><BR ALIGN=\"LEFT\"/>\n  2 &lt; 3<br/>", "R&D\n2 < 3"),
            ("<table><tr><td>a</td><td>b</td></tr><!-- > --><tr><td>c</td></tr></table>", "a b\nc"),
            ("a <b", "a"),
        ];
        for (html, text) in texts {
            assert_eq!(of_html(html), text);
        }
    }

    #[test]
    fn of_a_record_the_fields_are_taken() {
        let names = Names { node: "n", ..Names::default() };
        let text = |label| of_record(label, names, &mut Space::of(0)).unwrap();
        assert_eq!(text(r"{<p1> Bank \| \{X\}|\N\nC|{1|2}|}"), "Bank | {X} | n\nC | 1 | 2");
        assert_eq!(
            (text("<f0>"), text("\\"), text("<")),
            (String::new(), "\\".into(), String::new())
        );
    }

    #[test]
    fn what_is_drawn_fits_into_its_space_and_nothing_does_when_something_did_not() {
        let names = Names { node: "abc", ..Names::default() };
        let mut space = Space(8);
        assert_eq!(drawn(r"\N \N", names, &mut space), Some(Cow::Borrowed("abc abc")));
        assert_eq!(drawn(r"\N", names, &mut space), None);
        assert_eq!(drawn(r"\n", names, &mut space), None);
        assert_eq!(drawn("abc", names, &mut space), Some(Cow::Borrowed("abc")));
        assert_eq!(of_record(r"{\N|\N|\N}", names, &mut Space(8)), None);
    }
}
