//! Verbs that the parser took for nouns, and nouns that it took for verbs.

use crate::extract::language::{English, Label, Sentence, Tag, Upos};
use crate::extract::mend::perfects;
use crate::extract::mentions::{is_acronym, says_person};
use crate::extract::tree::{is_nominal, upwards};
use crate::extract::word_lists::calls_on;

pub(super) fn mend(s: &mut Sentence) {
    occasions(s);
    opening_names(s);
    perfects::with_had(s);
    verbs_as_participles(s);
    finite_nouns(s);
    never_nouns(s);
    nouns_with_objects(s);
    names_that_force(s);
    called_on(s);
    verbs_as_nouns(s);
    perfects::with_having(s);
    perfects::with_described_object(s);
    clauses_of_nouns(s);
    names_that_act(s);
    actives(s);
    denials(s);
    joined_denials(s);
}

/// Takes a strange first word before a verb for the one who does it: nobody is told to `Falk
/// received a letter`.
fn opening_names(s: &mut Sentence) {
    const COMMANDS: &[&str] =
        &["be", "feel", "get", "go", "have", "help", "keep", "leave", "let", "look", "see", "stay"];
    if s.len() < 2 || !s.word(0).starts_with(char::is_uppercase) {
        return;
    }
    let is_strange = s.tags[0] == Tag::Vb || (s.tags[0], s.upos[0]) == (Tag::Nnp, Upos::Verb);
    if !is_strange {
        return;
    }
    let is_command = COMMANDS.contains(&s.word(0).to_lowercase().as_str());
    // `Falk also runs Pell`
    let verb = (1..s.len() - 1).find(|&at| s.upos[at] != Upos::Adv).unwrap_or(1);
    let denies = s.word(verb) == "denies";
    let is_known = || English::shared().knows(&s.word(0).to_lowercase());
    let of_name = s.upos[verb] == Upos::Verb && s.labels[verb] == Label::Obj && !is_known();
    let tells = s.head(verb) == Some(0)
        && (denies
            || of_name && matches!(s.tags[verb], Tag::Nns | Tag::Vbz)
            || matches!(s.tags[verb], Tag::Vbn | Tag::Vbd | Tag::Vbz)
                && s.upos[verb] == Upos::Verb
                && (matches!(s.labels[verb], Label::Ccomp | Label::Xcomp)
                    || s.labels[verb] == Label::Advcl && verb == 1 && !is_known()));
    if s.is_root(0) && tells && !is_command {
        for at in 0..s.len() {
            if s.head(at) == Some(0) {
                s.heads[at] = verb as u16;
            }
            if s.head(at) == Some(verb) && s.labels[at] == Label::CsubjPass {
                s.labels[at] = Label::Ccomp;
            }
        }
        (s.heads[0], s.heads[verb]) = (verb as u16, verb as u16);
        (s.labels[0], s.labels[verb]) = (Label::Nsubj, Label::Root);
        s.tags[verb] = match s.tags[verb] {
            Tag::Vbn => Tag::Vbd,
            Tag::Nns => Tag::Vbz,
            tag => tag,
        };
        s.upos[verb] = Upos::Verb;
    }
    if matches!(s.labels[0], Label::Nsubj | Label::NsubjPass) {
        (s.tags[0], s.upos[0]) = (Tag::Nnp, Upos::Propn);
    }
}

