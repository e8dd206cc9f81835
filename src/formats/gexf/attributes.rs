//! The attributes a file declares, and what each is to nodes and edges.

use super::names;
use crate::formats::parts::Columns;
use crate::formats::xml::{Event, Events, Tag, in_memory};
use crate::model::Kind;
use crate::text::{Diagnostic, clean};

/// What a declaration is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Nodes.
    Node,
    /// Edges.
    Edge,
}

/// What an attribute is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// What people read.
    Label,
    /// The type of a node.
    Type,
    /// The relation of an edge.
    Relation,
    /// The weight of an edge.
    Weight,
    /// A further attribute.
    Column(usize),
}

/// A declared attribute.
#[derive(Clone, Debug)]
pub(super) struct Attribute {
    /// What values call it.
    pub(super) id: String,
    /// What people call it.
    pub(super) title: String,
    /// What it is.
    pub(super) what: Use,
    /// The value of what doesn't give one.
    pub(super) default: Option<String>,
}

/// The attributes of nodes or of edges.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    list: Vec<Attribute>,
    /// Whether one of them has a value for what gives none.
    pub(super) defaults: bool,
    /// Whether two of them are the same to us.
    pub(super) doubled: bool,
}

impl Attributes {
    /// Reads a declaration, of which the tag has been read, and makes its column. `ours` is
    /// whether we wrote the file.
    pub(super) fn read(
        &mut self,
        tag: Tag,
        class: Class,
        ours: bool,
        columns: &mut Columns,
        events: &mut Events,
    ) {
        let id = tag.get("id").unwrap_or_default();
        let title = tag.get("title").unwrap_or_else(|| id.clone());
        let title = clean(&title).into_owned();
        let kind = kind(tag.get("type").as_deref().unwrap_or("string"), tag, events);
        let mut default = None;
        let depth = events.depth();
        while let Some(event) = events.next() {
            match event {
                Event::Start(inner) if inner.name == "default" => {
                    default = Some(clean(&events.text().0).into_owned());
                }
                Event::Start(_) => events.skip_element(),
                Event::End if events.depth() < depth => break,
                _ => {}
            }
        }
        let is = |name: &str| title.eq_ignore_ascii_case(name) || id.eq_ignore_ascii_case(name);
        let what = match class {
            _ if is("label") => Use::Label,
            Class::Node if is("type") => Use::Type,
            Class::Edge if is("relation") => Use::Relation,
            Class::Edge if is("weight") || is("weight_raw") => Use::Weight,
            class => {
                let reserved = if class == Class::Node { names::NODE } else { names::EDGE };
                let name = if ours { in_memory(&title, reserved) } else { &title };
                Use::Column(columns.declared(name, kind))
            }
        };
        self.defaults |= default.is_some();
        self.doubled |= self.uses(what);
        self.list.push(Attribute { id: id.into_owned(), title, what, default });
    }

    /// The number of the attribute with this id; `guess` is where it would be if values came in
    /// order.
    pub(super) fn find(&self, id: &str, guess: usize) -> Option<usize> {
        if self.list.get(guess).is_some_and(|attribute| attribute.id == id) {
            return Some(guess);
        }
        self.list.iter().position(|attribute| attribute.id == id)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// An attribute.
    pub(super) fn get(&self, number: usize) -> &Attribute {
        &self.list[number]
    }

    /// Whether something is declared to be this.
    pub(super) fn has(&self, title: &str) -> bool {
        self.list.iter().any(|attribute| attribute.title == title)
    }

    /// Whether an attribute is this.
    pub(super) fn uses(&self, what: Use) -> bool {
        self.list.iter().any(|attribute| attribute.what == what)
    }

    /// The values of what gives none: the number of the attribute and the text.
    pub(super) fn defaults(&self) -> Vec<(usize, String)> {
        let default = |(at, attribute): (usize, &Attribute)| Some((at, attribute.default.clone()?));
        self.list.iter().enumerate().filter_map(default).collect()
    }
}

fn kind(name: &str, tag: Tag, events: &mut Events) -> Kind {
    match name {
        "boolean" => Kind::Bool,
        "integer" | "int" | "long" | "short" | "byte" => Kind::Int,
        "double" | "float" => Kind::Float,
        "string" | "anyURI" | "date" | "dateTime" | "char" => Kind::Text,
        "bigdecimal" | "biginteger" => {
            let what =
                format!("attributes of type `{name}` are texts, as their numbers may be long");
            let hint = "declare them as `long` or `double` if no number is too long for that";
            events.remarks.count(&what, tag.at, tag.length, hint);
            Kind::Text
        }
        "liststring" | "listanyURI" | "listchar" => Kind::List,
        list if list.starts_with("list") => {
            let what = "lists of other things than texts are lists of texts now";
            let hint = "make them attributes of their own if they are to be counted with";
            events.remarks.count(what, tag.at, tag.length, hint);
            Kind::List
        }
        other => {
            let message = format!("`{other}` is no type of GEXF; the values are read as text");
            let told = Diagnostic::warning("unknown-type", message);
            let hint = "the types are string, integer, long, double, boolean and liststring";
            let place = events.remarks.place(tag.at, tag.length);
            events.remarks.tell(told.at(place).hint(hint));
            Kind::Text
        }
    }
}
