//! What a sentence says of a claim, where the parser took it for a part of the claim: `Claims that
//! Orlo paid Pell are false, Vale said`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::called;
use crate::extract::mend::claims::tells;
use crate::extract::mend::hanging::hang;
use crate::extract::tree::{is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    for noun in 0..s.len().saturating_sub(3) {
        let Some(claimed) = claimed(s, noun) else { continue };
        let Some(verdict) = verdict(s, noun, claimed) else { continue };
        let judged = turned_out(s, verdict).unwrap_or(verdict);
        let object = lost_object(s, claimed[0], judged);
        if judge(s, noun, claimed, judged)
            && let Some(object) = object
        {
            give_back(s, object, claimed[0]);
        }
    }
    called::mend(s);
}

/// The verb of what a noun before `that` claims, and who does it.
fn claimed(s: &Sentence, noun: usize) -> Option<[usize; 2]> {
    let that = noun + 1;
    if that >= s.len() || !tells(s, noun) {
        return None;
    }
    if !s.word(that).eq_ignore_ascii_case("that") {
        return claimed_bare(s, noun);
    }
    // Of `Claims that …` and `said claims that …` the parser makes a verb that nobody does.
    let opens = noun == 0
        || matches!(s.tags[noun - 1], Tag::OpenQuote | Tag::In | Tag::Dt)
        || s.upos[noun - 1] == Upos::Verb;
    let is_doer = |at: usize| at < noun && is_subject(s, at) && s.tags[at] != Tag::Dt;
    let has_doer = s.children(noun).any(is_doer);
    let is_noun = is_nominal(s, noun) || opens && s.word(noun).ends_with('s') && !has_doer;
    (that + 1..s.len()).filter(|&at| is_noun && is_predicate(s, at)).find_map(|at| {
        let own = s.children(at).find(|&who| (that + 1..at).contains(&who) && is_subject(s, who));
        Some([at, own.or_else(|| described(s, at).filter(|&who| who > that))?])
    })
}

/// The same where no `that` tells: `said claims it had paid Pell were untrue`.
fn claimed_bare(s: &Sentence, noun: usize) -> Option<[usize; 2]> {
    use Label::{AuxPass, Cop, Iobj, Obj};
    let opens = noun == 0
        || matches!(s.tags[noun - 1], Tag::OpenQuote | Tag::In | Tag::Dt)
        || s.upos[noun - 1] == Upos::Verb;
    let doer = upwards(s, noun + 1).find(|&at| is_subject(s, at)).filter(|&doer| doer > noun)?;
    let clause = s.head(doer).filter(|&clause| clause > doer && is_predicate(s, clause))?;
    let above = s.head(noun);
    let judged = s.head(clause).filter(|_| s.labels[clause] == Label::Csubj);
    let beside = s.head(clause) == Some(noun)
        || above == Some(clause) && is_subject(s, noun)
        || judged.is_some_and(|judged| s.head(judged) == Some(noun));
    // `said claims he made were untrue`: he made claims.
    let is_whole = s.children(clause).any(|at| {
        let behind = at > clause && matches!(s.labels[at], Obj | Iobj);
        behind || matches!(s.labels[at], AuxPass | Cop)
    });
    (opens && beside && is_whole).then_some([clause, doer])
}

/// What a clause is about, where the parser took it for who is judged: in `that it bribed Orlo was
/// false` Orlo isn't false.
fn lost_object(s: &Sentence, clause: usize, verdict: usize) -> Option<usize> {
    let be = s.children(verdict).find(|&at| at > clause && is_be(s, at))?;
    let object = be.checked_sub(1).filter(|&at| at > clause && is_nominal(s, at))?;
    let lost = s.head(object) == Some(verdict) && is_subject(s, object);
    let own = s.child(clause, Label::Obj).filter(|&own| own > clause);
    let between = (clause + 1..object)
        .all(|at| upwards(s, at).any(|above| above == object || Some(above) == own));
    let names = own.is_none_or(|own| is_capital(s, own) && is_capital(s, object));
    (lost && between && names).then_some(object)
}

