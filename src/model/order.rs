//! Sorting many texts that share prefixes, as ids do.

use rayon::prelude::*;

use crate::model::{Sym, Symbols};

/// From this depth on texts are compared whole: prefixes this long don't repeat for long.
const DEEPEST: usize = 256;

/// How many bytes are compared at a time.
const STEP: usize = 16;

/// How many texts are fetched before they are looked at.
const NEAR: usize = 128;

/// A text on its way to its rank: its next bytes as a number of two halves, and which text it is.
#[derive(Clone, Copy)]
struct Entry {
    key: [u64; 2],
    index: u32,
    symbol: Sym,
}

/// The order of some texts: `order[0]` is the position in `list` of the smallest (by code point).
///
/// Sixteen bytes are compared at a time as one number, and a text is only looked at again where
/// those are equal, so that sorting doesn't wander through memory.
pub(crate) fn ranks(symbols: &Symbols, list: &[Sym]) -> Vec<u32> {
    let entry = |(index, symbol): (usize, &Sym)| Entry {
        key: [0; 2],
        index: index as u32,
        symbol: *symbol,
    };
    let mut entries: Vec<Entry> = list.iter().enumerate().map(entry).collect();
    look_at(&mut entries, 0, symbols);
    sort(&mut entries, 0, symbols);
    entries.into_iter().map(|entry| entry.index).collect()
}

/// Sorts texts whose keys were taken at a depth, up to which they are equal.
fn sort(entries: &mut [Entry], depth: usize, symbols: &Symbols) {
    let text = |entry: &Entry| symbols.text(entry.symbol).as_bytes();
    if depth >= DEEPEST {
        entries.sort_unstable_by(|a, b| text(a).cmp(text(b)));
        return;
    }
    entries.par_sort_unstable_by_key(|entry| entry.key);
    let runs: Vec<&mut [Entry]> =
        entries.chunk_by_mut(|a, b| a.key == b.key).filter(|run| run.len() > 1).collect();
    runs.into_par_iter().for_each(|run| {
        let next = depth + STEP;
        look_at(run, next, symbols);
        if run.iter().any(|entry| text(entry).len() > next) {
            sort(run, next, symbols);
        } else {
            run.sort_unstable_by_key(|entry| text(entry).len());
        }
    });
}

/// Takes the keys of texts at a depth.
fn look_at(entries: &mut [Entry], depth: usize, symbols: &Symbols) {
    const CHUNK: usize = 1 << 12;
    let look_at = |entries: &mut [Entry]| {
        for near in entries.chunks_mut(NEAR) {
            symbols.fetch(near.iter().map(|entry| entry.symbol));
            for entry in near {
                entry.key = key(symbols.text(entry.symbol).as_bytes(), depth);
            }
        }
    };
    match entries.len() {
        0..=CHUNK => look_at(entries),
        _ => entries.par_chunks_mut(CHUNK).for_each(look_at),
    }
}

fn key(text: &[u8], depth: usize) -> [u64; 2] {
    let rest = text.get(depth..).unwrap_or_default();
    let mut bytes = [0; STEP];
    let length = rest.len().min(STEP);
    bytes[..length].copy_from_slice(&rest[..length]);
    let number = u128::from_be_bytes(bytes);
    [(number >> 64) as u64, number as u64]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_ordered_as_comparing_them_would() {
        let long = "x".repeat(300);
        let words = [
            "company:b",
            "company:a",
            "company:",
            "company",
            "",
            "company:a\u{0}",
            "é",
            "z",
            "company:aaaaaaaaaaaaaaab",
            "company:aaaaaaaaaaaaaaaa",
            &long,
            &(long.clone() + "a"),
            &(long.clone() + "A"),
        ];
        let mut symbols = Symbols::new();
        let list: Vec<Sym> = words.iter().map(|word| symbols.intern(word)).collect();
        let ordered: Vec<&str> =
            ranks(&symbols, &list).into_iter().map(|at| words[at as usize]).collect();
        let mut wanted = words.to_vec();
        wanted.sort_unstable();
        assert_eq!(ordered, wanted);
    }
}
