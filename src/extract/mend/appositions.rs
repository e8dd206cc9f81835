//! Of which of several words before it something between commas tells who or what that is.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::{hang, is_oblique};
use crate::extract::mentions::{is_title, says_kind, says_person};
use crate::extract::times::time;
use crate::extract::tree::upwards;
use crate::extract::word_lists::is_agent_noun;

/// Hangs on their nouns what tells who those are.
pub(super) fn mend(s: &mut Sentence) {
    names(s);
    for at in 0..s.len().saturating_sub(6) {
        one_of_them(s, at);
    }
    for at in 1..s.len() {
        field_of_role(s, at);
        member_between_commas(s, at);
        one_of_a_list(s, at);
        second(s, at);
    }
}

/// The same for offices and whoever holds them.
pub(super) fn mend_offices(s: &mut Sentence) {
    holders_of_offices(s);
    other_roles(s);
}

fn is_comma(s: &Sentence, at: usize) -> bool {
    s.tags.get(at) == Some(&Tag::Comma)
}

/// The first of the words that hang on one, or on those that do.
fn first_of(s: &Sentence, top: usize) -> usize {
    let below = |at: &usize| upwards(s, *at).any(|above| above == top);
    (0..top).find(|at| below(at) && s.upos[*at] != Upos::Punct).unwrap_or(top)
}

/// Whether a noun stands behind a comma as `a company`, `the company`.
fn opens_behind_comma(s: &Sentence, noun: usize) -> bool {
    let first = first_of(s, noun);
    first > 0 && is_comma(s, first - 1) && s.upos[noun] == Upos::Noun
}

/// Gives a verb for its subject whom a name between commas says to be the one of several: `One of them, Relay,
/// paid Pell`.
fn one_of_them(s: &mut Sentence, one: usize) {
    let is_subject = matches!(s.labels[one], Label::Nsubj | Label::NsubjPass);
    let verb = s.head(one).filter(|&verb| is_subject && verb > one);
    let Some(verb) = verb.filter(|_| s.word(one).eq_ignore_ascii_case("one")) else { return };
    let is_of =
        s.word(one + 1) == "of" && s.head(one + 1).is_some_and(|of| s.head(of) == Some(one));
    let Some(opens) = (one + 2..verb).find(|&at| is_of && is_comma(s, at)) else { return };
    let Some(closes) = (opens + 1..verb).find(|&at| is_comma(s, at)) else { return };
    let name = opens + 1..closes;
    let is_large = |at: usize| s.word(at).starts_with(char::is_uppercase);
    let is_group = |at: usize| s.head(at) == Some(verb) && s.upos[at] != Upos::Punct;
    let is_day = time(s.word(opens + 1)).is_some();
    if name.is_empty() || is_day || !name.clone().all(is_large) || !(closes + 1..verb).all(is_group)
    {
        return;
    }
    let is_top = |&at: &usize| s.head(at).is_none_or(|head| !name.contains(&head));
    let Some(top) = name.clone().find(is_top) else { return };
    hang(s, top, verb, s.labels[one]);
    if s.head(top) == Some(verb) {
        hang(s, one, top, Label::Dep);
        for at in name {
            (s.tags[at], s.upos[at]) = (Tag::Nnp, Upos::Propn);
            if at != top && s.labels[at] == Label::Amod {
                s.labels[at] = Label::Compound;
            }
        }
    }
}

/// Hangs on a role what it is for, where the parser took both for what somebody is: `Ann Ro, Africa
/// director at Pell`.
fn field_of_role(s: &mut Sentence, role: usize) {
    let field = role - 1;
    let is_said = |at: usize| s.labels[at] == Label::Appos && s.head(at) == s.head(role);
    let is_role = s.upos[role] == Upos::Noun && says_person(s.word(role));
    if is_role && s.upos[field] == Upos::Propn && is_said(field) && is_said(role) {
        hang(s, field, role, Label::Compound);
    }
}

/// Takes for what a name is `a teacher` behind it, where the parser took that for one more of a list:
/// `arrested Ann Ro, a teacher, and Bo Vale`.
fn member_between_commas(s: &mut Sentence, noun: usize) {
    let Some(name) = s.head(noun).filter(|_| s.labels[noun] == Label::Conj) else { return };
    let is_one = s.child(noun, Label::Det).is_some_and(|at| matches!(s.word(at), "a" | "an"))
        && s.child(noun, Label::Cc).is_none()
        && says_person(s.word(noun));
    let first = first_of(s, noun);
    let is_near = first > 1 && upwards(s, first - 2).any(|above| above == name);
    let goes_on = is_comma(s, noun + 1);
    if is_one && is_near && goes_on && s.upos[name] == Upos::Propn && opens_behind_comma(s, noun) {
        s.labels[noun] = Label::Appos;
    }
}