/// Hangs on the verb the occasion that a sentence opens with, where the parser took both for members of
/// one list: `Asked about the loan, Orlo denied it`.
fn occasions(s: &mut Sentence) {
    let is_participle = s.len() > 3
        && s.is_root(0)
        && s.word(0).ends_with("ed")
        && matches!(s.tags[0], Tag::Vbd | Tag::Vbn);
    let has_subject = is_participle && s.child(0, Label::Nsubj).is_some();
    if !is_participle || has_subject {
        return;
    }
    let is_verb = |&at: &usize| {
        let joined = matches!(s.labels[at], Label::Ccomp | Label::Conj | Label::Parataxis);
        let finite = matches!(s.tags[at], Tag::Vbd | Tag::Vbz | Tag::Vbp);
        let bare = s.child(at, Label::Cc).is_none() && s.child(at, Label::Nsubj).is_none();
        joined && finite && bare
    };
    let Some(verb) = s.children(0).find(is_verb) else { return };
    if !(1..verb).any(|at| s.tags[at] == Tag::Comma) {
        return;
    }
    for at in verb + 1..s.len() {
        if s.head(at) == Some(0) {
            s.heads[at] = verb as u16;
        }
    }
    (s.heads[verb], s.labels[verb]) = (verb as u16, Label::Root);
    (s.heads[0], s.labels[0], s.tags[0]) = (verb as u16, Label::Advcl, Tag::Vbn);
}

/// Makes a verb of what seems to describe its own object, but has a subject: `Orlo cheated Pell`.
fn verbs_as_participles(s: &mut Sentence) {
    for verb in 1..s.len() {
        let object = s.head(verb).filter(|&object| object > verb && s.labels[verb] == Label::Amod);
        let subject = s.child(verb, Label::Nsubj).filter(|&subject| subject < verb);
        let (Some(object), Some(_)) = (object, subject) else { continue };
        let small = s.word(verb).starts_with(char::is_lowercase);
        if !matches!(s.tags[verb], Tag::Vbn | Tag::Vbd) || !small || !is_nominal(s, object) {
            continue;
        }
        s.heads[verb] = if s.is_root(object) { verb as u16 } else { s.heads[object] };
        s.labels[verb] = match s.labels[object] {
            // It has a subject of its own.
            Label::Xcomp | Label::Obj if !s.is_root(object) => Label::Ccomp,
            label => label,
        };
        (s.tags[verb], s.upos[verb]) = (Tag::Vbd, Upos::Verb);
        (s.heads[object], s.labels[object]) = (verb as u16, Label::Obj);
        let last = s.len() - 1;
        for at in 0..s.len() {
            let ends = at == last && s.upos[at] == Upos::Punct;
            if at != verb && s.head(at) == Some(object) && (at < verb || ends) {
                s.heads[at] = verb as u16;
            }
        }
    }
}

/// Takes for a verb what is never a noun, such as `denies`, or is none where a name stands before
/// it and `to` behind: `Orlo plans to sell`.
fn verbs_as_nouns(s: &mut Sentence) {
    const MEANT: &[&str] = &["aims", "hopes", "plans", "pledges", "promises", "threatens", "vows"];
    for verb in 1..s.len() {
        if s.tags[verb] != Tag::Nns {
            continue;
        }
        let word = s.word(verb).to_lowercase();
        let content = content(s, verb);
        let to = content.is_some_and(|at| s.tags[at] == Tag::Vb);
        let is_verb = word == "denies" || MEANT.contains(&word.as_str()) && to && s.is_root(verb);
        let subject = (0..verb).rfind(|&at| {
            let parts = [Label::Compound, Label::NmodUnmarked, Label::Amod, Label::Nsubj];
            s.head(at) == Some(verb) && parts.contains(&s.labels[at]) && is_nominal(s, at)
        });
        if let (true, Some(subject), Some(content)) = (is_verb, subject, content) {
            make_verb(s, verb, subject, content);
        }
    }
}

/// Makes a verb of what one of the tagger's two tags takes for a noun, and the parser for a verb with
/// a subject: `Orlo calls on Pell`.
fn finite_nouns(s: &mut Sentence) {
    for verb in 1..s.len() {
        // `should fire Orlo and repay Pell`
        let joined = s.tags[verb] == Tag::Vb && s.labels[verb] == Label::Conj;
        if joined && s.upos[verb] == Upos::Noun && s.child(verb, Label::Obj).is_some() {
            s.upos[verb] = Upos::Verb;
            continue;
        }
        let subject = s.child(verb, Label::Nsubj).filter(|&subject| subject < verb);
        let is_verb = (s.tags[verb], s.upos[verb]) == (Tag::Vbz, Upos::Noun);
        if !is_verb || subject.is_none() || s.child(verb, Label::Cop).is_some() {
            continue;
        }
        s.upos[verb] = Upos::Verb;
        for at in verb + 1..s.len() {
            if s.head(at) == Some(verb) && s.labels[at] == Label::Nmod {
                s.labels[at] = Label::Obl;
            }
        }
    }
}

