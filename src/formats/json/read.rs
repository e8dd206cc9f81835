//! One JSON object as a graph, its elements read one after the other.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::error::Result;
use crate::formats::Reading;
use crate::formats::json::element::Element;
use crate::formats::json::infinite::Finite;
use crate::formats::json::lines;
use crate::formats::json::sink::{At, Other, Sink};
use crate::formats::json::value::Json;
use crate::text::{
    Diagnostic, ENDS_EARLY, FileId, Files, HALF_CHARACTER, Place, half_character, tell_utf_16,
    what_is_wrong, where_it_stopped, with_large_numbers_quoted,
};

/// The largest file that is read.
const LARGEST: u64 = 4 << 30;

/// The keys of an object by which it is a graph.
const OF_GRAPHS: [&str; 5] = ["nodes", "edges", "links", "elements", "adjacency"];

/// What other programs call edges that don't say what they connect as these formats do.
const OTHERS_FOR_EDGES: [&str; 4] = ["relationships", "relations", "rels", "arcs"];

/// Reads any of the forms.
pub(super) fn read(files: &Files, file: FileId) -> Result<Reading> {
    let bytes = files.read(file, LARGEST)?;
    let (text, start) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(text) => (text, 3),
        None => (bytes.as_slice(), 0),
    };
    if is_lines(text) {
        return lines::read(files, file);
    }
    let mut sink = Sink::new(file, text, start);
    if let Some(told) = tell_utf_16(text, file) {
        sink.remarks.tell(told);
        return Ok(sink.finish());
    }
    if text.trim_ascii().is_empty() {
        let told = Diagnostic::error("no-graph", "there is nothing in this");
        sink.remarks.tell(told.at(sink.start_of_file()).hint("the file may be empty"));
        return Ok(sink.finish());
    }
    let Err(told) = read_text(text, &mut sink, file, start) else { return Ok(sink.finish()) };
    let Some(finite) = Finite::of(text) else {
        sink.remarks.tell(told);
        return Ok(sink.finish());
    };
    // What was read before the first of them is read again.
    let mut sink = Sink::new(file, text, start);
    finite.tell(start, &mut sink.remarks);
    if let Err(told) = read_text(&finite.text, &mut sink, file, 0) {
        sink.remarks.tell(finite.of_first(told, start));
    }
    Ok(sink.finish())
}

/// Whether a text is an object a line, none of which is a graph: some programs give such files the
/// ending of a single object.
fn is_lines(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    let Some(end) = memchr::memchr(b'\n', text) else { return false };
    let (line, rest) = text.split_at(end);
    if !line.starts_with(b"{") || !rest.trim_ascii_start().starts_with(b"{") {
        return false;
    }
    let keys = serde_json::from_slice::<BTreeMap<String, IgnoredAny>>(line);
    keys.is_ok_and(|keys| !keys.keys().any(|key| key == "graph" || OF_GRAPHS.contains(&&**key)))
}

/// Whether a text is an object of objects that all have the same keys, as pandas writes a table,
/// column by column or row by row.
fn is_table(text: &[u8]) -> bool {
    type Objects = BTreeMap<String, BTreeMap<String, IgnoredAny>>;
    let Ok(objects) = serde_json::from_slice::<Objects>(text) else { return false };
    let mut keys = objects.values().map(|object| object.keys());
    let Some(first) = keys.next() else { return false };
    first.len() > 0 && keys.all(|others| others.eq(first.clone()))
}

/// Reads a text that starts at this byte of a file.
fn read_text(
    text: &[u8],
    sink: &mut Sink,
    file: FileId,
    start: u64,
) -> std::result::Result<(), Diagnostic> {
    let exact = with_large_numbers_quoted(text);
    sink.go_to_start();
    sink.count_large_numbers(text, &exact);
    let mut json = serde_json::Deserializer::from_slice(&exact);
    let whole = Whole { sink, lists: &mut 0 };
    let read = whole.deserialize(&mut json).and_then(|()| json.end());
    read.map_err(|error| syntax(&error, text, &exact, file, start))?;
    if !sink.is_graph || sink.other == Some(Other::Graphviz) {
        let (message, hint) = match sink.other {
            Some(Other::Graphviz) => (
                "this is Graphviz's JSON, which isn't read",
                "read the DOT file that it was made of, or what `dot -Tdot` writes",
            ),
            Some(Other::Pandas) => (
                "this is a table that pandas has split, and no graph",
                "write it by `to_json(orient=\"records\")`, or by `to_csv(index=False)`",
            ),
            Some(Other::Several) => (
                "there are `graphs` in this, and only one `graph` of a file is read",
                "write each into a file of its own, as with `jq '{graph: .graphs[0]}'`",
            ),
            None if is_table(&exact) => (
                "this is a table that pandas has written by columns or by the index, and no graph",
                "write it by `to_json(orient=\"records\")`, or by `to_csv(index=False)`",
            ),
            None => (
                "there is no graph in this: it has neither `nodes` nor `edges`",
                "a graph is `{\"nodes\": [...], \"edges\": [...]}`",
            ),
        };
        let told = Diagnostic::error("no-graph", message).at(sink.start_of_file());
        if !sink.is_graph {
            sink.forget_counts();
        }
        sink.remarks.tell(told.hint(hint));
    }
    Ok(())
}

