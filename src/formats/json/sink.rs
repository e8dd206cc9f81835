//! Where elements of any form of JSON become nodes and edges.

mod adjacency;
mod finish;
mod id_attributes;
mod positions;

use std::collections::BTreeMap;

use crate::formats::json::columns::Columns;
use crate::formats::json::element::{Element, Flat, Keys};
use crate::formats::json::exported::{self, Exported, From};
use crate::formats::json::names::{self, NAME_OF_NO_LABEL, OF_EDGES, OF_NODES, is_made_id};
use crate::formats::json::places::Walk;
use crate::formats::json::row;
use crate::formats::json::sink::positions::Positions;
use crate::formats::json::value::{Json, Oddities, Values};
use crate::formats::remarks::{
    CHANGED_IDS, CHANGED_IDS_HINT, FURTHER, FURTHER_HINT, MOST_KINDS, ROUNDED, ROUNDED_HINT,
    Remarks, in_short,
};
use crate::model::{EXACT, Graph, Sym, Symbols, is_rounded};
use crate::text::{Diagnostic, FileId, Place, clean_word};

/// A graph that is being read.
pub(super) struct Sink<'t> {
    pub(super) symbols: Symbols,
    pub(super) remarks: Remarks,
    /// Whether there was something that makes a text a graph, be it an empty one.
    pub(super) is_graph: bool,
    /// What this looks like, if it is of a form that isn't read.
    pub(super) other: Option<Other>,
    /// Whether edges have a direction that don't say so themselves.
    pub(super) directed: bool,
    graph: Graph,
    keys: Keys,
    /// The number of the node with an id, by the symbol of the id.
    numbers: Vec<Option<u32>>,
    declared: Vec<bool>,
    /// Whether the id that each was declared with is a text, and no number.
    has_text_id: Vec<bool>,
    positions: Positions,
    node_columns: Columns,
    edge_columns: Columns,
    edge_ids: Vec<Option<Sym>>,
    /// Whether some element has its key beside its attributes, so that all of them are graphology's.
    pub(super) is_keyed: bool,
    /// The keys of edges that have nothing beside them: ids in graphology, else attributes.
    loose_keys: Vec<(u32, Sym)>,
    weights: Vec<Option<f64>>,
    undirected: Vec<Option<bool>>,
    /// Whether some edge says what its relation is, be it that it has none.
    says_relation: bool,
    /// Whether a name is said to be no label.
    says_no_label: bool,
    oddities: Oddities,
    /// How many texts had other line ends than ours, and where the first of them is.
    returns: Option<(usize, Place)>,
    /// What isn't kept, or was guessed, and how often.
    counts: BTreeMap<String, (usize, Place, &'static str)>,
    /// Where the element is that is being read.
    at: At,
    /// The same as a place, once somebody asked: to find it, all of the element is walked over.
    place: Option<Place>,
    walk: Walk<'t>,
    start: u64,
}

/// What is told of whole numbers that are no numbers here, and what can be done.
const LARGE: &str = "whole numbers beyond 2^63 are texts, but for weights";
const LARGE_HINT: &str = "write them as texts, if that is meant";

/// What is told of how Cytoscape.js shows a graph, and what can be done.
const VIEW: &str = "what Cytoscape shows isn't kept: places, zoom, style, what is selected";
const VIEW_HINT: &str = "keep the file, if that matters";

/// The node at an end of an edge.
#[derive(Clone, Copy)]
struct End {
    id: Sym,
    /// Whether it is a number in the file, which may be the position of a node.
    is_number: bool,
}

/// A form of JSON that isn't read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Other {
    /// What `dot -Tjson` writes.
    Graphviz,
    /// What pandas writes with `orient="split"`.
    Pandas,
    /// Several graphs of JSON Graph Format.
    Several,
}

/// Where an element is.
#[derive(Clone, Copy)]
pub(super) enum At {
    /// Some bytes of the file.
    Bytes(u64, usize),
    /// In a list of elements, at this number, both counted from 1.
    List(usize, usize),
}

