//! Words for a missing value among numbers, which make texts of all of them.

use crate::formats::Of;
use crate::model::{Cells, GAP_HINT, Graph, gap_among_numbers};
use crate::text::Diagnostic;

/// Says which attributes are texts only because such words stand among their numbers.
pub(super) fn among_numbers(graph: &Graph) -> Option<Diagnostic> {
    let (mut names, mut example) = (Vec::new(), None);
    for (of, what) in [(Of::Nodes, "nodes"), (Of::Edges, "edges")] {
        for column in of.columns(graph) {
            let Cells::Text(cells) = &column.cells else { continue };
            if let Some(gap) = gap_among_numbers(cells, &graph.symbols) {
                names.push(format!("`{}` of {what}", column.name));
                example.get_or_insert(gap);
            }
        }
    }
    let gap = graph.text(example?);
    let message = format!(
        "`{gap}` stands among numbers, so that all of them are texts: {}",
        names.join(", ")
    );
    Some(Diagnostic::note("gaps-among-numbers", message).hint(GAP_HINT))
}
