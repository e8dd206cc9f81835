//! Verbs that look like nouns or adjectives, where only a verb can stand: `is expected to fine Orlo`,
//! `demanded that the court jail Orlo`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::tree::{is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    behind_modals(s);
    for at in 1..s.len().saturating_sub(2) {
        match s.word(at) {
            "to" if is_verb(s, at + 1) => behind_to(s, at),
            "that" => demanded(s, at),
            _ => {}
        }
    }
}

/// Makes a verb of a noun right behind `should` that has a subject: `Orlo should fire Lund`.
fn behind_modals(s: &mut Sentence) {
    for verb in 2..s.len() {
        let is_noun = s.tags[verb] == Tag::Nn && s.tags[verb - 1] == Tag::Md;
        let lends = s.labels[verb - 1] == Label::Aux && s.head(verb - 1) == Some(verb);
        if !is_noun || !lends || s.child(verb, Label::Nsubj).is_none_or(|at| at > verb) {
            continue;
        }
        (s.tags[verb], s.upos[verb]) = (Tag::Vb, Upos::Verb);
        if let Some(whom) = s.child(verb, Label::Flat).filter(|&whom| whom == verb + 1) {
            s.labels[whom] = Label::Obj;
        }
    }
}

/// Verbs that are nouns or adjectives as well.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "arm", "attack", "back", "ban", "bar", "blacklist", "blame", "block", "bomb", "boycott", "bribe",
    "challenge", "charge", "contact", "control", "designate", "fine", "fire", "free", "fund", "hire",
    "jail", "kidnap", "license", "murder", "name", "oust", "pardon", "probe", "question", "raid",
    "sack", "sanction", "search", "shoot", "sue", "support", "target", "tax", "veto", "warn",
];

/// Whether a word is one of them, was taken for no verb, and has something behind it that is done to.
fn is_verb(s: &Sentence, at: usize) -> bool {
    let taken = matches!(s.tags[at], Tag::Nn | Tag::Jj) && VERBS.contains(&s.word(at));
    taken && opens_object(s, at + 1)
}

/// Whether a name, a pronoun or an article stands here.
fn opens_object(s: &Sentence, at: usize) -> bool {
    s.tags.get(at).is_some_and(|tag| match tag {
        Tag::Nnp | Tag::Nnps => s.word(at).starts_with(char::is_uppercase),
        Tag::Dt | Tag::Prp | Tag::PrpPossessive => true,
        _ => false,
    })
}

/// The noun whose first word stands here, of those words that hang on what is before it.
fn noun_from(s: &Sentence, first: usize) -> Option<usize> {
    upwards(s, first).take_while(|&at| at >= first).last().filter(|&at| is_nominal(s, at))
}

/// Makes a verb of the word behind `to`, where the parser saw a noun with a preposition.
fn behind_to(s: &mut Sentence, to: usize) {
    let verb = to + 1;
    if s.head(to) == Some(verb) && s.labels[to] == Label::Mark {
        (s.tags[verb], s.upos[verb]) = (Tag::Vb, Upos::Verb);
        return;
    }
    let noun = s.head(to).filter(|&at| s.labels[to] == Label::Case && at >= verb);
    let above = noun.and_then(|noun| s.head(noun)).filter(|&above| above < to);
    let (Some(noun), Some(above), Some(object)) = (noun, above, noun_from(s, verb + 1)) else {
        return;
    };
    // `moved to fine Orlo hotels`
    if s.upos[object] != Upos::Propn && s.tags[verb + 1] == Tag::Nnp {
        return;
    }
    // `from good to fine Orlo glass`
    let of_verb = noun == verb || noun == object && s.head(verb) == Some(object);
    if !of_verb || (0..to).any(|at| s.word(at) == "from" && s.labels[at] == Label::Case) {
        return;
    }
    let whom = s
        .children(above)
        .any(|at| at > above && at < to && matches!(s.labels[at], Label::Obj | Label::Iobj));
    s.heads[verb] = above as u16;
    s.labels[verb] = match is_nominal(s, above) {
        true => Label::Acl,
        false if whom => Label::Advcl,
        false => Label::Xcomp,
    };
    (s.tags[verb], s.upos[verb]) = (Tag::Vb, Upos::Verb);
    (s.tags[to], s.upos[to]) = (Tag::To, Upos::Part);
    (s.heads[to], s.labels[to]) = (verb as u16, Label::Mark);
    hang(s, object, verb, Label::Obj);
}

