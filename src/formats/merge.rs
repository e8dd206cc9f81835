//! Several readings as one graph, such as a table of nodes and a table of edges.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::formats::Reading;
use crate::formats::remarks::{WEIGHTLESS, WEIGHTLESS_HINT, mixed_kinds};
use crate::model::{Cells, Column, Graph, Kind, Sym, Symbols, is_state};
use crate::text::{Diagnostic, did_you_mean};

/// One graph of several: nodes with the same id are one, edges stand side by side.
///
/// Where two of them say something different about a node, the first counts, and a diagnostic tells
/// how often that was so. Whole numbers and numbers are numbers together, as far as that changes
/// none of them; other kinds that differ are text, which is told. Edges keep their ids if all have
/// one and no two the same; edges without weights weigh 1 beside others.
pub fn merge(readings: Vec<Reading>) -> Reading {
    let mut graphs = Vec::new();
    let mut merged = Reading::default();
    for reading in readings {
        merged.diagnostics.extend(reading.diagnostics);
        graphs.push(reading.graph);
    }
    if graphs.len() == 1 {
        merged.graph = graphs.remove(0);
        return merged;
    }
    name(&graphs, &mut merged);
    merged.diagnostics.extend(named_by_edges(&graphs));
    let mut parts: Vec<Part> = graphs.iter().map(Part::new).collect();
    add_nodes(&mut merged, &mut parts);
    add_edges(&mut merged, &mut parts);
    if graphs.iter().filter(|graph| !graph.edges.is_empty()).count() > 1 {
        merged.diagnostics.extend(without_states(&mut merged.graph));
    }
    merged.graph.sort();
    merged
}

/// Takes off what each graph says of its own claims together, `single-origin` or `disputed`: of those of
/// all graphs it may not be so.
fn without_states(graph: &mut Graph) -> Option<Diagnostic> {
    let cells = graph.edges.column("state")?;
    let are_states = |row: usize| graph.words(cells, row).into_iter().all(is_state);
    if !(0..graph.edges.len()).all(are_states) {
        return None;
    }
    graph.edges.columns.retain(|column| column.name != "state");
    let message = "the `state` of edges is left out: each file says it of its own claims alone";
    let told = Diagnostic::warning("states-of-parts", message);
    Some(told.hint("export the tables of claims together to know what is disputed or corroborated"))
}

/// Gives the whole the name of the first graph that has one.
fn name(graphs: &[Graph], merged: &mut Reading) {
    let mut names = graphs.iter().map(|graph| &graph.name).filter(|name| !name.is_empty());
    let Some(name) = names.next() else { return };
    merged.graph.name.clone_from(name);
    let differing = names.filter(|other| *other != name).count();
    if differing > 0 {
        let message = format!("the files differ in the name of the graph: {differing} in all");
        let told = Diagnostic::warning("files-differ", message);
        merged.diagnostics.push(told.hint("the first file counts; name the better one first"));
    }
}

/// Says which nodes of graphs that say nothing about nodes are in no table of nodes beside them.
fn named_by_edges(graphs: &[Graph]) -> Option<Diagnostic> {
    let tables = graphs.iter().filter(|graph| graph.edges.is_empty());
    let known: HashSet<&str> = tables.flat_map(ids).collect();
    if known.is_empty() {
        return None;
    }
    let says_nothing = |graph: &&Graph| {
        let nodes = &graph.nodes;
        nodes.columns.is_empty() && nodes.labels.iter().chain(&nodes.types).all(Option::is_none)
    };
    let others = graphs.iter().filter(|graph| !graph.edges.is_empty()).filter(says_nothing);
    let strays: BTreeSet<&str> = others.flat_map(ids).filter(|id| !known.contains(id)).collect();
    let first = strays.first()?;
    let message = match strays.len() {
        1 => format!("1 node is only named by edges, and in no table of nodes: `{first}`"),
        count => format!(
            "{count} nodes are only named by edges, and in no table of nodes, such as `{first}`"
        ),
    };
    let told = Diagnostic::warning("unknown-node", message);
    let whole = first.strip_suffix(".0").filter(|whole| known.contains(whole));
    Some(match (whole, did_you_mean(first, known.iter().copied())) {
        (Some(whole), _) => told.hint(format!(
            "`{whole}` is there: write ids as text or whole numbers in every file (pandas makes \
             `1.0` of 1 where a cell of the column is empty)"
        )),
        (None, Some(hint)) => told.hint(hint),
        (None, None) => told.hint("add them to the nodes, or correct the ids"),
    })
}

