//! Plain data: what was said, who is who, and the graph that follows. Nothing here reads or writes.

mod carries;
mod columns;
mod date;
mod denials;
mod edge_labels;
mod exact;
mod foreign_statuses;
mod further;
mod gaps;
mod graph;
mod graph_builder;
mod hedges;
mod held;
mod infer;
mod kept;
mod ledger;
mod long_text;
mod loss;
mod meant;
mod modality;
mod namesakes;
mod numbers;
mod order;
mod origins;
mod paper;
mod part;
mod recent;
mod resolution;
mod room;
mod schema;
mod sorted;
mod spellings;
mod states;
mod status_words;
mod sym;
mod symbols;
mod table;
mod two_way;
mod typed_names;
mod yes_no;

pub use carries::Carries;
pub(crate) use columns::joined;
pub use columns::{
    CLAIM_COLUMNS, COMPUTED_COLUMNS, DECISION_COLUMNS, DIRECTION, ENTITY_COLUMNS, EVIDENCE_COLUMNS,
    FIRST_ENTITY_COLUMNS, LONG_COLUMNS, NEW_CLAIM_COLUMNS, SOURCE_COLUMNS, TYPE_COLUMNS,
    TYPED_ENDS,
};
pub use date::When;
pub(crate) use date::{Yearly, day_text, edtf_of, recurring};
pub use denials::{Denials, NOT, UNCLEAR};
pub(crate) use edge_labels::{EdgeLabels, says_manner, with_manner};
pub(crate) use exact::{EXACT, is_rounded};
pub use further::EvidenceFor;
pub(crate) use gaps::{GAP_HINT, gap_among_numbers};
pub use graph::{Cells, Column, Edges, Graph, Kind, Lists, Nodes, Value};
pub use graph_builder::{EdgeColumn, GraphBuilder, NodeColumn};
pub use hedges::Hedges;
pub(crate) use held::{Held, in_place_of_times};
pub(crate) use infer::{infer, is_mere_text};
pub(crate) use ledger::id_of;
pub use ledger::{ClaimRef, Ledger};
pub(crate) use long_text::ELLIPSIS;
pub use loss::{Becomes, Loss};
pub use modality::Modality;
pub use namesakes::Namesakes;
pub(crate) use numbers::{is_number, write_float, write_number};
pub(crate) use order::ranks;
pub(crate) use origins::{Origin, Origins};
pub(crate) use paper::on_paper;
pub(crate) use recent::Recent;
pub use resolution::{Entity, Meaning, Resolution};
pub(crate) use room::Room;
pub(crate) use schema::status_of;
pub use schema::{EntityType, Level, Line, Lint, Relation, Schema, Status, default_statuses};
pub(crate) use spellings::{
    Certainty, NEGATED, RELATIONS, SPEAKERS, find_ends, find_relation, hint_at_cytoscape,
    is_called, misnamed, misnamed_hint,
};
pub(crate) use states::is_state;
pub use states::{DISPUTED, MIXED_STATUS, SINGLE_ORIGIN, UNSUPPORTED, corroborated};
pub(crate) use status_words::{StatusWord, are_statuses, is_put_as_status, listed, status_hints};
pub use sym::Sym;
pub use symbols::Symbols;
pub use table::{Table, TableColumn};
pub use two_way::two_way;
pub(crate) use typed_names::{RowsOf, without_types};
pub use yes_no::yes_or_no;
pub(crate) use yes_no::{declared_yes_or_no, say_yes_and_no};
