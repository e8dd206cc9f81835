//! Nodes and edges of a document and their values.

use super::attributes::{Attribute, Attributes, Class, Use};
use super::lists::split;
use super::open_ends::within;
use super::spells::Spells;
use crate::formats::limits::MOST_COLUMNS;
use crate::formats::parts::{NO_WEIGHT, Part, Unfit, finite};
use crate::formats::remarks::{CHANGED_IDS, CHANGED_IDS_HINT, MUTUAL, MUTUAL_HINT, in_short};
use crate::formats::xml::{Events, Tag, decode, tell_if_rounded};
use crate::model::{Kind, Sym, When};
use crate::text::{Diagnostic, clean, clean_word};

/// What has been read so far.
#[derive(Default)]
pub(super) struct Rows {
    /// The nodes and edges.
    pub(super) part: Part,
    /// The attributes of edges.
    pub(super) edges: Attributes,
    nodes: Attributes,
    /// What edges without a type are.
    pub(super) usual: Direction,
    /// Whether the file says that its times are dates.
    pub(super) has_dates: bool,
    /// Whether some edge has a kind.
    pub(super) has_kinds: bool,
    open_nodes: Vec<usize>,
    guess: usize,
    /// The spells read so far of the innermost row.
    spells: Spells,
    /// Which attributes of the innermost row have a value, and from when on it holds.
    since: Vec<(usize, String)>,
    /// What the tag of the innermost row says itself.
    said: Vec<Use>,
    /// Whether we wrote the file.
    ours: bool,
}

impl Rows {
    /// Reads the declaration of an attribute.
    pub(super) fn declare(&mut self, tag: Tag, class: Class, ours: bool, events: &mut Events) {
        let Part { nodes, edges, .. } = &mut self.part;
        let (attributes, columns) = match class {
            Class::Node => (&mut self.nodes, &mut nodes.columns),
            Class::Edge => (&mut self.edges, &mut edges.columns),
        };
        if attributes.len() >= MOST_COLUMNS {
            let message = format!("more than {MOST_COLUMNS} attributes are declared");
            events.stop(message, tag.at, tag.length, "leave out those that nothing uses");
            return;
        }
        attributes.read(tag, class, ours, columns, events);
        self.ours = ours;
    }

    /// Starts a node. The answer is no if it isn't one.
    pub(super) fn node(&mut self, tag: Tag, events: &mut Events) -> bool {
        let (mut id, mut label) = (None, None);
        let mut times = Vec::new();
        for (name, value) in tag.attributes() {
            match name {
                "id" => id = self.word(value, &tag, events),
                "label" => label = Some(self.text(value, &tag, events)),
                "start" | "end" | "startopen" | "endopen" => times.push((name, value)),
                "for" | "pid" => {
                    let what = "parents of nodes aren't kept";
                    let hint = "say where a node belongs in an attribute, or by an edge";
                    events.remarks.count(what, tag.at, tag.length, hint);
                }
                other => other_attribute(other, tag, events),
            }
        }
        let Some(id) = id else {
            return unnamed("a node has no id", "give it an id", tag, events);
        };
        let row = self.part.nodes.push(id, tag.at);
        // A node that is called by its id has no label of its own.
        self.part.nodes.labels[row] = label.filter(|label| *label != id);
        self.open_nodes.push(row);
        self.start_row();
        self.said.extend(self.part.nodes.labels[row].map(|_| Use::Label));
        self.times(Class::Node, times, &tag, events);
        true
    }