/// Hangs what one thing is on the last member of a list: of `Orlo, Pell and Vale, a firm from Ostra`
/// only Vale is one.
fn one_of_a_list(s: &mut Sentence, noun: usize) {
    let Some(name) = s.head(noun).filter(|_| s.labels[noun] == Label::Appos) else { return };
    let is_one = s.tags[noun] == Tag::Nn
        && s.child(noun, Label::Det).is_some()
        && s.child(noun, Label::Conj).is_none();
    if !is_one || !opens_behind_comma(s, noun) || s.upos[name] != Upos::Propn {
        return;
    }
    let first = first_of(s, noun);
    let is_member = |&at: &usize| s.labels[at] == Label::Conj && s.upos[at] == Upos::Propn;
    let last = s.children(name).filter(|at| *at < first).filter(is_member).last();
    if let Some(last) = last {
        hang(s, noun, last, Label::Appos);
    }
}

/// Hangs the second of two asides on the noun that it stands behind, where it tells who that is, and
/// not who is told of by the first: in `Ann Ro, an aide to the mayor, Bo Vale, left` she isn't Bo.
fn second(s: &mut Sentence, said: usize) {
    let Some(name) = s.head(said).filter(|&at| s.labels[said] == Label::Appos && at < said) else {
        return;
    };
    let first = first_of(s, said);
    if s.upos[name] != Upos::Propn || first < 3 || !is_comma(s, first - 1) {
        return;
    }
    let near = first - 2;
    let is_aside = |&at: &usize| s.labels[at] == Label::Appos && s.head(at) == Some(name);
    let aside = upwards(s, near).find(is_aside).filter(|&at| at > name);
    let Some(aside) = aside.filter(|&at| s.upos[at] == Upos::Noun) else { return };
    let is_of = |&at: &usize| s.labels[at] == Label::Nmod && s.head(at) == Some(aside);
    let Some(of) = upwards(s, near).find(is_of) else { return };
    let fits = match s.upos[said] {
        Upos::Propn => s.upos[of] == Upos::Noun && says_person(s.word(of)),
        _ => {
            let is_body = |at: usize| says_kind(s.word(at)) && !says_person(s.word(at));
            says_person(s.word(aside)) && is_body(said) && s.upos[said] == Upos::Noun
        }
    };
    if fits {
        hang(s, said, of, Label::Appos);
    }
}

/// Hangs a name between commas on the noun before it, where the parser took it for one of two
/// subjects: `according to the pilot, Ann Ro, the crew left`.
fn names(s: &mut Sentence) {
    for name in 2..s.len() {
        let is_subject = |at: usize| matches!(s.labels[at], Label::Nsubj | Label::NsubjPass);
        let Some(verb) = s.head(name).filter(|_| is_subject(name)) else { continue };
        let is_comma = |at: usize| s.tags.get(at) == Some(&Tag::Comma);
        if s.upos[name] != Upos::Propn || !is_comma(name - 1) {
            continue;
        }
        let behind = (name + 1..s.len()).find(|&at| s.head(at) != Some(name));
        let other = s.children(verb).any(|at| at > name && at < verb && is_subject(at));
        if !other || !behind.is_some_and(is_comma) {
            continue;
        }
        let noun = upwards(s, name - 2).take_while(|&at| at < name - 1).last();
        if let Some(noun) = noun.filter(|&at| s.upos[at] == Upos::Noun && is_oblique(s.labels[at]))
        {
            s.heads[name] = noun as u16;
            s.labels[name] = Label::Appos;
        }
    }
}

/// Whom people alone have.
#[rustfmt::skip]
const RELATIVES: &[&str] = &[
    "aunt", "brother", "cousin", "daughter", "father", "friend", "husband", "mother", "nephew", "niece",
    "sister", "son", "uncle", "widow", "wife",
];

