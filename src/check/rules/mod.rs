//! The rules, one a file: what each looks for, why that is bad, and what to do instead.

mod ambiguous_claim;
mod ambiguous_name;
mod ambiguous_relation;
mod asserted_by_speaker;
mod bad_date;
mod bad_hash;
mod bad_number;
mod bad_yes_no;
mod chained_origin;
mod claim_without_evidence;
mod denied_not_negated;
mod document_changed;
mod document_missing;
mod document_unpinned;
mod domain_violated;
mod duplicate_claim;
mod duplicate_id;
mod empty_part;
mod gaps_among_numbers;
mod list_in_name;
mod look_alike_names;
mod loop_forbidden;
mod merged_types;
mod missing_id;
mod missing_negated;
mod missing_speaker;
mod missing_status;
mod missing_value;
mod missing_weight;
mod misspelt_column;
mod mixed_units;
mod pronoun_entity;
mod quote_not_found;
mod quote_without_source;
mod range_violated;
mod retrieved_before_published;
mod rounded_weight;
mod season_or_years;
mod total_row;
mod two_spellings;
mod type_cycle;
mod unknown_claim;
mod unknown_entity;
mod unknown_lint;
mod unknown_modality;
mod unknown_origin;
mod unknown_parent;
mod unknown_qualifier;
mod unknown_relation;
mod unknown_source;
mod unknown_speaker;
mod unknown_status;
mod unknown_type;
mod unknown_type_in_relation;
mod untyped_entity;
mod unused_entity;
mod unused_source;

use crate::check::Rule;

pub use document_changed::changed_documents;
pub(super) use misspelt_column::MISSPELT_COLUMN;
pub(crate) use pronoun_entity::is_pronoun;
pub use unknown_origin::lone_origins;

/// Every rule, by name.
pub static RULES: &[&Rule] = &[
    &ambiguous_claim::RULE,
    &ambiguous_name::RULE,
    &ambiguous_relation::RULE,
    &asserted_by_speaker::RULE,
    &bad_date::RULE,
    &bad_hash::RULE,
    &bad_number::RULE,
    &bad_yes_no::RULE,
    &chained_origin::RULE,
    &claim_without_evidence::RULE,
    &denied_not_negated::RULE,
    &document_changed::RULE,
    &document_missing::RULE,
    &document_unpinned::RULE,
    &domain_violated::RULE,
    &duplicate_claim::RULE,
    &duplicate_id::RULE,
    &empty_part::RULE,
    &gaps_among_numbers::RULE,
    &list_in_name::RULE,
    &look_alike_names::RULE,
    &loop_forbidden::RULE,
    &merged_types::RULE,
    &missing_id::RULE,
    &missing_negated::RULE,
    &missing_speaker::RULE,
    &missing_status::RULE,
    &missing_value::RULE,
    &missing_weight::RULE,
    &misspelt_column::RULE,
    &mixed_units::RULE,
    &pronoun_entity::RULE,
    &quote_not_found::RULE,
    &quote_without_source::RULE,
    &range_violated::RULE,
    &retrieved_before_published::RULE,
    &rounded_weight::RULE,
    &season_or_years::RULE,
    &total_row::RULE,
    &two_spellings::RULE,
    &type_cycle::RULE,
    &unknown_claim::RULE,
    &unknown_entity::RULE,
    &unknown_lint::RULE,
    &unknown_modality::RULE,
    &unknown_origin::RULE,
    &unknown_parent::RULE,
    &unknown_qualifier::RULE,
    &unknown_relation::RULE,
    &unknown_source::RULE,
    &unknown_speaker::RULE,
    &unknown_status::RULE,
    &unknown_type::RULE,
    &unknown_type_in_relation::RULE,
    &untyped_entity::RULE,
    &unused_entity::RULE,
    &unused_source::RULE,
];

/// Those that look for entities and for sources that no row names.
pub(super) static NEED_ALL_ROWS: [&Rule; 2] = [&unused_entity::RULE, &unused_source::RULE];

/// Those that are fast and decide what a claim says: a status or a `negated` that isn't there, or
/// that can't be understood, as a date or a number may not; two that contradict each other, an end
/// that stands for nothing, a list where one name should be, evidence for one of several claims or
/// for none, a source that has the id of another, a column that nearly has its name, years that are
/// read as a season, numbers that are texts, weights of several units, a sum that is read as
/// somebody, or a relation in two spellings, of which one denies what the other says.
pub(super) static VALUES: &[&Rule] = &[
    &ambiguous_claim::RULE,
    &bad_yes_no::RULE,
    &unknown_claim::RULE,
    &unknown_status::RULE,
    &denied_not_negated::RULE,
    &duplicate_id::OF_SOURCES,
    &unknown_modality::RULE,
    &bad_date::RULE,
    &bad_number::RULE,
    &gaps_among_numbers::RULE,
    &list_in_name::RULE,
    &missing_value::RULE,
    &missing_negated::RULE,
    &missing_status::RULE,
    &missing_weight::RULE,
    &misspelt_column::RULE,
    &mixed_units::RULE,
    &season_or_years::RULE,
    &total_row::RULE,
    &two_spellings::OF_RELATIONS,
];