    /// Starts an edge. The answer is no if it isn't one.
    pub(super) fn edge(&mut self, tag: Tag, events: &mut Events) -> bool {
        let (mut id, mut from, mut to, mut kind, mut label) = (None, None, None, None, None);
        let (mut weight, mut own_type) = (None, None);
        let mut times = Vec::new();
        for (name, value) in tag.attributes() {
            match name {
                "id" => id = self.word(value, &tag, events),
                "source" => from = self.word(value, &tag, events),
                "target" => to = self.word(value, &tag, events),
                "kind" => kind = Some(self.text(value, &tag, events)),
                "label" => label = Some(self.text(value, &tag, events)),
                "weight" => weight = Some(value),
                "type" => own_type = Some(value),
                "start" | "end" | "startopen" | "endopen" => times.push((name, value)),
                other => other_attribute(other, tag, events),
            }
        }
        let (Some(from), Some(to)) = (from, to) else {
            let hint = "write both, `source=` and `target=`";
            return unnamed("an edge names no node at one of its ends", hint, tag, events);
        };
        let undirected = self.is_undirected(own_type, tag, events);
        let row = self.part.edges.push(from, to, tag.at);
        let edges = &mut self.part.edges;
        edges.ids[row] = id;
        edges.relations[row] = kind;
        edges.labels[row] = label;
        edges.undirected[row] = undirected;
        self.has_kinds |= kind.is_some();
        if let Some(weight) = weight {
            let weight = decode(weight);
            let set = finite(&weight);
            self.part.edges.weights[row] = set.unwrap_or(NO_WEIGHT);
            tell_if_rounded(set.ok(), &weight, tag.at, events);
            report(set.map(drop), "weight", &weight, tag.at, events);
        }
        self.start_row();
        self.said.extend(label.map(|_| Use::Label));
        self.said.extend(kind.map(|_| Use::Relation));
        self.said.extend((!self.part.edges.weights[row].is_nan()).then_some(Use::Weight));
        self.times(Class::Edge, times, &tag, events);
        true
    }

    /// Reads a value of the innermost node or edge. Of several over time, the latest counts.
    pub(super) fn value(&mut self, tag: Tag, class: Class, events: &mut Events) {
        let (mut id, mut text, mut since) = (None, None, String::new());
        for (name, value) in tag.attributes() {
            match name {
                "for" => id = Some(decode(value)),
                "id" if id.is_none() => id = Some(decode(value)),
                "value" => text = Some(tag.decoded(value, &mut events.remarks)),
                "start" | "timestamp" => since = decode(value).into_owned(),
                _ => {}
            }
        }
        let (id, text) = (id.unwrap_or_default(), text.unwrap_or_default());
        let text = clean(&text);
        let found = self.attributes(class).find(&id, self.guess);
        let Some(number) = found else {
            let set = self.set_by_name(class, &clean(&id), &text);
            if set.is_ok() {
                let what = format!("values of attribute `{id}`, which isn't declared, are kept");
                let hint = "declare it by `<attribute id=… title=… type=…/>`";
                events.remarks.count(&what, tag.at, tag.length, hint);
            }
            return report(set, &id, &text, tag.at, events);
        };
        self.guess = number + 1;
        self.tell_if_doubled(class, number, tag, events);
        if !self.is_latest(number, since, tag, events) {
            return;
        }
        match self.beside(class, number, &text) {
            Some(name) => self.set_beside(class, number, &name, &text, tag, events),
            None => self.set(class, number, &text, tag.at, events),
        }
    }

