//! What whoever denies something does besides, where the parser took it for a part of what is denied:
//! `denied that Orlo had paid Pell and threatened to sue Vale`, `denied having paid him and accused …`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::claims::tells;
use crate::extract::mend::denials::denies;
use crate::extract::mend::hanging::hang;
use crate::extract::mend::tellers::{Whose, acts_by_word, calls_upon, is_about_teller};
use crate::extract::mend::{called, sayings, verbs};

pub(super) fn mend(s: &mut Sentence) {
    for verb in 4..s.len() {
        if s.labels[verb] != Label::Conj || s.upos[verb] != Upos::Verb {
            continue;
        }
        if let Some(clause) = denied_beside(s, verb) {
            hang(s, verb, clause, Label::Conj);
        }
        let Some(denied) = denied_with(s, verb) else { continue };
        match whose(s, denied, verb) {
            Whose::Teller => {
                hang(s, verb, denied.denial, Label::Conj);
                (s.tags[verb], s.upos[verb]) = (verbs::finite(s, verb), Upos::Verb);
            }
            Whose::Unclear => hang(s, verb, denied.denial, Label::Dep),
            Whose::Clause => {}
        }
    }
}

/// A clause that somebody denies.
#[derive(Clone, Copy)]
struct Denied {
    denial: usize,
    clause: usize,
}

/// The denied clause that a further verb without a subject is joined with, and the denial. Behind `or`
/// all is denied.
fn denied_with(s: &Sentence, verb: usize) -> Option<Denied> {
    use Label::{Acl, Ccomp, Csubj, Expl, Mark, Nsubj, NsubjPass, Obj, Xcomp};
    let clause = s.head(verb).filter(|&clause| clause < verb)?;
    let above = s.head(clause).filter(|&above| above < clause)?;
    let denial = match s.labels[clause] {
        Ccomp | Xcomp => above,
        Acl if tells(s, above) && s.labels[above] == Obj => {
            s.head(above).filter(|&denial| denial < above)?
        }
        _ => return None,
    };
    let is_and = s.child(verb, Label::Cc).is_some_and(|and| matches!(s.word(and), "and" | "but"));
    let own = [Csubj, Expl, Mark, Nsubj, NsubjPass];
    let is_bare = !s.children(verb).any(|at| at < verb && own.contains(&s.labels[at]));
    (is_and && is_bare && denies(s, denial)).then_some(Denied { denial, clause })
}

/// The denied clause that a verb behind `or` goes on, where the parser took it for what the denier does
/// instead: `rejects the suggestion that it paid, or offered to pay, Vale`.
fn denied_beside(s: &Sentence, verb: usize) -> Option<usize> {
    let is_or = s.child(verb, Label::Cc).is_some_and(|or| s.word(or) == "or");
    let denial = s.head(verb).filter(|&denial| is_or && denial < verb && denies(s, denial))?;
    let is_bare = s.child(verb, Label::Nsubj).is_none() && s.child(verb, Label::Aux).is_none();
    let claim = s.children(denial).find(|&at| s.labels[at] == Label::Obj && tells(s, at));
    let of_claim = claim.and_then(|claim| s.child(claim, Label::Acl));
    let clause = of_claim.or_else(|| s.child(denial, Label::Ccomp));
    clause.filter(|&clause| is_bare && clause > denial && clause < verb)
}

/// Verbs for what people do who deny something, with what they say or of whom they say it behind them.
#[rustfmt::skip]
const REACTING: &[&str] = &[
    "accuse", "blame", "condemn", "criticise", "criticize", "denounce", "deny", "insist", "urge", "vow", "warn",
];

/// Verbs for saying more, before a clause.
const ADDING: &[&str] = &["add", "argue", "claim", "maintain", "note", "say", "stress"];

/// Whose a verb is that stands behind a denied clause.
fn whose(s: &Sentence, denied: Denied, verb: usize) -> Whose {
    let Denied { denial, clause } = denied;
    if is_verdict(s, verb) || would(s, clause) && s.tags[verb] == Tag::Vbd {
        return Whose::Teller;
    }
    let lemma = s.lemma(verb);
    let behind =
        |labels: &[Label]| s.children(verb).any(|at| at > verb && labels.contains(&s.labels[at]));
    let adds = ADDING.contains(&&*lemma) && behind(&[Label::Ccomp]);
    let reacts = REACTING.contains(&&*lemma)
        && behind(&[Label::Obj, Label::Iobj, Label::Ccomp, Label::Xcomp]);
    let calls = called::CALLING.contains(&&*lemma) && behind(&[Label::Obj, Label::Iobj]);
    let asks = asks_for_answer(s, verb) || calls_upon(s, verb);
    let (sues, threatens) = (&*lemma == "sue", threatens_suit(s, verb));
    if !(adds || reacts || calls || asks || sues || threatens) {
        return Whose::Clause;
    }
    if is_of_words(s, clause) || speaks_of_other(s, verb) {
        return Whose::Unclear;
    }
    // Whoever denies a deed of his own does not deny in the same breath that he accuses somebody of it.
    let is_own = s.labels[clause] == Label::Xcomp
        || s.child(denial, Label::Nsubj).is_some_and(|who| is_about_teller(s, who, clause));
    let is_passive = s.child(clause, Label::AuxPass).is_some();
    let may_go_on = s.tags[clause] == Tag::Vbn && !is_passive && reacts;
    match is_own || !(sues || calls || may_go_on) {
        true => Whose::Teller,
        false => Whose::Unclear,
    }
}

