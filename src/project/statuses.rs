//! Statuses as the project writes them, however they are typed.

use crate::model::{Schema, Sym, Symbols, Table};

/// Writes every status of the claims as it is declared: what is known by a label, or in capitals,
/// would else be a second status beside it, without its rank and line.
pub(super) fn as_declared(claims: &mut Table, schema: &Schema, symbols: &mut Symbols) {
    let Some(at) = claims.position("status") else { return };
    let cells = &mut claims.columns[at].cells;
    let mut known: Vec<(Sym, Sym)> = Vec::new();
    let mut seen = vec![false; symbols.len()];
    for status in cells.iter().flatten() {
        if std::mem::replace(&mut seen[status.index()], true) {
            continue;
        }
        let text = symbols.text(*status);
        let declared = schema.status_rank(text).map(|rank| schema.statuses[rank].id.as_str());
        if let Some(id) = declared.filter(|id| *id != text) {
            known.push((*status, symbols.intern(id)));
        }
    }
    if known.is_empty() {
        return;
    }
    for status in cells.iter_mut().flatten() {
        if let Some((_, declared)) = known.iter().find(|(typed, _)| typed == status) {
            *status = *declared;
        }
    }
}
