//! A block of JSON, objects on lines or in a list, as columns of symbols.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use crate::formats::limits::MOST_COLUMNS;
use crate::formats::records::part::{Part, Values, Worker};
use crate::formats::records::shape::{Head, Shape, is_long};
use crate::model::{EXACT, Symbols, is_mere_text};
use crate::text::{
    Block, Diagnostic, ENDS_EARLY, HALF_CHARACTER, Layout, Piece, Place, clean, clean_word,
    half_character, holds_controls, objects, what_is_wrong, with_infinite_numbers_quoted,
    with_large_numbers_quoted, without_mark,
};

/// The fields of an object, be some given again.
struct Fields(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Fields, D::Error> {
        json.deserialize_map(FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Fields, A::Error> {
        let mut all = Vec::new();
        while let Some(field) = fields.next_entry()? {
            all.push(field);
        }
        Ok(Fields(all))
    }
}

/// What became of a cell.
#[derive(PartialEq)]
enum Put {
    Fine,
    /// The row has something there already.
    Again,
}

/// The rows of a block that is being read.
struct Rows<'a> {
    shape: &'a Shape<'a>,
    symbols: &'a mut Symbols,
    offsets: &'a mut Vec<u64>,
    part: Part,
    /// The column of each key, and the last row that has something there.
    columns: HashMap<String, usize>,
    filled: Vec<Option<usize>>,
    /// What values each column has.
    values: Vec<Values>,
    /// Whether a cell of the row has control characters.
    has_controls: bool,
}

pub(super) fn parse(shape: &Shape, block: &Block, worker: &mut Worker) -> Part {
    let Worker { symbols, offsets, .. } = worker;
    let part = Part { rows: offsets.len()..offsets.len(), ..Part::default() };
    let mut rows = Rows {
        shape,
        symbols,
        offsets,
        part,
        columns: HashMap::new(),
        filled: Vec::new(),
        values: Vec::new(),
        has_controls: false,
    };
    if shape.layout == Layout::JsonObjects {
        for Piece { range, is_whole } in objects(&block.bytes) {
            let at = block.at + range.start as u64;
            rows.read(&block.bytes[range], at, &Kind::Entry { is_whole });
        }
        return rows.finish();
    }
    let mut at = block.at;
    for line in block.bytes.split_inclusive(|byte| *byte == b'\n') {
        if !without_mark(line).trim_ascii().is_empty() {
            rows.read(line, at, &Kind::Line);
        }
        at += line.len() as u64;
    }
    rows.finish()
}

/// What should be an object.
enum Kind {
    Line,
    /// An entry of a list, or one of several objects in a row.
    Entry {
        is_whole: bool,
    },
}

impl Kind {
    /// Under which rule it is told that it is none, what it is, and what to do.
    fn told(&self) -> (&'static str, &'static str, &'static str) {
        match self {
            Kind::Line => (
                "not-json",
                "the line",
                "write one object on each line, such as {\"subject\": \"Ada\"}",
            ),
            Kind::Entry { is_whole: true } => (
                "not-json",
                "the entry",
                "write a list of objects, such as [{\"subject\": \"Ada\"}]",
            ),
            Kind::Entry { is_whole: false } => {
                (ENDS_EARLY, "the last entry", "the end is missing: is the file whole?")
            }
        }
    }
}

impl Rows<'_> {
    fn read(&mut self, piece: &[u8], at: u64, kind: &Kind) {
        self.part.rows_read += 1;
        let text = without_mark(piece).trim_ascii_start();
        let start = at + (piece.len() - text.len()) as u64;
        let text = text.trim_ascii_end();
        let quoted = with_large_numbers_quoted(text);
        let error = match fields(&quoted) {
            Ok(fields) => return self.add(fields, at),
            Err(_) if self.part.is_conflict_mark(text, at) => return,
            Err(error) => error,
        };
        let file = self.shape.file;
        let (rule, what, hint) = kind.told();
        let (place, hint) = match half_character(&error, text, &quoted) {
            Some(half) => {
                let place = Place::bytes(file, start + half.start as u64, half.len() as u64);
                (place, HALF_CHARACTER)
            }
            None => (Place::record(file, at), hint),
        };
        let message = format!("{what} is no JSON object: {}", what_is_wrong(&error));
        self.part.tell(Diagnostic::error(rule, message).at(place).hint(hint));
    }

    fn add(&mut self, fields: Vec<(String, Value)>, at: u64) {
        let row = self.part.rows.len();
        self.offsets.push(at);
        self.part.rows.end += 1;
        let mut repeats = false;
        for (key, value) in fields {
            match value {
                // `{"q": {"via": "court"}}` is the column `q.via`.
                Value::Object(inner) => {
                    for (role, value) in inner {
                        repeats |= self.put(&format!("{key}.{role}"), value, row) == Put::Again;
                    }
                }
                value => repeats |= self.put(&key, value, row) == Put::Again,
            }
        }
        if std::mem::take(&mut self.has_controls) {
            self.part.odd.controls.at(at, 1);
        }
        if repeats {
            self.part.odd.repeated.at(at, 1);
        }
    }

    /// Sets a cell; of several with one name in a row, the last counts, as every program reads JSON.
    fn put(&mut self, key: &str, value: Value, row: usize) -> Put {
        let at = self.offsets.last().copied().unwrap_or_default();
        let (is_text, sort) = (matches!(value, Value::String(_)), sort_of(&value));
        let splits = splits_entries(&value, self.shape.list_separator);
        let Some(text) = text_of(value, self.shape.list_separator) else {
            return self.empty(key, row);
        };
        let Some(column) = self.column(key) else {
            self.part.beyond += 1;
            return Put::Fine;
        };
        self.has_controls |= holds_controls(&text);
        let long = is_long(&self.part.heads[column].header);
        let text = if long { clean(text.trim()) } else { clean_word(&text) };
        let symbol = match (text.is_empty(), long) {
            (true, _) => return self.empty(key, row),
            (false, true) => self.symbols.push(&text),
            (false, false) => self.symbols.intern(&text),
        };
        if splits {
            self.part.odd.split.at(at, 1);
        }
        let is_mere = is_text && is_mere_text(&text);
        self.values[column].add(if is_mere { Values::TEXT } else { sort });
        if is_text && !is_mere {
            let header = self.part.heads[column].header.clone();
            self.part.quoted.entry(header).or_insert((at, 0)).1 += 1;
        }
        let before = self.filled[column].replace(row);
        self.part.sparse.push((column as u32, row as u32, Some(symbol)));
        if before == Some(row) { Put::Again } else { Put::Fine }
    }

    /// Empties a cell, if the row has something there.
    fn empty(&mut self, key: &str, row: usize) -> Put {
        let filled = |column: &usize| self.filled.get(*column).copied().flatten() == Some(row);
        let Some(column) = self.columns.get(key).copied().filter(filled) else {
            return Put::Fine;
        };
        self.part.sparse.push((column as u32, row as u32, None));
        Put::Again
    }

    fn finish(mut self) -> Part {
        let headers = self.part.heads.iter().map(|head| head.header.clone());
        self.part.values = headers.zip(self.values).collect();
        self.part
    }

    fn column(&mut self, key: &str) -> Option<usize> {
        if let Some(column) = self.columns.get(key) {
            return Some(*column);
        }
        let header = clean_word(key).into_owned();
        let column = match self.columns.get(&header) {
            Some(known) => *known,
            None if self.part.heads.len() >= MOST_COLUMNS => return None,
            None => {
                self.columns.insert(header.clone(), self.filled.len());
                self.part.heads.push(Head { name: header.clone(), header });
                self.filled.push(None);
                self.values.push(Values::default());
                self.filled.len() - 1
            }
        };
        self.columns.insert(key.to_string(), column);
        Some(column)
    }
}