fn ids(graph: &Graph) -> impl Iterator<Item = &str> {
    graph.nodes.ids.iter().map(|id| graph.text(*id))
}

/// One of the graphs, and what its symbols are in the whole.
struct Part<'a> {
    graph: &'a Graph,
    renamed: Vec<Option<Sym>>,
    /// The number of each of its nodes in the whole.
    numbers: Vec<u32>,
}

impl Part<'_> {
    fn new(graph: &Graph) -> Part<'_> {
        Part { graph, renamed: vec![None; graph.symbols.len()], numbers: Vec::new() }
    }

    fn rename(&mut self, symbol: Sym, symbols: &mut Symbols) -> Sym {
        let text = || self.graph.text(symbol);
        *self.renamed[symbol.index()].get_or_insert_with(|| symbols.intern(text()))
    }

    fn rename_all(&mut self, list: &[Option<Sym>], symbols: &mut Symbols) -> Vec<Option<Sym>> {
        list.iter().map(|cell| cell.map(|symbol| self.rename(symbol, symbols))).collect()
    }

    /// Puts the cells of a column after others, as what those are.
    fn append(&mut self, cells: &Cells, to: &mut Cells, symbols: &mut Symbols) {
        let float = |number: &i64| *number as f64;
        match (to, cells) {
            (Cells::Bool(to), Cells::Bool(cells)) => to.extend(cells),
            (Cells::Int(to), Cells::Int(cells)) => to.extend(cells),
            (Cells::Float(to), Cells::Float(cells)) => to.extend(cells),
            (Cells::Float(to), Cells::Int(cells)) => {
                to.extend(cells.iter().map(|cell| cell.as_ref().map(float)));
            }
            (Cells::List(to), Cells::List(lists)) => {
                for at in 0..lists.len() {
                    to.push(lists.get(at).iter().map(|item| self.rename(*item, symbols)));
                }
            }
            (Cells::Text(to), Cells::Text(cells)) => to.extend(self.rename_all(cells, symbols)),
            (Cells::Text(to), other) => {
                for row in 0..other.len() {
                    let value = self.graph.value(other, row);
                    to.push(value.map(|value| symbols.intern(&self.graph.render(value))));
                }
            }
            _ => debug_assert!(false, "the kind is one for all of them"),
        }
    }
}

fn add_nodes(merged: &mut Reading, parts: &mut [Part]) {
    let graph = &mut merged.graph;
    let mut numbers: HashMap<Sym, u32> = HashMap::new();
    let (mut labels, mut types) = (Vec::new(), Vec::new());
    for part in parts.iter_mut() {
        let nodes = &part.graph.nodes;
        for id in &nodes.ids {
            let id = part.rename(*id, &mut graph.symbols);
            let next = graph.nodes.ids.len() as u32;
            let number = *numbers.entry(id).or_insert(next);
            if number == next {
                graph.nodes.ids.push(id);
            }
            part.numbers.push(number);
        }
        labels.extend(part.rename_all(&nodes.labels, &mut graph.symbols));
        types.extend(part.rename_all(&nodes.types, &mut graph.symbols));
    }
    let rows_of: RowsOf = |graph| (&graph.nodes.columns, graph.nodes.len());
    let (mut columns, mixed) = side_by_side(parts, rows_of, &mut graph.symbols);
    merged.diagnostics.extend(mixed);
    columns.push(Column { name: "label".to_string(), cells: Cells::Text(labels) });
    columns.push(Column { name: "type".to_string(), cells: Cells::Text(types) });
    let numbers: Vec<u32> = parts.iter().flat_map(|part| part.numbers.iter().copied()).collect();
    for column in &mut columns {
        let differing = join_rows(&mut column.cells, &numbers, graph.nodes.ids.len());
        if differing > 0 {
            let what = &column.name;
            let message = format!("the files differ in `{what}` of nodes: {differing} in all");
            let told = Diagnostic::warning("files-differ", message);
            merged.diagnostics.push(told.hint("the first file counts; name the better one first"));
        }
    }
    let texts = |column: Option<Column>| match column.map(|column| column.cells) {
        Some(Cells::Text(cells)) => cells,
        _ => Vec::new(),
    };
    graph.nodes.types = texts(columns.pop());
    graph.nodes.labels = texts(columns.pop());
    graph.nodes.columns = columns;
}

