//! A JSON value whose texts are symbols: small, and read without an allocation for each text.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::formats::json::escape;
use crate::model::{Sym, Symbols};
use crate::text::{clean, holds_controls};

/// Any value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Sym),
    Array(Vec<Json>),
    Object(Vec<(Sym, Json)>),
}

impl Json {
    /// The value as text: a text itself, anything else as JSON has it. Nothing for null.
    pub(super) fn text(&self, symbols: &Symbols) -> Option<String> {
        match self {
            Json::Null => None,
            Json::Text(text) => Some(symbols.text(*text).to_string()),
            other => {
                let mut out = Vec::new();
                other.put(symbols, &mut out);
                Some(String::from_utf8_lossy(&out).into_owned())
            }
        }
    }

    /// A pair of a name and a value, as a field.
    pub(super) fn into_pair(self) -> Option<(Sym, Json)> {
        let Json::Array(items) = self else { return None };
        match <[Json; 2]>::try_from(items) {
            Ok([Json::Text(name), value]) => Some((name, value)),
            _ => None,
        }
    }

    /// Recursive, but only as deep as the reader lets a value be.
    fn put(&self, symbols: &Symbols, out: &mut Vec<u8>) {
        match self {
            Json::Null => out.extend_from_slice(b"null"),
            Json::Bool(value) => out.extend_from_slice(value.to_string().as_bytes()),
            Json::Int(number) => out.extend_from_slice(number.to_string().as_bytes()),
            Json::Float(number) => out.extend_from_slice(format!("{number:?}").as_bytes()),
            Json::Text(text) => escape::text(symbols.text(*text), out),
            Json::Array(items) => {
                out.push(b'[');
                for (at, item) in items.iter().enumerate() {
                    out.extend_from_slice(if at > 0 { b"," } else { b"" });
                    item.put(symbols, out);
                }
                out.push(b']');
            }
            Json::Object(fields) => {
                out.push(b'{');
                for (at, (key, value)) in fields.iter().enumerate() {
                    out.extend_from_slice(if at > 0 { b"," } else { b"" });
                    escape::text(symbols.text(*key), out);
                    out.push(b':');
                    value.put(symbols, out);
                }
                out.push(b'}');
            }
        }
    }
}

/// Reads one value, its texts into these symbols.
pub(super) struct Values<'a> {
    pub(super) symbols: &'a mut Symbols,
    pub(super) oddities: &'a mut Oddities,
}

/// What isn't in values as it is in the file.
#[derive(Debug, Default)]
pub(super) struct Oddities {
    /// In how many texts something became U+FFFD.
    pub(super) replaced: usize,
    /// In how many texts lines ended otherwise than with a line feed.
    pub(super) returns: usize,
    /// How many whole numbers are text, because no number here is as large.
    pub(super) large: usize,
    /// The keys that objects have again.
    pub(super) repeated: Vec<Sym>,
}

/// How many fields are looked at for each other, without a table of keys.
const FEW: usize = 32;

impl Values<'_> {
    fn again(&mut self) -> Values<'_> {
        Values { symbols: self.symbols, oddities: self.oddities }
    }

    fn text(&mut self, text: &str) -> Sym {
        let clean = clean(text);
        if matches!(clean, Cow::Owned(_)) {
            match holds_controls(text) {
                true => self.oddities.replaced += 1,
                // Nothing else changes.
                false => self.oddities.returns += 1,
            }
        }
        self.symbols.intern(&clean)
    }
}

impl<'de> DeserializeSeed<'de> for Values<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Values<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Int(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Json, E> {
        // What is too large for a number of ours stays what it is as text.
        let large = |_| {
            self.oddities.large += 1;
            Json::Text(self.symbols.intern(&number.to_string()))
        };
        Ok(i64::try_from(number).map_or_else(large, Json::Int))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Float(number))
    }

    fn visit_str<E: Error>(mut self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(self.text(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Json, A::Error> {
        let mut array = Vec::new();
        while let Some(item) = items.next_element_seed(self.again())? {
            array.push(item);
        }
        Ok(Json::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut fields: A) -> Result<Json, A::Error> {
        // Room for what an edge says, so that it doesn't grow step by step.
        let mut object = Vec::with_capacity(16);
        while let Some(key) = fields.next_key_seed(Keys(self.again()))? {
            object.push((key, fields.next_value_seed(self.again())?));
        }
        self.oddities.repeated.extend(take_repeated(&mut object));
        Ok(Json::Object(object))
    }
}

/// Takes out the fields whose keys are there again, and gives these keys: what is said last counts,
/// as in every program that reads JSON.
fn take_repeated(object: &mut Vec<(Sym, Json)>) -> Vec<Sym> {
    let is_few = object.len() <= FEW;
    let is_new = |(at, (key, _)): (usize, &(Sym, Json))| object[..at].iter().all(|(k, _)| k != key);
    if is_few && object.iter().enumerate().all(is_new) {
        return Vec::new();
    }
    let (mut places, mut repeated) = (HashMap::<Sym, usize>::new(), Vec::new());
    let mut last: Vec<(Sym, Json)> = Vec::with_capacity(object.len());
    for (key, value) in object.drain(..) {
        match places.entry(key) {
            Entry::Occupied(place) => {
                last[*place.get()].1 = value;
                repeated.push(key);
            }
            Entry::Vacant(place) => {
                place.insert(last.len());
                last.push((key, value));
            }
        }
    }
    *object = last;
    repeated
}

/// Reads one key.
struct Keys<'a>(Values<'a>);

impl<'de> DeserializeSeed<'de> for Keys<'_> {
    type Value = Sym;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Sym, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Keys<'_> {
    type Value = Sym;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(mut self, text: &str) -> Result<Sym, E> {
        Ok(self.0.text(text))
    }
}
