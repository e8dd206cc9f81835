//! What there is no proof of: `there is no evidence that Orlo or Pell paid`. Parsers hang it on another
//! word where commas or an `or` stand in it. Where no `that` tells, as in `no evidence Orlo paid Pell`, they
//! take `evidence Orlo` for one name, or the proof for what Orlo is.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::tree::is_nominal;

pub(super) fn mend(s: &mut Sentence) {
    for noun in 1..s.len().saturating_sub(3) {
        if PROOFS.contains(&s.word(noun)) && matches!(s.upos[noun], Upos::Noun | Upos::Adj) {
            if let Some(that) = that_behind(s, noun) {
                clause_with_that(s, noun, that);
                continue;
            }
            let found = named_beside(s, noun).or_else(|| named_behind(s, noun));
            if let Some((doer, clause)) = found {
                (s.tags[clause], s.upos[clause]) = (Tag::Vbd, Upos::Verb);
                hang(s, clause, noun, Label::Acl);
                hang(s, doer, clause, Label::Nsubj);
            }
        }
    }
}

#[rustfmt::skip]
const PROOFS: &[&str] =
    &[
    "evidence", "hint", "indication", "indications", "proof", "record", "sign", "signs", "suggestion",
    "suspicion", "trace",
];

/// Verbs that nothing is done to: what there is evidence of is that they happened.
#[rustfmt::skip]
const NEVER_WITH_OBJECTS: &[&str] = &[
    "benefit", "collaborate", "collude", "conspire", "cooperate", "die", "interfere", "meddle", "participate",
    "profit", "resign", "tamper",
];

/// The `that` behind a proof, or behind the verb that says that there is one: `no proof was found that …`.
/// What somebody `claimed without evidence that` is what he claimed.
fn that_behind(s: &Sentence, noun: usize) -> Option<usize> {
    if s.child(noun, Label::Case).is_some_and(|tie| s.word(tie) == "without") {
        return None;
    }
    let is_that = |at: &usize| *at < s.len() && s.word(*at).eq_ignore_ascii_case("that");
    let verb = s.head(noun).filter(|&verb| verb > noun && s.upos[verb] == Upos::Verb);
    let is_there = |verb: &usize| match s.labels[noun] {
        Label::NsubjPass => true,
        Label::Nsubj => matches!(&*s.lemma(*verb), "appear" | "emerge" | "exist" | "surface"),
        _ => false,
    };
    let behind_verb = verb.filter(is_there).map(|verb| verb + 1);
    Some(noun + 1).filter(is_that).or_else(|| behind_verb.filter(is_that))
}

/// Hangs on a proof the clause that `that` begins behind it.
fn clause_with_that(s: &mut Sentence, noun: usize, that: usize) {
    let Some(clause) = s.head(that).filter(|&clause| clause > that) else { return };
    if s.labels[that] != Label::Mark {
        // `evidence that Orlo saw` is what he saw, unless he saw something else.
        let lacks_nothing = |at: usize| {
            let object = s.children(at).any(|object| object > at && s.labels[object] == Label::Obj);
            // `evidence that Orlo benefited from` is what he benefited from.
            let is_loose = s.children(at).any(|tie| tie > at && s.upos[tie] == Upos::Adp);
            object || NEVER_WITH_OBJECTS.contains(&&*s.lemma(at)) && !is_loose
        };
        let second = s.children(clause).find(|&at| s.labels[at] == Label::Conj && at > clause);
        let doer = s.child(clause, Label::Nsubj).filter(|&doer| doer > that);
        let is_whole = lacks_nothing(clause) || second.is_some_and(lacks_nothing);
        if doer.is_none() || !is_whole || s.labels[that] != Label::Obj {
            return;
        }
        s.labels[that] = Label::Mark;
        (s.tags[that], s.upos[that]) = (Tag::In, Upos::Sconj);
    }
    let above = s.head(clause).filter(|&above| above < noun);
    let next = s.children(clause).find(|&at| is_next_clause(s, clause, at));
    hang(s, clause, noun, Label::Acl);
    if let (Some(next), Some(above)) = (next, above) {
        hang(s, next, above, Label::Conj);
    }
}

