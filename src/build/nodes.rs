//! Entities become nodes, in the order of their ids.

use crate::model::{Cells, Column, Graph, Ledger, Lists, Resolution, Sym, Symbols, ranks};

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

    /// The node of an entity.
    #[inline]
    pub(super) fn node(&self, entity: u32) -> u32 {
        self.node_of[entity as usize]
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
    graph.nodes.labels = described(ledger, resolution, people, "label");
    graph.nodes.types = described(ledger, resolution, people, "type");
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
        let texts = described(ledger, resolution, people, name);
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

/// What the rows of each node's entity say in a column: the first that says anything.
fn described(
    ledger: &Ledger,
    resolution: &Resolution,
    people: &People,
    column: &str,
) -> Vec<Option<Sym>> {
    let cells = ledger.entities.column(column);
    let said =
        |rows: &[u32]| rows.iter().find_map(|row| cells.get(*row as usize).copied().flatten());
    let of = |member: &Member| match member {
        Member::Entity(number) => said(&resolution.entities[*number as usize].rows),
        Member::Literal(_) => None,
    };
    people.members.iter().map(of).collect()
}

fn lists(ledger: &Ledger, texts: &[Option<Sym>], symbols: &mut Symbols) -> Cells {
    let mut lists = Lists::default();
    for cell in texts {
        let parts: Vec<Sym> = ledger.list(*cell).map(|part| symbols.intern(part)).collect();
        lists.push(parts);
    }
    Cells::List(lists)
}
