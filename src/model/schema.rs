//! What a project declares: its types, relations and statuses, how they look, what is checked.

use std::collections::BTreeMap;

use crate::model::foreign_statuses::in_english;
use crate::text::Place;

/// The most types that belong to one another in a chain: a longer one may as well be a circle.
const MOST_LEVELS: usize = 256;

/// The declarations of a project, or the defaults of a bare table.
#[derive(Clone, Debug)]
pub struct Schema {
    /// What the graph is called.
    pub name: String,
    /// A sentence or two about it.
    pub description: String,
    /// The language of the documents, as a BCP 47 tag.
    pub language: String,
    /// What separates the parts of a list within a cell.
    pub list_separator: char,
    /// Entity types by id. If there are none, whatever the tables use exists.
    pub types: BTreeMap<String, EntityType>,
    /// Relations by id. If there are none, whatever the tables use exists.
    pub relations: BTreeMap<String, Relation>,
    /// Statuses, from the firmest to the weakest.
    pub statuses: Vec<Status>,
    /// The rules whose level the project sets, by name.
    pub lints: BTreeMap<String, Lint>,
}

/// A kind of entity.
#[derive(Clone, Debug, Default)]
pub struct EntityType {
    /// What people read.
    pub label: String,
    /// The Graphviz shape of its nodes.
    pub shape: Option<String>,
    /// The fill colour of its nodes, as `#rrggbb`.
    pub color: Option<String>,
    /// The wider type it belongs to.
    pub parent: Option<String>,
    /// Where it is declared.
    pub place: Option<Place>,
}

/// A kind of edge.
#[derive(Clone, Debug, Default)]
pub struct Relation {
    /// What people read, from subject to object.
    pub label: String,
    /// What people read, from object to subject.
    pub inverse: Option<String>,
    /// The types its subject may have; any, if empty.
    pub domain: Vec<String>,
    /// The types its object may have; any, if empty. `value` is a literal.
    pub range: Vec<String>,
    /// Whether it holds in both directions alike.
    pub symmetric: bool,
    /// Whether an entity may have it with itself.
    pub loops: bool,
    /// Verb phrases of text that mean it.
    pub phrases: Vec<String>,
    /// Where it is declared.
    pub place: Option<Place>,
}

impl Relation {
    /// Whether its objects may be literals.
    pub fn takes_values(&self) -> bool {
        self.range.iter().any(|range| range == "value")
    }
}

/// How a source puts a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// What stands in the table.
    pub id: String,
    /// What people read.
    pub label: String,
    /// The line it is drawn with.
    pub line: Line,
    /// Whether it says that the claim is not so.
    pub denies: bool,
    /// Words of text that put a claim like this, beyond those every project knows.
    pub cues: Vec<String>,
}

/// A line of a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Unbroken.
    Solid,
    /// Broken.
    Dashed,
    /// Dots.
    Dotted,
    /// Unbroken and heavy.
    Bold,
}

/// What a project wants of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lint {
    /// How much its findings weigh.
    pub level: Level,
    /// Where that is said.
    pub place: Option<Place>,
}

/// How much a rule's finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Not looked for.
    Allow,
    /// Told.
    Warn,
    /// Told, and the data has an error.
    Error,
}

impl Level {
    /// The word the manifest has for it.
    pub fn name(self) -> &'static str {
        match self {
            Level::Allow => "allow",
            Level::Warn => "warn",
            Level::Error => "error",
        }
    }
}

impl Line {
    /// The name, as Graphviz styles and the manifest spell it.
    pub fn name(self) -> &'static str {
        match self {
            Line::Solid => "solid",
            Line::Dashed => "dashed",
            Line::Dotted => "dotted",
            Line::Bold => "bold",
        }
    }

    /// The line of this name.
    pub fn named(name: &str) -> Option<Line> {
        [Line::Solid, Line::Dashed, Line::Dotted, Line::Bold].into_iter().find(|l| l.name() == name)
    }
}

/// The number of the status of this id or label, in small letters or capitals, whatever blanks are
/// around it, or of a word for it in another language.
pub(crate) fn status_of(statuses: &[Status], name: &str) -> Option<usize> {
    let name = name.trim();
    let find = |same: &dyn Fn(&str) -> bool| {
        statuses.iter().position(|status| same(&status.id) || same(&status.label))
    };
    let is_declared = || find(&|own| is_same_word(own, name));
    let is_foreign =
        || in_english(name).and_then(|id| statuses.iter().position(|own| own.id == id));
    find(&|own| own == name).or_else(is_declared).or_else(is_foreign)
}

