//! What of a graph a format keeps, and what it loses.

use crate::model::long_text::cut_cells;
use crate::model::paper::{changes_kind, drop_empty, on_paper};
use crate::model::{Becomes, Carries, Cells, Column, Edges, Graph, Kind, Loss, Sym, Symbols};

impl Graph {
    /// The graph, cut down to what a format can carry.
    ///
    /// Lists are joined first, then values lose their kind and get the one their text suggests.
    pub fn keep(&self, carries: Carries) -> Graph {
        let mut graph = self.clone();
        if !carries.name {
            graph.name.clear();
        }
        if !carries.node_attributes {
            graph.nodes.labels.fill(None);
            graph.nodes.types.fill(None);
            graph.nodes.columns.clear();
        }
        if !carries.edges {
            graph.edges = Edges::default();
        }
        if !carries.edge_ids {
            graph.edges.ids = None;
        }
        if !carries.edge_attributes {
            graph.edges.columns.clear();
        }
        if !carries.mixed_direction && graph.mixes_directions() {
            graph.edges.undirected.fill(false);
        }
        if !carries.empty_text {
            graph.drop_empty_texts();
        }
        let Graph { symbols, nodes, edges, .. } = &mut graph;
        for column in nodes.columns.iter_mut().chain(&mut edges.columns) {
            column.cells = kept(&column.cells, carries, symbols);
        }
        nodes.columns.retain(|column| column.cells.present() > 0);
        edges.columns.retain(|column| column.cells.present() > 0);
        if !carries.isolated_nodes {
            let linked = graph.linked();
            graph.retain(&linked);
        }
        graph.cut_long_names(carries);
        // Edges are in the order of their relations and labels, some of which may be gone now.
        graph.sort();
        graph
    }

    /// What [`Graph::keep`] would change, most general first; nothing if it changes nothing.
    pub fn losses(&self, carries: Carries) -> Vec<Loss> {
        let mut losses = Vec::new();
        let mut put = |what: &str, column: Option<&Column>, count, becomes: Becomes| {
            if count > 0 {
                let (what, column) = (what.to_string(), column.map(|column| column.name.clone()));
                losses.push(Loss { what, column, count, becomes });
            }
        };
        let dropped = || Becomes::LeftOut;
        put("graph name", None, usize::from(!carries.name && !self.name.is_empty()), dropped());
        if !carries.isolated_nodes {
            let isolated = self.linked().iter().filter(|linked| !**linked).count();
            put("nodes without edges", None, isolated, dropped());
        }
        if !carries.node_attributes {
            put("node labels", None, self.nodes.labels.iter().flatten().count(), dropped());
            put("node types", None, self.nodes.types.iter().flatten().count(), dropped());
            for column in &self.nodes.columns {
                put("node values", Some(column), column.cells.present(), dropped());
            }
        }
        if !carries.edges {
            put("edges", None, self.edges.len(), dropped());
        } else if !carries.edge_ids {
            put("edge ids", None, self.edges.ids.as_ref().map_or(0, Vec::len), dropped());
        }
        if carries.edges && !carries.edge_attributes {
            for column in &self.edges.columns {
                put("edge values", Some(column), column.cells.present(), dropped());
            }
        }
        if carries.edges && !carries.mixed_direction && self.mixes_directions() {
            let count = self.edges.undirected.iter().filter(|undirected| **undirected).count();
            put("undirected edges", None, count, Becomes::Directed);
        }
        if !carries.empty_text {
            put("empty texts", None, self.empty_texts(), Becomes::Absent);
        }
        if let Some(longest) = carries.longest_text {
            let what = format!("texts of more than {longest} bytes");
            put(&what, None, self.long_texts(carries), Becomes::Cut);
        }
        for (what, column, becomes) in self.changed_kinds(carries) {
            put(what, Some(column), column.cells.present(), becomes);
        }
        losses
    }

    /// Whether some edges have a direction and some have none.
    pub fn mixes_directions(&self) -> bool {
        let undirected = &self.edges.undirected;
        undirected.iter().any(|u| *u) && undirected.iter().any(|u| !*u)
    }

    /// The columns whose cells become something else: what they are, and what they become.
    fn changed_kinds<'a>(&'a self, carries: Carries) -> Vec<(&'static str, &'a Column, Becomes)> {
        let mut changed = Vec::new();
        let mut look = |columns: &'a [Column], values, lists| {
            for column in columns {
                let cells = &column.cells;
                if cells.kind() == Kind::List && !carries.lists {
                    changed.push((lists, column, Becomes::Joined));
                } else if changes_kind(cells, &self.symbols, carries) {
                    changed.push((values, column, Becomes::Inferred));
                }
            }
        };
        if carries.node_attributes {
            look(&self.nodes.columns, "node values", "node lists");
        }
        if carries.edges && carries.edge_attributes {
            look(&self.edges.columns, "edge values", "edge lists");
        }
        changed
    }

    fn empty_texts(&self) -> usize {
        if !self.symbols.any_empty() {
            return 0;
        }
        let empty = |symbol: &&Sym| self.text(**symbol).is_empty();
        let count = |list: &[Option<Sym>]| list.iter().flatten().filter(empty).count();
        let columns = self.nodes.columns.iter().chain(&self.edges.columns);
        let cells: usize = columns
            .map(|column| if let Cells::Text(cells) = &column.cells { count(cells) } else { 0 })
            .sum();
        let Edges { relations, labels, .. } = &self.edges;
        cells
            + count(&self.nodes.labels)
            + count(&self.nodes.types)
            + count(relations)
            + count(labels)
    }

    fn drop_empty_texts(&mut self) {
        let Graph { symbols, nodes, edges, .. } = self;
        for list in [&mut nodes.labels, &mut nodes.types, &mut edges.relations, &mut edges.labels] {
            for cell in list {
                *cell = cell.filter(|symbol| !symbols.text(*symbol).is_empty());
            }
        }
    }
}

fn kept(cells: &Cells, carries: Carries, symbols: &mut Symbols) -> Cells {
    let mut joined = match cells {
        Cells::List(lists) if !carries.lists => {
            let mut joined = Vec::with_capacity(lists.len());
            for at in 0..lists.len() {
                let texts: Vec<&str> = lists.get(at).iter().map(|s| symbols.text(*s)).collect();
                let text = (!texts.is_empty()).then(|| texts.join("|"));
                joined.push(text.map(|text| symbols.intern(&text)));
            }
            Cells::Text(joined)
        }
        other => other.clone(),
    };
    if let Cells::Text(cells) = &mut joined {
        cut_cells(cells, carries, symbols);
    }
    if !carries.empty_text {
        drop_empty(&mut joined, symbols);
    }
    on_paper(&joined, symbols, carries).into_owned()
}
