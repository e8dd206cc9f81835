//! The verb of a sentence, where the parser took it for more of what is said between commas behind
//! its subject, or in brackets: `Pell, which Orlo bought in 2019, makes parts`, `Ann Ro, 44, robbed
//! Vale`, `Pell Corp (NYSE: PLL) sued Vale`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::tellers::is_somebody;
use crate::extract::mend::verbs::NEVER_NOUNS;
use crate::extract::mentions::says_person;
use crate::extract::times::time;
use crate::extract::tree::{is_nominal, upwards};
use crate::extract::word_lists::is_agent_noun;

pub(super) fn mend(s: &mut Sentence) {
    let Some(subject) = (0..s.len()).find(|&at| s.is_root(at) && is_nominal(s, at)) else { return };
    let own = [Label::Cop, Label::Expl, Label::Nsubj, Label::NsubjPass];
    if s.children(subject).any(|at| own.contains(&s.labels[at])) {
        return;
    }
    if let Some(verb) = verb_behind_brackets(s, subject) {
        make_main(s, verb, subject);
        return;
    }
    let Some(comma) = (subject + 1..s.len()).find(|&at| s.tags[at] == Tag::Comma) else { return };
    let is_aside = (opens_aside(s, comma + 1)
        || is_named(s, subject, comma + 1)
        || is_role(s, subject, comma + 1))
        && (0..comma).all(|at| s.upos[at] != Upos::Verb);
    if !is_aside {
        return;
    }
    let commas = (comma + 2..s.len().saturating_sub(2)).filter(|&at| s.tags[at] == Tag::Comma);
    // Behind what somebody is, a list may go on: `Orlo, a clerk, Pell, a cook, and …`.
    let most = if matches!(s.word(comma + 1), "a" | "an" | "the") { 1 } else { s.len() };
    let verb = commas.take(most).find_map(|at| verb_behind(s, at));
    if let Some(verb) = verb {
        make_main(s, verb, subject);
    }
}

/// Tells verbs from the participles behind them, once it is told who says what is said.
pub(super) fn before_participles(s: &mut Sentence) {
    for verb in 1..s.len().saturating_sub(2) {
        before_participle(s, verb);
    }
}

/// Gives its place back to a verb with an object that a participle describes, which the parser took for
/// the verb: `Orlo, 52, used forged papers`.
fn before_participle(s: &mut Sentence, verb: usize) {
    let (participle, object) = (verb + 1, verb + 2);
    let is_past = |at: usize| matches!(s.tags[at], Tag::Vbn | Tag::Vbd);
    let is_beside = s.labels[verb] == Label::Advcl && s.head(verb) == Some(participle);
    let is_object = s.labels[object] == Label::Obj && s.head(object) == Some(participle);
    let doer = |label: Label| s.child(participle, label).filter(|&doer| doer < verb);
    let doer = doer(Label::Nsubj).or_else(|| doer(Label::NsubjPass));
    let is_alone = s
        .children(participle)
        .all(|at| !matches!(s.labels[at], Label::Aux | Label::AuxPass | Label::Ccomp));
    let fits = is_beside && is_object && is_alone && is_past(verb) && is_past(participle);
    let Some(doer) = doer.filter(|_| fits && s.tags[object] == Tag::Nns) else { return };
    let (is_root, above, label) =
        (s.is_root(participle), s.heads[participle], s.labels[participle]);
    for at in 0..s.len() {
        if s.head(at) == Some(participle) {
            s.heads[at] = verb as u16;
        }
    }
    s.heads[verb] = if is_root { verb as u16 } else { above };
    (s.labels[verb], s.tags[verb], s.labels[doer]) = (label, Tag::Vbd, Label::Nsubj);
    (s.heads[participle], s.labels[participle]) = (object as u16, Label::Amod);
    (s.tags[participle], s.upos[participle]) = (Tag::Vbn, Upos::Verb);
}

/// The verb behind brackets that stand behind nothing but a name.
fn verb_behind_brackets(s: &Sentence, name: usize) -> Option<usize> {
    let open = (name + 1..s.len()).find(|&at| s.tags[at] == Tag::OpenBracket)?;
    let is_name = |at: usize| s.upos[at] == Upos::Propn || s.upos[at] == Upos::Det;
    let close = (open..s.len()).find(|&at| s.tags[at] == Tag::CloseBracket)?;
    verb_behind(s, close).filter(|_| (0..open).all(is_name))
}

