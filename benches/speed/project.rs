//! The same claims as a project: with a manifest, statuses, speakers, and quotes to be found.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::dice::Dice;
use crate::generate::{Table, begin, day, entities, said, somebody, sources};
use crate::words;

/// One claim of so many has a quote from a pinned document, …
const QUOTED: u64 = 10;

/// … and so many of these are from the same one.
const QUOTES: u64 = 50;

const CLAIMS: &[&str] = &[
    "id", "subject", "relation", "object", "status", "negated", "speaker", "when", "source",
    "quote", "q.via",
];

/// Writes the project's folder.
pub(crate) fn write(folder: &Path, claims: u64) {
    fs::create_dir_all(folder.join("documents")).unwrap();
    fs::write(folder.join("claimgraph.toml"), manifest()).unwrap();
    let mut table = begin(&folder.join("entities.csv"), &["id", "type", "label", "aliases"]);
    for number in 0..entities(claims) {
        let kind = Dice::of(11, number).pick(words::TYPES);
        let alias = if number % 7 == 0 { format!("No. {number}") } else { String::new() };
        table.write_record([&words::id(number), kind, &words::label(number), &alias]).unwrap();
    }
    table.flush().unwrap();

    let columns = ["id", "type", "title", "published", "file", "sha256"];
    let mut known = begin(&folder.join("sources.csv"), &columns);
    for number in 0..sources(claims) {
        let day = day(&mut Dice::of(13, number));
        let row = [&outlet(number), "paper", &words::source(number), &day, "", ""];
        known.write_record(row).unwrap();
    }
    let mut table = begin(&folder.join("claims.csv"), CLAIMS);
    let mut document = String::new();
    for row in 0..claims {
        let quote = claim(&mut table, row, claims);
        if row.is_multiple_of(QUOTED) {
            writeln!(document, "{quote}\n").unwrap();
        }
        if (row + 1) % (QUOTED * QUOTES) == 0 || row + 1 == claims {
            pin(folder, &mut known, &file(row), &document);
            document.clear();
        }
    }
    known.flush().unwrap();
    table.flush().unwrap();
}

/// Writes a claim; its quote, if there is one, is returned.
fn claim(table: &mut Table, row: u64, claims: u64) -> String {
    let (said, mut dice) = (said(row, claims), Dice::of(14, row));
    let relation = words::RELATIONS[said.relation];
    let status = dice.pick(words::STATUSES);
    let speaker = match status {
        "asserted" => String::new(),
        _ => words::id(somebody(&mut dice, claims)),
    };
    let negated = if status == "denied" { "yes" } else { "no" };
    let when = match (day(&mut dice), dice.below(8)) {
        (_, 0) => String::new(),
        (day, 1) => day[..7].to_string(),
        (day, 2) => format!("{}?", &day[..4]),
        (day, _) => day,
    };
    let is_pinned = row.is_multiple_of(QUOTED);
    let source = if is_pinned { file(row) } else { outlet(dice.skewed(sources(claims))) };
    let has_quote = is_pinned || dice.once_in(4);
    let quote = if has_quote { words::sentence(row, relation) } else { String::new() };
    let via = if dice.once_in(9) { words::id(somebody(&mut dice, claims)) } else { String::new() };
    let (subject, object) = (words::id(said.subject), words::id(said.object));
    let id = format!("c{row}");
    let cells =
        [&id, &subject, relation, &object, status, negated, &speaker, &when, &source, &quote, &via];
    table.write_record(cells).unwrap();
    quote
}

fn pin(folder: &Path, known: &mut Table, name: &str, text: &str) {
    let path = format!("documents/{name}.txt");
    fs::write(folder.join(&path), text).unwrap();
    let mut hash = String::new();
    for byte in Sha256::digest(text.as_bytes()) {
        write!(hash, "{byte:02x}").unwrap();
    }
    known.write_record([name, "file", &format!("File {name}"), "", &path, &hash]).unwrap();
}

fn outlet(number: u64) -> String {
    format!("outlet-{number}")
}

fn file(row: u64) -> String {
    format!("file-{}", row / (QUOTED * QUOTES))
}

fn manifest() -> String {
    let mut text = String::from("name = \"A project to measure with\"\n\n[types.thing]\n");
    for kind in words::TYPES {
        writeln!(text, "\n[types.{kind}]\nparent = \"thing\"").unwrap();
    }
    for relation in words::RELATIONS {
        let ends = "domain = [\"thing\"]\nrange = [\"thing\"]";
        writeln!(text, "\n[relations.'{relation}']\nlabel = '{relation}'\n{ends}").unwrap();
    }
    text
}
