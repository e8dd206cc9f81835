//! What somebody says or is told without `that`, where the parser took who does it for what is said or
//! for one of those who are told: `says Orlo Trust misled Pell`, `told jurors Orlo had paid Pell`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::clauses::make_telling;
use crate::extract::mend::hanging::hang;
use crate::extract::mentions::is_first_name;
use crate::extract::saying::{is_form_never_of_names, is_never_of_names, tells_somebody};
use crate::extract::tree::{is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    for verb in 1..s.len() {
        if tells_somebody(&s.lemma(verb)) && s.child(verb, Label::AuxPass).is_none() {
            clause_of_whom(s, verb);
            whom_it_is_told(s, verb);
        }
        saying_before_name(s, verb);
        if is_never_of_names(&s.lemma(verb)) && s.child(verb, Label::AuxPass).is_none() {
            clause_of_object(s, verb);
            clause_of_participle(s, verb);
        }
        who_is_heard(s, verb);
    }
}

fn is_finite(s: &Sentence, verb: usize) -> bool {
    let finite = |at: usize| matches!(s.tags[at], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    finite(verb) || s.children(verb).any(|at| at < verb && is_auxiliary(s, at) && finite(at))
}

fn is_auxiliary(s: &Sentence, at: usize) -> bool {
    matches!(s.labels[at], Label::Aux | Label::AuxPass | Label::Cop | Label::Advmod)
}

fn is_subject(s: &Sentence, at: usize) -> bool {
    matches!(s.labels[at], Label::Nsubj | Label::NsubjPass)
}

/// Whether nothing ties a clause to what stands before it.
fn is_free(s: &Sentence, clause: usize) -> bool {
    let ties = |at: usize| {
        s.labels[at] == Label::Mark || matches!(s.tags[at], Tag::Wdt | Tag::Wp | Tag::Wrb)
    };
    !s.children(clause).any(|at| at < clause && ties(at))
}

/// Hangs on the verb the whole clause that the parser hung on whom it is told: `told the inquiry Orlo
/// paid Pell`.
fn clause_of_whom(s: &mut Sentence, verb: usize) {
    let is_whom = |&at: &usize| matches!(s.labels[at], Label::Iobj | Label::Obj) && at > verb;
    let Some(whom) = s.children(verb).find(is_whom) else { return };
    let has = |clause: usize, label: Label| s.children(clause).any(|at| s.labels[at] == label);
    let doer = second_name(s, whom);
    let is_done = |clause: usize| {
        has(clause, Label::Nsubj)
            || s.tags[clause] == Tag::Vbd && doer.is_some_and(|at| at < clause)
    };
    // `told reporters he knew of it`: without an article nobody says which reporters.
    let is_bare = s.tags[whom] == Tag::Nns && s.child(whom, Label::Det).is_none();
    let has_place = |clause: usize| {
        let tied = |at: usize| s.labels[at] == Label::Obl && s.child(at, Label::Case).is_some();
        is_bare && s.children(clause).any(|at| at > clause && tied(at))
    };
    let is_whole = |&at: &usize| {
        let clause = matches!(s.labels[at], Label::AclRelcl | Label::Acl);
        let full = has(at, Label::Obj) || has_place(at);
        clause && is_done(at) && full && is_free(s, at) && is_finite(s, at)
    };
    let Some(clause) = s.children(whom).find(is_whole) else { return };
    if s.child(verb, Label::Ccomp).is_none() {
        hang(s, clause, verb, Label::Ccomp);
    }
}

/// Tells whom something is told from who is said to have done it.
fn whom_it_is_told(s: &mut Sentence, verb: usize) {
    let is_told = |&at: &usize| s.labels[at] == Label::Ccomp && at > verb && is_free(s, at);
    let Some(clause) = s.children(verb).find(is_told).filter(|&at| is_finite(s, at)) else {
        return;
    };
    let between = |at: &usize| (verb + 1..clause).contains(at);
    let subjects: Vec<usize> =
        s.children(clause).filter(|&at| is_subject(s, at)).filter(between).collect();
    let whom = s
        .children(verb)
        .filter(between)
        .find(|&at| matches!(s.labels[at], Label::Iobj | Label::Obj));
    let passive = s.child(clause, Label::AuxPass).is_some();
    let doing = if passive { Label::NsubjPass } else { Label::Nsubj };
    if let &[one] = &subjects[..]
        && whom.is_none()
        && told_somewhere(s, [verb, one, clause], doing)
    {
        return;
    }
    match (&subjects[..], whom) {
        (&[first, _, ..], None) => hang(s, first, verb, Label::Iobj),
        (&[one], None) => {
            let Some(doer) = second_name(s, one) else { return };
            hang(s, one, verb, Label::Iobj);
            name(s, one, doer, clause, doing);
        }
        ([], Some(whom)) => {
            let Some(doer) = second_name(s, whom) else { return };
            s.labels[whom] = Label::Iobj;
            name(s, whom, doer, clause, doing);
        }
        _ => {}
    }
}

/// Tells who is said to have done it from where it was told: `told reporters in Ostra Orlo had paid Pell`.
/// The answer is whether a place and somebody behind it stand there.
fn told_somewhere(s: &mut Sentence, [verb, whom, clause]: [usize; 3], label: Label) -> bool {
    /// Words with which names of places begin that have two.
    #[rustfmt::skip]
    const OPENERS: &[&str] = &[
        "Addis", "Abu", "Buenos", "Cape", "East", "El", "Fort", "Hong", "Kuala", "La", "Las", "Los", "New",
        "North", "Port", "Rio", "Saint", "Salt", "San", "Santa", "South", "St", "St.", "Tel", "West",
    ];
    let is_tie = |&at: &usize| matches!(s.word(at), "in" | "at" | "from") && at > whom;
    let Some(tie) = (whom + 1..clause).find(is_tie) else { return false };
    let is_name = |at: &usize| s.tags[*at] == Tag::Nnp || s.upos[*at] == Upos::Propn;
    let place = tie + 1;
    let end = place + (place..clause).take_while(is_name).count();
    let doer = place + 1 + usize::from(OPENERS.contains(&s.word(place)));
    let group = |at: usize| s.head(at) == Some(clause) && is_auxiliary(s, at);
    let of_whom = upwards(s, place).any(|above| above == whom);
    if doer >= end || !of_whom || !(end..clause).all(group) {
        return false;
    }
    hang(s, whom, verb, Label::Iobj);
    for (first, last, head, label) in [(place, doer, whom, Label::Nmod), (doer, end, clause, label)]
    {
        hang(s, first, head, label);
        for at in first..last {
            (s.tags[at], s.upos[at]) = (Tag::Nnp, Upos::Propn);
            if at > first {
                hang(s, at, first, Label::Flat);
            }
        }
    }
    hang(s, tie, place, Label::Case);
    true
}

/// Where the second of two names begins that the parser took for one: `the Herald Holt`, `Ann Ro Ann
/// Holt`.
fn second_name(s: &Sentence, first: usize) -> Option<usize> {
    let is_part = |&at: &usize| at > first && matches!(s.labels[at], Label::Flat | Label::Appos);
    let parts: Vec<usize> = s.children(first).filter(is_part).collect();
    let apposed = parts.iter().find(|&&at| s.labels[at] == Label::Appos);
    let named = parts.iter().find(|&&at| is_first_name(s.word(at)));
    let part = apposed.or(named).or(parts.last()).copied()?;
    let comma = (first..part).any(|at| s.tags[at] == Tag::Comma);
    (s.upos[part] == Upos::Propn && !comma).then_some(part)
}

/// Makes a name of its own, and a subject, of the second of two.
fn name(s: &mut Sentence, first: usize, doer: usize, clause: usize, label: Label) {
    hang(s, doer, clause, label);
    for part in doer + 1..clause {
        if s.labels[part] == Label::Flat && s.head(part) == Some(first) {
            hang(s, part, doer, Label::Flat);
        }
    }
}

/// Makes a verb of what seems to describe or to be named: `Orlo alleged Pell Trust bribed Vale`, `Orlo
/// alleges Pell Trust bribed Vale`.
fn saying_before_name(s: &mut Sentence, verb: usize) {
    let is_form = s.word(verb).ends_with(['d', 's']) && is_form_never_of_names(s.word(verb));
    if !is_form || s.upos[verb] == Upos::Aux {
        return;
    }
    let before = |&at: &usize| {
        at < verb && is_nominal(s, at) && matches!(s.labels[at], Label::Compound | Label::Nsubj)
    };
    let Some(teller) = s.children(verb).find(before) else { return };
    let past = s.word(verb).ends_with('d');
    if s.labels[verb] == Label::Amod && past {
        let doer = s.head(verb).filter(|&at| at > verb && is_subject(s, at));
        let told =
            doer.and_then(|doer| s.head(doer)).filter(|&told| told > verb && is_finite(s, told));
        if let (Some(doer), Some(told)) = (doer, told) {
            make_telling(s, [teller, verb, doer, told]);
            s.tags[verb] = Tag::Vbd;
        }
        return;
    }
    let named = s.children(verb).find(|&at| at > verb && s.labels[at] == Label::Appos);
    let Some(named) = named.filter(|_| s.is_root(verb) && s.tags[verb] == Tag::Nns) else { return };
    if with_name(s, named).any(|at| s.labels[at] == Label::Acl && s.tags[at] == Tag::Vbn) {
        (s.tags[verb], s.upos[verb]) = (Tag::Vbz, Upos::Verb);
        (s.labels[teller], s.labels[named]) = (Label::Nsubj, Label::Obj);
    }
}

/// What depends on a name or on one of its further words.
fn with_name<'s>(s: &'s Sentence, name: usize) -> impl Iterator<Item = usize> + 's {
    let flat = move |at: &usize| s.labels[*at] == Label::Flat;
    let parts = std::iter::once(name).chain(s.children(name).filter(flat));
    parts.flat_map(|part| s.children(part))
}

