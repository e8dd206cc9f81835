//! The words of a page of HTML, line by line as they stand in its file.

/// Elements whose tags may stand inside a word.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// Elements whose content nobody reads.
const UNSEEN: &[&str] = &["script", "style", "template", "noscript"];

/// The entities that prose is full of.
const ENTITIES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("shy", "\u{ad}"),
];

/// The text that a page of HTML shows, roughly: without tags, comments and scripts, and with its
/// entities as characters. It has as many lines as the page, so that a line of it can be named.
///
/// ```
/// use claimgraph::text::html_words;
/// assert_eq!(html_words("<p>Q&amp;A: <b>M</b>eta<!-- \n -->"), " Q&A: Meta\n");
/// ```
pub fn html_words(page: &str) -> String {
    let mut words = String::with_capacity(page.len());
    html_pieces(page, |piece, _, _| words.push_str(piece));
    words
}

/// The text that a page of HTML shows, piece by piece: the piece, where what it stands for begins
/// on the page, and how many bytes that has.
pub(super) fn html_pieces(page: &str, mut take: impl FnMut(&str, usize, usize)) {
    let mut at = 0;
    while let Some(length) = memchr::memchr2(b'<', b'&', &page.as_bytes()[at..]) {
        take(&page[at..at + length], at, length);
        at += length;
        let rest = &page[at..];
        at += match rest.as_bytes()[0] {
            b'&' => entity(rest, |sign, length| take(sign, at, length)),
            _ => markup(rest, |between, length| take(between, at, length)),
        };
    }
    take(&page[at..], at, page.len() - at);
}

/// Takes the entity that a text starts with; a lone `&` stands for itself.
fn entity(text: &str, mut take: impl FnMut(&str, usize)) -> usize {
    let end = text.bytes().take(12).position(|byte| byte == b';');
    let name = end.map(|end| &text[1..end]).unwrap_or_default();
    let number = |digits: &str| match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    };
    let numbered = name.strip_prefix('#').and_then(number).and_then(char::from_u32);
    let named = ENTITIES.iter().find(|(known, _)| *known == name);
    let length = name.len() + 2;
    match (numbered, named) {
        (Some(character), _) => take(character.encode_utf8(&mut [0; 4]), length),
        (None, Some((_, text))) => take(text, length),
        (None, None) => {
            take("&", 1);
            return 1;
        }
    }
    length
}

/// Skips the tag, comment or unseen element that a text starts with; a lone `<` stands for itself.
fn markup(text: &str, mut take: impl FnMut(&str, usize)) -> usize {
    let skip_to = |end: &str| text.find(end).map_or(text.len(), |at| at + end.len());
    if text.starts_with("<!--") {
        return skipped(text, skip_to("-->"), "", take);
    }
    let name_start = if text.starts_with("</") { 2 } else { 1 };
    let name: String =
        text[name_start..].chars().take_while(char::is_ascii_alphanumeric).take(16).collect();
    let name = name.to_ascii_lowercase();
    if name.is_empty() && !text.starts_with("<!") && !text.starts_with("<?") {
        take("<", 1);
        return 1;
    }
    let tag = tag_end(text);
    if name_start == 1 && UNSEEN.contains(&name.as_str()) {
        let close = format!("</{name}");
        let end = find_ignoring_case(&text[tag..], &close).map_or(text.len(), |at| tag + at);
        return skipped(text, end, " ", take);
    }
    let between = if INLINE.contains(&name.as_str()) { "" } else { " " };
    skipped(text, tag, between, take)
}

/// The length of the tag that a text starts with; a `>` in a quoted attribute doesn't end it.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    // A quote that is never closed belongs to the text.
    memchr::memchr(b'>', text.as_bytes()).map_or(text.len(), |at| at + 1)
}

/// Keeps of what is skipped the line ends, so that lines stay countable.
fn skipped(text: &str, length: usize, between: &str, mut take: impl FnMut(&str, usize)) -> usize {
    take(between, length);
    text[..length].bytes().filter(|byte| *byte == b'\n').for_each(|_| take("\n", length));
    length
}

fn find_ignoring_case(text: &str, ascii: &str) -> Option<usize> {
    let (text, ascii) = (text.as_bytes(), ascii.as_bytes());
    memchr::memchr_iter(b'<', text).find(|at| {
        text.get(*at..*at + ascii.len()).is_some_and(|found| found.eq_ignore_ascii_case(ascii))
    })
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
            ("1 < 2 & 3 &unknown; &#8217;&#x2019;", "1 < 2 & 3 &unknown; ’’"),
            ("<!doctype html><style>p{}</style>x<!-- <b>", "x"),
            ("open <a href=\"x> y", "open y"),
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
