//! Text that repeats, kept once and named by four bytes.
//!
//! A ledger of ten million claims names the same entities over and over, so every cell is a
//! [`Sym`] and every table a few columns of them. Two layers serve two needs with one mechanism:
//! readers on several threads look words up in one frozen table and keep what is new in a layer
//! of their own, and a graph adds its few computed words on top of the ledger it came from.

use std::hash::BuildHasher;
use std::num::NonZeroU32;
use std::sync::Arc;

use foldhash::fast::RandomState;

/// One text of a [`Symbols`] table.
///
/// Deliberately without an order: numbers follow reading order, which differs between runs with
/// several threads. Sort by text, or by a rank made from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sym(NonZeroU32);

impl Sym {
    /// The place of this symbol in a list that holds something for every symbol.
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }

    fn at(index: usize) -> Sym {
        let number = u32::try_from(index + 1).ok().and_then(NonZeroU32::new);
        Sym(number.expect("memory ends long before 2^32 distinct texts"))
    }
}

/// A table of distinct texts.
///
/// ```
/// use claimgraph::model::Symbols;
/// let mut symbols = Symbols::new();
/// let ada = symbols.intern("ada");
/// assert_eq!(symbols.intern("ada"), ada);
/// assert_eq!(symbols.text(ada), "ada");
/// assert_eq!(symbols.find("bob"), None);
/// ```
#[derive(Clone, Debug)]
pub struct Symbols {
    base: Option<Arc<Symbols>>,
    below: usize,
    text: String,
    ends: Vec<u64>,
    slots: Vec<Slot>,
    used: usize,
    hasher: RandomState,
}

/// An entry of the hash table. The tag is half of the hash, so growing never touches the text,
/// and most strangers are told apart without looking at theirs.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    tag: u32,
    symbol: u32,
}

/// How many words are looked up side by side, so that their cache misses overlap.
const BATCH: usize = 64;

impl Default for Symbols {
    fn default() -> Self {
        Symbols::new()
    }
}

impl Symbols {
    /// An empty table.
    pub fn new() -> Self {
        Symbols {
            base: None,
            below: 0,
            text: String::new(),
            ends: Vec::new(),
            slots: vec![Slot::default(); 16],
            used: 0,
            hasher: RandomState::default(),
        }
    }

    /// A table that knows every text of `base` under the same symbol and keeps new ones itself.
    pub fn over(base: Arc<Symbols>) -> Self {
        Symbols {
            below: base.len(),
            hasher: base.hasher.clone(),
            base: Some(base),
            ..Symbols::new()
        }
    }

    /// How many symbols there are, those of the layer below included.
    pub fn len(&self) -> usize {
        self.below + self.ends.len()
    }

    /// Whether no text was ever added.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes of text held, each distinct text once.
    pub fn bytes(&self) -> usize {
        self.text.len() + self.base.as_ref().map_or(0, |base| base.bytes())
    }

    /// The text of a symbol of this table.
    #[inline]
    pub fn text(&self, symbol: Sym) -> &str {
        match &self.base {
            Some(base) if symbol.index() < self.below => base.text(symbol),
            _ => self.own_text(symbol.index() - self.below),
        }
    }

    /// The text of a symbol, or nothing for nothing.
    #[inline]
    pub fn text_of(&self, symbol: Option<Sym>) -> Option<&str> {
        symbol.map(|symbol| self.text(symbol))
    }

    /// The symbol of a text that was added before.
    pub fn find(&self, text: &str) -> Option<Sym> {
        self.find_hashed(text, self.hasher.hash_one(text))
    }

    /// The symbol of a text, which is added when it is new.
    pub fn intern(&mut self, text: &str) -> Sym {
        let hash = self.hasher.hash_one(text);
        match self.find_hashed(text, hash) {
            Some(symbol) => symbol,
            None => self.add(text, hash),
        }
    }