/// Makes a clause of a name that seems to be said: `says Orlo Trust misled Pell`.
fn clause_of_object(s: &mut Sentence, verb: usize) {
    let is_said = |&at: &usize| {
        use Label::{Nsubj, NsubjPass, Obj};
        at > verb && matches!(s.labels[at], Obj | Nsubj | NsubjPass)
    };
    let Some(said) = s.children(verb).find(is_said) else { return };
    let tells = s.children(verb).any(|at| is_subject(s, at) && at < verb);
    if !tells || s.child(verb, Label::Ccomp).is_some() {
        return;
    }
    if s.labels[said] == Label::Obj && s.upos[said] == Upos::Verb && is_finite(s, said) {
        s.labels[said] = Label::Ccomp;
        return;
    }
    let is_done = |&at: &usize| {
        let is_active =
            s.children(at).all(|word| !matches!(s.labels[word], Label::OblAgent | Label::AuxPass));
        s.labels[at] == Label::Acl
            && at > said
            && matches!(s.tags[at], Tag::Vbn | Tag::Vbd)
            && is_active
            && is_free(s, at)
            && (s.upos[said] == Upos::Propn || s.child(at, Label::Obj).is_some())
    };
    let Some(done) = with_name(s, said).find(is_done) else { return };
    hang(s, done, verb, Label::Ccomp);
    hang(s, said, done, Label::Nsubj);
    s.tags[done] = Tag::Vbd;
    if s.tags[verb] == Tag::Vbn && s.child(verb, Label::Aux).is_none() {
        s.tags[verb] = Tag::Vbd;
    }
}

