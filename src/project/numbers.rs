//! Numbers as a spreadsheet writes them where a comma stands before the decimals.

use crate::model::{
    CLAIM_COLUMNS, DECISION_COLUMNS, ENTITY_COLUMNS, EVIDENCE_COLUMNS, SOURCE_COLUMNS, Sym,
    Symbols, Table, TableColumn,
};
use crate::text::{Diagnostic, Layout, Place};

/// Columns of the model's that hold numbers and nothing else.
const NUMBERS: [&str; 3] = ["weight", "confidence", "score"];

/// Gives numbers a point instead of a comma, and says in which columns.
///
/// Only where commas don't separate cells, and in columns without any point: in `1,500` beside
/// `2.5` the comma stands for something else.
pub(super) fn with_points(
    table: &mut Table,
    layout: Layout,
    symbols: &mut Symbols,
) -> Option<Diagnostic> {
    let (Layout::Delimited(b';' | b'\t'), Some((_, file))) = (layout, table.files.first()) else {
        return None;
    };
    let place = Place::start(*file);
    let mut changed = Vec::new();
    for column in table.columns.iter_mut().filter(|column| may_hold_numbers(&column.name)) {
        if let Some(example) = change(column, symbols) {
            changed.push((column.header.as_str(), example));
        }
    }
    let (_, example) = changed.first()?;
    let headers: Vec<String> = changed.iter().map(|(header, _)| format!("`{header}`")).collect();
    let point = example.replace(',', ".");
    let message = format!("decimal commas in {}: `{example}` is {point}", headers.join(", "));
    let hint = "write thousands without any sign, if that is what a comma stands for";
    Some(Diagnostic::note("decimal-commas", message).at(place).hint(hint))
}

fn may_hold_numbers(name: &str) -> bool {
    let tables =
        [CLAIM_COLUMNS, ENTITY_COLUMNS, SOURCE_COLUMNS, EVIDENCE_COLUMNS, DECISION_COLUMNS];
    let is_text = name.starts_with("q.") || tables.iter().any(|columns| columns.contains(&name));
    NUMBERS.contains(&name) || !is_text
}

/// Changes a column whose numbers have commas, and gives the first of them.
fn change(column: &mut TableColumn, symbols: &mut Symbols) -> Option<String> {
    let mut with_point: Vec<Option<Sym>> = vec![None; symbols.len()];
    let mut seen = vec![false; symbols.len()];
    let mut example = None;
    for cell in column.cells.iter().flatten() {
        if std::mem::replace(&mut seen[cell.index()], true) {
            continue;
        }
        let text = symbols.text(*cell);
        let is_whole = text.parse::<i64>().is_ok();
        if text.contains('.') || !(is_whole || has_comma(text) || column.name == "weight") {
            return None;
        }
        if has_comma(text) {
            let text = text.to_string();
            with_point[cell.index()] = Some(symbols.intern(&text.replace(',', ".")));
            example.get_or_insert(text);
        }
    }
    if example.is_some() {
        for cell in column.cells.iter_mut().flatten() {
            *cell = with_point[cell.index()].unwrap_or(*cell);
        }
    }
    example
}

/// Whether a text is a number with a comma before its decimals.
fn has_comma(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    unsigned.split_once(',').is_some_and(|(whole, rest)| digits(whole) && digits(rest))
}
