//! What an object of JSON says of a claim, under the keys that other programs use.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::model::{TYPED_ENDS, yes_or_no};
use crate::project::candidates::table_row::TableRow;
use crate::project::column_names::own_name;
use crate::text::{Diagnostic, clean};

/// What other programs call the columns of a claim.
const SPELLINGS: &[(&str, &[&str])] = &[
    ("subject", &["head", "from", "arg1", "source_entity", "source_node"]),
    ("relation", &["predicate", "verb", "rel", "relationship", "edge"]),
    ("object", &["tail", "to", "arg2", "target", "target_entity", "target_node"]),
    (
        "quote",
        &[
            "evidence",
            "sentence",
            "span",
            "supporting_text",
            "source_text",
            "text",
            "quotes",
            "evidence_quote",
            "source_quote",
            "supporting_quote",
            "evidence_text",
        ],
    ),
    (
        "source",
        &[
            "document",
            "doc",
            "file",
            "document_id",
            "doc_id",
            "source_id",
            "source_document",
            "source_file",
            "filename",
        ],
    ),
    ("subject_type", &["head_type", "from_type", "arg1_type", "subject_class"]),
    ("object_type", &["tail_type", "to_type", "arg2_type", "target_type", "object_class"]),
    ("speaker", &["attribution", "attributed_to", "said_by", "asserted_by"]),
    ("negated", &["negation", "negative", "is_negated", "is_negative"]),
    ("modality", &["mood"]),
    ("when", &["date", "time"]),
    ("confidence", &["score", "probability", "certainty"]),
    ("locator", &["page", "paragraph", "line"]),
    ("note", &["comment", "reasoning", "explanation", "rationale"]),
];

/// The columns that are read under their own name alone. An id is none of them: it is made of what a
/// triple says, because programs number their triples anew in each answer.
const PLAIN: &[&str] = &["status", "when_text", "speaker_type"];

/// Where the name of somebody stands who is told as an object of JSON.
const NAMES: &[&str] = &["id", "name", "label", "text", "value", "quote"];

/// Where the type of somebody stands who is told so.
const TYPE: &str = "type";

/// What an object says, and under which keys it says what isn't read.
#[derive(Debug, Default)]
pub(super) struct Triple {
    pub(super) cells: TableRow,
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
        let mut typed = Vec::new();
        let spelled = SPELLINGS.iter().map(|(column, others)| (*column, *others));
        for (column, others) in PLAIN.iter().map(|column| (*column, [].as_slice())).chain(spelled) {
            let mut names = std::iter::once(&column).chain(others);
            let found = names.find_map(|name| {
                object.iter().find(|(key, value)| own_name(key) == *name && !is_empty(value))
            });
            if let Some((key, value)) = found {
                taken.insert(key.as_str());
                triple.cells.set(column, &one(key, value)?.unwrap_or_default());
                if let Some((_, own)) = TYPED_ENDS.iter().find(|(end, _)| *end == column) {
                    typed.push((key.as_str(), *own, value));
                }
            }
        }
        typed.retain(|(_, own, value)| triple.take_type(own, value));
        taken.extend(triple.take_polarity(object));
        triple.nested(object);
        for (key, value) in object.iter().filter(|(_, value)| !is_empty(value)) {
            match (own_name(key).as_str(), value) {
                ("q" | "qualifiers", Value::Object(roles)) => {
                    roles.iter().for_each(|(role, value)| triple.qualify(role, value, separator));
                }
                (name, value) if name.starts_with("q.") => {
                    triple.qualify(&name[2..], value, separator);
                }
                (_, value) if taken.contains(key.as_str()) => {
                    let has_type = typed.iter().any(|(typed, ..)| typed == key);
                    triple.within(key, value, if has_type { &[TYPE] } else { &[] });
                }
                ("id", _) => {}
                _ => triple.unread.push(key.clone()),
            }
        }
        triple.warn(object);
        if let Some(negated) = triple.cells.get("negated").and_then(yes_or_no) {
            triple.cells.set("negated", if negated { "yes" } else { "no" });
        }
        Ok(triple)
    }

    /// Reads the type that is told with whom a triple names, unless it is told elsewhere.
    fn take_type(&mut self, column: &str, named: &Value) -> bool {
        let kind = named.as_object().and_then(|inner| text_of(inner.get(TYPE)?));
        let Some(kind) = kind.filter(|_| self.cells.get(column).is_none()) else { return false };
        self.cells.set(column, &kind);
        true
    }

    /// Reads the polarity of an object that says nothing else of a negation, and gives its key.
    fn take_polarity<'o>(&mut self, object: &'o Map<String, Value>) -> Option<&'o str> {
        let (key, negated) = polarity(object).filter(|_| self.cells.get("negated").is_none())?;
        self.cells.set("negated", if negated { "yes" } else { "no" });
        Some(key)
    }

    /// Notes what says, under a key that isn't read, whether a triple is so: without it the opposite
    /// may seem to be.
    fn warn(&mut self, object: &Map<String, Value>) {
        let told = self.unread.iter().filter_map(|key| Some((key, object.get(key)?)));
        let doubts: Vec<String> = told
            .filter_map(|(key, value)| Some((key, text_of(value)?)))
            .filter(|(key, value)| tells_whether_so(key) || tells_doubt(value))
            .map(|(key, value)| format!("{key}: {value}"))
            .collect();
        if doubts.is_empty() {
            return;
        }
        let own = self.cells.get("note").map(str::to_string);
        let note: Vec<String> = own.into_iter().chain(doubts).collect();
        self.cells.set("note", &note.join("; "));
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
                items.iter().for_each(|item| self.within(&column, item, &[]));
                texts.join(&separator.to_string())
            }
            value => {
                self.within(&column, value, &[]);
                text_of(value).unwrap_or_default()
            }
        };
        self.cells.set(&column, &text);
    }

    /// Notes what of an object isn't read, of which one value is, and some `others`.
    fn within(&mut self, key: &str, value: &Value, others: &[&str]) {
        let Value::Object(inner) = value else { return };
        let read = NAMES.iter().find(|name| inner.get(**name).and_then(text_of).is_some());
        let is_read = |name: &str| NESTED.contains(&name) || others.contains(&name);
        let is_unread = |name: &str| Some(&name) != read && !is_read(name);
        let unread = inner.iter().filter(|(name, value)| is_unread(name) && !is_empty(value));
        self.unread.extend(unread.map(|(name, _)| format!("{key}.{name}")));
    }
}

