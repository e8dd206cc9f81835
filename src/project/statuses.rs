//! Statuses as the project writes them, however they are typed.

use crate::model::{Schema, StatusWord, Sym, Symbols, Table, yes_or_no};
use crate::project::column_names::free_name;
use crate::project::edge_lists::is_guessed;
use crate::text::{Diagnostic, Place};

/// Takes a column called `status` for an attribute, if none of its values is a status, or plainly
/// denies, and the ends have other names than the model's: in a list of orders it says `paid` or `open`.
pub(super) fn settle(claims: &mut Table, schema: &Schema, symbols: &Symbols) -> Option<Diagnostic> {
    let at = claims.position("status").filter(|_| is_guessed(claims, "subject"))?;
    let mut seen = vec![false; symbols.len()];
    let mut first: Option<&str> = None;
    for status in claims.columns[at].cells.iter().flatten() {
        if !std::mem::replace(&mut seen[status.index()], true) {
            let text = symbols.text(*status);
            if schema.status_rank(text).is_some() || denies(text) {
                return None;
            }
            first.get_or_insert(text);
        }
    }
    let first = first?;
    let names: Vec<String> = claims.columns.iter().map(|column| column.name.clone()).collect();
    let name = free_name("status_", &names);
    let message = format!("`{first}` is no status, nor is any other, so they are kept as `{name}`");
    claims.columns[at].name = name;
    let (_, file) = claims.files.first()?;
    let known: Vec<&str> = schema.statuses.iter().map(|status| status.id.as_str()).collect();
    let hint = format!("statuses are {}", known.join(", "));
    Some(Diagnostic::note("guessed-columns", message).at(Place::start(*file)).hint(hint))
}

/// Whether a word says that something is not so. A mere no may answer another question.
fn denies(word: &str) -> bool {
    StatusWord::of(word) == StatusWord::Denial && yes_or_no(word).is_none()
}

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
