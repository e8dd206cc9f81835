//! What documents claim: every candidate has its words in the file, wherever the words stand.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use claimgraph::extract::{Candidate, Extraction, Guide};
use claimgraph::project::{self, TableRow};
use claimgraph::text::{Files, Words};

/// The articles of the tests, and the documents of the bundled case.
fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["tests/articles", "graph-data/documents"];
    let entries = folders.iter().flat_map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|ending| ending != "csv"));
    found.retain(|path| !path.ends_with("README.md"));
    found.sort();
    assert!(found.len() > 15);
    found
}

fn candidates(path: &Path, guide: &Guide) -> Vec<Candidate> {
    let mut files = Files::default();
    let file = files.add(path);
    Extraction::open(&files, file, guide).unwrap().map(|candidate| candidate.unwrap()).collect()
}

#[test]
fn every_candidate_quotes_the_bytes_where_it_stands() {
    let mut count = 0;
    for path in documents() {
        let name = path.file_name().unwrap().to_str().unwrap();
        let words = Words::of(&fs::read(&path).unwrap(), name);
        let mut before = 0;
        for candidate in candidates(&path, &Guide::default()) {
            let Candidate { quote, place, .. } = &candidate;
            let found = words.find(quote).unwrap_or_else(|| panic!("{name}: {quote}"));
            // The same words may stand further up as well.
            assert!(found == *place || found.end <= place.start, "{name}: {quote}, {place:?}");
            assert!(before <= place.start, "{name}: {quote}");
            before = place.start;
            assert!((0.0..=1.0).contains(&candidate.confidence), "{name}: {quote}");
            count += 1;
        }
    }
    assert!(count > 100, "only {count} candidates");
}

#[test]
fn every_candidate_has_an_id_of_its_own_that_stays() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("graph-data");
    let ledger = project::load(&case, &mut Files::default()).unwrap().ledger;
    let guide = Guide::of(&ledger);
    let ids = |path: &Path| -> Vec<String> {
        let rows = candidates(path, &guide).into_iter();
        let rows = rows.map(|candidate| TableRow::of_candidate(&candidate, "s"));
        rows.map(|row| row.get("id").unwrap().to_string()).collect()
    };
    for path in documents().into_iter().step_by(5) {
        let first = ids(&path);
        let distinct: BTreeSet<&String> = first.iter().collect();
        assert_eq!(distinct.len(), first.len(), "{}", path.display());
        assert_eq!(ids(&path), first, "{}", path.display());
    }
}
