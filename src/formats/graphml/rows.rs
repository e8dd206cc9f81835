//! Nodes and edges of a document, or of a part of it.

use std::borrow::Cow;

use super::data::plain;
use super::keys::{Key, Keys};
use crate::formats::limits::MOST_COLUMNS;
use crate::formats::parts::{Part, Slot, Words};
use crate::formats::remarks::{CHANGED_IDS, CHANGED_IDS_HINT, in_short};
use crate::formats::xml::{Event, Events, Tag};
use crate::model::{Sym, declared_yes_or_no};
use crate::text::{Diagnostic, clean, clean_word};

/// What has been read so far.
#[derive(Debug, Default)]
pub(super) struct Rows<'a> {
    /// What the file declares.
    pub(super) keys: Keys,
    /// The nodes and edges.
    pub(super) part: Part,
    /// Texts that aren't in it yet.
    pub(super) words: Words<'a>,
    /// The id of the edge that is being read.
    pub(super) edge_id: Cow<'a, str>,
    /// What the graph is called, from its attributes.
    pub(super) name: Option<String>,
    /// What the graph is called, from its id.
    pub(super) id: Option<String>,
    /// Keys that were declared too late.
    pub(super) late: Vec<Key>,
    /// Whether some edge has a relation.
    pub(super) has_relations: bool,
    blank: Option<Sym>,
    /// The elements that are being read.
    pub(super) inside: Vec<Inside>,
    /// What is written on the drawing of an element that is being read, and where that stands.
    pub(super) drawn: Option<(Inside, u64, Vec<String>)>,
    /// Whether the innermost edge says itself if it has a direction, or all edges have none.
    pub(super) says_direction: bool,
    /// The keys of which the innermost one has a value.
    pub(super) given: Vec<usize>,
    graphs: usize,
}

/// An element that is being read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Inside {
    /// The document.
    Root,
    /// A graph, and whether its edges have no direction unless they say so.
    Graph { undirected: bool },
    /// A node.
    Node(usize),
    /// An edge.
    Edge(usize),
}

/// Where reading ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// Before a node or an edge of the graph itself.
    BeforeRow,
    /// At the end of the document, or where it couldn't be read on.
    AtEnd,
}

impl<'a> Rows<'a> {
    /// Nothing read yet of a part of the same graph, which is in a text of so many bytes.
    pub(super) fn next_part<'p>(&self, length: usize) -> Rows<'p> {
        let mut next = Rows {
            keys: self.keys.clone(),
            inside: self.inside.clone(),
            graphs: self.graphs,
            ..Rows::default()
        };
        next.part.set_room(length);
        next.keys.decide(&mut next.part);
        next
    }

    /// Whether a key says outright what the relation of an edge is.
    pub(super) fn declares_relation(&self) -> bool {
        self.keys.relation
    }

    /// Reads on, up to the first node or edge of the graph itself that starts at `limit` or later.
    pub(super) fn read(&mut self, events: &mut Events<'a>, limit: u64) -> Ended {
        let ended = self.read_on(events, limit);
        self.words.settle(&mut self.part);
        // Before a graph, no key is decided, and there is nothing to fill in.
        if self.graphs > 0 {
            self.fill_in(events);
        }
        ended
    }

    fn read_on(&mut self, events: &mut Events<'a>, limit: u64) -> Ended {
        loop {
            if let [Inside::Root, Inside::Graph { .. }] = self.inside.as_slice() {
                let blank = events.after_tag();
                events.skip(blank.len() - blank.trim_ascii_start().len());
                if events.at() >= limit && starts_row(events.rest()) {
                    return Ended::BeforeRow;
                }
            }
            self.read_plain_data(events);
            match events.next() {
                None => return Ended::AtEnd,
                Some(Event::Start(tag)) => self.start(tag, events),
                Some(Event::End) => self.end(events),
                Some(Event::Text(text)) if text.trim_ascii().is_empty() => {}
                Some(Event::Text(text)) => {
                    let at = events.at() - text.len() as u64;
                    let what = "text between elements isn't kept";
                    events.remarks.count(what, at, text.len().min(40), "put it into `<data>`");
                }
            }
        }
    }

    /// Nearly all data is an element with nothing special in it, read here without the detour.
    fn read_plain_data(&mut self, events: &mut Events<'a>) {
        let Some(Inside::Node(_) | Inside::Edge(_)) = self.inside.last() else { return };
        let mut guess = 0;
        while let Some((key, text, length)) = plain(events.after_tag()) {
            let at = events.at() + (length - text.len() - "</data>".len()) as u64;
            guess = self.data(key, Cow::Borrowed(text), guess, at, events) + 1;
            events.skip(length);
        }
    }