/// Whether the polarity of an object says that it is negated, if it has one that says so.
fn polarity(object: &Map<String, Value>) -> Option<(&str, bool)> {
    let (key, value) = object.iter().find(|(key, _)| own_name(key) == "polarity")?;
    let negated = match text_of(value)?.to_lowercase().as_str() {
        "negative" | "neg" | "negated" | "-" | "-1" | "false" => true,
        "positive" | "pos" | "affirmative" | "affirmed" | "+" | "1" | "true" => false,
        _ => return None,
    };
    Some((key, negated))
}

/// Whether a key may say whether a triple is so.
fn tells_whether_so(key: &str) -> bool {
    const PARTS: &[&str] = &[
        "assert",
        "certain",
        "deni",
        "epistemic",
        "factual",
        "hedg",
        "modal",
        "negat",
        "polarity",
        "stance",
        "status",
        "truth",
        "verac",
        "claim_type",
        "verdict",
    ];
    let key = own_name(key);
    PARTS.iter().any(|part| key.contains(part))
}

/// Whether a value says that something may not be so.
fn tells_doubt(value: &str) -> bool {
    const WORDS: &[&str] =
        &["alleg", "denial", "denie", "disput", "false", "negat", "rumo", "unconfirmed", "unverif"];
    let small = value.to_lowercase();
    value.len() <= LONGEST_DOUBT && WORDS.iter().any(|word| small.contains(word))
}

/// The longest value that is a word for doubt, and no text about something else.
const LONGEST_DOUBT: usize = 40;

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

/// Whether an object says whom or what it is about, and so is a triple.
pub(super) fn is_triple(object: &Map<String, Value>) -> bool {
    let names = |column: &str| {
        let others = SPELLINGS.iter().find(|(name, _)| *name == column);
        let others = others.map(|(_, others)| *others).unwrap_or_default();
        object.keys().any(|key| own_name(key) == column || others.contains(&&*own_name(key)))
    };
    ["subject", "relation", "object"].into_iter().filter(|column| names(column)).count() > 1
}

/// The triple within an object that says beside it where it is from.
pub(super) fn inner_triple(
    object: &Map<String, Value>,
) -> Option<(&'static str, &Map<String, Value>)> {
    ["triple", "claim", "fact", "relation"].into_iter().find_map(|key| {
        let inner = object.get(key)?.as_object()?;
        is_triple(inner).then_some((key, inner))
    })
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
