//! Every format obeys the laws, whatever the graph, and whatever the file.

mod common;

use claimgraph::formats::{Consumer, FORMATS, Format, WriteOptions, for_reader};
use claimgraph::model::{Cells, Column, Graph};
use common::dump::dump;
use common::graphs::{Plan, plans, texts};
use common::kitchen::kitchen_sink;
use common::laws::{obeys, read, written};
use proptest::prelude::*;

/// Two graphs differ in bytes if and only if they differ in what is carried.
fn tells_apart(format: &Format, left: &Graph, right: &Graph) {
    let Some(writes) = &format.writes else { return };
    let same = dump(&left.keep(writes.carries)) == dump(&right.keep(writes.carries));
    let (left, right) = (written(format, left), written(format, right));
    let shown = String::from_utf8_lossy(&left);
    assert_eq!(
        same,
        left == right,
        "{}: {}\n{shown}",
        format.name,
        String::from_utf8_lossy(&right)
    );
}

/// `PROPTEST_CASES=10000` looks longer.
fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

/// A change to a plan: which, and to what.
type Change = (usize, String, f64);

fn changes() -> impl Strategy<Value = (Plan, Change)> {
    let number = prop_oneof![Just(1.0), Just(0.0), Just(2.5)];
    (plans(), (0..9_usize, texts(), number))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_format_gives_back_what_it_carries(plan in plans()) {
        let graph = plan.graph();
        FORMATS.iter().for_each(|format| obeys(format, &graph));
    }

    #[test]
    fn graphs_that_differ_in_what_is_carried_differ_in_bytes((plan, change) in changes()) {
        let changed = plan.changed(change.0, &change.1, change.2).graph();
        let graph = plan.graph();
        FORMATS.iter().for_each(|format| tells_apart(format, &graph, &changed));
    }
}

#[test]
fn every_format_gives_back_the_kitchen_sink_and_the_empty_graph() {
    for format in FORMATS {
        obeys(format, &kitchen_sink());
        obeys(format, &Graph::default());
    }
}

#[test]
fn names_and_endings_of_formats_are_their_own() {
    let mut seen = std::collections::BTreeSet::new();
    for format in FORMATS {
        assert!(seen.insert(format.name.to_string()), "{}", format.name);
        for ending in format.extensions {
            assert!(seen.insert(format!(".{ending}")), ".{ending}");
            let found = claimgraph::formats::by_file_name(&format!("some/graph.{ending}.gz"));
            assert_eq!(found.map(|found| found.name), Some(format.name), "{ending}");
        }
    }
}

/// A file that was cut, or in which a byte is another, or a part stands twice.
fn damaged(mut bytes: Vec<u8>, how: usize, at: usize, byte: u8) -> Vec<u8> {
    let at = at % (bytes.len() + 1);
    match how {
        0 => bytes.truncate(at),
        1 => bytes.insert(at, byte),
        2 => bytes.iter_mut().skip(at).take(1).for_each(|old| *old = byte),
        3 => drop(bytes.drain(..at)),
        _ => bytes.extend_from_within(at..),
    }
    bytes
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_reader_panics_and_what_it_read_is_a_graph(
        plan in plans(), how in 0..5_usize, at in any::<usize>(), byte in any::<u8>(),
    ) {
        let graph = plan.graph();
        for format in FORMATS.iter().filter(|format| format.reads.is_some()) {
            if format.writes.is_some() {
                let bytes = damaged(written(format, &graph), how, at, byte);
                let (reading, _) = read(format, &bytes);
                obeys(format, &reading.graph);
            }
        }
    }

    #[test]
    fn what_is_for_networkx_reads_back(plan in plans()) {
        let graph = plan.graph();
        let options = WriteOptions { consumer: Consumer::Networkx, ..WriteOptions::default() };
        for format in ["graphml", "gexf", "json"].into_iter().filter_map(claimgraph::formats::by_name) {
            let mut bytes = Vec::new();
            format.write(&graph, &options, &mut bytes).expect("memory takes everything");
            let (reading, told) = read(format, &bytes);
            let shown = String::from_utf8_lossy(&bytes);
            let carries = format.writes.as_ref().expect("it is written").carries;
            let kept = for_reader(&graph, &options).keep(carries);
            assert_eq!(dump(&reading.graph), dump(&kept), "{shown}");
            assert_eq!(told, "");
        }
    }

    #[test]
    fn json_for_other_programs_reads_back(plan in plans()) {
        let json = claimgraph::formats::by_name("json").expect("it is one of the formats");
        let graph = plan.graph();
        let large = |column: &Column| match &column.cells {
            Cells::Int(cells) => cells.iter().flatten().any(|n| n.unsigned_abs() >= 1 << 53),
            _ => false,
        };
        prop_assume!(!graph.nodes.columns.iter().chain(&graph.edges.columns).any(large));
        let mut ids = graph.edges.ids.iter().flatten().map(|id| graph.text(*id));
        let clashes = ids.any(|id| graph.find(id).is_some());
        for consumer in [Consumer::Graphology, Consumer::Cytoscape] {
            let options = WriteOptions { consumer, ..WriteOptions::default() };
            let mut bytes = Vec::new();
            json.write(&graph, &options, &mut bytes).expect("memory takes everything");
            if consumer == Consumer::Graphology || !clashes {
                let (reading, told) = read(json, &bytes);
                assert_eq!(dump(&reading.graph), dump(&graph), "{}", String::from_utf8_lossy(&bytes));
                assert_eq!(told, "");
            }
        }
    }
}
