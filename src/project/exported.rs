//! Tables of edges that were exported from claims: what they say of the claims behind an edge is
//! what the claims said.

use crate::model::{NOT, Sym, Symbols, Table, TableColumn};
use crate::project::column_names::is_renamed;
use crate::text::{Diagnostic, Place};

/// The columns that every such table has, as they are written.
const WRITTEN: [&str; 6] = ["Source", "Target", "Type", "Kind", "Label", "Weight"];

/// What stands between the parts of a list.
const SEPARATOR: char = '|';

/// Gives what the claims of exported edges said its names again: the source, the speaker, the
/// modality, the time, and the relation of a pair. Where several stand behind an edge, nobody knows
/// which of them said what, so a speaker is only given where all of them put it in the same way.
pub(super) fn settle(claims: &mut Table, symbols: &mut Symbols) -> Vec<Diagnostic> {
    let has = |header: &&str| claims.columns.iter().any(|column| column.header == **header);
    if !WRITTEN.iter().all(has) {
        return Vec::new();
    }
    relate_pairs(claims, symbols);
    let is_one_way = put_one(claims, symbols);
    let (first, last) = (claims.column("first_"), claims.column("last_"));
    let is_one_time: Vec<bool> =
        first.iter().zip(last).map(|(first, last)| first == last).collect();
    let mut told = Vec::new();
    for (name, header, fits) in [
        ("source", "source_id", None),
        ("source", "sources", None),
        ("speaker", "speakers", Some(&is_one_way)),
        ("modality", "modalities", None),
        ("when", "first", Some(&is_one_time)),
    ] {
        told.extend(take(claims, (name, header), fits, symbols));
    }
    told
}

/// Fills a column of the model's with the cells of a computed one that hold one thing, in the rows
/// that fit. Says how many don't.
fn take(
    claims: &mut Table,
    (name, header): (&str, &str),
    fits: Option<&Vec<bool>>,
    symbols: &Symbols,
) -> Option<Diagnostic> {
    let is_it = |name: &str, own: &str| own == header && is_renamed(own, name);
    let at = claims.columns.iter().position(|column| is_it(&column.name, &column.header))?;
    if claims.position(name).is_some() {
        return None;
    }
    let cells = &claims.columns[at].cells;
    let fits = |row: usize| fits.is_none_or(|fits| fits.get(row) == Some(&true));
    let single = cells.iter().enumerate().map(|(row, cell)| {
        cell.filter(|cell| fits(row) && !symbols.text(*cell).contains(SEPARATOR))
    });
    let single: Vec<_> = single.collect();
    let left = cells.iter().flatten().count() - single.iter().flatten().count();
    if left == 0 {
        claims.columns[at].name = name.to_string();
        return None;
    }
    let kept = claims.columns[at].name.clone();
    let column = TableColumn { name: name.into(), header: header.into(), cells: single };
    claims.columns.push(column);
    let rows = if left == 1 { "1 row".to_string() } else { format!("{left} rows") };
    let message = format!(
        "`{header}` of {rows} may be of several claims, so it is kept as `{kept}`, but gives no \
         `{name}`"
    );
    let told = Diagnostic::warning("guessed-columns", message).counting(left);
    let hint = "an export with `--edges claims` keeps what each of them said";
    Some(told.at(Place::start(claims.files.first()?.1)).hint(hint))
}

/// Of each row, whether all claims behind its edge put the same in the same way.
fn put_one(claims: &Table, symbols: &Symbols) -> Vec<bool> {
    let [counts, relations, statuses, modalities] =
        ["count_", "relations_", "statuses_", "modalities_"].map(|name| claims.column(name));
    let text = |cells: &[Option<Sym>], row: usize| {
        symbols.text_of(cells.get(row).copied().flatten()).unwrap_or_default()
    };
    let puts_one = |row: usize| {
        let is_single = |cells| !text(cells, row).contains(SEPARATOR);
        let is_alone = text(counts, row) == "1";
        is_alone || text(relations, row).is_empty() && is_single(statuses) && is_single(modalities)
    };
    (0..claims.len()).map(puts_one).collect()
}

/// Gives the edges of pairs the relation they have, where that is a single one.
fn relate_pairs(claims: &mut Table, symbols: &mut Symbols) {
    let find = |name: &str, header: &str| {
        claims.columns.iter().position(|own| own.name == name && own.header == header)
    };
    let Some((kinds, names)) = find("relation", "Kind").zip(find("relations_", "relations")) else {
        return;
    };
    for row in 0..claims.len() {
        let Some(relations) = claims.columns[names].cells[row] else { continue };
        let text = symbols.text(relations);
        if claims.columns[kinds].cells[row].is_none() && !text.contains(SEPARATOR) {
            let relation = text.strip_prefix(NOT).unwrap_or(text).to_string();
            claims.columns[kinds].cells[row] = Some(symbols.intern(&relation));
        }
    }
}
