//! Texts that many rows share, put on paper once.

use std::ops::Range;

use crate::model::{Cells, Graph, Sym};

/// The texts of a graph as they stand in a file, remembered from the first time they are written.
///
/// Most cells of many edges say what others said: a relation, a date, a source. What was put on
/// paper lies together here, so that it is copied without being looked at, or looked for, again.
pub(crate) struct Texts<'a> {
    graph: &'a Graph,
    put: Box<Put<'a>>,
    /// Where each text starts and, in the lower half, how long it is, by the index of its symbol;
    /// 0 is nowhere. As plain numbers they take no memory until they are used.
    places: Vec<u64>,
    bytes: Vec<u8>,
}

/// What puts a text into a file.
type Put<'a> = dyn Fn(&str, &mut Vec<u8>) + 'a;

/// Texts that are longer hardly ever repeat.
const LONGEST: usize = 64;

/// How many bytes are remembered at most.
const MOST: usize = 8 << 20;

/// How many bytes are copied in one step, whether they belong to the text or not.
const STEP: usize = 16;

impl<'a> Texts<'a> {
    /// Nothing remembered yet; `put` puts a text into a file.
    pub(crate) fn new(graph: &'a Graph, put: impl Fn(&str, &mut Vec<u8>) + 'a) -> Texts<'a> {
        let places = vec![0; graph.symbols.len()];
        // Nothing starts at the start, which means nowhere.
        Texts { graph, put: Box::new(put), places, bytes: vec![b' '] }
    }

    /// Writes the text of a symbol.
    #[inline]
    pub(crate) fn write(&mut self, symbol: Sym, out: &mut Vec<u8>) {
        if !self.write_known(symbol, out) {
            (self.put)(self.graph.text(symbol), out);
        }
    }

    /// Writes the text of a symbol, unless it can't be remembered, because it is long or there are
    /// too many. The answer is whether it is written.
    #[inline]
    pub(crate) fn write_known(&mut self, symbol: Sym, out: &mut Vec<u8>) -> bool {
        let place = match self.places[symbol.index()] {
            0 => self.first(symbol),
            place => Some(place),
        };
        let Some(place) = place else { return false };
        let (start, length) = ((place >> 32) as usize, place as u32 as usize);
        match self.bytes[start..].first_chunk::<STEP>() {
            Some(step) if length <= STEP => {
                let end = out.len() + length;
                out.extend_from_slice(step);
                out.truncate(end);
            }
            _ => out.extend_from_slice(&self.bytes[start..start + length]),
        }
        true
    }

    #[cold]
    fn first(&mut self, symbol: Sym) -> Option<u64> {
        let (text, start) = (self.graph.text(symbol), self.bytes.len());
        if text.len() > LONGEST || start > MOST {
            return None;
        }
        (self.put)(text, &mut self.bytes);
        let place = (start as u64) << 32 | (self.bytes.len() - start) as u64;
        self.places[symbol.index()] = place;
        Some(place)
    }

    /// Brings near what some edges say that isn't remembered, so that writing one after the other
    /// doesn't wait for memory each time.
    pub(crate) fn fetch_edges(&self, range: Range<usize>) {
        for column in &self.graph.edges.columns {
            match &column.cells {
                Cells::Text(cells) => self.fetch(cells[range.clone()].iter().flatten()),
                Cells::List(lists) => self.fetch(lists.all_of(range.clone()).iter()),
                _ => {}
            }
        }
    }

    fn fetch<'s>(&self, symbols: impl Iterator<Item = &'s Sym> + Clone) {
        let is_new = |symbol: &&Sym| self.places[symbol.index()] == 0;
        if symbols.clone().any(|symbol| is_new(&symbol)) {
            self.graph.symbols.fetch(symbols.filter(is_new).copied());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_put_on_paper_once_and_copied_from_then_on() {
        let mut graph = Graph::default();
        let words = ["", "a", "exactly sixteen!", "more than sixteen bytes", &"long".repeat(40)];
        let symbols = words.map(|word| graph.symbols.intern(word));
        let put = std::cell::Cell::new(0);
        let mut texts = Texts::new(&graph, |text, out| {
            put.set(put.get() + 1);
            out.extend_from_slice(format!("<{text}>").as_bytes());
        });
        for round in 1..4 {
            for (symbol, word) in symbols.iter().zip(words) {
                let mut out = b"before ".to_vec();
                texts.write(*symbol, &mut out);
                assert_eq!(String::from_utf8(out).unwrap(), format!("before <{word}>"));
                let is_known = texts.write_known(*symbol, &mut Vec::new());
                assert_eq!(is_known, word.len() <= LONGEST);
            }
            // The long one each time.
            assert_eq!(put.get(), 4 + round);
        }
    }
}