impl<'t> Sink<'t> {
    /// A graph to be read from a text that starts at this byte of a file.
    pub(super) fn new(file: FileId, text: &'t [u8], start: u64) -> Sink<'t> {
        let mut symbols = Symbols::new();
        Sink {
            keys: Keys::new(&mut symbols),
            symbols,
            remarks: Remarks::new(file),
            is_graph: false,
            other: None,
            directed: true,
            graph: Graph::default(),
            numbers: Vec::new(),
            declared: Vec::new(),
            has_text_id: Vec::new(),
            positions: Positions::default(),
            node_columns: Columns::default(),
            edge_columns: Columns::default(),
            edge_ids: Vec::new(),
            is_keyed: false,
            loose_keys: Vec::new(),
            weights: Vec::new(),
            undirected: Vec::new(),
            says_relation: false,
            says_no_label: false,
            oddities: Oddities::default(),
            returns: None,
            counts: BTreeMap::new(),
            at: At::Bytes(0, 0),
            place: None,
            walk: Walk::new(text),
            start,
        }
    }

    /// What reads values.
    pub(super) fn values(&mut self) -> Values<'_> {
        Values { symbols: &mut self.symbols, oddities: &mut self.oddities }
    }

    /// Names the graph, and counts what else is said about it.
    pub(super) fn about_graph(&mut self, value: Json) {
        let fields = match value {
            Json::Object(fields) => fields,
            // networkx writes a list of pairs for Cytoscape.
            Json::Array(pairs) => pairs.into_iter().filter_map(Json::into_pair).collect(),
            _ => return,
        };
        self.go_to_start();
        for (key, value) in fields {
            if self.keys.name(key) == "name" {
                self.graph.name = value.text(&self.symbols).unwrap_or_default();
            } else {
                self.count("attributes of the graph aren't kept", "put them on a node");
            }
        }
    }

    /// Counts a field of the graph that isn't kept. It may stand before the elements or behind.
    pub(super) fn count_of_graph(&mut self, key: &str) {
        self.go_to_start();
        if names::CYTOSCAPE_VIEW.contains(&key) {
            return self.count(VIEW, VIEW_HINT);
        }
        let what = format!("`{}` of the graph isn't kept", in_short(key));
        self.count_of_key(&what, "a graph has `nodes` and `edges`");
    }

    /// Tells nothing of what is counted: what a graph would lack is no matter where there is none.
    pub(super) fn forget_counts(&mut self) {
        self.counts.clear();
    }

    /// Counts something that is told once, with how often it was met.
    pub(super) fn count(&mut self, what: &str, hint: &'static str) {
        match self.counts.get_mut(what) {
            Some((count, ..)) => *count += 1,
            None => {
                let place = self.place();
                self.counts.insert(what.to_string(), (1, place, hint));
            }
        }
    }

    /// Counts something about a key, as far as there aren't too many keys to tell it of each.
    pub(super) fn count_of_key(&mut self, what: &str, hint: &'static str) {
        let is_further = self.counts.len() >= MOST_KINDS && !self.counts.contains_key(what);
        match is_further {
            true => self.count(FURTHER, FURTHER_HINT),
            false => self.count(what, hint),
        }
    }

    /// Counts the numbers of a text that got quotes around them, because they are too large.
    pub(super) fn count_large_numbers(&mut self, text: &[u8], quoted: &[u8]) {
        for _ in 0..quoted.len().saturating_sub(text.len()) / 2 {
            self.count(LARGE, LARGE_HINT);
        }
    }

    /// Adds an element.
    pub(super) fn add(&mut self, value: Json, element: Element, at: At) {
        self.go_to(at);
        self.count_oddities();
        let Json::Object(fields) = value else {
            let message = "this is no node or edge: it is no object";
            return self.tell("not-an-element", message, "write `{\"id\": ...}`");
        };
        let Exported { fields, from } = exported::plain(fields, &self.keys, &mut self.symbols);
        if from == From::FollowTheMoney {
            let what = "entities of FollowTheMoney are nodes, also where they stand for links";
            self.count(what, "`ftm export-gexf` makes edges of those");
        }
        let element = if from == From::Relationship { Element::Edge } else { element };
        let Flat { mut fields, keyed, beside } = self.keys.flattened(fields);
        self.is_keyed |= keyed;
        for key in beside {
            if names::CYTOSCAPE_VIEW.contains(&self.symbols.text(key)) {
                self.count(VIEW, VIEW_HINT);
                continue;
            }
            let what =
                format!("`{}` beside the data of elements isn't kept", self.symbols.text(key));
            self.count_of_key(&what, "put it among the data if it matters");
        }
        let has_id = self.keys.position(&fields, "id").is_some() && !self.is_null(&fields, "id");
        let mut ends = self.ends(&fields).filter(|(from, to)| {
            // pandas writes the columns of edges for nodes, too.
            let are_null = self.is_null(&fields, from) && self.is_null(&fields, to);
            !are_null || element == Element::Edge || !has_id
        });
        let may_be_row = element == Element::Edge || element == Element::Either && !has_id;
        if ends.is_none() && may_be_row && row::name_as_edge(&mut fields, &mut self.symbols) {
            ends = self.ends(&fields);
        }
        match (element, ends) {
            (Element::Node, _) | (Element::Either, None) => self.node(fields, keyed),
            (Element::Either, Some((from, _))) if from != "source" && has_id => {
                self.node(fields, keyed);
            }
            (_, Some(ends)) => self.edge(fields, ends, keyed),
            (Element::Edge, None) => {
                let hint = "give it a `source` and a `target`";
                self.tell("missing-end", "the edge doesn't say what it connects", hint);
            }
        }
    }

