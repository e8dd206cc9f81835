//! Who says a quotation that stands by itself on a page: `<cite>Ann Lee</cite>` within it or the
//! caption of its figure.

use crate::extract::document::Spoken;
use crate::extract::document::draft::{Draft, Shape};
use crate::extract::document::furniture::{self, is_names};
use crate::extract::document::marks::is_blank_or_dash;
use crate::extract::document::page::main_part::Found;

/// Where the quotations and the figure begin that are open, as numbers of blocks.
#[derive(Debug, Default)]
pub(super) struct Signatures {
    quotes: Vec<usize>,
    /// How many quotations have begun, those within others apart.
    quotations: u32,
    figure: usize,
}

/// The longest signature, in bytes.
const LONGEST: usize = 120;

impl Signatures {
    /// Begins a quotation within so many others.
    pub(super) fn open_quote(&mut self, depth: usize, blocks: usize) {
        self.quotations += u32::from(depth == 0);
        self.quotes.truncate(depth);
        self.quotes.push(blocks);
    }

    pub(super) fn quotations(&self) -> u32 {
        self.quotations
    }

    pub(super) fn open_figure(&mut self, blocks: usize) {
        self.figure = blocks;
    }

    /// Lets whom a signature names speak the blocks of the quotation that is open at this depth. The
    /// answer is whether there are any.
    pub(super) fn sign_quote(&mut self, found: &mut [Found], depth: usize, text: &str) -> bool {
        let from = depth.checked_sub(1).and_then(|at| self.quotes.get_mut(at));
        from.is_some_and(|from| sign(found, from, depth, text))
    }

    /// The same for the quotations of the figure that is open.
    pub(super) fn sign_figure(&mut self, found: &mut [Found], text: &str) -> bool {
        sign(found, &mut self.figure, 1, text)
    }
}

/// Lets whom a signature names speak the blocks from one of them on, which then are signed.
fn sign(found: &mut [Found], from: &mut usize, depth: usize, text: &str) -> bool {
    let blocks = found.len();
    let (Some(found), Some(name)) = (found.get_mut(*from..), signer(text)) else { return false };
    *from = blocks;
    let quoted = found.iter_mut().map(|found| &mut found.draft);
    let is_quoted = |draft: &&mut Draft| draft.quoted >= depth && draft.shape != Shape::Byline;
    let mut quoted = quoted.filter(is_quoted).peekable();
    let is_one = quoted.peek().is_some();
    quoted
        .filter(|draft| draft.quoted == depth && draft.spoken == Spoken::Unsaid)
        .for_each(|draft| draft.spoken = Spoken::By(name.to_string()));
    is_one
}

/// The name that a signature begins with: `— Ann Lee, The Courier`.
fn signer(text: &str) -> Option<&str> {
    let bare = text.trim_matches(is_blank_or_dash);
    let name = bare.split([',', ';', '(', '|', '—']).next().unwrap_or_default().trim();
    let is_name = name.starts_with('@') || is_names(name) && name.split(' ').count() <= 8;
    let is_short = text.len() <= LONGEST && !bare.ends_with(['.', '!', '?', ':']);
    let is_other = name.contains(": ") || furniture::begins(bare);
    (is_name && is_short && !is_other).then_some(name)
}
