//! A block of JSON Lines as columns of symbols.

use serde_json::{Map, Value};

use crate::formats::records::{Head, Part, Shape, is_long};
use crate::model::Symbols;
use crate::text::{Block, Diagnostic, Place, clean, clean_word};

pub(super) fn parse(shape: &Shape, block: &Block, symbols: &mut Symbols) -> Part {
    let mut part = Part::default();
    let mut at = block.at;
    for line in block.bytes.split_inclusive(|byte| *byte == b'\n') {
        let text = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
        if !text.is_empty() {
            part.rows_read += 1;
            match serde_json::from_slice::<Map<String, Value>>(text) {
                Ok(object) => add(shape, object, at, symbols, &mut part),
                Err(error) => {
                    let message = format!("the line is no JSON object: {error}");
                    let place = Place::record(shape.file, at);
                    part.tell(Diagnostic::error("not-json", message).at(place));
                }
            }
        }
        at += line.len() as u64;
    }
    let rows = part.offsets.len();
    part.columns.iter_mut().for_each(|column| column.resize(rows, None));
    let headers: Vec<String> = part.heads.iter().map(|head| head.header.clone()).collect();
    for (head, name) in part.heads.iter_mut().zip((shape.naming)(&headers)) {
        head.name = name;
    }
    part
}

fn add(shape: &Shape, object: Map<String, Value>, at: u64, symbols: &mut Symbols, part: &mut Part) {
    let row = part.offsets.len();
    part.offsets.push(at);
    for (key, value) in object {
        match value {
            // `{"q": {"via": "court"}}` is the column `q.via`.
            Value::Object(inner) => {
                for (role, value) in inner {
                    put(shape, &format!("{key}.{role}"), value, row, symbols, part);
                }
            }
            value => put(shape, &key, value, row, symbols, part),
        }
    }
}

fn put(shape: &Shape, key: &str, value: Value, row: usize, symbols: &mut Symbols, part: &mut Part) {
    let Some(text) = text_of(value, shape.list_separator) else { return };
    let header = clean_word(key).into_owned();
    let found = part.heads.iter().position(|head| head.header == header);
    let column = found.unwrap_or_else(|| {
        part.heads.push(Head { name: header.clone(), header });
        part.columns.push(Vec::new());
        part.columns.len() - 1
    });
    let cells = &mut part.columns[column];
    cells.resize(row, None);
    let long = is_long(&part.heads[column].header);
    let text = if long { clean(text.trim()) } else { clean_word(&text) };
    cells.push(match (text.is_empty(), long) {
        (true, _) => None,
        (false, true) => Some(symbols.push(&text)),
        (false, false) => Some(symbols.intern(&text)),
    });
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