/// Forms of verbs that are never nouns, though taggers may take them for one.
pub(super) const NEVER_NOUNS: &[&str] = &["owns", "owes", "sues"];

/// Makes a verb of what is never a noun, and gives it the name before it and what is behind it: `Orlo
/// owns Pell`.
fn never_nouns(s: &mut Sentence) {
    for verb in 1..s.len() {
        let is_one = s.tags[verb] == Tag::Nns && NEVER_NOUNS.contains(&s.word(verb));
        if !is_one || !s.is_root(verb) {
            continue;
        }
        let subject = verb - 1;
        let is_name = s.head(subject) == Some(verb) && is_nominal(s, subject);
        let object = s.children(verb).find(|&at| {
            let bare = s.child(at, Label::Case).is_none() && s.child(at, Label::Cc).is_none();
            at > verb && is_nominal(s, at) && bare
        });
        let Some(object) = object.filter(|_| is_name) else { continue };
        take_subject(s, verb, subject);
        s.labels[object] = Label::Obj;
    }
}

/// Makes a sentence of a name that has an object, and of what seems to describe that: `Orlo allegedly
/// used firms`.
fn nouns_with_objects(s: &mut Sentence) {
    let Some(name) = (0..s.len()).find(|&at| s.is_root(at) && s.upos[at] != Upos::Verb) else {
        return;
    };
    let Some(object) = s.child(name, Label::Obj).filter(|&object| object > name + 1) else {
        return;
    };
    let verb = s.children(object).find(|&at| {
        let is_past = matches!(s.tags[at], Tag::Vbn | Tag::Vbd);
        is_past && at > name + 1 && s.labels[at] == Label::Amod
    });
    let Some(verb) = verb else { return };
    let is_adverb = |at: usize| s.upos[at] == Upos::Adv;
    let is_name = s.word(name).starts_with(char::is_uppercase);
    if !is_name || !(name + 1..verb).all(is_adverb) || s.child(name, Label::Cop).is_some() {
        return;
    }
    make_root(s, verb, name);
    (s.heads[object], s.labels[object], s.tags[verb]) = (verb as u16, Label::Obj, Tag::Vbd);
    for at in name + 1..verb {
        s.heads[at] = verb as u16;
    }
}

/// Makes a sentence of `Orlo forced Ann Ro to pay`, of which the parser made one long name.
fn names_that_force(s: &mut Sentence) {
    let Some(name) = (0..s.len()).find(|&at| s.is_root(at) && s.upos[at] == Upos::Propn) else {
        return;
    };
    let verb = name + 1;
    let Some(whom) = s.head(verb.min(s.len() - 1)).filter(|&whom| whom > verb) else { return };
    let participle = matches!(s.tags[verb], Tag::Vbn | Tag::Vbd) && s.labels[verb] == Label::Amod;
    let small = s.word(verb).starts_with(char::is_lowercase);
    let of_name = s.head(whom) == Some(name) && s.upos[whom] == Upos::Propn;
    let is_finite = |at: usize| matches!(s.tags[at], Tag::Vbz | Tag::Vbp | Tag::Md);
    if !participle || !small || !of_name || (0..s.len()).any(is_finite) {
        return;
    }
    make_root(s, verb, name);
    (s.heads[whom], s.labels[whom], s.tags[verb]) = (verb as u16, Label::Obj, Tag::Vbd);
}

