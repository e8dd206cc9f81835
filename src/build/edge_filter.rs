//! Which edges of a graph count that was read from a file: what their claims said is in attributes.

use std::collections::BTreeSet;

use crate::build::filter::Filter;
use crate::error::{Error, Result};
use crate::model::{Cells, Denials, Graph, NOT, Value, When, default_statuses, status_of};
use crate::text::did_you_mean;

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
    /// said, as far as its attributes tell. Claims that an edge stands for besides stay with it.
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
    /// assert_eq!(filter.edges(&draft.finish())?, [true, false]);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If no attribute tells, or no edge has what is asked for, or a date is none.
    pub fn edges(&self, graph: &Graph) -> Result<Vec<bool>> {
        let mut kept = vec![true; graph.edges.len()];
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
                asked.keep(graph, &mut kept)?;
            }
        }
        self.keep_times(graph, &mut kept)?;
        Ok(kept)
    }

    /// An edge counts if the time from the first to the last of its claims touches what is asked for.
    fn keep_times(&self, graph: &Graph, kept: &mut [bool]) -> Result<()> {
        let (since, until) = self.bounds()?;
        if since.is_none() && until.is_none() {
            return Ok(());
        }
        let columns = ["first", "last"].map(|name| graph.edges.column(name));
        if columns == [None, None] {
            return Err(untold("when it held", "--since` and `--until", "`first` or `last`"));
        }
        let reach = |cells: Option<&Cells>, edge: usize| {
            let text = graph.render(graph.value(cells?, edge)?);
            When::parse(&text).and_then(|when| when.reach())
        };
        for (edge, kept) in kept.iter_mut().enumerate() {
            let (first, last) = (reach(columns[0], edge), reach(columns[1], edge));
            let begins = first.map_or(i64::MIN, |(first, _)| first);
            let ends = last.map_or(i64::MAX, |(_, last)| last);
            *kept &= (first.is_some() || last.is_some())
                && since.is_none_or(|since| ends >= since)
                && until.is_none_or(|until| begins <= until);
        }
        Ok(())
    }
}

impl Asked<'_> {
    fn keep(&self, graph: &Graph, kept: &mut [bool]) -> Result<()> {
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
        for edge in 0..kept.len() {
            self.each(graph, cells, edge, &mut |text| {
                if !all.contains(text) {
                    all.insert(text.to_string());
                }
            });
        }
        let fitting = self.fitting(&all)?;
        for (edge, kept) in kept.iter_mut().enumerate() {
            let mut fits = wants_denials && denials.contains(edge);
            self.each(graph, cells, edge, &mut |text| fits |= fitting.contains(text));
            *kept &= fits;
        }
        Ok(())
    }

    /// Hands over what an edge says.
    fn each(&self, graph: &Graph, cells: Option<&Cells>, edge: usize, see: &mut dyn FnMut(&str)) {
        if self.what == "relation" {
            let relation = graph.symbols.text_of(graph.edges.relations[edge]);
            relation.into_iter().chain(graph.edge_label(edge)).for_each(&mut *see);
        }
        match cells.and_then(|cells| graph.value(cells, edge)) {
            Some(Value::List(items)) => {
                items.iter().for_each(|item| see(affirmed(graph.text(*item))));
            }
            Some(value) => graph.render(value).split('|').for_each(|text| see(affirmed(text))),
            None => {}
        }
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
        let kept = |filter: Filter| filter.edges(&graph).unwrap();
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
