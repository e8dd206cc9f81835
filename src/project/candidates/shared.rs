//! Descriptions that several documents have: whoever they mean there, a graph has one node for them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Ledger, Sym};
use crate::text::{Diagnostic, visible_name};

/// The rule under which it is told.
pub const SHARED_DESCRIPTION: &str = "shared-description";

/// The most descriptions that are named.
const MOST_NAMED: usize = 8;

/// The warning that claims of several documents meet in what is no name, such as `minister`, `we`
/// and `$4 million`: without a capital, and nobody's name in the project.
pub(super) fn shared(ledger: &Ledger, is_declared: impl Fn(&str) -> bool) -> Option<Diagnostic> {
    let claims = &ledger.claims;
    let mut first: BTreeMap<&str, Option<Sym>> = BTreeMap::new();
    let mut shared: BTreeSet<&str> = BTreeSet::new();
    for (row, source) in claims.column("source").iter().enumerate() {
        for name in ["subject", "object"].iter().filter_map(|end| claims.cell(row, end)) {
            let name = ledger.text(name);
            if !name.contains(char::is_uppercase)
                && *first.entry(name).or_insert(*source) != *source
                && !is_declared(name)
            {
                shared.insert(name);
            }
        }
    }
    let named = shared.iter().take(MOST_NAMED).map(|name| format!("`{}`", visible_name(name)));
    let named = named.collect::<Vec<_>>().join(", ");
    let more = if shared.len() > MOST_NAMED { ", …" } else { "" };
    let what = match shared.len() {
        0 => return None,
        1 => "1 node is no name, and stands".to_string(),
        count => format!("{count} nodes are no names, and stand"),
    };
    let message = format!("{what} for whoever several documents mean by it: {named}{more}");
    let hint = "make a graph of each document; or extract into a project with `-p`, and say in \
                `claimgraph review` who is meant";
    Some(Diagnostic::warning(SHARED_DESCRIPTION, message).hint(hint))
}
