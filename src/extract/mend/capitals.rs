//! Words of names that the parser took for verbs: `the United States`, `Orlo Holding`, `Labour's Ann Ro`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::people::make_name;
use crate::extract::mentions::{is_acronym, says_person};
use crate::extract::tree::{is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    for word in 0..s.len().saturating_sub(1) {
        let capital = s.word(word).starts_with(char::is_uppercase);
        if capital && s.upos[word] == Upos::Verb {
            part_of_name(s, word);
        } else if word > 0 && is_copula(s, word) {
            owner(s, word);
        }
    }
    for word in 1..s.len().saturating_sub(2) {
        if s.tags[word] == Tag::Pos {
            second_subject(s, word);
        } else if s.word(word) == "Under" {
            under_secretary(s, word);
        }
    }
    for court in 3..s.len() {
        place_of_owner(s, court);
    }
    // In a headline all verbs may have capitals, and all prepositions.
    if (0..s.len()).any(|at| s.upos[at] == Upos::Verb && s.word(at).starts_with(char::is_lowercase))
    {
        prepositions(s);
    }
}

/// Makes one name of words with a capital and the preposition between them that has one, too: `Doctors
/// Without Borders`.
fn prepositions(s: &mut Sentence) {
    for tie in 1..s.len().saturating_sub(1) {
        let (first, last) = (tie - 1, tie + 1);
        let is_capital = |at: usize| s.word(at).starts_with(char::is_uppercase);
        let is_part = |at: usize| is_capital(at) && is_nominal(s, at) && !says_person(s.word(at));
        let goes_on = s.upos.get(last + 1) == Some(&Upos::Propn);
        let plural = s.tags[first] == Tag::Nns || s.tags[first] == Tag::Nnps;
        let opens = is_capital(first) && is_nominal(s, first) && plural;
        if s.tags[tie] == Tag::In && is_capital(tie) && opens && is_part(last) && !goes_on {
            make_name(s, first, last);
        }
    }
}

fn is_copula(s: &Sentence, at: usize) -> bool {
    matches!(s.word(at), "'s" | "’s") && matches!(s.labels[at], Label::Aux | Label::Cop)
}

/// Takes for a part of a name the word before its last one, or between two of its words.
fn part_of_name(s: &mut Sentence, word: usize) {
    let is_name =
        |at: usize| s.upos[at] == Upos::Propn && s.word(at).starts_with(char::is_uppercase);
    let is_capital = |at: usize| s.word(at).starts_with(char::is_uppercase);
    let head = s.head(word).filter(|&head| head > word && is_name(head));
    let opens = matches!(s.tags[word], Tag::Nnp | Tag::Nnps)
        && matches!(s.labels[word], Label::Amod | Label::Compound)
        && head.is_some_and(|head| (word..head).all(is_capital));
    let within = s.tags[word] == Tag::Vbg && word > 0 && is_name(word - 1) && is_name(word + 1);
    if opens {
        s.labels[word] = Label::Compound;
    }
    if opens || within {
        (s.tags[word], s.upos[word]) = (Tag::Nnp, Upos::Propn);
    }
}

/// Takes for an owner's the `'s` that the parser took for `is`, if whoever stands behind it does
/// something: `Labour's Ann Ro paid Pell`.
fn owner(s: &mut Sentence, is: usize) {
    let is_subject = |at: usize| matches!(s.labels[at], Label::Nsubj | Label::NsubjPass);
    let Some(named) = upwards(s, is + 1).find(|&at| is_subject(at) && at > is) else { return };
    let is_finite = |verb: usize| {
        let finite = matches!(s.tags[verb], Tag::Vbd | Tag::Vbz | Tag::Vbp);
        let has_own = |at: usize| at > named && matches!(s.labels[at], Label::Aux | Label::AuxPass);
        s.upos[verb] == Upos::Verb && verb > named && (finite || s.children(verb).any(has_own))
    };
    let Some(verb) = s.head(named).filter(|&verb| is_finite(verb)) else { return };
    let is_part = |at: usize| s.head(at) == Some(named) || s.head(at) == Some(verb);
    let is_owner = |&at: &usize| {
        let name = s.upos[at] == Upos::Propn || is_acronym(s.word(at));
        let whose = matches!(s.labels[at], Label::Nsubj | Label::NmodPoss);
        is_part(at) && whose && name && at < is
    };
    let whose = upwards(s, is - 1).find(is_owner).filter(|_| is_part(is));
    let Some(whose) = whose else { return };
    (s.tags[is], s.upos[is]) = (Tag::Pos, Upos::Part);
    hang(s, is, whose, Label::Case);
    hang(s, whose, named, Label::NmodPoss);
    for at in 0..whose {
        if s.head(at) == Some(named) {
            hang(s, at, whose, s.labels[at]);
        }
    }
}

