//! Entities become nodes, in the order of their ids.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::{Cells, Column, Graph, Ledger, Lists, Meaning, Resolution, Sym, Symbols, ranks};

/// Which node each entity is. Nodes are numbered in the order of their ids.
#[derive(Debug)]
pub(super) struct People {
    /// Entities and literals, by the number of their node.
    members: Vec<Member>,
    node_of: Vec<u32>,
    literal_nodes: Vec<(Sym, u32)>,
}

#[derive(Clone, Copy, Debug)]
enum Member {
    Entity(u32),
    Literal(Sym),
}

/// Stands for no node.
pub(super) const NO_NODE: u32 = u32::MAX;

/// The type of a node that is a value.
const VALUE: &str = "value";

impl People {
    /// The entities of a resolution.
    pub(super) fn of(ledger: &Ledger, resolution: &Resolution) -> People {
        let members = (0..resolution.entities.len() as u32).map(Member::Entity).collect();
        People::sorted(members, &ledger.symbols, resolution)
    }

    /// Adds the values that claims have as objects.
    pub(super) fn add_literals(&mut self, ledger: &Ledger, resolution: &Resolution) {
        let claims = &ledger.claims;
        let takes = |name: &Sym| ledger.schema.takes_values(ledger.text(*name));
        let pairs = claims.column("relation").iter().zip(claims.column("object"));
        let mut values: Vec<Sym> = pairs
            .filter(|(relation, _)| relation.as_ref().is_some_and(takes))
            .filter_map(|(_, object)| *object)
            .filter(|object| resolution.entity(*object).is_none())
            .collect();
        values.sort_by_key(|value| value.index());
        values.dedup();
        let mut members = std::mem::take(&mut self.members);
        members.extend(values.into_iter().map(Member::Literal));
        *self = People::sorted(members, &ledger.symbols, resolution);
    }

    fn sorted(members: Vec<Member>, symbols: &Symbols, resolution: &Resolution) -> People {
        let ids: Vec<Sym> = members.iter().map(|member| member.id(resolution)).collect();
        let order = ranks(symbols, &ids);
        let mut people = People {
            members: order.iter().map(|at| members[*at as usize]).collect(),
            node_of: vec![0; resolution.entities.len()],
            literal_nodes: Vec::new(),
        };
        for (node, member) in people.members.iter().enumerate() {
            match member {
                Member::Entity(number) => people.node_of[*number as usize] = node as u32,
                Member::Literal(value) => people.literal_nodes.push((*value, node as u32)),
            }
        }
        people.literal_nodes.sort_by_key(|(value, _)| value.index());
        people
    }

    /// The node that a name means; [`NO_NODE`] if it means nobody, or several.
    pub(super) fn meant(&self, meaning: Meaning) -> u32 {
        match meaning {
            Meaning::Entity(number) => self.node_of[number as usize],
            Meaning::Nobody | Meaning::Ambiguous => NO_NODE,
        }
    }

    /// The rows that describe each node.
    fn rows<'r>(&self, resolution: &'r Resolution) -> Rows<'r> {
        let of = |member: &Member| match member {
            Member::Entity(number) => resolution.entities[*number as usize].rows.as_slice(),
            Member::Literal(_) => &[],
        };
        let first = |member: &Member| of(member).first().copied().unwrap_or(NO_ROW);
        let first = self.members.par_iter().with_min_len(1 << 12).map(first).collect();
        let mut further = Vec::new();
        if resolution.entities.iter().any(|entity| entity.rows.len() > 1) {
            let all = self.members.iter().enumerate();
            let all = all.map(|(node, member)| (node as u32, of(member)));
            further = all.filter(|(_, rows)| rows.len() > 1).collect();
        }
        Rows { first, further }
    }

    /// The node of a value.
    pub(super) fn literal(&self, value: Sym) -> Option<u32> {
        let found = self.literal_nodes.binary_search_by_key(&value.index(), |(v, _)| v.index());
        found.ok().map(|at| self.literal_nodes[at].1)
    }
}

impl Member {
    fn id(self, resolution: &Resolution) -> Sym {
        match self {
            Member::Entity(number) => resolution.entities[number as usize].id,
            Member::Literal(value) => value,
        }
    }
}

/// The column of the other names of an entity.
const ALIASES: &str = "aliases";

/// Columns of entities whose cells hold lists.
const LISTS: &[&str] = &[ALIASES, "external_ids"];

/// Columns of entities whose cells are sentences.
const PROSE: &[&str] = &["description", "note"];

/// Puts the nodes and what the table of entities says of them into the graph.
pub(super) fn build(ledger: &Ledger, resolution: &Resolution, people: &People, graph: &mut Graph) {
    let members = &people.members;
    graph.nodes.ids = members.iter().map(|member| member.id(resolution)).collect();
    let rows = people.rows(resolution);
    let described = |column: &str| rows.cells(ledger.entities.column(column));
    graph.nodes.labels = described("label");
    graph.nodes.types = described("type");
    for (node, member) in members.iter().enumerate() {
        let kind = &mut graph.nodes.types[node];
        *kind = match member {
            Member::Literal(_) => Some(graph.symbols.intern(VALUE)),
            Member::Entity(number) => kind.or_else(|| resolution.given_type(*number)),
        };
    }
    let other_names = rows.other_names(ledger, resolution, people, graph);
    let names = ledger.entities.columns.iter().map(|column| column.name.as_str());
    let unnamed = !other_names.is_empty() && ledger.entities.position(ALIASES).is_none();
    for name in names.chain(unnamed.then_some(ALIASES)) {
        if ["id", "label", "type"].contains(&name) {
            continue;
        }
        let cells = if LISTS.contains(&name) {
            let mut parts = rows.parts(ledger, ledger.entities.column(name));
            if name == ALIASES {
                parts.extend(other_names.iter().map(|(node, names)| (*node, names.clone())));
            }
            lists(ledger, &described(name), &parts, &mut graph.symbols)
        } else if PROSE.contains(&name) {
            Cells::Text(rows.sentences(ledger.entities.column(name), &mut graph.symbols))
        } else {
            crate::model::infer(Cells::Text(described(name)), &graph.symbols)
        };
        if cells.present() > 0 {
            graph.nodes.columns.push(Column { name: name.to_string(), cells });
        }
    }
}