/// What the parser says of a text whose large numbers were quoted, at the byte where it stopped.
pub(super) fn syntax(
    error: &serde_json::Error,
    text: &[u8],
    quoted: &[u8],
    file: FileId,
    start: u64,
) -> Diagnostic {
    let half = half_character(error, text, quoted);
    let place = half.clone().unwrap_or_else(|| {
        let at = where_it_stopped(error, text, quoted);
        at..at + 1
    });
    let rule = if error.is_eof() { ENDS_EARLY } else { "not-json" };
    let told = Diagnostic::error(rule, format!("this is no JSON: {}", what_is_wrong(error)));
    let told = told.at(Place::bytes(file, start + place.start as u64, place.len() as u64));
    let told = told.hints(half.map(|_| HALF_CHARACTER.to_string()));
    match error.classify() {
        serde_json::error::Category::Eof => told.hint("the end is missing: is the file whole?"),
        serde_json::error::Category::Data => {
            told.hint("a graph is `{\"nodes\": [...], \"edges\": [...]}`")
        }
        _ => told.hint("what stands before it was read"),
    }
}

/// The whole file.
struct Whole<'a, 't> {
    sink: &'a mut Sink<'t>,
    /// How many lists of elements were begun.
    lists: &'a mut usize,
}

impl<'de> DeserializeSeed<'de> for Whole<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> std::result::Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a graph")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> std::result::Result<(), A::Error> {
        self.sink.is_graph = true;
        self.list(Element::Either).visit_seq(items)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> std::result::Result<(), A::Error> {
        let Whole { sink, lists } = self;
        let mut neighbours = None;
        while let Some(key) = fields.next_key::<String>()? {
            sink.is_graph |= OF_GRAPHS.contains(&key.as_str());
            match key.as_str() {
                "nodes" => fields.next_value_seed(Whole { sink, lists }.list(Element::Node))?,
                // They go by the numbers of objects.
                "edges" if sink.other == Some(Other::Graphviz) => {
                    fields.next_value::<IgnoredAny>()?;
                }
                "edges" | "links" => {
                    fields.next_value_seed(Whole { sink, lists }.list(Element::Edge))?;
                }
                // Cytoscape's elements are nodes and edges again, or a list of both.
                "elements" => fields.next_value_seed(Whole { sink, lists })?,
                "directed" => {
                    let value = fields.next_value_seed(sink.values())?;
                    sink.directed = value != Json::Bool(false);
                }
                key @ ("graph" | "attributes" | "data") => {
                    let value = fields.next_value_seed(sink.values())?;
                    let at = At::Bytes(sink.start(), 1);
                    match if key == "graph" { sink.graph_within(value, at) } else { Err(value) } {
                        Ok(()) => {}
                        Err(about) => sink.about_graph(about),
                    }
                }
                "options" => {
                    // graphology's own key.
                    sink.is_keyed = true;
                    let value = fields.next_value_seed(sink.values())?;
                    let text = value.text(&sink.symbols).unwrap_or_default();
                    if text.contains("\"type\":\"undirected\"") {
                        sink.directed = false;
                    }
                }
                "adjacency" => {
                    neighbours = Some(fields.next_value_seed(sink.values())?);
                }
                "multigraph" => drop(fields.next_value::<IgnoredAny>()?),
                other if OTHERS_FOR_EDGES.contains(&other) => {
                    fields.next_value::<IgnoredAny>()?;
                    let message = format!("`{other}` isn't read, so the graph lacks these edges");
                    let told = Diagnostic::error("no-edges", message).at(sink.start_of_file());
                    let hint = "call it `edges`, and give each a `source` and a `target`";
                    sink.remarks.tell(told.hint(hint));
                }
                "objects" => {
                    let value = fields.next_value_seed(sink.values())?;
                    match sink.is_of_graphviz(&value) {
                        true => sink.other = Some(Other::Graphviz),
                        false => sink.count_of_graph("objects"),
                    }
                }
                "graphs" => {
                    fields.next_value::<IgnoredAny>()?;
                    sink.count_of_graph("graphs");
                    sink.other = Some(Other::Several);
                }
                "columns" => {
                    fields.next_value::<IgnoredAny>()?;
                    sink.count_of_graph("columns");
                    sink.other = Some(Other::Pandas);
                }
                other => {
                    fields.next_value::<IgnoredAny>()?;
                    sink.count_of_graph(other);
                }
            }
        }
        // Whose neighbours they are, and whether edges have a direction, may stand behind them.
        if let Some(lists) = neighbours {
            sink.neighbours(lists);
        }
        Ok(())
    }
}

impl<'a, 't> Whole<'a, 't> {
    fn list(self, element: Element) -> Elements<'a, 't> {
        Elements { whole: self, element }
    }
}

/// A list of elements.
struct Elements<'a, 't> {
    whole: Whole<'a, 't>,
    element: Element,
}

impl<'de> DeserializeSeed<'de> for Elements<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> std::result::Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Elements<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of nodes or edges")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> std::result::Result<(), A::Error> {
        let Elements { whole: Whole { sink, lists }, element } = self;
        *lists += 1;
        let mut number = 0;
        while let Some(value) = items.next_element_seed(sink.values())? {
            number += 1;
            sink.add(value, element, At::List(*lists, number));
        }
        Ok(())
    }
}