/// The fields of an object. A number beyond all that a computer counts with is a text.
fn fields(json: &[u8]) -> serde_json::Result<Vec<(String, Value)>> {
    let read = |json: &[u8]| serde_json::from_slice::<Fields>(json).map(|Fields(fields)| fields);
    read(json).or_else(|error| match with_infinite_numbers_quoted(json) {
        Cow::Owned(quoted) => read(&quoted).map_err(|_| error),
        Cow::Borrowed(_) => Err(error),
    })
}

/// Whether an entry of a list will be read as several.
fn splits_entries(value: &Value, separator: char) -> bool {
    let Value::Array(items) = value else { return false };
    items.iter().any(|item| item.as_str().is_some_and(|text| text.contains(separator)))
}

/// Of which sort a value is; nothing of a text, which may hold a number.
fn sort_of(value: &Value) -> Values {
    match value {
        Value::Bool(_) => Values::ANSWER,
        Value::Number(number) => match number.as_i64() {
            Some(whole) if whole.unsigned_abs() > EXACT as u64 => Values::LONG,
            Some(_) => Values::NUMBER,
            None => Values::FRACTION,
        },
        Value::Array(_) => Values::TEXT,
        _ => Values::default(),
    }
}

fn text_of(value: Value, separator: char) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        Value::Array(items) => {
            let texts: Vec<String> =
                items.into_iter().filter_map(|item| text_of(item, separator)).collect();
            (!texts.is_empty()).then(|| texts.join(&separator.to_string()))
        }
        other => Some(other.to_string()),
    }
}
