//! Names of columns: as the model would write them, and free of those that are worked out.

use std::collections::BTreeSet;

use crate::model::{COMPUTED_COLUMNS, DIRECTION};

/// Whether edges have an attribute of this name that is worked out from claims.
pub(super) fn is_computed(name: &str) -> bool {
    COMPUTED_COLUMNS.contains(&name) || name == DIRECTION
}

/// Whether a column has its name because its own is computed.
pub(super) fn is_renamed(header: &str, name: &str) -> bool {
    is_computed(header) && name.strip_prefix(header).is_some_and(|rest| rest.starts_with('_'))
}

/// The name with so many `_` behind it that it is nobody else's.
pub(super) fn free_name(name: &str, names: &[String]) -> String {
    let bare = name.trim_end_matches('_');
    let signs_behind = |other: &String| {
        let behind = other.strip_prefix(bare)?;
        behind.bytes().all(|byte| byte == b'_').then_some(behind.len())
    };
    // All names are looked at once, however many tries it takes.
    let taken: BTreeSet<usize> = names.iter().filter_map(signs_behind).collect();
    let mut free = name.to_string();
    while is_computed(&free) || taken.contains(&(free.len() - bare.len())) {
        free.push('_');
    }
    free
}

/// A header as the model would write it. Forms have a colon behind the name of a field.
pub(super) fn own_name(header: &str) -> String {
    header
        .trim_end_matches(|c: char| c == ':' || c.is_whitespace())
        .trim_start()
        .to_lowercase()
        .replace([' ', '-'], "_")
}
