//! The values of nodes and edges: where each belongs, and what is the matter with it.

use std::borrow::Cow;

use super::content::{Content, Entity};
use super::keys::{EdgeUse, NodeUse};
use super::names;
use super::rows::{Inside, Rows, tidy};
use crate::formats::parts::{Part, Slot, Unfit, finite};
use crate::formats::xml::{Events, Tag, tell_if_rounded};
use crate::text::clean;

/// With so many values of an element, another isn't compared with them.
const MOST_COMPARED: usize = 256;

impl<'a> Rows<'a> {
    /// Reads a `<data>` element, of which the tag has been read.
    pub(super) fn data_element(&mut self, tag: Tag<'a>, events: &mut Events<'a>) {
        let key = tag.get("key").unwrap_or_default();
        let number = self.keys.find(&key, 0);
        let drawing = match self.inside.last() {
            Some(Inside::Node(_)) => {
                number.and_then(|n| self.keys.of_node(n)) == Some(NodeUse::Drawing)
            }
            Some(Inside::Edge(_)) => {
                number.and_then(|n| self.keys.of_edge(n)) == Some(EdgeUse::Drawing)
            }
            _ => false,
        };
        if drawing {
            // The ids of our own keys say so, and yEd gives them others.
            let is_ours = matches!(key.as_ref(), "n_graphics" | "e_graphics");
            return self.drawing(tag, is_ours, events);
        }
        let at = events.at();
        let Content { text, element, entity } = Content::read(events);
        if let Some(entity) = entity {
            let what = "elements `MaltegoEntity` are kept as type and label of a node, no more";
            let hint = "let Maltego export a table, where further properties are columns";
            events.remarks.count(what, tag.at, tag.length, hint);
            self.entity(entity);
        } else if let Some(element) = &element {
            let what = format!("elements `{element}` inside `<data>` aren't kept");
            events.remarks.count(&what, tag.at, tag.length, "write their text as it is");
        }
        // Blanks around elements are no value, and yEd writes an empty element for what isn't there.
        let is_none = element.is_some() && text.trim().is_empty() || self.keys.drawn && tag.empty;
        if !is_none {
            self.data(&key, text, 0, at, events);
        }
    }

    /// Makes the node that is being read an entity of Maltego, where no key says what it is.
    fn entity(&mut self, entity: Entity) {
        let Some(Inside::Node(row)) = self.inside.last() else { return };
        let Part { symbols, nodes, .. } = &mut self.part;
        let mut symbol = |text: Option<String>| text.map(|text| symbols.intern(&text));
        if !self.keys.label_nodes() {
            nodes.labels[*row] = symbol(entity.label).or(nodes.labels[*row]);
        }
        nodes.types[*row] = nodes.types[*row].or(symbol(entity.kind));
    }

    /// Sets a value of what is being read, and gives the number of its key.
    pub(super) fn data(
        &mut self,
        key: &str,
        text: Cow<'a, str>,
        guess: usize,
        at: u64,
        events: &mut Events<'a>,
    ) -> usize {
        let text = tidy(text);
        let Some(number) = self.keys.find(key, guess) else {
            self.undeclared(key, &text, at, events);
            return self.keys.len();
        };
        match self.inside.last().copied() {
            Some(Inside::Node(row)) => {
                self.tell_if_given(self.keys.first_of_node(number), &text, at, events);
                self.set_node(number, row, text, at, events);
            }
            Some(Inside::Edge(row)) => {
                self.tell_if_given(self.keys.first_of_edge(number), &text, at, events);
                self.set_edge(number, row, text, at, events);
            }
            _ => self.graph_data(number, &text, at, events),
        }
        number
    }

    /// Sets the description of what is being read, as if it were data of that name.
    pub(super) fn description(&mut self, text: &str, at: u64, events: &mut Events<'a>) {
        const NAME: &str = "desc";
        self.words.settle(&mut self.part);
        let Part { nodes, edges, .. } = &self.part;
        let key = match self.inside.last() {
            Some(Inside::Node(_)) => {
                nodes.columns.find(NAME).and_then(|column| self.keys.of_node_column(column))
            }
            _ => edges.columns.find(NAME).and_then(|column| self.keys.of_edge_column(column)),
        };
        if let Some(key) = key {
            self.tell_if_given(key, text, at, events);
        }
        if let Err(unfit) = self.set_by_name(NAME, text) {
            unfit.tell(NAME, text, at, &mut events.remarks);
        }
    }

    /// Says so if what is being read has a value of this key already, or of one of that name. In
    /// most files the keys of an element come in their order, so the largest stands first, and
    /// there is nothing to look for.
    #[inline]
    fn tell_if_given(&mut self, key: usize, text: &str, at: u64, events: &mut Events<'a>) {
        let given = &mut self.given;
        if given.first().is_none_or(|largest| *largest < key) {
            given.push(key);
            let last = given.len() - 1;
            given.swap(0, last);
        } else if given.len() < MOST_COMPARED && given.contains(&key) {
            let what = format!("`{}` is said twice of one node or edge", self.keys.get(key).name);
            let hint = "what is said last counts; leave out the other";
            events.remarks.count(&what, at, text.len(), hint);
        } else if given.len() < MOST_COMPARED {
            given.push(key);
        }
    }

