//! Measures tags and parses, on Universal Dependencies.

#[path = "../train/treebank.rs"]
mod treebank;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use claimgraph::extract::language::{English, Scratch};
use treebank::Gold;

/// Measures and prints.
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let [folder, parts @ ..] = words else {
        return Err("name the folder of the treebanks".to_string());
    };
    let begun = Instant::now();
    let english = English::shared();
    println!(
        "model: {} bytes, loaded in {:.1} ms",
        english.size(),
        begun.elapsed().as_secs_f64() * 1e3
    );
    let parts = if parts.is_empty() {
        vec!["ewt-test", "gumclean-test"]
    } else {
        parts.iter().map(String::as_str).collect()
    };
    for part in parts {
        let gold = treebank::read(&Path::new(folder).join(format!("{part}.conllu.gz")))?;
        println!("\n{part}, {} sentences", gold.len());
        given_words(english, &gold);
        own_words(english, &gold);
        speed(english, &gold);
    }
    Ok(())
}

/// How many of the treebank's words get what they should.
fn given_words(english: &English, gold: &[Gold]) {
    let (mut words, mut upos, mut tags, mut heads, mut both) = (0, 0, 0, 0, 0);
    let mut sure: Vec<(f32, usize, usize)> = Vec::new();
    for gold in gold {
        let text: Vec<String> = gold.words.iter().map(|word| word.replace(' ', "_")).collect();
        let text = text.join(" ");
        let found = english.parse_tokens(&text);
        let mut right_heads = 0;
        for word in 0..gold.words.len() {
            words += 1;
            upos += usize::from(found.upos[word] == gold.upos[word]);
            tags += usize::from(found.tags[word] == gold.tags[word]);
            let head = if found.is_root(word) { 0 } else { found.heads[word] as usize + 1 };
            let right = head == gold.heads[word];
            right_heads += usize::from(right);
            heads += usize::from(right);
            both += usize::from(right && found.labels[word] == gold.labels[word]);
        }
        sure.push((found.certainty, right_heads, gold.words.len()));
    }
    let share = |count: usize| 100.0 * count as f64 / words as f64;
    println!(
        "  words given: UPOS {:.2}  XPOS {:.2}  UAS {:.2}  LAS {:.2}",
        share(upos),
        share(tags),
        share(heads),
        share(both)
    );
    println!("  certainty and share of right heads: {}", by_certainty(sure));
}

/// In four equal parts, from the least sure to the surest.
fn by_certainty(mut sure: Vec<(f32, usize, usize)>) -> String {
    sure.sort_by(|a, b| a.0.total_cmp(&b.0));
    let quarters = sure.chunks(sure.len().div_ceil(4).max(1)).map(|quarter| {
        let mean = quarter.iter().map(|(sure, ..)| sure).sum::<f32>() / quarter.len() as f32;
        let right: usize = quarter.iter().map(|(_, right, _)| right).sum();
        let all: usize = quarter.iter().map(|(.., all)| all).sum();
        format!("{mean:.2}→{:.2}", right as f64 / all as f64)
    });
    quarters.collect::<Vec<_>>().join("  ")
}

/// How many words and sentences are found in running text.
fn own_words(english: &English, gold: &[Gold]) {
    let mut text = String::new();
    let mut wanted = [BTreeSet::new(), BTreeSet::new()];
    for gold in gold {
        if !text.is_empty() {
            text.push_str(if gold.paragraph { "\n\n" } else { " " });
        }
        let start = text.len();
        text.push_str(&gold.text);
        wanted[1].insert((start, text.len()));
        let mut at = start;
        for word in &gold.words {
            if let Some(found) = text[at..].find(word.as_str()).filter(|found| *found < 3) {
                wanted[0].insert((at + found, at + found + word.len()));
                at += found + word.len();
            }
        }
    }
    let mut found = [BTreeSet::new(), BTreeSet::new()];
    for range in english.sentences(&text) {
        found[1].insert((range.start, range.end));
        let sentence = english.parse(&text, range);
        found[0]
            .extend(sentence.tokens.iter().map(|token| (token.start as usize, token.end as usize)));
    }
    for (what, (wanted, found)) in ["words", "sentences"].iter().zip(wanted.iter().zip(&found)) {
        let both = wanted.intersection(found).count() as f64;
        let (precision, recall) = (both / found.len() as f64, both / wanted.len() as f64);
        let f = 2.0 * precision * recall / (precision + recall);
        println!(
            "  {what} found: F1 {:.2}  P {:.2}  R {:.2}",
            f * 100.0,
            precision * 100.0,
            recall * 100.0
        );
    }
}

/// How fast text is cut, tagged and parsed on one core.
///
/// Of each stretch the best of twenty passes counts, because other programs take their share of
/// time. Each pass begins without memory of the words.
fn speed(english: &English, gold: &[Gold]) {
    let stretches: Vec<String> = gold
        .chunks(8)
        .map(|stretch| {
            let texts: Vec<&str> = stretch.iter().map(|gold| gold.text.as_str()).collect();
            texts.join("\n\n")
        })
        .collect();
    let mut best = vec![f64::MAX; stretches.len()];
    let (mut sentences, mut words) = (0, 0);
    for _ in 0..20 {
        let mut scratch = Scratch::default();
        (sentences, words) = (0, 0);
        for (text, best) in stretches.iter().zip(&mut best) {
            let begun = Instant::now();
            for range in english.sentences(text) {
                sentences += 1;
                words += english.parse_with(&mut scratch, text, range).len();
            }
            *best = best.min(begun.elapsed().as_secs_f64());
        }
    }
    let seconds: f64 = best.iter().sum();
    let bytes: usize = stretches.iter().map(String::len).sum();
    println!(
        "  speed: {:.0} sentences/s, {:.2} µs a word, {:.2} MB/s",
        f64::from(sentences) / seconds,
        seconds * 1e6 / words as f64,
        bytes as f64 / seconds / 1e6
    );
}
