//! What the README says is so.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::process::Command;

const README: &str = include_str!("../README.md");

#[test]
fn the_table_of_formats_is_the_programs_own() {
    let (_, rest) = README.split_once("<!-- formats").unwrap();
    let (_, rest) = rest.split_once("-->\n").unwrap();
    let (table, _) = rest.split_once("<!-- /formats -->").unwrap();
    assert_eq!(table.trim(), claimgraph::formats::table::as_markdown().trim());
}

#[test]
fn every_command_it_shows_runs() {
    let folder = tempfile::tempdir().unwrap();
    let case = concat!(env!("CARGO_MANIFEST_DIR"), "/graph-data");
    let table = "subject,relation,object\nAlice,knows,Bob\nBob,pays,Carol\n";
    std::fs::write(folder.path().join("edges.csv"), table).unwrap();
    let article = include_str!("articles/harbour.txt");
    std::fs::write(folder.path().join("harbour.txt"), article).unwrap();
    let mut ran = 0;
    for line in README.lines().filter_map(|line| line.strip_prefix("$ claimgraph ")) {
        let words = line.split(' ').map(|word| if word == "graph-data" { case } else { word });
        let run = Command::new(env!("CARGO_BIN_EXE_claimgraph"))
            .args(words)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(run.status.success(), "{line}: {}", String::from_utf8_lossy(&run.stderr));
        ran += 1;
    }
    assert!(ran >= 11, "only {ran} commands were found");
}