    /// The name under which a value is kept if the tag itself says something else, as programs that
    /// read the file go by that. Nothing if the value is what counts.
    fn beside(&self, class: Class, number: usize, text: &str) -> Option<String> {
        let Attribute { what, title, .. } = self.attributes(class).get(number);
        if !self.said.contains(what) {
            return None;
        }
        let (row, Part { symbols, nodes, edges }) = (self.row(class), &self.part);
        let same = match (what, class) {
            (Use::Label, Class::Node) => symbols.text_of(nodes.labels[row]) == Some(text),
            (Use::Label, Class::Edge) => symbols.text_of(edges.labels[row]) == Some(text),
            // We number kinds that repeat, and write the relation beside them.
            (Use::Relation, _) => {
                let kind = symbols.text_of(edges.relations[row]).unwrap_or_default();
                kind.strip_prefix(text)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(" #"))
            }
            (Use::Weight, _) => finite(text).is_ok_and(|weight| weight == edges.weights[row]),
            (Use::Column(column), _) => {
                // `2010-03` says what the day does with which Gephi starts it.
                let columns = if class == Class::Node { &nodes.columns } else { &edges.columns };
                columns[*column].text(row, symbols).is_some_and(|said| said.starts_with(text))
            }
            (Use::Type, _) => true,
        };
        let is_column = matches!(what, Use::Column(_));
        (!same).then(|| format!("{title}{}", if is_column { "_" } else { "" }))
    }

    fn set_beside(
        &mut self,
        class: Class,
        number: usize,
        name: &str,
        text: &str,
        tag: Tag,
        events: &mut Events,
    ) {
        let title = self.attributes(class).get(number).title.clone();
        let what = format!(
            "what elements say of `{title}` themselves counts, and the attribute `{title}` is kept \
             beside it"
        );
        let hint = "give the attribute a name of its own";
        events.remarks.count(&what, tag.at, tag.length, hint);
        report(self.set_by_name(class, name, text), &title, text, tag.at, events);
    }

    /// Says so if another attribute that is the same to us has a value here already.
    fn tell_if_doubled(&self, class: Class, number: usize, tag: Tag, events: &mut Events) {
        let attributes = self.attributes(class);
        if !attributes.doubled {
            return;
        }
        let Attribute { what, title, .. } = attributes.get(number);
        let other =
            |(known, _): &(usize, String)| *known != number && attributes.get(*known).what == *what;
        if self.since.iter().any(other) {
            let what = format!("`{title}` is said twice of one node or edge");
            let hint = "what is said last counts; give each attribute a title of its own";
            events.remarks.count(&what, tag.at, tag.length, hint);
        }
    }

    /// Whether a value that holds from then on is later than the one there is.
    fn is_latest(&mut self, number: usize, since: String, tag: Tag, events: &mut Events) -> bool {
        let Some(known) = self.since.iter_mut().find(|(known, _)| *known == number) else {
            self.since.push((number, since));
            return true;
        };
        let what = "values that change over time aren't kept, only the latest";
        let hint = "make them edges or attributes of their own";
        events.remarks.count(what, tag.at, tag.length, hint);
        let later = match (since.parse::<f64>(), known.1.parse::<f64>()) {
            (Ok(since), Ok(known)) => since >= known,
            _ => since >= known.1,
        };
        if later {
            known.1 = since;
        }
        later
    }

    /// Reads a spell of the innermost node or edge.
    pub(super) fn spell(&mut self, tag: Tag, events: &mut Events) {
        let what = "spells aren't kept, only when the first starts and the last ends";
        events.remarks.count(what, tag.at, tag.length, "make each spell an edge of its own");
        self.spells.add(&tag, self.has_dates, &mut events.remarks);
    }

    /// Ends the spells of the innermost node or edge, which they tell when it starts and ends,
    /// unless it does so itself.
    pub(super) fn end_spells(&mut self, class: Class, events: &mut Events) {
        let spells = std::mem::take(&mut self.spells);
        for (name, time) in [("start", spells.start()), ("end", spells.end())] {
            if let Some(time) = time
                && !self.has_time(class, name)
            {
                self.time(class, name, time, self.place(class), events);
            }
        }
    }

    /// Ends a node: what it gives no value gets the default.
    pub(super) fn end_node(&mut self, events: &mut Events) {
        if self.nodes.defaults {
            self.set_defaults(Class::Node, events);
        }
        self.open_nodes.pop();
    }

    /// Ends an edge: what it gives no value gets the default.
    pub(super) fn end_edge(&mut self, events: &mut Events) {
        if self.edges.defaults {
            self.set_defaults(Class::Edge, events);
        }
    }

    fn set_defaults(&mut self, class: Class, events: &mut Events) {
        for (number, text) in self.attributes(class).defaults() {
            if !self.has(class, number) {
                self.set(class, number, &text, 0, events);
            }
        }
    }

    fn start_row(&mut self) {
        self.since.clear();
        self.said.clear();
        self.guess = 0;
    }

    fn attributes(&self, class: Class) -> &Attributes {
        if class == Class::Node { &self.nodes } else { &self.edges }
    }

    fn row(&self, class: Class) -> usize {
        match class {
            Class::Node => self.open_nodes.last().copied().unwrap_or(0),
            Class::Edge => self.part.edges.from.len().saturating_sub(1),
        }
    }

    /// Where the innermost node or edge stands in the file.
    fn place(&self, class: Class) -> u64 {
        let places = match class {
            Class::Node => &self.part.nodes.places,
            Class::Edge => &self.part.edges.places,
        };
        places.get(self.row(class)).copied().unwrap_or_default()
    }

    fn has(&self, class: Class, number: usize) -> bool {
        let (row, Part { nodes, edges, .. }) = (self.row(class), &self.part);
        match (self.attributes(class).get(number).what, class) {
            (Use::Label, Class::Node) => nodes.labels[row].is_some(),
            (Use::Label, Class::Edge) => edges.labels[row].is_some(),
            (Use::Type, _) => nodes.types[row].is_some(),
            (Use::Relation, _) => edges.relations[row].is_some(),
            (Use::Weight, _) => !edges.weights[row].is_nan(),
            (Use::Column(column), Class::Node) => nodes.columns[column].has(row),
            (Use::Column(column), Class::Edge) => edges.columns[column].has(row),
        }
    }

    fn set(&mut self, class: Class, number: usize, text: &str, at: u64, events: &mut Events) {
        let row = self.row(class);
        let what = self.attributes(class).get(number).what;
        let Part { symbols, nodes, edges } = &mut self.part;
        let mut set = Ok(());
        match (what, class) {
            (Use::Label, Class::Node) => nodes.labels[row] = Some(symbols.intern(text)),
            (Use::Label, Class::Edge) => edges.labels[row] = Some(symbols.intern(text)),
            (Use::Type, _) => nodes.types[row] = Some(symbols.intern(text)),
            (Use::Relation, _) => edges.relations[row] = Some(symbols.intern(text)),
            (Use::Weight, _) => {
                let weight = finite(text);
                edges.weights[row] = weight.unwrap_or(edges.weights[row]);
                tell_if_rounded(weight.ok(), text, at, events);
                set = weight.map(drop);
            }
            (Use::Column(column), class) => {
                let columns =
                    if class == Class::Node { &mut nodes.columns } else { &mut edges.columns };
                if columns[column].kind == Some(Kind::List) {
                    let items = split(text);
                    columns.set_list(column, row, items.iter().map(|item| symbols.intern(item)));
                } else {
                    set = columns.set(column, row, text, symbols);
                }
            }
        }
        report(set, &self.attributes(class).get(number).title, text, at, events);
    }

    /// Sets when the row starts and ends from its attributes.
    fn times(&mut self, class: Class, times: Vec<(&str, &str)>, tag: &Tag, events: &mut Events) {
        for (name, value) in times {
            let text = clean(&decode(value)).into_owned();
            let text = within(name, text, self.has_dates, tag, &mut events.remarks);
            self.time(class, name.trim_end_matches("open"), &text, tag.at, events);
        }
    }

    /// Sets `start` or `end`, unless the file says the same in our columns. Of an edge, a date is
    /// what those hold.
    fn time(&mut self, class: Class, name: &str, text: &str, at: u64, events: &mut Events) {
        let attributes = self.attributes(class);
        if self.ours && (attributes.has("first") || attributes.has("last")) {
            return;
        }
        let date = date_in(text, self.has_dates).filter(|_| class == Class::Edge);
        let (column, text) = match &date {
            Some(date) => (column_of(name), date.as_str()),
            None => (name, text),
        };
        let set = self.set_by_name(class, column, text);
        if set.is_ok() {
            let columns = match class {
                Class::Node => &self.part.nodes.columns,
                Class::Edge => &self.part.edges.columns,
            };
            self.said.extend(columns.find(column).map(Use::Column));
        }
        if class == Class::Edge && date.is_none() {
            let what = "starts and ends of edges that are no dates are attributes, no times";
            let hint = "write dates, and `timeformat=\"date\"` into `<graph>`";
            events.remarks.count(what, at, 5, hint);
        }
        report(set, name, text, at, events);
    }

    fn has_time(&self, class: Class, name: &str) -> bool {
        let row = self.row(class);
        let columns = match class {
            Class::Node => &self.part.nodes.columns,
            Class::Edge => &self.part.edges.columns,
        };
        let has = |name| columns.find(name).is_some_and(|column| columns[column].has(row));
        has(name) || class == Class::Edge && has(column_of(name))
    }

    /// Sets a value that isn't declared.
    fn set_by_name(&mut self, class: Class, name: &str, text: &str) -> Result<(), Unfit> {
        let row = self.row(class);
        let Part { symbols, nodes, edges } = &mut self.part;
        let columns = if class == Class::Node { &mut nodes.columns } else { &mut edges.columns };
        columns.set_by_name(name, row, text, symbols)
    }

    fn word(&mut self, value: &str, tag: &Tag, events: &mut Events) -> Option<Sym> {
        let value = tag.decoded(value, &mut events.remarks);
        let word = clean_word(&value);
        if word != value {
            events.remarks.count(CHANGED_IDS, tag.at, tag.length, CHANGED_IDS_HINT);
        }
        (!word.is_empty()).then(|| self.part.symbols.intern(&word))
    }

    fn text(&mut self, value: &str, tag: &Tag, events: &mut Events) -> Sym {
        self.part.symbols.intern(&clean(&tag.decoded(value, &mut events.remarks)))
    }

    /// Whether an edge of this type, or of the usual one, has no direction.
    fn is_undirected(&mut self, own: Option<&str>, tag: Tag, events: &mut Events) -> bool {
        let said = own.map_or(Some(self.usual), direction);
        if said.is_none() {
            let shown = in_short(own.unwrap_or_default());
            let what = format!("edges with `type=\"{shown}\"` are as `defaultedgetype` says");
            let hint = "the types are directed, undirected and mutual; others are a `kind=`";
            events.remarks.count(&what, tag.at, tag.length, hint);
        }
        let direction = said.unwrap_or(self.usual);
        if direction == Direction::Mutual {
            events.remarks.count(MUTUAL, tag.at, tag.length, MUTUAL_HINT);
        }
        direction != Direction::Directed
    }
}

