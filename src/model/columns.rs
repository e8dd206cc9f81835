//! The columns of a project's tables that the model gives a meaning. Other lists of columns are made
//! of these.

/// The columns of a new table of claims.
pub const NEW_CLAIM_COLUMNS: [&str; 16] = [
    "id",
    "subject",
    "relation",
    "object",
    "status",
    "negated",
    "modality",
    "speaker",
    "when",
    "when_text",
    "source",
    "quote",
    "locator",
    "confidence",
    "review",
    "note",
];

/// The columns of a claim that the model gives a meaning, beside qualifiers, [`TYPED_ENDS`] and
/// [`DIRECTION`]. A table that has weights is weighed by them, so a new one has none.
pub const CLAIM_COLUMNS: &[&str] = &joined::<16, 1, 17>(NEW_CLAIM_COLUMNS, ["weight"]);

/// Whom a claim names, and the column that gives their type.
pub const TYPED_ENDS: [(&str, &str); 3] =
    [("subject", "subject_type"), ("object", "object_type"), ("speaker", "speaker_type")];

/// The columns that give whom a claim names a type.
pub const TYPE_COLUMNS: [&str; 3] = [TYPED_ENDS[0].1, TYPED_ENDS[1].1, TYPED_ENDS[2].1];

/// The column that says whether an edge of an edge list has a direction.
pub const DIRECTION: &str = "direction";

/// The attributes of edges that are worked out from claims, whatever one edge stands for. No
/// column of a table of claims may be called so, or an edge would have two of one name.
pub const COMPUTED_COLUMNS: &[&str] = &[
    "count",
    "relations",
    "symmetric",
    "statuses",
    "state",
    "modalities",
    "speakers",
    "sources",
    "source_id",
    "source_url",
    "quotes",
    "quote_speaker",
    "locators",
    "first",
    "last",
    "claims",
];

/// The columns of an entity that the model gives a meaning.
pub const ENTITY_COLUMNS: &[&str] =
    &joined::<5, 2, 7>(FIRST_ENTITY_COLUMNS, ["external_ids", "note"]);

/// The columns of a table of entities that is made of names.
pub const FIRST_ENTITY_COLUMNS: [&str; 5] = ["id", "type", "label", "aliases", "description"];

/// The columns of a source that the model gives a meaning.
pub const SOURCE_COLUMNS: &[&str] = &[
    "id",
    "type",
    "title",
    "publisher",
    "author",
    "url",
    "archive_url",
    "published",
    "retrieved",
    "file",
    "sha256",
    "origin",
    "note",
];

/// The columns of a further piece of evidence.
pub const EVIDENCE_COLUMNS: &[&str] = &["claim", "source", "quote", "locator"];

/// The columns of a decision about who is who.
pub const DECISION_COLUMNS: &[&str] = &["left", "right", "decision", "score", "why", "by", "date"];

/// The columns whose text hardly ever repeats and may be long.
pub const LONG_COLUMNS: &[&str] = &["quote", "note", "description", "why", "title", "label"];

/// Columns, and others behind them.
pub(crate) const fn joined<const FIRST: usize, const MORE: usize, const ALL: usize>(
    first: [&'static str; FIRST],
    more: [&'static str; MORE],
) -> [&'static str; ALL] {
    assert!(FIRST + MORE == ALL, "a list has as many columns as its parts");
    let mut all = [""; ALL];
    let mut at = 0;
    while at < ALL {
        all[at] = if at < FIRST { first[at] } else { more[at - FIRST] };
        at += 1;
    }
    all
}
