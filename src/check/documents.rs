//! The pinned documents: each read once, all quotes of it looked for, nothing of it kept.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use memchr::memmem;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::check::context::Context;
use crate::check::rows::at;
use crate::error::Result;
use crate::model::{Sym, Table};
use crate::text::{FileId, Files, Markup, clean, html_words, is_unseen, markdown_words, nearest};

/// The largest document that is read.
const LARGEST: u64 = 64 << 20;

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
    /// The SHA-256 of its bytes, after decompression.
    pub(super) sha256: String,
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

/// The text of a document a quote is looked for in: any run of blanks is one blank.
pub(super) struct Words {
    text: String,
    /// Where each line of the document starts in `text`.
    lines: Vec<usize>,
}

/// The text most like a quote.
pub(super) struct Near {
    pub(super) text: String,
    pub(super) line: usize,
    pub(super) per_cent: usize,
}

/// Reads every document and looks for its quotes.
pub(super) fn inspect(context: &Context) -> Vec<Document> {
    let documents = &context.ledger.documents;
    let quotes = quotes(context);
    let inspect = |((source, file), quotes): (&(usize, FileId), &Vec<Quote>)| Document {
        source: *source,
        file: *file,
        held: held(context, *file, quotes).map_err(|error| error.to_string()),
    };
    documents.par_iter().zip(&quotes).map(inspect).collect()
}

/// The quotes that must be in each document.
fn quotes(context: &Context) -> Vec<Vec<Quote>> {
    let ledger = context.ledger;
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

fn held(context: &Context, file: FileId, quotes: &[Quote]) -> Result<Held> {
    let bytes = context.files.read(file, LARGEST)?;
    let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let lost = if quotes.is_empty() {
        Vec::new()
    } else {
        let name = context.files.name(file);
        let words = Words::of(&bytes, name);
        // Quotes copied from the source of a Markdown document have its marks.
        let source = (Markup::of_name(name) == Some(Markup::Markdown))
            .then(|| Words::in_text(&String::from_utf8_lossy(&bytes)));
        let is_lost = |quote: &&Quote| {
            let text = quote.text(context);
            !words.hold(text) && !source.as_ref().is_some_and(|source| source.hold(text))
        };
        quotes.par_iter().filter(is_lost).copied().collect()
    };
    Ok(Held { sha256, lost })
}

/// The text of a document that is most like a quote.
pub(super) fn near(files: &Files, file: FileId, quote: &str) -> Option<Near> {
    let bytes = files.read(file, LARGEST).ok()?;
    Words::of(&bytes, files.name(file)).near(quote)
}

impl Quote {
    /// The words of it.
    pub(super) fn text<'a>(&self, context: &Context<'a>) -> &'a str {
        let cell = match self {
            Quote::Claim(row) => context.ledger.claims.cell(*row, "quote"),
            Quote::Evidence(row) => context.ledger.evidence.cell(*row, "quote"),
        };
        context.ledger.symbols.text_of(cell).unwrap_or_default()
    }
}

impl Words {
    /// The words of a document as people see them, whatever it is written in.
    fn of(bytes: &[u8], name: &str) -> Words {
        let text = String::from_utf8_lossy(bytes);
        match Markup::of_name(name) {
            Some(Markup::Html) => Words::in_text(&html_words(&text)),
            Some(Markup::Markdown) => Words::in_text(&markdown_words(&text)),
            Some(Markup::Plain) | None => Words::in_text(&text),
        }
    }

    fn in_text(text: &str) -> Words {
        let text = clean(text.strip_prefix('\u{feff}').unwrap_or(text));
        let mut words = Words { text: String::with_capacity(text.len()), lines: Vec::new() };
        for line in text.split('\n') {
            words.lines.push(words.text.len());
            // Letters mark every line they quote.
            for word in line.trim_start_matches(['>', ' ']).split_whitespace() {
                let seen = word.chars().any(|c| !is_unseen(c));
                if seen && !words.text.is_empty() {
                    words.text.push(' ');
                }
                words.text.extend(word.split(is_unseen));
            }
        }
        words
    }

    fn hold(&self, quote: &str) -> bool {
        let quote = quote.trim();
        let is_plain = !quote.starts_with('>')
            && !quote.bytes().any(|byte| !(b' '..0x80).contains(&byte))
            && !quote.contains("  ");
        if is_plain {
            return memmem::find(self.text.as_bytes(), quote.as_bytes()).is_some();
        }
        let quote = Words::in_text(quote).text;
        memmem::find(self.text.as_bytes(), quote.as_bytes()).is_some()
    }

    fn near(&self, quote: &str) -> Option<Near> {
        let (from, to, likeness) = nearest(quote, &self.text)?;
        let line = self.lines.partition_point(|start| *start <= from);
        let per_cent = (likeness * 100.0).floor() as usize;
        Some(Near { text: self.text[from..to].to_string(), line, per_cent })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_may_run_over_lines_and_blanks() {
        let words = Words::in_text("\u{feff}One  two\r\n\r\nthree\u{a0}four.");
        assert!(words.hold("two three four."));
        assert!(words.hold("One \n two"));
        assert!(!words.hold("two Three"));
        let letter = Words::in_text("> it was\n> lost in\u{ad}deed");
        assert!(letter.hold("it was lost indeed") && letter.hold("> it was"));
    }

    #[test]
    fn a_quote_of_a_marked_document_has_its_words_or_its_marks() {
        let text = "\n\nDelta **Hold**ing paid\n[the List](https://example.org) &amp; left.\n";
        let words = Words::of(text.as_bytes(), "Note.MD.gz");
        assert!(words.hold("Delta Holding paid the List & left."));
        let near = words.near("Delta Holding paid a List & left.").unwrap();
        assert_eq!((near.line, near.text.as_str()), (3, "Delta Holding paid the List & left."));
    }

    #[test]
    fn the_nearest_text_has_the_line_it_starts_on() {
        let words = Words::in_text("\n\nOne two.\n\nShe wrote that letter\nin May.\n");
        let near = words.near("She wrote the letter in May.").unwrap();
        assert_eq!((near.line, near.text.as_str()), (5, "She wrote that letter in May."));
        assert_eq!(near.per_cent, 83);
        assert_eq!(words.near("One two.").unwrap().line, 3);
    }
}
