//! Claims that are proposed to a project, and what people decide about them.
//!
//! `candidates.csv` has the columns of a claim and some of its own: in which bytes of the document
//! the sentence stands, the words and the rule that decided, the verb as the text has it. Its cell
//! `review` is empty until a person decides. What is accepted becomes a row of `claims.csv` under
//! the same id; the candidate stays, marked, so that reading the document again proposes nothing
//! twice. Candidates are no claims: [`crate::project::load`] doesn't read them.

mod answer;
mod declare;
mod first_look;
mod import;
mod keys;
mod known;
mod known_names;
mod list;
mod mark;
mod pin;
mod review;
mod shared;
mod spool;
mod table_file;
mod table_row;
mod trial;

pub use declare::Unknown;
pub use first_look::load_candidates;
pub use import::{Imported, import_candidates};
pub use list::{Added, add_candidates, candidates_file, count_waiting};
pub(super) use mark::Mark;
pub use pin::{Pinned, PinnedHow, pin, project_of, source_of};
pub use review::{Doubts, MISSING_CELL, Review};
pub use shared::SHARED_DESCRIPTION;
pub use spool::Spool;
pub(super) use table_row::OWN_COLUMNS;
pub use table_row::{CANDIDATE_COLUMNS, TableRow, holds_candidates};
