//! Passives whose verb stands before whom it is done to: `Also arrested was Orlo`, `Among those arrested
//! by the guards was Orlo`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::tree::{is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    let Some(be) = (1..s.len()).find(|&at| s.labels[at] == Label::Cop) else { return };
    let is_be = matches!(s.word(be), "is" | "are" | "was" | "were");
    let who = s.head(be).filter(|&who| is_be && who > be && s.is_root(who));
    let Some(who) = who.filter(|&who| is_nominal(s, who)) else { return };
    if (0..be).any(|at| s.tags[at] == Tag::Comma) || !(be..who).all(|at| is_below(s, at, who)) {
        return;
    }
    let done = |&at: &usize| at < be && is_done(s, at);
    let joined = |at: usize| matches!(s.labels[at], Label::Csubj | Label::Advcl);
    let whole = s.children(who).filter(|&at| joined(at)).find(done);
    let group = s.children(who).find(|&at| s.labels[at] == Label::Obl && is_among(s, at));
    let part = |group| s.children(group).filter(|&at| s.labels[at] == Label::Acl).find(done);
    match (whole, group) {
        (Some(verb), _) => turn(s, verb, be, who),
        (None, Some(group)) => {
            if let Some(verb) = part(group) {
                turn(s, verb, be, who);
                hang(s, group, verb, Label::Discourse);
            }
        }
        (None, None) => {}
    }
}

fn is_below(s: &Sentence, at: usize, top: usize) -> bool {
    upwards(s, at).any(|above| above == top)
}

/// Whether a group opens the sentence of which somebody is one.
fn is_among(s: &Sentence, group: usize) -> bool {
    s.child(group, Label::Case) == Some(0) && s.word(0).eq_ignore_ascii_case("among")
}

/// Whether a participle has neither a doer nor an object of its own.
fn is_done(s: &Sentence, verb: usize) -> bool {
    use Label::{Aux, AuxPass, Cop, Csubj, Mark, Nsubj, NsubjPass, Obj};
    let others = [Aux, AuxPass, Cop, Csubj, Mark, Nsubj, NsubjPass, Obj];
    matches!(s.tags[verb], Tag::Vbn | Tag::Vbd)
        && s.upos[verb] == Upos::Verb
        && s.children(verb).all(|at| !others.contains(&s.labels[at]))
}

/// Makes the participle the verb of the sentence, and its subject whoever stands behind.
fn turn(s: &mut Sentence, verb: usize, be: usize, who: usize) {
    (s.heads[verb], s.labels[verb], s.tags[verb]) = (verb as u16, Label::Root, Tag::Vbn);
    (s.heads[who], s.labels[who]) = (verb as u16, Label::NsubjPass);
    for at in 0..s.len() {
        let is_end = s.labels[at] == Label::Punct && at + 1 == s.len();
        let is_not = s.labels[at] == Label::Advmod && at < who;
        if s.head(at) == Some(who) && at != verb && (at <= be || is_end || is_not) {
            s.heads[at] = verb as u16;
        }
    }
    (s.labels[be], s.upos[be]) = (Label::AuxPass, Upos::Aux);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn whoever_stands_behind_was_arrested() {
        let also =
            "Also|RB|2|advmod arrested|VBN|4|csubj was|VBD|4|cop Orlo~|NNP|0|root .|.|4|punct";
        let wanted = "Also<arrested Advmod, arrested<- Root, was<arrested AuxPass, Orlo<arrested NsubjPass, \
                      .<arrested Punct";
        assert_eq!(told_after(mend, also), wanted);
        let among = "Among|IN|2|case those|DT|6|obl seized|VBN|2|acl by|IN|5|case guards|NNS|3|obl:agent \
                     Orlo|NNP|0|root was|VBD|6|cop";
        assert!(told_after(mend, among).contains("seized<those Acl"), "`was` stands behind him");
        let among = "Among|IN|2|case those|DT|7|obl seized|VBN|2|acl by|IN|5|case guards|NNS|3|obl:agent \
                     was|VBD|7|cop Orlo|NNP|0|root";
        let told = told_after(mend, among);
        assert!(told.contains("those<seized Discourse, seized<- Root"), "{told}");
        assert!(told.contains("was<seized AuxPass, Orlo<seized NsubjPass"));
    }

    #[test]
    fn what_has_a_doer_or_stands_apart_stays() {
        let what = "What|WP|2|nsubj:pass seized|VBN|4|csubj was|VBD|4|cop gold|NN|0|root";
        assert!(told_after(mend, what).contains("gold<- Root"));
        let apart = "Seized~|VBN|6|advcl ,|,|1|punct Orlo|NNP|6|nsubj was|VBD|6|cop a|DT|6|det hero|NN|0|root";
        assert!(told_after(mend, apart).contains("hero<- Root"));
        let present = "Also|RB|2|advmod present|JJ|4|nsubj was|VBD|4|cop Orlo|NNP|0|root";
        assert!(told_after(mend, present).contains("Orlo<- Root"));
    }
}
