//! Attributes whose kind is known when the last of their values is.

use crate::formats::json::value::Json;
use crate::formats::limits::MOST_COLUMNS;
use crate::model::{Cells, Column, Lists, Room, Sym, Symbols};

/// Attributes of nodes or of edges.
#[derive(Default)]
pub(super) struct Columns {
    /// The number of the column that a key stands for, by the symbol of the key.
    numbers: Vec<Option<usize>>,
    columns: Vec<(String, Vec<(u32, Json)>)>,
}

/// The kinds of values a column has.
#[derive(Default, PartialEq)]
struct Kinds {
    bools: bool,
    ints: bool,
    floats: bool,
    texts: bool,
    lists: bool,
}

impl Columns {
    /// Adds a value under a key; nothing happens, and the answer is no, if there are too many.
    pub(super) fn add(
        &mut self,
        key: Sym,
        row: u32,
        value: Json,
        name: impl FnOnce() -> String,
    ) -> bool {
        if self.numbers.len() <= key.index() {
            self.numbers.resize(key.index() + 1, None);
        }
        let number = match self.numbers[key.index()] {
            Some(number) => number,
            None if self.columns.len() >= MOST_COLUMNS => return false,
            None => {
                // `source` and `source_` may both stand for `source`, but not in one file.
                let mut name = name();
                while self.columns.iter().any(|(known, _)| *known == name) {
                    name.push('_');
                }
                self.columns.push((name, Vec::new()));
                let number = self.columns.len() - 1;
                self.numbers[key.index()] = Some(number);
                number
            }
        };
        self.columns[number].1.push((row, value));
        true
    }

    /// The names of all columns.
    pub(super) fn named(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|(name, _)| name.as_str())
    }

    /// The values of the column with this name, each with its row.
    pub(super) fn values(&self, name: &str) -> Option<&[(u32, Json)]> {
        self.columns.iter().find(|(known, _)| known == name).map(|(_, values)| values.as_slice())
    }

    /// Gives every row the number that stands at its own.
    pub(super) fn renumber(&mut self, numbers: &[u32]) {
        let values = self.columns.iter_mut().flat_map(|(_, values)| values);
        values.for_each(|(row, _)| *row = numbers[*row as usize]);
    }

    /// The columns with so many rows, the names of those whose values are of several kinds, and
    /// how many values had no room.
    pub(super) fn finish(
        self,
        rows: usize,
        symbols: &mut Symbols,
    ) -> (Vec<Column>, Vec<String>, usize) {
        let mut mixed = Vec::new();
        let mut columns = Vec::new();
        let counts: Vec<usize> = self.columns.iter().map(|(_, values)| values.len()).collect();
        let mut room = Room::of(counts.iter().sum());
        let kept = room.kept(&counts, rows);
        let kept = self.columns.into_iter().zip(kept).filter(|(_, kept)| *kept);
        for ((name, values), _) in kept {
            let kinds = kinds(&values);
            let cells = match cells(&values, rows, &kinds) {
                Some(cells) => cells,
                None => {
                    mixed.push(name.clone());
                    as_text(&values, rows, symbols)
                }
            };
            if cells.present() > 0 {
                columns.push(Column { name, cells });
            }
        }
        (columns, mixed, room.refused())
    }
}

fn kinds(values: &[(u32, Json)]) -> Kinds {
    let mut kinds = Kinds::default();
    for (_, value) in values {
        match value {
            Json::Null => {}
            Json::Bool(_) => kinds.bools = true,
            Json::Int(_) => kinds.ints = true,
            Json::Float(_) => kinds.floats = true,
            Json::Text(_) | Json::Object(_) => kinds.texts = true,
            Json::Array(_) => kinds.lists = true,
        }
    }
    kinds
}

/// The values as cells of one kind, if there is one for all.
fn cells(values: &[(u32, Json)], rows: usize, kinds: &Kinds) -> Option<Cells> {
    let is =
        |bools, ints, floats, texts, lists| *kinds == Kinds { bools, ints, floats, texts, lists };
    let exact = |number: i64| number.unsigned_abs() <= 1 << 53;
    if is(true, false, false, false, false) {
        let get = |value: &Json| if let Json::Bool(value) = value { Some(*value) } else { None };
        Some(Cells::Bool(dense(values, rows, get)))
    } else if is(false, true, false, false, false) {
        let get = |value: &Json| if let Json::Int(value) = value { Some(*value) } else { None };
        Some(Cells::Int(dense(values, rows, get)))
    } else if kinds.floats && is(false, kinds.ints, true, false, false) {
        let all_exact = values.iter().all(|(_, v)| !matches!(v, Json::Int(n) if !exact(*n)));
        let get = |value: &Json| match value {
            Json::Float(number) => Some(*number),
            Json::Int(number) => Some(*number as f64),
            _ => None,
        };
        all_exact.then(|| Cells::Float(dense(values, rows, get)))
    } else if is(false, false, false, true, false) {
        let get = |value: &Json| if let Json::Text(value) = value { Some(*value) } else { None };
        Some(Cells::Text(dense(values, rows, get)))
    } else if is(false, false, false, false, true) {
        Some(lists(values, rows))
    } else if is(false, false, false, false, false) {
        Some(Cells::Text(vec![None; rows]))
    } else {
        None
    }
}

/// One cell for every row; where a row has several values, the first counts.
fn dense<T: Clone>(
    values: &[(u32, Json)],
    rows: usize,
    get: impl Fn(&Json) -> Option<T>,
) -> Vec<Option<T>> {
    let mut cells = vec![None; rows];
    for (row, value) in values {
        let cell = &mut cells[*row as usize];
        if cell.is_none() {
            *cell = get(value);
        }
    }
    cells
}

fn lists(values: &[(u32, Json)], rows: usize) -> Cells {
    let items = |value: &Json| match value {
        Json::Array(items) => {
            let symbol = |item: &Json| if let Json::Text(text) = item { Some(*text) } else { None };
            Some(items.iter().filter_map(symbol).collect::<Vec<Sym>>())
        }
        _ => None,
    };
    let mut lists = Lists::default();
    for cell in dense(values, rows, items) {
        lists.push(cell.unwrap_or_default());
    }
    Cells::List(lists)
}

fn as_text(values: &[(u32, Json)], rows: usize, symbols: &mut Symbols) -> Cells {
    let mut cells = vec![None; rows];
    for (row, value) in values {
        let cell = &mut cells[*row as usize];
        if let (None, Some(text)) = (&cell, value.text(symbols)) {
            *cell = Some(symbols.intern(&text));
        }
    }
    Cells::Text(cells)
}
