//! Text that repeats, kept once and named by four bytes.
//!
//! A ledger of ten million claims names the same entities over and over, so every cell is a
//! [`Sym`] and every table a few columns of them. Two layers serve two needs with one mechanism:
//! readers on several threads look words up in one frozen table and keep what is new in a layer
//! of their own, and a graph adds its few computed words on top of the ledger it came from.

use std::hash::{BuildHasher, Hasher};
use std::hint::black_box;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use foldhash::fast::RandomState;

use crate::model::recent::{BATCH, Layer};
use crate::model::{Recent, Sym};

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
///
/// It also says where the text stands, so that comparing it takes one look less.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    tag: u32,
    symbol: u32,
    /// Where the text starts, and in the lowest [`LENGTH_BITS`] how long it is.
    place: u64,
}

const LENGTH_BITS: u32 = 24;

/// Stands for a length that has no room in a slot.
const TOO_LONG: u64 = (1 << LENGTH_BITS) - 1;

/// All tables hash alike, so that one can take over another's tags.
static HASHER: LazyLock<RandomState> = LazyLock::new(RandomState::default);

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
            hasher: HASHER.clone(),
        }
    }

    /// A table that knows every text of `base` under the same symbol and keeps new ones itself.
    pub fn over(base: Arc<Symbols>) -> Self {
        Symbols { below: base.len(), base: Some(base), ..Symbols::new() }
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

    /// Whether any text is empty.
    pub(crate) fn any_empty(&self) -> bool {
        self.ends.first() == Some(&0)
            || self.ends.windows(2).any(|two| two[0] == two[1])
            || self.base.as_ref().is_some_and(|base| base.any_empty())
    }

    /// Whether any text has this character.
    pub(crate) fn any_has(&self, character: char) -> bool {
        self.text.contains(character)
            || self.base.as_ref().is_some_and(|base| base.any_has(character))
    }

    /// How long the longest text is.
    pub(crate) fn longest(&self) -> usize {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        let own = self.ends.iter().zip(starts).map(|(end, start)| (end - start) as usize).max();
        let below = self.base.as_ref().map(|base| base.longest());
        own.max(below).unwrap_or_default()
    }

    /// All texts, in the order of their symbols' numbers.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let below = self.base.as_deref().into_iter();
        let below = below.flat_map(|base| (0..base.len()).map(|at| base.text(Sym::at(at))));
        below.chain((0..self.ends.len()).map(|own| self.own_text(own)))
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
        self.find_tagged(text.as_bytes(), self.tag(text.as_bytes()))
    }

    /// The symbol of a text, which is added when it is new.
    pub fn intern(&mut self, text: &str) -> Sym {
        let tag = self.tag(text.as_bytes());
        match self.find_tagged(text.as_bytes(), tag) {
            Some(symbol) => symbol,
            None => self.add(text, tag),
        }
    }

    /// A new symbol for a text that hardly ever repeats, such as a quote: it isn't looked up now
    /// and won't be found later.
    pub fn push(&mut self, text: &str) -> Sym {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u64);
        Sym::at(self.len() - 1)
    }

    /// The symbols of many words at once; an empty word is nothing. What is `recent` is remembered
    /// between calls for words of one kind, such as a column's. Words are given as bytes, because
    /// most are only compared; what isn't UTF-8 in a new one becomes U+FFFD.
    pub fn intern_all<'t>(
        &mut self,
        count: usize,
        word: impl Fn(usize) -> &'t [u8],
        recent: &mut Recent,
        symbols: &mut Vec<Option<Sym>>,
    ) {
        let mut words: [&[u8]; BATCH] = [&[]; BATCH];
        for first in (0..count).step_by(BATCH) {
            let words = &mut words[..BATCH.min(count - first)];
            words.iter_mut().zip(first..).for_each(|(place, at)| *place = word(at));
            let mut found = [None; BATCH];
            recent.find(words, &mut found);
            let (mut unknown, mut many) = ([0; BATCH], 0);
            for (at, (word, found)) in words.iter().zip(&found).enumerate() {
                unknown[many] = at;
                many += usize::from(found.is_none() & !word.is_empty());
            }
            self.intern_unknown(words, &unknown[..many], recent, &mut found);
            symbols.extend_from_slice(&found[..words.len()]);
        }
    }

    /// Finds the symbols of words that aren't known yet; they are looked up side by side.
    fn intern_unknown(
        &mut self,
        words: &[&[u8]],
        unknown: &[usize],
        recent: &mut Recent,
        found: &mut [Option<Sym>; BATCH],
    ) {
        if unknown.is_empty() {
            return;
        }
        let mut tags = [0; BATCH];
        for (tag, at) in tags.iter_mut().zip(unknown) {
            *tag = self.tag(words[*at]);
        }
        let tags = &tags[..unknown.len()];
        let table = self.layer(recent.layer);
        table.fetch_slots(tags.iter().copied());
        let mut likely = [Slot::default(); BATCH];
        for (likely, tag) in likely.iter_mut().zip(tags) {
            *likely = table.first_guess(*tag);
        }
        table.fetch_texts(&likely[..unknown.len()]);
        for (slot, at) in likely.iter().zip(unknown) {
            let fits = slot.symbol != 0 && table.text_in(slot) == words[*at];
            found[*at] = fits.then(|| Sym::at(table.below + slot.own()));
        }
        for (at, tag) in unknown.iter().zip(tags) {
            let symbol = match found[*at] {
                Some(symbol) => symbol,
                None => self.look_up(words[*at], *tag, &mut recent.layer),
            };
            found[*at] = Some(symbol);
            recent.learn(words[*at], symbol);
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
        let mut tags = vec![None; self.ends.len()];
        for slot in self.slots.iter().filter(|slot| slot.symbol != 0) {
            tags[slot.own()] = Some(slot.tag);
        }
        let mut symbols = Vec::with_capacity(self.ends.len());
        for (batch, tags) in (0..).step_by(BATCH).zip(tags.chunks(BATCH)) {
            below.merge_batch(&self, batch, tags, &mut symbols);
        }
        symbols
    }

    /// Adds some texts of another layer, from the first on, whose tags are known if they are
    /// interned there.
    fn merge_batch(
        &mut self,
        other: &Symbols,
        first: usize,
        tags: &[Option<u32>],
        symbols: &mut Vec<Sym>,
    ) {
        let mut likely = [Slot::default(); BATCH];
        self.fetch_slots(tags.iter().flatten().copied());
        for (likely, tag) in likely.iter_mut().zip(tags) {
            *likely = tag.map(|tag| self.first_guess(tag)).unwrap_or_default();
        }
        self.fetch_texts(&likely[..tags.len()]);
        for (own, tag) in (first..).zip(tags) {
            let text = other.own_text(own);
            symbols.push(match tag {
                Some(tag) => match self.find_tagged(text.as_bytes(), *tag) {
                    Some(symbol) => symbol,
                    None => self.add(text, *tag),
                },
                None => self.push(text),
            });
        }
    }

    fn look_up(&mut self, word: &[u8], tag: u32, layer: &mut Layer) -> Sym {
        let symbol = match self.find_tagged(word, tag) {
            Some(symbol) => symbol,
            None => match std::str::from_utf8(word) {
                Ok(text) => self.add(text, tag),
                // What it becomes is another text, which is found by its own tag.
                Err(_) => self.intern(&String::from_utf8_lossy(word)),
            },
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

    /// The first slot whose tag fits, or an empty one. The text is not compared yet.
    fn first_guess(&self, tag: u32) -> Slot {
        let mask = self.slots.len() - 1;
        let mut at = tag as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.symbol == 0 || slot.tag == tag {
                return slot;
            }
            at = (at + 1) & mask;
        }
    }

    /// The half of a text's hash that finds it.
    fn tag(&self, bytes: &[u8]) -> u32 {
        let mut hasher = self.hasher.build_hasher();
        hasher.write(bytes);
        (hasher.finish() >> 32) as u32
    }

    fn find_tagged(&self, text: &[u8], tag: u32) -> Option<Sym> {
        if let Some(base) = &self.base
            && let Some(symbol) = base.find_tagged(text, tag)
        {
            return Some(symbol);
        }
        let mask = self.slots.len() - 1;
        let mut at = tag as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.symbol == 0 {
                return None;
            }
            if slot.tag == tag && self.text_in(&slot) == text {
                return Some(Sym::at(self.below + slot.own()));
            }
            at = (at + 1) & mask;
        }
    }

    fn add(&mut self, text: &str, tag: u32) -> Sym {
        if self.used * 2 >= self.slots.len() {
            self.grow();
        }
        let length = (text.len() as u64).min(TOO_LONG);
        let place = (self.text.len() as u64) << LENGTH_BITS | length;
        let symbol = self.push(text);
        let own = symbol.index() - self.below;
        put(&mut self.slots, Slot { tag, symbol: own as u32 + 1, place });
        self.used += 1;
        symbol
    }

    fn grow(&mut self) {
        let mut larger = vec![Slot::default(); self.slots.len() * 2];
        for slot in self.slots.iter().filter(|slot| slot.symbol != 0) {
            put(&mut larger, *slot);
        }
        self.slots = larger;
    }

    #[inline]
    fn own_text(&self, own: usize) -> &str {
        &self.text[self.own_range(own)]
    }

    #[inline]
    fn text_in(&self, slot: &Slot) -> &[u8] {
        &self.text.as_bytes()[self.range_in(slot)]
    }

    /// Where the text of a slot that isn't empty stands.
    #[inline]
    fn range_in(&self, slot: &Slot) -> Range<usize> {
        match slot.place & TOO_LONG {
            TOO_LONG => self.own_range(slot.own()),
            length => {
                let start = slot.place >> LENGTH_BITS;
                start as usize..(start + length) as usize
            }
        }
    }

    // The processor fetches what several loads ask for at the same time, unless it first has to
    // know what one of them says. So these look at everything and decide nothing.

    fn fetch_slots(&self, tags: impl Iterator<Item = u32>) {
        let mask = self.slots.len() - 1;
        let seen = tags.fold(0, |seen, tag| seen ^ self.slots[tag as usize & mask].tag);
        black_box(seen);
    }

    fn fetch_texts(&self, slots: &[Slot]) {
        let byte = |at: usize| self.text.as_bytes().get(at).copied().unwrap_or_default();
        let some = slots.iter().filter(|slot| slot.symbol != 0);
        let ends = some.map(|slot| self.range_in(slot));
        let seen = ends
            .fold(0, |seen, range| seen ^ byte(range.start) ^ byte(range.end.saturating_sub(1)));
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

impl Slot {
    /// The number of its text among those of its layer.
    #[inline]
    fn own(&self) -> usize {
        self.symbol as usize - 1
    }
}

fn put(slots: &mut [Slot], new: Slot) {
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
        let word = |at: usize| &text.as_bytes()[ranges[at].clone()];
        layer.intern_all(ranges.len(), word, &mut Recent::default(), &mut found);
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
    fn a_word_that_is_no_text_becomes_one_that_is_found() {
        let (mut symbols, mut found) = (Symbols::new(), Vec::new());
        let words: [&[u8]; 3] = [b"a\xff", "a\u{fffd}".as_bytes(), b"a\xff"];
        symbols.intern_all(3, |at| words[at], &mut Recent::default(), &mut found);
        assert_eq!(found, [symbols.find("a\u{fffd}"); 3]);
        assert_eq!(symbols.len(), 1);
    }

    #[test]
    fn a_text_of_any_length_is_found() {
        let mut symbols = Symbols::new();
        for length in [TOO_LONG as usize - 1, TOO_LONG as usize, TOO_LONG as usize + 1] {
            let long = "x".repeat(length);
            let symbol = symbols.intern(&long);
            assert_eq!((symbols.find(&long), symbols.text(symbol)), (Some(symbol), long.as_str()));
        }
    }

    #[test]
    fn a_pushed_text_is_kept_but_not_found() {
        let mut symbols = Symbols::new();
        let quote = symbols.push("a long quote");
        assert_eq!(symbols.text(quote), "a long quote");
        assert_eq!(symbols.find("a long quote"), None);
    }
}
