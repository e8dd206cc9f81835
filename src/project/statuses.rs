//! Statuses as the project writes them, however they are typed.

use crate::model::{Modality, Schema, StatusWord, Symbols, Table, yes_or_no};
use crate::project::column_names::free_name;
use crate::project::edge_lists::is_guessed;
use crate::project::respelt::respell;
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

/// Writes every status of the claims as it is declared, and every modality as tables have it: what is
/// known by a label, or in capitals, would else be a second one beside it, without its rank and line.
pub(super) fn as_declared(claims: &mut Table, schema: &Schema, symbols: &mut Symbols) {
    let status = |text: &str| Some(schema.statuses[schema.status_rank(text)?].id.clone());
    respell(claims, "status", status, symbols);
    respell(claims, "modality", |text| Some(Modality::of(text)?.name().to_string()), symbols);
}
