//! What an object of JSON says of a claim, under the keys that other programs use.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::model::yes_or_no;
use crate::project::candidates::cells::Cells;
use crate::project::naming::own_name;
use crate::text::{Diagnostic, clean};

/// What other programs call the columns of a claim.
const SPELLINGS: &[(&str, &[&str])] = &[
    ("subject", &["head", "from", "arg1", "source_entity", "source_node"]),
    ("relation", &["predicate", "verb", "rel", "relationship", "edge"]),
    ("object", &["tail", "to", "arg2", "target", "target_entity", "target_node"]),
    ("quote", &["evidence", "sentence", "span", "supporting_text", "source_text", "text"]),
    ("source", &["document", "doc", "file", "document_id", "doc_id", "source_id"]),
    ("speaker", &["attribution", "attributed_to", "said_by"]),
    ("negated", &["negation", "negative"]),
    ("modality", &["mood"]),
    ("when", &["date", "time"]),
    ("confidence", &["score", "probability", "certainty"]),
    ("locator", &["page", "paragraph", "line"]),
    ("note", &["comment", "reasoning", "explanation", "rationale"]),
];

/// The columns that are read under their own name alone. An id is none of them: it is made of what a
/// triple says, because programs number their triples anew in each answer.
const PLAIN: &[&str] = &["status", "when_text"];

/// Where the name of somebody stands who is told as an object of JSON.
const NAMES: &[&str] = &["id", "name", "label", "text", "value", "quote"];

/// What an object says, and under which keys it says what isn't read.
#[derive(Debug, Default)]
pub(super) struct Triple {
    pub(super) cells: Cells,
    pub(super) unread: Vec<String>,
}

/// The keys under which a column may stand.
pub(super) fn keys_for(column: &str) -> String {
    let spellings = SPELLINGS.iter().find(|(name, _)| *name == column);
    let others = spellings.map(|(_, others)| others.join("`, `")).unwrap_or_default();
    format!("call it `{column}`, or `{others}`")
}

impl Triple {
    /// Reads an object. Own names of columns win over those of other programs. Lists of a qualifier
    /// are parted by the separator.
    pub(super) fn of(
        object: &Map<String, Value>,
        separator: char,
    ) -> std::result::Result<Triple, Diagnostic> {
        let (mut triple, mut taken) = (Triple::default(), BTreeSet::new());
        let spelled = SPELLINGS.iter().map(|(column, others)| (*column, *others));
        for (column, others) in PLAIN.iter().map(|column| (*column, [].as_slice())).chain(spelled) {
            let mut names = std::iter::once(&column).chain(others);
            let found = names.find_map(|name| {
                object.iter().find(|(key, value)| own_name(key) == *name && !is_empty(value))
            });
            if let Some((key, value)) = found {
                taken.insert(key.as_str());
                triple.cells.set(column, &one(key, value)?.unwrap_or_default());
            }
        }
        triple.nested(object);
        for (key, value) in object.iter().filter(|(_, value)| !is_empty(value)) {
            match (own_name(key).as_str(), value) {
                ("q" | "qualifiers", Value::Object(roles)) => {
                    roles.iter().for_each(|(role, value)| triple.qualify(role, value, separator));
                }
                (name, value) if name.starts_with("q.") => {
                    triple.qualify(&name[2..], value, separator);
                }
                (_, value) if taken.contains(key.as_str()) => triple.within(key, value),
                ("id", _) => {}
                _ => triple.unread.push(key.clone()),
            }
        }
        if let Some(negated) = triple.cells.get("negated").and_then(yes_or_no) {
            triple.cells.set("negated", if negated { "yes" } else { "no" });
        }
        Ok(triple)
    }

    /// Reads `{"evidence": {"quote": …, "source": …}}`.
    fn nested(&mut self, object: &Map<String, Value>) {
        for value in object.values().filter_map(Value::as_object) {
            for column in NESTED {
                let found = value.get(column).and_then(text_of);
                if let (None, Some(found)) = (self.cells.get(column), found) {
                    self.cells.set(column, &found);
                }
            }
        }
    }

    fn qualify(&mut self, role: &str, value: &Value, separator: char) {
        let column = qualifier(role);
        let text = match value {
            Value::Array(items) => {
                let texts: Vec<String> = items.iter().filter_map(text_of).collect();
                items.iter().for_each(|item| self.within(&column, item));
                texts.join(&separator.to_string())
            }
            value => {
                self.within(&column, value);
                text_of(value).unwrap_or_default()
            }
        };
        self.cells.set(&column, &text);
    }

    /// Notes what of an object isn't read, of which one value is.
    fn within(&mut self, key: &str, value: &Value) {
        let Value::Object(inner) = value else { return };
        let read = NAMES.iter().find(|name| inner.get(**name).and_then(text_of).is_some());
        let is_unread = |name: &str| Some(&name) != read && !NESTED.contains(&name);
        let unread = inner.iter().filter(|(name, value)| is_unread(name) && !is_empty(value));
        self.unread.extend(unread.map(|(name, _)| format!("{key}.{name}")));
    }
}

/// What may stand within another value: a quote and its source.
const NESTED: [&str; 2] = ["quote", "source"];

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(inner) => inner.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The one text of a value, which may be a list of one.
fn one(key: &str, value: &Value) -> std::result::Result<Option<String>, Diagnostic> {
    match value {
        Value::Array(items) if items.len() == 1 => one(key, &items[0]),
        Value::Array(items) => {
            let message = format!("`{key}` is a list of {}", items.len());
            let told = Diagnostic::error("list-of-values", message);
            Err(told.hint("a claim has one; make a triple for each, or a qualifier of it"))
        }
        value => Ok(text_of(value)),
    }
}

/// The column of a qualifier, whose role is made of small letters and lines below.
fn qualifier(role: &str) -> String {
    let role = role.trim().to_lowercase();
    let sign = |c: char| if c.is_alphanumeric() { c } else { '_' };
    format!("q.{}", role.chars().map(sign).collect::<String>())
}

fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::Null | Value::Array(_) => return None,
        Value::String(text) => clean(text.trim()).into_owned(),
        Value::Object(inner) => NAMES.iter().find_map(|name| text_of(inner.get(*name)?))?,
        other => other.to_string(),
    };
    (!text.is_empty()).then_some(text)
}
