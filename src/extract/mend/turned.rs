//! Clauses that `nor` and `neither` open, with their verb before their subject: `nor did Orlo pay`; and
//! what `neither` belongs to: `neither Orlo's aide nor Vale paid`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::tree::upwards;

pub(super) fn mend(s: &mut Sentence) {
    for neither in 0..s.len() {
        neither_of(s, neither);
    }
    for nor in 0..s.len().saturating_sub(2) {
        let is_nor = ["nor", "neither"].iter().any(|word| s.word(nor).eq_ignore_ascii_case(word));
        let auxiliary = nor + 1;
        if !is_nor || s.upos[auxiliary] != Upos::Aux {
            continue;
        }
        if let Some(verb) = verb_of(s, auxiliary) {
            hang(s, nor, verb, Label::Cc);
            s.upos[nor] = Upos::Cconj;
        }
    }
}

/// Hangs `neither` on the first of those that `nor` joins, where the parser hung it on whose it is.
fn neither_of(s: &mut Sentence, neither: usize) {
    if !s.word(neither).eq_ignore_ascii_case("neither") {
        return;
    }
    let joins_nor = |at: usize| {
        let is_nor = |word: usize| s.word(word).eq_ignore_ascii_case("nor");
        s.children(at).any(|other| {
            s.labels[other] == Label::Conj && s.child(other, Label::Cc).is_some_and(is_nor)
        })
    };
    let Some(near) = s.head(neither) else { return };
    let is_part = |at: &usize| {
        use Label::{Amod, Compound, Nmod, NmodPoss, NmodUnmarked};
        matches!(s.labels[*at], Amod | Compound | Nmod | NmodPoss | NmodUnmarked)
    };
    let first =
        upwards(s, near).take_while(is_part).filter_map(|at| s.head(at)).find(|&at| joins_nor(at));
    if let Some(first) = first.filter(|&first| first > neither && !joins_nor(near)) {
        hang(s, neither, first, Label::CcPreconj);
    }
}

/// The verb of an auxiliary, made one where the parser took it for what is said of its subject:
/// `neither has Orlo paid`.
fn verb_of(s: &mut Sentence, auxiliary: usize) -> Option<usize> {
    if matches!(s.labels[auxiliary], Label::Aux | Label::AuxPass | Label::Cop) {
        let verb = s.head(auxiliary).filter(|&verb| verb > auxiliary)?;
        // Parsers hang it on a strange name behind it: `nor did Vale pay`.
        let above = s.head(verb).filter(|&above| above > verb && s.labels[verb] == Label::Nsubj);
        let above = above.filter(|&above| s.upos[above] == Upos::Verb);
        if let Some(above) = above {
            hang(s, auxiliary, above, Label::Aux);
        }
        return above.or(Some(verb));
    }
    let subject = s.child(auxiliary, Label::Obj).filter(|&at| at > auxiliary)?;
    let is_participle = |at: &usize| matches!(s.tags[*at], Tag::Vbn | Tag::Vbd);
    let verb = s.child(subject, Label::Acl).filter(|at| *at > subject && is_participle(at))?;
    s.heads[verb] = s.head(auxiliary).unwrap_or(verb) as u16;
    s.labels[verb] = s.labels[auxiliary];
    (s.heads[subject], s.labels[subject]) = (verb as u16, Label::Nsubj);
    for at in 0..s.len() {
        if s.head(at) == Some(auxiliary) && at != verb {
            s.heads[at] = verb as u16;
        }
    }
    (s.heads[auxiliary], s.labels[auxiliary]) = (verb as u16, Label::Aux);
    Some(verb)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::{parse, told};

    #[test]
    fn nor_belongs_to_the_verb() {
        let mut paid = parse(
            "Nor|CC|3|cc was|VBD|4|aux:pass Pell|NNP|4|nsubj paid|VBN|0|root by|IN|6|case Orlo|NNP|4|obl:agent",
        );
        mend(&mut paid);
        assert!(told(&paid).starts_with("Nor<paid Cc, was<paid AuxPass, Pell<paid Nsubj"));
        let mut strange =
            parse("Nor|CC|3|cc did|VBD|3|aux Vale|NNP|4|nsubj pay|VB|0|root Pell|NNP|4|obj");
        mend(&mut strange);
        assert!(told(&strange).starts_with("Nor<pay Cc, did<pay Aux, Vale<pay Nsubj"));
    }

    #[test]
    fn the_verb_behind_neither_is_one() {
        let mut paid = parse(
            "Vale|NNP|2|nsubj left|VBD|0|root and|CC|5|cc neither|DT|5|nsubj has|VBZ|2|aux \
             Orlo|NNP|5|obj paid|VBN|6|acl Pell|NNP|7|obj",
        );
        paid.labels[4] = Label::Conj;
        mend(&mut paid);
        let wanted = "Vale<left Nsubj, left<- Root, and<paid Cc, neither<paid Cc, has<paid Aux, \
                      Orlo<paid Nsubj, paid<left Conj, Pell<paid Obj";
        assert_eq!(told(&paid), wanted);
    }
}
