//! How an edge looks: what the status of its claims, a denial or a dispute makes of the line.
//!
//! Nothing is said by colour alone: a denial ends in a bar and says *not*, a dispute is heavy and
//! says so. An edge of which nobody says how it is put has a thin line among others that have a
//! status, disputed or not, so that it isn't taken for one of them; and so has one whose label
//! names a status that nobody knows, whatever the others have.

use rayon::prelude::*;

use crate::formats::Look;
use crate::model::{
    Cells, DISPUTED, Denials, Graph, Hedges, Line, NOT, Status, Sym, UNCLEAR, Value, says_manner,
    status_of, with_manner,
};

/// Which columns of the edges decide how they look.
#[derive(Clone, Debug)]
pub(super) struct Marks<'a> {
    graph: &'a Graph,
    look: &'a Look,
    status: Option<&'a Cells>,
    /// The declared statuses by symbol, so that texts need hardly ever be compared.
    declared: Vec<(Sym, usize)>,
    /// Whether lines mean a status, as some edge has one that isn't shown by its bar.
    lines_mean: bool,
    denials: Denials<'a>,
    state: Option<&'a Cells>,
    hedges: Hedges<'a>,
    symmetric: Option<&'a Cells>,
}

/// How one edge looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EdgeStyle<'a> {
    /// The number of its status among the declared ones.
    pub(super) status: Option<usize>,
    /// The line.
    pub(super) line: Line,
    /// Whether it has no known status where others have one, or where its label names it.
    pub(super) thin: bool,
    /// Whether it is said not to be so.
    pub(super) denied: bool,
    /// Whether sources contradict each other.
    pub(super) disputed: bool,
    /// Whether it holds in both directions.
    pub(super) symmetric: bool,
    /// Whether nobody says that it is so already, and what they say instead.
    pub(super) hedge: Option<&'a str>,
    /// Whether nobody can tell if it is said not to be so.
    pub(super) unclear: bool,
}

impl<'a> Marks<'a> {
    pub(super) fn of(graph: &'a Graph, look: &'a Look) -> Marks<'a> {
        let column = |name| graph.edges.column(name);
        let (status, state) = (column("status"), column("state"));
        let symbol = |name: &str| graph.symbols.find(name);
        let named = |(at, status): (usize, &Status)| {
            [symbol(&status.id), symbol(&status.label)].map(|name| Some((name?, at)))
        };
        let declared = look.statuses.iter().enumerate().flat_map(named).flatten().collect();
        let denials = Denials::of(graph, &look.statuses);
        let symmetric = column("symmetric");
        let lines_mean = false;
        let marks = Marks {
            graph,
            look,
            status,
            declared,
            lines_mean,
            denials,
            state,
            hedges: Hedges::of(graph),
            symmetric,
        };
        let means = |edge| marks.status(edge).is_some_and(|number| !look.statuses[number].denies);
        let lines_mean = status.is_some() && (0..graph.edges.len()).into_par_iter().any(means);
        Marks { lines_mean, ..marks }
    }

    /// How an edge looks.
    pub(super) fn style(&self, edge: usize) -> EdgeStyle<'a> {
        let number = self.status(edge);
        let status = number.map(|number| &self.look.statuses[number]);
        let is_disputed = |text: &str| text.split('|').any(|state| state == DISPUTED);
        EdgeStyle {
            status: number,
            line: status.map_or(Line::Solid, |status| status.line),
            thin: status.is_none() && (self.lines_mean || self.names_status(edge)),
            denied: self.denials.contains(edge),
            disputed: match self.value(self.state, edge) {
                Some(Value::List(items)) => {
                    items.iter().any(|item| is_disputed(self.graph.text(*item)))
                }
                Some(Value::Text(text)) => is_disputed(text),
                _ => false,
            },
            symmetric: self.symmetric.is_some_and(|cells| self.graph.says_yes(cells, edge)),
            hedge: self.hedges.unsaid(edge, self.graph.edge_label(edge).unwrap_or_default()),
            unclear: self.denials.are_unclear(edge),
        }
    }

    /// Whether an edge has a status, known or not.
    pub(super) fn has_status(&self, edge: usize) -> bool {
        self.value(self.status, edge).is_some_and(|value| !self.graph.render(value).is_empty())
    }

    /// The status of an edge, known or not.
    pub(super) fn status_text(&self, edge: usize) -> Option<&'a str> {
        self.graph.only_text(self.status?, edge)
    }

    /// Whether the label of an edge says which status it has.
    fn names_status(&self, edge: usize) -> bool {
        let label = self.graph.edge_label(edge).unwrap_or_default();
        self.status_text(edge).is_some_and(|status| says_manner(label, status))
    }

    fn status(&self, edge: usize) -> Option<usize> {
        if let Some(Cells::Text(cells)) = self.status {
            let symbol = cells[edge]?;
            if let Some((_, number)) = self.declared.iter().find(|(known, _)| *known == symbol) {
                return Some(*number);
            }
        }
        status_of(&self.look.statuses, self.status_text(edge)?)
    }

    /// Whether anything marks edges of this graph.
    pub(super) fn are_none(&self) -> bool {
        self.status.is_none()
            && self.state.is_none()
            && self.symmetric.is_none()
            && self.denials.are_none()
    }

    fn value(&self, cells: Option<&'a Cells>, edge: usize) -> Option<Value<'a>> {
        self.graph.value(cells?, edge)
    }
}

impl EdgeStyle<'_> {
    /// Whether it is drawn in a colour of its own.
    pub(super) fn stands_out(self) -> bool {
        self.denied || self.disputed
    }

    /// Whether its label says more than the relation.
    pub(super) fn is_marked(self) -> bool {
        self.stands_out() || self.hedge.is_some() || self.unclear
    }

    /// The label of an edge of this status that says how it is put: `not: owns (planned, disputed)`.
    pub(super) fn marked(self, label: &str, status: Option<&str>) -> String {
        // The relations of an edge that stands for several say so themselves.
        let not = if self.denied && !label.starts_with(NOT) { NOT } else { "" };
        let marks =
            [self.hedge, self.unclear.then_some(UNCLEAR), self.disputed.then_some(DISPUTED)];
        let marks: Vec<&str> = marks.into_iter().flatten().collect();
        match marks.is_empty() {
            true => format!("{not}{label}"),
            false => format!("{not}{}", with_manner(label, status, &marks.join(", "))),
        }
    }

    /// The colour of line and text, `#rrggbb`: dark enough to read, and told apart with any kind
    /// of colour vision.
    pub(super) fn colour(self) -> &'static str {
        match (self.denied, self.disputed) {
            (true, _) => "#a63603",
            (false, true) => "#08519c",
            (false, false) => "#444444",
        }
    }

    /// The name of the line, unless it is the usual one.
    pub(super) fn line_name(self) -> Option<&'static str> {
        (self.line != Line::Solid).then(|| self.line.name())
    }
}