/// Makes a clause of what somebody is called on to do, where the parser took its verb for a part of
/// the name behind it: `called on Orlo to fire Pell`.
fn called_on(s: &mut Sentence) {
    for to in 3..s.len().saturating_sub(2) {
        let Some(whom) = s.head(to).filter(|_| s.labels[to] == Label::Case && s.word(to) == "to")
        else {
            continue;
        };
        let done = to + 1;
        let is_verb = matches!(s.tags[done], Tag::Nn | Tag::Jj | Tag::Vb | Tag::Vbp)
            && s.head(done) == Some(whom)
            && whom > done
            && s.upos[whom] == Upos::Propn
            && s.word(done).starts_with(char::is_lowercase)
            && !says_person(s.word(done));
        let verb = s.head(whom).filter(|&verb| is_verb && verb < to && s.upos[verb] == Upos::Verb);
        let Some(verb) = verb else { continue };
        let calls = s.children(verb).any(|at| {
            let tie = s.child(at, Label::Case);
            at < to && tie.is_some_and(|tie| calls_on(&s.lemma(verb), s.word(tie)))
        });
        if !calls {
            continue;
        }
        (s.heads[done], s.labels[done]) = (verb as u16, Label::Advcl);
        (s.tags[done], s.upos[done]) = (Tag::Vb, Upos::Verb);
        (s.heads[to], s.labels[to]) = (done as u16, Label::Mark);
        (s.tags[to], s.upos[to]) = (Tag::To, Upos::Part);
        (s.heads[whom], s.labels[whom]) = (done as u16, Label::Obj);
    }
}

/// What depends on a verb that was taken for a noun, or has it for a subject.
fn content(s: &Sentence, noun: usize) -> Option<usize> {
    let above = s.head(noun).filter(|&above| above > noun && s.labels[noun] == Label::Nsubj);
    let gerund = above.filter(|&above| {
        let having = |at| s.word(at).eq_ignore_ascii_case("having");
        s.tags[above] == Tag::Vbg || s.children(above).any(|at| at > noun && having(at))
    });
    let below = s.children(noun).find(|&at| {
        at > noun && matches!(s.labels[at], Label::Acl | Label::Ccomp | Label::Xcomp | Label::Dep)
    });
    gerund.or(below)
}

fn make_verb(s: &mut Sentence, verb: usize, subject: usize, content: usize) {
    if s.head(verb) == Some(content) {
        // What was below the content stays there, but for what ends the sentence.
        let last = s.len() - 1;
        if s.head(last) == Some(content) && s.upos[last] == Upos::Punct {
            s.heads[last] = verb as u16;
        }
        s.heads[verb] = if s.is_root(content) { verb as u16 } else { s.heads[content] };
        s.labels[verb] = s.labels[content];
        s.heads[content] = verb as u16;
    }
    s.labels[content] = Label::Xcomp;
    take_subject(s, verb, subject);
}

/// Makes of a noun and the one before it a verb and whoever does what it says.
pub(super) fn take_subject(s: &mut Sentence, verb: usize, subject: usize) {
    for at in 0..subject {
        if s.head(at) == Some(verb) {
            s.heads[at] = subject as u16;
        }
    }
    (s.tags[verb], s.upos[verb]) = (finite(s, verb), Upos::Verb);
    s.labels[subject] = Label::Nsubj;
    name(s, subject);
}

/// The tag of a word that turned out to be the verb of its sentence.
pub(super) fn finite(s: &Sentence, verb: usize) -> Tag {
    match s.tags[verb] {
        Tag::Nns => Tag::Vbz,
        Tag::Vbn if s.child(verb, Label::Aux).is_none() => Tag::Vbd,
        tag => tag,
    }
}

/// Takes for a name whoever does something and has a capital.
fn name(s: &mut Sentence, subject: usize) {
    if s.word(subject).starts_with(char::is_uppercase) {
        (s.tags[subject], s.upos[subject]) = (Tag::Nnp, Upos::Propn);
    }
}

