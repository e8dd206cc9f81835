//! What each attribute is for, looked up once for each name, and its value decoded.

use std::borrow::Cow;

use crate::formats::dot::names::{self, Meaning};
use crate::formats::dot::quote::{self, Mode};
use crate::formats::dot::read::attribute::{Attribute, Of, Slot};
use crate::formats::dot::read::draft::Draft;
use crate::formats::dot::read::label::{self, Names};
use crate::formats::dot::read::unkept::Unkept;
use crate::formats::limits::MOST_COLUMNS;
use crate::model::is_rounded;
use crate::text::{clean, clean_word};

/// Words that mean something in our files only.
const OURS: [&str; 10] = [
    "cid",
    "directed",
    "edge_weight",
    "key",
    "made_by",
    "no_label",
    "plain_label",
    "relation",
    "type",
    "weight_raw",
];

impl Draft {
    /// What an attribute is for.
    pub(super) fn slot(&mut self, of: Of, attribute: &Attribute) -> Slot {
        if let Some(slot) = self.slots[of as usize].get(attribute.name.as_ref()) {
            return *slot;
        }
        let slot = self.new_slot(of, &attribute.name);
        self.slots[of as usize].insert(attribute.name.to_string(), slot);
        slot
    }

    /// Whether an attribute among the defaults only says how things are drawn.
    pub(super) fn says_nothing(&mut self, of: Of, attribute: &Attribute) -> bool {
        let name = attribute.name.as_ref();
        let read = OURS.contains(&name)
            || matches!(name, "label" | "weight" | "dir")
            || !self.ours
                && is_arrow(name)
                && matches!(attribute.value.as_ref(), "none" | "normal");
        let nothing = !read
            && match self.ours {
                true => names::meaning(name) == Meaning::Drawing,
                false => names::is_drawn(of.all(), name),
            };
        if nothing && !self.ours {
            self.report.count_drawing(name, attribute.at);
        }
        nothing
    }

    fn new_slot(&mut self, of: Of, name: &str) -> Slot {
        match (of, name) {
            (_, "label") => return Slot::Label,
            (Of::Node, "type") => return Slot::Type,
            (Of::Edge, "relation") => return Slot::Relation,
            (Of::Edge, "weight") => return Slot::Weight,
            _ => {}
        }
        if self.ours {
            match (of, name) {
                (_, "plain_label") => return Slot::PlainLabel,
                (_, "no_label") => return Slot::NoLabel,
                (Of::Node, "cid") => return Slot::OwnId,
                (Of::Edge, "key") => return Slot::Key,
                (Of::Edge, "weight_raw") => return Slot::Weight,
                (Of::Edge, "directed") => return Slot::Direction,
                _ => {}
            }
        } else if of == Of::Edge && (name == "dir" || is_arrow(name)) {
            return Slot::Direction;
        }
        match names::meaning(name) {
            Meaning::Drawing | Meaning::Telling if self.ours => Slot::Nothing,
            _ if !self.ours && names::is_drawn(of.all(), name) => Slot::Unkept(Unkept::Drawing),
            _ => self.new_column(of, name),
        }
    }

    fn new_column(&mut self, of: Of, name: &str) -> Slot {
        if self.columns == MOST_COLUMNS {
            return Slot::Unkept(Unkept::Columns);
        }
        self.columns += 1;
        let name = match self.ours {
            true => quote::unescape(name, Mode::Data),
            false => Cow::Borrowed(name),
        };
        let name = if self.ours { names::column(&name) } else { &name };
        match of {
            Of::Node => Slot::NodeColumn(self.builder.node_column(&clean(name), None)),
            Of::Edge => Slot::EdgeColumn(self.builder.edge_column(&clean(name), None)),
        }
    }

    /// The value of an attribute, decoded.
    pub(super) fn text<'a>(
        &mut self,
        attribute: &'a Attribute,
        slot: Slot,
        names: Names,
    ) -> Cow<'a, str> {
        if matches!(slot, Slot::Unkept(_) | Slot::Nothing) {
            return Cow::Borrowed("");
        }
        if attribute.html {
            self.report.count(Unkept::Html, attribute.at);
            return Cow::Owned(clean(&label::of_html(&attribute.value)).into_owned());
        }
        let text = match (self.ours, slot) {
            (true, Slot::Label) => quote::unescape(&attribute.value, Mode::Drawn),
            (true, _) => quote::unescape(&attribute.value, Mode::Data),
            (false, Slot::Label) => {
                let drawn = label::drawn(&attribute.value, names, &mut self.space);
                self.drawn_or_written(drawn, attribute)
            }
            (false, _) => Cow::Borrowed(attribute.value.as_ref()),
        };
        cleaned(text)
    }

    /// The label of a record, decoded.
    pub(super) fn fields<'a>(&mut self, attribute: &'a Attribute, names: Names) -> Cow<'a, str> {
        let drawn = label::of_record(&clean(&attribute.value), names, &mut self.space);
        cleaned(self.drawn_or_written(drawn.map(Cow::Owned), attribute))
    }

    /// A label as it is drawn, or as it is written where there was no space to draw it.
    fn drawn_or_written<'a>(
        &mut self,
        drawn: Option<Cow<'a, str>>,
        attribute: &'a Attribute,
    ) -> Cow<'a, str> {
        drawn.unwrap_or_else(|| {
            self.report.count(Unkept::Undrawn, attribute.at);
            Cow::Borrowed(attribute.value.as_ref())
        })
    }

    /// Gives a node the id that its stand-in stands for.
    pub(super) fn rename(&mut self, node: usize, id: &str, at: usize) {
        let id = clean_word(id);
        if !self.builder.rename_node(node, &id) {
            let message = format!("the id `{id}` belongs to another node");
            self.report.error("dot-own-id", at, 0, message, "give each `cid` to one node only");
        }
    }

    /// Sets the weight of an edge.
    pub(super) fn weigh(&mut self, edge: usize, text: &str, at: usize) {
        let weight = text.trim().parse().ok();
        if !weight.is_some_and(|weight| self.builder.set_weight(edge, weight)) {
            let message = format!("the weight `{text}` isn't a number");
            self.report.error("dot-weight", at, 0, message, "write it like `2` or `0.5`");
        }
        if weight.is_some_and(|weight| is_rounded(text, weight)) {
            self.report.count(Unkept::Digits, at);
        }
    }
}

/// Whether an attribute says what is drawn at an end of an edge.
fn is_arrow(name: &str) -> bool {
    matches!(name, "arrowhead" | "arrowtail")
}

fn cleaned(text: Cow<str>) -> Cow<str> {
    match text {
        Cow::Borrowed(text) => clean(text),
        Cow::Owned(text) => Cow::Owned(clean(&text).into_owned()),
    }
}
