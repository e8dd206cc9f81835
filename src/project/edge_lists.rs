//! What tables of other tools leave open: whether an edge has a direction, what it says.

use crate::model::{DIRECTION, Sym, Symbols, Table};
use crate::project::column_names::{free_name, own_name};
use crate::text::{Diagnostic, Place};

/// The relation of an edge that has none.
const PLAIN_RELATION: &str = "related to";

/// The most words of a column that a message repeats.
const MOST_REPEATED: usize = 3;

/// Takes a column for directions only if its values are some, and gives edges without a relation
/// the plain one. What was decided is told.
pub(super) fn settle(table: &mut Table, symbols: &mut Symbols) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    told.extend(settle_direction(table, symbols));
    if table.position("relation").is_none() && table.position("object").is_some() {
        let hint = match nearly(table, "relation") {
            Some(header) => format!("call `{header}` `relation`, if that is what it holds"),
            None => "name a column `relation` to say more".to_string(),
        };
        let relation = symbols.intern(PLAIN_RELATION);
        table.fill("relation", relation);
        let message = format!("the table has no relation, so every row says `{PLAIN_RELATION}`");
        told.push(note(table, message).hint(hint));
    } else if is_guessed(table, "subject") && is_guessed(table, "relation") {
        told.extend(fill_relations(table, symbols));
    }
    told
}

/// What a column named by a guess holds instead of directions is the relation, if there is no
/// other; else an attribute like any.
fn settle_direction(table: &mut Table, symbols: &Symbols) -> Option<Diagnostic> {
    let at = table.position(DIRECTION)?;
    let odd = first_words(&table.columns[at].cells, symbols, |word| !is_direction(word));
    if odd.is_empty() {
        return mutual(table, at, symbols);
    }
    if let Some(told) = without_odd(table, at, symbols) {
        return Some(told);
    }
    if table.position("relation").is_none() {
        table.columns[at].name = "relation".to_string();
        return None;
    }
    let header = as_attribute(table, at);
    let words: Vec<String> = odd.iter().map(|word| format!("`{word}`")).collect();
    let name = &table.columns[at].name;
    let message = format!(
        "`{header}` holds no directions, but {}, so it is kept as the attribute `{name}`",
        words.join(", ")
    );
    let hint = "write `Directed` or `Undirected` in every row, if it is meant to say that";
    Some(note(table, message).hint(hint))
}

/// Takes what is no direction out of a column in which most cells are one: a slip in one row says
/// nothing of the others.
fn without_odd(table: &mut Table, at: usize, symbols: &Symbols) -> Option<Diagnostic> {
    let cells = &table.columns[at].cells;
    let is_odd = |cell: &Option<Sym>| cell.is_some_and(|word| !is_direction(symbols.text(word)));
    let (said, odd) = (cells.iter().flatten().count(), cells.iter().filter(|c| is_odd(c)).count());
    let first = cells.iter().position(&is_odd).filter(|_| said > 2 * odd)?;
    let word = symbols.text_of(cells[first]).unwrap_or_default();
    let header = &table.columns[at].header;
    let message = match odd {
        1 => format!("`{word}` in `{header}` is no direction, so the row is read as directed"),
        _ => format!(
            "{odd} rows have no direction in `{header}`, such as `{word}`, so they are read as directed"
        ),
    };
    let told = Diagnostic::warning("unknown-direction", message).counting(odd);
    let told = told.at(table.place_of(first, DIRECTION));
    let told = told.hint("write `Directed` or `Undirected`");
    for cell in table.columns[at].cells.iter_mut().filter(|cell| is_odd(cell)) {
        *cell = None;
    }
    Some(told)
}

/// Gives a column its own name back, which is the answer, or one beside it where that is taken.
pub(super) fn as_attribute(table: &mut Table, at: usize) -> String {
    let header = table.columns[at].header.clone();
    let others = table.columns.iter().enumerate().filter(|(other, _)| *other != at);
    let names: Vec<String> = others.map(|(_, column)| column.name.clone()).collect();
    table.columns[at].name = free_name(&header, &names);
    header
}

/// Says that what holds in both directions is read as having none.
fn mutual(table: &Table, at: usize, symbols: &Symbols) -> Option<Diagnostic> {
    let is_mutual = |word: &Sym| symbols.text(*word).eq_ignore_ascii_case("mutual");
    let count = table.columns[at].cells.iter().flatten().filter(|word| is_mutual(word)).count();
    let message = match count {
        0 => return None,
        1 => "1 row holds in both directions, so it is read as undirected".to_string(),
        _ => format!("{count} rows hold in both directions, so they are read as undirected"),
    };
    Some(note(table, message).hint("write a row for either direction, if they are two claims"))
}

fn is_direction(word: &str) -> bool {
    ["directed", "undirected", "mutual"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// An empty label is what Gephi writes for an edge without one.
fn fill_relations(table: &mut Table, symbols: &mut Symbols) -> Option<Diagnostic> {
    let at = table.position("relation")?;
    let relation = symbols.intern(PLAIN_RELATION);
    // A row without an end is no claim, and nobody needs to know what it would say.
    let is_whole =
        |row: &usize| ["subject", "object"].iter().all(|end| table.cell(*row, end).is_some());
    let cells = &table.columns[at].cells;
    let empty = (0..table.len()).filter(|row| cells[*row].is_none()).filter(is_whole).count();
    let cells = &mut table.columns[at].cells;
    cells.iter_mut().for_each(|cell| *cell = cell.or(Some(relation)));
    let header = &table.columns[at].header;
    let message = match empty {
        0 => return None,
        1 => format!("1 row has no `{header}`, so it says `{PLAIN_RELATION}`"),
        _ => format!("{empty} rows have no `{header}`, so they say `{PLAIN_RELATION}`"),
    };
    Some(note(table, message))
}

/// The header that is nearly a name of the model's.
pub(super) fn nearly<'t>(table: &'t Table, name: &str) -> Option<&'t str> {
    let headers = table.columns.iter().map(|column| column.header.as_str());
    let distance = |header: &str| strsim::damerau_levenshtein(&header.to_lowercase(), name);
    headers.filter(|header| header.len() < 40).find(|header| distance(header) <= 2)
}

/// Whether a column of the model's was found under another name.
pub(super) fn is_guessed(table: &Table, name: &str) -> bool {
    let header = table.position(name).map(|at| own_name(&table.columns[at].header));
    header.is_some_and(|header| header != name)
}

/// The first few different words of some cells that are of a kind.
fn first_words<'s>(
    cells: &[Option<Sym>],
    symbols: &'s Symbols,
    wanted: impl Fn(&str) -> bool,
) -> Vec<&'s str> {
    let mut seen = vec![false; symbols.len()];
    let new =
        cells.iter().flatten().filter(|cell| !std::mem::replace(&mut seen[cell.index()], true));
    new.map(|cell| symbols.text(*cell)).filter(|word| wanted(word)).take(MOST_REPEATED).collect()
}

fn note(table: &Table, message: String) -> Diagnostic {
    Diagnostic::note("guessed-columns", message).at(Place::start(table.files[0].1))
}
