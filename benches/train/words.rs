//! Which features are worth a row, and the sentences as rows.

use std::collections::{BTreeMap, BTreeSet};

use claimgraph::extract::language::features::{Features, Kind, ROOT, UNKNOWN, settings};

use crate::dice::Dice;
use crate::net::Batch;
use crate::treebank::Gold;

/// The features that have rows.
pub(crate) struct Rows {
    pub(crate) known: Vec<u32>,
    rows: BTreeMap<u32, u32>,
}

impl Rows {
    /// Rows for the features that are seen often enough to learn something about them.
    pub(crate) fn of(sentences: &[Gold]) -> Self {
        let mut seen: BTreeMap<(Kind, u32), (usize, BTreeSet<String>)> = BTreeMap::new();
        for gold in sentences {
            each(gold, |word, kind, feature| {
                let (times, words) = seen.entry((kind, feature)).or_default();
                *times += 1;
                if words.len() < 2 {
                    words.insert(word.to_lowercase());
                }
            });
        }
        let mut known = vec![UNKNOWN, ROOT];
        for ((kind, feature), (times, words)) in seen {
            let worth = match kind {
                Kind::Word => times >= 2,
                Kind::Written => times >= 3,
                Kind::Suffix | Kind::Prefix => times >= 4 && words.len() >= 2,
                Kind::Shape | Kind::Case => times >= 3,
            };
            if worth {
                known.push(feature);
            }
        }
        let rows = known.iter().enumerate().map(|(row, &feature)| (feature, row as u32)).collect();
        Rows { known, rows }
    }

    /// The rows of each word of a sentence, the word's own first.
    pub(crate) fn rows(&self, gold: &Gold) -> Vec<Vec<u32>> {
        let mut all = vec![vec![self.rows[&ROOT]]];
        each(gold, |_, kind, feature| {
            let row = self.rows.get(&feature).copied();
            match (kind, row) {
                (Kind::Word, row) => all.push(vec![row.unwrap_or(self.rows[&UNKNOWN])]),
                (_, Some(row)) => all.last_mut().expect("a word begins").push(row),
                (_, None) => {}
            }
        });
        all
    }

    /// Which rows are of a word, small or as it is written, and not of parts of it.
    pub(crate) fn whole(&self, sentences: &[Gold]) -> BTreeSet<u32> {
        let mut whole = BTreeSet::new();
        for gold in sentences {
            each(gold, |_, kind, feature| {
                if matches!(kind, Kind::Word | Kind::Written) {
                    whole.extend(self.rows.get(&feature));
                }
            });
        }
        whole
    }
}

fn each(gold: &Gold, mut with: impl FnMut(&str, Kind, u32)) {
    let mut features = Features::default();
    let words = gold.words.iter().map(String::as_str);
    for (word, setting) in words.clone().zip(settings(words)) {
        features.each(word, setting, |kind, feature| with(word, kind, feature));
    }
}

/// A sentence as numbers.
pub(crate) struct Example {
    pub(crate) rows: Vec<Vec<u32>>,
    upos: Vec<usize>,
    tags: Vec<usize>,
    heads: Vec<usize>,
    labels: Vec<usize>,
}

impl Example {
    pub(crate) fn of(gold: &Gold, rows: &Rows) -> Self {
        let from = |numbers: &mut dyn Iterator<Item = usize>| -> Vec<usize> {
            std::iter::once(0).chain(numbers).collect()
        };
        Example {
            rows: rows.rows(gold),
            upos: from(&mut gold.upos.iter().map(|&upos| upos as usize)),
            tags: from(&mut gold.tags.iter().map(|&tag| tag as usize)),
            heads: from(&mut gold.heads.iter().copied()),
            labels: from(&mut gold.labels.iter().map(|&label| label as usize)),
        }
    }
}

/// Puts sentences side by side.
pub(crate) fn batch(examples: &[&Example]) -> Batch {
    let mut batch = Batch::default();
    for example in examples {
        let start = batch.features.len();
        batch.features.extend(example.rows.iter().cloned());
        batch.sentences.push(start..batch.features.len());
        batch.upos.extend(&example.upos);
        batch.tags.extend(&example.tags);
        batch.heads.extend(&example.heads);
        batch.labels.extend(&example.labels);
    }
    batch
}

/// Hides some words, so that the network learns from their ends and their neighbours, too.
pub(crate) fn hide(
    batch: &mut Batch,
    whole: &BTreeSet<u32>,
    unknown: u32,
    share: f32,
    dice: &mut Dice,
) {
    for rows in &mut batch.features {
        if rows.len() > 1 && dice.fraction() < share {
            rows.retain(|row| !whole.contains(row));
            rows.insert(0, unknown);
        }
    }
}
