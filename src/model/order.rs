//! Sorting many texts that share prefixes, as ids do.

use rayon::prelude::*;

use crate::model::{Sym, Symbols};

/// From this depth on texts are compared whole: prefixes this long don't repeat for long.
const DEEPEST: usize = 256;

/// A text on its way to its rank: its next eight bytes as a number, and which text it is.
#[derive(Clone, Copy)]
struct Entry {
    key: u64,
    index: u32,
}

/// The order of some texts: `order[0]` is the position in `list` of the smallest (by code point).
///
/// Eight bytes are compared at a time as one number, and a text is only looked at again where
/// those are equal, so that sorting doesn't wander through memory.
pub fn ranks(symbols: &Symbols, list: &[Sym]) -> Vec<u32> {
    let text = |index: u32| symbols.text(list[index as usize]).as_bytes();
    let mut entries: Vec<Entry> =
        (0..list.len() as u32).map(|index| Entry { key: key(text(index), 0), index }).collect();
    sort(&mut entries, 0, &text);
    entries.into_iter().map(|entry| entry.index).collect()
}

fn sort<'a, F: Fn(u32) -> &'a [u8] + Sync>(entries: &mut [Entry], depth: usize, text: &F) {
    if depth >= DEEPEST {
        entries.sort_unstable_by(|a, b| text(a.index).cmp(text(b.index)));
        return;
    }
    entries.par_sort_unstable_by_key(|entry| entry.key);
    let runs: Vec<&mut [Entry]> =
        entries.chunk_by_mut(|a, b| a.key == b.key).filter(|run| run.len() > 1).collect();
    runs.into_par_iter().for_each(|run| {
        let next = depth + 8;
        for entry in run.iter_mut() {
            entry.key = key(text(entry.index), next);
        }
        if run.iter().any(|entry| text(entry.index).len() > next) {
            sort(run, next, text);
        } else {
            run.sort_unstable_by_key(|entry| text(entry.index).len());
        }
    });
}

fn key(text: &[u8], depth: usize) -> u64 {
    let rest = text.get(depth..).unwrap_or_default();
    let mut bytes = [0; 8];
    let length = rest.len().min(8);
    bytes[..length].copy_from_slice(&rest[..length]);
    u64::from_be_bytes(bytes)
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
