//! Which of a table's columns mean what. Other tools call the same things by other names.

use std::collections::BTreeMap;

use crate::model::{
    CLAIM_COLUMNS, DECISION_COLUMNS, DIRECTION, ENTITY_COLUMNS, EVIDENCE_COLUMNS, NEGATED,
    RELATIONS, RowsOf, SOURCE_COLUMNS, SPEAKERS, TYPE_COLUMNS, find_ends, without_types,
};
use crate::project::NamedColumns;
use crate::project::column_names::{free_name, is_computed, own_name};

/// The model's names for the columns that give whom a claim names a type, and other tools' words.
pub(super) const TYPES: [(&str, [&str; 4]); 3] = [
    (TYPE_COLUMNS[0], ["subject_type", "source_type", "from_type", "src_type"]),
    (TYPE_COLUMNS[1], ["object_type", "target_type", "to_type", "dst_type"]),
    (TYPE_COLUMNS[2], ["speaker_type"; 4]),
];

/// What databases nest of how a claim is put, as an object with a value or a name: `{"status": {"name":
/// "denied"}}`. A denial that is overlooked would be a fact.
const NESTED: [(&str, &[&str]); 4] = [
    ("status", &["status.value", "status.name", "status.id", "status.label"]),
    (
        "negated",
        &["negated.value", "negated.negated", "negated.is_negated", "negated.yes", "negated.flag"],
    ),
    ("modality", &["modality.value", "modality.name", "modality.id", "modality.label"]),
    ("speaker", &["speaker.name", "speaker.label", "speaker.value", "speaker.id"]),
];

/// The model's names for the columns of a table of claims.
///
/// Its own names come first. Where the ends or the relation are missing, the words of Gephi,
/// networkx and plain edge lists are tried. A name that is computed for edges stays theirs: a
/// column that happens to have it gets a `_` behind it.
pub(super) fn claims(headers: &[String]) -> Vec<String> {
    claims_as(headers, &NamedColumns::default())
}

/// The same of a table of whose columns its user says what some mean.
pub(super) fn claims_as(in_file: &[String], named: &NamedColumns) -> Vec<String> {
    let headers: &[String] = &without_types(in_file, RowsOf::Edges);
    let mut folded: Vec<String> = headers.iter().map(|header| own_name(header)).collect();
    let mut names = own_names(headers, CLAIM_COLUMNS);
    named.apply(in_file, &mut names);
    // Nothing is guessed of a column whose meaning was said.
    for (header, in_file) in folded.iter_mut().zip(in_file) {
        if named.meaning(in_file).is_some() {
            header.clear();
        }
    }
    let is_edge_list = name_ends(&folded, &mut names);
    name_one_of("relation", &RELATIONS, &folded, &mut names);
    name_one_of("when", &["date", "time", "year"], &folded, &mut names);
    name_one_of("speaker", &SPEAKERS, &folded, &mut names);
    // Whether its values say yes and no is seen when they are read.
    name_one_of("negated", &NEGATED, &folded, &mut names);
    for (name, words) in TYPES {
        name_one_of(name, &words, &folded, &mut names);
    }
    for (name, words) in NESTED {
        name_one_of(name, words, &folded, &mut names);
    }
    // Whether its values are some is seen then, too.
    name_one_of(DIRECTION, &[DIRECTION], &folded, &mut names);
    if is_edge_list {
        name_one_of("weight", &["value"], &folded, &mut names);
        // Gephi's word.
        name_one_of(DIRECTION, &["type"], &folded, &mut names);
    }
    for at in 0..names.len() {
        if is_computed(&names[at]) && names[at] != DIRECTION {
            names[at] = free_name(&names[at], &names);
        }
    }
    names
}

/// Finds subject and object under the names of edge lists, unless the table has the model's.
///
/// An e-mail between `from` and `to` has a `subject` of its own, which is what it is about.
fn name_ends(folded: &[String], names: &mut [String]) -> bool {
    let find = |word: &str| folded.iter().position(|header| header == word);
    let Some((from, to)) = find_ends(|_| true, find) else { return false };
    let has = |name: &str| names.iter().position(|own| own == name);
    let is_message = ["from", "sender"].contains(&folded[from].as_str());
    match (has("subject"), has("object")) {
        (Some(subject), None) if is_message && folded[subject] == "subject" => {
            names[subject] = free_name("subject_", names);
        }
        (None, None) => {}
        _ => return false,
    }
    names[from] = "subject".to_string();
    names[to] = "object".to_string();
    true
}

/// Gives a name of the model's to the first of these words that is a header, unless it is taken.
fn name_one_of(name: &str, words: &[&str], folded: &[String], names: &mut [String]) {
    let find = |word: &&str| folded.iter().position(|header| header == word);
    let taken = names.iter().any(|taken| taken == name);
    if let (false, Some(at)) = (taken, words.iter().find_map(find)) {
        names[at] = name.to_string();
    }
}

