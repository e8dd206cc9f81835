//! What other programs and people call the ends of an edge, its relation, and how a claim is put.

/// How sure it is what two columns of these names are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Certainty {
    /// They are the ends of an edge, if anything is.
    Sure,
    /// They may be dates, parts or attributes as well.
    Vague,
}

use Certainty::{Sure, Vague};

/// What programs call the ends of an edge, the likeliest first. `source` is one only beside a
/// `target`.
pub(crate) const ENDS: [(&str, &str, Certainty); 24] = [
    ("source", "target", Sure),
    ("from", "to", Sure),
    ("subject", "object", Sure),
    ("src", "dst", Sure),
    ("start", "end", Vague),
    ("source_id", "target_id", Sure),
    ("from_id", "to_id", Sure),
    ("source_node", "target_node", Sure),
    ("node_id_start", "node_id_end", Sure),
    (":start_id", ":end_id", Sure),
    ("sender", "recipient", Sure),
    ("sender", "receiver", Sure),
    ("payer", "payee", Sure),
    ("funder", "recipient", Vague),
    ("donor", "recipient", Vague),
    ("parent", "subsidiary", Vague),
    ("source_channel", "target_channel", Sure),
    ("subj", "obj", Sure),
    ("who", "whom", Sure),
    ("von", "nach", Sure),
    // Who does it comes first in data of events.
    ("actor1", "actor2", Vague),
    ("head", "tail", Vague),
    ("node1", "node2", Vague),
    ("arg1", "arg2", Vague),
];

/// What programs call a relation, the likeliest first.
pub(crate) const RELATIONS: [&str; 13] = [
    "predicate",
    "pred",
    "relationship",
    "relation_type",
    "relationship_type",
    "rel_type",
    "rel",
    "verb",
    "edge",
    "kind",
    "label",
    "interaction",
    ":type",
];

/// What people call a column that says which claims are denied, where its cells say yes or no.
/// Of one called `denied` nobody knows whether somebody denies the claim, or a request was denied.
pub(crate) const NEGATED: [&str; 6] =
    ["is_negated", "negation", "negate", "negiert", "verneint", "not"];

/// What people call a column that says whose words a claim is.
pub(crate) const SPEAKERS: [&str; 3] = ["said_by", "stated_by", "according_to"];

/// Other words for columns of claims on which it depends whether something is shown as a fact.
/// Those of [`NEGATED`] are here where their cells don't say yes and no.
const MISNAMED: [(&str, &[&str]); 4] = [
    ("negated", &NEGATED),
    (
        "negated",
        &[
            "denial",
            "denied",
            "denied_by",
            "is_denied",
            "negative",
            "polarity",
            "refuted",
            "refuted_by",
        ],
    ),
    ("speaker", &["claimed_by", "alleged_by", "attributed_to", "attribution", "sprecher"]),
    ("status", &["stat", "claim_status", "status_of_claim"]),
];

/// The column that is lacking and may be meant by another name. What stands within a negation,
/// under a name that nobody knows, may be what says whether there is one.
pub(crate) fn misnamed(name: &str, is_lacking: impl Fn(&str) -> bool) -> Option<&'static str> {
    let outer = name.split_once('.').map(|(outer, _)| outer);
    if outer.is_some_and(|outer| is_called(outer, "negated")) && is_lacking("negated") {
        return Some("negated");
    }
    let is_it = |words: &[&str]| words.iter().any(|word| is_called(name, word));
    let mut lacking = MISNAMED.iter().filter(|(meant, _)| is_lacking(meant));
    lacking.find(|(_, words)| is_it(words)).map(|(meant, _)| *meant)
}

/// What to ask where a column may be meant by another name.
pub(crate) fn misnamed_hint(meant: &str) -> String {
    match meant {
        "negated" => "did you mean `negated`? it holds `yes` where the claim isn't so".to_string(),
        _ => format!("did you mean `{meant}`?"),
    }
}

/// The pair of ends that is found among columns, and where.
pub(crate) fn find_ends<T>(
    is_meant: impl Fn(Certainty) -> bool,
    find: impl Fn(&str) -> Option<T>,
) -> Option<(T, T)> {
    let meant = ENDS.into_iter().filter(|(.., certainty)| is_meant(*certainty));
    meant.into_iter().find_map(|(from, to, _)| Some((find(from)?, find(to)?)))
}

/// Where the relation of edges is found among columns that aren't called just so. What people read
/// and what Cytoscape has are found by what all edges say.
pub(crate) fn find_relation<T>(find: impl Fn(&str) -> Option<T>) -> Option<T> {
    let is_meant = |word: &&str| !matches!(*word, "label" | "interaction");
    RELATIONS.into_iter().filter(is_meant).find_map(find)
}

/// What to do about Cytoscape's table of edges, if a table with these columns is one: it names both
/// ends in one cell, which may be cut in more than one way.
pub(crate) fn hint_at_cytoscape<'c>(
    columns: impl Iterator<Item = &'c str> + Clone,
) -> Option<&'static str> {
    let has = |word: &str| columns.clone().any(|column| is_called(column, word));
    (has("suid") && has("interaction")).then_some(
        "this looks like Cytoscape's table of edges, which has both ends in one cell: export the \
         network instead, as GraphML or Cytoscape.js JSON",
    )
}

/// Whether a column is called by a word, in small letters or capitals, whatever parts its words.
pub(crate) fn is_called(column: &str, word: &str) -> bool {
    let column = column.trim();
    let folded =
        |byte: u8| if matches!(byte, b' ' | b'-') { b'_' } else { byte.to_ascii_lowercase() };
    column.len() == word.len() && column.bytes().map(folded).eq(word.bytes())
}
