//! The pinned documents: each read once, all quotes of it looked for, nothing of it kept.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::check::rows::at;
use crate::error::Result;
use crate::model::{Ledger, Level, Sym, Table};
use crate::text::{FileId, Files, Near, Words, other_than_text};

/// The most bytes of a document that quotes are looked for in.
pub const LARGEST_DOCUMENT: u64 = 64 << 20;

/// A document that a source pins, as it is now.
pub(super) struct Document {
    /// The row of its source.
    pub(super) source: usize,
    /// Its file.
    pub(super) file: FileId,
    /// What it holds, or why it can't be read.
    pub(super) held: std::result::Result<Held, String>,
}

/// What a document holds.
pub(super) struct Held {
    /// How many bytes, after decompression.
    pub(super) size: usize,
    /// The SHA-256 of them.
    pub(super) sha256: String,
    /// Whether it is text as all files here should be.
    pub(super) is_utf8: bool,
    /// What it is instead of text, and what to do, where a quote is lost.
    pub(super) other: Option<(&'static str, &'static str)>,
    /// The quotes that aren't in it.
    pub(super) lost: Vec<Quote>,
}

/// Where a quote stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quote {
    /// In a row of the table of claims.
    Claim(usize),
    /// In a row of the table of further evidence.
    Evidence(usize),
}

/// How many quotes a ledger has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuoteCount {
    /// All of them.
    pub all: usize,
    /// Those that are looked for in a document: their source pins one that can be read, and the project
    /// doesn't switch it off.
    pub looked_for: usize,
}

/// Counts the quotes of claims and of further evidence.
pub fn count_quotes(ledger: &Ledger, files: &Files) -> QuoteCount {
    let all = [&ledger.claims, &ledger.evidence]
        .map(|table| table.column("quote").iter().flatten().count());
    let lint = ledger.schema.lints.get("quote-not-found");
    let looked_for = match lint.is_some_and(|lint| lint.level == Level::Allow) {
        true => 0,
        false => {
            let documents = ledger.documents.iter().zip(quotes(ledger));
            let is_there = |file: FileId| files.open(file).is_ok();
            documents.filter(|((_, file), _)| is_there(*file)).map(|(_, own)| own.len()).sum()
        }
    };
    QuoteCount { all: all.iter().sum(), looked_for }
}

/// Reads every document and looks for its quotes.
pub(super) fn inspect(ledger: &Ledger, files: &Files) -> Vec<Document> {
    let quotes = quotes(ledger);
    let inspect = |((source, file), quotes): (&(usize, FileId), &Vec<Quote>)| Document {
        source: *source,
        file: *file,
        held: held(ledger, files, *file, quotes).map_err(|error| error.to_string()),
    };
    ledger.documents.par_iter().zip(&quotes).map(inspect).collect()
}

/// The quotes that must be in each document.
fn quotes(ledger: &Ledger) -> Vec<Vec<Quote>> {
    let mut quotes = vec![Vec::new(); ledger.documents.len()];
    let mut document_of: HashMap<Sym, usize, RandomState> = HashMap::default();
    for (number, (source, _)) in ledger.documents.iter().enumerate().rev() {
        if let Some(id) = ledger.sources.cell(*source, "id") {
            document_of.insert(id, number);
        }
    }
    let mut add = |table: &Table, quote: fn(usize) -> Quote| {
        let sources = table.column("source");
        for (row, cell) in table.column("quote").iter().enumerate() {
            if let (Some(_), Some(source)) = (cell, at(sources, row))
                && let Some(number) = document_of.get(&source)
            {
                quotes[*number].push(quote(row));
            }
        }
    };
    add(&ledger.claims, Quote::Claim);
    add(&ledger.evidence, Quote::Evidence);
    quotes
}

fn held(ledger: &Ledger, files: &Files, file: FileId, quotes: &[Quote]) -> Result<Held> {
    let bytes = files.read(file, LARGEST_DOCUMENT)?;
    let sha256 = sha256(&bytes);
    let lost = if quotes.is_empty() {
        Vec::new()
    } else {
        let words = Words::of(&bytes, files.name(file));
        quotes
            .par_iter()
            .filter(|quote| words.find(quote.text(ledger)).is_none())
            .copied()
            .collect()
    };
    // Where no quote is lost, nobody asks.
    let is_utf8 = lost.is_empty() || std::str::from_utf8(&bytes).is_ok();
    let other = if lost.is_empty() { None } else { other_than_text(&bytes) };
    Ok(Held { size: bytes.len(), sha256, is_utf8, other, lost })
}

/// The SHA-256 of some bytes, as people write it.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The text of a document that is most like a quote.
pub(super) fn near(files: &Files, file: FileId, quote: &str) -> Option<Near> {
    let bytes = files.read(file, LARGEST_DOCUMENT).ok()?;
    Words::of(&bytes, files.name(file)).near(quote)
}

impl Quote {
    /// The words of it.
    pub(super) fn text<'a>(&self, ledger: &'a Ledger) -> &'a str {
        let cell = match self {
            Quote::Claim(row) => ledger.claims.cell(*row, "quote"),
            Quote::Evidence(row) => ledger.evidence.cell(*row, "quote"),
        };
        ledger.symbols.text_of(cell).unwrap_or_default()
    }
}
