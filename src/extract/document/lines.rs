//! The lines of a document, one after the other.

use crate::error::Result;
use crate::extract::document::cut::{LONGEST, cut_place};
use crate::extract::document::input::{Input, count};

/// A line of a document, without its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Where it starts in the file.
    pub(super) at: u64,
    /// Whether it begins a page.
    pub(super) begins_page: bool,
    /// Whether it is a piece of a line without end.
    pub(super) is_piece: bool,
}

/// The lines of a document.
pub(super) struct Lines<'f> {
    pub(super) input: Input<'f>,
    begins_page: bool,
    is_piece: bool,
}

impl<'f> Lines<'f> {
    pub(super) fn of(input: Input<'f>) -> Lines<'f> {
        Lines { input, begins_page: false, is_piece: false }
    }

    /// The next line; nothing at the end of the document.
    pub(super) fn next_line(&mut self) -> Result<Option<Line>> {
        let mut looked = 0;
        loop {
            let rest = self.input.rest();
            let near = &rest[..rest.len().min(LONGEST)];
            let end = memchr::memchr3(b'\n', b'\r', 0xc, &near[looked..]).map(|at| looked + at);
            if let Some(end) = end
                && (end + 1 < rest.len() || self.input.ended)
            {
                return Ok(Some(self.take(end)));
            }
            if rest.len() > LONGEST && end.is_none() {
                let length = cut_place(near);
                count(&mut self.input.troubles.cut, self.input.at + self.input.from as u64);
                self.is_piece = true;
                return Ok(Some(self.line(length)));
            }
            if self.input.ended {
                let length = rest.len();
                return Ok((length > 0).then(|| self.line(length)));
            }
            looked = end.unwrap_or(near.len());
            self.input.fill()?;
        }
    }

    /// Takes a line and its end.
    fn take(&mut self, length: usize) -> Line {
        let line = self.line(length);
        self.is_piece = false;
        let end = self.input.rest();
        self.begins_page = end[0] == 0xc;
        self.input.from += if end.starts_with(b"\r\n") { 2 } else { 1 };
        line
    }

    fn line(&mut self, length: usize) -> Line {
        let (begins_page, is_piece) = (self.begins_page, self.is_piece);
        self.begins_page = false;
        let (text, at) = self.input.take(length);
        Line { text, at, begins_page, is_piece }
    }
}
