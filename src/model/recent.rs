//! Short words that come again and again, with their symbols.

use std::hint::black_box;

use crate::model::Sym;

/// What was looked up lately for words of one kind, such as a column's, so that a date, a weight
/// or a number that comes again costs neither a hash nor a look at any table.
///
/// It belongs to the table of symbols that it is used with, and to none other.
#[derive(Clone, Debug, Default)]
pub struct Recent {
    /// Where words of this kind are usually found.
    pub(super) layer: Layer,
    known: Vec<Known>,
    gave_up: bool,
    asked: usize,
    found: usize,
}

/// Where texts of one kind are usually found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Layer {
    /// In the table below.
    #[default]
    Below,
    /// In the layer itself.
    Own,
}

/// How many words are looked up side by side, so that their cache misses overlap.
pub(super) const BATCH: usize = 64;

/// A word with its symbol.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    key: Key,
    symbol: Option<Sym>,
}

/// A word of up to sixteen bytes: its first eight and its last, which overlap or are padded, and
/// its length tells how. Words are the same if their keys are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Key {
    head: u64,
    tail: u64,
    length: u32,
}

/// How many words are known at most. They stay in memory close to the processor.
const PLACES: usize = 1 << 12;

/// After so many questions it shows whether words come again: if fewer than an eighth were known,
/// the rest of them isn't asked for.
const TRIAL: usize = 1 << 13;

impl Recent {
    /// Remembers nothing, where many memories together would be too large.
    pub(crate) fn idle() -> Recent {
        Recent { gave_up: true, ..Recent::default() }
    }

    /// The symbols of those words that were looked up lately.
    pub(super) fn find(&mut self, words: &[&[u8]], found: &mut [Option<Sym>; BATCH]) {
        if self.known.is_empty() {
            return;
        }
        let mut keys = [Key::default(); BATCH];
        for (key, word) in keys.iter_mut().zip(words) {
            *key = Key::of(word).unwrap_or_default();
        }
        let keys = &keys[..words.len()];
        // Looking at all of them first, the processor needn't wait for one after the other.
        let seen = keys.iter().fold(0, |seen, key| seen ^ self.known[key.place()].key.length);
        black_box(seen);
        for (found, key) in found.iter_mut().zip(keys) {
            let known = self.known[key.place()];
            *found = if known.key == *key { known.symbol } else { None };
            self.found += usize::from(found.is_some());
        }
        self.asked += words.len();
    }

    /// Remembers a word, if it is short.
    pub(super) fn learn(&mut self, word: &[u8], symbol: Sym) {
        let Some(key) = Key::of(word).filter(|_| !self.gave_up) else { return };
        if self.asked >= TRIAL {
            self.gave_up = self.found < self.asked / 8;
            (self.asked, self.found) = (0, 0);
        }
        if self.gave_up {
            self.known = Vec::new();
            return;
        }
        if self.known.is_empty() {
            self.known = vec![Known::default(); PLACES];
        }
        self.known[key.place()] = Known { key, symbol: Some(symbol) };
    }
}

impl Key {
    /// The key of a word; nothing if it is empty or too long.
    #[inline]
    fn of(word: &[u8]) -> Option<Key> {
        let length = word.len() as u32;
        let (head, tail) = match (word.first_chunk::<8>(), word.last_chunk::<8>()) {
            _ if length > 16 || length == 0 => return None,
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => (within_eight(word), 0),
        };
        Some(Key { head, tail, length })
    }

    #[inline]
    fn place(&self) -> usize {
        const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
        let mixed = self.head ^ self.tail.rotate_left(29) ^ u64::from(self.length);
        ((mixed ^ mixed >> 32).wrapping_mul(SPREAD) >> (64 - PLACES.ilog2())) as usize
    }
}

/// The bytes of a word of fewer than eight, as a number that no other of its length has.
#[inline]
fn within_eight(word: &[u8]) -> u64 {
    match (word.first_chunk::<4>(), word.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        _ => word.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_if_their_keys_are() {
        for length in 0..=20 {
            let word = vec![b'a'; length];
            let key = Key::of(&word);
            assert_eq!(key.is_some(), (1..=16).contains(&length));
            for at in 0..length {
                let mut other = word.clone();
                other[at] = b'b';
                assert_eq!(Key::of(&other) == key, length > 16, "byte {at} of {length}");
            }
            let longer = vec![b'a'; length + 1];
            assert!(key.is_none() || Key::of(&longer) != key);
        }
    }

    #[test]
    fn it_gives_up_where_no_word_comes_twice() {
        let mut symbols = crate::model::Symbols::new();
        let mut recent = Recent::default();
        for first in (0..2 * TRIAL).step_by(BATCH) {
            let texts: Vec<String> = (first..first + BATCH).map(|n| n.to_string()).collect();
            let word = |at: usize| texts[at].as_bytes();
            symbols.intern_all(BATCH, word, &mut recent, &mut Vec::new());
        }
        assert!(recent.gave_up);
    }

    #[test]
    fn what_comes_again_is_known() {
        let mut symbols = crate::model::Symbols::new();
        let mut recent = Recent::default();
        let words =
            ["", "a", "", "2021-04-01", "a", "longer than sixteen bytes"].map(str::as_bytes);
        let mut first = Vec::new();
        symbols.intern_all(words.len(), |at| words[at], &mut recent, &mut first);
        let mut found = [None; BATCH];
        recent.find(&words, &mut found);
        assert_eq!(found[..5], first[..5]);
        assert_eq!((found[5], symbols.len()), (None, 3));
    }
}
