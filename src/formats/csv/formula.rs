//! Cells that a spreadsheet takes for formulas.

use crate::formats::Of;
use crate::model::{Cells, Edges, Graph, Nodes, Sym};

/// How many texts in a table of the nodes or edges of a graph a spreadsheet would take for a formula,
/// and so perhaps run: those that start with `=`, `+`, `-`, `@`, their wide forms or a tab, and are
/// no number. The id of a node counts once, however many edges it has.
///
/// Tables keep them as they are, since every change of them would be one of the data.
pub fn formula_cells(graph: &Graph, of: Of) -> usize {
    // Many cells share a text, and in their own order texts are looked at fastest.
    let formulas: Vec<bool> = graph.symbols.texts().map(is_formula).collect();
    if !formulas.contains(&true) {
        return 0;
    }
    let is_formula = |symbol: Sym| formulas[symbol.index()];
    let count = |list: &[Option<Sym>]| list.iter().flatten().filter(|s| is_formula(**s)).count();
    let columns = of.columns(graph).iter().map(|column| match &column.cells {
        Cells::Text(cells) => count(cells),
        Cells::List(lists) => (0..lists.len())
            .filter_map(|at| lists.get(at).first())
            .filter(|first| is_formula(**first))
            .count(),
        _ => 0,
    });
    let fixed = match of {
        Of::Nodes => {
            let Nodes { ids, labels, types, .. } = &graph.nodes;
            ids.iter().filter(|id| is_formula(**id)).count() + count(labels) + count(types)
        }
        Of::Edges => {
            let Edges { ids, relations, labels, .. } = &graph.edges;
            let own = ids.iter().flatten().filter(|id| is_formula(**id)).count();
            ends(graph).filter(|id| is_formula(*id)).count()
                + own
                + count(relations)
                + count(labels)
        }
    };
    fixed + columns.sum::<usize>()
}

/// The ids of the nodes that have an edge.
fn ends(graph: &Graph) -> impl Iterator<Item = Sym> {
    let mut is_end = vec![false; graph.nodes.len()];
    for end in graph.edges.from.iter().chain(&graph.edges.to) {
        is_end[*end as usize] = true;
    }
    graph.nodes.ids.iter().zip(is_end).filter(|(_, is_end)| *is_end).map(|(id, _)| *id)
}

/// Whether a spreadsheet would take a text for a formula.
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
        && text.parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{GraphBuilder, Kind};

    #[test]
    fn what_a_spreadsheet_would_run_is_counted_in_the_table_that_has_it() {
        let mut draft = GraphBuilder::default();
        let (node, other) = (draft.node("=cmd()"), draft.node("-lone"));
        draft.set_node_label(node, "@SUM(A1)");
        let column = draft.node_column("change", Some(Kind::Text));
        draft.set_node(column, node, "-1.5");
        draft.set_node(column, other, "-much");
        let parts = draft.node_column("parts", Some(Kind::List));
        draft.set_node_list(parts, node, &["-x", "=y"]);
        for relation in ["+pays", "owns"] {
            let edge = draft.edge(node, node);
            draft.set_relation(edge, relation);
        }
        let graph = draft.finish();
        assert_eq!([Of::Nodes, Of::Edges].map(|of| formula_cells(&graph, of)), [5, 2]);
    }
}
