//! What a sentence opens with to say who somebody is: `A former spy, Orlo robbed the bank`.

use std::ops::Range;

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::people::make_name;
use crate::extract::mentions::{says_kind, says_person};
use crate::extract::tree::upwards;
use crate::extract::word_lists::is_agent_noun;

pub(super) fn mend(s: &mut Sentence) {
    described(s);
    counted(s);
}

/// Gives a verb for its subject the name before it, where the parser took for that the noun before a comma
/// that says who is named.
fn described(s: &mut Sentence) {
    let opens = s.len() > 4
        && (matches!(s.tags[0], Tag::Dt | Tag::PrpPossessive | Tag::Jj) || s.upos[0] == Upos::Noun);
    let Some(comma) = (1..s.len()).find(|&at| s.tags[at] == Tag::Comma).filter(|_| opens) else {
        return;
    };
    let Some(noun) = upwards(s, 0).find(|&at| is_subject(s, at) && at < comma) else { return };
    let Some(verb) = s.head(noun).filter(|&verb| verb > comma && s.upos[verb] == Upos::Verb) else {
        return;
    };
    let is_doer = |at: &usize| {
        let of_verb = is_subject(s, *at) && s.head(*at) == Some(verb);
        let of_noun = matches!(s.labels[*at], Label::Parataxis | Label::Appos | Label::Flat)
            && upwards(s, *at).any(|above| above == noun);
        s.upos[*at] == Upos::Propn && (of_verb || of_noun)
    };
    let Some(doer) = (comma + 1..verb).find(is_doer) else { return };
    if !says_who(s, noun) || !is_whole(s, comma, doer, verb) {
        return;
    }
    let label = s.labels[noun];
    (s.heads[doer], s.labels[doer]) = (verb as u16, label);
    (s.heads[noun], s.labels[noun]) = (doer as u16, Label::Appos);
    for at in comma + 1..verb {
        if at != doer && s.head(at) == Some(noun) {
            hang(s, at, doer, s.labels[at]);
        }
    }
}

/// Gives a verb for its subjects the names between commas that tell which ones of several are
/// meant: `One of them, Orlo, paid Roth`, `Two of the lawyers, Ann Ro and Leo Kern, left`.
fn counted(s: &mut Sentence) {
    let Some(count) = s.tokens.first().and_then(|_| count(s.word(0))) else { return };
    let Some(noun) = upwards(s, 0).find(|&at| is_subject(s, at)) else { return };
    let some_of = noun == 0 && s.len() > 1 && s.word(1) == "of";
    let tied = some_of || s.head(0) == Some(noun) && s.tags[noun] == Tag::Nns;
    let Some(verb) = s.head(noun).filter(|&verb| tied && verb > noun + 3) else { return };
    let is_group = |at: &usize| {
        s.head(*at) == Some(verb)
            && matches!(s.labels[*at], Label::Aux | Label::AuxPass | Label::Advmod)
    };
    let group = (noun + 1..verb).rev().take_while(is_group).last().unwrap_or(verb);
    let end = group - 1;
    let Some(names) = names_before(s, noun, end, count) else { return };
    let Some(doer) = names.first().map(|name| name.start) else { return };
    let label = s.labels[noun];
    for name in &names {
        make_name(s, name.start, name.end - 1);
    }
    (s.heads[doer], s.labels[doer]) = (verb as u16, label);
    for name in &names[1..] {
        (s.heads[name.start], s.labels[name.start]) = (doer as u16, Label::Conj);
    }
    for at in doer..end {
        if s.tags[at] == Tag::Cc {
            hang(s, at, names[names.len() - 1].start, Label::Cc);
        }
    }
    hang(s, noun, doer, Label::Parataxis);
}

/// How many somebody speaks of.
fn count(word: &str) -> Option<usize> {
    Some(match word.to_lowercase().as_str() {
        "one" | "another" => 1,
        "two" | "both" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        _ => return None,
    })
}

