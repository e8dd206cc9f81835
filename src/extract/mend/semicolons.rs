//! Clauses behind a semicolon or a dash, which say something of their own: `denied bribing Pell; a court
//! jailed Vale`. Parsers hang them on the verb before as if they were what that says, and take whoever
//! stands right behind the semicolon for somebody of whom the verb before tells.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::sayings::is_saying;
use crate::extract::tree::{is_nominal, upwards};

/// Gives the verb behind a semicolon for its subject whoever stands right behind the mark, with what is
/// said of him between commas: `denied selling data; Orlo, which was warned, said it had stopped`.
pub(super) fn subjects(s: &mut Sentence) {
    for mark in 2..s.len().saturating_sub(2) {
        if s.word(mark) == ";"
            && let Some((doer, verb)) = doer_behind(s, mark)
        {
            let passive = s.child(verb, Label::AuxPass).is_some();
            hang(s, doer, verb, if passive { Label::NsubjPass } else { Label::Nsubj });
            s.heads[mark] = verb as u16;
        }
    }
}

/// Who stands behind a mark as somebody of the clause before it, and the finite verb behind him that has
/// no subject and isn't joined with another.
fn doer_behind(s: &Sentence, mark: usize) -> Option<(usize, usize)> {
    let doer = upwards(s, mark + 1).find(|&at| s.head(at).is_none_or(|above| above < mark))?;
    let is_free = |label: Label| s.child(doer, label).is_none_or(|tie| tie > doer);
    if doer < mark || !is_nominal(s, doer) || !is_free(Label::Case) || !is_free(Label::Cc) {
        return None;
    }
    let is_finite = |at: usize| matches!(s.tags[at], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let verb = (doer + 1..s.len()).find(|&at| {
        let finite = is_finite(at) || s.children(at).any(|aux| aux < at && is_finite(aux));
        s.upos[at] == Upos::Verb && finite && upwards(s, at).all(|above| above != doer)
    })?;
    use Label::{Advmod, Aux, AuxPass, Cc, Csubj, Expl, Nsubj, NsubjPass, Punct};
    let own = [Cc, Csubj, Expl, Nsubj, NsubjPass];
    let is_bare = s.children(verb).all(|at| at < mark || at > verb || !own.contains(&s.labels[at]));
    let between = (mark + 1..verb).all(|at| {
        let of_verb = s.head(at) == Some(verb);
        let beside = of_verb && matches!(s.labels[at], Advmod | Aux | AuxPass | Punct);
        beside || upwards(s, at).any(|above| above == doer)
    });
    let is_outer = s.head(verb).is_none_or(|above| above < mark);
    (is_bare && between && is_outer).then_some((doer, verb))
}

pub(super) fn mend(s: &mut Sentence) {
    for clause in 3..s.len() {
        if s.labels[clause] == Label::Parataxis && is_apart(s, clause) {
            s.labels[clause] = Label::Conj;
        }
    }
}

/// Whether a clause with a subject of its own stands behind a mark that parts it from a verb that has
/// said what it says.
fn is_apart(s: &Sentence, clause: usize) -> bool {
    let Some(verb) = s.head(clause).filter(|&verb| verb < clause && s.upos[verb] == Upos::Verb)
    else {
        return false;
    };
    let subject = s.children(clause).find(|&at| {
        matches!(s.labels[at], Label::Nsubj | Label::NsubjPass) && is_nominal(s, at) && at < clause
    });
    let Some(mark) = subject.and_then(|subject| mark_before(s, verb, subject)) else {
        return false;
    };
    let has = |labels: &[Label]| {
        s.children(verb).any(|at| at < mark && at > verb && labels.contains(&s.labels[at]))
    };
    let has_content = has(&[Label::Ccomp, Label::Xcomp]) || has_gerund(s, verb, mark);
    let passive = s.child(verb, Label::AuxPass).is_some();
    let whole = has(&[Label::Obj]) || passive;
    let tells = is_saying(s, verb) && !denies(s, verb) && !passive;
    match s.word(mark) {
        // `Prosecutors say that Orlo bribed Pell; Vale paid Roth`: they may say both.
        _ if tells => false,
        // `Orlo plans to sue Pell, Vale said`
        mark if is_saying(s, clause) && (mark != ";" || is_bare(s, clause)) => false,
        ";" => has_content || whole,
        // What stands behind `denied it:` is the denier's.
        ":" => has_content && !is_saying(s, verb),
        _ => has_content,
    }
}

/// The mark that stands before a clause, if its subject begins right behind it.
fn mark_before(s: &Sentence, verb: usize, subject: usize) -> Option<usize> {
    let opens = |at: &usize| matches!(s.word(*at), ";" | ":" | "," | "–" | "—" | "-");
    let mark = (verb + 1..subject).rev().find(opens)?;
    (mark + 1..subject).all(|at| s.upos[at] != Upos::Verb && s.tags[at] != Tag::Cc).then_some(mark)
}

/// Whether a verb has a gerund for what it says: `was accused of robbing Pell`.
fn has_gerund(s: &Sentence, verb: usize, mark: usize) -> bool {
    s.children(verb).any(|at| (verb..mark).contains(&at) && s.tags[at] == Tag::Vbg)
}

/// Whether a clause tells nothing of what somebody says.
fn is_bare(s: &Sentence, clause: usize) -> bool {
    use Label::{Ccomp, Obj, Xcomp};
    s.children(clause).all(|at| at < clause || !matches!(s.labels[at], Ccomp | Obj | Xcomp))
}

fn denies(s: &Sentence, verb: usize) -> bool {
    matches!(&*s.lemma(verb), "contest" | "deny" | "dispute" | "refute" | "reject")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    /// How the last clause hangs on a verb with a clause of its own, behind a mark.
    fn label(verb: &str, mark: &str) -> String {
        let told = told_after(
            mend,
            &format!(
                "Orlo|NNP|2|nsubj {verb}|VBD|0|root robbing|VBG|2|xcomp Pell|NNP|3|obj {mark}|:|7|punct \
                 Vale|NNP|7|nsubj left|VBD|2|parataxis"
            ),
        );
        told.rsplit(' ').next().unwrap_or_default().to_string()
    }

    #[test]
    fn what_stands_behind_a_semicolon_is_told_by_the_text() {
        assert_eq!(label("denied", ";"), "Conj");
        assert_eq!(label("denied", "–"), "Conj");
        assert_eq!(label("planned", ":"), "Conj");
    }

    #[test]
    fn whoever_stands_behind_a_semicolon_does_what_follows() {
        let sentence = |left: &str| {
            let told = format!(
                "Orlo|NNP|2|nsubj sold|VBD|0|root data|NNS|2|obj ;|:|5|punct Vale|NNP|3|appos ,|,|8|punct \
                 who|WP|8|nsubj sued|VBD|5|acl:relcl ,|,|5|punct {left}"
            );
            told_after(subjects, &told)
        };
        assert!(sentence("left|VBD|2|conj").contains("Vale<left Nsubj"));
        assert!(sentence("and|CC|11|cc left|VBD|2|conj").contains("Vale<data Appos"));
        assert!(sentence("Pell|NNP|3|conj").contains("Vale<data Appos"));
    }

    #[test]
    fn what_somebody_goes_on_to_say_stays_his() {
        assert_eq!(label("denied", ":"), "Parataxis");
        assert_eq!(label("said", ";"), "Parataxis");
    }
}