/// The rows that describe nodes.
struct Rows<'a> {
    /// The first of each node; [`NO_ROW`], if it has none.
    first: Vec<u32>,
    /// The nodes with further ones, in order, and these.
    further: Vec<(u32, &'a [u32])>,
}

const NO_ROW: u32 = u32::MAX;

impl Rows<'_> {
    /// What the rows of each node say in a column: the first that says anything.
    fn cells(&self, column: &[Option<Sym>]) -> Vec<Option<Sym>> {
        if column.is_empty() {
            return vec![None; self.first.len()];
        }
        let cell = |row: &u32| column.get(*row as usize).copied().flatten();
        let mut cells: Vec<Option<Sym>> =
            self.first.par_iter().with_min_len(1 << 12).map(cell).collect();
        for (node, rows) in &self.further {
            let said = &mut cells[*node as usize];
            *said = said.or_else(|| rows.iter().find_map(cell));
        }
        cells
    }

    /// What the rows of each node say in a column, one behind the other.
    fn sentences(&self, column: &[Option<Sym>], symbols: &mut Symbols) -> Vec<Option<Sym>> {
        let mut cells = self.cells(column);
        for (node, rows) in &self.further {
            let mut said: Vec<String> = Vec::new();
            let texts = rows.iter().filter_map(|row| column.get(*row as usize).copied().flatten());
            add_new(&mut said, texts.map(|cell| symbols.text(cell)));
            if said.len() > 1 {
                cells[*node as usize] = Some(symbols.intern(&said.join(" ")));
            }
        }
        cells
    }

    /// What the lists of all rows hold together, for each node that several describe.
    fn parts(&self, ledger: &Ledger, column: &[Option<Sym>]) -> BTreeMap<u32, Vec<String>> {
        let of = |rows: &[u32]| {
            let mut parts: Vec<String> = Vec::new();
            for row in rows {
                let cell = column.get(*row as usize).copied().flatten();
                add_new(&mut parts, ledger.list(cell));
            }
            parts
        };
        self.further.iter().map(|(node, rows)| (*node, of(rows))).collect()
    }

    /// The names of those who were decided to be the same as others, beside the label that stays.
    ///
    /// An id is a name where there is no label.
    fn other_names(
        &self,
        ledger: &Ledger,
        resolution: &Resolution,
        people: &People,
        graph: &Graph,
    ) -> BTreeMap<u32, Vec<String>> {
        let entities = &ledger.entities;
        let text =
            |row: u32, column: &str| ledger.symbols.text_of(entities.cell(row as usize, column));
        let of_rows = |rows: &[u32]| {
            let mut names = Vec::new();
            for row in rows {
                add_new(&mut names, ledger.list(entities.cell(*row as usize, ALIASES)));
            }
            let called = |row: &u32| text(*row, "label").or(text(*row, "id"));
            add_new(&mut names, rows.iter().filter_map(called));
            names
        };
        let mut names: BTreeMap<u32, Vec<String>> =
            self.further.iter().map(|(node, rows)| (*node, of_rows(rows))).collect();
        // Somebody whom no row describes is called by what stands in a decision. By text, because
        // the order of rows must leave no trace.
        let sides = ["left", "right"].map(|side| ledger.decisions.column(side));
        let decided = sides.into_iter().flatten().flatten();
        let decided: BTreeMap<&str, Sym> =
            decided.map(|name| (ledger.text(*name), *name)).collect();
        for (text, name) in decided {
            let Some(number) = resolution.entity(name) else { continue };
            let rows = &resolution.entities[number as usize].rows;
            if rows.iter().all(|row| entities.cell(*row as usize, "id") != Some(name)) {
                let node = people.node_of[number as usize];
                add_new(names.entry(node).or_insert_with(|| of_rows(rows)), std::iter::once(text));
            }
        }
        for (node, names) in &mut names {
            let own = (graph.node_label(*node as usize), graph.node_id(*node as usize));
            names.retain(|name| name != own.0 && name != own.1);
        }
        names.retain(|_, names| !names.is_empty());
        names
    }
}

/// Adds those parts that aren't there yet.
fn add_new<'p>(parts: &mut Vec<String>, more: impl Iterator<Item = &'p str>) {
    for part in more {
        if !parts.iter().any(|known| known == part) {
            parts.push(part.to_string());
        }
    }
}

/// The lists in some cells, but for nodes whose parts were gathered from several.
fn lists(
    ledger: &Ledger,
    texts: &[Option<Sym>],
    gathered: &BTreeMap<u32, Vec<String>>,
    symbols: &mut Symbols,
) -> Cells {
    let mut lists = Lists::default();
    for (node, cell) in texts.iter().enumerate() {
        let parts: Vec<Sym> = match gathered.get(&(node as u32)) {
            Some(parts) => parts.iter().map(|part| symbols.intern(part)).collect(),
            None => ledger.list(*cell).map(|part| symbols.intern(part)).collect(),
        };
        lists.push(parts);
    }
    Cells::List(lists)
}