    fn start(&mut self, tag: Tag<'a>, events: &mut Events<'a>) {
        let parent = self.inside.last().copied();
        match (parent, tag.name) {
            (None, "graphml") => self.inside.push(Inside::Root),
            (None, name) => {
                let message = format!("the document is `{name}`, not `graphml`");
                let hint = "name the format it is in";
                events.stop(message, tag.at, tag.length, hint);
            }
            (Some(Inside::Root), "key") => self.key(tag, events),
            (Some(_), "graph") => self.graph(tag, events),
            (Some(Inside::Graph { .. }), "node") => self.node(tag, events),
            (Some(Inside::Graph { undirected }), "edge") => self.edge(tag, undirected, events),
            (Some(_), "data") => self.data_element(tag, events),
            (Some(Inside::Node(_) | Inside::Edge(_)), "desc") => {
                let text = events.text().0;
                self.description(&clean(text.trim()), tag.at, events);
            }
            (Some(Inside::Root | Inside::Graph { .. }), "desc") => {
                let text = events.text().0;
                self.name.get_or_insert_with(|| clean(text.trim()).into_owned());
            }
            (Some(_), name) => {
                let what = format!("elements `{name}` aren't kept");
                let hint = match name {
                    "hyperedge" => "make it a node with an edge to each of its ends",
                    "port" => "name the nodes themselves as the ends of edges",
                    _ => "put what they say into `<data>`",
                };
                events.remarks.count(&what, tag.at, tag.length, hint);
                events.skip_element();
            }
        }
    }

    fn end(&mut self, events: &mut Events<'a>) {
        self.settle_drawn(events);
        self.inside.pop();
        self.given.clear();
    }

    fn key(&mut self, tag: Tag<'a>, events: &mut Events<'a>) {
        let key = Key::read(tag, events);
        if self.keys.len() + self.late.len() >= MOST_COLUMNS {
            let message = format!("more than {MOST_COLUMNS} keys are declared");
            events.stop(message, tag.at, tag.length, "leave out those that nothing uses");
            return;
        }
        if self.graphs == 0 {
            self.keys.push(key);
            return;
        }
        let message = format!("key `{}` is declared after the graph that uses it", key.id);
        let told = Diagnostic::warning("late-key", message);
        let hint = "its values are read as further attributes, of the kind that all fit; \
                    declare it before the graph";
        events.remarks.tell(told.at(events.remarks.place(tag.at, tag.length)).hint(hint));
        self.late.push(key);
    }

    fn graph(&mut self, tag: Tag<'a>, events: &mut Events<'a>) {
        if self.graphs == 0 {
            self.keys.decide(&mut self.part);
            self.keys.tell_labels(events);
            self.id = tag.get("id").map(|id| clean(&id).into_owned());
        } else if self.inside.len() > 1 {
            let what = "graphs inside nodes aren't kept as such, only their nodes and edges";
            let hint = "say where a node belongs in an attribute, or by an edge";
            events.remarks.count(what, tag.at, tag.length, hint);
        } else {
            let what = "further graphs aren't kept as such, only their nodes and edges";
            events.remarks.count(what, tag.at, tag.length, "write each graph into its own file");
        }
        self.graphs += 1;
        self.inside.push(Inside::Graph { undirected: is_undirected_graph(&tag, events) });
    }

    fn node(&mut self, tag: Tag<'a>, events: &mut Events<'a>) {
        self.settle_drawn(events);
        let mut id = Cow::default();
        for (name, value) in tag.attributes() {
            match name {
                "id" => id = word(value, &tag, events),
                other => other_attribute(other, &tag, events),
            }
        }
        if id.is_empty() {
            return self.unnamed("a node has no id", "give it an id", tag, events);
        }
        let blank = self.blank();
        let row = self.part.nodes.push(blank, tag.at);
        self.words.put(&mut self.part, Slot::Node, row, id);
        self.inside.push(Inside::Node(row));
        self.given.clear();
    }

