//! Which edges of a graph count that was read from a file: what their claims said is in attributes.

use std::collections::BTreeSet;

use crate::build::filter::{Filter, Undated};
use crate::error::{Error, Result};
use crate::model::{Cells, Column, Denials, Graph, NOT, Value, When, default_statuses, status_of};
use crate::text::{Diagnostic, did_you_mean};

/// Which edges of a graph count.
#[derive(Debug, Default)]
pub struct ChosenEdges {
    /// Whether each of them does.
    pub kept: Vec<bool>,
    /// What is to be said of them.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the options have made of the edges so far.
struct Choice {
    kept: Vec<bool>,
    /// Whether an edge has something besides that was not asked for.
    mixed: Vec<bool>,
    undated: Undated,
}

/// What one option asks of the edges.
struct Asked<'a> {
    /// The name of the option, and what it is about.
    what: &'static str,
    wanted: &'a [String],
    /// The attributes that tell, the one that tells most first.
    columns: &'static [&'static str],
    fits: Fits<'a>,
}

/// Whether what an edge says is meant by a word.
type Fits<'a> = &'a dyn Fn(&str, &str) -> bool;

impl Filter {
    /// Whether each edge of a graph counts: whether what is asked for is among what its claims
    /// said, as far as its attributes tell. Claims that an edge stands for besides stay with it,
    /// which is told.
    ///
    /// ```
    /// use claimgraph::build::Filter;
    /// use claimgraph::model::GraphBuilder;
    /// let mut draft = GraphBuilder::default();
    /// let (paper, jane) = (draft.node("Paper"), draft.node("Jane"));
    /// let statuses = draft.edge_column("statuses", None);
    /// for said in ["asserted|alleged", "asserted"] {
    ///     let edge = draft.edge(paper, jane);
    ///     draft.set_edge(statuses, edge, said);
    /// }
    /// let filter = Filter { statuses: vec!["alleged".into()], ..Filter::default() };
    /// assert_eq!(filter.edges(&draft.finish())?.kept, [true, false]);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If no attribute tells, or no edge has what is asked for, or a date is none.
    pub fn edges(&self, graph: &Graph) -> Result<ChosenEdges> {
        let edges = graph.edges.len();
        let mut choice = Choice {
            kept: vec![true; edges],
            mixed: vec![false; edges],
            undated: Undated::default(),
        };
        let known = default_statuses();
        let status = |text: &str, wanted: &str| {
            let number = status_of(&known, wanted);
            text == wanted || (number.is_some() && number == status_of(&known, text))
        };
        let person = |text: &str, wanted: &str| {
            let is_called = |node| graph.node_label(node) == wanted;
            text == wanted || graph.find(text).is_some_and(is_called)
        };
        let same = |text: &str, wanted: &str| text == wanted;
        let asked = |what, wanted, columns, fits| Asked { what, wanted, columns, fits };
        for asked in [
            asked("status", &*self.statuses, &["statuses", "status"][..], &status as Fits),
            asked("relation", &self.relations, &["relations"], &same),
            asked("source", &self.sources, &["sources", "source_id", "source"], &same),
            asked("speaker", &self.speakers, &["speakers", "speaker"], &person),
        ] {
            if !asked.wanted.is_empty() {
                asked.narrow(graph, &mut choice)?;
            }
        }
        self.narrow_to_times(graph, &mut choice)?;
        Ok(choice.told(graph))
    }

    /// An edge counts if the time from the first to the last of its claims touches what is asked for.
    fn narrow_to_times(&self, graph: &Graph, choice: &mut Choice) -> Result<()> {
        let (since, until) = self.bounds()?;
        if since.is_none() && until.is_none() {
            return Ok(());
        }
        let Some(columns) = time_columns(graph) else {
            let names = "`first` or `last`, `start` or `end`, or `when`";
            return Err(untold("when it held", "--since` and `--until", names));
        };
        for edge in 0..graph.edges.len() {
            let texts = columns.map(|cells| Some(graph.render(graph.value(cells?, edge)?)));
            let times = texts.iter().flatten().map(|text| text.as_ref());
            let [first, last] = texts.each_ref().map(|text| When::parse(text.as_deref()?)?.reach());
            if first.is_none() && last.is_none() {
                if std::mem::take(&mut choice.kept[edge]) {
                    choice.undated.add(times);
                }
                continue;
            }
            let begins = first.map_or(i64::MIN, |(first, _)| first);
            let ends = last.map_or(i64::MAX, |(_, last)| last);
            choice.kept[edge] &= since.is_none_or(|since| ends >= since)
                && until.is_none_or(|until| begins <= until);
            let reaches_beyond = since.is_some_and(|since| begins < since)
                || until.is_some_and(|until| ends > until);
            choice.mixed[edge] |=
                reaches_beyond && claims(graph, edge).is_some_and(|count| count > 1);
        }
        Ok(())
    }
}