/// Makes a clause of what somebody demands, where the parser saw a noun: `that the court jail Orlo`.
fn demanded(s: &mut Sentence, that: usize) {
    #[rustfmt::skip]
    const DEMANDING: &[&str] = &[
        "advise", "ask", "demand", "direct", "insist", "move", "order", "propose", "recommend", "request",
        "require", "suggest", "urge",
    ];
    let is_demand = |&at: &usize| at < that && DEMANDING.contains(&&*s.lemma(at));
    let Some(demand) = upwards(s, that).find(is_demand).filter(|&at| s.upos[at] == Upos::Verb)
    else {
        return;
    };
    let is_of_noun =
        |at: usize| matches!(s.upos[at], Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn);
    let verb = (that + 2..s.len()).take_while(|&at| is_of_noun(at)).find(|&at| is_verb(s, at));
    let Some(verb) = verb.filter(|_| is_of_noun(that + 1)) else { return };
    let doer = verb - 1;
    let Some(object) = noun_from(s, verb + 1) else { return };
    if s.word(doer).starts_with(char::is_uppercase) {
        (s.tags[doer], s.upos[doer]) = (Tag::Nnp, Upos::Propn);
    }
    if !is_nominal(s, doer) {
        return;
    }
    (s.heads[verb], s.labels[verb]) = (demand as u16, Label::Ccomp);
    (s.tags[verb], s.upos[verb]) = (Tag::Vb, Upos::Verb);
    (s.heads[that], s.labels[that]) = (verb as u16, Label::Mark);
    (s.tags[that], s.upos[that]) = (Tag::In, Upos::Sconj);
    (s.heads[object], s.labels[object]) = (verb as u16, Label::Obj);
    (s.heads[doer], s.labels[doer]) = (verb as u16, Label::Nsubj);
    for at in that + 1..doer {
        if s.head(at).is_some_and(|head| head > doer || head < that) {
            s.heads[at] = doer as u16;
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
    fn what_is_expected_is_a_deed() {
        let fine = "they|PRP|3|nsubj:pass are|VBP|3|aux:pass expected|VBN|0|root to|IN|6|case \
                    fine|JJ|6|amod Pell|NNP|3|obl";
        assert!(mended(fine).contains("to<fine Mark, fine<expected Xcomp, Pell<fine Obj"));
        let other = fine.replace("fine", "old");
        assert!(mended(&other).contains("Pell<expected Obl"));
    }

    #[test]
    fn what_is_demanded_is_a_clause() {
        let jail = "they|PRP|2|nsubj demanded|VBD|0|root that|IN|6|mark the|DT|6|det \
                    court|NN|6|compound jail|NN|2|ccomp \
                    Pell|NNP|6|appos";
        assert!(
            mended(jail)
                .contains("the<court Det, court<jail Nsubj, jail<demanded Ccomp, Pell<jail Obj")
        );
        assert!(mended(&jail.replace("demanded", "heard")).contains("Pell<jail Appos"));
    }

    #[test]
    fn a_noun_behind_a_modal_is_a_verb() {
        let fire = "Orlo|NNP|3|nsubj should|MD|3|aux fire|NN|0|root Lund|NNP|3|flat";
        assert!(told_after(mend, fire).contains("Lund<fire Obj"));
        let may = "the|DT|3|det May|NNP|3|compound fire|NN|0|root Lund|NNP|3|flat";
        assert!(told_after(mend, may).contains("Lund<fire Flat"));
    }
}
