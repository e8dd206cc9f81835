//! By whose account something is: `according to data the firm published`, `according to the group Relay
//! Watch`. Parsers lose the source to the clause that tells which it is, or to the end of its name.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::main_verbs::{make_main, verb_behind};
use crate::extract::tree::{is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    for according in 0..s.len().saturating_sub(2) {
        let opens = s.word(according).eq_ignore_ascii_case("according");
        if opens && s.labels[according] == Label::Case {
            whole_name(s, according);
            source_of_noun(s, according);
            source_of_clause(s, according);
            doer_behind_source(s, according);
        }
    }
}

/// Ties the account to the first of the words of a name, on which the others hang.
fn whole_name(s: &mut Sentence, according: usize) {
    let Some(part) = s.head(according).filter(|&part| part > according) else { return };
    let first = s.head(part).filter(|&first| first > according && first < part);
    let Some(first) = first.filter(|_| s.labels[part] == Label::Flat) else { return };
    s.heads[according] = first as u16;
    if s.upos[first] == Upos::Noun && s.upos[part] == Upos::Propn {
        s.labels[part] = Label::Appos;
    }
}

/// Gives a participle its doer that the parser took for the source, and the source its place: `according to
/// data the firm published`.
fn source_of_noun(s: &mut Sentence, according: usize) {
    let Some(source) = s.head(according).filter(|&source| source > according) else { return };
    let Some(doer) = s.head(source).filter(|&doer| doer > source && is_nominal(s, doer)) else {
        return;
    };
    let opens = matches!(s.tags[source + 1], Tag::Dt | Tag::PrpPossessive);
    let is_bare = |&at: &usize| {
        let past = matches!(s.tags[at], Tag::Vbn | Tag::Vbd) && s.labels[at] == Label::Acl;
        past && at == doer + 1 && s.child(at, Label::OblAgent).is_none()
    };
    let clause = s.children(doer).find(is_bare);
    let above = s.head(doer).filter(|_| opens && s.labels[source] == Label::Nmod);
    let (Some(clause), Some(above)) = (clause, above) else { return };
    hang(s, source, above, Label::Obl);
    hang(s, clause, source, Label::AclRelcl);
    hang(s, doer, clause, Label::Nsubj);
    s.tags[clause] = Tag::Vbd;
    for at in 0..s.len() {
        if s.head(at) == Some(doer) && s.upos[at] == Upos::Punct {
            s.heads[at] = source as u16;
        }
    }
}

/// Hangs a clause on its source, where the parser took that for a part of it: `according to two people the
/// newspaper interviewed`. What has an object of its own is no clause of the source.
fn source_of_clause(s: &mut Sentence, according: usize) {
    let source = s.head(according).filter(|&source| source > according);
    let Some(source) = source.filter(|&at| s.upos[at] == Upos::Noun) else { return };
    let Some(clause) = s.head(source).filter(|&clause| clause > source) else { return };
    let Some(above) = s.head(clause).filter(|_| s.labels[source] == Label::Obl) else { return };
    let doer = s.child(clause, Label::Nsubj).filter(|&doer| doer > source && doer < clause);
    let apart = (source..clause).any(|at| s.tags[at] == Tag::Comma);
    let is_whole = s
        .children(clause)
        .any(|at| matches!(s.labels[at], Label::Obj | Label::Ccomp | Label::Xcomp | Label::Cop));
    let is_one = doer.is_some() && !apart && !is_whole && s.word(source) != "police";
    if is_one && matches!(s.labels[clause], Label::Advcl | Label::Ccomp | Label::Parataxis) {
        hang(s, source, above, Label::Obl);
        hang(s, clause, source, Label::AclRelcl);
    }
}

/// Gives the sentence for its subject whoever stands behind the comma of its source, with what is said of
/// him between commas, where the parser took him for the source: `According to Vale, the mayor, who left,
/// fined Orlo`.
fn doer_behind_source(s: &mut Sentence, according: usize) {
    let Some(source) = s.head(according).filter(|&at| at > according && according == 0) else {
        return;
    };
    let is_comma = |at: usize| s.tags[at] == Tag::Comma;
    let Some(comma) = (source + 1..s.len()).find(|&at| is_comma(at)) else { return };
    let below = |at: usize, top: usize| upwards(s, at).any(|above| above == top);
    let doer = s.children(source).find(|&at| {
        let beside = matches!(s.labels[at], Label::Appos | Label::Conj) && is_nominal(s, at);
        at > comma && beside && (comma + 1..at).all(|word| below(word, at))
    });
    // `According to Vale, a lawyer, the bank …`: what somebody is has no name and no `the`.
    let is_said = |doer: usize| s.child(doer, Label::Det).is_some_and(|det| s.word(det) != "the");
    let is_next = |doer: &usize| s.child(*doer, Label::Cc).is_none() && !is_said(*doer);
    let Some(doer) = doer.filter(is_next) else { return };
    let is_root = s.is_root(source);
    let verb = (doer + 1..s.len().saturating_sub(2))
        .filter(|&at| is_comma(at))
        .filter_map(|at| verb_behind(s, at))
        .find(|&verb| if is_root { below(verb, source) } else { s.is_root(verb) });
    let Some(verb) = verb.filter(|_| is_root || s.labels[source] == Label::Obl) else { return };
    make_main(s, verb, doer);
    hang(s, source, verb, Label::Obl);
    for at in doer + 1..verb {
        if s.head(at) == Some(source) {
            hang(s, at, doer, s.labels[at]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn a_source_has_a_clause_and_a_whole_name() {
        let data = "Orlo|NNP|2|nsubj left|VBD|0|root ,|,|8|punct according|VBG|6|case to|IN|4|fixed data|NNS|8|nmod \
                    the|DT|8|det firm|NN|2|obl published|VBN|8|acl";
        let told = told_after(mend, data);
        assert!(told.contains("data<left Obl") && told.contains("firm<published Nsubj"), "{told}");
        let people = "Orlo|NNP|2|nsubj left|VBD|0|root ,|,|9|punct according|VBG|6|case to|IN|4|fixed people|NNS|9|obl \
                      the|DT|8|det Herald|NNP|9|nsubj met|VBD|2|advcl";
        let told = told_after(mend, people);
        assert!(told.contains("people<left Obl") && told.contains("met<people AclRelcl"), "{told}");
        let group = "According|VBG|5|case to|IN|1|fixed the|DT|4|det group|NN|7|obl Relay~|NNP|4|flat ,|,|4|punct \
                     left|VBD|0|root";
        let told = told_after(mend, group);
        assert!(told.contains("According<group Case") && told.contains("Relay<group Appos"));
    }

    #[test]
    fn another_clause_behind_a_source_stays_one() {
        let run_on = "Orlo|NNP|2|nsubj left|VBD|0|root ,|,|9|punct according|VBG|6|case to|IN|4|fixed people|NNS|9|obl \
                      the|DT|8|det Herald|NNP|9|nsubj met|VBD|2|advcl Pell|NNP|9|obj";
        assert!(told_after(mend, run_on).contains("people<met Obl"));
        let apart = "According|VBG|3|case to|IN|1|fixed people~|NNS|6|obl ,|,|3|punct Orlo|NNP|6|nsubj left|VBD|0|root";
        assert!(told_after(mend, apart).contains("people<left Obl"));
    }
}