impl Choice {
    /// The edges, and what is to be said of them.
    fn told(self, graph: &Graph) -> ChosenEdges {
        let Choice { kept, mixed, undated } = self;
        let mut diagnostics = undated.notes(["edge", "edges"], "edges-without-year");
        // Of a single claim, all is asked for that is asked for at all.
        let is_mixed =
            |edge: &usize| kept[*edge] && mixed[*edge] && claims(graph, *edge) != Some(1);
        let count = (0..kept.len()).filter(is_mixed).count();
        let message = match count {
            1 => "1 edge has claims besides that may not be what was asked for".to_string(),
            count => {
                format!("{count} edges have claims besides that may not be what was asked for")
            }
        };
        let hint = "an edge keeps the weight, count and attributes of all its claims; to leave some \
                    out, filter the project or table that the graph was made of";
        if count > 0 {
            diagnostics.push(Diagnostic::note("edges-of-more", message).hint(hint));
        }
        ChosenEdges { kept, diagnostics }
    }
}

/// The attributes that say when edges began and ended to hold: ours, or those that other programs
/// have. An interval is both.
fn time_columns(graph: &Graph) -> Option<[Option<&Cells>; 2]> {
    let is_called = |column: &&Column, name: &str| column.name.eq_ignore_ascii_case(name);
    let find = |name: &str| graph.edges.columns.iter().find(|column| is_called(column, name));
    [["first", "last"], ["start", "end"], ["when", "when"]].into_iter().find_map(|names| {
        let columns = names.map(|name| find(name).map(|column| &column.cells));
        (columns != [None, None]).then_some(columns)
    })
}

/// How many claims an edge is made of, if it says so.
fn claims(graph: &Graph, edge: usize) -> Option<i64> {
    match graph.value(graph.edges.column("count")?, edge) {
        Some(Value::Int(count)) => Some(count),
        _ => None,
    }
}

impl Asked<'_> {
    fn narrow(&self, graph: &Graph, choice: &mut Choice) -> Result<()> {
        let cells = self.columns.iter().find_map(|name| graph.edges.column(name));
        let (known, denials) = (default_statuses(), Denials::of(graph, &default_statuses()));
        // Who asks for denials wants those that are no status as well.
        let is_denial = |word: &str| status_of(&known, word).is_some_and(|at| known[at].denies);
        let wants_denials = self.what == "status"
            && self.wanted.iter().any(|wanted| wanted.split(',').map(str::trim).any(is_denial));
        let tells = match self.what {
            "relation" => true,
            _ => cells.is_some() || wants_denials && !denials.are_none(),
        };
        if !tells {
            let names: Vec<String> = self.columns.iter().map(|name| format!("`{name}`")).collect();
            let option = format!("--{}", self.what);
            return Err(untold(&format!("its {}", self.what), &option, &names.join(" or ")));
        }
        let mut all = BTreeSet::new();
        for edge in 0..graph.edges.len() {
            self.each(graph, cells, edge, &mut |text| {
                if !all.contains(text) {
                    all.insert(text.to_string());
                }
            });
        }
        let fitting = self.fitting(&all)?;
        for edge in 0..graph.edges.len() {
            let is_denial = wants_denials && denials.contains(edge);
            let (mut fits, mut is_all) = (is_denial, true);
            self.each(graph, cells, edge, &mut |text| fits |= fitting.contains(text));
            each_in(graph, cells, edge, &mut |text| is_all &= fitting.contains(text));
            choice.kept[edge] &= fits;
            choice.mixed[edge] |= !is_all && !is_denial;
        }
        Ok(())
    }

    /// Hands over what an edge says.
    fn each(&self, graph: &Graph, cells: Option<&Cells>, edge: usize, see: &mut dyn FnMut(&str)) {
        if self.what == "relation" {
            let relation = graph.symbols.text_of(graph.edges.relations[edge]);
            relation.into_iter().chain(graph.edge_label(edge)).for_each(&mut *see);
        }
        each_in(graph, cells, edge, see);
    }

    /// What of all that edges say fits one of the words; each word must fit something.
    fn fitting<'t>(&self, all: &'t BTreeSet<String>) -> Result<BTreeSet<&'t str>> {
        let mut fitting = BTreeSet::new();
        for word in self.words(all) {
            let fits = |text: &&str| (self.fits)(text, word);
            let found: Vec<&str> = all.iter().map(String::as_str).filter(fits).collect();
            let declared = self.what == "status" && status_of(&default_statuses(), word).is_some();
            if found.is_empty() && !declared {
                let error = Error::new(format!("no edge has the {} `{word}`", self.what));
                return Err(match did_you_mean(word, all.iter().map(String::as_str)) {
                    Some(hint) => error.hint(hint),
                    None => error,
                });
            }
            fitting.extend(found);
        }
        Ok(fitting)
    }

    /// The words that are wanted: one with commas that names nothing itself is several.
    fn words<'w>(&'w self, all: &BTreeSet<String>) -> Vec<&'w str> {
        let is_known = |wanted: &str| all.iter().any(|text| (self.fits)(text, wanted));
        let words =
            self.wanted.iter().flat_map(|wanted| match wanted.contains(',') && !is_known(wanted) {
                true => wanted.split(',').map(str::trim).collect(),
                false => vec![wanted.as_str()],
            });
        words.collect()
    }
}