    fn graph_data(&mut self, key: usize, text: &str, at: u64, events: &mut Events<'a>) {
        let name = &self.keys.get(key).name;
        if names::GRAPH_NAME.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            self.name = Some(text.to_string());
        } else if !text.is_empty() {
            let what = "attributes of the graph aren't kept";
            let hint = "say it in the description of the project";
            events.remarks.count(what, at, text.len(), hint);
        }
    }

    /// Sets a value of a node.
    pub(super) fn set_node(
        &mut self,
        key: usize,
        row: usize,
        text: Cow<'a, str>,
        at: u64,
        events: &mut Events<'a>,
    ) {
        if let Some(slot) = self.node_slot(key) {
            return self.words.put(&mut self.part, slot, row, text);
        }
        let Rows { part, .. } = self;
        match self.keys.of_node(key) {
            Some(NodeUse::Column(column)) => {
                let set = part.nodes.columns.set(column, row, &text, &mut part.symbols);
                self.report(set, key, &text, at, events);
            }
            Some(_) => {}
            None => self.undeclared(&self.keys.get(key).id.clone(), &text, at, events),
        }
    }

    /// Where a text of a node goes, unless it is more than a text.
    pub(super) fn node_slot(&self, key: usize) -> Option<Slot> {
        match self.keys.of_node(key)? {
            NodeUse::Label => Some(Slot::NodeLabel),
            NodeUse::Type => Some(Slot::Type),
            NodeUse::Column(column) => {
                let is_text = self.part.nodes.columns[column].is_text();
                is_text.then_some(Slot::NodeColumn(column as u32))
            }
            NodeUse::Drawing | NodeUse::Shown => None,
        }
    }

    /// Where a text of an edge goes, unless it is more than a text.
    pub(super) fn edge_slot(&self, key: usize) -> Option<Slot> {
        match self.keys.of_edge(key)? {
            EdgeUse::Label => Some(Slot::EdgeLabel),
            EdgeUse::Relation => Some(Slot::Relation),
            EdgeUse::Column(column) => {
                let is_text = self.part.edges.columns[column].is_text();
                is_text.then_some(Slot::EdgeColumn(column as u32))
            }
            EdgeUse::Weight | EdgeUse::Rid | EdgeUse::Drawing | EdgeUse::Shown => None,
        }
    }

    /// Sets a value of an edge.
    pub(super) fn set_edge(
        &mut self,
        key: usize,
        row: usize,
        text: Cow<'a, str>,
        at: u64,
        events: &mut Events<'a>,
    ) {
        if let Some(slot) = self.edge_slot(key) {
            self.has_relations |= matches!(slot, Slot::Relation);
            return self.words.put(&mut self.part, slot, row, text);
        }
        let Rows { part, .. } = self;
        match self.keys.of_edge(key) {
            Some(EdgeUse::Weight) => {
                let weight = finite(&text);
                part.edges.weights[row] = weight.unwrap_or(part.edges.weights[row]);
                tell_if_rounded(weight.ok(), &text, at, events);
                self.report(weight.map(drop), key, &text, at, events);
            }
            Some(EdgeUse::Rid) if text == self.edge_id => {}
            Some(EdgeUse::Rid) => {
                let column = part.edges.columns.column("rid", None);
                let set = part.edges.columns.set(column, row, &text, &mut part.symbols);
                self.report(set, key, &text, at, events);
            }
            Some(EdgeUse::Column(column)) => {
                let set = part.edges.columns.set(column, row, &text, &mut part.symbols);
                self.report(set, key, &text, at, events);
            }
            Some(_) => {}
            None => self.undeclared(&self.keys.get(key).id.clone(), &text, at, events),
        }
    }

    fn undeclared(&mut self, key: &str, text: &str, at: u64, events: &mut Events<'a>) {
        match self.set_by_name(&clean(key), text) {
            Ok(()) => {
                let what =
                    format!("values of key `{key}`, which isn't declared for them, are kept");
                let hint =
                    "declare it by `<key id=… for=… attr.name=… attr.type=…/>` before the graph";
                events.remarks.count(&what, at, text.len(), hint);
            }
            Err(unfit) => unfit.tell(key, text, at, &mut events.remarks),
        }
    }

    /// Sets a value that no key declares; with neither node nor edge around, there is none to set.
    pub(super) fn set_by_name(&mut self, name: &str, text: &str) -> Result<(), Unfit> {
        let Part { symbols, nodes, edges } = &mut self.part;
        let (columns, row) = match self.inside.last() {
            Some(Inside::Node(row)) => (&mut nodes.columns, *row),
            Some(Inside::Edge(row)) => (&mut edges.columns, *row),
            _ => return Ok(()),
        };
        columns.set_by_name(name, row, text, symbols)
    }

    /// Whether a node has a value.
    pub(super) fn node_has(&self, key: usize, row: usize) -> bool {
        let nodes = &self.part.nodes;
        match self.keys.of_node(key) {
            Some(NodeUse::Label) => nodes.labels[row].is_some(),
            Some(NodeUse::Type) => nodes.types[row].is_some(),
            Some(NodeUse::Column(column)) => nodes.columns[column].has(row),
            Some(NodeUse::Drawing | NodeUse::Shown) | None => true,
        }
    }

    /// Whether an edge has a value.
    pub(super) fn edge_has(&self, key: usize, row: usize) -> bool {
        let edges = &self.part.edges;
        match self.keys.of_edge(key) {
            Some(EdgeUse::Label) => edges.labels[row].is_some(),
            Some(EdgeUse::Relation) => edges.relations[row].is_some(),
            Some(EdgeUse::Weight) => !edges.weights[row].is_nan(),
            Some(EdgeUse::Column(column)) => edges.columns[column].has(row),
            Some(EdgeUse::Rid | EdgeUse::Drawing | EdgeUse::Shown) | None => true,
        }
    }

    #[inline]
    fn report(
        &self,
        set: Result<(), Unfit>,
        key: usize,
        text: &str,
        at: u64,
        events: &mut Events<'a>,
    ) {
        if let Err(unfit) = set {
            unfit.tell(&self.keys.get(key).name, text, at, &mut events.remarks);
        }
    }
}
