//! A folder that is a project, or a table that needs none: manifest, tables, documents.

mod candidates;
mod column_names;
mod edge_lists;
mod ends;
mod exported;
mod file_names;
mod header;
mod init;
mod load;
mod manifest;
mod named;
mod names;
mod naming;
mod negations;
mod no_table;
mod numbers;
mod own_files;
mod periods;
mod repeated;
mod required;
mod respelt;
mod reviewed;
mod statuses;
mod tables;

pub use candidates::{
    Added, CANDIDATE_COLUMNS, Doubts, Imported, MISSING_CELL, Pinned, PinnedHow, Review,
    SHARED_DESCRIPTION, Spool, TableRow, Unknown, add_candidates, candidates_file, count_waiting,
    holds_candidates, import_candidates, load_candidates, pin, project_of, source_of,
};
pub use file_names::MANIFEST;
pub use init::{create, create_empty, create_from, create_from_candidates, declare_statuses};
pub use load::{Loaded, is_project, load, load_table, load_table_as};
pub use named::NamedColumns;
pub use own_files::owns;
