//! Text that repeats, kept once and named by four bytes.
//!
//! A ledger of ten million claims names the same entities over and over, so every cell is a
//! [`Sym`] and every table a few columns of them. Two layers serve two needs with one mechanism:
//! readers on several threads look words up in one frozen table and keep what is new in a layer
//! of their own, and a graph adds its few computed words on top of the ledger it came from.

use std::hash::{BuildHasher, Hasher};
use std::hint::black_box;
use std::num::NonZeroU32;
use std::ops::Range;
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

/// Where texts of one kind are usually found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layer {
    /// In the table below.
    #[default]
    Below,
    /// In the layer itself.
    Own,
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
        self.find_hashed(text, self.hash(text.as_bytes()))
    }

    /// The symbol of a text, which is added when it is new.
    pub fn intern(&mut self, text: &str) -> Sym {
        let hash = self.hash(text.as_bytes());
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

    /// The symbols of many words at once; an empty word is nothing. `layer` is remembered between
    /// calls for words of one kind, such as a column's: it says where they are usually found.
    pub fn intern_all<'t>(
        &mut self,
        count: usize,
        word: impl Fn(usize) -> &'t str,
        layer: &mut Layer,
        symbols: &mut Vec<Option<Sym>>,
    ) {
        for first in (0..count).step_by(BATCH) {
            let batch = BATCH.min(count - first);
            let bytes = |at: usize| word(first + at).as_bytes();
            let mut hashes = [0; BATCH];
            let mut likely = [None; BATCH];
            for (at, hash) in hashes[..batch].iter_mut().enumerate() {
                *hash = self.hash(bytes(at));
            }
            let table = self.layer(*layer);
            table.fetch_slots(&hashes[..batch]);
            for (likely, hash) in likely[..batch].iter_mut().zip(&hashes) {
                *likely = table.first_guess(*hash);
            }
            table.fetch_own(likely[..batch].iter().flatten().copied());
            let mut same = [None; BATCH];
            for (at, (same, likely)) in same[..batch].iter_mut().zip(&likely).enumerate() {
                let fits = |own: &usize| table.own_bytes(*own) == bytes(at);
                *same = likely.filter(fits).map(|own| Sym::at(table.below + own));
            }
            for (at, (same, hash)) in same[..batch].iter().zip(hashes).enumerate() {
                let word = word(first + at);
                symbols.push(match word.is_empty() {
                    true => None,
                    false => same.or_else(|| Some(self.look_up(word, hash, layer))),
                });
            }
        }
    }

    /// Brings the texts of some symbols near, so that asking for them one after the other doesn't
    /// wait for memory each time. For loops over many texts that lie all over.
    pub(crate) fn fetch(&self, symbols: impl Iterator<Item = Sym> + Clone) {
        match &self.base {
            None => self.fetch_own(symbols.map(Sym::index)),
            Some(base) => {
                let (below, all) = (self.below, symbols.map(Sym::index));
                base.fetch_own(all.clone().filter(|index| *index < below));
                self.fetch_own(all.filter(|index| *index >= below).map(|index| index - below));
            }
        }
    }

    /// What this layer has of its own, for [`Symbols::merge_into`] the table below, which it holds
    /// no longer.
    pub(crate) fn apart(self) -> Symbols {
        Symbols { base: None, ..self }
    }

    /// Adds what this layer has of its own to the table below it, and gives the symbol that each
    /// own text has there, in the order in which they were added here. Texts that were pushed
    /// stay apart.
    pub fn merge_into(self, below: &mut Symbols) -> Vec<Sym> {
        if below.is_empty() && self.below == 0 {
            *below = Symbols { base: None, ..self };
            return (0..below.len()).map(Sym::at).collect();
        }
        let mut is_interned = vec![false; self.ends.len()];
        for slot in self.slots.iter().filter(|slot| slot.symbol != 0) {
            is_interned[slot.symbol as usize - 1] = true;
        }
        let interned = (0..self.ends.len()).filter(|own| is_interned[*own]);
        let words: Vec<Range<usize>> = interned.map(|own| self.own_range(own)).collect();
        let mut found = Vec::with_capacity(words.len());
        let word = |at: usize| &self.text[words[at].clone()];
        below.intern_all(words.len(), word, &mut Layer::Own, &mut found);
        let mut found = found.into_iter();
        let mut symbols = Vec::with_capacity(self.ends.len());
        for (own, interned) in is_interned.into_iter().enumerate() {
            symbols.push(match interned {
                // Only the empty text is nothing to `intern_all`.
                true => found.next().flatten().unwrap_or_else(|| below.intern("")),
                false => below.push(self.own_text(own)),
            });
        }
        symbols
    }

    fn look_up(&mut self, text: &str, hash: u64, layer: &mut Layer) -> Sym {
        let symbol = match self.find_hashed(text, hash) {
            Some(symbol) => symbol,
            None => self.add(text, hash),
        };
        *layer = if symbol.index() < self.below { Layer::Below } else { Layer::Own };
        symbol
    }

    fn layer(&self, layer: Layer) -> &Symbols {
        match (&self.base, layer) {
            (Some(base), Layer::Below) => base,
            _ => self,
        }
    }

    /// The first text whose tag fits. It is not compared yet.
    fn first_guess(&self, hash: u64) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut at = tag(hash) as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.symbol == 0 {
                return None;
            }
            if slot.tag == tag(hash) {
                return Some(slot.symbol as usize - 1);
            }
            at = (at + 1) & mask;
        }
    }

    fn hash(&self, bytes: &[u8]) -> u64 {
        let mut hasher = self.hasher.build_hasher();
        hasher.write(bytes);
        hasher.finish()
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
            if slot.tag == tag(hash) && self.own_bytes(own) == text.as_bytes() {
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
        &self.text[self.own_range(own)]
    }

    #[inline]
    fn own_bytes(&self, own: usize) -> &[u8] {
        &self.text.as_bytes()[self.own_range(own)]
    }

    // The processor fetches what several loads ask for at the same time, unless it first has to
    // know what one of them says. So these look at everything and decide nothing.

    fn fetch_slots(&self, hashes: &[u64]) {
        let mask = self.slots.len() - 1;
        let seen =
            hashes.iter().fold(0, |seen, hash| seen ^ self.slots[tag(*hash) as usize & mask].tag);
        black_box(seen);
    }

    fn fetch_own(&self, list: impl Iterator<Item = usize> + Clone) {
        let seen = list.clone().fold(0, |seen, own| seen ^ self.ends[own]);
        black_box(seen);
        let byte = |at: usize| self.text.as_bytes().get(at).copied().unwrap_or_default();
        let ends = list.map(|own| self.own_range(own));
        let seen = ends
            .fold(0, |seen, range| seen ^ byte(range.start) ^ byte(range.end.saturating_sub(1)));
        black_box(seen);
    }

    #[inline]
    fn own_range(&self, own: usize) -> Range<usize> {
        let start = own.checked_sub(1).map_or(0, |before| self.ends[before]);
        start as usize..self.ends[own] as usize
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
        let text = words.concat() + "new";
        let mut ranges = Vec::new();
        for word in words.iter().map(String::as_str).chain(["", "new"]) {
            let start = ranges.last().map_or(0, |range: &Range<usize>| range.end);
            ranges.push(start..start + word.len());
        }
        let mut found = Vec::new();
        let word = |at: usize| &text[ranges[at].clone()];
        layer.intern_all(ranges.len(), word, &mut Layer::default(), &mut found);
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
        let place = second.merge_into(&mut first);
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
