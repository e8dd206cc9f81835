//! The bytes of a document, a window at a time, and what is the matter with them.

use std::io::{Cursor, Read};

use crate::error::Result;
use crate::extract::document::cut::cut_place;
use crate::text::{
    CONVERT_TO_UTF_8, Diagnostic, FileId, Place, is_utf_16, other_than_text, tell_utf_16,
};

/// How much is read at a time, and how much of a file tells what it is.
const WINDOW: usize = 1 << 16;
const HEAD: usize = 1 << 13;

/// Stands for a byte that isn't UTF-8. It is one byte long, so that offsets stay what they are,
/// and becomes U+FFFD as all control characters do.
const NOT_UTF_8: &str = "\u{1a}";

/// A document that is being read.
pub(super) struct Input<'f> {
    reader: Box<dyn Read + Send + 'f>,
    /// What is read and not taken yet, from `from` on.
    pub(super) bytes: Vec<u8>,
    pub(super) from: usize,
    /// Where `bytes` start in the file.
    pub(super) at: u64,
    pub(super) ended: bool,
    pub(super) troubles: Troubles,
}

/// Why a document isn't read.
#[derive(Clone, Debug)]
enum Refusal {
    /// What it is instead of text, and what to do.
    Other(String, &'static str),
    /// It is UTF-16, and starts with these bytes.
    Utf16(Vec<u8>),
    /// Where the first byte is that isn't UTF-8.
    NotUtf8(u64),
}

impl Refusal {
    /// Why a document isn't read that starts so, if it isn't. Of the last character there may be only
    /// a part.
    fn of(head: &[u8]) -> Option<Refusal> {
        if is_utf_16(head) {
            return Some(Refusal::Utf16(head[..head.len().min(4)].to_vec()));
        }
        if let Some((what, hint)) = other_than_text(head) {
            return Some(Refusal::Other(format!("{what}, which isn't read"), hint));
        }
        if memchr::memchr(0, head).is_some() {
            let what = "not text but bytes".to_string();
            return Some(Refusal::Other(what, "is it the right file?"));
        }
        let error = std::str::from_utf8(head).err()?;
        error.error_len().map(|_| Refusal::NotUtf8(error.valid_up_to() as u64))
    }

    fn told(&self, file: FileId) -> Option<Diagnostic> {
        match self {
            Refusal::Utf16(start) => tell_utf_16(start, file),
            Refusal::Other(what, hint) => {
                let told = Diagnostic::error("not-text", format!("it is {what}"));
                Some(told.at(Place::start(file)).hint(*hint))
            }
            Refusal::NotUtf8(at) => {
                let message = "the document isn't UTF-8 from here on, so it isn't read";
                let told = Diagnostic::error("not-utf-8", message);
                let told = told.at(Place::bytes(file, *at, 1)).hint("save the document as UTF-8");
                Some(told.hint(CONVERT_TO_UTF_8))
            }
        }
    }
}

/// What is the matter with a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Troubles {
    /// Why it isn't read.
    refused: Option<Refusal>,
    /// Where the first byte is that isn't UTF-8, and how many there are.
    not_utf_8: Option<(u64, u64)>,
    /// Where the first line is that had to be cut, and how many there are.
    pub(super) cut: Option<(u64, u64)>,
    /// Where it stops being text.
    stopped: Option<u64>,
    /// Where the first columns of prose stand side by side, and how many groups of lines have them.
    pub(super) columns: Option<(u64, u64)>,
    /// Where the first long text without any end of a sentence is, and how many there are.
    pub(super) unended: Option<(u64, u64)>,
    /// Where it was left, because it is too large to be read whole.
    pub(super) left: Option<u64>,
}

impl<'f> Input<'f> {
    /// Reads the first bytes, which tell whether it is text.
    pub(super) fn of(mut reader: Box<dyn Read + Send + 'f>) -> Result<Input<'f>> {
        let mut head = Vec::with_capacity(HEAD);
        reader.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
        let troubles = Troubles { refused: Refusal::of(&head), ..Troubles::default() };
        if troubles.refused.is_some() {
            head.clear();
            reader = Box::new(std::io::empty());
        }
        // A mark of the encoding is no text.
        let from = if head.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
        Ok(Input { reader, bytes: head, from, at: 0, ended: false, troubles })
    }

    /// The bytes that are read and not taken yet.
    pub(super) fn rest(&self) -> &[u8] {
        &self.bytes[self.from..]
    }

    /// Reads some more. A zero byte ends the text, however it goes on.
    pub(super) fn fill(&mut self) -> Result<()> {
        if self.from >= WINDOW {
            self.bytes.drain(..self.from);
            self.at += self.from as u64;
            self.from = 0;
        }
        let before = self.bytes.len();
        self.reader.by_ref().take(WINDOW as u64).read_to_end(&mut self.bytes)?;
        if let Some(zero) = memchr::memchr(0, &self.bytes[before..]) {
            self.troubles.stopped = Some(self.at + (before + zero) as u64);
            self.bytes.truncate(before + zero);
            self.reader = Box::new(Cursor::new([]));
        }
        self.ended = self.bytes.len() == before;
        Ok(())
    }

    /// Takes so many bytes, as text of the same length, and says where they start.
    pub(super) fn take(&mut self, length: usize) -> (String, u64) {
        let at = self.at + self.from as u64;
        let bytes = &self.bytes[self.from..self.from + length];
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.to_string(),
            Err(_) => mended(bytes, at, &mut self.troubles),
        };
        self.from += length;
        (text, at)
    }

