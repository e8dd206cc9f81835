//! Entities become nodes, in the order of their ids.

use std::collections::BTreeMap;

use crate::build::described::{ALIASES, Rows};
use crate::build::listed::holds_lists;
use crate::build::people::{Member, People};
use crate::model::{
    Cells, Column, ENTITY_COLUMNS, Graph, Ledger, Lists, Resolution, Sym, Symbols, infer,
};

/// The type of a node that is a value.
const VALUE: &str = "value";

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
