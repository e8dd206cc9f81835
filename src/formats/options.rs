//! How a graph is to be written: for whom, and how it looks.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{EntityType, Ledger, Resolution, Schema, Status, Sym};

/// One record of options for all formats; a format passes over what doesn't concern it.
#[derive(Clone, Debug, Default)]
pub struct WriteOptions {
    /// Who will read it.
    pub consumer: Consumer,
    /// Shapes, colours and lines.
    pub look: Look,
    /// Which way a drawing runs.
    pub rankdir: Rankdir,
    /// Whether a drawing puts the nodes of a type into a frame.
    pub cluster_by_type: bool,
    /// Which version of GEXF to write.
    pub gexf_version: GexfVersion,
}

/// The program that a file is written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Consumer {
    /// What all of them read.
    #[default]
    Any,
    /// Gephi.
    Gephi,
    /// The Python package networkx.
    Networkx,
    /// The yEd graph editor.
    Yed,
    /// Cytoscape and Cytoscape.js.
    Cytoscape,
    /// Graphviz: drawings with a legend and frames, which other readers of DOT stumble over.
    Graphviz,
    /// The JavaScript package graphology.
    Graphology,
}

/// How nodes and edges look, by type and status.
#[derive(Clone, Debug)]
pub struct Look {
    /// The declared types, by id.
    pub types: BTreeMap<String, EntityType>,
    /// The statuses, from the firmest to the weakest.
    pub statuses: Vec<Status>,
    /// The types that entities have anywhere in what the graph is a part of, so that they look the
    /// same in each part.
    pub occurring: BTreeSet<String>,
    /// What people read for the ids of those who speak: they needn't be in the part that is drawn.
    pub speakers: BTreeMap<String, String>,
}

/// Which way a drawing runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rankdir {
    /// Left to right.
    #[default]
    LeftToRight,
    /// Top to bottom.
    TopToBottom,
    /// Right to left.
    RightToLeft,
    /// Bottom to top.
    BottomToTop,
}

/// A version of GEXF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GexfVersion {
    /// The current one, which networkx reads since 3.6.
    #[default]
    V1_3,
    /// The draft that every reader knows.
    V1_2,
}

impl Default for Look {
    fn default() -> Self {
        Look::of(&Schema::default())
    }
}

impl Look {
    /// The look that a project declares.
    pub fn of(schema: &Schema) -> Look {
        let (types, statuses) = (schema.types.clone(), schema.statuses.clone());
        Look { types, statuses, occurring: BTreeSet::new(), speakers: BTreeMap::new() }
    }

    /// The look of any part of what a ledger says.
    pub fn of_ledger(ledger: &Ledger, resolution: &Resolution) -> Look {
        let declared = ledger.entities.column("type");
        let kinds = distinct(declared.iter().chain(&resolution.types), ledger);
        let occurring = kinds.into_iter().map(|kind| ledger.text(kind).to_string()).collect();
        let mut speakers = BTreeMap::new();
        for name in distinct(ledger.claims.column("speaker").iter(), ledger) {
            let id = ledger.text(resolution.id_of(name));
            let label = ledger.text(resolution.label(name, ledger));
            if label != id {
                speakers.insert(id.to_string(), label.to_string());
            }
        }
        Look { occurring, speakers, ..Look::of(&ledger.schema) }
    }
}

/// The symbols that occur among some cells of a ledger, each once.
fn distinct<'a>(cells: impl Iterator<Item = &'a Option<Sym>>, ledger: &Ledger) -> Vec<Sym> {
    let mut seen = vec![false; ledger.symbols.len()];
    let cells = cells.copied().flatten();
    cells.filter(|cell| !std::mem::replace(&mut seen[cell.index()], true)).collect()
}

impl Rankdir {
    /// The value of the Graphviz attribute.
    pub fn name(self) -> &'static str {
        match self {
            Rankdir::LeftToRight => "LR",
            Rankdir::TopToBottom => "TB",
            Rankdir::RightToLeft => "RL",
            Rankdir::BottomToTop => "BT",
        }
    }
}
