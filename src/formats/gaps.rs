//! Words for a missing value among numbers, which make texts of all of them.

use crate::formats::Of;
use crate::model::{Cells, Graph, Sym, is_number};
use crate::text::Diagnostic;

/// What programs and people write where there is no number.
const GAPS: [&str; 13] =
    ["nan", "na", "n/a", "n.a.", "#n/a", "null", "none", "nil", "-", "--", "–", "—", "?"];

/// Says which attributes are texts only because such words stand among their numbers.
pub(super) fn among_numbers(graph: &Graph) -> Option<Diagnostic> {
    let (mut names, mut example) = (Vec::new(), None);
    for (of, what) in [(Of::Nodes, "nodes"), (Of::Edges, "edges")] {
        for column in of.columns(graph) {
            let Cells::Text(cells) = &column.cells else { continue };
            if let Some(gap) = gap_in(graph, cells) {
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
    let hint = "leave the cells without a number empty, and the others are numbers";
    Some(Diagnostic::note("gaps-among-numbers", message).hint(hint))
}

/// The first of the words in a column that holds numbers but for them.
fn gap_in(graph: &Graph, cells: &[Option<Sym>]) -> Option<Sym> {
    let (mut gap, mut has_numbers) = (None, false);
    for cell in cells.iter().flatten() {
        let text = graph.text(*cell);
        if is_number(text) {
            has_numbers = true;
        } else if GAPS.iter().any(|known| text.eq_ignore_ascii_case(known)) {
            gap.get_or_insert(*cell);
        } else {
            return None;
        }
    }
    gap.filter(|_| has_numbers)
}
