//! Nodes whose id has another name, such as `uid`: without an `id` they would go by their positions,
//! and a number that is the one and the other would mean somebody else.

use std::collections::HashSet;

use crate::formats::json::sink::Sink;
use crate::formats::json::sink::positions::{NAMELESS, Positions};
use crate::formats::json::value::Json;
use crate::model::{Sym, is_called};
use crate::text::Diagnostic;

/// What other programs call the id of a node, the likeliest first.
const LIKE_ID: [&str; 8] = ["id", "_id", "uid", "node_id", "nodeid", "uuid", "guid", "identifier"];

/// What edges may name their ends by, where these are texts.
const BY_NAME: &str = "name";
const BY_LABEL: &str = "label";

/// An attribute that no two nodes share, and what it is of each position.
struct Candidate {
    name: String,
    ids: Vec<Sym>,
}

impl Sink<'_> {
    /// The ids of the nodes at all positions by an attribute that is their id by another name: none
    /// has an `id`, and it is what the edges name. It is told.
    pub(super) fn ids_by_attribute(&mut self, positions: &Positions) -> Option<Vec<Sym>> {
        if positions.nodes.len() != positions.nameless.len() {
            return None;
        }
        let are_numbers = positions.numeric.iter().flatten().all(|is_number| *is_number);
        let edges = &self.graph.edges;
        let ends = edges.from.iter().chain(&edges.to);
        let ends: HashSet<Sym> = ends.map(|end| self.graph.nodes.ids[*end as usize]).collect();
        let is_position = |end: &Sym| {
            let at: Option<usize> = self.symbols.text(*end).parse().ok();
            at.is_some_and(|at| at < positions.nodes.len())
        };
        let are_positions = are_numbers && ends.iter().all(is_position);
        let mut candidates = self.like_ids(positions);
        if !are_numbers {
            candidates.extend(self.by_name(positions));
        }
        let named = |it: &Candidate| it.ids.iter().filter(|id| ends.contains(id)).count();
        // The likeliest of those that name most ends.
        let best = candidates.into_iter().rev().max_by_key(named)?;
        match named(&best) {
            count if count == ends.len() => self.tell_id(&best.name, are_positions && count > 0),
            0 => return None,
            // Somebody may be misspelt, or only named by edges.
            _ if !are_positions => self.tell_id(&best.name, false),
            _ => {
                self.tell_positions(&best.name);
                return None;
            }
        }
        Some(best.ids)
    }

    /// Says that positions are meant, though some of them are values of what is called like an id.
    fn tell_positions(&mut self, name: &str) {
        let message = format!(
            "nodes have no `id`, and the ends of edges are positions in their list, though some are \
             the `{name}` of a node, too"
        );
        let told = Diagnostic::error("doubtful-end", message).at(self.start_of_file());
        self.remarks.tell(told.hint("give every node an `id`, and let the edges name these"));
    }

    /// Says which attribute is the id, and whether positions might be meant just as well.
    fn tell_id(&mut self, name: &str, are_positions: bool) {
        let place = self.counts.remove(NAMELESS).map(|(_, place, _)| place);
        let place = place.unwrap_or_else(|| self.start_of_file());
        let message = format!("nodes have no `id`, so their `{name}` is it");
        let hint = format!("call it `id` instead of `{name}`");
        let told = match are_positions {
            true => Diagnostic::warning(
                "doubtful-end",
                format!("{message}, though the ends of edges are positions in their list, too"),
            ),
            false => Diagnostic::note("guessed-columns", message),
        };
        self.remarks.tell(told.at(place).hint(hint));
    }

    /// The attributes that are called like an id, and are one.
    fn like_ids(&mut self, positions: &Positions) -> Vec<Candidate> {
        let columns: Vec<&str> = self.node_columns.named().collect();
        let like = |word: &&str| columns.iter().find(|name| is_called(name, word));
        let names: Vec<String> =
            LIKE_ID.iter().filter_map(like).map(|name| name.to_string()).collect();
        names.iter().filter_map(|name| self.candidate(name, positions)).collect()
    }

    /// The names and labels of nodes, where no two have the same.
    fn by_name(&mut self, positions: &Positions) -> Vec<Candidate> {
        let labels: Option<Vec<Sym>> =
            positions.nodes.iter().map(|node| self.graph.nodes.labels[*node as usize]).collect();
        let labels = labels.and_then(|ids| unshared(BY_LABEL, ids));
        self.candidate(BY_NAME, positions).into_iter().chain(labels).collect()
    }

    /// An attribute as ids of all nodes, if it can be.
    fn candidate(&mut self, name: &str, positions: &Positions) -> Option<Candidate> {
        let values = self.node_columns.values(name)?;
        if values.len() != positions.nodes.len()
            || values.iter().any(|(_, value)| !matches!(value, Json::Text(_) | Json::Int(_)))
        {
            return None;
        }
        let values = values.to_vec();
        let mut ids = vec![None; self.declared.len()];
        for (node, value) in values {
            ids[node as usize] = self.id(&value);
        }
        let ids: Option<Vec<Sym>> =
            positions.nodes.iter().map(|node| ids[*node as usize]).collect();
        unshared(name, ids?)
    }
}

/// These ids by the name of their attribute, if no two are the same.
fn unshared(name: &str, ids: Vec<Sym>) -> Option<Candidate> {
    let distinct: HashSet<&Sym> = ids.iter().collect();
    (distinct.len() == ids.len()).then(|| Candidate { name: name.to_string(), ids })
}