/// Whether a clause tells of words, behind which further words may be denied as well: `denied that he had
/// insulted her and blamed Pell`.
fn is_of_words(s: &Sentence, clause: usize) -> bool {
    const RUDE: &[&str] =
        &["abuse", "harass", "insult", "mock", "shout", "swear", "threaten", "yell"];
    acts_by_word(s, clause) || sayings::is_saying(s, clause) || RUDE.contains(&&*s.lemma(clause))
}

/// Whether a clause says what would be done: nobody `would pay Pell and resigned`.
fn would(s: &Sentence, clause: usize) -> bool {
    s.children(clause).any(|at| s.labels[at] == Label::Aux && s.tags[at] == Tag::Md)
}

/// Whether a verb says what is to be thought of a claim or report: `called the report a lie`.
fn is_verdict(s: &Sentence, verb: usize) -> bool {
    let lemma = s.lemma(verb);
    let judges = called::CALLING.contains(&&*lemma)
        || matches!(&*lemma, "condemn" | "dismiss" | "reject" | "slam");
    let is_claim = |at: usize| {
        let told = tells(s, at) || matches!(&*s.lemma(at), "article" | "investigation" | "lawsuit");
        at > verb && matches!(s.labels[at], Label::Obj | Label::Iobj) && told
    };
    judges && s.child(verb, Label::AuxPass).is_none() && s.children(verb).any(is_claim)
}

/// Whether somebody asks for what those ask for of whom something untrue was said: `demanded an apology`.
fn asks_for_answer(s: &Sentence, verb: usize) -> bool {
    #[rustfmt::skip]
    const ANSWERS: &[&str] = &[
        "apology", "correction", "evidence", "explanation", "inquiry", "investigation", "proof", "retraction",
    ];
    let is_answer = |at: usize| s.labels[at] == Label::Obj && ANSWERS.contains(&&*s.lemma(at));
    &*s.lemma(verb) == "demand" && s.children(verb).any(is_answer)
}

/// Whether a verb says that somebody threatens to go to court: `threatened to sue`, `threatened legal
/// action`.
fn threatens_suit(s: &Sentence, verb: usize) -> bool {
    let is_suit = |at: usize| {
        let word = s.lemma(at);
        at > verb && matches!(&*word, "sue" | "action" | "lawsuit" | "proceeding" | "suit")
    };
    &*s.lemma(verb) == "threaten" && (verb + 1..s.len().min(verb + 6)).any(is_suit)
}

/// Whether a pronoun tells that a verb goes on about somebody of the clause before: `called him a dog`.
fn speaks_of_other(s: &Sentence, verb: usize) -> bool {
    s.children(verb).any(|at| {
        let object = matches!(s.labels[at], Label::Obj | Label::Iobj) && at > verb;
        object && matches!(s.word(at), "him" | "her" | "them")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    /// What becomes of a verb behind `denied that Orlo had robbed Vale`, or behind another clause.
    fn mended(who: &str, clause: &str, and: &str, behind: &str) -> String {
        told_after(
            mend,
            &format!(
                "Pell|NNP|2|nsubj denied|VBD|0|root that|IN|6|mark {who}|6|nsubj had|VBD|6|aux \
                 {clause}|VBN|2|ccomp Vale|NNP|6|obj {and}|CC|9|cc {behind}"
            ),
        )
    }

    const ORLO: &str = "Orlo|NNP";

    #[test]
    fn who_denies_threatens_to_sue_and_calls_a_report_a_lie() {
        let sue = "threatened|VBN|6|conj to|TO|11|mark sue|VB|9|xcomp Ro|NNP|11|obj";
        assert!(mended(ORLO, "robbed", "and", sue).contains("threatened<denied Conj"));
        assert!(mended(ORLO, "robbed", "or", sue).contains("threatened<robbed Conj"));
        assert!(mended(ORLO, "warned", "and", sue).contains("threatened<denied Dep"));
        let lie = "called|VBN|6|conj the|DT|11|det report|NN|9|iobj a|DT|13|det lie|NN|9|obj";
        assert!(mended(ORLO, "warned", "and", lie).contains("called<denied Conj"));
    }

    #[test]
    fn whoever_denies_his_own_deed_accuses_others_besides() {
        let accused = "accused|VBN|6|conj Ro|NNP|9|obj";
        assert!(mended("he|PRP", "robbed", "and", accused).contains("accused<denied Conj"));
        assert!(mended("he|PRP", "insulted", "and", accused).contains("accused<denied Dep"));
        assert!(mended(ORLO, "robbed", "and", accused).contains("accused<denied Dep"));
        assert!(
            mended(ORLO, "robbed", "and", "sued|VBN|6|conj Ro|NNP|9|obj")
                .contains("sued<denied Dep")
        );
    }

    #[test]
    fn what_stands_behind_or_is_denied() {
        let or = "Pell|NNP|2|nsubj rejects|VBZ|0|root claims|NNS|2|obj that|IN|6|mark he|PRP|6|nsubj \
                  paid|VBD|3|acl or|CC|8|cc robbed|VBD|2|conj Vale|NNP|8|obj";
        assert!(told_after(mend, or).contains("robbed<paid Conj"));
        let and = or.replace("or|CC", "and|CC");
        assert!(told_after(mend, &and).contains("robbed<rejects Conj"));
        let bare = or.replace("paid|VBD|3|acl", "paid|VBD|2|dep");
        assert!(told_after(mend, &bare).contains("robbed<rejects Conj"));
    }

    #[test]
    fn further_deeds_are_denied_as_well() {
        let beat = "beat|VBN|6|conj him|PRP|9|obj";
        assert!(mended(ORLO, "robbed", "and", beat).contains("beat<robbed Conj"));
        let money = "demanded|VBN|6|conj money|NN|9|obj";
        assert!(mended("he|PRP", "robbed", "and", money).contains("demanded<robbed Conj"));
    }
}
