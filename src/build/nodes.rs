//! Entities become nodes, in the order of their ids.

use std::collections::BTreeMap;

use crate::build::described::{ALIASES, Rows};
use crate::build::listed::holds_lists;
use crate::model::{
    Cells, Column, ENTITY_COLUMNS, Graph, Ledger, Lists, Meaning, Resolution, Sym, Symbols, infer,
    ranks,
};

/// Which node each entity is. Nodes are numbered in the order of their ids.
#[derive(Debug)]
pub(super) struct People {
    /// Entities and literals, by the number of their node.
    pub(super) members: Vec<Member>,
    /// The node of each entity.
    pub(super) node_of: Vec<u32>,
    literal_nodes: Vec<(Sym, u32)>,
}

/// What a node stands for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Member {
    /// The entity with this number.
    Entity(u32),
    /// A value.
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
const LISTS: &[&str] = &[ALIASES, "external_ids"];

/// Columns of entities whose cells are sentences.
const PROSE: &[&str] = &["description", "note"];

/// Puts the nodes and what the table of entities says of them into the graph.
pub(super) fn build(ledger: &Ledger, resolution: &Resolution, people: &People, graph: &mut Graph) {
    let members = &people.members;
    graph.nodes.ids = members.iter().map(|member| member.id(resolution)).collect();
    let rows = Rows::of(people, resolution);
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
        let said = ledger.entities.column(name);
        let is_own = !ENTITY_COLUMNS.contains(&name);
        let cells = if LISTS.contains(&name) || (is_own && holds_lists(ledger, said)) {
            let mut parts = rows.parts(ledger, said);
            if name == ALIASES {
                parts.extend(other_names.iter().map(|(node, names)| (*node, names.clone())));
            }
            lists(ledger, &described(name), &parts, &mut graph.symbols)
        } else if PROSE.contains(&name) {
            let texts = rows.sentences(said, &mut graph.symbols);
            infer(Cells::Text(texts), &graph.symbols)
        } else {
            infer(Cells::Text(described(name)), &graph.symbols)
        };
        if cells.present() > 0 {
            graph.nodes.columns.push(Column { name: name.to_string(), cells });
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
