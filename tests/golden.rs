//! The kitchen-sink graph in every format, as a person has read it. `UPDATE=1` writes the files
//! anew; read what changed before you commit it.

mod common;

use std::fs;
use std::path::Path;

use claimgraph::formats::{Consumer, FORMATS, Format, WriteOptions};
use common::kitchen::kitchen_sink;

fn compare(format: &Format, name: &str, consumer: Consumer) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let options = WriteOptions { consumer, ..WriteOptions::default() };
    let mut bytes = Vec::new();
    format.write(&kitchen_sink(), &options, &mut bytes).expect("memory takes everything");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &bytes).expect("the golden files can be written");
    }
    let golden = fs::read(&path).unwrap_or_default();
    let (bytes, golden) = (String::from_utf8_lossy(&bytes), String::from_utf8_lossy(&golden));
    let line = bytes.lines().zip(golden.lines()).position(|(new, old)| new != old);
    let line = line.unwrap_or(bytes.lines().count().min(golden.lines().count()));
    let shown = |text: &str| text.lines().nth(line).unwrap_or("the end").to_string();
    (bytes != golden)
        .then(|| format!("{name}:{}\n  was {}\n  now {}", line + 1, shown(&golden), shown(&bytes)))
}

#[test]
fn the_kitchen_sink_looks_as_a_person_has_read_it() {
    let plain = FORMATS
        .iter()
        .map(|format| compare(format, &format!("kitchen-sink.{}", format.name), Consumer::Any));
    let differences: Vec<String> = plain.flatten().collect();
    assert!(differences.is_empty(), "{}\nUPDATE=1 rewrites them", differences.join("\n"));
}

#[test]
fn the_kitchen_sink_for_a_program_looks_as_a_person_has_read_it() {
    let programs = [
        ("csv", Consumer::Gephi, "kitchen-sink.gephi.csv"),
        ("nodes", Consumer::Gephi, "kitchen-sink.gephi.nodes"),
        ("json", Consumer::Graphology, "kitchen-sink.graphology.json"),
        ("json", Consumer::Cytoscape, "kitchen-sink.cytoscape.json"),
    ];
    let differences: Vec<String> = programs
        .into_iter()
        .filter_map(|(format, consumer, name)| {
            compare(claimgraph::formats::by_name(format)?, name, consumer)
        })
        .collect();
    assert!(differences.is_empty(), "{}\nUPDATE=1 rewrites them", differences.join("\n"));
}