/// Gives a clause its object, or the rest of its object's name.
fn give_back(s: &mut Sentence, object: usize, clause: usize) {
    match s.child(clause, Label::Obj).filter(|&own| own > clause) {
        Some(own) => hang(s, object, own, Label::Flat),
        None => hang(s, object, clause, Label::Obj),
    }
}

fn is_capital(s: &Sentence, at: usize) -> bool {
    s.word(at).starts_with(char::is_uppercase)
}

/// Whom a verb with an object seems to describe, and who does what it says: in `that Orlo bribed Pell
/// are false` Orlo isn't false.
fn described(s: &Sentence, verb: usize) -> Option<usize> {
    let doer = s.head(verb).filter(|&doer| s.labels[verb] == Label::Acl && doer < verb)?;
    let is_object = |at: usize| {
        let bare = s.child(at, Label::Case).is_none_or(|case| case > at);
        matches!(s.labels[at], Label::Obj | Label::NsubjPass) && at > verb && bare
    };
    let is_past = matches!(s.tags[verb], Tag::Vbn | Tag::Vbd);
    (is_past && is_subject(s, doer) && s.children(verb).any(is_object)).then_some(doer)
}

/// The predicate behind a claim that has no other subject: `are false`, `turned out to be false`.
fn verdict(s: &Sentence, noun: usize, [clause, doer]: [usize; 2]) -> Option<usize> {
    let is_other = |who: usize| who > noun && who != doer && who != clause && is_subject(s, who);
    let bare = |at: usize| {
        let lost = lost_object(s, clause, at);
        !s.children(at).any(|who| is_other(who) && Some(who) != lost)
    };
    let found = (clause + 1..s.len()).find(|&at| {
        let has_be = s.children(at).any(|be| be > clause && be < at && is_be(s, be));
        let is_whole = has_be || says_how_it_ended(s, at);
        let of_claim = upwards(s, at).any(|above| above == noun || above == clause);
        let beside = s.head(noun) == Some(at)
            || s.head(noun).is_some() && s.head(noun) == s.head(at)
            || s.head(noun) == Some(clause) && s.head(clause) == s.head(at);
        is_whole && s.labels[at] != Label::Conj && (of_claim || beside) && bare(at)
    })?;
    let tied = !s.word(noun + 1).eq_ignore_ascii_case("that") || s.head(noun + 1) == Some(clause);
    let is_right = s.head(noun) == Some(found)
        && is_subject(s, noun)
        && s.head(doer) == Some(clause)
        && s.head(clause) == Some(noun)
        && tied
        && lost_object(s, clause, found).is_none();
    (!is_right || says_how_it_ended(s, found)).then_some(found)
}

/// Hangs a claim on what is said of it, and what it says on the claim. The answer is whether it can.
fn judge(s: &mut Sentence, noun: usize, [clause, doer]: [usize; 2], verdict: usize) -> bool {
    if s.head(noun) == Some(clause) && is_subject(s, noun) && !s.is_root(clause) {
        (s.heads[noun], s.labels[noun]) = (s.heads[clause], Label::Obj);
    }
    if !raise(s, noun, clause, verdict) {
        return false;
    }
    for at in verdict + 1..s.len() {
        let of_claim = s.head(at) == Some(noun) || s.head(at) == Some(clause);
        if of_claim && s.labels[at] != Label::Conj {
            s.heads[at] = verdict as u16;
            if s.labels[at] == Label::Ccomp {
                s.labels[at] = Label::Parataxis;
            }
        }
    }
    let passive = s.child(verdict, Label::AuxPass).is_some();
    s.heads[noun] = verdict as u16;
    s.labels[noun] = if passive { Label::NsubjPass } else { Label::Nsubj };
    s.upos[noun] = Upos::Noun;
    s.tags[noun] = if s.word(noun).ends_with('s') { Tag::Nns } else { Tag::Nn };
    s.heads[clause] = noun as u16;
    s.labels[clause] = Label::Acl;
    let that = noun + 1;
    if s.word(that).eq_ignore_ascii_case("that") {
        hang(s, that, clause, Label::Mark);
        (s.tags[that], s.upos[that]) = (Tag::In, Upos::Sconj);
    }
    // `said that claims that …`
    let before = s.children(noun).find(|&at| at + 1 == noun && s.word(at) == "that");
    if let Some(before) = before {
        hang(s, before, verdict, Label::Mark);
        (s.tags[before], s.upos[before]) = (Tag::In, Upos::Sconj);
    }
    what_is_claimed(s, clause, doer);
    true
}

