//! Who is appointed to what, and by whom: `named Orlo chief executive`, `was elected chair of the board
//! by Orlo`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mentions::{says_kind, says_person};
use crate::extract::times::time;
use crate::extract::tree::{is_means, is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    for verb in 1..s.len().saturating_sub(2) {
        if s.upos[verb] != Upos::Verb || !is_appointing(s, verb) {
            continue;
        }
        if s.child(verb, Label::AuxPass).is_none() {
            appointed(s, verb);
            continue;
        }
        elected(s, verb);
        if let Some(role) = role_behind(s, verb)
            && let Some(agent) = appointer(s, verb, role)
        {
            hang(s, agent, verb, Label::OblAgent);
            if s.child(role, Label::Case).is_none() {
                s.labels[role] = Label::Xcomp;
            }
        }
    }
}

/// Whether a verb makes somebody something.
pub(in crate::extract) fn is_appointing(s: &Sentence, verb: usize) -> bool {
    const APPOINTING: &[&str] =
        &["appoint", "designate", "elect", "make", "name", "nominate", "reappoint"];
    s.word(verb).starts_with(['a', 'd', 'e', 'm', 'n', 'r'])
        && APPOINTING.contains(&&*s.lemma(verb))
}

/// Whether a word says what one may be appointed to.
fn is_role(s: &Sentence, at: usize) -> bool {
    s.tags[at] != Tag::Nns
        && matches!(s.upos[at], Upos::Noun | Upos::Propn)
        && says_person(s.word(at))
}

/// Tells whoever is appointed from the role, where the parser made one noun of both, or two of the
/// same kind.
fn appointed(s: &mut Sentence, verb: usize) {
    let ends = s.tags.last() == Some(&Tag::Stop);
    let is_name = |at: usize| s.upos[at] == Upos::Propn;
    if !ends || !is_name(verb + 1) {
        return;
    }
    let of_verb = |at: usize| {
        matches!(s.labels[at], Label::Obj | Label::Iobj | Label::Xcomp) && s.head(at) == Some(verb)
    };
    let role = (verb + 2..s.len()).find(|&at| of_verb(at) && is_role(s, at));
    let Some(role) = role.filter(|&role| s.child(role, Label::Case).is_none()) else { return };
    let whom = upwards(s, verb + 1).take_while(|&at| at != role && at != verb).last();
    let Some(whom) = whom.filter(|&whom| whom < role && is_name(whom)) else { return };
    let within = |at: usize| upwards(s, at).any(|above| above == whom);
    let last = (whom..role).rev().find(|&at| within(at)).unwrap_or(whom);
    let whole = (verb + 1..=last).all(within);
    let apart = of_verb(whom) || s.labels[whom] == Label::Compound && s.head(whom) == Some(role);
    let is_punct = |at: usize| s.upos[at] == Upos::Punct;
    // `named Relay director Ann Ro`, `elected Orlo chair and Vale treasurer`
    let goes_on =
        s.upos.get(role + 1) == Some(&Upos::Propn) || s.child(role, Label::Conj).is_some();
    if whole && apart && !goes_on && !(last..role).any(is_punct) {
        hang(s, whom, verb, Label::Obj);
        hang(s, role, verb, Label::Xcomp);
    }
}

/// Makes a clause of `was elected president`, where the parser described a president so.
fn elected(s: &mut Sentence, verb: usize) {
    let role = s.head(verb).filter(|&role| role > verb && s.labels[verb] == Label::Amod);
    let Some(role) = role.filter(|&role| is_role(s, role)) else { return };
    if s.child(verb, Label::NsubjPass).is_none() {
        return;
    }
    s.heads[verb] = if s.is_root(role) { verb as u16 } else { s.heads[role] };
    s.labels[verb] = s.labels[role];
    (s.heads[role], s.labels[role]) = (verb as u16, Label::Xcomp);
    for at in 0..s.len() {
        let is_year = s.tags[at] == Tag::Cd && s.labels[at] == Label::Nmod;
        if s.head(at) == Some(role) && (at < verb || is_year || s.labels[at] == Label::Punct) {
            s.heads[at] = verb as u16;
            s.labels[at] = if is_year { Label::Obl } else { s.labels[at] };
        }
    }
}

