//! What a table for Gephi has in another way than the graph, so that Gephi reads what was meant.

use crate::formats::csv::dates;
use crate::formats::{Consumer, Of, WriteOptions};
use crate::model::{Becomes, Cells, Column, Graph, Loss, Sym};

/// What is written in another way, and isn't read back as it was.
pub(super) fn rewritten(graph: &Graph, of: Of, options: &WriteOptions) -> Vec<Loss> {
    if options.consumer != Consumer::Gephi {
        return Vec::new();
    }
    let mut losses = dates::slashed_dates(graph, of);
    let doubled = "with two backslashes for one, because Gephi reads two as one";
    losses.extend(texts(graph, of, |text| text.contains('\\'), doubled));
    let trimmed = "without the blanks around them, which Gephi takes off";
    losses.extend(texts(graph, of, |text| text.trim() != text, trimmed));
    losses
}

/// The texts of a table that are written in another way.
fn texts(graph: &Graph, of: Of, is_changed: fn(&str) -> bool, how: &'static str) -> Vec<Loss> {
    let changed: Vec<bool> = graph.symbols.texts().map(is_changed).collect();
    if !changed.contains(&true) {
        return Vec::new();
    }
    let is_changed = |symbol: &Sym| changed[symbol.index()];
    let count = |list: &[Option<Sym>]| list.iter().flatten().filter(|s| is_changed(s)).count();
    let ids = |ids: &[Sym]| ids.iter().filter(|id| is_changed(id)).count();
    let mut losses = Vec::new();
    let mut put = |what: &str, column: Option<&Column>, count: usize| {
        if count > 0 {
            let (what, column) = (what.to_string(), column.map(|column| column.name.clone()));
            losses.push(Loss { what, column, count, becomes: Becomes::Rewritten(how) });
        }
    };
    put("node ids", None, ids(&graph.nodes.ids));
    if of == Of::Nodes {
        put("node labels", None, count(&graph.nodes.labels));
        put("node types", None, count(&graph.nodes.types));
    } else {
        put("edge ids", None, graph.edges.ids.as_deref().map_or(0, ids));
        put("relations", None, count(&graph.edges.relations));
        put("edge labels", None, count(&graph.edges.labels));
    }
    let what = if of == Of::Nodes { "node values" } else { "edge values" };
    for column in of.columns(graph) {
        let count = match &column.cells {
            Cells::Text(cells) => count(cells),
            Cells::List(lists) => {
                (0..lists.len()).filter(|row| lists.get(*row).iter().any(is_changed)).count()
            }
            _ => 0,
        };
        put(what, Some(column), count);
    }
    losses
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{GraphBuilder, Kind};

    #[test]
    fn what_gephi_reads_in_another_way_is_told() {
        let mut draft = GraphBuilder::default();
        let (a, b) = (draft.node("a"), draft.node("C:\\b"));
        draft.set_node_label(a, " a ");
        let edge = draft.edge(a, b);
        let quote = draft.edge_column("quote", Some(Kind::Text));
        draft.set_edge(quote, edge, " C:\\new ");
        let graph = draft.finish();
        let told = |of, consumer| -> Vec<String> {
            let options = WriteOptions { consumer, ..WriteOptions::default() };
            let losses = rewritten(&graph, of, &options);
            losses.iter().map(|loss| format!("{} {}", loss.count, loss.name())).collect()
        };
        assert_eq!(told(Of::Nodes, Consumer::Gephi), ["1 node ids", "1 node labels"]);
        let edges = ["1 node ids", "1 edge `quote` values", "1 edge `quote` values"];
        assert_eq!(told(Of::Edges, Consumer::Gephi), edges);
        assert!(told(Of::Edges, Consumer::Any).is_empty());
    }
}
