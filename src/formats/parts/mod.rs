//! A graph read in parts, each on its own thread, and put together.
//!
//! A part names the ends of its edges by symbols, because the node may be in another part, or
//! further down. Only [`join`] knows which nodes there are.

mod columns;
mod draft;
mod join;
mod rows;
mod unfit;
mod words;

pub(crate) use columns::Columns;
pub(crate) use draft::Draft;
pub(crate) use join::{fit, join};
pub(crate) use rows::{EdgeRows, NO_WEIGHT, NodeRows, Part};
pub(crate) use unfit::{Unfit, finite};
pub(crate) use words::{Slot, Words};
