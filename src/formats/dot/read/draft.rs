//! What statements mean for the graph that is being read.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::formats::dot::names::{self, MADE_BY, Meaning};
use crate::formats::dot::quote::{self, Mode};
use crate::formats::dot::read::attribute::{Attribute, Defaults, Of, Slot};
use crate::formats::dot::read::label::{Names, Space};
use crate::formats::dot::read::report::Report;
use crate::formats::dot::read::token::Direction;
use crate::formats::dot::read::unkept::Unkept;
use crate::formats::gaps;
use crate::formats::guesses::{guess_relations, label_by_name};
use crate::formats::remarks::{WEIGHTLESS, WEIGHTLESS_HINT, too_many_attributes};
use crate::model::{Graph, GraphBuilder};
use crate::text::{Diagnostic, clean, clean_word};

/// Whether an edge has a direction, and its ends.
type Pair = (Direction, usize, usize);

/// The graph that is being read.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) report: Report,
    pub(super) direction: Direction,
    pub(super) strict: bool,
    name: String,
    pub(super) ours: bool,
    pub(super) builder: GraphBuilder,
    /// The ids of nodes, which labels may ask for.
    pub(super) node_ids: Vec<String>,
    pub(super) slots: [HashMap<String, Slot>; 2],
    pub(super) columns: usize,
    /// The space for labels of others, as they are drawn.
    pub(super) space: Space,
    most_rows: usize,
    pairs: HashMap<Pair, usize>,
    keyed: HashMap<(Pair, String), usize>,
    edge_ids: HashSet<String>,
    /// The nodes whose labels have fields.
    records: HashSet<usize>,
    all_weigh_one: bool,
}

impl Draft {
    pub(super) fn of(length: usize, ours: bool, report: Report) -> Draft {
        Draft {
            report,
            direction: Direction::Directed,
            strict: false,
            name: String::new(),
            ours,
            builder: GraphBuilder::of_text(length),
            node_ids: Vec::new(),
            slots: [HashMap::new(), HashMap::new()],
            columns: 0,
            space: Space::of(length),
            // `{a b c} -> {d e f}` are nine edges, and so on.
            most_rows: (1 << 22) + length,
            pairs: HashMap::new(),
            keyed: HashMap::new(),
            edge_ids: HashSet::new(),
            records: HashSet::new(),
            all_weigh_one: false,
        }
    }

    /// Names the graph.
    pub(super) fn set_name(&mut self, name: &str) {
        self.name = clean(name).into_owned();
    }

    /// The node with this id, which gets the defaults if it is new. Nothing if the id is empty.
    pub(super) fn node(&mut self, id: &str, at: usize, defaults: &Defaults) -> Option<usize> {
        let text = id;
        let id = clean_word(text);
        if id != text {
            self.report.count(Unkept::IdAsItWas, at);
        }
        if id.is_empty() {
            let hint = "give it one; here it is left out, and its edges are";
            self.report.error("dot-empty-id", at, 2, "a node has an empty id".to_string(), hint);
            return None;
        }
        if !self.has_room(at) {
            return None;
        }
        let node = self.builder.node(&id);
        if node == self.node_ids.len() {
            self.node_ids.push(id.into_owned());
            self.becomes_record(node, defaults.iter().map(Rc::as_ref));
            // The shape was counted as a default, once.
            let others = defaults.iter().map(Rc::as_ref).filter(|default| default.name != "shape");
            self.set_node(node, others);
        }
        Some(node)
    }