/// Whether a word opens what is said of a name between commas: a clause, an age, a home.
fn opens_aside(s: &Sentence, at: usize) -> bool {
    let Some(next) = s.tags.get(at + 1) else { return false };
    let is_age = s.tags[at] == Tag::Cd && *next == Tag::Comma;
    is_age || matches!(s.word(at), "a" | "an" | "from" | "of" | "which" | "who" | "whom" | "whose")
}

/// Whether a name between commas says who is meant by a noun before: `the mayor, Ann Ro, later sues Pell`.
fn is_named(s: &Sentence, noun: usize, name: usize) -> bool {
    let is_role = says_person(s.word(noun)) || is_agent_noun(s.word(noun));
    if s.tags[noun] != Tag::Nn || !is_role {
        return false;
    }
    let Some(comma) = (name..s.len()).find(|&at| s.tags[at] == Tag::Comma) else { return false };
    let beside = |at: usize| {
        matches!(s.labels[at], Label::Appos | Label::Conj) && s.child(at, Label::Cc).is_none()
    };
    let top = (name..comma).find(|&at| s.head(at) == Some(noun));
    (name..comma).all(|at| s.upos[at] == Upos::Propn) && top.is_some_and(beside)
}

/// Whether words say of a name before what its bearer is: `Orlo, the owner of the port, bribed Pell`.
fn is_role(s: &Sentence, name: usize, the: usize) -> bool {
    let is_open = the < s.len() && s.word(the) == "the" && s.upos[name] == Upos::Propn;
    let role = if is_open { s.head(the) } else { None };
    role.is_some_and(|role| {
        let is_beside = s.labels[role] == Label::Appos && s.head(role) == Some(name);
        is_beside && s.tags[role] == Tag::Nn && is_somebody(s, role)
    })
}

/// The verb that stands behind a comma, with nothing of its own before it but auxiliaries and adverbs.
pub(super) fn verb_behind(s: &Sentence, comma: usize) -> Option<usize> {
    let is_group =
        |at: &usize| matches!(s.upos[*at], Upos::Adv | Upos::Aux) || s.word(*at) == "later";
    let verb = (comma + 1..s.len()).find(|at| !is_group(at))?;
    let has_auxiliary = (comma + 1..verb).any(|at| s.upos[at] == Upos::Aux);
    let next = s.tags.get(verb + 1)?;
    use Tag::*;
    let has_object =
        matches!(next, Dt | Prp | PrpPossessive | Nn | Nns | Nnp | Nnps | Jj | Cd | Currency)
            && time(s.word(verb + 1)).is_none()
            || described(s, verb).is_some();
    let is_verb = match s.tags[verb] {
        Vbd | Vbz | Vbp => true,
        Vbn | Vbg | Vb if has_auxiliary => true,
        // Without an object it may be one more thing that was done to whom the sentence is about.
        Vbn => has_object && s.word(verb).ends_with("ed"),
        Nns => has_object && (is_part(s, verb) || NEVER_NOUNS.contains(&s.word(verb))),
        _ => false,
    };
    let own = [Label::Nsubj, Label::NsubjPass, Label::Mark, Label::Cc, Label::Case, Label::Det];
    let is_caption =
        !has_auxiliary && matches!(s.word(verb), "photographed" | "pictured" | "seen" | "shown");
    let is_bare = !s.children(verb).any(|at| at < verb && own.contains(&s.labels[at]));
    (is_verb && is_bare && !is_caption).then_some(verb)
}

/// The noun behind a verb and the participle that describes it: `used forged papers`.
fn described(s: &Sentence, verb: usize) -> Option<usize> {
    let (participle, noun) = (verb + 1, verb + 2);
    let is_noun = s.tags.get(noun) == Some(&Tag::Nns) && s.head(participle) == Some(noun);
    let describes = is_noun && s.labels[participle] == Label::Amod;
    (describes && s.tags[participle] == Tag::Vbn).then_some(noun)
}

/// Whether a word seems to be a part of the noun behind it.
fn is_part(s: &Sentence, at: usize) -> bool {
    let is_behind = s.head(at).is_some_and(|head| head > at);
    is_behind && matches!(s.labels[at], Label::Amod | Label::Compound)
}

