//! What there is no proof of, where no `that` tells: `there is no evidence Orlo paid Pell`. Parsers
//! take `evidence Orlo` for one name, or the proof for what Orlo is.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::tree::is_nominal;

pub(super) fn mend(s: &mut Sentence) {
    for noun in 1..s.len().saturating_sub(3) {
        if PROOFS.contains(&s.word(noun)) && matches!(s.upos[noun], Upos::Noun | Upos::Adj) {
            let found = named_beside(s, noun).or_else(|| named_behind(s, noun));
            if let Some((doer, clause)) = found {
                (s.tags[clause], s.upos[clause]) = (Tag::Vbd, Upos::Verb);
                hang(s, clause, noun, Label::Acl);
                hang(s, doer, clause, Label::Nsubj);
            }
        }
    }
}

const PROOFS: &[&str] =
    &["evidence", "hint", "indication", "proof", "sign", "suggestion", "suspicion"];

/// Who does what a proof is of, and the verb, where he was taken for another name of it.
fn named_beside(s: &Sentence, noun: usize) -> Option<(usize, usize)> {
    let is_name = |&at: &usize| s.labels[at] == Label::Appos && starts_behind(s, noun, at);
    let doer = s.children(noun).find(is_name)?;
    let clause = s.children(noun).find(|&at| {
        let is_clause = matches!(s.labels[at], Label::Acl | Label::AclRelcl);
        is_clause && at > doer && is_whole(s, at)
    })?;
    Some((doer, clause))
}

/// The same, where the proof was taken for a part of his name. It gets the place of the clause.
fn named_behind(s: &mut Sentence, noun: usize) -> Option<(usize, usize)> {
    let doer = match s.labels[noun] {
        Label::Compound | Label::Amod => s.head(noun),
        // Parsers see two subjects as well.
        Label::Nsubj => s
            .children(s.head(noun)?)
            .find(|&at| s.labels[at] == Label::Nsubj && starts_behind(s, noun, at)),
        _ => None,
    }?;
    let clause = s.head(doer).filter(|&at| at > doer && s.labels[doer] == Label::Nsubj)?;
    let be = s.head(clause).filter(|&be| be < noun && s.labels[clause] == Label::Ccomp)?;
    let there = s.child(be, Label::Expl).is_some();
    if !there || noun + 1 != first_of_name(s, doer, noun) || !is_whole(s, clause) {
        return None;
    }
    hang(s, noun, be, Label::Nsubj);
    (s.tags[noun], s.upos[noun]) = (Tag::Nn, Upos::Noun);
    for at in be + 1..noun {
        if s.head(at) == Some(doer) {
            s.heads[at] = noun as u16;
        }
    }
    Some((doer, clause))
}

/// The first word behind a noun that is part of a name.
fn first_of_name(s: &Sentence, name: usize, noun: usize) -> usize {
    let first = s.children(name).filter(|&at| at > noun && at < name).min();
    first.unwrap_or(name)
}

fn starts_behind(s: &Sentence, noun: usize, name: usize) -> bool {
    name > noun && is_nominal(s, name) && first_of_name(s, name, noun) == noun + 1
}

/// Whether a verb has an object, so that it needs somebody who does it.
fn is_whole(s: &Sentence, verb: usize) -> bool {
    let object = [Label::Obj, Label::Iobj].iter().any(|&label| s.child(verb, label).is_some());
    let participle = matches!(s.tags[verb], Tag::Vbd | Tag::Vbn);
    object && participle && s.child(verb, Label::Mark).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    fn mended(notation: &str) -> String {
        told_after(mend, notation)
    }

    #[test]
    fn whoever_stands_behind_a_proof_is_who_did_it() {
        let beside = "there|EX|2|expl is|VBZ|0|root no|DT|4|det evidence|NN|2|nsubj Orlo|NNP|4|appos \
                      bribed|VBN|4|acl Pell|NNP|6|obj";
        assert!(mended(beside).contains("Orlo<bribed Nsubj, bribed<evidence Acl"));
        let behind = "there|EX|2|expl is|VBZ|0|root no|DT|5|det proof|NN|5|compound Orlo|NNP|6|nsubj \
                      paid|VBD|2|ccomp Pell|NNP|6|obj";
        let two = "there|EX|2|expl is|VBZ|0|root no|DT|4|det proof|NN|6|nsubj Orlo|NNP|6|nsubj \
                   paid|VBD|2|ccomp Pell|NNP|6|obj";
        assert!(mended(two).contains("proof<is Nsubj, Orlo<paid Nsubj, paid<proof Acl"));
        let told = mended(behind);
        assert!(told.contains("no<proof Det, proof<is Nsubj, Orlo<paid Nsubj, paid<proof Acl"));
    }

    #[test]
    fn proof_that_somebody_hid_is_no_clause() {
        let hidden = "Vale|NNP|2|nsubj saw|VBD|0|root evidence|NN|2|obj Orlo|NNP|3|appos hid|VBD|3|acl:relcl";
        assert!(mended(hidden).contains("Orlo<evidence Appos"));
        let by = "Vale|NNP|2|nsubj saw|VBD|0|root evidence|NN|2|obj hidden|VBN|3|acl by|IN|6|case \
                  Orlo|NNP|4|obl:agent";
        assert!(mended(by).contains("hidden<evidence Acl"));
    }
}
