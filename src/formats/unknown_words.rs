//! Words that nobody knows for how edges are put: they may even mean that something is not so.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::FixedState;

use crate::formats::remarks::in_short;
use crate::model::{
    COMPUTED_COLUMNS, Cells, Column, Graph, Modality, Status, StatusWord, are_statuses,
    default_statuses, is_put_as_status, listed, misnamed, misnamed_hint, says_manner, status_hints,
    status_of, with_manner,
};
use crate::text::{Diagnostic, FileId, Place};

/// How often words occur.
type Counts<'a> = BTreeMap<&'a str, usize>;

/// Says behind the labels of edges which status they have, if nobody declares it. Where the words are
/// no statuses at all, such as `paid` and `open`, they are an attribute like others.
pub(super) fn name_statuses(graph: &mut Graph, file: FileId) -> Option<Diagnostic> {
    let cells = graph.edges.column("status")?;
    let statuses = default_statuses();
    let (unknown, is_meant) = unknown_statuses(graph, cells, &statuses);
    // One that denies is told before others.
    let word = unknown.keys().min_by_key(|word| StatusWord::of(word) != StatusWord::Denial)?;
    let shown = in_short(word);
    if !is_meant {
        let known: Vec<&str> = statuses.iter().map(|status| status.id.as_str()).collect();
        let message = format!(
            "`{shown}` is no status, nor is any other, so `status` of edges says nothing of how they \
             are put"
        );
        let told = Diagnostic::note("unknown-status", message).at(Place::start(file));
        return Some(told.hint(format!("statuses are {}", known.join(", "))));
    }
    let (count, edges) = count(&unknown);
    let its = if count == 1 { "its label names" } else { "their labels name" };
    let message =
        format!("`status` of {edges} is none that is known, as `{shown}` is, so {its} it");
    let told = Diagnostic::warning("unknown-status", message).counting(count);
    let told = told.at(Place::start(file)).hints(status_hints(word, &statuses));
    let named = named(graph, cells, &unknown);
    for (edge, label) in &named {
        graph.edges.labels[*edge] = Some(graph.symbols.intern(label));
    }
    if !named.is_empty() {
        graph.sort_edges();
    }
    Some(told)
}

/// The statuses of edges that nobody declares, and whether the column is meant for statuses.
fn unknown_statuses<'g>(
    graph: &'g Graph,
    cells: &'g Cells,
    statuses: &[Status],
) -> (Counts<'g>, bool) {
    let mut all = HashMap::<&str, usize, FixedState>::default();
    for edge in 0..graph.edges.len() {
        if let Some(word) = graph.only_text(cells, edge) {
            *all.entry(word).or_default() += 1;
        }
    }
    let is_known = |word: &str| status_of(statuses, word).is_some();
    let may_be = |word: &str| is_known(word) || is_put_as_status(word, statuses);
    // A format without lists joins them.
    let is_meant = all.keys().any(|words| words.split('|').any(may_be));
    let all_known = |words: &str| match listed(words) {
        Some(words) => words.iter().all(|word| is_known(word)),
        None => words.split('|').all(is_known),
    };
    let is_unknown = |words: &str| !words.trim().is_empty() && !all_known(words);
    (all.into_iter().filter(|(word, _)| is_unknown(word)).collect(), is_meant)
}

/// The labels of the edges that have one of these statuses, and don't say so yet. That of an edge
/// which stands for several relations says it of each.
fn named(graph: &Graph, cells: &Cells, unknown: &Counts) -> Vec<(usize, String)> {
    let relations = graph.edges.column("relations");
    let named = |edge: usize| {
        let status = graph.only_text(cells, edge).filter(|word| unknown.contains_key(word))?;
        let label = graph.edge_label(edge).filter(|label| !label.is_empty())?;
        let is_several = graph.edges.relations[edge].is_none()
            && relations.is_some_and(|cells| graph.value(cells, edge).is_some());
        let says_so = is_several || says_manner(label, status);
        (!says_so).then(|| (edge, with_manner(label, None, status)))
    };
    (0..graph.edges.len()).filter_map(named).collect()
}

