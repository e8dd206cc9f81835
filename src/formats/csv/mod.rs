//! Tables: edges, one a row, and nodes, one a row.
//!
//! A table of edges has the columns `Source,Target,Type,Kind,Label,Weight`, which Gephi, pandas and
//! everyone else reads, before it `Id` if the edges have ids, behind it the attributes. `Type` is
//! `Directed` or `Undirected`, `Kind` the id of the relation, `Label` what people read (Gephi gets
//! the relation where there is none). `Weight` is always there: weights have a point (`1.0`), and a
//! column of nothing but `1` says in a table with these columns that the edges have none. A table
//! of nodes has `Id,Label,Type` and the attributes.
//!
//! By `Kind`, Gephi tells parallel edges apart; those that have the same it adds up, an assertion
//! and its denial, too. So kinds that repeat between two nodes are numbered (`owns #2`), and a
//! column `relation` behind `Weight` has what is read back.
//!
//! What a table can't carry: the name of the graph; the kinds of values, which are inferred from
//! all rows on reading; lists, whose parts are joined by `|`; an empty text as something else than
//! none. A table of edges has no nodes without edges, and nothing about nodes; a table of nodes
//! has no edges. An attribute whose name has a meaning in the table gets a `_` behind it.
//!
//! Written is RFC 4180 with line feeds and without a byte order mark. For Gephi, backslashes are
//! doubled, dates written with slashes and texts trimmed, and weights of 0 stand in `weight_raw`, or
//! it would misread them; that is not meant to be read back, and told, but for the times of edges: in
//! `first`, `last` and `when`, which have no use for texts that aren't dates, `2020/05/01` is read
//! as `2020-05-01`. Gephi's own column of times is read as those of its GEXF are.

mod carries;
mod dates;
mod dialect;
mod edges;
mod formula;
mod gephi;
mod names;
mod nodes;
mod read;
mod sheet;
mod timeset;
mod write;

use crate::formats::{Format, Of, Writes};

use carries::{EDGES, NODES};

pub use formula::{formula_cells, is_formula};

/// A table of edges with commas.
pub static CSV: Format = Format {
    name: "csv",
    extensions: &["edges.csv", "csv"],
    summary: "a table of edges, for spreadsheets, Gephi and pandas",
    rows: Some(Of::Edges),
    reads: Some(|files, file| read::read(files, file, b',', read::Table::Edges)),
    writes: Some(Writes {
        carries: EDGES,
        write: |graph, options, out| write::edges(graph, options, b',', out),
        names: names::on_paper,
        rewritten: |graph, options| gephi::rewritten(graph, Of::Edges, options),
    }),
};

/// A table of edges with tabs.
pub static TSV: Format = Format {
    name: "tsv",
    extensions: &["edges.tsv", "tsv"],
    summary: "a table of edges with tabs between the cells",
    rows: Some(Of::Edges),
    reads: Some(|files, file| read::read(files, file, b'\t', read::Table::Edges)),
    writes: Some(Writes {
        carries: EDGES,
        write: |graph, options, out| write::edges(graph, options, b'\t', out),
        names: names::on_paper,
        rewritten: |graph, options| gephi::rewritten(graph, Of::Edges, options),
    }),
};

/// A table of nodes with commas.
pub static NODES_CSV: Format = Format {
    name: "nodes",
    extensions: &["nodes.csv"],
    summary: "a table of nodes, to go with a table of edges",
    rows: Some(Of::Nodes),
    reads: Some(|files, file| read::read(files, file, b',', read::Table::Nodes)),
    writes: Some(Writes {
        carries: NODES,
        write: |graph, options, out| write::nodes(graph, options, b',', out),
        names: names::on_paper,
        rewritten: |graph, options| gephi::rewritten(graph, Of::Nodes, options),
    }),
};

/// A table of nodes with tabs.
pub static NODES_TSV: Format = Format {
    name: "nodes-tsv",
    extensions: &["nodes.tsv"],
    summary: "a table of nodes with tabs between the cells",
    rows: Some(Of::Nodes),
    reads: Some(|files, file| read::read(files, file, b'\t', read::Table::Nodes)),
    writes: Some(Writes {
        carries: NODES,
        write: |graph, options, out| write::nodes(graph, options, b'\t', out),
        names: names::on_paper,
        rewritten: |graph, options| gephi::rewritten(graph, Of::Nodes, options),
    }),
};
