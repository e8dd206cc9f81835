//! A folder that is a project, or a table that needs none: manifest, tables, documents.

mod load;
mod manifest;
mod naming;

pub use load::{Loaded, MANIFEST, is_project, load, load_table};
