//! Where an element stands in its file, found again when there is something to say about it.
//!
//! The parser doesn't tell where its values start. A second walk over the bytes does, forwards
//! only and no further than the last element that is asked for.

use std::ops::Range;

use memchr::memchr2;

/// A walk over the lists of elements of a file that the parser has taken so far.
pub(super) struct Walk<'t> {
    text: &'t [u8],
    at: usize,
    /// What is open: for each object the key it is at, nothing for a list.
    open: Vec<Option<&'t [u8]>>,
    /// How many brackets are open in the list of elements this is in.
    depth: usize,
    list: usize,
    number: usize,
}

impl<'t> Walk<'t> {
    pub(super) fn new(text: &'t [u8]) -> Walk<'t> {
        Walk { text, at: 0, open: Vec::new(), depth: usize::MAX, list: 0, number: 0 }
    }

    /// The bytes of an element of a list of elements, both counted from 1. Never asks for one
    /// before the last.
    pub(super) fn element(&mut self, list: usize, number: usize) -> Option<Range<usize>> {
        while (self.list, self.number) < (list, number) {
            self.step()?;
        }
        let start = self.at + self.text[self.at..].iter().position(|b| !b.is_ascii_whitespace())?;
        let (depth, at) = (self.open.len(), self.at);
        let mut end = self.clone_at(at);
        while !(end.open.len() == depth && matches!(end.text.get(end.at)?, b',' | b']')) {
            end.byte()?;
        }
        Some(start..end.at)
    }

    fn clone_at(&self, at: usize) -> Walk<'t> {
        Walk { at, open: self.open.clone(), ..*self }
    }

    /// Goes on to the start of the next element.
    fn step(&mut self) -> Option<()> {
        loop {
            let byte = *self.text.get(self.at)?;
            let starts_list = byte == b'[' && self.is_list();
            let ends_list = byte == b']' && self.open.len() == self.depth;
            let next = byte == b',' && self.open.len() == self.depth;
            self.byte()?;
            if starts_list {
                (self.depth, self.list, self.number) = (self.open.len(), self.list + 1, 1);
                return Some(());
            }
            if ends_list {
                self.depth = usize::MAX;
            }
            if next {
                self.number += 1;
                return Some(());
            }
        }
    }

    /// Whether a list that is opened here is one of elements.
    fn is_list(&self) -> bool {
        let Some((last, outer)) = self.open.split_last() else { return true };
        outer.iter().all(|key| *key == Some(b"elements"))
            && matches!(last, Some(b"nodes" | b"edges" | b"links" | b"elements"))
    }

    /// Goes on by a byte, or by a whole text.
    fn byte(&mut self) -> Option<()> {
        match *self.text.get(self.at)? {
            b'"' => return self.string(),
            b'{' => self.open.push(Some(b"")),
            b'[' => self.open.push(None),
            b'}' | b']' => drop(self.open.pop()),
            _ => {}
        }
        self.at += 1;
        Some(())
    }

    fn string(&mut self) -> Option<()> {
        let start = self.at + 1;
        let mut end = start;
        loop {
            end += memchr2(b'"', b'\\', self.text.get(end..)?)?;
            if self.text[end] == b'"' {
                break;
            }
            end += 2;
        }
        self.at = end + 1;
        let behind = self.text[self.at..].iter().find(|byte| !byte.is_ascii_whitespace());
        if behind == Some(&b':')
            && let Some(Some(key)) = self.open.last_mut()
        {
            *key = &self.text[start..end];
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_found_where_the_parser_found_it() {
        let text = br#"{"graph": {"nodes": [1]}, "nodes": [ {"id": "a, ]\""}, {"x": [1, 2]}],
            "elements": {"edges": ["e", 7], "nodes": []}}"#;
        let mut walk = Walk::new(text);
        let mut element = |list, number| {
            walk.element(list, number).map(|range| std::str::from_utf8(&text[range]).unwrap())
        };
        assert_eq!(element(1, 1), Some(r#"{"id": "a, ]\""}"#));
        assert_eq!(element(1, 2), Some(r#"{"x": [1, 2]}"#));
        assert_eq!(element(2, 2), Some("7"));
        assert_eq!(element(4, 1), None);
        assert_eq!(Walk::new(b"[{}, {\"").element(1, 2), None);
    }
}
