//! Attributes that have another name on paper, because theirs means something to a reader.

use crate::formats::{Of, WriteOptions, Writes, arcs};
use crate::model::{Becomes, Column, Graph, Loss};

impl Writes {
    /// What a graph loses: what the format can't carry, and the names and values that other programs
    /// won't find as they are. They come back when the file is read here.
    pub fn losses(&self, graph: &Graph, options: &WriteOptions) -> Vec<Loss> {
        let mut losses = graph.losses(self.carries);
        if self.carries.edges && self.carries.mixed_direction {
            losses.extend(arcs::losses(graph, options));
        }
        if self.carries.node_attributes {
            losses.extend(self.renamed(graph, Of::Nodes, "node values", options));
        }
        if self.carries.edges && self.carries.edge_attributes {
            losses.extend(self.renamed(graph, Of::Edges, "edge values", options));
        }
        losses.extend((self.rewritten)(graph, options));
        losses
    }

    fn renamed(&self, graph: &Graph, of: Of, what: &str, options: &WriteOptions) -> Vec<Loss> {
        let names = (self.names)(graph, of, options);
        let columns = of.columns(graph).iter().zip(names);
        let renamed =
            columns.filter(|(column, name)| column.name != *name && column.cells.present() > 0);
        let loss = |(column, name): (&Column, String)| Loss {
            what: what.to_string(),
            column: Some(column.name.clone()),
            count: column.cells.present(),
            becomes: Becomes::Called(name),
        };
        renamed.map(loss).collect()
    }
}