/// The columns of nodes or of edges, and how many rows they have.
type RowsOf = fn(&Graph) -> (&[Column], usize);

/// The rows of all parts, one part behind the other, column by column; and what has changed.
fn side_by_side(
    parts: &mut [Part],
    rows_of: RowsOf,
    symbols: &mut Symbols,
) -> (Vec<Column>, Vec<Diagnostic>) {
    let mut found: Vec<(&str, Vec<&Cells>)> = Vec::new();
    for column in parts.iter().flat_map(|part| rows_of(part.graph).0) {
        match found.iter_mut().find(|(name, _)| *name == column.name) {
            Some((_, all)) => all.push(&column.cells),
            None => found.push((&column.name, vec![&column.cells])),
        }
    }
    let kinds = found.into_iter().map(|(name, all)| (name.to_string(), common(&all)));
    let kinds: Vec<(String, Option<Kind>)> = kinds.collect();
    let mixed = kinds.iter().filter(|(_, kind)| kind.is_none()).map(|(name, _)| {
        let told = mixed_kinds(name);
        told.hint("the files have them as different kinds; make them one before they are merged")
    });
    let mixed = mixed.collect();
    let together = |(name, kind): (String, Option<Kind>)| {
        let mut cells = Cells::empty(kind.unwrap_or(Kind::Text));
        for part in parts.iter_mut() {
            let (columns, rows) = rows_of(part.graph);
            let end = cells.len() + rows;
            if let Some(column) = columns.iter().find(|column| column.name == name) {
                part.append(&column.cells, &mut cells, symbols);
            }
            cells.resize(end);
        }
        Column { name, cells }
    };
    (kinds.into_iter().map(together).collect(), mixed)
}

/// The kind that all cells can have unchanged, if there is one.
fn common(all: &[&Cells]) -> Option<Kind> {
    let exact = |number: &i64| number.unsigned_abs() <= 1 << 53;
    let is_number = |cells: &&Cells| match cells {
        Cells::Float(_) => true,
        Cells::Int(cells) => cells.iter().flatten().all(exact),
        _ => false,
    };
    let first = all.first()?.kind();
    match all.iter().all(|cells| cells.kind() == first) {
        true => Some(first),
        false => all.iter().all(is_number).then_some(Kind::Float),
    }
}

/// Makes one row of those with the same number, of whose cells the first that is there counts.
/// The answer is how many others differ from it.
fn join_rows(cells: &mut Cells, numbers: &[u32], count: usize) -> usize {
    let mut first: Vec<Option<u32>> = vec![None; count];
    let mut any = vec![0; count];
    let mut differing = 0;
    for (row, number) in numbers.iter().enumerate() {
        let number = *number as usize;
        any[number] = row as u32;
        match first[number] {
            None if is_there(cells, row) => first[number] = Some(row as u32),
            Some(known) if is_there(cells, row) => {
                differing += usize::from(!same(cells, known as usize, row));
            }
            _ => {}
        }
    }
    let rows: Vec<u32> = first.iter().zip(any).map(|(first, any)| first.unwrap_or(any)).collect();
    cells.reorder(&rows);
    differing
}

fn is_there(cells: &Cells, row: usize) -> bool {
    match cells {
        Cells::Bool(cells) => cells[row].is_some(),
        Cells::Int(cells) => cells[row].is_some(),
        Cells::Float(cells) => cells[row].is_some(),
        Cells::Text(cells) => cells[row].is_some(),
        Cells::List(lists) => !lists.get(row).is_empty(),
    }
}

