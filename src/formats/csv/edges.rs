//! A table of edges as a graph.

use crate::formats::Reading;
use crate::formats::csv::sheet::{Role, Sheet};
use crate::formats::csv::write::FIXED;
use crate::formats::csv::{dates, timeset};
use crate::formats::guesses::guess_relations;
use crate::formats::remarks::{ROUNDED, ROUNDED_HINT, WEIGHTLESS, WEIGHTLESS_HINT};
use crate::model::{Edges, Graph, Nodes, Sym, Symbols, is_rounded};
use crate::text::{Diagnostic, Place};

/// The graph whose edges are the rows, and whose nodes are those they name.
pub(super) fn graph(mut sheet: Sheet) -> Reading {
    sheet.require(&Role::From, "source");
    sheet.require(&Role::To, "target");
    relate_by_name(&mut sheet);
    relate_by_type(&mut sheet);
    dates::hyphen(&mut sheet);
    timeset::read(&mut sheet, ["first", "last"]);
    let mut graph = Graph::default();
    let mut numbers = Numbers::new(&sheet.symbols);
    let from = sheet.take(&Role::From).unwrap_or_default();
    let to = sheet.take(&Role::To).unwrap_or_default();
    for (from, to) in from.into_iter().flatten().zip(to.into_iter().flatten()) {
        graph.edges.from.push(numbers.of(from, &mut graph.nodes));
        graph.edges.to.push(numbers.of(to, &mut graph.nodes));
    }
    let rows = graph.edges.len();
    // What is said to be no direction would be guessed to be a relation.
    let may_guess = !sheet.roles.contains(&Role::Relation) && !has_odd_directions(&sheet);
    let Edges { undirected, weights, ids, relations, labels, columns, .. } = &mut graph.edges;
    *undirected = directions(&mut sheet, rows);
    *weights = self::weights(&mut sheet);
    *ids = self::ids(&mut sheet);
    *relations = sheet.take(&Role::Relation).unwrap_or_else(|| vec![None; rows]);
    *labels = sheet.take(&Role::Label).unwrap_or_else(|| vec![None; rows]);
    *columns = sheet.attributes();
    if may_guess {
        std::mem::swap(&mut graph.symbols, &mut sheet.symbols);
        let told = guess_relations(&mut graph);
        std::mem::swap(&mut graph.symbols, &mut sheet.symbols);
        let start = Place::start(sheet.remarks.file());
        told.into_iter().for_each(|told| sheet.remarks.tell(told.at(start.clone())));
    }
    sheet.finish(graph)
}

/// Which number the node with an id has, by the symbol of its id.
pub(super) struct Numbers(Vec<u32>);

impl Numbers {
    pub(super) fn new(symbols: &Symbols) -> Numbers {
        Numbers(vec![u32::MAX; symbols.len()])
    }

    pub(super) fn of(&mut self, id: Sym, nodes: &mut Nodes) -> u32 {
        let number = &mut self.0[id.index()];
        if *number == u32::MAX {
            *number = nodes.len() as u32;
            nodes.ids.push(id);
            nodes.labels.push(None);
            nodes.types.push(None);
        }
        *number
    }
}

/// A column `relation` has what a `Kind` says without its numbers, which keep parallel edges apart
/// in Gephi. Beside a `Kind` that says something else it is an attribute.
fn relate_by_name(sheet: &mut Sheet) {
    let find = |role| sheet.roles.iter().position(|known| *known == role);
    let (Some(kind), Some(plain)) = (find(Role::Relation), find(Role::PlainRelation)) else {
        return;
    };
    let text = |column: usize, row: usize| {
        sheet.symbols.text_of(sheet.table.columns[column].cells[row]).unwrap_or_default()
    };
    let numbers: Option<Vec<bool>> =
        (0..sheet.table.len()).map(|row| has_number(text(kind, row), text(plain, row))).collect();
    if numbers.is_some_and(|numbers| numbers.contains(&true)) {
        (sheet.roles[kind], sheet.roles[plain]) = (Role::Repeated, Role::Relation);
    } else {
        sheet.roles[plain] = Role::Attribute("relation".to_string());
    }
}

/// Whether a kind is the relation with a number behind it; nothing if it is something else.
fn has_number(kind: &str, relation: &str) -> Option<bool> {
    let behind = kind.strip_prefix(relation)?;
    let is_number = |text: &str| text.parse::<u32>().is_ok();
    match behind.strip_prefix(" #") {
        Some(number) if !relation.is_empty() => is_number(number).then_some(true),
        _ => behind.is_empty().then_some(false),
    }
}

/// A column `Type` that never says a direction, beside no column of relations, is one of them.
fn relate_by_type(sheet: &mut Sheet) {
    if sheet.roles.contains(&Role::Relation) {
        return;
    }
    let Some(at) = sheet.roles.iter().position(|role| *role == Role::Type) else { return };
    let mut texts = sheet.table.columns[at].cells.iter().flatten();
    if !texts.any(|text| direction(sheet.symbols.text(*text)).is_some()) {
        sheet.roles[at] = Role::Relation;
    }
}

/// What a text says of a direction.
#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Directed,
    Undirected,
    /// Gephi's word for an edge that holds in both.
    Mutual,
}

fn direction(text: &str) -> Option<Direction> {
    let is = |word: &str| text.trim().eq_ignore_ascii_case(word);
    let all = [
        ("directed", Direction::Directed),
        ("undirected", Direction::Undirected),
        ("mutual", Direction::Mutual),
    ];
    all.into_iter().find(|(word, _)| is(word)).map(|(_, direction)| direction)
}

