//! Which of a table's columns mean what. Other tools call the same things by other names.

use crate::model::{
    CLAIM_COLUMNS, DECISION_COLUMNS, ENTITY_COLUMNS, EVIDENCE_COLUMNS, SOURCE_COLUMNS,
};

/// The model's names for the columns of a table of claims.
///
/// Its own names come first. Where the ends or the relation are missing, the words of Gephi,
/// networkx and plain edge lists are tried: `source` is a subject only beside a `target`.
pub(super) fn claims(headers: &[String]) -> Vec<String> {
    let mut names = own_names(headers, CLAIM_COLUMNS);
    let has = |names: &[String], name: &str| names.iter().any(|n| n == name);
    let find = |word: &str| headers.iter().position(|header| folded(header) == word);
    if !has(&names, "subject") && !has(&names, "object") {
        let ends = [("source", "target"), ("from", "to"), ("src", "dst"), ("start", "end")];
        if let Some((from, to)) = ends.iter().find_map(|(a, b)| Some((find(a)?, find(b)?))) {
            names[from] = "subject".to_string();
            names[to] = "object".to_string();
        }
    }
    let relations = ["predicate", "relationship", "verb", "edge", "kind", "label", "interaction"];
    let synonyms: [(&str, &[&str]); 3] =
        [("relation", &relations), ("when", &["date", "time", "year"]), ("weight", &["value"])];
    for (name, words) in synonyms {
        if !has(&names, name)
            && let Some(at) = words.iter().find_map(|word| find(word))
        {
            names[at] = name.to_string();
        }
    }
    // Gephi's `Type` says whether an edge has a direction.
    let gephi = find("source").is_some() && find("target").is_some();
    if let (true, Some(at)) = (gephi, find("type")) {
        names[at] = "direction".to_string();
    }
    names
}

/// The model's names for the columns of a table of entities.
pub(super) fn entities(headers: &[String]) -> Vec<String> {
    let mut names = own_names(headers, ENTITY_COLUMNS);
    for (name, words) in [("label", ["name", "title"]), ("type", ["kind", "category"])] {
        let free = !names.iter().any(|n| n == name);
        let found = words.iter().find_map(|word| names.iter().position(|n| n == word));
        if let (true, Some(at)) = (free, found) {
            names[at] = name.to_string();
        }
    }
    names
}

/// The model's names for the columns of a table of sources.
pub(super) fn sources(headers: &[String]) -> Vec<String> {
    own_names(headers, SOURCE_COLUMNS)
}

/// The model's names for the columns of a table of further evidence.
pub(super) fn evidence(headers: &[String]) -> Vec<String> {
    own_names(headers, EVIDENCE_COLUMNS)
}

/// The model's names for the columns of a table of decisions.
pub(super) fn decisions(headers: &[String]) -> Vec<String> {
    own_names(headers, DECISION_COLUMNS)
}

/// Headers that are one of the model's names but for case and blanks; the first of several gets it.
fn own_names(headers: &[String], columns: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for header in headers {
        let folded = folded(header);
        let own = columns.contains(&folded.as_str()) || folded.starts_with("q.");
        let name = if own && !names.contains(&folded) { folded } else { header.clone() };
        names.push(name);
    }
    names
}

fn folded(header: &str) -> String {
    header.trim().to_lowercase().replace([' ', '-'], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(headers: &str) -> String {
        let headers: Vec<String> = headers.split(',').map(str::to_string).collect();
        claims(&headers).join(",")
    }

    #[test]
    fn the_words_of_other_tools_are_understood() {
        let table = [
            ("subject,relation,object", "subject,relation,object"),
            (
                "Source,Target,Type,Kind,Label,Weight",
                "subject,object,direction,relation,Label,weight",
            ),
            ("from,to", "subject,object"),
            ("subject,predicate,object,source,date", "subject,relation,object,source,when"),
            ("Subject,Relation,Object,Source,Q.Via", "subject,relation,object,source,q.via"),
            ("source,target,type", "subject,object,direction"),
        ];
        for (headers, want) in table {
            assert_eq!(named(headers), want);
        }
    }
}