    /// Sets attributes of a node.
    pub(super) fn set_node<'x>(
        &mut self,
        node: usize,
        attributes: impl Iterator<Item = &'x Attribute<'x>> + Clone,
    ) {
        let is_record = self.becomes_record(node, attributes.clone());
        let id = std::mem::take(&mut self.node_ids[node]);
        let graph = std::mem::take(&mut self.name);
        let names = Names { node: &id, graph: &graph, ends: None };
        let (mut label, mut plain, mut unlabelled) = (None, None, false);
        for attribute in attributes {
            let slot = self.slot(Of::Node, attribute);
            let text = match slot {
                Slot::Label if is_record && !attribute.html => self.fields(attribute, names),
                _ => self.text(attribute, slot, names),
            };
            match slot {
                // The default, which Graphviz adds to files that it writes: the id is drawn.
                Slot::Label if attribute.value == "\\N" => {}
                Slot::Label => label = Some(text),
                Slot::PlainLabel => plain = Some(text),
                Slot::NoLabel => unlabelled = true,
                Slot::Type => self.builder.set_node_type(node, &text),
                Slot::OwnId => self.rename(node, &text, attribute.at),
                Slot::NodeColumn(column) => {
                    self.builder.set_node(column, node, &text);
                }
                Slot::Unkept(unkept) => self.report.count_of(unkept, &attribute.name, attribute.at),
                _ => {}
            }
        }
        if let Some(label) = plain.or(label.filter(|_| !unlabelled)) {
            self.builder.set_node_label(node, &label);
        }
        self.name = graph;
        self.node_ids[node] = id;
    }

    /// Whether the label of a node is that of a record from now on. Of ours none is.
    fn becomes_record<'x>(
        &mut self,
        node: usize,
        attributes: impl Iterator<Item = &'x Attribute<'x>>,
    ) -> bool {
        let shapes = attributes.filter(|attribute| attribute.name == "shape");
        match shapes.last() {
            Some(shape) if !self.ours && matches!(shape.value.as_ref(), "record" | "Mrecord") => {
                self.records.insert(node);
            }
            Some(_) => {
                self.records.remove(&node);
            }
            None => {}
        }
        self.records.contains(&node)
    }

    /// Adds an edge, or finds the one that it is in a graph that allows no parallel ones.
    pub(super) fn edge(
        &mut self,
        ends: (usize, usize),
        direction: Direction,
        defaults: &Defaults,
        attributes: &[Attribute],
    ) {
        if !self.has_room(0) {
            return;
        }
        let before = self.builder.edge_count();
        let edge = self.edge_between(ends, direction, defaults, attributes);
        let all = || defaults.iter().map(Rc::as_ref).chain(attributes);
        // An edge that is written with `--` has no direction, wherever its arrow is.
        let may_point = !self.ours && [self.direction, direction] == [Direction::Directed; 2];
        let arrows = if may_point { Arrows::of(all()) } else { None };
        let way = if arrows == Some(Arrows::Back) { Way::Turned } else { Way::AsDrawn };
        if edge == before {
            if direction == Direction::Undirected {
                self.builder.set_undirected(edge);
            }
            self.set_edge(edge, ends, way, defaults.iter().map(Rc::as_ref));
        }
        self.set_edge(edge, ends, way, attributes.iter());
        if let Some(arrows) = arrows {
            self.point(edge, ends, arrows, all());
        }
    }

    /// Sets an attribute of the graph.
    pub(super) fn set_graph(&mut self, attribute: &Attribute) {
        match attribute.name.as_ref() {
            "cid" if self.ours => {
                let name = quote::unescape(&attribute.value, Mode::Data);
                self.name = clean(&name).into_owned();
            }
            "edge_weight" if self.ours => self.all_weigh_one = true,
            name if self.ours && name == MADE_BY.0 => {}
            name => match names::meaning(name) {
                Meaning::Drawing | Meaning::Telling if self.ours => {}
                Meaning::Drawing => self.report.count_drawing(&attribute.name, attribute.at),
                _ => self.report.count(Unkept::GraphAttribute, attribute.at),
            },
        }
    }

    /// Sets an attribute of a subgraph, which the graph has no place for.
    pub(super) fn set_subgraph(&mut self, attribute: &Attribute) {
        match names::meaning(&attribute.name) {
            _ if self.ours => {}
            Meaning::Drawing => self.report.count_drawing(&attribute.name, attribute.at),
            _ => self.report.count(Unkept::SubgraphAttribute, attribute.at),
        }
    }

    /// Counts a subgraph that isn't one of our frames.
    pub(super) fn count_subgraph(&mut self, at: usize) {
        if !self.ours {
            self.report.count(Unkept::Subgraph, at);
        }
    }

    /// The graph, and all there is to say about the file.
    pub(super) fn finish(mut self) -> (Graph, Vec<Diagnostic>) {
        if self.all_weigh_one {
            for edge in 0..self.builder.edge_count() {
                self.builder.set_weight(edge, 1.0);
            }
        }
        self.builder.set_name(&self.name);
        let mut told = self.report.finish();
        let lone = self.builder.lone_edge_ids();
        if lone > 0 {
            let have = if lone == 1 { "edge has" } else { "edges have" };
            let message = format!("{lone} {have} an id while others have none, so none is kept");
            told.push(
                Diagnostic::warning("dot-edge-ids", message).hint("give `key` to all or none"),
            );
        }
        let weightless = self.builder.weightless_edges();
        if weightless > 0 && !self.ours {
            let message = format!("{WEIGHTLESS} ({weightless} in this file)");
            let told_once = Diagnostic::warning("not-kept", message).counting(weightless);
            told.push(told_once.hint(WEIGHTLESS_HINT));
        }
        self.builder.make_room();
        let unkept = self.builder.without_room();
        told.extend((unkept > 0).then(|| too_many_attributes(unkept)));
        let mut graph = self.builder.finish();
        if !self.ours {
            told.extend(label_by_name(&mut graph));
            told.extend(guess_relations(&mut graph));
            graph.sort();
        }
        told.extend(gaps::among_numbers(&graph).filter(|_| !self.ours));
        (graph, told)
    }

    fn set_edge<'x>(
        &mut self,
        edge: usize,
        (from, to): (usize, usize),
        way: Way,
        attributes: impl Iterator<Item = &'x Attribute<'x>>,
    ) {
        let graph = std::mem::take(&mut self.name);
        let tail = std::mem::take(&mut self.node_ids[from]);
        let head = if from == to { tail.clone() } else { std::mem::take(&mut self.node_ids[to]) };
        let names = Names { node: "", graph: &graph, ends: Some((&tail, &head)) };
        let (mut label, mut plain, mut unlabelled) = (None, None, false);
        for attribute in attributes {
            let slot = match way {
                Way::AsDrawn => self.slot(Of::Edge, attribute),
                Way::Turned => self.slot(Of::Edge, &at_other_end(attribute)),
            };
            let text = self.text(attribute, slot, names);
            match slot {
                Slot::Label => label = Some(text),
                Slot::PlainLabel => plain = Some(text),
                Slot::NoLabel => unlabelled = true,
                Slot::Relation => self.builder.set_relation(edge, &text),
                Slot::Weight => self.weigh(edge, &text, attribute.at),
                Slot::Direction => self.direct(edge, attribute, &text),
                Slot::EdgeColumn(column) => {
                    self.builder.set_edge(column, edge, &text);
                }
                Slot::Unkept(unkept) => self.report.count_of(unkept, &attribute.name, attribute.at),
                _ => {}
            }
        }
        if let Some(label) = plain.or(label.filter(|_| !unlabelled)) {
            self.builder.set_edge_label(edge, &label);
        }
        self.name = graph;
        self.node_ids[to] = head;
        self.node_ids[from] = tail;
    }

    /// What an attribute says of the direction of an edge. The arrows of others say it together.
    fn direct(&mut self, edge: usize, attribute: &Attribute, text: &str) {
        if self.ours {
            if matches!(text, "false" | "none") {
                self.builder.set_undirected(edge);
            }
            return;
        }
        let is_directed = self.direction == Direction::Directed;
        match (attribute.name.as_ref(), text) {
            ("dir", "none") => self.builder.set_undirected(edge),
            ("dir", "forward" | "back" | "both") if is_directed => {}
            ("arrowhead" | "arrowtail", "none" | "normal") if is_directed => {}
            _ => self.report.count_drawing(&attribute.name, attribute.at),
        }
    }

    /// Gives an edge the direction of its arrows.
    fn point<'x>(
        &mut self,
        edge: usize,
        (from, to): (usize, usize),
        arrows: Arrows,
        mut attributes: impl Iterator<Item = &'x Attribute<'x>>,
    ) {
        match arrows {
            Arrows::None => self.builder.set_undirected(edge),
            Arrows::Forward => self.builder.direct(edge, from, to),
            Arrows::Back => self.builder.direct(edge, to, from),
            Arrows::Both => {
                let at = attributes.find(|attribute| attribute.name == "dir");
                self.report.count(Unkept::Mutual, at.map_or(0, |attribute| attribute.at));
                self.builder.set_undirected(edge);
            }
        }
    }

    fn edge_between(
        &mut self,
        ends: (usize, usize),
        direction: Direction,
        defaults: &Defaults,
        attributes: &[Attribute],
    ) -> usize {
        let both = attributes.iter().rev().chain(defaults.iter().rev().map(Rc::as_ref));
        let key = { both }.find(|attribute| attribute.name == "key");
        if self.strict {
            let pair = pair(ends, direction);
            if let Some(edge) = self.pairs.get(&pair) {
                return *edge;
            }
            let edge = self.builder.edge(ends.0, ends.1);
            self.pairs.insert(pair, edge);
            return edge;
        }
        let Some(key) = key else { return self.builder.edge(ends.0, ends.1) };
        // Two edges between the same nodes with the same key are one to Graphviz.
        let pair = (pair(ends, direction), key.value.clone().into_owned());
        let edge = match self.keyed.get(&pair) {
            Some(edge) => return *edge,
            None => self.builder.edge(ends.0, ends.1),
        };
        self.keyed.insert(pair, edge);
        if self.ours {
            let id = clean_word(&quote::unescape(&key.value, Mode::Data)).into_owned();
            if id.is_empty() {
                return edge;
            }
            if self.edge_ids.insert(id.clone()) {
                self.builder.set_edge_id(edge, &id);
            } else {
                let message = format!("two edges have the key `{id}`");
                self.report.error("dot-edge-id", key.at, 0, message, "give each edge its own");
            }
        }
        edge
    }

    /// Whether one more row fits into memory, for the size that the file has.
    fn has_room(&mut self, at: usize) -> bool {
        let rows = self.builder.node_count() + self.builder.edge_count();
        let fits = rows < self.most_rows;
        if !fits {
            let message = format!("a file of this size has more than {rows} nodes and edges");
            let hint = "edges between groups are many; what follows is left out";
            self.report.error("dot-size", at, 0, message, hint);
        }
        fits
    }
}

