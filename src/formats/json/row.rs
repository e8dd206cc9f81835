//! Rows of a table of edges, as pandas writes them: objects whose keys are the columns.

use crate::formats::json::value::Json;
use crate::model::{Certainty, Sym, Symbols, find_ends, find_relation, is_called};

/// Gives the fields of a row the keys that edges have here, if its ends have names of such ends.
/// Whether it is such a row.
pub(super) fn name_as_edge(fields: &mut Vec<(Sym, Json)>, symbols: &mut Symbols) -> bool {
    let find = |word: &str| fields.iter().position(|(key, _)| is_called(symbols.text(*key), word));
    // A tail is where an arrow of Graphviz starts, and what a triple of others ends with.
    let is_sure = |certainty| certainty == Certainty::Sure;
    let Some((from, to)) = find_ends(is_sure, find) else { return false };
    let (kind, plain) = (find("kind"), find("relation"));
    let direction = find("type").and_then(|at| Some((at, is_undirected(&fields[at].1, symbols)?)));
    let mut meant = vec![(from, "source"), (to, "target")];
    meant.extend(plain.or_else(|| find_relation(find)).map(|at| (at, "relation")));
    meant
        .extend(["id", "label", "weight"].into_iter().filter_map(|name| Some((find(name)?, name))));
    meant.extend(direction.map(|(at, _)| (at, "undirected")));
    // Kinds that repeat have a number behind them.
    let is_repeated = repeats(kind.map(|at| &fields[at].1), plain.map(|at| &fields[at].1), symbols);
    if let Some((at, undirected)) = direction {
        fields[at].1 = Json::Bool(undirected);
    }
    for (at, name) in meant {
        let key = symbols.intern(name);
        if !fields.iter().any(|(known, _)| *known == key) {
            fields[at].0 = key;
        }
    }
    if let Some(at) = kind.filter(|_| is_repeated) {
        fields.remove(at);
    }
    true
}

/// Whether a kind is a relation, or that with a number behind it.
fn repeats(kind: Option<&Json>, relation: Option<&Json>, symbols: &Symbols) -> bool {
    let (Some(Json::Text(kind)), Some(Json::Text(relation))) = (kind, relation) else {
        return false;
    };
    let rest = symbols.text(*kind).strip_prefix(symbols.text(*relation));
    let is_number = |number: &str| number.parse::<u32>().is_ok();
    rest.is_some_and(|rest| rest.is_empty() || rest.strip_prefix(" #").is_some_and(is_number))
}

/// Whether a word of Gephi's says that an edge has no direction.
fn is_undirected(value: &Json, symbols: &Symbols) -> Option<bool> {
    let Json::Text(text) = value else { return None };
    let is = |word: &str| symbols.text(*text).trim().eq_ignore_ascii_case(word);
    (is("undirected") || is("mutual") || is("directed")).then(|| !is("directed"))
}
