//! Nodes without an id. d3 has none where the ends of links are positions in the list of nodes.
//!
//! The position becomes the id, unless another node has that: which is known at the end only.

use crate::formats::json::sink::Sink;
use crate::model::Sym;
use crate::text::Diagnostic;

/// What is told of nodes without an id.
pub(super) const NAMELESS: &str = "nodes have no `id`, so their position is it";

/// What is where in the lists of nodes.
#[derive(Default)]
pub(super) struct Positions {
    /// The node at each position.
    pub(super) nodes: Vec<u32>,
    /// The positions of nodes without an id.
    pub(super) nameless: Vec<u32>,
    /// Which ends of each edge are numbers in the file.
    pub(super) numeric: Vec<[bool; 2]>,
}

/// What the nodes are that edges name.
struct Meant {
    /// The node that is meant by each, if it isn't itself.
    instead: Vec<Option<u32>>,
    /// The nodes whose ids are positions of nodes without one.
    doubtful: Vec<bool>,
    /// Whether numbers that are no ids are positions.
    by_position: bool,
}

impl Meant {
    /// So many nodes, each of which means itself.
    fn of(count: usize, by_position: bool) -> Meant {
        Meant { instead: vec![None; count], doubtful: vec![false; count], by_position }
    }
}

impl Sink<'_> {
    /// A node that gets its id at the end, where it has the next position.
    pub(super) fn nameless_node(&mut self) -> u32 {
        self.count(NAMELESS, "give every node an `id`");
        let position = self.positions.nodes.len() as u32;
        self.positions.nameless.push(position);
        let likely = self.symbols.intern(&position.to_string());
        self.new_node(likely)
    }

    /// Gives ids to the nodes that have none, and moves the ends of edges to the nodes they mean.
    pub(super) fn settle_positions(&mut self) {
        let positions = std::mem::take(&mut self.positions);
        if positions.nameless.is_empty() {
            return;
        }
        self.go_to_start();
        let meant = match self.ids_by_attribute(&positions) {
            Some(ids) => self.take_ids(&positions, ids),
            None => self.give_ids(&positions),
        };
        self.move_ends(&positions, &meant);
        let edges = &self.graph.edges;
        let mut is_used = self.declared.clone();
        edges.from.iter().chain(&edges.to).for_each(|node| is_used[*node as usize] = true);
        self.keep_nodes(&is_used);
    }

    /// Gives the nodes at all positions these ids. Whom edges name by one of them is that node.
    fn take_ids(&mut self, positions: &Positions, ids: Vec<Sym>) -> Meant {
        let count = self.declared.len();
        let mut meant = Meant::of(count, false);
        for (node, id) in positions.nodes.iter().zip(ids) {
            if let Some(named) = self.node_called(id) {
                meant.instead[named as usize] = Some(*node);
            }
            self.graph.nodes.ids[*node as usize] = id;
        }
        meant
    }

    fn give_ids(&mut self, positions: &Positions) -> Meant {
        let count = self.declared.len();
        let mut meant = Meant::of(count, true);
        for position in &positions.nameless {
            let node = positions.nodes[*position as usize];
            let likely = self.graph.nodes.ids[node as usize];
            match self.node_called(likely) {
                None => {}
                Some(other) if !self.declared[other as usize] => {
                    meant.instead[other as usize] = Some(node);
                }
                Some(other) => {
                    meant.doubtful[other as usize] = true;
                    self.graph.nodes.ids[node as usize] = self.free_id(likely);
                    let what = "positions of nodes without an `id` are ids of others, \
                                and have a `_` more";
                    self.count(what, "give every node an `id`");
                }
            }
        }
        meant
    }

    /// The node that was declared with an id, or named by an edge.
    fn node_called(&self, id: Sym) -> Option<u32> {
        self.numbers.get(id.index()).copied().flatten()
    }

    /// An id that no node has, and no edge names.
    fn free_id(&mut self, taken: Sym) -> Sym {
        let mut text = self.symbols.text(taken).to_string();
        loop {
            text.push('_');
            let id = self.symbols.intern(&text);
            if self.node_called(id).is_none() {
                return id;
            }
        }
    }

    fn move_ends(&mut self, positions: &Positions, meant: &Meant) {
        let (mut doubtful, mut missing) = (None, None);
        // Where some nodes have an id, a number may be that of a node which isn't in the list.
        let are_all_nameless = positions.nameless.len() == positions.nodes.len();
        for (edge, numeric) in positions.numeric.iter().enumerate() {
            let ends = [self.graph.edges.from[edge], self.graph.edges.to[edge]];
            let [from, to] =
                [(ends[0], numeric[0]), (ends[1], numeric[1])].map(|(end, is_number)| {
                    if is_number && meant.doubtful[end as usize] {
                        doubtful = doubtful.or(Some(end));
                    }
                    let is_position = is_number && meant.by_position;
                    let by_position =
                        || self.at_position_of(end, positions).filter(|_| is_position);
                    let node = meant.instead[end as usize].or_else(by_position);
                    if node.is_none() && is_position && are_all_nameless {
                        missing = missing.or(Some(end));
                    }
                    node.unwrap_or(end)
                });
            (self.graph.edges.from[edge], self.graph.edges.to[edge]) = (from, to);
        }
        if let Some(node) = doubtful {
            let what = "is the id of a node, and the position of one that has no id";
            self.tell_doubtful(node, what);
        }
        if let Some(node) = missing {
            self.tell_doubtful(
                node,
                "is no position of a node, counted from 0, and no node has an id",
            );
        }
    }

    fn tell_doubtful(&mut self, node: u32, what: &str) {
        let id = self.symbols.text(self.graph.nodes.ids[node as usize]);
        let told = Diagnostic::error("doubtful-end", format!("`{id}` {what}"));
        let told = told.at(self.start_of_file());
        self.remarks.tell(told.hint("give every node an `id`, and let the edges name these"));
    }

    /// The node at the position that a number says which is no node's id.
    fn at_position_of(&self, end: u32, positions: &Positions) -> Option<u32> {
        if self.declared[end as usize] {
            return None;
        }
        let position: usize = self.symbols.text(self.graph.nodes.ids[end as usize]).parse().ok()?;
        positions.nodes.get(position).copied()
    }

    /// Leaves out the other nodes, which no edge names any longer.
    fn keep_nodes(&mut self, is_kept: &[bool]) {
        let mut count = 0;
        let new_number = |kept: &bool| {
            count += u32::from(*kept);
            count.saturating_sub(1)
        };
        let numbers: Vec<u32> = is_kept.iter().map(new_number).collect();
        let kept = |node: usize| is_kept[node];
        retain(&mut self.graph.nodes.ids, kept);
        retain(&mut self.graph.nodes.labels, kept);
        retain(&mut self.graph.nodes.types, kept);
        retain(&mut self.declared, kept);
        let edges = &mut self.graph.edges;
        edges.from.iter_mut().chain(&mut edges.to).for_each(|end| *end = numbers[*end as usize]);
        self.node_columns.renumber(&numbers);
    }
}

fn retain<T>(list: &mut Vec<T>, kept: impl Fn(usize) -> bool) {
    let mut at = 0;
    list.retain(|_| {
        at += 1;
        kept(at - 1)
    });
}
