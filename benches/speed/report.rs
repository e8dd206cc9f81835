//! What was measured, as tables for people and as JSON for machines.

use std::process::Command;
use std::thread;

use serde_json::{Value, json};

use crate::measure::{Cell, Measured};
use crate::run::Run;
use crate::tasks::{Input, Program};

/// Megabytes are a million bytes here, for files and for memory.
const MEGA: f64 = 1e6;

/// What ran, and on what.
pub(crate) fn machine() -> String {
    let (cores, system) = (cores(), std::env::consts::OS);
    format!("{} on {system} ({}), {cores} cores", version(), std::env::consts::ARCH)
}

/// How long it takes to do almost nothing.
pub(crate) fn start_up(cell: &Cell) -> String {
    let milliseconds = cell.seconds().map(|seconds| seconds * 1e3);
    let peak = cell.peak().map(|bytes| bytes as f64 / MEGA);
    let (time, memory) = (number(milliseconds, 1), number(peak, 1));
    format!("start-up (graph-data → dot): {time} ms, {memory} MB of memory\n")
}

/// What our program took for each task, at one size.
pub(crate) fn table(of_size: &Measured) -> String {
    let header =
        ["", "seconds", "spread", "rows/s", "MB/s in", "MB/s out", "peak MB", "B/claim", "B/edge"];
    let mut rows = vec![header.map(str::to_string).to_vec()];
    for cell in of_size.cells.iter().filter(|cell| is_ours(cell) || cell.task.is_none()) {
        rows.push(row(cell, of_size));
    }
    let Measured { size, runs, nodes, edges, .. } = of_size;
    let ours = aligned(&rows);
    let lost = complaints(of_size, Cell::is_ours_lost);
    format!(
        "{}: {} claims, {nodes} nodes, {edges} edges; the median of {runs}\n{ours}{lost}\
         spread is how far the slowest and the fastest run are apart: much of it means a busy machine\n\
         rows are claims, and edges where a graph file is read; B is the peak memory shared out\n\
         the last line writes the bytes of the graphml and does nothing else\n",
        size.name, size.claims
    )
}

/// Ours and the others' beside each other, at one size.
pub(crate) fn against(of_size: &Measured, programs: &[Program]) -> String {
    let mut header = vec![String::new(), "seconds".to_string(), "peak MB".to_string()];
    for program in programs.iter().filter(|program| !program.is_ours()) {
        header.extend([program.name.clone(), "ours/its".to_string()]);
        header.extend(["peak MB".to_string(), "ours/its".to_string()]);
    }
    let mut rows = vec![header];
    let measured: Vec<&Cell> = of_size.cells.iter().filter(|cell| cell.task.is_some()).collect();
    for of_task in measured.chunks(programs.len()) {
        let (ours, others) = (of_task[0], &of_task[1..]);
        let mega = |cell: &Cell| cell.peak().map(|bytes| bytes as f64 / MEGA);
        let mut row = vec![about(ours), number(ours.seconds(), 3), number(mega(ours), 1)];
        for its in others {
            row.extend([number(its.seconds(), 3), number(ratio(ours.seconds(), its.seconds()), 3)]);
            row.extend([number(mega(its), 1), number(ratio(mega(ours), mega(its)), 3)]);
        }
        rows.push(row);
    }
    aligned(&rows) + &complaints(of_size, |cell| !cell.is_ours_lost())
}

/// How many times as long, and how many times the memory, the larger size took.
pub(crate) fn growth(small: &Measured, large: &Measured) -> String {
    let times = |large: u64, small: u64| ratio(Some(large as f64), Some(small as f64));
    let header = ["", "time ×", "memory ×", "written ×"];
    let mut rows = vec![header.map(str::to_string).to_vec()];
    for after in large.cells.iter().filter(|cell| is_ours(cell) || cell.task.is_none()) {
        let is_same = |cell: &&Cell| cell.program == after.program && about(cell) == about(after);
        let Some(before) = small.cells.iter().find(is_same) else { continue };
        let memory =
            after.peak().zip(before.peak()).and_then(|(after, before)| times(after, before));
        let written = times(after.written().unwrap_or(0), before.written().unwrap_or(0));
        let time = ratio(after.seconds(), before.seconds());
        rows.push(vec![about(after), number(time, 2), number(memory, 2), number(written, 2)]);
    }
    let claims = number(times(large.size.claims, small.size.claims), 2);
    let edges = number(times(large.edges, small.edges), 2);
    let title =
        format!("{} → {}: claims × {claims}, edges × {edges}", small.size.name, large.size.name);
    format!("{title}\n{}", aligned(&rows))
}