/// Whether a clause joined with another has its own subject, and a comma before it.
fn is_next_clause(s: &Sentence, clause: usize, next: usize) -> bool {
    let joins = |at: usize| s.tags[at] == Tag::Cc && s.tags[at - 1] == Tag::Comma;
    let doer = s.child(next, Label::Nsubj).or_else(|| s.child(next, Label::NsubjPass));
    let is_own = doer.is_some_and(|doer| doer > clause && (clause + 1..doer).any(joins));
    s.labels[next] == Label::Conj && is_own
}

fn has_subject(s: &Sentence, clause: usize) -> bool {
    [Label::Nsubj, Label::NsubjPass].iter().any(|&label| s.child(clause, label).is_some())
}

/// Who does what a proof is of, and the verb, where he was taken for another name of it.
fn named_beside(s: &Sentence, noun: usize) -> Option<(usize, usize)> {
    let is_name = |&at: &usize| s.labels[at] == Label::Appos && starts_behind(s, noun, at);
    let doer = s.children(noun).find(is_name)?;
    let is_clause = |&at: &usize| {
        matches!(s.labels[at], Label::Acl | Label::AclRelcl) && at > doer && is_whole(s, at)
    };
    // `no evidence the mayor, Ann Pell, paid`
    let is_beside = |&at: &usize| {
        let is_behind = at > doer && s.tags[at - 1] == Tag::Comma;
        s.labels[at] == Label::Parataxis && is_behind && !has_subject(s, at) && is_whole(s, at)
    };
    let clause = s.children(noun).find(is_clause);
    let clause = clause.or_else(|| s.children(s.head(noun)?).find(is_beside))?;
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
    fn what_a_proof_is_of_hangs_on_it_behind_commas_as_well() {
        let comma = "there|EX|2|expl is|VBZ|0|root no|DT|4|det proof|NN|2|nsubj that|IN|10|mark \
                     Orlo|NNP|10|nsubj ,|,|8|punct Pell|NNP|6|appos ,|,|8|punct left|VBD|2|parataxis";
        assert!(mended(comma).contains("left<proof Acl"));
        let found = "no|DT|2|det proof|NN|4|nsubj:pass was|VBD|4|aux:pass found|VBN|0|root that|IN|7|mark \
                     Orlo|NNP|7|nsubj left|VBD|4|ccomp";
        assert!(mended(found).contains("left<proof Acl"));
        let or = "Vale|NNP|2|nsubj saw|VBD|0|root no|DT|4|det proof|NN|2|obj that|WDT|7|obj \
                  Orlo|NNP|7|nsubj robbed|VBD|4|acl:relcl or|CC|9|cc paid|VBD|7|conj Pell|NNP|9|obj";
        assert!(mended(or).contains("that<robbed Mark, Orlo<robbed Nsubj, robbed<proof Acl"));
        // What somebody saw was seen, and what proof shows it shows.
        let seen = "Vale|NNP|2|nsubj lost|VBD|0|root proof|NN|2|obj that|WDT|6|obj Orlo|NNP|6|nsubj \
                    saw|VBD|3|acl:relcl";
        assert!(mended(seen).contains("that<saw Obj"));
        let shows =
            "proof|NN|2|nsubj shows|VBZ|0|root that|IN|5|mark Orlo|NNP|5|nsubj left|VBD|2|ccomp";
        assert!(mended(shows).contains("left<shows Ccomp"));
    }

    #[test]
    fn what_nothing_is_done_to_happened_by_itself() {
        let gained = "Vale|NNP|2|nsubj saw|VBD|0|root proof|NN|2|obj that|WDT|6|obj Orlo|NNP|6|nsubj \
                      benefited|VBD|3|acl:relcl from|IN|8|case it|PRP|6|obl";
        assert!(mended(gained).contains("that<benefited Mark"));
        let loose = gained.replace("from|IN|8|case it|PRP|6|obl", "from|IN|6|obl");
        assert!(mended(&loose).contains("that<benefited Obj"));
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