/// The role to which somebody was appointed, with or without `as`.
fn role_behind(s: &Sentence, verb: usize) -> Option<usize> {
    s.children(verb).filter(|&at| at > verb && is_role(s, at)).find(|&at| {
        let case = s.child(at, Label::Case).map(|case| s.word(case));
        match s.labels[at] {
            Label::Obj | Label::Xcomp => case.is_none(),
            Label::Obl => case == Some("as"),
            _ => false,
        }
    })
}

/// Whoever appointed somebody: the noun behind `by`, also where the parser hung it on what the role is
/// of. `Author of a book by Orlo` says who wrote the book.
fn appointer(s: &Sentence, verb: usize, role: usize) -> Option<usize> {
    let by = (role + 1..s.len()).find(|&at| s.labels[at] == Label::Case && s.word(at) == "by")?;
    let agent = s.head(by).filter(|&at| at > by && is_nominal(s, at))?;
    let mut above = upwards(s, agent).skip(1).take_while(|&at| at != role && at != verb);
    let near = above.all(|at| s.labels[at] == Label::Nmod || s.labels[at] == Label::Obl);
    let before = by - 1;
    let is_part = s.upos[before] == Upos::Propn
        || s.upos[before] == Upos::Num
        || s.upos[before] == Upos::Noun && says_kind(s.word(before));
    let of_verb = s.head(agent) == Some(verb);
    let below = upwards(s, agent).any(|at| at == verb);
    let is_time = time(&format!("by {}", s.word(agent))).is_some();
    (below && (of_verb || near && is_part) && !is_time && !is_means(s, agent)).then_some(agent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn whoever_is_named_chief_is_no_part_of_the_chief() {
        let named = "Relay|NNP|2|nsubj named|VBD|0|root Ann|NNP|5|compound Ro|NNP|3|flat \
                     director~|NN|2|obj .|.|2|punct";
        let told = told_after(mend, named);
        assert!(told.contains("Ann<named Obj, Ro<Ann Flat, director<named Xcomp"), "{told}");
        for (word, other) in
            [("director~|NN", "directors~|NNS"), ("director", "lawsuit"), ("named", "met")]
        {
            let other = named.replace(word, other);
            assert!(
                told_after(mend, &other).contains("Ann<director")
                    || !other.contains("director~|NN|")
            );
        }
    }

    #[test]
    fn who_appoints_a_director_is_behind_by() {
        let named = "Orlo|NNP|3|nsubj:pass was|VBD|3|aux:pass named|VBN|0|root director|NN|3|obj of|IN|6|case \
                     Relay|NNP|4|nmod by|IN|8|case Vale|NNP|6|nmod";
        assert!(told_after(mend, named).contains("Vale<named OblAgent"));
        let book = named.replace("Relay|NNP", "books|NNS");
        assert!(told_after(mend, &book).contains("Vale<books Nmod"));
        let time = named.replace("Vale", "Monday");
        assert!(told_after(mend, &time).contains("Monday<Relay Nmod"));
    }

    #[test]
    fn who_was_elected_is_no_sort_of_president() {
        let elected = "Orlo|NNP|3|nsubj:pass was|VBD|3|aux:pass elected|VBN|4|amod president|NN|0|root in|IN|6|case \
                       2019|CD|4|nmod by|IN|8|case senators|NNS|6|nmod";
        let told = told_after(mend, elected);
        assert!(told.contains("elected<- Root, president<elected Xcomp, in<2019 Case"), "{told}");
        assert!(told.contains("2019<elected Obl, by<senators Case"), "{told}");
    }
}