    /// The keys of the ends of an edge, if it has them as other programs do.
    fn ends(&self, fields: &[(Sym, Json)]) -> Option<(&'static str, &'static str)> {
        let has = |name: &str| self.keys.position(fields, name).is_some();
        let ends = [("source", "target"), ("from", "to"), ("subject", "object")];
        ends.into_iter().find(|(from, to)| has(from) && has(to))
    }

    /// Whether a field is there, and null.
    fn is_null(&self, fields: &[(Sym, Json)], name: &str) -> bool {
        self.keys.position(fields, name).is_some_and(|at| fields[at].1 == Json::Null)
    }

    /// Counts what was odd about the values read since the last time.
    fn count_oddities(&mut self) {
        for key in std::mem::take(&mut self.oddities.repeated) {
            let what = format!("`{}` is said twice in an object", self.symbols.text(key));
            self.count_of_key(&what, "what is said last counts; leave out the other");
        }
        for _ in 0..std::mem::take(&mut self.oddities.large) {
            self.count(LARGE, LARGE_HINT);
        }
        for _ in 0..std::mem::take(&mut self.oddities.returns) {
            let place = self.place();
            self.returns.get_or_insert((0, place)).0 += 1;
        }
        for _ in 0..std::mem::take(&mut self.oddities.replaced) {
            let what = "texts hold control characters, which are read as U+FFFD";
            self.count(what, "take them out: no format carries them, and terminals obey some");
        }
    }

    fn node(&mut self, fields: Vec<(Sym, Json)>, keyed: bool) {
        let names = if keyed { ["key", "id"] } else { ["id", "key"] };
        let place = names.iter().find_map(|name| self.keys.position(&fields, name));
        let node = match place.and_then(|at| self.id(&fields[at].1)) {
            Some(id) => self.number(id),
            None => self.nameless_node(),
        };
        self.positions.nodes.push(node);
        self.declare(node, place.map(|at| &fields[at].1));
        for (at, (key, value)) in fields.into_iter().enumerate() {
            match self.keys.name(key) {
                _ if Some(at) == place => {}
                "label" => {
                    let label = self.graph.nodes.labels[node as usize].or(self.word(value));
                    self.graph.nodes.labels[node as usize] = label;
                }
                "type" => {
                    let kind = self.graph.nodes.types[node as usize].or(self.word(value));
                    self.graph.nodes.types[node as usize] = kind;
                }
                _ => self.attribute(Element::Node, key, node, value),
            }
        }
    }

    /// Takes note that a node is given, with this id, and says what its id isn't any more.
    fn declare(&mut self, node: u32, id: Option<&Json>) {
        match id {
            Some(Json::Int(_) | Json::Float(_)) => {
                let what = "ids of nodes are numbers, and text from here on";
                let hint = "in networkx, `relabel_nodes(graph, int)` makes them numbers again";
                self.count(what, hint);
            }
            Some(Json::Array(_)) => {
                let what = "ids of nodes are lists, as those of tuples, and text from here on";
                self.count(what, "give the nodes names before they are written");
            }
            _ => {}
        }
        let is_text = matches!(id, Some(Json::Text(_)));
        let node = node as usize;
        if !std::mem::replace(&mut self.declared[node], true) {
            self.has_text_id[node] = is_text;
        } else if self.has_text_id[node] == is_text {
            let what = "nodes are given more than once; what is said first counts";
            self.count(what, "keep one of each");
        } else {
            let what = "ids of nodes are numbers here and the same as texts there: one node each, \
                        and what is said first counts";
            self.count(what, "rename one of each, if they are two");
        }
    }

    fn edge(&mut self, fields: Vec<(Sym, Json)>, ends: (&str, &str), keyed: bool) {
        let places = (self.keys.position(&fields, ends.0), self.keys.position(&fields, ends.1));
        let mut end = |place: Option<usize>| place.and_then(|at| self.end(&fields[at].1));
        let (Some(from), Some(to)) = (end(places.0), end(places.1)) else {
            let hint = "give it a `source` and a `target` that are ids, or objects with an `id`";
            return self.tell("missing-end", "the edge doesn't say what it connects", hint);
        };
        self.edge_between([from, to], fields, [places.0, places.1], keyed);
    }