/// Which ends of an edge have an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrows {
    None,
    Forward,
    Back,
    Both,
}

/// Whether what is said of the ends of an edge is said of the same ends here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    AsDrawn,
    Turned,
}

impl Arrows {
    /// The arrows that Graphviz draws at an edge that points somewhere; nothing if nothing is said
    /// of them. What is said last counts.
    fn of<'x>(attributes: impl Iterator<Item = &'x Attribute<'x>>) -> Option<Arrows> {
        let (mut dir, mut head, mut tail) = (None, true, true);
        let mut says = false;
        for Attribute { name, value, .. } in attributes {
            match name.as_ref() {
                "dir" => dir = Some(value.as_ref()),
                "arrowhead" => head = value != "none",
                "arrowtail" => tail = value != "none",
                _ => continue,
            }
            says = true;
        }
        let (is_forward, is_back) = match dir {
            Some("none") => (false, false),
            Some("back") => (false, true),
            Some("both") => (true, true),
            _ => (true, false),
        };
        says.then_some(match (is_forward && head, is_back && tail) {
            (false, false) => Arrows::None,
            (true, false) => Arrows::Forward,
            (false, true) => Arrows::Back,
            (true, true) => Arrows::Both,
        })
    }
}

/// What an attribute says of the one end of an edge, said of the other.
fn at_other_end<'x>(attribute: &'x Attribute<'x>) -> Attribute<'x> {
    let name = match attribute.name.as_ref() {
        "headlabel" => "taillabel",
        "taillabel" => "headlabel",
        same => same,
    };
    Attribute { name: Cow::Borrowed(name), value: Cow::Borrowed(""), ..*attribute }
}

/// What the edges have in common that are one where no two may be alike. A file that mixes arrows
/// may have one of each kind.
fn pair((from, to): (usize, usize), direction: Direction) -> Pair {
    match direction {
        Direction::Directed => (direction, from, to),
        Direction::Undirected => (direction, from.min(to), from.max(to)),
    }
}
