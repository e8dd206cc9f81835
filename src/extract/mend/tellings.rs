//! Who tells it, where that is said by the way: `To hear Orlo tell it, Vale paid`; and where the parser gave
//! what is told two doers: `A panel reported in May that drones had been made in Ostra`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::sayings::is_saying;
use crate::extract::tree::upwards;

pub(super) fn mend(s: &mut Sentence) {
    by_the_way(s);
    for that in 2..s.len() {
        if s.word(that) == "that" {
            two_doers(s, that);
        }
    }
    for noun in 2..s.len() {
        if s.word(noun) == "evidence" {
            in_evidence(s, noun);
        }
    }
}

/// Hangs on a verb for saying what is said, where the parser took that for what the evidence in which it
/// is said tells: `said in evidence that Orlo left`, `told the inquiry in evidence that Orlo left`.
fn in_evidence(s: &mut Sentence, evidence: usize) {
    let is_in = s.child(evidence, Label::Case).is_some_and(|tie| s.word(tie) == "in");
    let is_clause = |&at: &usize| {
        at > evidence && matches!(s.labels[at], Label::Acl | Label::AclRelcl | Label::Ccomp)
    };
    let Some(clause) = s.children(evidence).find(is_clause).filter(|_| is_in) else { return };
    let says = |&at: &usize| at < evidence && is_saying(s, at);
    let Some(verb) = upwards(s, evidence).skip(1).take(2).find(says) else { return };
    let is_told = s.child(clause, Label::Nsubj).or_else(|| s.child(clause, Label::NsubjPass));
    if is_told.is_none_or(|who| matches!(s.tags[who], Tag::Wdt | Tag::Wp)) {
        return;
    }
    let that = evidence + 1;
    if s.head(that) == Some(clause) && s.word(that) == "that" {
        (s.tags[that], s.upos[that], s.labels[that]) = (Tag::In, Upos::Sconj, Label::Mark);
    }
    hang(s, clause, verb, Label::Ccomp);
    hang(s, evidence, verb, Label::Obl);
}

/// Gives a verb for saying before `that` the first of two subjects that the verb behind has.
fn two_doers(s: &mut Sentence, that: usize) {
    let is_subject = |at: usize| matches!(s.labels[at], Label::Nsubj | Label::NsubjPass);
    let doer = s.head(that).filter(|&doer| doer > that && is_subject(doer));
    let Some(doer) = doer else { return };
    let Some(clause) = s.head(doer).filter(|&clause| clause > doer) else { return };
    let Some(who) = s.children(clause).find(|&at| at < that && is_subject(at)) else { return };
    let says = |&at: &usize| {
        let is_past = matches!(s.tags[at], Tag::Vbn | Tag::Vbd) && s.labels[at] == Label::Acl;
        at < that && is_past && is_saying(s, at) && s.child(at, Label::OblAgent).is_none()
    };
    let Some(verb) = s.children(who).find(says) else { return };
    s.heads[verb] = if s.is_root(clause) { verb as u16 } else { s.heads[clause] };
    s.labels[verb] = s.labels[clause];
    (s.heads[clause], s.labels[clause]) = (verb as u16, Label::Ccomp);
    (s.heads[who], s.labels[who]) = (verb as u16, Label::Nsubj);
    (s.heads[that], s.labels[that]) = (clause as u16, Label::Mark);
    (s.tags[that], s.upos[that]) = (Tag::In, Upos::Sconj);
    s.tags[verb] = Tag::Vbd;
}

/// Makes of `To hear Orlo tell it` what stands beside a sentence: `Orlo tells`.
fn by_the_way(s: &mut Sentence) {
    let opens = s.len() > 6 && s.word(0).eq_ignore_ascii_case("to") && s.word(1) == "hear";
    let Some(tell) =
        (3..s.len().saturating_sub(2).min(8)).find(|&at| opens && s.word(at) == "tell")
    else {
        return;
    };
    let comma = tell + 2;
    if s.word(tell + 1) != "it" || s.tags.get(comma) != Some(&Tag::Comma) {
        return;
    }
    let Some(verb) = (comma..s.len()).find(|&at| s.is_root(at) && s.upos[at] == Upos::Verb) else {
        return;
    };
    let is_below = |at: usize| s.head(at).is_none_or(|head| !(2..tell).contains(&head));
    let Some(teller) = (2..tell).find(|&at| is_below(at)) else { return };
    hang(s, tell, verb, Label::Parataxis);
    s.upos[tell] = Upos::Verb;
    hang(s, teller, tell, Label::Nsubj);
    for at in [0, 1, tell + 1] {
        hang(s, at, tell, Label::Discourse);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    const REPORTED: &str = "panel|NN|7|nsubj:pass reported|VBN|1|acl that|IN|4|det drones|NNS|7|nsubj:pass had|VBD|7|aux \
                            been|VBN|7|aux:pass made|VBN|0|root here|RB|7|advmod";

    #[test]
    fn whoever_reports_something_did_not_do_it() {
        let told = told_after(mend, REPORTED);
        assert!(told.contains("panel<reported Nsubj, reported<- Root, that<made Mark"), "{told}");
        let by = REPORTED.replace("here|RB|7|advmod", "by|IN|9|case Orlo|NNP|2|obl:agent");
        assert!(told_after(mend, &by).contains("panel<made NsubjPass"));
        let built = REPORTED.replace("reported", "built");
        assert!(told_after(mend, &built).contains("panel<made NsubjPass"));
    }
}
