//! Which columns of a project's tables may hold numbers.

use crate::model::{
    CLAIM_COLUMNS, DECISION_COLUMNS, ENTITY_COLUMNS, EVIDENCE_COLUMNS, SOURCE_COLUMNS,
};

/// Columns of the model's that hold numbers and nothing else.
const NUMBERS: [&str; 3] = ["weight", "confidence", "score"];

/// Whether a column may hold numbers, by its name.
pub(super) fn may_be(name: &str) -> bool {
    let tables =
        [CLAIM_COLUMNS, ENTITY_COLUMNS, SOURCE_COLUMNS, EVIDENCE_COLUMNS, DECISION_COLUMNS];
    let is_text = name.starts_with("q.") || tables.iter().any(|columns| columns.contains(&name));
    NUMBERS.contains(&name) || !is_text
}
