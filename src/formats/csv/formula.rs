//! Cells that a spreadsheet takes for formulas.

use crate::model::{Cells, Column, Graph, Sym};

/// How many texts of a graph a spreadsheet would take for a formula, and so perhaps run: those
/// that start with `=`, `+`, `-`, `@`, their wide forms or a tab, and are no number.
///
/// Tables keep them as they are, since every change of them would be one of the data.
pub fn formula_cells(graph: &Graph) -> usize {
    // Many cells share a text, and in their own order texts are looked at fastest.
    let formulas: Vec<bool> = graph.symbols.texts().map(is_formula).collect();
    if !formulas.contains(&true) {
        return 0;
    }
    let is_formula = |symbol: Sym| formulas[symbol.index()];
    let count = |list: &[Option<Sym>]| list.iter().flatten().filter(|s| is_formula(**s)).count();
    let columns = |columns: &[Column]| -> usize {
        let cells = columns.iter().map(|column| match &column.cells {
            Cells::Text(cells) => count(cells),
            Cells::List(lists) => (0..lists.len())
                .filter_map(|at| lists.get(at).first())
                .filter(|first| is_formula(**first))
                .count(),
            _ => 0,
        });
        cells.sum()
    };
    let (nodes, edges) = (&graph.nodes, &graph.edges);
    let ids = nodes.ids.iter().chain(edges.ids.iter().flatten());
    ids.filter(|id| is_formula(**id)).count()
        + count(&nodes.labels)
        + count(&nodes.types)
        + columns(&nodes.columns)
        + count(&edges.relations)
        + count(&edges.labels)
        + columns(&edges.columns)
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
    fn what_a_spreadsheet_would_run_is_counted() {
        let mut draft = GraphBuilder::default();
        let node = draft.node("=cmd()");
        draft.set_node_label(node, "@SUM(A1)");
        let column = draft.node_column("change", Some(Kind::Text));
        draft.set_node(column, node, "-1.5");
        let parts = draft.node_column("parts", Some(Kind::List));
        draft.set_node_list(parts, node, &["-x", "=y"]);
        assert_eq!(formula_cells(&draft.finish()), 3);
    }
}