/// Hangs the name of a person on the office, and not on what the office is of: in `the director of
/// the bank, Ann Ro, left` the bank is not Ann Ro.
fn holders_of_offices(s: &mut Sentence) {
    for name in 3..s.len() {
        let of = s.head(name).filter(|_| s.labels[name] == Label::Appos);
        let Some(of) = of.filter(|&of| of < name && s.upos[name] == Upos::Propn) else { continue };
        let office = s.head(of).filter(|&at| at < of && s.labels[of] == Label::Nmod);
        let Some(office) = office.filter(|&at| says_person(s.word(at))) else { continue };
        let tie = s.child(of, Label::Case);
        let tied = tie.is_some_and(|at| matches!(s.word(at), "of" | "for" | "at" | "to"));
        // One word may as well be what the office is of: `the director of the bank, Pell, left`.
        let is_part = |at: &usize| matches!(s.labels[*at], Label::Flat | Label::Compound);
        let words: Vec<usize> =
            std::iter::once(name).chain(s.children(name).filter(is_part)).collect();
        let is_thing = words.iter().any(|&at| says_kind(s.word(at)) && !says_person(s.word(at)));
        let several = words.len() > 1;
        let first = words.iter().min().copied().unwrap_or(name);
        let apart = first > 0 && s.tags[first - 1] == Tag::Comma;
        // `a cousin of the commander, Captain Ann Ro`; but an insurer with a head is none.
        let is_relative = RELATIVES.contains(&s.word(office));
        let is_person = says_person(s.word(of)) || is_relative && is_agent_noun(s.word(of));
        let common = s.upos[of] == Upos::Noun;
        // `the Director of Civil Aviation, Mr Orlo, left`: a body has no title.
        let titled = (of + 2..name).any(|at| s.tags[at - 1] == Tag::Comma && is_title(s.word(at)));
        if tied && several && !is_thing && !is_person && (common && apart || titled) {
            hang(s, name, office, Label::Appos);
        }
    }
}

/// Hangs a second role on the first, and not on what that one is of: `Ann Ro, head of Pell and a former
/// adviser to Vale, left`.
fn other_roles(s: &mut Sentence) {
    for role in 3..s.len() {
        let of = s.head(role).filter(|_| s.labels[role] == Label::Conj);
        let Some(of) = of.filter(|&of| of < role && s.upos[of] == Upos::Propn) else { continue };
        let office = s.head(of).filter(|&at| at < of && s.labels[of] == Label::Nmod);
        let is_role = |at: usize| s.upos[at] == Upos::Noun && says_person(s.word(at));
        let an =
            s.child(role, Label::Det).is_some_and(|at| matches!(s.word(at), "a" | "an" | "the"));
        if let Some(office) = office.filter(|&office| an && is_role(office) && is_role(role)) {
            hang(s, role, office, Label::Conj);
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
    fn the_one_of_several_who_is_named_does_it() {
        let them = "One|CD|8|nsubj of|IN|3|case them|PRP|1|nmod ,~|,|5|punct Relay|NNP|1|conj ,~|,|1|punct \
                    once|RB|8|advmod paid|VBD|0|root Pell|NNP|8|obj";
        assert!(told_after(mend, them).contains("Relay<paid Nsubj"));
        assert!(told_after(mend, them).starts_with("One<Relay Dep"));
        let clerks = them.replace("Relay|NNP", "clerks|NNS");
        assert!(told_after(mend, &clerks).starts_with("One<paid Nsubj"));
    }

    #[test]
    fn one_thing_is_what_the_last_of_a_list_is() {
        let firm = "Orlo|NNP|8|nsubj and|CC|3|cc Pell|NNP|1|conj ,|,|6|punct a|DT|6|det firm|NN|1|appos \
                    ,|,|1|punct left|VBD|0|root";
        assert!(mended(firm).contains("firm<Pell Appos"));
        let firms = firm.replace("firm|NN|", "firms|NNS|").replace("a|DT", "two|CD");
        assert!(mended(&firms).contains("firms<Orlo Appos"));
    }

    #[test]
    fn who_is_described_between_commas_is_no_list() {
        let cook = "they|PRP|2|nsubj met|VBD|0|root Ann|NNP|2|obj ,|,|6|punct a|DT|6|det \
                    cook|NN|3|conj ,|,|9|punct and|CC|9|cc Bo|NNP|3|conj";
        assert!(mended(&cook.replace("cook", "teacher")).contains("teacher<Ann Appos"));
        let thing = cook.replace("cook", "boat");
        assert!(mended(&thing).contains("boat<Ann Conj"));
    }

    #[test]
    fn a_second_name_between_commas_is_that_of_whoever_was_told_of_last() {
        let aide = "Ann|NNP|11|nsubj ,|,|4|punct an|DT|4|det aide|NN|1|appos to|IN|7|case the|DT|7|det \
                    mayor|NN|4|nmod ,|,|9|punct Bo|NNP|1|appos ,|,|1|punct left|VBD|0|root";
        assert!(mended(aide).contains("Bo<mayor Appos"));
        let body = aide.replace("Bo|NNP", "group|NN").replace("mayor|NN", "Pell|NNP");
        assert!(mended(&body).contains("group<Pell Appos"));
        let mother = aide.replace("Bo|NNP", "mother|NN");
        assert!(mended(&mother).contains("mother<Ann Appos"));
    }

    #[test]
    fn what_an_office_is_for_is_nobody() {
        let director = "Ann|NNP|7|nsubj ,|,|3|punct Ostra|NNP|1|appos director|NN|1|appos at|IN|6|case \
                        Pell|NNP|4|nmod left|VBD|0|root";
        assert!(mended(director).contains("Ostra<director Compound"));
    }
}