/// Hangs an owner on what is owned, where the parser made two subjects of them: `Bank Two's director paid`.
fn second_subject(s: &mut Sentence, mark: usize) {
    let is_subject = |at: usize| matches!(s.labels[at], Label::Nsubj | Label::NsubjPass);
    let Some(owner) = s.head(mark).filter(|&owner| owner < mark && is_subject(owner)) else {
        return;
    };
    let of_owned = |at: &usize| *at > mark && s.head(*at) == s.head(owner);
    let owned = upwards(s, mark + 1).find(of_owned);
    if let Some(owned) = owned.filter(|&owned| is_subject(owned) && is_nominal(s, owned)) {
        hang(s, owner, owned, Label::NmodPoss);
    }
}

/// Makes an office of `Under Secretary`, whose holder parsers take for what somebody else is under: `Treasury
/// Under Secretary Ann Ro paid`.
fn under_secretary(s: &mut Sentence, under: usize) {
    let office = under + 1;
    let Some(name) = s.head(under).filter(|&name| name > office && s.upos[name] == Upos::Propn)
    else {
        return;
    };
    let Some(body) = s.head(name).filter(|&body| body < under && is_nominal(s, body)) else {
        return;
    };
    let of_name = s.head(office) == Some(name) && s.labels[name] == Label::Nmod;
    if !s.word(office).starts_with("Secretary") || !of_name || body + 1 != under {
        return;
    }
    s.heads[name] = if s.is_root(body) { name as u16 } else { s.heads[body] };
    s.labels[name] = s.labels[body];
    for word in [body, under] {
        (s.heads[word], s.labels[word]) = (office as u16, Label::Compound);
        (s.tags[word], s.upos[word]) = (Tag::Nnp, Upos::Propn);
    }
}

/// Hangs the place of a court on the name behind it, where the parser made two subjects of them: `Leeds
/// Magistrates' Court`.
fn place_of_owner(s: &mut Sentence, court: usize) {
    let is_subject = |at: usize| matches!(s.labels[at], Label::Nsubj | Label::NsubjPass);
    let is_name = |at: usize| s.upos[at] == Upos::Propn;
    if !is_subject(court) || !is_name(court) {
        return;
    }
    let Some(owner) = s.child(court, Label::NmodPoss).filter(|&at| at > 0 && at < court) else {
        return;
    };
    let place = owner - 1;
    let twins = is_subject(place) && s.head(place) == s.head(court);
    if twins && is_name(place) && is_name(owner) {
        hang(s, place, owner, Label::Compound);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::{parse, told_after};

    #[test]
    fn a_capital_before_a_name_is_a_part_of_it() {
        let upos = |notation: &str| {
            let mut s = parse(notation);
            s.upos[1] = Upos::Verb;
            mend(&mut s);
            s.upos[1]
        };
        let states =
            "The|DT|3|det United|NNP|3|amod States|NNPS|4|nsubj paid|VBD|0|root Pell|NNP|4|obj";
        assert_eq!(upos(states), Upos::Propn);
        assert_eq!(upos(&states.replace("United|NNP", "Jailed|VBN")), Upos::Verb);
    }

    #[test]
    fn who_does_something_is_nobody_else() {
        let labour =
            "Labour|NNP|3|nsubj 's|VBZ|3|cop Ann|NNP|4|nsubj paid|VBD|0|root Pell|NNP|4|obj";
        assert!(
            told_after(mend, labour)
                .contains("Labour<Ann NmodPoss, 's<Labour Case, Ann<paid Nsubj")
        );
        let aux =
            labour.replace("'s|VBZ|3|cop", "'s|VBZ|4|aux").replace("Labour|NNP|3", "Labour|NNP|4");
        assert!(told_after(mend, &aux).contains("Labour<Ann NmodPoss"));
        let is = "Orlo|NNP|3|nsubj 's|VBZ|3|cop mayor|NN|0|root of|IN|5|case Pell|NNP|3|nmod";
        assert!(told_after(mend, is).contains("Orlo<mayor Nsubj"));
    }

    #[test]
    fn a_preposition_with_a_capital_stands_in_a_name() {
        let cooks =
            "Cooks|NNS|4|nsubj Without|IN|3|case Pots|NNS|4|nsubj fed|VBD|0|root Ann|NNP|4|obj";
        assert!(
            told_after(mend, cooks)
                .starts_with("Cooks<fed Nsubj, Without<Cooks Flat, Pots<Cooks Flat")
        );
        for (this, other) in [("Without", "without"), ("Cooks|NNS", "Cook|NN"), ("fed", "Fed")] {
            assert!(
                told_after(mend, &cooks.replace(this, other)).contains("<Pots Case"),
                "{other}"
            );
        }
    }
}
