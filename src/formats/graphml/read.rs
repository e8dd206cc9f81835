//! Reading GraphML: the keys first, then nodes and edges on all cores.
//!
//! A large document is cut where a node or an edge seems to start, and each part is read as if it
//! did. Whether it did is known when the part before it has been read: it must end just there, in
//! the graph itself. If it doesn't, because the place was in a comment, say, the parts behind it
//! are thrown away and it is read on to the end. So the graph is the same however it is cut.

use rayon::prelude::*;

use super::rows::{Ended, Rows, starts_row};
use crate::error::Result;
use crate::formats::Reading;
use crate::formats::parts::{Part, join};
use crate::formats::remarks::Remarks;
use crate::formats::xml::{Events, guess_relations, utf8};
use crate::model::Graph;
use crate::text::{FileId, Files};

/// The most bytes of a document.
const MOST: u64 = 4 << 30;

/// The fewest bytes that are worth a thread.
const FEWEST: usize = 1 << 20;

/// Reads a GraphML file.
pub(super) fn read(files: &Files, file: FileId) -> Result<Reading> {
    let bytes = files.read(file, MOST)?;
    Ok(match utf8(&bytes, file) {
        Ok(text) => read_text(text, file, text.len() / FEWEST),
        Err(diagnostic) => Reading { graph: Graph::default(), diagnostics: vec![*diagnostic] },
    })
}

/// Reads a document in at most so many parts.
fn read_text(text: &str, file: FileId, most: usize) -> Reading {
    let mut events = Events::new(text, Remarks::new(file));
    let mut head = Rows::default();
    let mut read = Vec::new();
    if head.read(&mut events, 0) == Ended::BeforeRow {
        let parts = most.clamp(1, rayon::current_num_threads());
        read = read_parts(text, &head, &events, parts);
    }
    let relation_is_declared = head.declares_relation();
    let mut remarks = events.remarks;
    let mut all = Document { id: head.id.take(), ..Document::default() };
    all.take(head);
    for (rows, later) in read {
        remarks.append(later);
        all.take(rows);
    }
    let mut graph = join(std::mem::take(&mut all.parts), &mut remarks);
    all.name_late_columns(&mut graph);
    if !relation_is_declared && !all.has_relations {
        guess_relations(&mut graph);
    }
    graph.name = all.name.or(all.id.filter(|id| id != "G")).unwrap_or_default();
    graph.sort();
    Reading { graph, diagnostics: remarks.finish() }
}

/// What the parts of a document say together.
#[derive(Default)]
struct Document {
    parts: Vec<Part>,
    name: Option<String>,
    id: Option<String>,
    late: Vec<(String, String)>,
    has_relations: bool,
}

impl Document {
    fn take(&mut self, rows: Rows<'_>) {
        self.has_relations |= rows.has_relations;
        self.name = self.name.take().or(rows.name);
        self.late.extend(rows.late.into_iter().map(|key| (key.id, key.name)));
        if !rows.part.nodes.ids.is_empty() || !rows.part.edges.from.is_empty() {
            self.parts.push(rows.part);
        }
    }

    /// Gives columns whose key was declared late the name that it gives them.
    fn name_late_columns(&self, graph: &mut Graph) {
        for columns in [&mut graph.nodes.columns, &mut graph.edges.columns] {
            for (id, name) in &self.late {
                let is_free = columns.iter().all(|column| column.name != *name);
                if let Some(column) = columns.iter_mut().find(|column| column.name == *id)
                    && is_free
                {
                    column.name.clone_from(name);
                }
            }
        }
    }
}

type ReadPart<'a> = (Rows<'a>, Events<'a>, Ended);

fn read_parts<'a>(
    text: &'a str,
    head: &Rows<'a>,
    events: &Events<'a>,
    parts: usize,
) -> Vec<(Rows<'a>, Remarks)> {
    let mut starts = vec![events.at()];
    starts.extend(cuts(text, events.at() as usize, parts));
    let ends: Vec<u64> = starts.iter().skip(1).copied().chain([u64::MAX]).collect();
    let file = events.remarks.file();
    let read: Vec<ReadPart> = starts
        .par_iter()
        .zip(&ends)
        .map(|(start, end)| {
            let mut rows = head.next_part();
            let mut events = events.from(*start, Remarks::new(file));
            let ended = rows.read(&mut events, *end);
            (rows, events, ended)
        })
        .collect();
    let mut kept = Vec::new();
    for ((mut rows, mut events, ended), end) in read.into_iter().zip(ends) {
        let fits = ended == Ended::BeforeRow && events.at() == end;
        if ended == Ended::BeforeRow && !fits {
            rows.read(&mut events, u64::MAX);
        }
        kept.push((rows, events.remarks));
        if !fits {
            break;
        }
    }
    kept
}

/// Places where a node or an edge seems to start, so that the parts are about as long.
fn cuts(text: &str, start: usize, parts: usize) -> Vec<u64> {
    let mut cuts: Vec<u64> = Vec::new();
    for part in 1..parts {
        let near = start + (text.len() - start) / parts * part;
        let tags = memchr::memchr_iter(b'<', &text.as_bytes()[near..]).map(|at| near + at);
        let found = tags.take(1 << 16).find(|at| starts_row(&text[*at..]));
        cuts.extend(found.map(|at| at as u64).filter(|at| cuts.last() < Some(at)));
    }
    cuts.retain(|cut| *cut > start as u64);
    cuts
}
