//! Who wrote a letter, or one that is quoted in it: `From: Ann Lee`, `On Monday, Ann Lee wrote:`.

use crate::extract::document::marks::is_time;

/// What the lines of a head begin with, but for the one that says who wrote it.
const HEADS: &[&str] =
    &["to", "cc", "bcc", "sent", "date", "subject", "reply-to", "importance", "attachments"];

/// The longest line that says who wrote what follows, in bytes.
const LONGEST: usize = 200;

/// Who wrote what stands at each depth of quotations.
#[derive(Clone, Debug, Default)]
pub(super) struct Writers {
    by_depth: Vec<Option<String>>,
    /// Who wrote what comes next, however deep it stands.
    next: Option<String>,
}

impl Writers {
    /// Takes note of who wrote what follows.
    pub(super) fn begin(&mut self, writer: String) {
        self.next = Some(writer);
    }

    /// Who wrote a block that stands so deep in quotations.
    pub(super) fn at(&mut self, depth: usize) -> Option<String> {
        if let Some(writer) = self.next.take() {
            self.by_depth.resize(depth + 1, None);
            self.by_depth[depth] = Some(writer);
        }
        self.by_depth.get(depth).cloned().flatten()
    }
}

/// A line of the head of a letter, and who wrote it if the line says that.
pub(super) fn head_line(line: &str) -> Option<Option<String>> {
    if is_divider(line) {
        return Some(None);
    }
    let (word, rest) = line.split_once(':')?;
    if word.len() > 12 || line.len() > LONGEST && !word.eq_ignore_ascii_case("to") {
        return None;
    }
    match word.trim().to_lowercase().as_str() {
        "from" => address(rest).map(Some),
        word if HEADS.contains(&word) => Some(None),
        _ => None,
    }
}

/// Whether a line divides a letter from the one that is added to it.
pub(super) fn is_divider(line: &str) -> bool {
    let words = line.trim_matches(|c: char| matches!(c, '-' | '_' | ':' | ' ')).to_lowercase();
    matches!(&*words, "original message" | "forwarded message" | "begin forwarded message")
}

/// Who wrote what is quoted below: `On 13 Mar 2017, at 18:40, Ann Lee <a@b.org> wrote:`.
pub(super) fn quoted_writer(text: &str) -> Option<String> {
    let inside = text.strip_prefix("On ")?.strip_suffix("wrote:")?.trim_end();
    if text.len() > LONGEST || !inside.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let named = inside.split(['<', '[', '(']).next().unwrap_or_default().trim_end();
    let is_name = |word: &&str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_clock = bare.starts_with(|c: char| c.is_ascii_digit());
        let is_half = matches!(bare, "AM" | "PM" | "UTC" | "GMT");
        let begins = word.starts_with(char::is_uppercase) || word.contains('@');
        begins && !is_clock && !is_half && !is_time(bare) && !word.ends_with(',')
    };
    let mut words: Vec<&str> = named.split_whitespace().rev().take_while(is_name).collect();
    words.reverse();
    // Behind the address alone the name is the address.
    if words.is_empty() {
        return address(&inside[named.len()..]);
    }
    (words.len() <= 5).then(|| words.join(" "))
}

/// Whose an address is: the name before it, or the address itself.
fn address(text: &str) -> Option<String> {
    let name = text.split(['<', '[', '(', ';']).next().unwrap_or_default();
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ','));
    if !name.is_empty() {
        let is_short = name.split_whitespace().count() <= 6 && name.contains(char::is_alphabetic);
        let turned = name.split_once(", ").filter(|(last, first)| {
            [last, first].iter().all(|part| part.split_whitespace().count() <= 2)
        });
        let name = turned.map_or(name.to_string(), |(last, first)| format!("{first} {last}"));
        return (is_short && !is_time(&name)).then_some(name);
    }
    let inner = text.split(['<', '[', '(']).nth(1)?.split(['>', ']', ')']).next()?;
    inner.contains('@').then(|| inner.trim().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_who_wrote_what_is_quoted() {
        for (line, want) in [
            ("On 13 Mar 2017, at 18:40, Marco Bellini <m@x.com> wrote:", "Marco Bellini"),
            ("On Mon, Mar 12, 2017 at 9:10 AM Karen Voss wrote:", "Karen Voss"),
            ("On 2017-03-12 09:10, k.voss@x.com wrote:", "k.voss@x.com"),
            ("On 12 March 2017, <k.voss@x.com> wrote:", "k.voss@x.com"),
        ] {
            assert_eq!(quoted_writer(line).as_deref(), Some(want), "{line}");
        }
        assert_eq!(quoted_writer("On Monday the minister wrote:"), None);
        assert_eq!(quoted_writer("Karen Voss wrote:"), None);
    }

    #[test]
    fn the_head_of_a_letter_says_who_wrote_it() {
        let from = |line| head_line(line).flatten();
        assert_eq!(from("From: \"Voss, Karen\" <k@x.com>").as_deref(), Some("Karen Voss"));
        assert_eq!(from("From: <k@x.com>").as_deref(), Some("k@x.com"));
        assert_eq!(head_line("Subject: Lunch"), Some(None));
        assert_eq!(head_line("From: 3 May"), None);
        assert_eq!(head_line("Nordbank: a bank"), None);
    }
}
