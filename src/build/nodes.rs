//! Entities become nodes, in the order of their ids.

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

/// Columns of entities whose cells hold lists.
const LISTS: &[&str] = &["aliases", "external_ids"];

/// Puts the nodes and what the table of entities says of them into the graph.
pub(super) fn build(ledger: &Ledger, resolution: &Resolution, people: &People, graph: &mut Graph) {
    let members = &people.members;
    graph.nodes.ids = members.iter().map(|member| member.id(resolution)).collect();
    let rows = people.rows(resolution);
    let described = |column: &str| rows.cells(ledger.entities.column(column));
    graph.nodes.labels = described("label");
    graph.nodes.types = described("type");
    for (node, member) in members.iter().enumerate() {
        if let Member::Literal(_) = member {
            graph.nodes.types[node] = Some(graph.symbols.intern(VALUE));
        }
    }
    for column in &ledger.entities.columns {
        let name = column.name.as_str();
        if ["id", "label", "type"].contains(&name) {
            continue;
        }
        let texts = described(name);
        if texts.iter().all(Option::is_none) {
            continue;
        }
        let cells = match LISTS.contains(&name) {
            true => lists(ledger, &texts, &mut graph.symbols),
            false => crate::model::infer(Cells::Text(texts), &graph.symbols),
        };
        graph.nodes.columns.push(Column { name: name.to_string(), cells });
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
}

fn lists(ledger: &Ledger, texts: &[Option<Sym>], symbols: &mut Symbols) -> Cells {
    let mut lists = Lists::default();
    for cell in texts {
        let parts: Vec<Sym> = ledger.list(*cell).map(|part| symbols.intern(part)).collect();
        lists.push(parts);
    }
    Cells::List(lists)
}