/// Makes a word the verb of its sentence, and its subject what the parser took for the top.
pub(super) fn make_root(s: &mut Sentence, verb: usize, subject: usize) {
    for at in verb + 1..s.len() {
        if s.head(at) == Some(subject) {
            s.heads[at] = verb as u16;
            if s.labels[at] == Label::NmodUnmarked {
                s.labels[at] = Label::OblUnmarked;
            }
        }
    }
    (s.heads[subject], s.heads[verb]) = (verb as u16, verb as u16);
    (s.labels[subject], s.labels[verb]) = (Label::Nsubj, Label::Root);
    (s.tags[verb], s.upos[verb]) = (finite(s, verb), Upos::Verb);
    name(s, subject);
}

/// Takes for what a noun or verb tells the clause behind it whose `that` isn't its object, because it
/// has one: `evidence that Orlo bribed the mayor`; and hangs on the verb what somebody, and no
/// noun, tells: `was told by Orlo that Pell had left`.
fn clauses_of_nouns(s: &mut Sentence) {
    for that in 1..s.len() {
        let verb = s.head(that).filter(|_| s.labels[that] == Label::Obj);
        let Some(verb) = verb.filter(|&verb| verb > that && is_relative(s, verb)) else { continue };
        let object = s.children(verb).any(|at| at > verb && s.labels[at] == Label::Obj);
        let subject = s.children(verb).any(|at| s.labels[at] == Label::Nsubj);
        let agent = s.head(verb).filter(|&at| s.labels[at] == Label::OblAgent);
        let told_by = agent.filter(|&at| s.upos[at] == Upos::Propn).and_then(|at| s.head(at));
        let is_mark = subject && (object || told_by.is_some());
        if !is_mark || !s.word(that).eq_ignore_ascii_case("that") {
            continue;
        }
        (s.tags[that], s.upos[that], s.labels[that]) = (Tag::In, Upos::Sconj, Label::Mark);
        s.labels[verb] = Label::Acl;
        if let Some(above) = s.head(verb).filter(|&above| s.upos[above] == Upos::Verb) {
            (s.heads[verb], s.labels[verb]) = (above as u16, Label::Ccomp);
        }
        if let Some(telling) = told_by {
            (s.heads[verb], s.labels[verb]) = (telling as u16, Label::Ccomp);
        }
    }
}

fn is_relative(s: &Sentence, verb: usize) -> bool {
    matches!(s.labels[verb], Label::AclRelcl | Label::Acl)
}

/// Makes a sentence of a name with a participle behind it, if it has no other verb and no agent:
/// `Orlo donated to the campaign.`
fn names_that_act(s: &mut Sentence) {
    let Some(name) = (0..s.len()).find(|&at| s.is_root(at) && s.upos[at] == Upos::Propn) else {
        return;
    };
    let verb = s.child(name, Label::Acl).filter(|&at| matches!(s.tags[at], Tag::Vbn | Tag::Vbd));
    let Some(verb) = verb.filter(|&verb| verb == name + 1) else { return };
    let is_finite = |at: usize| matches!(s.tags[at], Tag::Vbz | Tag::Vbp | Tag::Md);
    let has_agent = s.child(verb, Label::OblAgent).is_some();
    let ends = s.tags.last() == Some(&Tag::Stop);
    if !ends || has_agent || (0..s.len()).any(is_finite) {
        return;
    }
    for at in 0..s.len() {
        if s.head(at) == Some(name) && at > verb {
            s.heads[at] = verb as u16;
        }
    }
    (s.heads[name], s.heads[verb]) = (verb as u16, verb as u16);
    (s.labels[name], s.labels[verb], s.tags[verb]) = (Label::Nsubj, Label::Root, Tag::Vbd);
}

