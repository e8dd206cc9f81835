//! Sentences of a Universal Dependencies treebank (CoNLL-U, gzipped or not).

use std::io::Read;
use std::path::Path;

use claimgraph::extract::language::{Label, Tag, Upos};

/// A sentence as the treebank has it; words are counted from 1, and 0 is the root.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gold {
    /// The sentence as it was written.
    pub(crate) text: String,
    /// Whether a paragraph begins with it.
    pub(crate) paragraph: bool,
    pub(crate) words: Vec<String>,
    /// For each word, how many words share its stretch of the text, if it is the first of them.
    pub(crate) shares: Vec<usize>,
    pub(crate) upos: Vec<Upos>,
    pub(crate) tags: Vec<Tag>,
    pub(crate) heads: Vec<usize>,
    pub(crate) labels: Vec<Label>,
}

/// The sentences of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<Gold>, String> {
    let told = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let bytes = std::fs::read(path).map_err(|why| told(&why))?;
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(bytes.as_slice())
        .read_to_string(&mut text)
        .map_err(|why| told(&why))?;
    let mut all = Vec::new();
    let mut gold = Gold::default();
    for (at, line) in text.lines().enumerate() {
        if line.is_empty() {
            all.push(std::mem::take(&mut gold));
        } else if let Some(text) = line.strip_prefix("# text = ") {
            gold.text = text.to_string();
        } else if line.starts_with("# newpar") || line.starts_with("# newdoc") {
            gold.paragraph = true;
        } else if !line.starts_with('#') {
            word(&mut gold, line).ok_or_else(|| told(&format!("line {} is no word", at + 1)))?;
        }
    }
    Ok(all)
}

/// Adds the word of a line; lines of several words and of unwritten ones only leave their mark.
fn word(gold: &mut Gold, line: &str) -> Option<()> {
    let cells: Vec<&str> = line.split('\t').collect();
    let &[id, form, _, upos, xpos, _, head, label, ..] = cells.as_slice() else { return None };
    if id.contains('.') {
        return Some(());
    }
    if let Some((from, to)) = id.split_once('-') {
        let (from, to): (usize, usize) = (from.parse().ok()?, to.parse().ok()?);
        gold.shares.push(to - from + 1);
        return Some(());
    }
    if gold.shares.len() == gold.words.len() {
        gold.shares.push(1);
    } else if let Some(shares @ 2..) = gold.shares.last().copied() {
        // The first of several was counted with their common line; the others count as none.
        gold.shares.extend(std::iter::repeat_n(0, shares - 1));
    }
    gold.words.push(form.to_string());
    gold.upos.push(Upos::named(upos)?);
    gold.tags.push(Tag::named(xpos).unwrap_or_default());
    gold.heads.push(head.parse().ok()?);
    gold.labels.push(Label::named(label).unwrap_or_default());
    Some(())
}