/// Makes a clause of a participle that seems to describe its object: `says Orlo robbed Pell Bank`, `says
/// her son, Orlo, robbed Pell Bank`.
fn clause_of_participle(s: &mut Sentence, verb: usize) {
    if s.child(verb, Label::Ccomp).is_some() || s.child(verb, Label::Nsubj).is_none() {
        return;
    }
    let Some(said) = s.children(verb).find(|&at| at > verb && s.labels[at] == Label::Obj) else {
        return;
    };
    let is_done = |at: &usize| {
        let object = s.head(*at).filter(|&object| object > *at);
        let of_said = object.is_some_and(|object| upwards(s, object).any(|above| above == said));
        let small = s.word(*at).starts_with(char::is_lowercase);
        s.labels[*at] == Label::Amod && s.tags[*at] == Tag::Vbn && of_said && small
    };
    let Some(done) = (verb + 2..s.len()).find(is_done) else { return };
    let Some(object) = s.head(done) else { return };
    let doer = match object == said {
        // The name right before it, however it was hung.
        true => {
            let of_clause =
                |at: &usize| matches!(s.head(*at), Some(head) if head == done || head == object);
            (verb + 1..done).rfind(|at| is_nominal(s, *at) && of_clause(at))
        }
        false => Some(said).filter(|_| s.tags[done - 1] == Tag::Comma || is_nominal(s, done - 1)),
    };
    let Some(doer) = doer else { return };
    hang(s, done, verb, Label::Ccomp);
    (s.tags[done], s.upos[done]) = (Tag::Vbd, Upos::Verb);
    hang(s, object, done, Label::Obj);
    hang(s, doer, done, Label::Nsubj);
    for part in verb + 1..doer {
        if matches!(s.head(part), Some(head) if head == done || head == object) {
            hang(s, part, doer, s.labels[part]);
        }
    }
}