/// Takes a participle with a subject and an object, but without a form of `be`, for the past tense; and a
/// strange first word for its subject, which no time is: `VTK fined Orlo`.
fn actives(s: &mut Sentence) {
    for subject in 0..s.len() {
        let opens = subject == 0 && s.labels[0] == Label::OblUnmarked && is_acronym(s.word(0));
        let is_subject = s.labels[subject] == Label::NsubjPass
            || opens && s.head(0) == Some(1) && s.child(1, Label::Nsubj).is_none();
        let verb = s.head(subject).filter(|_| is_subject);
        let Some(verb) = verb.filter(|&verb| verb > subject && s.tags[verb] == Tag::Vbn) else {
            continue;
        };
        let has = |label: Label| s.child(verb, label).is_some();
        if has(Label::Obj) && !has(Label::AuxPass) && !has(Label::Aux) && !has(Label::OblAgent) {
            s.labels[subject] = Label::Nsubj;
            s.tags[verb] = Tag::Vbd;
        }
    }
}

/// Hangs on a denial what is said beside it, and not within it: `denied that it paid and said it
/// had sued`.
fn denials(s: &mut Sentence) {
    for said in 1..s.len() {
        let first =
            s.head(said).filter(|_| s.labels[said] == Label::Conj && s.tags[said] == Tag::Vbd);
        let Some(first) = first.filter(|&first| s.labels[first] == Label::Ccomp) else { continue };
        let Some(denied) = s.head(first).filter(|&at| &*s.lemma(at) == "deny") else { continue };
        let own = s.children(said).any(|at| s.labels[at] == Label::Nsubj);
        let tells = s.child(said, Label::Ccomp).is_some();
        if denied < first && tells && !own {
            s.heads[said] = denied as u16;
        }
    }
}

