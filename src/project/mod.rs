//! A folder that is a project, or a table that needs none: manifest, tables, documents.

mod init;
mod load;
mod manifest;
mod naming;

pub use init::{create, create_from};
pub use load::{Loaded, MANIFEST, is_project, load, load_table};