/// As many names as there are to be, between a comma and the one at the end.
fn names_before(s: &Sentence, noun: usize, end: usize, count: usize) -> Option<Vec<Range<usize>>> {
    let is_name =
        |at: usize| s.upos[at] == Upos::Propn && s.word(at).starts_with(char::is_uppercase);
    let is_joint = |at: usize| s.tags[at] == Tag::Comma || s.word(at) == "and";
    let run = (noun + 1..end).rev().take_while(|&at| is_name(at) || is_joint(at));
    let mut commas = run.filter(|&at| s.tags[at] == Tag::Comma);
    let first = if count == 1 { commas.next() } else { commas.last() }?;
    let mut names: Vec<Range<usize>> = Vec::new();
    for at in first + 1..end {
        match names.last_mut().filter(|name| name.end == at) {
            Some(name) if is_name(at) => name.end += 1,
            _ if is_name(at) => names.push(at..at + 1),
            _ => {}
        }
    }
    (s.tags[end] == Tag::Comma && names.len() == count).then_some(names)
}

fn is_subject(s: &Sentence, at: usize) -> bool {
    matches!(s.labels[at], Label::Nsubj | Label::NsubjPass)
}

/// Whether a noun says what one person or body is.
fn says_who(s: &Sentence, noun: usize) -> bool {
    let word = s.word(noun).to_lowercase();
    let is_kind = says_person(&word) || says_kind(&word) || is_agent_noun(&word);
    let listed = s.child(noun, Label::Conj).is_some();
    s.upos[noun] == Upos::Noun && s.tags[noun] == Tag::Nn && is_kind && !listed
}

/// Whether between a comma and a verb there is nothing but a name and what belongs to the verb.
fn is_whole(s: &Sentence, comma: usize, doer: usize, verb: usize) -> bool {
    let first = (comma + 1..doer).all(|at| s.head(at) == Some(doer) && s.upos[at] == Upos::Propn);
    let is_part = |at: usize| s.head(at) == Some(doer) && s.labels[at] == Label::Flat;
    let last = (doer + 1..verb).take_while(|&at| is_part(at)).last().unwrap_or(doer);
    let is_group = |at: usize| {
        let small = matches!(s.labels[at], Label::Aux | Label::AuxPass | Label::Advmod);
        s.head(at) == Some(verb) && small
    };
    first && (last + 1..verb).all(is_group)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn those_who_are_meant_do_it() {
        let one = "One|CD|7|nsubj of|IN|3|case them|PRP|1|nmod ,|,|5|punct Orlo|NNP|1|parataxis ,|,|1|punct \
                   paid|VBD|0|root Roth|NNP|7|obj";
        let told = told_after(mend, one);
        assert!(told.contains("One<Orlo Parataxis") && told.contains("Orlo<paid Nsubj"), "{told}");
        for (word, other) in [("One", "None"), ("One", "Two"), ("Orlo|NNP", "both|DT")] {
            let other = one.replace(word, other);
            assert!(told_after(mend, &other).contains("<paid Nsubj, of<"), "{other}");
        }
        let two = "Two|CD|9|nsubj of|IN|3|case them|PRP|1|nmod ,|,|5|punct Orlo|NNP|1|conj and|CC|7|cc \
                   Kern|NNP|5|conj ,|,|1|punct paid|VBD|0|root";
        let told = told_after(mend, two);
        assert!(told.contains("Orlo<paid Nsubj, and<Kern Cc, Kern<Orlo Conj"), "{told}");
    }

    #[test]
    fn whoever_is_described_at_the_start_does_it() {
        let spy = "A|DT|2|det banker|NN|5|nsubj ,|,|2|punct Orlo|NNP|5|nsubj robbed|VBD|0|root \
                   Pell|NNP|5|obj";
        let mended = |notation: &str| told_after(mend, notation);
        assert!(
            mended(spy).contains("banker<Orlo Appos") && mended(spy).contains("Orlo<robbed Nsubj")
        );
        let thing = spy.replace("banker", "photo");
        assert!(mended(&thing).contains("photo<robbed Nsubj"));
        let beside = "A|DT|2|det banker|NN|6|nsubj ,|,|2|punct Orlo|NNP|2|appos ,|,|2|punct \
                      robbed|VBD|0|root Pell|NNP|6|obj";
        assert!(mended(beside).contains("banker<robbed Nsubj"));
    }
}
