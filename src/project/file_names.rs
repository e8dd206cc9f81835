//! What the files of a project are called that are no tables.

/// The file that makes a folder a project.
pub const MANIFEST: &str = "claimgraph.toml";

/// The folder of a project's documents.
pub(super) const DOCUMENTS: &str = "documents";