pub(super) fn make_main(s: &mut Sentence, verb: usize, subject: usize) {
    if let Some(object) = s.head(verb).filter(|_| is_part(s, verb)) {
        (s.heads[object], s.labels[object]) = (verb as u16, Label::Obj);
    }
    let next = verb + 1;
    let of_noun = s.tags[verb] == Tag::Nns && s.head(next) == Some(verb) && is_nominal(s, next);
    if of_noun || described(s, verb).is_some_and(|object| s.head(object) == Some(subject)) {
        let object = described(s, verb).unwrap_or(next);
        (s.heads[object], s.labels[object]) = (verb as u16, Label::Obj);
    }
    // What stands behind the verb is no part of what stands between the commas.
    for at in verb + 1..s.len() {
        if s.head(at).is_some_and(|head| head < verb) {
            s.heads[at] = verb as u16;
        }
    }
    let before = (subject + 1..verb).rev().take_while(|&at| s.tags[at] != Tag::Comma);
    let group: Vec<usize> = before.collect();
    let passive = group.iter().any(|&at| s.labels[at] == Label::AuxPass);
    for at in group {
        if upwards(s, at).all(|above| above != verb) {
            s.heads[at] = verb as u16;
        }
    }
    (s.heads[verb], s.labels[verb], s.upos[verb]) = (verb as u16, Label::Root, Upos::Verb);
    (s.heads[subject], s.labels[subject]) =
        (verb as u16, if passive { Label::NsubjPass } else { Label::Nsubj });
    s.tags[verb] = match s.tags[verb] {
        Tag::Nns => Tag::Vbz,
        Tag::Vbn if s.child(verb, Label::Aux).is_none() && !passive => Tag::Vbd,
        tag => tag,
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    fn mended(notation: &str) -> String {
        told_after(mend, notation)
    }

    #[test]
    fn the_verb_behind_an_aside_is_that_of_the_sentence() {
        let makes = "Pell|NNP|0|root ,|,|5|punct which|WDT|5|obj Orlo|NNP|5|nsubj bought|VBD|1|acl:relcl \
                     ,|,|7|punct makes|NNS|8|compound parts|NNS|5|obj for|IN|10|case Vale|NNP|8|nmod .|.|1|punct";
        let told = mended(makes);
        assert!(told.contains("Pell<makes Nsubj") && told.contains("parts<makes Obj"), "{told}");
        let aged = "Ann|NNP|0|root Ro|NNP|1|flat ,|,|4|punct 44|CD|1|nummod ,|,|7|punct \
                    robbed|VBN|7|amod Vale|NNP|1|appos .|.|1|punct";
        assert!(mended(aged).contains("Vale<robbed Obj"));
    }

    #[test]
    fn what_a_participle_describes_is_used_and_not_made() {
        let used = "Orlo|NNP|3|nsubj used|VBN|3|advcl forged|VBN|0|root papers|NNS|3|obj";
        let told = told_after(before_participles, used);
        assert!(told.contains("Orlo<used Nsubj") && told.contains("forged<papers Amod"), "{told}");
        let apart = used.replace("papers|NNS|3|obj", "Pell|NNP|3|obj");
        assert!(told_after(before_participles, &apart).contains("Orlo<forged Nsubj"));
    }

    #[test]
    fn what_else_stands_behind_commas_is_no_such_verb() {
        let list = "Pell|NNP|0|root ,|,|4|punct who|WP|4|nsubj owns|VBZ|1|acl:relcl Vale|NNP|4|obj ,|,|7|punct \
                    Ro|NNP|5|conj and|CC|9|cc Berg|NNP|5|conj .|.|1|punct";
        assert!(mended(list).contains("Pell<- Root"));
        let whole = "Pell|NNP|7|nsubj ,|,|4|punct who|WP|4|nsubj left|VBD|1|acl:relcl ,|,|1|punct once|RB|7|advmod \
                     sued|VBD|0|root Vale|NNP|7|obj";
        assert!(mended(whole).contains("sued<- Root"));
        let shown = "Pell|NNP|0|root ,|,|4|punct who|WP|4|nsubj won|VBD|1|acl:relcl ,|,|6|punct pictured|VBD|1|acl \
                     with|IN|8|case Vale|NNP|6|obl .|.|1|punct";
        assert!(mended(shown).contains("Pell<- Root"));
    }

    #[test]
    fn the_verb_behind_brackets_is_that_of_the_name_before() {
        let sued = "Acme|NNP|2|compound Corp.|NNP|0|root (~|-LRB-|4|punct NYSE~|NNP|1|appos )|-RRB-|4|punct \
                    sued|VBD|1|parataxis Vale|NNP|6|obj";
        let told = told_after(mend, sued);
        assert!(told.contains("Corp.<sued Nsubj") && told.contains("sued<- Root"), "{told}");
        let shares = sued.replace("sued|VBD", "shares|NNS");
        assert!(told_after(mend, &shares).contains("Corp.<- Root"));
    }
}
