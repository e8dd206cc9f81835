//! What stands between commas behind a name and was taken for the verb of the sentence, or for its
//! subject: `Orlo, jailed for robbing Pell, sued Vale`, `Orlo, who denies robbing Pell, sued Vale`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::tree::upwards;

pub(super) fn mend(s: &mut Sentence) {
    for verb in 2..s.len() {
        if !matches!(s.tags[verb], Tag::Vbd | Tag::Vbn | Tag::Vbz | Tag::Vbp) {
            continue;
        }
        if s.tags[verb - 1] == Tag::Comma {
            participle(s, verb);
        } else {
            relative(s, verb);
        }
    }
}

/// Hangs a participle on the name before its comma, and gives its place to the verb behind the next
/// comma that has this name for its subject.
fn participle(s: &mut Sentence, participle: usize) {
    let past = matches!(s.tags[participle], Tag::Vbd | Tag::Vbn);
    if !past || s.children(participle).any(|at| is_subject(s, at) || is_auxiliary(s, at)) {
        return;
    }
    let is_main = |at: usize| {
        let joined = matches!(s.labels[at], Label::Conj | Label::Parataxis | Label::Advcl);
        let comma = (participle + 1..at).any(|between| s.tags[between] == Tag::Comma);
        joined && at > participle && comma && s.child(at, Label::Cc).is_none()
    };
    let Some(main) = s.children(participle).find(|&at| is_main(at)) else { return };
    let ends_there = |at: usize| {
        let before = participle - 2;
        at <= before && upwards(s, before).any(|above| above == at)
    };
    let Some(name) = s.children(main).find(|&at| is_subject(s, at) && ends_there(at)) else {
        return;
    };
    s.heads[main] = if s.is_root(participle) { main as u16 } else { s.heads[participle] };
    s.labels[main] = s.labels[participle];
    for at in main + 1..s.len() {
        if s.head(at) == Some(participle) {
            s.heads[at] = main as u16;
        }
    }
    hang(s, participle, name, Label::Acl);
    s.tags[participle] = Tag::Vbn;
}

/// Hangs a clause with `who` on the name before its comma, where it was taken for a second subject.
fn relative(s: &mut Sentence, verb: usize) {
    let is_who = |at: usize| {
        is_subject(s, at)
            && matches!(s.tags[at], Tag::Wp | Tag::Wdt)
            && s.tags[at - 1] == Tag::Comma
    };
    let Some(main) = s.head(verb).filter(|&main| main > verb && is_subject(s, verb)) else {
        return;
    };
    let Some(who) = s.children(verb).find(|&at| at > 1 && at < verb && is_who(at)) else { return };
    let name = s.children(main).find(|&at| at < who && is_subject(s, at));
    if let Some(name) = name.filter(|_| s.upos[verb] == Upos::Verb) {
        hang(s, verb, name, Label::AclRelcl);
    }
}

fn is_subject(s: &Sentence, at: usize) -> bool {
    matches!(s.labels[at], Label::Nsubj | Label::NsubjPass | Label::Csubj)
}

fn is_auxiliary(s: &Sentence, at: usize) -> bool {
    matches!(s.labels[at], Label::Aux | Label::AuxPass | Label::Cop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    fn mended(notation: &str) -> String {
        told_after(mend, notation)
    }

    #[test]
    fn what_stands_between_commas_is_said_of_the_name_before() {
        let jailed = "Orlo|NNP|6|nsubj ,|,|1|punct jailed|VBD|0|root twice|RB|3|advmod ,|,|1|punct sued|VBD|3|conj \
                      Vale|NNP|6|obj";
        assert!(mended(jailed).contains("jailed<Orlo Acl"));
        let denies = "Orlo|NNP|7|nsubj ,|,|4|punct who|WP|4|nsubj denies|VBZ|7|nsubj it|PRP|4|obj ,|,|1|punct \
                      sued|VBD|0|root Vale|NNP|7|obj";
        assert!(mended(denies).contains("denies<Orlo AclRelcl"));
    }

    #[test]
    fn two_things_that_somebody_does_stay_joined() {
        let two = "Orlo|NNP|2|nsubj smiled|VBD|0|root ,|,|4|punct sued|VBD|2|conj Vale|NNP|4|obj";
        assert!(mended(two).contains("sued<smiled Conj"));
        let and = "Orlo|NNP|2|nsubj ,|,|4|punct robbed|VBD|0|root Pell|NNP|3|obj ,|,|7|punct and|CC|7|cc fled|VBD|3|conj";
        assert!(mended(and).contains("fled<robbed Conj"));
    }
}
