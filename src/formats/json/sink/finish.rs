//! What only the whole file tells: kinds of columns, ids that all edges have, lost nodes.

use crate::formats::Reading;
use crate::formats::guesses::{guess_relations, label_by_name};
use crate::formats::json::element::Element;
use crate::formats::json::sink::Sink;
use crate::formats::json::value::Json;
use crate::formats::remarks::{WEIGHTLESS, WEIGHTLESS_HINT, mixed_kinds};
use crate::model::Sym;
use crate::text::{Diagnostic, Place};

impl Sink<'_> {
    /// The graph, and what was the matter.
    pub(in crate::formats::json) fn finish(mut self) -> Reading {
        self.count_oddities();
        self.settle_positions();
        self.settle_keys();
        self.settle_ids();
        let undeclared = self.declared.iter().filter(|declared| !**declared).count();
        if undeclared > 0 && undeclared < self.declared.len() {
            let what = "nodes are only named by edges".to_string();
            let hint = "declare them, or check how they are spelled";
            let place = Place::start(self.remarks.file());
            self.counts.insert(what, (undeclared, place, hint));
        }
        let weightless = self.weights.iter().filter(|weight| weight.is_none()).count();
        if weightless > 0 && weightless < self.weights.len() {
            let place = Place::start(self.remarks.file());
            self.counts.insert(WEIGHTLESS.to_string(), (weightless, place, WEIGHTLESS_HINT));
        }
        let Sink { mut graph, mut symbols, mut remarks, .. } = self;
        graph.edges.undirected =
            self.undirected.iter().map(|said| said.unwrap_or(!self.directed)).collect();
        if self.weights.iter().any(Option::is_some) {
            graph.edges.weights = Some(self.weights.iter().map(|w| w.unwrap_or(1.0)).collect());
        }
        let mut mixed = Vec::new();
        for (columns, rows, to) in [
            (self.node_columns, graph.nodes.len(), &mut graph.nodes.columns),
            (self.edge_columns, graph.edges.from.len(), &mut graph.edges.columns),
        ] {
            let (finished, of_kinds, refused) = columns.finish(rows, &mut symbols);
            *to = finished;
            mixed.extend(of_kinds);
            remarks.unkept(refused, Place::start(remarks.file()));
        }
        if let Some((count, place)) = self.returns {
            let message =
                format!("lines inside texts end with line feeds now: {count} in this file");
            remarks.tell(Diagnostic::note("line-ends", message).at(place).counting(count));
        }
        for name in mixed {
            let start = Place::start(remarks.file());
            remarks.tell(mixed_kinds(&name).at(start));
        }
        for (what, (count, place, hint)) in self.counts {
            let told =
                Diagnostic::warning("not-as-it-was", format!("{what}: {count} in this file"));
            let told = told.at(place).counting(count);
            remarks.tell(if hint.is_empty() { told } else { told.hint(hint) });
        }
        graph.symbols = symbols;
        if !self.says_relation {
            let told = guess_relations(&mut graph);
            told.into_iter().for_each(|told| remarks.tell(told.at(Place::start(remarks.file()))));
        }
        if !self.says_no_label {
            let told = label_by_name(&mut graph);
            told.into_iter().for_each(|told| remarks.tell(told.at(Place::start(remarks.file()))));
        }
        graph.sort();
        Reading { graph, diagnostics: remarks.finish() }
    }

    /// Makes ids of keys that stand alone if other elements have theirs beside their attributes,
    /// as graphology leaves out attributes where there are none; else they are attributes.
    fn settle_keys(&mut self) {
        let key = self.symbols.intern("key");
        for (row, text) in std::mem::take(&mut self.loose_keys) {
            if self.is_keyed {
                self.edge_ids[row as usize] = self.id(&Json::Text(text));
            } else {
                self.attribute(Element::Edge, key, row, Json::Text(text));
            }
        }
    }

    /// Keeps the ids of edges if all have one and no two the same.
    fn settle_ids(&mut self) {
        let present: Vec<Sym> = self.edge_ids.iter().flatten().copied().collect();
        if present.is_empty() {
            return;
        }
        let mut seen = vec![false; self.symbols.len()];
        let again = |id: &&Sym| std::mem::replace(&mut seen[id.index()], true);
        let repeated = present.iter().filter(again).count();
        if repeated > 0 || present.len() < self.edge_ids.len() {
            let what = match repeated {
                0 => "ids of edges aren't kept, because other edges have none",
                _ => "ids of edges aren't kept, because some are given twice",
            };
            let hint = "give every edge an id of its own, or none";
            let place = Place::start(self.remarks.file());
            self.counts.insert(what.to_string(), (present.len(), place, hint));
            return;
        }
        self.graph.edges.ids = Some(present);
    }
}