/// Whether the status of this id or label says that a claim is not so.
pub(crate) fn denies(statuses: &[Status], name: &str) -> bool {
    status_of(statuses, name).is_some_and(|number| statuses[number].denies)
}

/// Whether words differ in capitals at most.
fn is_same_word(one: &str, other: &str) -> bool {
    // Every edge may ask, and hardly any word needs a copy of its own.
    match one.is_ascii() && other.is_ascii() {
        true => one.eq_ignore_ascii_case(other),
        false => one.to_lowercase() == other.to_lowercase(),
    }
}

impl Default for Schema {
    fn default() -> Self {
        Schema {
            name: String::new(),
            description: String::new(),
            language: "en".to_string(),
            list_separator: '|',
            types: BTreeMap::new(),
            relations: BTreeMap::new(),
            statuses: default_statuses(),
            lints: BTreeMap::new(),
        }
    }
}

/// The statuses every project has, from the firmest to the weakest. A line is solid only where the
/// source speaks in its own voice.
pub fn default_statuses() -> Vec<Status> {
    let status = |id: &str, line, denies| {
        let cues = Vec::new();
        Status { id: id.into(), label: id.into(), line, denies, cues }
    };
    vec![
        status("asserted", Line::Solid, false),
        status("stated", Line::Dashed, false),
        status("claimed", Line::Dashed, false),
        status("reported", Line::Dashed, false),
        status("alleged", Line::Dotted, false),
        status("opinion", Line::Dotted, false),
        status("denied", Line::Dashed, true),
    ]
}

impl Schema {
    /// The rank of a status, 0 for the firmest, by its id or label, in small letters or capitals,
    /// or by a word for it in another language.
    pub fn status_rank(&self, name: &str) -> Option<usize> {
        status_of(&self.statuses, name)
    }

    /// How firm a status is, 0 for the firmest. One that denies is short for `stated` and negated, so
    /// it is as firm as that, unless one that affirms is declared behind it.
    pub(crate) fn status_firmness(&self, name: &str) -> Option<usize> {
        let rank = self.status_rank(name)?;
        let stated = self.status_rank("stated").unwrap_or(rank);
        let is_last = self.statuses[rank..].iter().all(|status| status.denies);
        Some(if is_last { rank.min(stated) } else { rank })
    }

    /// Whether a status, by id or label, says that a claim is not so.
    pub fn denies(&self, name: &str) -> bool {
        denies(&self.statuses, name)
    }

    /// Whether a type is, or belongs to, one of these.
    pub fn is_a(&self, kind: &str, any_of: &[String]) -> bool {
        let mut kind = Some(kind);
        for _ in 0..MOST_LEVELS {
            let Some(name) = kind else { return false };
            if any_of.iter().any(|wanted| wanted == name) {
                return true;
            }
            kind = self.types.get(name).and_then(|declared| declared.parent.as_deref());
        }
        false
    }

    /// What people read for a relation: its label, or its id where none is declared.
    pub fn relation_label<'a>(&'a self, id: &'a str) -> &'a str {
        match self.relations.get(id) {
            Some(relation) if !relation.label.is_empty() => &relation.label,
            _ => id,
        }
    }

    /// The relation of this id or label.
    pub fn relation(&self, name: &str) -> Option<&Relation> {
        let labelled = || self.relations.values().find(|relation| relation.label == name);
        self.relations.get(name).or_else(labelled)
    }

    /// Whether the objects of a relation, by its id or label, may be literals.
    pub fn takes_values(&self, relation: &str) -> bool {
        self.relation(relation).is_some_and(Relation::takes_values)
    }

    /// The labels that several relations have, with the ids of these. One that is an id means that
    /// relation.
    pub(crate) fn shared_labels(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut of_label: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, relation) in &self.relations {
            of_label.entry(&relation.label).or_default().push(id);
        }
        let is_shared = |label: &str, ids: &[&str]| {
            ids.len() > 1 && !label.is_empty() && !self.relations.contains_key(label)
        };
        of_label.retain(|label, ids| is_shared(label, ids));
        of_label
    }
}
