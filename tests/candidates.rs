//! Whatever stands in a project's tables: candidates come in, are decided on, and nothing else
//! changes.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::fs;
use std::path::Path;

use claimgraph::extract::{Extraction, Guide};
use claimgraph::model::Table;
use claimgraph::project::{self, Loaded, Review, TableRow, add_candidates, import_candidates};
use claimgraph::text::Files;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces of tables, and what breaks them.
const PIECES: &[&str] = &[
    ",",
    ",",
    ";",
    "\t",
    "\"",
    "\"\"",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "a",
    "b c",
    "é",
    "\u{feff}",
    "=x",
    "subject",
    "id",
    "x,y,z\n",
    "\"q\nr\",1,2\n",
    "'",
    "\u{0}",
    " ",
];

fn text() -> impl Strategy<Value = String> {
    vec(select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

fn loaded(folder: &Path) -> Loaded {
    project::load(folder, &mut Files::default()).unwrap()
}

/// Each row's cells that hold something, by column.
fn rows(loaded: &Loaded, table: &Table) -> Vec<Vec<(String, String)>> {
    let text = |cell| loaded.ledger.symbols.text_of(cell).map(str::to_string);
    let row = |row: usize| {
        let cells = table.columns.iter();
        cells.filter_map(|column| Some((column.name.clone(), text(column.cells[row])?))).collect()
    };
    (0..table.len()).map(row).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_accepted_candidate_is_one_row_more_and_nothing_less(below in text(), mark in any::<bool>()) {
        let folder = tempfile::tempdir().unwrap();
        let claims = folder.path().join("claims.csv");
        let mark = if mark { "\u{feff}" } else { "" };
        let before = format!("{mark}subject,relation,object\n{below}");
        fs::write(&claims, &before).unwrap();
        let old = loaded(folder.path());
        let row = TableRow::of([("subject", "s,\""), ("relation", "r"), ("object", "o"), ("quote", "o\n1"), ("q.on", ";")]);
        add_candidates(folder.path(), &old.ledger, [Ok(row)]).unwrap();
        let Ok(mut review) = Review::open(folder.path()) else {
            // A quote is never closed: what follows it would be part of its cell.
            prop_assert_eq!(fs::read_to_string(&claims).unwrap(), before);
            return Ok(());
        };
        let candidate = review.pending()[0].clone();
        review.accept(&candidate, &[]).unwrap();
        let new = loaded(folder.path());
        let (was, mut is) = (rows(&old, &old.ledger.claims), rows(&new, &new.ledger.claims));
        let last = is.pop().unwrap();
        prop_assert_eq!(&is, &was);
        prop_assert!(last.contains(&("quote".to_string(), "o\n1".to_string())), "{:?}", last);
        prop_assert!(last.contains(&("q.on".to_string(), ";".to_string())), "{:?}", last);
        prop_assert_eq!(new.ledger.claims.rows_read, old.ledger.claims.rows_read + 1);
        review.undo().unwrap();
        let back = loaded(folder.path());
        prop_assert_eq!(rows(&back, &back.ledger.claims), was);
        prop_assert_eq!(Review::open(folder.path()).unwrap().pending().len(), 1);
    }

    #[test]
    fn any_list_of_candidates_is_read_or_refused(list in text(), decisions in vec(0..3_u8, 0..6)) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("claims.csv"), "subject,relation,object\n").unwrap();
        fs::write(folder.path().join("candidates.csv"), format!("id,subject,relation,object\n{list}")).unwrap();
        let Ok(mut review) = Review::open(folder.path()) else { return Ok(()) };
        let pending = review.pending().to_vec();
        for (candidate, decision) in pending.iter().zip(decisions) {
            review.told(candidate);
            match decision {
                0 => drop(review.accept(candidate, &[])),
                1 => review.reject(candidate).unwrap(),
                _ => drop(review.undo().unwrap()),
            }
        }
        Review::open(folder.path()).unwrap();
    }

    #[test]
    fn every_line_of_an_import_is_accounted_for(lines in vec(any::<u8>(), 0..200), more in text()) {
        // What starts like a compressed file and is none is refused as a whole.
        prop_assume!(!lines.starts_with(&[0x1f, 0x8b]) && !lines.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]));
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("claims.csv"), "subject,relation,object\n").unwrap();
        fs::write(folder.path().join("sources.csv"), "id,file\na,a.txt\n").unwrap();
        fs::write(folder.path().join("a.txt"), "It rained.").unwrap();
        let quote = serde_json::json!({ "head": more, "verb": "is", "tail": "x", "text": "It rained" });
        let lines = [&lines, quote.to_string().as_bytes(), more.as_bytes()].join(&b'\n');
        let mut files = Files::default();
        let loaded = project::load(folder.path(), &mut files).unwrap();
        let file = files.add_bytes("model.jsonl", lines);
        let told = import_candidates(folder.path(), &loaded, file, &files).unwrap();
        prop_assert_eq!(told.read, told.added.added + told.added.known + told.refused.len());
    }

    #[test]
    fn any_bytes_are_a_document(bytes in vec(any::<u8>(), 0..200), more in text(), name in 0..3_usize) {
        prop_assume!(!bytes.starts_with(&[0x1f, 0x8b]) && !bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]));
        let name = ["a.txt", "a.md", "a.html"][name];
        let mut files = Files::default();
        let file = files.add_bytes(name, [&bytes, more.as_bytes()].concat());
        let guide = Guide::default();
        for candidate in Extraction::open(&files, file, &guide).unwrap() {
            prop_assert!(!candidate.unwrap().quote.is_empty());
        }
    }
}