    /// Adds an edge between two nodes, which these fields of its own name.
    fn edge_between(
        &mut self,
        ends: [End; 2],
        fields: Vec<(Sym, Json)>,
        places: [Option<usize>; 2],
        keyed: bool,
    ) {
        let is_statement = places[0].is_some_and(|at| self.keys.name(fields[at].0) == "subject");
        let row = self.graph.edges.from.len() as u32;
        let [from, to] = ends.map(|end| self.number(end.id));
        self.graph.edges.from.push(from);
        self.graph.edges.to.push(to);
        self.positions.numeric.push(ends.map(|end| end.is_number));
        let id_place = self.keys.position(&fields, if keyed { "key" } else { "id" });
        let id_place = id_place.filter(|at| !places.contains(&Some(*at)));
        let (mut relation, mut label, mut weight, mut id, mut undirected) =
            (None, None, None, None, None);
        for (at, (key, value)) in fields.into_iter().enumerate() {
            match self.keys.name(key) {
                _ if places.contains(&Some(at)) => {}
                _ if Some(at) == id_place => {
                    id = self.id(&value).filter(|id| !is_made_id(self.symbols.text(*id)));
                }
                "key" if matches!(value, Json::Int(_)) => {
                    let what = "keys of edges are mere numbers, and aren't kept";
                    self.count(what, "give the edges an `id` if it matters which is which");
                }
                "key" if id_place.is_none() && matches!(value, Json::Text(_)) => {
                    self.loose_key(key, row, value);
                }
                "relation" => {
                    self.says_relation = true;
                    relation = relation.or(self.word(value));
                }
                "predicate" if is_statement => relation = relation.or(self.word(value)),
                "label" => label = label.or(self.word(value)),
                "weight" => weight = weight.or(self.weight(value)),
                "undirected" => undirected = undirected.or(self.flag(value)),
                "directed" => {
                    undirected = undirected.or(self.flag(value).map(|directed| !directed));
                }
                _ => self.attribute(Element::Edge, key, row, value),
            }
        }
        self.graph.edges.relations.push(relation);
        self.graph.edges.labels.push(label);
        self.edge_ids.push(id);
        self.weights.push(weight);
        self.undirected.push(undirected);
    }

    /// Puts the key of an edge aside. An attribute that it may be has its place among the others.
    fn loose_key(&mut self, key: Sym, row: u32, value: Json) {
        if let Json::Text(text) = value {
            self.loose_keys.push((row, text));
            self.edge_columns.add(key, row, Json::Null, || "key".to_string());
        }
    }

    fn attribute(&mut self, of: Element, key: Sym, row: u32, value: Json) {
        let value = match value {
            Json::Null => return,
            Json::Array(items) if items.is_empty() => {
                return self.count("empty lists are absent", "leave them out");
            }
            Json::Array(items) => self.list(items),
            Json::Object(_) => {
                let what =
                    format!("`{}` is an object, and kept as JSON text", self.symbols.text(key));
                self.count_of_key(&what, "put its fields beside the others");
                let text = value.text(&self.symbols).unwrap_or_default();
                Json::Text(self.symbols.intern(&text))
            }
            value => value,
        };
        self.says_no_label |= of != Element::Edge && self.keys.name(key) == NAME_OF_NO_LABEL;
        let Sink { symbols, node_columns, edge_columns, .. } = self;
        let (columns, reserved) = match of {
            Element::Edge => (edge_columns, OF_EDGES),
            _ => (node_columns, OF_NODES),
        };
        let name = || names::attribute(symbols.text(key), reserved).to_string();
        if !columns.add(key, row, value, name) {
            let place = self.place();
            self.remarks.unkept(1, place);
        }
    }

    /// A list of texts; other things in it become text.
    fn list(&mut self, items: Vec<Json>) -> Json {
        if items.iter().all(|item| matches!(item, Json::Text(_))) {
            return Json::Array(items);
        }
        self.count("lists of other things than texts are lists of texts now", "");
        let texts: Vec<String> = items.iter().filter_map(|item| item.text(&self.symbols)).collect();
        Json::Array(texts.iter().map(|text| Json::Text(self.symbols.intern(text))).collect())
    }

    fn number(&mut self, id: Sym) -> u32 {
        if self.numbers.len() <= id.index() {
            self.numbers.resize(self.symbols.len(), None);
        }
        if let Some(number) = self.numbers[id.index()] {
            return number;
        }
        let number = self.new_node(id);
        self.numbers[id.index()] = Some(number);
        number
    }