    fn edge(&mut self, tag: Tag<'a>, undirected: bool, events: &mut Events<'a>) {
        self.settle_drawn(events);
        self.says_direction = undirected;
        let (mut id, mut from, mut to) = (Cow::default(), Cow::default(), Cow::default());
        let (mut kind, mut undirected) = (None, undirected);
        for (name, value) in tag.attributes() {
            match name {
                "id" => id = word(value, &tag, events),
                "source" => from = word(value, &tag, events),
                "target" => to = word(value, &tag, events),
                "label" => kind = Some(tidy(tag.decoded(value, &mut events.remarks))),
                "directed" => {
                    let said = is_directed(value, &tag, events);
                    undirected = said.map_or(undirected, |said| !said);
                    self.says_direction = true;
                }
                "sourceport" | "targetport" => {
                    let hint = "name the nodes themselves as the ends of edges";
                    let what = "ports of edges aren't kept";
                    events.remarks.count(what, tag.at, tag.length, hint);
                }
                other => other_attribute(other, &tag, events),
            }
        }
        if from.is_empty() || to.is_empty() {
            let hint = "write both, `source=` and `target=`";
            return self.unnamed("an edge names no node at one of its ends", hint, tag, events);
        }
        let blank = self.blank();
        let Rows { part, words, .. } = self;
        let row = part.edges.push(blank, blank, tag.at);
        part.edges.undirected[row] = undirected;
        words.put(part, Slot::From, row, from);
        words.put(part, Slot::To, row, to);
        if !id.is_empty() {
            words.put(part, Slot::Edge, row, id.clone());
        }
        self.has_relations |= kind.is_some();
        if let Some(kind) = kind {
            words.put(part, Slot::Relation, row, kind);
        }
        self.edge_id = id;
        self.inside.push(Inside::Edge(row));
    }

    /// A symbol in place of one that isn't known yet.
    fn blank(&mut self) -> Sym {
        *self.blank.get_or_insert_with(|| self.part.symbols.intern(""))
    }

    fn unnamed(&mut self, message: &str, hint: &str, tag: Tag<'a>, events: &mut Events<'a>) {
        let mut told = Diagnostic::error("graphml-id", message).hint(hint);
        if let Some(leftover) = tag.leftover() {
            told = told.hint(format!("`{leftover}` can't be read: a value stands in quotes"));
        }
        let place = events.remarks.place(tag.at, tag.length);
        events.remarks.tell(told.at(place));
        events.skip_element();
    }
}

/// A text without what no text may have.
pub(super) fn tidy(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => clean(text),
        Cow::Owned(text) => Cow::Owned(clean(&text).into_owned()),
    }
}

/// An id from an attribute value of this element.
fn word<'v>(value: &'v str, tag: &Tag, events: &mut Events) -> Cow<'v, str> {
    let (word, is_same) = match tag.decoded(value, &mut events.remarks) {
        Cow::Borrowed(text) => {
            let word = clean_word(text);
            let is_same = word == text;
            (word, is_same)
        }
        Cow::Owned(text) => {
            let word = clean_word(&text);
            let is_same = word == text;
            (Cow::Owned(word.into_owned()), is_same)
        }
    };
    if !is_same {
        events.remarks.count(CHANGED_IDS, tag.at, tag.length, CHANGED_IDS_HINT);
    }
    word
}

/// Says that an attribute of a node or an edge isn't kept, unless it is a program's note to itself:
/// what yEd folds, and how many there are of what.
fn other_attribute(name: &str, tag: &Tag, events: &mut Events) {
    if name.starts_with("yfiles.") || name.starts_with("parse.") {
        return;
    }
    let what = format!("`{name}=` on nodes and edges isn't kept");
    events.remarks.count(&what, tag.at, tag.length, "put what it says into `<data>`");
}

/// Whether the edges of a graph have no direction unless they say so.
fn is_undirected_graph(tag: &Tag, events: &mut Events) -> bool {
    let Some(default) = tag.get("edgedefault") else { return false };
    let undirected = default.trim().eq_ignore_ascii_case("undirected");
    if !undirected && !default.trim().eq_ignore_ascii_case("directed") {
        let shown = in_short(&default);
        let what = format!("edges of a graph with `edgedefault=\"{shown}\"` are read as directed");
        events.remarks.count(&what, tag.at, tag.length, "write `directed` or `undirected`");
    }
    undirected
}

/// Whether an edge has a direction; nothing if what it says about it can't be told.
fn is_directed(value: &str, tag: &Tag, events: &mut Events) -> Option<bool> {
    let said = declared_yes_or_no(value);
    if said.is_none() {
        let shown = in_short(value);
        let what = format!("edges with `directed=\"{shown}\"` are as `edgedefault` says");
        events.remarks.count(&what, tag.at, tag.length, "write `true` or `false`");
    }
    said
}

/// Whether a node or an edge starts here.
pub(super) fn starts_row(text: &str) -> bool {
    let name = text.strip_prefix("<node").or_else(|| text.strip_prefix("<edge"));
    name.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/')
    })
}