/// Hands over what an edge has in a column, which may be several things.
fn each_in(graph: &Graph, cells: Option<&Cells>, edge: usize, see: &mut dyn FnMut(&str)) {
    match cells.and_then(|cells| graph.value(cells, edge)) {
        Some(Value::List(items)) => {
            items.iter().for_each(|item| see(affirmed(graph.text(*item))));
        }
        Some(value) => graph.render(value).split('|').for_each(|text| see(affirmed(text))),
        None => {}
    }
}

/// A relation of several on one edge, without the mark of those that are denied.
fn affirmed(text: &str) -> &str {
    text.strip_prefix(NOT).unwrap_or(text)
}

fn untold(what: &str, option: &str, names: &str) -> Error {
    let error =
        Error::new(format!("no edge of this graph says {what}: there is no attribute {names}"));
    error.hint(format!(
        "leave `{option}` out, or name the project or table that the graph was made of"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::GraphBuilder;

    /// Three claims: by whom they were said, how and when.
    fn graph() -> Graph {
        let mut draft = GraphBuilder::default();
        let (paper, jane) = (draft.node("Paper"), draft.node("jane"));
        draft.set_node_label(jane, "Jane Roe");
        let columns = ["statuses", "speakers", "first", "last", "negated"];
        let columns = columns.map(|name| draft.edge_column(name, None));
        for (relation, cells) in [
            ("bribed", ["asserted|alleged", "jane", "2020", "2022", "no"]),
            ("bribed", ["asserted", "Bob|jane", "2021-05", "", "yes"]),
            ("owns, in part", ["denied", "Bob", "", "", "no"]),
        ] {
            let edge = draft.edge(paper, jane);
            draft.set_relation(edge, relation);
            for (column, cell) in columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                draft.set_edge(*column, edge, cell);
            }
        }
        draft.finish()
    }

    fn words(words: &str) -> Vec<String> {
        vec![words.to_string()]
    }

    #[test]
    fn edges_count_that_have_what_is_asked_for_among_what_they_say() {
        let (graph, none) = (graph(), Filter::default());
        let kept = |filter: Filter| filter.edges(&graph).unwrap().kept;
        let of = |filter| kept(filter).iter().map(|kept| u8::from(*kept)).collect::<Vec<u8>>();
        assert_eq!(of(Filter { statuses: words("alleged"), ..none.clone() }), [1, 0, 0]);
        assert_eq!(of(Filter { statuses: words("Denied"), ..none.clone() }), [0, 1, 1]);
        assert_eq!(of(Filter { statuses: words("reported"), ..none.clone() }), [0, 0, 0]);
        assert_eq!(of(Filter { relations: words("owns, in part"), ..none.clone() }), [0, 0, 1]);
        assert_eq!(of(Filter { speakers: words("Jane Roe"), ..none.clone() }), [1, 1, 0]);
        assert_eq!(of(Filter { speakers: words("Bob,jane"), ..none.clone() }), [1, 1, 1]);
        assert_eq!(of(Filter { since: Some("2023".into()), ..none.clone() }), [0, 1, 0]);
        assert_eq!(of(Filter { until: Some("2021-04".into()), ..none.clone() }), [1, 0, 0]);
        assert_eq!(of(none), [1, 1, 1]);
    }

    #[test]
    fn what_an_edge_has_besides_is_told_and_so_is_what_has_no_time() {
        let graph = graph();
        let told = |filter: Filter| -> Vec<String> {
            let chosen = filter.edges(&graph).unwrap();
            chosen.diagnostics.into_iter().map(|told| told.message).collect()
        };
        let none = Filter::default();
        let more = "1 edge has claims besides that may not be what was asked for";
        assert_eq!(told(Filter { statuses: words("alleged"), ..none.clone() }), [more]);
        assert_eq!(told(Filter { statuses: words("alleged,asserted"), ..none.clone() }), [""; 0]);
        assert_eq!(told(Filter { statuses: words("denied"), ..none.clone() }), [""; 0]);
        assert_eq!(told(Filter { relations: words("bribed"), ..none.clone() }), [""; 0]);
        let undated = "1 edge says no year, so it isn't known to be of the wanted time";
        assert_eq!(told(Filter { since: Some("2021".into()), ..none }), [undated]);
    }

    #[test]
    fn what_no_edge_says_is_told() {
        let graph = graph();
        let told = |filter: Filter| filter.edges(&graph).unwrap_err().to_string();
        let sources = Filter { sources: words("a"), ..Filter::default() };
        let wanted = "no edge of this graph says its source: there is no attribute `sources` or \
                      `source_id` or `source`";
        assert_eq!(told(sources), wanted);
        let relations = Filter { relations: words("bribd"), ..Filter::default() };
        assert_eq!(told(relations), "no edge has the relation `bribd`");
    }
}