    fn new_node(&mut self, id: Sym) -> u32 {
        let nodes = &mut self.graph.nodes;
        nodes.ids.push(id);
        nodes.labels.push(None);
        nodes.types.push(None);
        self.declared.push(false);
        self.has_text_id.push(false);
        nodes.ids.len() as u32 - 1
    }

    fn id(&mut self, value: &Json) -> Option<Sym> {
        if let Json::Text(text) = value
            && let text_of = self.symbols.text(*text)
            && clean_word(text_of) == text_of
        {
            return Some(*text).filter(|_| !text_of.is_empty());
        }
        let text = value.text(&self.symbols)?;
        let word = clean_word(&text);
        if word != text {
            self.count(CHANGED_IDS, CHANGED_IDS_HINT);
        }
        (!word.is_empty()).then(|| self.symbols.intern(&word))
    }

    /// The node that an edge names. The links of d3's simulation have the node itself there, whose
    /// position is its `index`.
    fn end(&mut self, value: &Json) -> Option<End> {
        let id = match value {
            Json::Object(node) => {
                let names = ["id", "key", "index", "name"];
                let place = names.iter().find_map(|name| self.keys.position(node, name))?;
                &node[place].1
            }
            id => id,
        };
        if matches!(id, Json::Object(_)) {
            return None;
        }
        Some(End { id: self.id(id)?, is_number: matches!(id, Json::Int(_)) })
    }

    fn word(&mut self, value: Json) -> Option<Sym> {
        match value {
            Json::Text(text) => Some(text),
            value => value.text(&self.symbols).map(|text| self.symbols.intern(&text)),
        }
    }

    fn weight(&mut self, value: Json) -> Option<f64> {
        let number = match &value {
            Json::Null => return None,
            Json::Int(number) => Some(*number as f64),
            Json::Float(number) => Some(*number),
            Json::Text(text) => self.symbols.text(*text).trim().parse().ok(),
            _ => None,
        };
        let number = number.filter(|number: &f64| number.is_finite());
        let is_rounded = |number: f64| {
            let text = || value.text(&self.symbols).unwrap_or_default();
            let is_exact = number.abs() < EXACT || matches!(value, Json::Float(_));
            !is_exact && is_rounded(&text(), number)
        };
        if number.is_some_and(is_rounded) {
            self.count(ROUNDED, ROUNDED_HINT);
        }
        if number.is_none() {
            let text = value.text(&self.symbols).unwrap_or_default();
            let message = format!("the weight `{text}` is no number, so the edge weighs 1");
            self.tell("not-a-number", &message, "write a number, such as `2.5`, or leave it out");
        }
        number
    }

    fn flag(&mut self, value: Json) -> Option<bool> {
        let Json::Bool(flag) = value else {
            let what = "`directed` or `undirected` is neither true nor false, and isn't kept";
            self.count(what, "write `true` or `false`");
            return None;
        };
        Some(flag)
    }

    fn tell(&mut self, rule: &'static str, message: &str, hint: &str) {
        let told = Diagnostic::error(rule, message).at(self.place()).hint(hint);
        self.remarks.tell(told);
    }

    /// Says where the element is that is read next.
    pub(super) fn go_to(&mut self, at: At) {
        (self.at, self.place) = (at, None);
    }

    /// What is said next is about the graph, not about the element that was read last.
    pub(super) fn go_to_start(&mut self) {
        self.go_to(At::Bytes(self.start, 1));
    }

    /// Whether these are the objects of Graphviz's JSON.
    pub(super) fn is_of_graphviz(&self, objects: &Json) -> bool {
        let Json::Array(objects) = objects else { return false };
        let is_numbered = |object: &Json| {
            let Json::Object(fields) = object else { return false };
            fields.iter().any(|(key, _)| self.symbols.text(*key) == "_gvid")
        };
        objects.iter().any(is_numbered)
    }

    /// Where the text starts in the file.
    pub(super) fn start(&self) -> u64 {
        self.start
    }

    /// The first byte of the text.
    pub(super) fn start_of_file(&self) -> Place {
        Place::bytes(self.remarks.file(), self.start, 1)
    }

    fn place(&mut self) -> Place {
        if let Some(place) = &self.place {
            return place.clone();
        }
        let (at, length) = match self.at {
            At::Bytes(at, length) => (at, length),
            At::List(list, number) => match self.walk.element(list, number) {
                Some(range) => (self.start + range.start as u64, range.len()),
                None => (0, 0),
            },
        };
        let place = Place::bytes(self.remarks.file(), at, length as u64);
        self.place.insert(place).clone()
    }
}
