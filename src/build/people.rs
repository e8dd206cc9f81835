//! Which node stands for whom.

use crate::model::{Ledger, Meaning, Resolution, Sym, Symbols, ranks};

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
    /// The id of its node.
    pub(super) fn id(self, resolution: &Resolution) -> Sym {
        match self {
            Member::Entity(number) => resolution.entities[number as usize].id,
            Member::Literal(value) => value,
        }
    }
}