fn same(cells: &Cells, one: usize, other: usize) -> bool {
    match cells {
        Cells::Bool(cells) => cells[one] == cells[other],
        Cells::Int(cells) => cells[one] == cells[other],
        Cells::Float(cells) => cells[one] == cells[other],
        Cells::Text(cells) => cells[one] == cells[other],
        Cells::List(lists) => lists.get(one) == lists.get(other),
    }
}

fn add_edges(merged: &mut Reading, parts: &mut [Part]) {
    let graph = &mut merged.graph;
    let weighted = parts.iter().any(|part| part.graph.edges.weights.is_some());
    let (mut ids, mut weights, mut weightless) = (Vec::new(), Vec::new(), 0);
    for part in parts.iter_mut() {
        let edges = &part.graph.edges;
        let number = |end: &u32| part.numbers[*end as usize];
        graph.edges.from.extend(edges.from.iter().map(number));
        graph.edges.to.extend(edges.to.iter().map(number));
        graph.edges.undirected.extend(&edges.undirected);
        graph.edges.relations.extend(part.rename_all(&edges.relations, &mut graph.symbols));
        graph.edges.labels.extend(part.rename_all(&edges.labels, &mut graph.symbols));
        match &edges.weights {
            Some(own) => weights.extend(own),
            None => {
                weightless += edges.len();
                weights.resize(graph.edges.from.len(), 1.0);
            }
        }
        let own = edges.ids.iter().flatten();
        ids.extend(own.map(|id| part.rename(*id, &mut graph.symbols)));
    }
    let rows_of: RowsOf = |graph| (&graph.edges.columns, graph.edges.len());
    let (columns, mixed) = side_by_side(parts, rows_of, &mut graph.symbols);
    graph.edges.columns = columns;
    merged.diagnostics.extend(mixed);
    graph.edges.weights = weighted.then_some(weights);
    if weighted && weightless > 0 {
        let message = format!("{WEIGHTLESS}: {weightless} in files where none has one");
        let told = Diagnostic::warning("not-as-it-was", message).counting(weightless);
        merged.diagnostics.push(told.hint(WEIGHTLESS_HINT));
    }
    keep_ids(merged, ids);
}

