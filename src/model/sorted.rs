//! A graph in the order in which every writer finds it, however it was made.

use rayon::prelude::*;

use crate::model::{EdgeLabels, Graph, Sym, ranks};

impl Graph {
    /// Puts nodes and edges into the order in which every writer finds them, names attributes of edges
    /// that are meant, and drops of labels of edges what only repeats the relation, or how they are
    /// put.
    pub(crate) fn sort(&mut self) {
        self.name_the_meant();
        self.drop_repeated_labels();
        if self.drop_marks() {
            self.drop_repeated_labels();
        }
        let order = ranks(&self.symbols, &self.nodes.ids);
        if !order.is_sorted() {
            let mut place = vec![0; order.len()];
            for (rank, old) in order.iter().enumerate() {
                place[*old as usize] = rank as u32;
            }
            for end in self.edges.from.iter_mut().chain(&mut self.edges.to) {
                *end = place[*end as usize];
            }
            self.nodes.reorder(&order);
        }
        self.sort_edges();
    }

    /// Puts the edges into the order of a graph whose nodes are in theirs.
    pub(crate) fn sort_edges(&mut self) {
        let order = self.edge_order();
        if !order.is_sorted() {
            self.edges.reorder(&order);
        }
    }

    fn drop_repeated_labels(&mut self) {
        let Graph { symbols, edges, .. } = self;
        for (label, relation) in edges.labels.iter_mut().zip(&edges.relations) {
            let repeats =
                label == relation || symbols.text_of(*label) == symbols.text_of(*relation);
            if repeats {
                *label = None;
            }
        }
    }

    /// Takes off labels of edges what people read there besides, which the edges say themselves.
    /// Whether any had it.
    fn drop_marks(&mut self) -> bool {
        let labels = EdgeLabels::of(self);
        if labels.are_bare() {
            return false;
        }
        let bare = |edge: usize| {
            let label = self.symbols.text_of(self.edges.labels[edge])?;
            Some((edge, labels.bare(edge, label)?.to_string()))
        };
        let bare: Vec<(usize, String)> = (0..self.edges.len()).filter_map(bare).collect();
        for (edge, label) in &bare {
            self.edges.labels[*edge] = Some(self.symbols.intern(label));
        }
        !bare.is_empty()
    }

    fn edge_order(&self) -> Vec<u32> {
        let edges = &self.edges;
        let words = |edge: u32| {
            // An empty word and none are the same here, so that losing the one moves no edge.
            let word = |symbol: Option<Sym>| self.symbols.text_of(symbol).unwrap_or_default();
            (word(edges.relations[edge as usize]), word(edges.labels[edge as usize]))
        };
        // Ends and number in one number, which sorts fast; few edges share their ends.
        let key = |(number, (from, to)): (usize, (&u32, &u32))| {
            u128::from(*from) << 64 | u128::from(*to) << 32 | number as u128
        };
        let ends = edges.from.par_iter().zip(&edges.to);
        let mut keys: Vec<u128> = ends.enumerate().map(key).collect();
        keys.par_sort_unstable();
        for same in keys.chunk_by_mut(|a, b| a >> 32 == b >> 32).filter(|same| same.len() > 1) {
            same.sort_by(|a, b| words(*a as u32).cmp(&words(*b as u32)));
        }
        keys.into_par_iter().map(|key| key as u32).collect()
    }
}
