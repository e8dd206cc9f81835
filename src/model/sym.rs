//! The name of a text: four bytes.

use std::num::NonZeroU32;

/// One text of a [`Symbols`](crate::model::Symbols) table.
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

    /// The symbol with this index.
    pub(crate) fn at(index: usize) -> Sym {
        let number = u32::try_from(index + 1).ok().and_then(NonZeroU32::new);
        Sym(number.expect("memory ends long before 2^32 distinct texts"))
    }
}