/// Whether a direction is said in other words than those for it.
fn has_odd_directions(sheet: &Sheet) -> bool {
    let at = sheet.roles.iter().position(|role| *role == Role::Type);
    let cells = at.map(|at| sheet.table.columns[at].cells.as_slice()).unwrap_or_default();
    cells.iter().flatten().any(|cell| direction(sheet.symbols.text(*cell)).is_none())
}

/// Which edges have no direction. What the column says instead of directions becomes an attribute.
fn directions(sheet: &mut Sheet, rows: usize) -> Vec<bool> {
    let Some(at) = sheet.roles.iter().position(|role| *role == Role::Type) else {
        return vec![false; rows];
    };
    let mut cells = std::mem::take(&mut sheet.table.columns[at].cells);
    let header = sheet.table.columns[at].header.clone();
    let mut undirected = Vec::with_capacity(rows);
    let mut mutual = Vec::new();
    for (row, cell) in cells.iter_mut().enumerate() {
        let text = sheet.symbols.text_of(*cell);
        let said = text.and_then(direction);
        match text {
            Some(text) if said.is_none() => {
                let message = format!(
                    "`{text}` is no direction, so the edge is directed, and has it as an attribute"
                );
                let hint =
                    "write `Directed` or `Undirected`, or call the column `Kind` if it is one";
                let told = Diagnostic::warning("unknown-direction", message);
                sheet.remarks.tell(told.at(sheet.place(row, &Role::Type)).hint(hint));
            }
            _ => *cell = None,
        }
        mutual.extend((said == Some(Direction::Mutual)).then_some(row));
        undirected.push(matches!(said, Some(Direction::Undirected | Direction::Mutual)));
    }
    let what = "edges that hold in both directions are read as undirected";
    let hint = "write two directed edges if they are two";
    tell_once(sheet, what, &mutual, &Role::Type, hint);
    sheet.table.columns[at].cells = cells;
    sheet.roles[at] = Role::Attribute(header);
    undirected
}

/// Says what isn't kept as it was in these rows, once for all of them.
fn tell_once(sheet: &mut Sheet, what: &str, rows: &[usize], role: &Role, hint: &str) {
    if let Some(first) = rows.first() {
        let message = format!("{what} ({} in this file)", rows.len());
        let told = Diagnostic::warning("not-kept", message).at(sheet.place(*first, role));
        sheet.remarks.tell(told.counting(rows.len()).hint(hint));
    }
}

fn weights(sheet: &mut Sheet) -> Option<Vec<f64>> {
    let mut cells = sheet.take(&Role::Weight)?;
    if let Some(raw) = sheet.take(&Role::RawWeight) {
        cells.iter_mut().zip(raw).for_each(|(cell, raw)| *cell = cell.or(raw));
    }
    // Our own tables have `1` where edges have no weights, and `1.0` where all weigh one.
    let mut present = cells.iter().flatten().peekable();
    present.peek()?;
    if is_own(sheet) && present.all(|cell| sheet.symbols.text(*cell) == "1") {
        return None;
    }
    let mut weights = Vec::with_capacity(cells.len());
    let (mut rounded, mut weightless) = (Vec::new(), Vec::new());
    for (row, cell) in cells.into_iter().enumerate() {
        let text = sheet.symbols.text_of(cell);
        let number = text.map(|text| text.trim().parse().ok().filter(|n: &f64| n.is_finite()));
        if let (Some(None), Some(text)) = (number, text) {
            let message = format!("the weight `{text}` is no number, so the edge weighs 1");
            let hint = "write a number with a point, such as `2.5`, or leave the cell empty";
            let told = Diagnostic::error("not-a-number", message);
            sheet.remarks.tell(told.at(sheet.place(row, &Role::Weight)).hint(hint));
        }
        weightless.extend(text.is_none().then_some(row));
        let number = number.flatten();
        let is_changed = text.zip(number).is_some_and(|(text, number)| is_rounded(text, number));
        rounded.extend(is_changed.then_some(row));
        weights.push(number.unwrap_or(1.0));
    }
    tell_once(sheet, ROUNDED, &rounded, &Role::Weight, ROUNDED_HINT);
    tell_once(sheet, WEIGHTLESS, &weightless, &Role::Weight, WEIGHTLESS_HINT);
    Some(weights)
}

/// Whether a table has the columns of one that was written here.
fn is_own(sheet: &Sheet) -> bool {
    let headers: Vec<&str> = sheet.table.columns.iter().map(|c| c.header.as_str()).collect();
    headers.strip_prefix(&["Id"]).unwrap_or(&headers).starts_with(&FIXED)
}

/// The ids of edges, if all of them have one and no two the same.
fn ids(sheet: &mut Sheet) -> Option<Vec<Sym>> {
    let cells = sheet.take(&Role::Id)?;
    let present = cells.iter().flatten().count();
    let mut seen = vec![false; sheet.symbols.len()];
    let again = |id: &Sym| std::mem::replace(&mut seen[id.index()], true);
    let repeated = cells.iter().flatten().copied().filter(again).count();
    let file = sheet.remarks.file();
    if present == cells.len() && repeated == 0 {
        return cells.into_iter().collect::<Option<Vec<Sym>>>().filter(|ids| !ids.is_empty());
    }
    if present > 0 {
        let message = match cells.len() - present {
            0 => format!("{repeated} ids of edges are given twice, so none is kept"),
            none => format!("{none} edges have no id, so the ids of the others aren't kept"),
        };
        let told = Diagnostic::warning("edge-ids-not-kept", message).at(Place::record(file, 0));
        sheet.remarks.tell(told.hint("give every edge an id of its own, or none"));
    }
    None
}
