//! Sentences and tuples as CaRB has them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use claimgraph::extract::clauses::{Implied, Proposition};

use super::Example;
use super::score::Tuple;

/// Reads `dev.txt`, a sentence a line, and `dev.tsv`, a tuple a line: sentence, relation, arguments.
pub(super) fn read(folder: &Path) -> Result<Vec<Example>, String> {
    let load = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let mut gold: BTreeMap<String, Vec<Tuple>> = BTreeMap::new();
    for line in load("dev.tsv")?.lines() {
        let mut cells = line.trim().split('\t');
        let (Some(text), Some(relation)) = (cells.next(), cells.next()) else { continue };
        // "C: …" tells the context of a tuple and isn't part of it.
        let arguments: Vec<&str> = cells.filter(|cell| !cell.contains("C: ")).collect();
        gold.entry(text.trim().to_string())
            .or_default()
            .push(Tuple::new(relation, &arguments, 1.0));
    }
    let mut examples = Vec::new();
    for text in load("dev.txt")?.lines().map(str::trim) {
        if let Some(gold) = gold.remove(text) {
            examples.push(Example { text: text.to_string(), gold });
        }
    }
    Ok(examples)
}

/// A sentence of CaRB with the same words, one blank between, and marks as people write them.
pub(super) fn plain(text: &str) -> String {
    let plain = |word| match word {
        "``" | "''" => "\"".to_string(),
        "`" => "'".to_string(),
        "-LRB-" => "(".to_string(),
        "-RRB-" => ")".to_string(),
        _ => word.replace("\\/", "/"),
    };
    text.split_whitespace().map(plain).collect::<Vec<_>>().join(" ")
}

/// A proposition as a tuple of words, with all that belongs to each argument.
pub(super) fn tuple(sentence: &[&str], found: &Proposition) -> Tuple {
    let words = |at: &[usize]| at.iter().map(|&at| sentence[at]).collect::<Vec<_>>().join(" ");
    // The tense of a verb the text leaves out is unknown, so that it is its plain form.
    let implied = match found.implied {
        Some(Implied::Be) => "be ",
        Some(Implied::Have) => "has ",
        Some(Implied::Include) => "includes ",
        None => "",
    };
    let mut arguments: Vec<String> = Vec::new();
    arguments.extend(found.subject.as_ref().map(|argument| words(&argument.whole)));
    arguments.extend(found.object.as_ref().map(|argument| words(&argument.whole)));
    for adjunct in &found.adjuncts {
        arguments.push(format!("{} {}", words(&adjunct.role), words(&adjunct.argument.whole)));
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    Tuple::new(&format!("{implied}{}", words(&found.predicate)), &arguments, found.confidence)
}
