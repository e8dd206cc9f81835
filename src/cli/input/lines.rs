//! Whether JSON Lines are claims, or the nodes and edges of a graph.

use std::fmt;

use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};

/// How many objects are looked at.
const FIRST: usize = 100;

/// What JSON Lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    Claims,
    Graph,
    /// They are no JSON Lines, or their keys don't tell.
    Unknown,
}

/// What the first objects of a file are, of which this is the start. Only their keys tell: any
/// word may be a value.
pub(super) fn what(start: &[u8]) -> Lines {
    let objects = start.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let objects = objects.filter(|line| line.starts_with(b"{")).take(FIRST);
    let mut found = Lines::Unknown;
    for object in objects.map(keys) {
        match of_keys(&object) {
            Lines::Claims => return Lines::Claims,
            Lines::Graph => found = Lines::Graph,
            Lines::Unknown => {}
        }
    }
    found
}

/// What an object with these keys is.
pub(super) fn of_keys(keys: &[String]) -> Lines {
    let has = |name: &str| keys.iter().any(|key| key.trim().eq_ignore_ascii_case(name));
    let is_edge = [("source", "target"), ("from", "to")].iter().any(|(a, b)| has(a) && has(b));
    // A node may have something called `subject`, but hardly a `subject` and an `object`.
    let is_claim = has("subject") && (has("object") || !has("id"));
    match (is_edge, is_claim) {
        (true, _) => Lines::Graph,
        (false, true) => Lines::Claims,
        (false, false) if has("id") => Lines::Graph,
        (false, false) => Lines::Unknown,
    }
}

/// The keys of an object, as far as it can be read.
pub(super) fn keys(object: &[u8]) -> Vec<String> {
    let mut keys = Vec::new();
    // What is wrong with the object is told by who reads it.
    let _ = serde_json::Deserializer::from_slice(object).deserialize_map(Keys(&mut keys));
    keys
}

struct Keys<'a>(&'a mut Vec<String>);

impl<'de> Visitor<'de> for Keys<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> std::result::Result<(), A::Error> {
        while let Some(key) = fields.next_key()? {
            self.0.push(key);
            fields.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_tell_claims_from_graphs() {
        let what = |text: &str| super::what(text.as_bytes());
        for claims in [
            r#"{"id": "c1", "Subject": "a", "relation": "r", "object": "b", "source": "s"}"#,
            r#"{"subject": "a", "relation": "r"}"#,
            "{\"id\": 1}\nno\n {\"subject\": 1, \"object\": [",
        ] {
            assert_eq!(what(claims), Lines::Claims, "{claims}");
        }
        for graph in [
            r#"{"id": "a", "label": "subject", "subject": "maths"}"#,
            r#"{"source": "a", "target": "b", "relation": "r", "status": "alleged"}"#,
            r#"{"from": "a", "to": "b", "subject": "x", "object": "y"}"#,
        ] {
            assert_eq!(what(graph), Lines::Graph, "{graph}");
        }
        for unknown in ["", "subject,object\na,b\n", "{\n\"nodes\": []}", r#"{"head": "a"}"#] {
            assert_eq!(what(unknown), Lines::Unknown, "{unknown}");
        }
    }
}