/// Makes a verb of `denies` where a list of verbs goes on, and the parser took it for a noun: `was working
/// with Pell and "strongly denies any fraud"`.
fn joined_denials(s: &mut Sentence) {
    for denies in 2..s.len().saturating_sub(1) {
        let is_noun = s.word(denies).eq_ignore_ascii_case("denies") && s.tags[denies] == Tag::Nns;
        let small = |at: &usize| matches!(s.tags[*at], Tag::Rb | Tag::OpenQuote);
        let before = (0..denies).rfind(|at| !small(at));
        let joins = before.is_some_and(|at| s.tags[at] == Tag::Cc);
        let above = upwards(s, denies).skip(1).find(|&at| s.upos[at] == Upos::Verb && at < denies);
        let Some(above) = above.filter(|_| is_noun && joins) else { continue };
        (s.tags[denies], s.upos[denies]) = (Tag::Vbz, Upos::Verb);
        (s.heads[denies], s.labels[denies]) = (above as u16, Label::Conj);
        let denied = s.children(denies).find(|&at| at > denies && s.tags[at] == Tag::Nn);
        if let Some(denied) = denied.filter(|_| s.child(denies, Label::Obj).is_none()) {
            s.labels[denied] = Label::Obj;
            s.upos[denied] = Upos::Noun;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    fn mended(notation: &str) -> String {
        told_after(mend, notation)
    }

    #[test]
    fn nobody_is_told_what_a_past_tense_says() {
        let falk = "Falk|VB|0|root received|VBN|1|ccomp money|NN|2|obj .|.|1|punct";
        let wanted = "Falk<received Nsubj, received<- Root, money<received Obj, .<received Punct";
        assert_eq!(mended(falk), wanted);
        let denies = "Falk|VB|0|root denies|NNS|1|obj it|PRP|1|obj";
        assert_eq!(mended(denies), "Falk<denies Nsubj, denies<- Root, it<denies Obj");
        assert_eq!(mended("Go|VB|0|root"), "Go<- Root");
        let told = "Get|VB|0|root vaccinated|VBN|1|xcomp";
        assert_eq!(mended(told), "Get<- Root, vaccinated<Get Xcomp");
    }

    #[test]
    fn denies_is_a_verb() {
        let having = "the|DT|3|det firm|NN|3|compound denies|NNS|5|nsubj having|VBG|5|aux \
                      paid|VBN|0|root Pell|NNP|5|obj .|.|5|punct";
        let wanted = "the<firm Det, firm<denies Nsubj, denies<- Root, having<paid Aux, \
                      paid<denies Xcomp, Pell<paid Obj, .<denies Punct";
        assert_eq!(mended(having), wanted);
        let gerund = "Meta|NN|2|compound denies|NNS|0|root sharing|VBG|2|acl data|NN|3|obj";
        let wanted = "Meta<denies Nsubj, denies<- Root, sharing<denies Xcomp, data<sharing Obj";
        assert_eq!(mended(gerund), wanted);
        let plans = "Orlo|NNP|2|compound plans|NNS|0|root to|TO|4|mark sell|VB|2|acl";
        assert_eq!(mended(plans), "Orlo<plans Nsubj, plans<- Root, to<sell Mark, sell<plans Xcomp");
        let noun = "they|PRP|2|nsubj like|VBP|0|root Orlo|NNP|4|compound plans|NNS|2|obj";
        assert!(mended(noun).ends_with("Orlo<plans Compound, plans<like Obj"));
    }

    #[test]
    fn what_is_denied_is_a_clause() {
        let shared = "Meta|NNP|2|nsubj denied|VBD|0|root having|VBG|4|aux shared|VBN|5|amod \
                      data|NN|2|obj";
        let wanted = "Meta<denied Nsubj, denied<- Root, having<shared Aux, shared<denied Xcomp, \
                      data<shared Obj";
        assert_eq!(mended(shared), wanted);
    }

    #[test]
    fn a_clause_with_an_object_needs_no_second() {
        let bribed = "evidence|NN|0|root that|WDT|4|obj Orlo|NNP|4|nsubj bribed|VBD|1|acl:relcl \
                      Pell|NNP|4|obj";
        let wanted = "evidence<- Root, that<bribed Mark, Orlo<bribed Nsubj, bribed<evidence Acl, \
                      Pell<bribed Obj";
        assert_eq!(mended(bribed), wanted);
    }

    #[test]
    fn what_somebody_is_told_is_no_relative_clause() {
        let told = "we|PRP|3|nsubj:pass were|VBD|3|aux:pass told|VBN|0|root by|IN|5|case \
                    Orlo|NNP|3|obl:agent that|WDT|8|obj Pell|NNP|8|nsubj left|VBD|5|acl:relcl";
        assert!(mended(told).ends_with("that<left Mark, Pell<left Nsubj, left<told Ccomp"));
        let disputes = "they|PRP|2|nsubj dispute|VBP|0|root that|WDT|5|obj it|PRP|5|nsubj \
                        sold|VBD|2|acl:relcl data|NNS|5|obj";
        assert!(mended(disputes).contains("sold<dispute Ccomp"));
    }

    #[test]
    fn a_name_that_does_something_is_a_sentence() {
        let donated = "Orlo|NNP|0|root donated|VBN|1|acl to|IN|4|case Pell|NNP|2|obl .|.|1|punct";
        let wanted = "Orlo<donated Nsubj, donated<- Root, to<Pell Case, Pell<donated Obl, \
                      .<donated Punct";
        assert_eq!(mended(donated), wanted);
        let headline = "Orlo|NNP|0|root arrested|VBN|1|acl in|IN|4|case Pell|NNP|2|obl";
        assert!(mended(headline).starts_with("Orlo<- Root"));
    }

    #[test]
    fn what_has_an_object_is_active() {
        let denied = "Meta|NNP|2|nsubj:pass denied|VBN|0|root claims|NNS|2|obj";
        assert_eq!(mended(denied), "Meta<denied Nsubj, denied<- Root, claims<denied Obj");
        let given = "Meta|NNP|3|nsubj:pass was|VBD|3|aux:pass given|VBN|0|root keys|NNS|3|obj";
        assert!(mended(given).starts_with("Meta<given NsubjPass"));
    }

    #[test]
    fn what_is_said_beside_a_denial_is_not_denied() {
        let said = "Orlo|NNP|2|nsubj denied|VBD|0|root it|PRP|4|nsubj paid|VBD|2|ccomp and|CC|6|cc \
                    said|VBD|4|conj it|PRP|8|nsubj left|VBD|6|ccomp";
        assert!(mended(said).contains("said<denied Conj"));
    }
}
