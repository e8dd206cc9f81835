//! Which edges are not said to be so already.

use crate::model::{Cells, Graph, Modality};

/// The modality of an edge, one or several in these cells, unless one of its claims says that it is
/// so.
pub fn hedge<'a>(graph: &'a Graph, modalities: &'a Cells, edge: usize) -> Option<&'a str> {
    let modalities = graph.words(modalities, edge);
    let hedges = modalities.iter().all(|word| Modality::of(word).is_some_and(Modality::is_hedge));
    modalities.first().copied().filter(|_| hedges)
}