/// What GEXF says of the direction of edges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Direction {
    Directed,
    #[default]
    Undirected,
    Mutual,
}

/// The direction that a type of edges is.
pub(super) fn direction(value: &str) -> Option<Direction> {
    let is = |word: &str| value.trim().eq_ignore_ascii_case(word);
    let all = [
        ("directed", Direction::Directed),
        ("undirected", Direction::Undirected),
        ("mutual", Direction::Mutual),
    ];
    all.into_iter().find(|(word, _)| is(word)).map(|(_, direction)| direction)
}

/// The column of ours that has the starts of edges, or the ends.
fn column_of(name: &str) -> &'static str {
    if name == "start" { "first" } else { "last" }
}

/// The date that a time is. A number is one only where the file says so, because it may count
/// anything; the thousandths of a second that Gephi writes say nothing.
fn date_in(text: &str, has_dates: bool) -> Option<String> {
    let date = text.trim().replacen(".000", "", 1);
    let is_date = When::parse(&date).is_some() && !date.contains('/');
    (is_date && (has_dates || date.parse::<f64>().is_err())).then_some(date)
}

fn other_attribute(name: &str, tag: Tag, events: &mut Events) {
    let what = format!("`{name}=` on nodes and edges isn't kept");
    let hint = "put what it says into an `<attvalue>`";
    events.remarks.count(&what, tag.at, tag.length, hint);
}

fn unnamed(message: &str, hint: &str, tag: Tag, events: &mut Events) -> bool {
    let mut told = Diagnostic::error("xml-id", message).hint(hint);
    if let Some(leftover) = tag.leftover() {
        told = told.hint(format!("`{leftover}` can't be read: a value stands in quotes"));
    }
    let place = events.remarks.place(tag.at, tag.length);
    events.remarks.tell(told.at(place));
    false
}

fn report(set: Result<(), Unfit>, name: &str, text: &str, at: u64, events: &mut Events) {
    if let Err(unfit) = set {
        unfit.tell(name, text, at, &mut events.remarks);
    }
}
