//! The laws of every format: what is written is what is carried, and reads back as such.

use claimgraph::formats::{Format, Reading, WriteOptions};
use claimgraph::model::Graph;
use claimgraph::text::{Files, show_plain};

use super::dump::dump;

/// The bytes of a graph in a format.
pub(crate) fn written(format: &Format, graph: &Graph) -> Vec<u8> {
    let mut bytes = Vec::new();
    format.write(graph, &WriteOptions::default(), &mut bytes).expect("it is written to memory");
    bytes
}

/// What the reader of a format makes of bytes, and what it says about them.
pub(crate) fn read(format: &Format, bytes: &[u8]) -> (Reading, String) {
    let mut files = Files::default();
    let file = files.add_bytes(&format!("graph.{}", format.extensions[0]), bytes.to_vec());
    let reads = format.reads.expect("only formats that are read are asked");
    let reading = reads(&files, file).expect("memory can be read");
    let told = show_plain(&reading.diagnostics, &files);
    (reading, told)
}

/// Every law for a graph in a format.
pub(crate) fn obeys(format: &Format, graph: &Graph) {
    let Some(writes) = &format.writes else { return };
    let name = format.name;
    let kept = graph.keep(writes.carries);
    let changed = dump(graph) != dump(&kept);
    let losses = graph.losses(writes.carries);
    assert_eq!(changed, !losses.is_empty(), "{name}: what is lost is told: {losses:?}");
    assert_eq!(dump(&kept), dump(&kept.keep(writes.carries)), "{name}: what is kept stays");
    let bytes = written(format, graph);
    let shown = String::from_utf8_lossy(&bytes);
    assert_eq!(shown, String::from_utf8_lossy(&written(format, graph)), "{name}: same bytes again");
    let of_kept = written(format, &kept);
    assert_eq!(shown, String::from_utf8_lossy(&of_kept), "{name}: only what is kept is written");
    if format.reads.is_some() {
        let (reading, told) = read(format, &bytes);
        assert_eq!(dump(&reading.graph), dump(&kept), "{name}: reads back, from\n{shown}\n{told}");
        // Whoever means the text `nan` among numbers is asked all the same.
        let mut troubles = told.lines().filter(|told| !told.contains("note[gaps-among-numbers]"));
        assert_eq!(troubles.next(), None, "{name}: nothing is the matter with\n{shown}");
    }
}
