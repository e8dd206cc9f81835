//! Who does something, where words such as `state-owned` before the name hid that from the parser.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::tree::is_nominal;

pub(super) fn mend(s: &mut Sentence) {
    for participle in 2..s.len().saturating_sub(2) {
        if s.tags[participle - 1] == Tag::Hyph && is_of_owners(s, participle) {
            tie_to_participle(s, participle);
            doer_as_object(s, participle);
            verb_before_object(s, participle);
        }
    }
}

/// Whether a word says whose somebody is, or where: `owned`, `based`.
pub(super) fn is_of_owners(s: &Sentence, at: usize) -> bool {
    matches!(
        s.word(at),
        "backed"
            | "based"
            | "controlled"
            | "funded"
            | "led"
            | "linked"
            | "listed"
            | "owned"
            | "run"
    )
}

/// Hangs the word before the hyphen on the one behind it, where the parser took it for one who does something:
/// `Oslo-based Orlo sued Pell`.
fn tie_to_participle(s: &mut Sentence, participle: usize) {
    let word = participle - 2;
    let glued = s.tokens[word].end == s.tokens[participle - 1].start
        && s.tokens[participle - 1].end == s.tokens[participle].start;
    let is_subject = matches!(s.labels[word], Label::Nsubj | Label::NsubjPass);
    if glued && is_subject && s.head(participle).is_some_and(|head| head > participle) {
        hang(s, word, participle, Label::Compound);
    }
}

/// Gives a verb its subject, which the parser took for the object of the word before it: `State-owned Pell
/// Telecom blocked websites`.
fn doer_as_object(s: &mut Sentence, participle: usize) {
    let verb = s.head(participle).filter(|_| s.labels[participle] == Label::Advcl);
    let Some(verb) = verb.filter(|&verb| verb > participle) else { return };
    let own = [Label::Nsubj, Label::NsubjPass];
    if s.children(verb).any(|at| own.contains(&s.labels[at])) {
        return;
    }
    let is_name = |&at: &usize| s.labels[at] == Label::Obj && s.upos[at] == Upos::Propn;
    let Some(name) = s.children(participle).find(is_name).filter(|&at| at < verb) else { return };
    let near = (participle + 1..name).all(|at| s.head(at) == Some(name));
    if near {
        let passive = s.child(verb, Label::AuxPass).is_some();
        hang(s, name, verb, if passive { Label::NsubjPass } else { Label::Nsubj });
        hang(s, participle, name, Label::Amod);
    }
}

/// Makes a verb of what the parser took for a word beside its object, with a name before it: `Oslo-based Pell
/// Systems arranged payments`.
fn verb_before_object(s: &mut Sentence, participle: usize) {
    let is_name = |s: &Sentence, at: usize| s.word(at).starts_with(char::is_uppercase);
    let root = s.head(participle).filter(|_| s.labels[participle] == Label::Amod);
    let Some(object) = root.filter(|&root| s.is_root(root) && is_nominal(s, root)) else { return };
    let Some(verb) = (participle + 1..object).find(|&at| !is_name(s, at)) else { return };
    let is_verb = s.head(verb) == Some(object)
        && s.labels[verb] == Label::Amod
        && matches!(s.tags[verb], Tag::Vbd | Tag::Vbn)
        && s.word(verb).ends_with("ed");
    let own = [Label::Cop, Label::Nsubj, Label::NsubjPass, Label::Expl];
    if !is_verb
        || verb == participle + 1
        || s.children(object).any(|at| own.contains(&s.labels[at]))
    {
        return;
    }
    let name = verb - 1;
    (s.heads[verb], s.labels[verb]) = (verb as u16, Label::Root);
    (s.tags[verb], s.upos[verb]) = (Tag::Vbd, Upos::Verb);
    for at in (0..s.len()).filter(|&at| at != verb) {
        match s.head(at) {
            Some(head) if head == object && at > object => s.heads[at] = verb as u16,
            Some(head) if at < name && (head == object || head >= name) => {
                s.heads[at] = name as u16;
            }
            _ => {}
        }
    }
    (s.heads[object], s.labels[object]) = (verb as u16, Label::Obj);
    (s.heads[name], s.labels[name]) = (verb as u16, Label::Nsubj);
    (s.tags[name], s.upos[name]) = (Tag::Nnp, Upos::Propn);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn who_is_owned_by_somebody_does_it() {
        let blocked = "State~|NN|3|compound -~|HYPH|1|punct owned|VBN|6|advcl Pell|NNP|3|obj Net|NNP|4|flat \
                       blocked|VBD|0|root sites|NNS|6|obj";
        assert!(told_after(mend, blocked).contains("owned<Pell Amod, Pell<blocked Nsubj"));
        let sold = "Oslo~|NNP|3|compound -~|HYPH|1|punct based|VBN|7|amod Pell|NNP|5|compound Net|NNP|6|compound \
                    sold|VBD|7|amod sites|NNS|0|root";
        assert!(told_after(mend, sold).contains("sites<- Root"));
        let ranked = sold.replace("sold", "ranked");
        let told = told_after(mend, &ranked);
        assert!(told.contains("Net<ranked Nsubj, ranked<- Root, sites<ranked Obj"), "{told}");
    }

    #[test]
    fn a_clause_before_the_subject_is_one() {
        let own = "Oslo~|NNP|3|compound -~|HYPH|1|punct based|VBN|6|advcl ,|,|3|punct Orlo|NNP|6|nsubj \
                   sued|VBD|0|root Pell|NNP|6|obj";
        assert!(told_after(mend, own).contains("based<sued Advcl"));
    }
}