/// Says which attributes of edges are meant to say how these are put, as far as one can tell, but
/// are called otherwise: all edges would pass for facts.
pub(super) fn misnamed_attributes(graph: &Graph, file: FileId) -> Vec<Diagnostic> {
    let statuses = default_statuses();
    let is_lacking = |name: &str| graph.edges.column(name).is_none();
    let holds_statuses = |column: &Column| {
        let Cells::Text(texts) = &column.cells else { return false };
        let words = texts.iter().flatten().map(|text| graph.text(*text));
        are_statuses(words.filter(|word| !word.trim().is_empty()), &statuses)
    };
    let told = |column: &Column| {
        let by_cells = || (is_lacking("status") && holds_statuses(column)).then_some("status");
        let meant = misnamed(&column.name, is_lacking).or_else(by_cells)?;
        let name = in_short(&column.name);
        let message = format!("`{name}` is no attribute that means anything here");
        let told = Diagnostic::warning("misspelt-column", message).at(Place::start(file));
        Some(told.hint(misnamed_hint(meant)))
    };
    let is_other = |column: &&Column| !COMPUTED_COLUMNS.contains(&column.name.as_str());
    graph.edges.columns.iter().filter(is_other).filter_map(told).collect()
}

/// Says that edges have a modality that nobody knows.
pub(super) fn unknown_modalities(graph: &Graph, file: FileId) -> Option<Diagnostic> {
    let column = |name: &'static str| Some((name, graph.edges.column(name)?));
    let (name, cells) = column("modalities").or_else(|| column("modality"))?;
    let mut unknown = Counts::new();
    for edge in 0..graph.edges.len() {
        let words = graph.words(cells, edge);
        let is_unknown = |word: &&str| !word.trim().is_empty() && Modality::of(word).is_none();
        if let Some(word) = words.into_iter().find(is_unknown) {
            *unknown.entry(word).or_default() += 1;
        }
    }
    let shown = in_short(unknown.keys().next()?);
    let (count, edges) = count(&unknown);
    let message = format!(
        "`{name}` of {edges} is none that is known, as `{shown}` is, so nobody can tell whether it is \
         so"
    );
    let told = Diagnostic::warning("unknown-modality", message).counting(count);
    let known = Modality::NAMES.join(", ");
    let hint = format!("known are {known}; until then, it is said as it stands");
    Some(told.at(Place::start(file)).hint(hint))
}

/// How many edges have one of these words, as a number and in words.
fn count(words: &Counts) -> (usize, String) {
    match words.values().sum() {
        1 => (1, "an edge".to_string()),
        count => (count, format!("{count} edges")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{GraphBuilder, Kind};
    use crate::text::Files;

    /// The label of an edge that has this status, beside one that has another.
    fn label(status: &str, other: &str) -> (String, Option<&'static str>) {
        let mut draft = GraphBuilder::default();
        let (a, b) = (draft.node("a"), draft.node("b"));
        let column = draft.edge_column("status", Some(Kind::Text));
        for (relation, status) in [("owns", status), ("runs", other)] {
            let edge = draft.edge(a, b);
            draft.set_relation(edge, relation);
            draft.set_edge(column, edge, status);
        }
        let mut graph = draft.finish();
        let file = Files::default().add_bytes("a.json", Vec::new());
        let told = name_statuses(&mut graph, file).map(|told| told.severity.name());
        (graph.edge_label(0).unwrap_or_default().to_string(), told)
    }

    #[test]
    fn a_status_is_named_if_nobody_declares_it_and_others_are_statuses() {
        for (status, other, expected) in [
            ("refuted", "", ("owns (refuted)", Some("warning"))),
            ("refuted|stated", "", ("owns (refuted|stated)", Some("warning"))),
            ("alledged", "", ("owns (alledged)", Some("warning"))),
            ("guessed", "stated", ("owns (guessed)", Some("warning"))),
            ("guessed", "paid", ("owns", Some("note"))),
            ("open", "paid", ("owns", Some("note"))),
            ("Alleged", "STATED", ("owns", None)),
            ("alleged|stated", "denied", ("owns", None)),
            ("", "stated", ("owns", None)),
        ] {
            let (label, told) = label(status, other);
            assert_eq!((label.as_str(), told), expected, "{status} beside {other}");
        }
    }
}
