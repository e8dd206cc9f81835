//! The attributes of one statement, put together.

use std::ops::Range;

use dot_writer::{Attributes, AttributesList};

use crate::formats::dot::carries::CARRIES;
use crate::formats::dot::quote::{self, Mode};
use crate::formats::texts::Texts;
use crate::model::{ELLIPSIS, Graph, Sym};

/// What every row uses again: buffers, and texts as they were written before, with their quotes.
pub(super) struct Scratch<'a> {
    line: Vec<u8>,
    escaped: String,
    joined: String,
    data: Texts<'a>,
    drawn: Texts<'a>,
}

impl<'a> Scratch<'a> {
    /// Nothing written yet.
    pub(super) fn of(graph: &'a Graph) -> Scratch<'a> {
        let texts = |mode| {
            Texts::new(graph, move |text, out| {
                out.push(b'"');
                out.extend_from_slice(quote::escape(text, mode, &mut String::new()).as_bytes());
                out.push(b'"');
            })
        };
        let (escaped, joined) = (String::new(), String::new());
        let (data, drawn) = (texts(Mode::Data), texts(Mode::Drawn));
        Scratch { line: Vec::new(), escaped, joined, data, drawn }
    }

    /// Brings near what some edges say, as [`Texts::fetch_edges`] does.
    pub(super) fn fetch_edges(&self, range: Range<usize>) {
        self.data.fetch_edges(range);
    }
}

/// The attributes of a statement, as they stand in the file.
///
/// They are put together here, because every name, sign and value that it is handed takes
/// `dot-writer` a step, which is most of the time when there are millions of them.
pub(super) struct Put<'s, 'a> {
    graph: &'a Graph,
    scratch: &'s mut Scratch<'a>,
}

impl<'s, 'a> Put<'s, 'a> {
    /// No attributes yet.
    pub(super) fn new(graph: &'a Graph, scratch: &'s mut Scratch<'a>) -> Self {
        scratch.line.clear();
        Put { graph, scratch }
    }

    /// Gives all of them to a statement.
    pub(super) fn into_list(self, list: &mut AttributesList) {
        // Every part of it was text.
        let line = std::str::from_utf8(&self.scratch.line).unwrap_or_default();
        if let Some((first, rest)) = line.split_once('=') {
            list.set(first, rest, false);
        }
    }

    /// A value that holds nothing to escape.
    pub(super) fn constant(&mut self, name: &str, value: &str) {
        let line = named(&mut self.scratch.line, name);
        line.push(b'"');
        line.extend_from_slice(value.as_bytes());
        line.push(b'"');
    }

    /// A number, as `write` writes it.
    pub(super) fn number(&mut self, name: &str, value: f64, write: fn(f64, &mut Vec<u8>)) {
        let line = named(&mut self.scratch.line, name);
        line.push(b'"');
        write(value, line);
        line.push(b'"');
    }

    /// A text, cut if it is too long.
    pub(super) fn text(&mut self, name: &str, text: &str, mode: Mode) {
        match CARRIES.cut(text) {
            None => self.escaped(name, text, mode),
            Some(start) => self.escaped(name, &format!("{start}{ELLIPSIS}"), mode),
        }
    }

    /// A text that is never cut.
    pub(super) fn whole(&mut self, name: &str, text: &str) {
        self.escaped(name, text, Mode::Data);
    }

    /// A text that other rows may have, too.
    pub(super) fn symbol(&mut self, name: &str, symbol: Sym, mode: Mode) {
        let Scratch { line, data, drawn, .. } = &mut *self.scratch;
        let texts = if mode == Mode::Data { data } else { drawn };
        let start = line.len();
        if !texts.write_known(symbol, named(line, name)) {
            line.truncate(start);
            self.text(name, self.graph.text(symbol), mode);
        }
    }

    /// Texts with `|` between them.
    pub(super) fn joined(&mut self, name: &str, texts: &[Sym]) {
        let mut joined = std::mem::take(&mut self.scratch.joined);
        joined.clear();
        for (number, text) in texts.iter().enumerate() {
            joined.push_str(if number > 0 { "|" } else { "" });
            joined.push_str(self.graph.text(*text));
        }
        self.text(name, &joined, Mode::Data);
        self.scratch.joined = joined;
    }

    /// The beginning of a text and who says it, to show beside a pointer.
    pub(super) fn short(&mut self, name: &str, text: &str, speaker: &str) {
        const MOST: usize = 300;
        let mut shown: String = text.chars().take(MOST).collect();
        if shown.len() < text.len() {
            shown.push_str(ELLIPSIS);
        }
        if !speaker.is_empty() {
            shown.push_str("\n— ");
            shown.extend(speaker.chars().take(MOST));
        }
        self.text(name, &shown, Mode::Drawn);
    }

    fn escaped(&mut self, name: &str, text: &str, mode: Mode) {
        let Scratch { line, escaped, .. } = &mut *self.scratch;
        let line = named(line, name);
        line.push(b'"');
        line.extend_from_slice(quote::escape(text, mode, escaped).as_bytes());
        line.push(b'"');
    }
}

/// Begins an attribute.
fn named<'l>(line: &'l mut Vec<u8>, name: &str) -> &'l mut Vec<u8> {
    line.extend_from_slice(if line.is_empty() { b"" } else { b", " });
    line.extend_from_slice(name.as_bytes());
    line.push(b'=');
    line
}