/// The model's names for the columns of a table of entities.
pub(super) fn entities(headers: &[String]) -> Vec<String> {
    let mut names = own_names(&without_types(headers, RowsOf::Nodes), ENTITY_COLUMNS);
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

/// Headers that are one of the model's names but for case and what stands between words: `SHA-256`
/// is `sha256`. One that is just that name gets it, or else the first; others of the same name keep
/// theirs with a `_` behind it.
fn own_names(headers: &[String], columns: &[&str]) -> Vec<String> {
    let folded: Vec<String> = headers.iter().map(|header| own_name(header)).collect();
    let own = |folded_header: &String| {
        if columns.contains(&folded_header.as_str()) || folded_header.starts_with("q.") {
            return Some(folded_header.clone());
        }
        let alike = columns.iter().find(|column| has_the_letters_of(column, folded_header))?;
        (!folded.iter().any(|other| other == alike)).then(|| alike.to_string())
    };
    let meant: Vec<Option<String>> = folded.iter().map(own).collect();
    let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, own) in meant.iter().enumerate() {
        if let Some(own) = own {
            let owner = owners.entry(own).or_insert(at);
            if headers[at] == *own {
                *owner = at;
            }
        }
    }
    let mut names = headers.to_vec();
    for (own, at) in &owners {
        names[*at] = own.to_string();
    }
    for at in 0..names.len() {
        if meant[at].as_deref().is_some_and(|own| owners.get(own) != Some(&at)) {
            names[at] = free_name(&format!("{}_", headers[at]), &names);
        }
    }
    names
}

/// Whether two names are the same but for what parts their words.
fn has_the_letters_of(one: &str, other: &str) -> bool {
    one.replace('_', "") == other.replace('_', "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_two_columns_have_one_name(picked in proptest::collection::vec(0_usize..26, 1..9)) {
            let words = [
                "subject", "Subject", "object", "status", "Status", "STATUS", "weight", "Q.via",
                "q.via", "Source", "source", "target", "type", "Type", "label", "Label", "state",
                "state_", "status_", "Status_", "name", "from", "to", "sha 256", "SHA-256", "when",
            ];
            let headers: std::collections::BTreeSet<usize> = picked.into_iter().collect();
            let headers: Vec<String> = headers.iter().rev().map(|at| words[*at].to_string()).collect();
            for names in [claims(&headers), entities(&headers), sources(&headers)] {
                let distinct: std::collections::BTreeSet<&String> = names.iter().collect();
                prop_assert_eq!(distinct.len(), names.len(), "{:?} of {:?}", names, headers);
            }
        }
    }

    #[test]
    fn a_name_goes_to_the_column_that_has_just_that() {
        assert_eq!(
            named("Subject,verb,object,Status,status"),
            "subject,relation,object,Status_,status"
        );
        assert_eq!(named("Q.via,q.via,Q.Via"), "Q.via_,q.via,Q.Via_");
        assert_eq!(named("WEIGHT,Weight"), "weight,Weight_");
    }

    fn named(headers: &str) -> String {
        let headers: Vec<String> = headers.split(',').map(str::to_string).collect();
        claims(&headers).join(",")
    }

    #[test]
    fn what_the_user_says_comes_first() {
        let mut named = NamedColumns::default();
        for (name, header) in [("subject", "zahler"), ("object", "An"), ("q.via", "Bank")] {
            named.add(name, header).unwrap();
        }
        let headers = ["Zahler", "Subject", "An", "Bank", "Verb"].map(str::to_string);
        let names = ["subject", "subject_", "object", "q.via", "relation"];
        assert_eq!(claims_as(&headers, &named), names);
    }

    #[test]
    fn what_the_user_says_is_overruled_by_no_guess() {
        let named_as = |headers: &str, said: &[(&str, &str)]| {
            let headers: Vec<String> = headers.split(',').map(str::to_string).collect();
            let mut named = NamedColumns::default();
            said.iter().for_each(|(name, header)| named.add(name, header).unwrap());
            claims_as(&headers, &named).join(",")
        };
        let table = [
            ("From,To,Verb", ("q.via", "To"), "From,q.via,relation"),
            ("From,To,Verb", ("q.how", "Verb"), "subject,object,q.how"),
            ("From,To,Verb,Year", ("id", "year"), "subject,object,relation,id"),
            ("From,To,Subject", ("subject", "Subject"), "From,To,subject"),
            ("From,To,Subject", ("q.about", "Subject"), "subject,object,q.about"),
            ("From,To,Verb", ("object", "To"), "From,object,relation"),
            ("Payer,Payee,From,To", ("q.since", "Payer"), "q.since,Payee,subject,object"),
        ];
        for (headers, said, wanted) in table {
            assert_eq!(named_as(headers, &[said]), wanted, "{headers} {said:?}");
        }
    }

    #[test]
    fn what_parts_the_words_of_a_name_doesnt_matter() {
        let named = |headers: &[&str]| {
            sources(&headers.iter().map(|header| header.to_string()).collect::<Vec<_>>())
        };
        let names = named(&["ID", "SHA-256", "archiveUrl", "archive url", "fi-le"]);
        assert_eq!(names, ["id", "sha256", "archiveUrl", "archive_url", "file"]);
        assert_eq!(named(&["sha 256", "sha256"]), ["sha 256", "sha256"]);
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
            ("From,To,Subject,Date", "subject,object,subject_,when"),
            ("subject,relation,target,source", "subject,relation,target,source"),
            ("subject,verb,start,end", "subject,relation,start,end"),
            ("subject,predicate,object,source,date", "subject,relation,object,source,when"),
            ("Subject,Relation,Object,Source,Q.Via", "subject,relation,object,source,q.via"),
            ("source,target,type", "subject,object,direction"),
            ("subject,relation,object,type,value", "subject,relation,object,type,value"),
            ("from,to,value", "subject,object,weight"),
            (
                "subject,relation,object,state,state_,direction",
                "subject,relation,object,state__,state_,direction",
            ),
        ];
        for (headers, want) in table {
            assert_eq!(named(headers), want);
        }
    }
}
