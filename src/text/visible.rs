//! Text made safe to show: what a terminal would obey, or what would turn the writing around, is
//! shown as its number.

use std::borrow::Cow;

/// Text with what a terminal would obey made visible; line ends stay.
///
/// ```
/// use claimgraph::text::visible;
/// assert_eq!(visible("a\u{1b}[2J\u{202e}\nb"), "a\\u{1b}[2J\\u{202e}\nb");
/// ```
pub fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for c in text.chars() {
        match is_obeyed(c) && c != '\n' {
            true => visible.extend(c.escape_unicode()),
            false => visible.push(c),
        }
    }
    visible
}

/// A name with what a terminal would obey made visible, on one line.
///
/// ```
/// use claimgraph::text::visible_name;
/// assert_eq!(visible_name("a\nb\u{9b}"), "a\\nb\\u{9b}");
/// ```
pub fn visible_name(name: &str) -> String {
    visible(name).replace('\n', "\\n")
}

/// How many letters of a message are shown of its start and of its end, if it is longer than that.
const SHOWN: (usize, usize) = (700, 300);

/// A message with what a terminal would obey made visible, on one line. It may quote what a file
/// holds, which may be all of the file: the middle of a very long one is left out.
///
/// ```
/// use claimgraph::text::visible_message;
/// assert_eq!(visible_message("`a\u{7}` is no status"), "`a\\u{7}` is no status");
/// let long = visible_message(&format!("`{}` is no status", "a".repeat(1_000_000)));
/// assert!(long.ends_with("aaa` is no status") && long.chars().count() == 1_001);
/// ```
pub fn visible_message(message: &str) -> String {
    let (at_start, at_end) = SHOWN;
    let is_long = message.chars().nth(at_start + at_end).is_some();
    let start = message.char_indices().nth(at_start);
    let end = message.char_indices().nth_back(at_end - 1);
    match (start, end) {
        (Some((start, _)), Some((end, _))) if is_long => {
            visible_name(&format!("{}…{}", &message[..start], &message[end..]))
        }
        _ => visible_name(message),
    }
}

/// Whether a terminal may obey a character, or draw what follows it in another direction.
pub(super) fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
                | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

/// The first letters of a text, with a sign that there are more if it has more.
fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// The first of some names, and how many more there are.
pub(crate) fn some_of<'t>(names: impl ExactSizeIterator<Item = &'t str>, most: usize) -> String {
    let untold = names.len().saturating_sub(most);
    let told = names.take(most).map(|name| format!("`{}`", visible_name(&shortened(name, 40))));
    let told = told.collect::<Vec<_>>().join(", ");
    if untold > 0 { format!("{told} and {untold} more") } else { told }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_names_the_first_are_told() {
        assert_eq!(some_of(["a", "b"].into_iter(), 2), "`a`, `b`");
        assert_eq!(some_of(["a\nb", "c", "d"].into_iter(), 1), "`a\\nb` and 2 more");
    }

    #[test]
    fn only_very_long_messages_lose_their_middle() {
        let exact = "ä".repeat(1_000);
        assert_eq!(visible_message(&exact), exact);
        let longer = format!("{}bc", "ä".repeat(999));
        let wanted = format!("{}…{}bc", "ä".repeat(700), "ä".repeat(298));
        assert_eq!(visible_message(&longer), wanted);
    }

    #[test]
    fn what_nobody_obeys_stays_as_it_is() {
        for text in ["", "plain", "Ünïcödé 日本 שלום\u{200d}\u{a0}\u{ad}", "two\nlines"] {
            assert_eq!(visible(text), text);
        }
    }

    #[test]
    fn what_a_terminal_obeys_is_a_number() {
        for c in ['\0', '\u{1b}', '\u{7f}', '\u{80}', '\u{9d}', '\u{61c}', '\u{200f}', '\u{2069}'] {
            assert_eq!(visible(&format!("a{c}")), format!("a\\u{{{:x}}}", u32::from(c)));
        }
    }
}