    /// Takes all there is, but not more than so many bytes.
    pub(super) fn take_all(&mut self, most: usize) -> Result<(String, u64)> {
        while !self.ended && self.rest().len() <= most {
            self.fill()?;
        }
        if self.rest().len() > most {
            let length = cut_place(&self.rest()[..most]);
            self.troubles.left = Some(self.at + (self.from + length) as u64);
            return Ok(self.take(length));
        }
        Ok(self.take(self.rest().len()))
    }

    /// Takes about so many bytes, up to an empty line, or all that is left.
    pub(super) fn take_section(&mut self, most: usize) -> Result<(String, u64)> {
        while !self.ended && self.rest().len() <= most {
            self.fill()?;
        }
        let rest = self.rest();
        if rest.len() <= most {
            return Ok(self.take(rest.len()));
        }
        let window = &rest[..most];
        let empty =
            memchr::memmem::rfind(window, b"\n\n").or(memchr::memmem::rfind(window, b"\n\r\n"));
        let line = || memchr::memrchr(b'\n', window);
        let length = empty.or_else(line).map_or_else(|| cut_place(window), |at| at + 1);
        Ok(self.take(length))
    }
}

fn mended(bytes: &[u8], at: u64, troubles: &mut Troubles) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for _ in chunk.invalid() {
            count(&mut troubles.not_utf_8, at + text.len() as u64);
            text.push_str(NOT_UTF_8);
        }
    }
    text
}

/// What is said behind `here` of something that was found so often.
fn and_more(times: u64) -> String {
    match times.saturating_sub(1) {
        0 => String::new(),
        1 => " and once more".to_string(),
        more => format!(" and {more} more times"),
    }
}

/// Counts something, and keeps where the first of it is.
pub(super) fn count(found: &mut Option<(u64, u64)>, at: u64) {
    found.get_or_insert((at, 0)).1 += 1;
}

impl Troubles {
    /// Messages about them.
    pub(super) fn told(&self, file: FileId) -> Vec<Diagnostic> {
        let mut told: Vec<Diagnostic> =
            self.refused.iter().filter_map(|refused| refused.told(file)).collect();
        if let Some((at, bytes)) = self.not_utf_8 {
            let many =
                if bytes == 1 { "a byte isn't".into() } else { format!("{bytes} bytes aren't") };
            let message = format!("{many} UTF-8, the first is here; U+FFFD stands for each");
            let place = Place::bytes(file, at, 1);
            told.push(
                Diagnostic::warning("not-utf-8", message)
                    .at(place)
                    .hint("save the document as UTF-8")
                    .hint(CONVERT_TO_UTF_8),
            );
        }
        if let Some((at, lines)) = self.cut {
            let more = and_more(lines);
            let message = format!("text without a line end is cut into blocks, here{more}");
            told.push(Diagnostic::note("long-line", message).at(Place::bytes(file, at, 0)));
        }
        if let Some((at, groups)) = self.columns {
            let message =
                format!("text in columns side by side isn't read, here{}", and_more(groups));
            let columns = Diagnostic::warning("columns", message).at(Place::bytes(file, at, 0));
            told.push(columns.hint("`pdftotext` without `-layout` puts one behind the other"));
        }
        if let Some((at, texts)) = self.unended {
            let message = format!("no sentence ends in so long a text, here{}", and_more(texts));
            let unended = Diagnostic::warning("no-full-stops", message);
            let hint = "without full stops, what one sentence says may be taken for another's";
            told.push(unended.at(Place::bytes(file, at, 0)).hint(hint));
        }
        if let Some(at) = self.stopped {
            let message = "from here on it is not text but bytes, which are not read";
            told.push(Diagnostic::error("not-text", message).at(Place::bytes(file, at, 1)));
        }
        if let Some(at) = self.left {
            let message = "a page of HTML is read up to 64 MiB, and this one goes on";
            let left = Diagnostic::error("too-large", message).at(Place::bytes(file, at, 0));
            told.push(left.hint("split it, or make plain text of it, which may have any size"));
        }
        told
    }
}