/// Gives edges their ids, if each has one of its own.
fn keep_ids(merged: &mut Reading, ids: Vec<Sym>) {
    let graph = &mut merged.graph;
    let mut seen = vec![false; graph.symbols.len()];
    let distinct = ids.iter().all(|id| !std::mem::replace(&mut seen[id.index()], true));
    if distinct && ids.len() == graph.edges.len() {
        graph.edges.ids = Some(ids).filter(|ids| !ids.is_empty());
    } else if !ids.is_empty() {
        let have = if ids.len() == 1 { "edge has" } else { "edges have" };
        let message = format!("{} {have} an id that others lack or have, too", ids.len());
        let told = Diagnostic::warning("edge-ids-not-kept", message);
        merged.diagnostics.push(told.hint("no edge keeps its id; give every edge one of its own"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::by_file_name;
    use crate::text::Files;

    fn read(files: &[(&str, &str)]) -> Reading {
        let mut named = Files::default();
        let reading = |(name, text): &(&str, &str)| {
            let file = named.add_bytes(name, text.as_bytes().to_vec());
            by_file_name(name).unwrap().reads.unwrap()(&named, file).unwrap()
        };
        merge(files.iter().map(reading).collect())
    }

    #[test]
    fn a_table_of_nodes_and_one_of_edges_are_one_graph() {
        let merged = read(&[
            ("a.nodes.csv", "Id,Label,born\nbob,Bob,1\nann,Ann,2\nzoe,,\n"),
            ("b.csv", "Source,Target,Kind,Weight,n\nann,bob,knows,2.5,x\nann,eve,knows,1.0,\n"),
            ("c.csv", "Source,Target,Kind,n\neve,ann,knows,7\n"),
        ]);
        let graph = &merged.graph;
        let labels: Vec<&str> = (0..graph.nodes.len()).map(|node| graph.node_label(node)).collect();
        assert_eq!(labels, ["Ann", "Bob", "eve", "zoe"]);
        assert_eq!((&graph.edges.from[..], &graph.edges.to[..]), (&[0, 0, 2][..], &[1, 2, 0][..]));
        assert_eq!(graph.edges.weights, Some(vec![2.5, 1.0, 1.0]));
        assert_eq!(graph.nodes.columns[0].cells, Cells::Int(vec![Some(2), Some(1), None, None]));
        let n = graph.edges.column("n").unwrap();
        assert_eq!(n.kind(), Kind::Text);
        assert_eq!(graph.render(graph.value(n, 2).unwrap()), "7");
        let told: Vec<&str> = merged.diagnostics.iter().map(|d| d.message.as_str()).collect();
        let wanted = [
            "1 node is only named by edges, and in no table of nodes: `eve`",
            "the values of `n` are of several kinds, so all are text",
            "edges without a weight weigh 1, because others have one: 1 in files where none has one",
        ];
        assert_eq!(told, wanted);
    }

    #[test]
    fn nodes_that_only_edges_name_are_told_beside_a_table_of_nodes() {
        let told = |edges: &str| {
            let merged = read(&[("nodes.csv", "Id\n1\n2\nanna\n"), ("edges.csv", edges)]);
            let told = merged.diagnostics.into_iter();
            told.map(|told| (told.message, told.hints.concat())).collect::<Vec<_>>()
        };
        assert_eq!(told("Source,Target\n1,2\n"), []);
        let floats = &told("Source,Target\n1.0,2.0\n")[0];
        let message = "2 nodes are only named by edges, and in no table of nodes, such as `1.0`";
        assert_eq!(floats.0, message);
        assert_eq!(
            floats.1,
            "`1` is there: write ids as text or whole numbers in every file (pandas makes `1.0` of \
             1 where a cell of the column is empty)"
        );
        assert_eq!(told("Source,Target\n1,ana\n")[0].1, "did you mean `anna`?");
    }

    #[test]
    fn what_two_files_say_differently_is_told() {
        let merged = read(&[
            ("a.json", r#"{"graph": {"name": "G"}, "nodes": [{"id": "a", "x": 1, "l": ["p"]}]}"#),
            (
                "b.json",
                r#"{"nodes": [{"id": "a", "x": 1.5, "label": "A"}, {"id": "b", "l": ["q"]}]}"#,
            ),
        ]);
        assert_eq!(merged.graph.name, "G");
        assert_eq!(merged.graph.node_label(0), "A");
        let columns = &merged.graph.nodes.columns;
        assert_eq!(columns[0].cells, Cells::Float(vec![Some(1.0), None]));
        assert_eq!(columns[1].cells.present(), 2);
        let told: Vec<&str> = merged.diagnostics.iter().map(|d| d.message.as_str()).collect();
        assert_eq!(told, ["the files differ in `x` of nodes: 1 in all"]);
    }

    #[test]
    fn what_has_no_kind_in_common_is_text_and_told() {
        let merged = read(&[
            (
                "a.json",
                r#"{"graph": {"name": "G"}, "nodes": [{"id": "a", "x": 9007199254740993}]}"#,
            ),
            ("b.json", r#"{"graph": {"name": "H"}, "nodes": [{"id": "b", "x": 1.5}]}"#),
            ("c.json", r#"{"graph": {"name": "G"}, "nodes": [{"id": "c"}]}"#),
        ]);
        let cells = &merged.graph.nodes.columns[0].cells;
        let value = |row| merged.graph.value(cells, row).map(|value| merged.graph.render(value));
        assert_eq!([value(0), value(1)].map(Option::unwrap), ["9007199254740993", "1.5"]);
        let told: Vec<&str> = merged.diagnostics.iter().map(|d| d.message.as_str()).collect();
        assert_eq!(
            told,
            [
                "the files differ in the name of the graph: 1 in all",
                "the values of `x` are of several kinds, so all are text"
            ]
        );
    }
}
