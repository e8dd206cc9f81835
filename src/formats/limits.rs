//! What no file of a graph or of a table may have more of: one that has would be no data but an
//! attack on memory.

/// The most columns of a table, or attributes of nodes or of edges: each has a cell for every row.
pub(super) const MOST_COLUMNS: usize = 4096;

/// The most bytes of a graph file that is held in memory as a whole.
pub(super) const MOST_BYTES: u64 = 4 << 30;