/// Gives a verb for its subject whom somebody hears or remembers saying something: `heard Pell say that …`.
fn who_is_heard(s: &mut Sentence, verb: usize) {
    const HEARING: &[&str] =
        &["hear", "notice", "observe", "overhear", "recall", "remember", "see", "watch"];
    let who = s.children(verb).find(|&at| at > verb && s.labels[at] == Label::Nsubj);
    let Some(who) = who.filter(|_| HEARING.contains(&&*s.lemma(verb))) else { return };
    let is_bare = |&at: &usize| {
        let clause = matches!(s.labels[at], Label::Advcl | Label::Ccomp | Label::Xcomp);
        let has_own = s.children(at).any(|word| is_subject(s, word));
        at > who && clause && matches!(s.tags[at], Tag::Vb | Tag::Vbg) && !has_own
    };
    let clause = s.children(verb).find(is_bare);
    if let Some(clause) = clause {
        hang(s, who, clause, Label::Nsubj);
        s.labels[clause] = Label::Ccomp;
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
    fn whom_it_is_told_has_done_nothing() {
        let jurors = "lawyer|NN|2|nsubj told|VBD|0|root jurors|NNS|6|nsubj Orlo|NNP|6|nsubj had|VBD|6|aux \
                      paid|VBN|2|ccomp Pell|NNP|6|obj";
        assert!(mended(jurors).contains("jurors<told Iobj, Orlo<paid Nsubj"));
        let herald = "lawyer|NN|2|nsubj told|VBD|0|root the|DT|4|det Herald|NNP|7|nsubj Orlo|NNP|4|flat had|VBD|7|aux \
                      paid|VBN|2|ccomp Pell|NNP|7|obj";
        assert!(mended(herald).contains("Herald<told Iobj, Orlo<paid Nsubj"));
        let inquiry = "Lund|NNP|2|nsubj told|VBD|0|root the|DT|4|det inquiry|NN|2|iobj Orlo|NNP|4|appos Trust|NNP|5|flat \
                       paid|VBD|2|ccomp Pell|NNP|7|obj";
        assert!(mended(inquiry).contains("Orlo<paid Nsubj, Trust<Orlo Flat"));
    }

    #[test]
    fn who_does_what_is_said_is_not_what_is_said() {
        let misled = "minister|NN|2|nsubj says|VBZ|0|root Orlo|NNP|4|compound Trust|NNP|2|obj misled|VBN|4|acl \
                      Pell|NNP|5|obj";
        assert!(mended(misled).contains("Trust<misled Nsubj, misled<says Ccomp"));
        let robbed = "police|NNS|2|nsubj say|VBP|0|root Orlo|NNP|4|compound robbed|VBN|6|amod Pell|NNP|6|compound \
                      Bank|NNP|2|obj";
        assert!(mended(robbed).contains("Orlo<robbed Nsubj, robbed<say Ccomp"));
        let husband = "Lund|NNP|2|nsubj says|VBZ|0|root her|PRP$|4|nmod:poss husband~|NN|2|obj ,|,|6|punct \
                       Orlo~|NNP|4|conj ,|,|9|punct robbed|VBN|9|amod Banks|NNP|4|conj";
        let husband = mended(husband);
        assert!(husband.contains("husband<robbed Nsubj") && husband.contains("Banks<robbed Obj"));
        let alleged = "Lund|NNP|2|compound alleged|VBN|4|amod Orlo|NNP|4|compound Trust|NNP|5|nsubj paid|VBD|0|root \
                       Pell|NNP|5|obj";
        assert!(
            mended(alleged).contains("alleged<- Root")
                && mended(alleged).contains("paid<alleged Ccomp")
        );
    }

    #[test]
    fn who_is_heard_says_it() {
        let heard = "Lund|NNP|2|nsubj heard|VBD|0|root Orlo|NNP|2|nsubj say|VB|2|ccomp that|IN|7|mark Vale|NNP|7|nsubj \
                     paid|VBD|4|ccomp Pell|NNP|7|obj";
        assert!(mended(heard).contains("Orlo<say Nsubj"));
    }
}
