//! Words of the language, by the rules of Graphviz's `scan.l`.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memmem};

use crate::formats::dot::read::token::{Direction, Token, Trouble, What};

/// The words of a file, one after the other.
#[derive(Debug)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    /// What was the matter, and where; whoever asks for words takes these.
    pub(super) troubles: Vec<(Trouble, usize)>,
}

impl<'a> Lexer<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Lexer<'a> {
        let at = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        Lexer { bytes, at, troubles: Vec::new() }
    }

    /// The next word. Texts joined by `+` are one word.
    pub(super) fn token(&mut self) -> Token<'a> {
        let mut token = self.single();
        while let What::Id { text, quoted: true } = &mut token.what {
            let before = self.at;
            self.skip_blank();
            if self.peek(0) != Some(b'+') {
                self.at = before;
                break;
            }
            self.at += 1;
            self.skip_blank();
            if self.peek(0) != Some(b'"') {
                self.at = before;
                break;
            }
            if let Token { what: What::Id { text: more, .. }, end, .. } = self.single() {
                text.to_mut().push_str(&more);
                token.end = end;
            }
        }
        token
    }

    fn single(&mut self) -> Token<'a> {
        self.skip_blank();
        let at = self.at;
        let what = match self.peek(0) {
            None => What::End,
            Some(b'"') => self.quoted(),
            Some(b'<') => self.html(),
            Some(b'-') if matches!(self.peek(1), Some(b'>' | b'-')) => {
                let directed = self.peek(1) == Some(b'>');
                self.at += 2;
                What::Edge(if directed { Direction::Directed } else { Direction::Undirected })
            }
            Some(b'-' | b'.' | b'0'..=b'9') => self.number(),
            Some(sign @ (b'{' | b'}' | b'[' | b']' | b';' | b',' | b'=' | b':')) => {
                self.at += 1;
                What::Sign(sign)
            }
            Some(byte) if is_name(byte) => {
                let rest = &self.bytes[at..];
                self.at += rest.iter().position(|b| !is_name(*b)).unwrap_or(rest.len());
                What::Id { text: self.text(at, self.at), quoted: false }
            }
            Some(byte) => {
                self.at += 1;
                What::Stray(char::from(byte))
            }
        };
        Token { what, at, end: self.at }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    /// Passes over blanks, comments and the lines of a preprocessor.
    fn skip_blank(&mut self) {
        loop {
            let rest = &self.bytes[self.at..];
            match rest {
                [b' ' | b'\t' | b'\r' | b'\n' | 0x0b | 0x0c, ..] => self.at += 1,
                [b'/', b'/', ..] => self.skip_line(),
                [b'#', ..] if self.at == 0 || self.bytes[self.at - 1] == b'\n' => self.skip_line(),
                [b'/', b'*', ..] => match memmem::find(&rest[2..], b"*/") {
                    Some(end) => self.at += end + 4,
                    None => {
                        self.troubles.push((Trouble::Open("comment"), self.at));
                        self.at = self.bytes.len();
                    }
                },
                _ => return,
            }
        }
    }

    fn skip_line(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += memchr(b'\n', rest).unwrap_or(rest.len());
    }

    fn quoted(&mut self) -> What<'a> {
        let start = self.at + 1;
        let mut at = start;
        let mut text: Option<String> = None;
        let mut copied = start;
        loop {
            let Some(found) = memchr2(b'"', b'\\', &self.bytes[at..]) else {
                self.troubles.push((Trouble::Open("quote"), start - 1));
                at = self.bytes.len();
                break;
            };
            at += found;
            let after = &self.bytes[at + 1..];
            if self.bytes[at] == b'"' {
                break;
            }
            // Only these three are special; any other backslash stays for whoever uses the text.
            let (dropped, length) = match after {
                [b'"', ..] => (1, 2),
                [b'\\', ..] => (0, 2),
                [b'\n', ..] => (2, 2),
                [b'\r', b'\n', ..] => (3, 3),
                _ => (0, 1),
            };
            if dropped > 0 {
                let before = self.text(copied, at);
                text.get_or_insert_default().push_str(&before);
                copied = at + dropped;
            }
            at += length;
        }
        let last = self.text(copied, at);
        self.at = (at + 1).min(self.bytes.len());
        let text = match text {
            None => last,
            Some(start) => Cow::Owned(start + &last),
        };
        What::Id { text, quoted: true }
    }

    fn html(&mut self) -> What<'a> {
        let start = self.at + 1;
        let (mut at, mut depth) = (start, 1_usize);
        while let Some(found) = memchr2(b'<', b'>', &self.bytes[at..]) {
            at += found + 1;
            match self.bytes[at - 1] {
                b'<' => depth += 1,
                _ => depth -= 1,
            }
            if depth == 0 {
                self.at = at;
                return What::Html(self.text(start, at - 1));
            }
        }
        self.troubles.push((Trouble::Open("`<`"), start - 1));
        self.at = self.bytes.len();
        What::Html(self.text(start, self.at))
    }

    fn number(&mut self) -> What<'a> {
        let start = self.at;
        let digits = |from: usize| {
            let rest = self.bytes.get(from..).unwrap_or_default();
            rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
        };
        let whole = start + usize::from(self.bytes[start] == b'-');
        let mut end = whole + digits(whole);
        if self.bytes.get(end) == Some(&b'.') && (end > whole || digits(end + 1) > 0) {
            end += 1 + digits(end + 1);
        }
        if end == whole {
            self.at += 1;
            return What::Stray(char::from(self.bytes[start]));
        }
        self.at = end;
        if self.peek(0).is_some_and(is_name) {
            self.troubles.push((Trouble::Number, start));
        }
        What::Id { text: self.text(start, end), quoted: false }
    }

    fn text(&mut self, from: usize, to: usize) -> Cow<'a, str> {
        let text = String::from_utf8_lossy(&self.bytes[from..to]);
        if matches!(text, Cow::Owned(_)) {
            self.troubles.push((Trouble::Encoding, from));
        }
        text
    }

    /// Whether a line ends between two places.
    pub(super) fn has_line_end(&self, from: usize, to: usize) -> bool {
        memchr2(b'\n', b'\r', &self.bytes[from..to]).is_some()
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<String> {
        let mut lexer = Lexer::of(source.as_bytes());
        let mut words = Vec::new();
        loop {
            words.push(match lexer.token().what {
                What::Id { text, quoted: true } => format!("\"{text}\""),
                What::Id { text, quoted: false } => text.into_owned(),
                What::Html(text) => format!("<{text}>"),
                What::Edge(Direction::Directed) => "->".to_string(),
                What::Edge(Direction::Undirected) => "--".to_string(),
                What::Sign(sign) => char::from(sign).to_string(),
                What::Stray(_) => "?".to_string(),
                What::End => return words,
            });
        }
    }

    #[test]
    fn words_are_those_of_graphviz() {
        assert_eq!(
            words("a->b--c-5;-.5 1.2.3 é_1"),
            ["a", "->", "b", "--", "c", "-5", ";", "-.5", "1.2", ".3", "é_1"]
        );
        assert_eq!(
            words("\"a\\\"b\\\\\" + /* x */ \"c\\\r\nd\\n\" \"e\""),
            ["\"a\"b\\\\cd\\n\"", "\"e\""]
        );
        assert_eq!(
            words("# 1 \"f\"\na // b\n#x\n/* c */<<b>x</b> &amp;> @ -"),
            ["a", "<<b>x</b> &amp;>", "?", "?"]
        );
        assert_eq!(words("a #b"), ["a", "?", "b"]);
        assert_eq!(words("\u{feff}graph"), ["graph"]);
    }

    #[test]
    fn what_is_never_closed_is_told_where_it_opens() {
        for (source, trouble, at) in [
            ("a \"b", Trouble::Open("quote"), 2),
            ("a /* b", Trouble::Open("comment"), 2),
            ("a <b", Trouble::Open("`<`"), 2),
            ("a 12b", Trouble::Number, 2),
        ] {
            let mut lexer = Lexer::of(source.as_bytes());
            while lexer.token().what != What::End {}
            assert_eq!(lexer.troubles, [(trouble, at)], "{source}");
        }
    }
}