    /// A new symbol for a text that hardly ever repeats, such as a quote: it isn't looked up now
    /// and won't be found later.
    pub fn push(&mut self, text: &str) -> Sym {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u64);
        Sym::at(self.len() - 1)
    }

    /// Adds the own texts of another table, such as one filled on another thread. The answer has,
    /// for each of them in order, its symbol in this table.
    pub fn absorb(&mut self, other: &Symbols) -> Vec<Sym> {
        let mut symbols = Vec::with_capacity(other.ends.len());
        for first in (0..other.ends.len()).step_by(BATCH) {
            let batch = first..(first + BATCH).min(other.ends.len());
            let mut hashes = [0; BATCH];
            let mut likely = [None; BATCH];
            for (hash, own) in hashes.iter_mut().zip(batch.clone()) {
                *hash = self.hasher.hash_one(other.own_text(own));
            }
            for (likely, hash) in likely.iter_mut().zip(&hashes).take(batch.len()) {
                *likely = self.first_guess(*hash);
            }
            for ((own, hash), likely) in batch.zip(hashes).zip(likely) {
                symbols.push(self.confirm(other.own_text(own), hash, likely));
            }
        }
        symbols
    }

    /// The symbols of many texts at once; an empty text is nothing.
    pub fn intern_all(&mut self, texts: &[&str], symbols: &mut Vec<Option<Sym>>) {
        for texts in texts.chunks(BATCH) {
            let mut hashes = [0; BATCH];
            let mut likely = [None; BATCH];
            for (hash, text) in hashes.iter_mut().zip(texts) {
                *hash = self.hasher.hash_one(text);
            }
            let shared = self.base.as_deref().unwrap_or(self);
            for (likely, hash) in likely.iter_mut().zip(&hashes).take(texts.len()) {
                *likely = shared.first_guess(*hash);
            }
            for ((text, hash), likely) in texts.iter().zip(hashes).zip(likely) {
                symbols.push(if text.is_empty() {
                    None
                } else {
                    Some(self.confirm(text, hash, likely))
                });
            }
        }
    }

    fn confirm(&mut self, text: &str, hash: u64, likely: Option<Sym>) -> Sym {
        if let Some(symbol) = likely
            && self.text(symbol) == text
        {
            return symbol;
        }
        match self.find_hashed(text, hash) {
            Some(symbol) => symbol,
            None => self.add(text, hash),
        }
    }

    /// What the first slot holds, if its tag fits. Its text is not compared yet.
    fn first_guess(&self, hash: u64) -> Option<Sym> {
        let slot = self.slots[tag(hash) as usize & (self.slots.len() - 1)];
        (slot.symbol != 0 && slot.tag == tag(hash)).then(|| Sym::at(slot.symbol as usize - 1))
    }

    fn find_hashed(&self, text: &str, hash: u64) -> Option<Sym> {
        if let Some(base) = &self.base
            && let Some(symbol) = base.find_hashed(text, hash)
        {
            return Some(symbol);
        }
        let mask = self.slots.len() - 1;
        let mut at = tag(hash) as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.symbol == 0 {
                return None;
            }
            let own = slot.symbol as usize - 1;
            if slot.tag == tag(hash) && self.own_text(own) == text {
                return Some(Sym::at(self.below + own));
            }
            at = (at + 1) & mask;
        }
    }

    fn add(&mut self, text: &str, hash: u64) -> Sym {
        if self.used * 2 >= self.slots.len() {
            self.grow();
        }
        let symbol = self.push(text);
        let own = symbol.index() - self.below;
        place(&mut self.slots, Slot { tag: tag(hash), symbol: own as u32 + 1 });
        self.used += 1;
        symbol
    }

    fn grow(&mut self) {
        let mut larger = vec![Slot::default(); self.slots.len() * 2];
        for slot in self.slots.iter().filter(|slot| slot.symbol != 0) {
            place(&mut larger, *slot);
        }
        self.slots = larger;
    }

    #[inline]
    fn own_text(&self, own: usize) -> &str {
        let start = own.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[own] as usize]
    }
}

fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32
}

fn place(slots: &mut [Slot], new: Slot) {
    let mask = slots.len() - 1;
    let mut at = new.tag as usize & mask;
    while slots[at].symbol != 0 {
        at = (at + 1) & mask;
    }
    slots[at] = new;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_keeps_the_symbols_of_the_table_below() {
        let mut below = Symbols::new();
        let words: Vec<String> = (0..1000).map(|n| format!("word {n}")).collect();
        let symbols: Vec<Sym> = words.iter().map(|word| below.intern(word)).collect();
        let mut layer = Symbols::over(Arc::new(below));
        let texts: Vec<&str> = words.iter().map(String::as_str).chain(["", "new"]).collect();
        let mut found = Vec::new();
        layer.intern_all(&texts, &mut found);
        assert_eq!(found[..1000], symbols.iter().map(|s| Some(*s)).collect::<Vec<_>>());
        assert_eq!(found[1000], None);
        assert_eq!(layer.text_of(found[1001]), Some("new"));
        assert_eq!(layer.len(), 1001);
    }

    #[test]
    fn an_absorbed_table_keeps_its_texts_under_the_symbols_given() {
        let mut first = Symbols::new();
        let mut second = Symbols::new();
        for n in 0..100 {
            first.intern(&format!("word {n}"));
            second.intern(&format!("word {}", n * 3));
        }
        let long = second.push("");
        let place = first.absorb(&second);
        assert_eq!(place.len(), 101);
        assert_eq!(first.text(place[99]), "word 297");
        assert_eq!(Some(place[33]), first.find("word 99"));
        assert_eq!(first.text(place[long.index()]), "");
    }

    #[test]
    fn a_pushed_text_is_kept_but_not_found() {
        let mut symbols = Symbols::new();
        let quote = symbols.push("a long quote");
        assert_eq!(symbols.text(quote), "a long quote");
        assert_eq!(symbols.find("a long quote"), None);
    }
}