/// Everything that was measured.
pub(crate) fn json(start_up: &Cell, measured: &[Measured]) -> Value {
    let sizes: Vec<Value> = measured.iter().map(json_of_size).collect();
    json!({
        "version": version(),
        "cores": cores(),
        "system": std::env::consts::OS,
        "architecture": std::env::consts::ARCH,
        "start_up": json_of_cell(start_up),
        "sizes": sizes,
    })
}

fn json_of_size(of_size: &Measured) -> Value {
    let cells: Vec<Value> = of_size.cells.iter().map(json_of_cell).collect();
    json!({
        "name": of_size.size.name,
        "claims": of_size.size.claims,
        "nodes": of_size.nodes,
        "edges": of_size.edges,
        "measured": cells,
    })
}

fn json_of_cell(cell: &Cell) -> Value {
    let each = |of: fn(&Run) -> Value| cell.runs.iter().map(of).collect::<Value>();
    json!({
        "task": cell.task.map(|task| task.name),
        "program": cell.program,
        "seconds": cell.seconds(),
        "peak_bytes": cell.peak(),
        "bytes_in": cell.bytes_in,
        "bytes_out": cell.written(),
        "each": { "seconds": each(|run| json!(run.seconds)), "peak_bytes": each(|run| json!(run.peak)) },
        "lost": cell.lost,
    })
}

fn row(cell: &Cell, of_size: &Measured) -> Vec<String> {
    let (claims, edges) = (of_size.size.claims as f64, of_size.edges as f64);
    let (seconds, peak) = (cell.seconds(), cell.peak().map(|bytes| bytes as f64));
    let (claims_read, read) = match cell.task.map(|task| task.input) {
        Some(Input::Tables | Input::Project) => (Some(claims), Some(claims)),
        Some(Input::GraphMl | Input::Edges) => (None, Some(edges)),
        None => (None, None),
    };
    let is_checked = cell.task.is_some_and(|task| task.input == Input::Project);
    let per_second = |what: Option<f64>| ratio(what, seconds);
    let megabytes = |bytes: Option<u64>| bytes.filter(|b| *b > 0).map(|b| b as f64 / MEGA);
    vec![
        about(cell),
        number(seconds, 3),
        percent(cell.spread()),
        number(per_second(read), 0),
        number(per_second(megabytes(Some(cell.bytes_in))), 1),
        number(per_second(megabytes(cell.written())), 1),
        number(peak.map(|bytes| bytes / MEGA), 1),
        number(ratio(peak, claims_read), 0),
        // A check makes no edges.
        number(if is_checked { None } else { ratio(peak, Some(edges)) }, 0),
    ]
}

fn complaints(of_size: &Measured, of: impl Fn(&Cell) -> bool) -> String {
    let lost = of_size.cells.iter().filter(|cell| of(cell)).filter_map(|cell| {
        let why = cell.lost.as_ref()?;
        Some(format!("{} can't do {}: {why}\n", cell.program, about(cell)))
    });
    lost.collect()
}

fn is_ours(cell: &Cell) -> bool {
    cell.task.is_some() && cell.program == Program::ours().name
}

fn about(cell: &Cell) -> String {
    cell.task.map_or_else(|| "the disk alone".to_string(), |task| task.about())
}

fn ratio(one: Option<f64>, other: Option<f64>) -> Option<f64> {
    let (one, other) = (one?, other?);
    (other > 0.0).then(|| one / other)
}

fn percent(part: Option<f64>) -> String {
    part.map_or_else(|| "-".to_string(), |part| format!("{:.0}%", part * 100.0))
}

fn number(number: Option<f64>, digits: usize) -> String {
    number.map_or_else(|| "-".to_string(), |number| format!("{number:.digits$}"))
}

/// Lines of a table: the first column to the left, numbers to the right.
fn aligned(rows: &[Vec<String>]) -> String {
    let wide = |text: &str| text.chars().count();
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns)
        .map(|at| rows.iter().filter_map(|row| row.get(at)).map(|cell| wide(cell)).max())
        .map(Option::unwrap_or_default)
        .collect();
    let mut text = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            let blanks = " ".repeat(widths[at] - wide(cell));
            let padded =
                if at == 0 { format!("{cell}{blanks}") } else { format!("  {blanks}{cell}") };
            text.push_str(&padded);
        }
        text.push('\n');
    }
    text
}

fn version() -> String {
    let told = Command::new(env!("CARGO_BIN_EXE_claimgraph")).arg("--version").output().unwrap();
    String::from_utf8_lossy(&told.stdout).trim().to_string()
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}