/// Gives what is said of a claim the place that the claim had. The answer is whether it can have it.
fn raise(s: &mut Sentence, noun: usize, clause: usize, verdict: usize) -> bool {
    // What a claim is below of is not what it says.
    if upwards(s, noun).any(|above| above == clause) {
        return false;
    }
    let Some(above) = s.head(noun).filter(|&above| above != verdict) else {
        if s.is_root(noun) {
            (s.heads[verdict], s.labels[verdict]) = (verdict as u16, Label::Root);
        }
        return true;
    };
    let other = s.children(above).any(|at| at > verdict && is_subject(s, at));
    let below = upwards(s, above).any(|at| at == verdict);
    if below || is_subject(s, noun) && !other {
        return false;
    }
    let is_said = is_subject(s, noun) || s.labels[noun] == Label::Obj;
    let label = if is_said { Label::Ccomp } else { s.labels[noun] };
    (s.heads[verdict], s.labels[verdict]) = (above as u16, label);
    true
}

/// Gives a clause its subject and its object.
fn what_is_claimed(s: &mut Sentence, clause: usize, doer: usize) {
    if s.head(doer) != Some(clause) {
        hang(s, doer, clause, Label::Nsubj);
        s.tags[clause] = Tag::Vbd;
    }
    let behind = |s: &Sentence, label| s.child(clause, label).filter(|&at| at > clause);
    let object = behind(s, Label::Iobj).or_else(|| behind(s, Label::NsubjPass));
    if let Some(object) = object.filter(|_| behind(s, Label::Obj).is_none()) {
        s.labels[object] = Label::Obj;
    }
}

/// Makes the adjective behind `turned out to be` or `proved` the predicate, as it is behind `are`.
fn turned_out(s: &mut Sentence, verb: usize) -> Option<usize> {
    let word = says_how_it_ended(s, verb).then(|| adjective(s, verb)).flatten()?;
    s.heads[word] = if s.is_root(verb) { word as u16 } else { s.heads[verb] };
    s.labels[word] = s.labels[verb];
    (s.tags[word], s.upos[word]) = (Tag::Jj, Upos::Adj);
    for at in 0..s.len() {
        if s.head(at) == Some(verb) && !matches!(s.labels[at], Label::CompoundPrt | Label::AuxPass)
        {
            s.heads[at] = word as u16;
        }
        if s.head(at) == Some(word) && s.labels[at] == Label::Mark && at > verb {
            s.heads[at] = verb as u16;
        }
    }
    (s.heads[verb], s.labels[verb]) = (word as u16, Label::Aux);
    Some(word)
}

fn says_how_it_ended(s: &Sentence, verb: usize) -> bool {
    let lemma = s.lemma(verb);
    let passive = s.child(verb, Label::AuxPass).is_some();
    let ends = match &*lemma {
        "prove" => true,
        "find" | "show" => passive,
        "turn" => s.child(verb, Label::CompoundPrt).is_some(),
        _ => false,
    };
    ends && s.upos[verb] == Upos::Verb && adjective(s, verb).is_some()
}

fn adjective(s: &Sentence, verb: usize) -> Option<usize> {
    const SAID_OF_CLAIMS: &[&str] = &[
        "baseless",
        "bogus",
        "correct",
        "false",
        "groundless",
        "inaccurate",
        "incorrect",
        "true",
        "unfounded",
        "untrue",
        "wrong",
    ];
    s.children(verb).find(|&at| at > verb && SAID_OF_CLAIMS.contains(&s.word(at)))
}

fn is_predicate(s: &Sentence, at: usize) -> bool {
    s.upos[at] == Upos::Verb || s.child(at, Label::Cop).is_some()
}

fn is_be(s: &Sentence, at: usize) -> bool {
    matches!(s.labels[at], Label::Cop | Label::AuxPass | Label::Aux)
        && matches!(s.tags[at], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
}

fn is_subject(s: &Sentence, at: usize) -> bool {
    matches!(s.labels[at], Label::Nsubj | Label::NsubjPass | Label::Expl)
}
