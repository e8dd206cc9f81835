//! Documents as blocks: paragraphs, headings, items, and the furniture of a page.
//!
//! [`Blocks`] reads plain text, Markdown and HTML. Whatever a page has around its article is set
//! aside by its kind and counted, so that nobody takes a menu for a claim.

mod block;
mod blocks;
mod broken_off;
mod columns;
mod cut;
mod dialogue;
mod draft;
mod furniture;
mod headings;
mod hyphens;
mod input;
mod letters;
mod lines;
mod markdown;
mod marks;
mod page;
mod pages;
mod plain;
mod sorter;
mod spacing;
mod turns;
mod written;

pub use block::{Block, BlockKind, Indents, Spoken};
pub use blocks::{Blocks, Counts};
