//! The tags and texts of a document, one after the other.
//!
//! The tokens are quick-xml's. What it leaves open is decided here: names and depth of open
//! elements, one root with nothing beside it, an end with nothing left open. No entity is
//! expanded, and a DOCTYPE that declares something ends the reading.

use std::borrow::Cow;

use memchr::memchr;
use quick_xml::Reader;
use quick_xml::events::Event as Token;

use super::attributes::{Tag, local, resolve, unknown_entity};
use crate::formats::remarks::{ROUNDED, ROUNDED_HINT, Remarks};
use crate::model::is_rounded;
use crate::text::{Diagnostic, ENDS_EARLY};

/// How many elements may be open at once.
const DEEPEST: usize = 256;

/// A tag or a piece of text.
#[derive(Debug)]
pub(crate) enum Event<'a> {
    /// An element starts.
    Start(Tag<'a>),
    /// The element that started last ends.
    End,
    /// A piece of text; there may be more.
    Text(Cow<'a, str>),
}

/// The events of a document, or of the rest of one.
pub(crate) struct Events<'a> {
    text: &'a str,
    base: u64,
    tokens: Reader<&'a [u8]>,
    open: Vec<Open<'a>>,
    /// Whether the element that started last ends without an end tag.
    closes: bool,
    /// Whether quick-xml stands between a tag and what follows it.
    after_tag: bool,
    had_root: bool,
    broken: bool,
    /// What there is to say about the file.
    pub(crate) remarks: Remarks,
}

/// An element that hasn't ended.
#[derive(Clone, Copy, Debug)]
struct Open<'a> {
    name: &'a str,
    at: u64,
}

impl<'a> Events<'a> {
    /// The events of a whole document.
    pub(crate) fn new(text: &'a str, remarks: Remarks) -> Events<'a> {
        let base = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Events {
            text: &text[base..],
            base: base as u64,
            tokens: tokens(&text[base..]),
            open: Vec::new(),
            closes: false,
            after_tag: false,
            had_root: false,
            broken: false,
            remarks,
        }
    }

    /// The events from an offset on, as if everything before it had been read, where the same
    /// elements are open as now.
    pub(crate) fn from(&self, at: u64, remarks: Remarks) -> Events<'a> {
        self.over(&self.text[(at - self.base) as usize..], at, remarks)
    }

