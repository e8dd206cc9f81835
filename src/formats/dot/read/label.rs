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

/// The label as people see it.
pub(super) fn drawn<'a>(label: &'a str, names: Names) -> Cow<'a, str> {
    if memchr::memchr2(b'\\', b'&', label.as_bytes()).is_none() {
        return Cow::Borrowed(label);
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
    }
    out.push_str(rest);
    // A line end that only aligns the last line starts none.
    if label.ends_with("\\l") || label.ends_with("\\r") {
        out.truncate(out.trim_end_matches('\n').len());
    }
    Cow::Owned(out)
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