    /// The events of a text that stands at this offset, as [`Events::from`] gives them.
    pub(crate) fn over<'p>(&self, text: &'p str, at: u64, remarks: Remarks) -> Events<'p>
    where
        'a: 'p,
    {
        Events {
            text,
            base: at,
            tokens: tokens(text),
            open: self.open.clone(),
            closes: false,
            after_tag: false,
            had_root: true,
            broken: false,
            remarks,
        }
    }

    /// How many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The offset of what is read next.
    pub(crate) fn at(&self) -> u64 {
        self.base + self.consumed() as u64
    }

    /// What is still to be read.
    pub(crate) fn rest(&self) -> &'a str {
        if self.closes || self.broken { "" } else { &self.text[self.consumed()..] }
    }

    /// What follows a tag; nothing if something else was read last. A reader that knows what to
    /// expect may look here and pass over it.
    pub(crate) fn after_tag(&self) -> &'a str {
        if self.after_tag { self.rest() } else { "" }
    }

    /// Passes over some bytes of [`Events::after_tag`], in which every element that starts ends.
    pub(crate) fn skip(&mut self, bytes: usize) {
        let rest = self.tokens.get_mut();
        *rest = &rest[bytes..];
    }

    /// The next event; nothing at the end of the document, or where it can't be read on.
    pub(crate) fn next(&mut self) -> Option<Event<'a>> {
        if std::mem::take(&mut self.closes) {
            self.open.pop();
            return Some(Event::End);
        }
        while !self.broken {
            let start = self.consumed();
            if let Some((raw, closing)) = plain_tag(self.after_tag()) {
                self.skip(raw.len());
                let at = self.base + start as u64;
                if raw.starts_with("</") {
                    return self.end(raw, at);
                }
                self.closes = closing == 2;
                return self.start(raw, at, closing);
            }
            let token = self.tokens.read_event();
            self.after_tag = matches!(token, Ok(Token::Start(_) | Token::Empty(_) | Token::End(_)));
            let raw = &self.text[start..self.consumed()];
            let at = self.base + start as u64;
            match token {
                Ok(Token::Start(_)) => return self.start(raw, at, 1),
                Ok(Token::Empty(_)) => {
                    self.closes = true;
                    return self.start(raw, at, 2);
                }
                Ok(Token::End(_)) => return self.end(raw, at),
                Ok(Token::Text(_)) => {
                    if let Some(event) = self.piece(Cow::Borrowed(raw), raw, at) {
                        return Some(event);
                    }
                }
                Ok(Token::CData(_)) => {
                    return self.piece(Cow::Borrowed(&raw[9..raw.len() - 3]), raw, at);
                }
                Ok(Token::GeneralRef(_)) => return self.reference(raw, at),
                Ok(Token::DocType(_)) => self.doctype(raw, at),
                Ok(Token::Comment(_) | Token::PI(_)) => {}
                Ok(Token::Decl(_)) => self.declaration(raw, at),
                Ok(Token::Eof) => {
                    self.check_end();
                    return None;
                }
                Err(error) if is_cut_off(&error) => {
                    let length = raw.len().min(raw.find('\n').unwrap_or(40)).min(40);
                    self.stop_early(error.to_string(), at, length, CUT_HINT);
                }
                Err(error) => {
                    let length = raw.len().min(raw.find('\n').unwrap_or(40)).min(40);
                    self.stop(error.to_string(), at, length, HINT);
                }
            }
        }
        None
    }

    /// The text up to the end of the element that started last, and whether there were elements
    /// in it; their text is left out.
    pub(crate) fn text(&mut self) -> (Cow<'a, str>, bool) {
        let mut text = Cow::Borrowed("");
        let mut nested = false;
        let depth = self.depth();
        while let Some(event) = self.next() {
            match event {
                Event::Start(_) => nested = true,
                Event::End if self.depth() < depth => break,
                Event::Text(piece) if self.depth() == depth => {
                    if text.is_empty() {
                        text = piece
                    } else {
                        text.to_mut().push_str(&piece)
                    }
                }
                _ => {}
            }
        }
        (text, nested)
    }

    /// Passes over everything up to the end of the element that started last.
    pub(crate) fn skip_element(&mut self) {
        let depth = self.depth();
        while let Some(event) = self.next() {
            if matches!(event, Event::End) && self.depth() < depth {
                break;
            }
        }
    }

    fn consumed(&self) -> usize {
        self.text.len() - self.tokens.get_ref().len()
    }

    fn start(&mut self, raw: &'a str, at: u64, closing: usize) -> Option<Event<'a>> {
        let inside = &raw[1..raw.len() - closing];
        let end = inside.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(end);
        if self.had_root && self.open.is_empty() {
            let message = format!("a second element `{name}` follows the first");
            return self.stop(message, at, raw.len(), "an XML document has one element around all");
        }
        if self.open.len() >= DEEPEST {
            let message = format!("more than {DEEPEST} elements are inside each other");
            return self.stop(message, at, raw.len(), "no graph needs as many; take some off");
        }
        self.had_root = true;
        self.open.push(Open { name, at });
        Some(Event::Start(Tag {
            name: local(name),
            attributes,
            at,
            length: raw.len(),
            empty: closing == 2,
        }))
    }

    fn end(&mut self, raw: &'a str, at: u64) -> Option<Event<'a>> {
        let name = raw[2..raw.len() - 1].trim_ascii_end();
        match self.open.pop() {
            Some(open) if open.name == name => Some(Event::End),
            Some(open) => {
                let message = format!("`{}` ends as `{name}`", open.name);
                self.stop(message, at, raw.len(), "every element ends with the name it starts with")
            }
            None => {
                let message = format!("`{name}` ends but never started");
                self.stop(message, at, raw.len(), HINT)
            }
        }
    }

    fn piece(&mut self, piece: Cow<'a, str>, raw: &str, at: u64) -> Option<Event<'a>> {
        if !self.open.is_empty() {
            return Some(Event::Text(piece));
        }
        if !piece.trim_ascii().is_empty() || raw.starts_with('<') {
            let length = raw.trim_ascii().len().min(40);
            let at = at + (raw.len() - raw.trim_ascii_start().len()) as u64;
            return self.stop("text stands outside the document".into(), at, length, HINT);
        }
        None
    }

    fn reference(&mut self, raw: &'a str, at: u64) -> Option<Event<'a>> {
        match resolve(&raw[1..raw.len() - 1]) {
            Some(c) => self.piece(Cow::Owned(c.to_string()), raw, at),
            None => {
                let place = self.remarks.place(at, raw.len());
                self.remarks.tell(unknown_entity(raw).at(place));
                self.piece(Cow::Borrowed(raw), raw, at)
            }
        }
    }

    fn doctype(&mut self, raw: &str, at: u64) {
        if raw.contains('[') {
            let hint = "remove everything from `<!DOCTYPE` to `]>`; nothing it declares is needed";
            self.stop("the DOCTYPE declares something of its own".into(), at, 9, hint);
            return;
        }
        let place = self.remarks.place(at, raw.len());
        let message = "the DOCTYPE is passed over";
        self.remarks.tell(Diagnostic::note("xml-doctype", message).at(place));
    }

    fn declaration(&mut self, raw: &str, at: u64) {
        if at > 3 {
            let hint = "leave out what stands before it";
            self.stop("the XML declaration isn't at the start".into(), at, raw.len(), hint);
        }
    }

    fn check_end(&mut self) {
        if let Some(Open { name, at }) = self.open.last().copied() {
            let message = format!("`{name}` starts here and never ends");
            self.stop_early(message, at, name.len() + 1, CUT_HINT);
        } else if !self.had_root {
            self.stop("there is no element".into(), self.base, 0, "the file may be empty");
        }
    }

    /// Ends the reading with an error.
    pub(crate) fn stop(
        &mut self,
        message: String,
        at: u64,
        length: usize,
        hint: &str,
    ) -> Option<Event<'a>> {
        self.stop_for("xml", message, at, length, hint)
    }

    /// Ends the reading where the file ends before the document does.
    fn stop_early(&mut self, message: String, at: u64, length: usize, hint: &str) {
        self.stop_for(ENDS_EARLY, message, at, length, hint);
    }

    fn stop_for(
        &mut self,
        rule: &'static str,
        message: String,
        at: u64,
        length: usize,
        hint: &str,
    ) -> Option<Event<'a>> {
        self.broken = true;
        self.closes = false;
        let place = self.remarks.place(at, length);
        self.remarks.tell(Diagnostic::error(rule, message).at(place).hint(hint));
        None
    }
}

/// Whether the end of what is open was looked for up to the end of the file.
fn is_cut_off(error: &quick_xml::Error) -> bool {
    use quick_xml::errors::SyntaxError;
    matches!(error, quick_xml::Error::Syntax(what) if !matches!(what, SyntaxError::InvalidBangMarkup))
}

/// Says so if a weight isn't the number that its text says.
pub(crate) fn tell_if_rounded(weight: Option<f64>, text: &str, at: u64, events: &mut Events) {
    if weight.is_some_and(|weight| is_rounded(text, weight)) {
        events.remarks.count(ROUNDED, at, text.len(), ROUNDED_HINT);
    }
}

/// The tag that a text starts with, and how many bytes close it, if that shows at first sight: it
/// has no quotes but pairs of `"`, so that a `>` in one of them isn't its end.
///
/// Nearly all tags are like that, and quick-xml takes several steps for each.
fn plain_tag(text: &str) -> Option<(&str, usize)> {
    let starts = match text.as_bytes() {
        [b'<', b'/', ..] => true,
        [b'<', first, ..] => first.is_ascii_alphabetic(),
        _ => false,
    };
    let end = if starts { memchr(b'>', text.as_bytes())? } else { return None };
    let raw = &text[..=end];
    let (mut quotes, mut odd) = (0_usize, false);
    for byte in raw.bytes() {
        quotes += usize::from(byte == b'"');
        odd |= byte == b'\'';
    }
    if odd || quotes % 2 == 1 {
        return None;
    }
    Some((raw, if raw.ends_with("/>") { 2 } else { 1 }))
}

const HINT: &str = "correct it, or export the file anew from where it comes from";

const CUT_HINT: &str = "the file may have been cut off: get it anew from where it comes from";

fn tokens(text: &str) -> Reader<&[u8]> {
    let mut tokens = Reader::from_str(text);
    let config = tokens.config_mut();
    // Both are checked here, because a part of a document ends what it hasn't started.
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Files;

    fn told(document: &str) -> Vec<String> {
        let file = Files::default().add_bytes("a.xml", Vec::new());
        let mut events = Events::new(document, Remarks::new(file));
        while events.next().is_some() {}
        events.remarks.finish().into_iter().map(|diagnostic| diagnostic.message).collect()
    }

    #[test]
    fn text_is_one_whatever_its_pieces() {
        let file = Files::default().add_bytes("a.xml", Vec::new());
        let document =
            "<?xml version='1.0'?><a>1 &lt; <!-- no -->2<![CDATA[ & ]]>&#51;<b>no</b></a>";
        let mut events = Events::new(document, Remarks::new(file));
        assert!(matches!(events.next(), Some(Event::Start(tag)) if tag.name == "a"));
        assert_eq!(events.text(), ("1 < 2 & 3".into(), true));
        assert!(events.next().is_none());
    }

    /// The tags and texts that quick-xml finds, up to its first error.
    fn of_quick_xml(document: &str) -> Vec<String> {
        let mut tokens = tokens(document);
        let mut found = Vec::new();
        loop {
            let start = document.len() - tokens.get_ref().len();
            let token = tokens.read_event();
            let raw = &document[start..document.len() - tokens.get_ref().len()];
            match token {
                Ok(Token::Start(_)) => found.push(format!("start {}", &raw[1..raw.len() - 1])),
                Ok(Token::Empty(_)) => {
                    found.push(format!("start {}", &raw[1..raw.len() - 2]));
                    found.push("end".to_string());
                }
                Ok(Token::End(_)) => found.push("end".to_string()),
                Ok(Token::Text(_)) => found.push(format!("text {raw}")),
                _ => return found,
            }
        }
    }

    #[test]
    fn tags_seen_at_first_sight_are_those_that_quick_xml_finds() {
        let pieces = ["<a", " b=\"", "\"", "'", ">", "/>", "</a>", "<", "x", " "];
        let file = Files::default().add_bytes("a.xml", Vec::new());
        for number in 0..pieces.len().pow(5) {
            let piece = |at: u32| pieces[number / pieces.len().pow(at) % pieces.len()];
            let document = format!("<r>{}</r>", (0..5).map(piece).collect::<String>());
            let mut events = Events::new(&document, Remarks::new(file));
            let mut found = Vec::new();
            while let Some(event) = events.next() {
                found.push(match event {
                    Event::Start(tag) => format!("start {}{}", tag.name, tag.attributes),
                    Event::End => "end".to_string(),
                    Event::Text(text) => format!("text {text}"),
                });
            }
            // Ours may stop sooner, at an end that doesn't fit.
            let wanted = of_quick_xml(&document);
            assert_eq!(found, wanted[..found.len().min(wanted.len())], "{document}");
        }
    }

    #[test]
    fn what_quick_xml_leaves_open_is_told() {
        assert_eq!(told("<a/> \n"), [""; 0]);
        assert_eq!(told("<a><b></b>"), ["`a` starts here and never ends"]);
        assert_eq!(told("<a/><b/>"), ["a second element `b` follows the first"]);
        assert_eq!(told("<a></b>"), ["`a` ends as `b`"]);
        assert_eq!(told("</a>"), ["`a` ends but never started"]);
        assert_eq!(told("<a/>text"), ["text stands outside the document"]);
        assert_eq!(told(" \n"), ["there is no element"]);
        assert_eq!(told("<a>&nope;</a>"), ["`&nope;` stands for nothing that XML knows"]);
        let deep = "<a>".repeat(100_000);
        assert_eq!(told(&deep), ["more than 256 elements are inside each other"]);
    }

    #[test]
    fn a_doctype_is_never_obeyed() {
        assert_eq!(told("<!DOCTYPE a SYSTEM 'a.dtd'><a/>"), ["the DOCTYPE is passed over"]);
        let bomb = "<!DOCTYPE a [<!ENTITY b 'b'><!ENTITY c '&b;&b;'>]><a>&c;</a>";
        assert_eq!(told(bomb), ["the DOCTYPE declares something of its own"]);
    }
}
