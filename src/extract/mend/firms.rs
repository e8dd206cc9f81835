//! Names that the parser tore apart, which capitals and what stands around them hold together.

use crate::extract::language::{English, Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::people::make_name;
use crate::extract::mentions::{is_acronym, is_name_of_person, is_title, says_person};
use crate::extract::tree::upwards;

pub(super) fn mend(s: &mut Sentence) {
    for at in 1..s.len() {
        legal_form(s, at);
        second_subject(s, at);
        surname_as_auxiliary(s, at);
        oneself(s, at);
        member(s, at);
    }
    described(s);
}

/// Hangs a member of a list on the name before it, and not on one of that name's words: `Selene Trust and
/// Orlo`.
fn member(s: &mut Sentence, member: usize) {
    let part = s.head(member).filter(|_| s.labels[member] == Label::Conj);
    let Some(part) = part.filter(|&part| s.labels[part] == Label::Flat && is_name(s, part)) else {
        return;
    };
    let whole = upwards(s, part).find(|&at| s.labels[at] != Label::Flat);
    if let Some(whole) = whole.filter(|&whole| is_name(s, whole) && part < member) {
        hang(s, member, whole, Label::Conj);
    }
}

fn is_capital(s: &Sentence, at: usize) -> bool {
    s.word(at).starts_with(char::is_uppercase)
}

fn is_name(s: &Sentence, at: usize) -> bool {
    is_capital(s, at) && s.upos[at] == Upos::Propn
}

fn is_subject(s: &Sentence, at: usize) -> bool {
    matches!(s.labels[at], Label::Nsubj | Label::NsubjPass)
}

/// What companies are by law, as the last word of their names.
#[rustfmt::skip]
const FORMS: &[&str] = &[
    "A/S", "AB", "AG", "AS", "ASA", "B.V.", "BV", "GmbH", "KG", "Kft", "LLC", "LLP", "Lda", "Ltd", "Ltd.", "N.V.",
    "NV", "OÜ", "Oy", "Oyj", "PLC", "Plc", "S.A.", "S.p.A.", "S.r.l.", "SA", "SARL", "SAS", "SE", "SRL",
    "SpA", "a.s.", "d.d.", "d.o.o.", "plc", "s.r.o.",
];

/// Makes one name of the words with capitals before a company's legal form: `Halvard Offshore AS bought`.
fn legal_form(s: &mut Sentence, form: usize) {
    let is_loud = || !s.text.contains(char::is_lowercase);
    if !FORMS.contains(&s.word(form)) || is_loud() {
        return;
    }
    use Upos::{Adj, Adv, Noun, Propn, Verb, X};
    let is_part = |at: &usize| {
        is_capital(s, *at) && matches!(s.upos[*at], Adj | Adv | Noun | Propn | Verb | X)
    };
    let mut first = (0..form).rev().take_while(is_part).last().unwrap_or(form);
    let is_known = |word: &str| English::shared().knows(&word.to_lowercase());
    if first == 0 && s.upos[0] != Propn && is_known(s.word(0)) {
        first = 1;
    }
    let leaves = |at: &usize| s.head(*at).is_none_or(|head| !(first..=form).contains(&head));
    let is_torn = (first..=form).filter(leaves).count() > 1;
    if first < form && is_torn && s.upos.get(form + 1) != Some(&Propn) {
        make_name(s, first, form);
    }
}

/// Makes one subject of a name whose first word the parser took for another: `Kestrel Air Cargo paid`.
fn second_subject(s: &mut Sentence, last: usize) {
    if !is_subject(s, last) || !is_name(s, last) {
        return;
    }
    let is_part = |at: &usize| {
        let tie = matches!(s.labels[*at], Label::Amod | Label::Compound | Label::Flat);
        s.head(*at) == Some(last) && tie && is_name(s, *at)
    };
    let Some(middle) = (0..last).rev().take_while(is_part).last() else { return };
    let Some(first) = middle.checked_sub(1) else { return };
    // `Labour MP Nadia Kerr` is she, and no party.
    let rest: Vec<&str> = (middle..=last).map(|at| s.word(at)).collect();
    let is_person = is_name_of_person(&rest.join(" "))
        || rest.iter().any(|word| is_acronym(word) || says_person(word) || is_title(word));
    if is_person {
        return;
    }
    let is_other = is_subject(s, first) && s.head(first) == s.head(last) && is_name(s, first);
    if is_other && s.children(first).next().is_none() && !is_title(s.word(first)) {
        make_name(s, first, last);
    }
}

#[rustfmt::skip]
const AUXILIARIES: &[&str] = &[
    "am", "are", "be", "been", "being", "can", "could", "did", "do", "does", "get", "gets", "got", "had", "has",
    "have", "having", "is", "may", "might", "must", "ought", "shall", "should", "was", "were", "will", "would",
];

/// Makes one name of a subject and the surname behind it that the parser took for an auxiliary: `Piet
/// Haas accused Orlo`.
fn surname_as_auxiliary(s: &mut Sentence, surname: usize) {
    let first = surname - 1;
    let is_auxiliary = matches!(s.labels[surname], Label::Aux | Label::AuxPass | Label::Cop);
    let is_name =
        is_capital(s, surname) && !AUXILIARIES.contains(&&*s.word(surname).to_lowercase());
    let verb = s.head(surname).filter(|_| is_auxiliary && is_name);
    let Some(verb) = verb.filter(|&verb| verb > surname && s.head(first) == Some(verb)) else {
        return;
    };
    if is_subject(s, first) && is_capital(s, first) {
        make_name(s, first, surname);
        let has_other =
            s.children(verb).any(|at| matches!(s.labels[at], Label::Aux | Label::AuxPass));
        if s.tags[verb] == Tag::Vbn && !has_other {
            s.tags[verb] = Tag::Vbd;
        }
    }
}

/// Takes off a name the pronoun that only stresses it: `Orlo herself paid`.
fn oneself(s: &mut Sentence, pronoun: usize) {
    let name = pronoun - 1;
    let is_pronoun = matches!(s.word(pronoun), "herself" | "himself" | "itself" | "themselves");
    let is_noun = matches!(s.tags[name], Tag::Nn | Tag::Nnp) || is_name(s, name);
    if is_pronoun && is_noun && s.head(pronoun) == Some(name) {
        s.labels[pronoun] = Label::NmodUnmarked;
        let is_known = English::shared().knows(&s.word(name).to_lowercase());
        if is_capital(s, name) && !is_known {
            (s.tags[name], s.upos[name]) = (Tag::Nnp, Upos::Propn);
        }
    }
}

/// Makes a subject of the name that a sentence opens with, and of the person behind it what that one is,
/// where the parser saw whom somebody calls: `Farid Behz, the director of Orlo, has paid`.
fn described(s: &mut Sentence) {
    if s.len() < 6 || !is_capital(s, 0) || !is_name(s, 1) || s.tags[2] != Tag::Comma {
        return;
    }
    let is_called = |at: usize| matches!(s.labels[at], Label::Discourse | Label::Vocative);
    let Some(verb) = (0..2).find(|&at| is_called(at)).and_then(|at| s.head(at)) else { return };
    let verb = if verb < 2 { s.head(verb) } else { Some(verb) };
    let Some(verb) = verb.filter(|&verb| verb > 2 && (0..2).any(is_called)) else { return };
    let role = s.children(verb).find(|&at| at > 2 && is_subject(s, at));
    let Some(role) = role.filter(|&role| role < verb && says_person(s.word(role))) else { return };
    // `Ann Ro, the director has lied` speaks to her.
    let auxiliary =
        |at: usize| s.head(at) == Some(verb) && matches!(s.upos[at], Upos::Aux | Upos::Adv);
    let opens = (role..=verb).find(|&at| at == verb || auxiliary(at)).unwrap_or(verb);
    if opens < 1 || s.tags[opens - 1] != Tag::Comma || s.child(role, Label::Det).is_none() {
        return;
    }
    let label = s.labels[role];
    hang(s, 0, verb, label);
    hang(s, 1, 0, Label::Flat);
    make_name(s, 0, 1);
    hang(s, role, 0, Label::Appos);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn a_legal_form_ends_the_name_before_it() {
        let firm = "Halvard|NNP|4|nsubj Offshore|RB|4|advmod AS|RB|4|advmod bought|VBD|0|root Pell|NNP|4|obj";
        let told = told_after(mend, firm);
        assert!(
            told.starts_with("Halvard<bought Nsubj, Offshore<Halvard Flat, AS<Halvard Flat"),
            "{told}"
        );
        assert!(told_after(mend, &firm.replace("AS|", "as|")).contains("Offshore<bought Advmod"));
    }

    #[test]
    fn a_name_of_three_words_is_one_subject() {
        let cargo = "Kestrel|NNP|4|nsubj Air|NNP|3|compound Cargo|NNP|4|nsubj paid|VBD|0|root";
        assert!(told_after(mend, cargo).starts_with("Kestrel<paid Nsubj, Air<Kestrel Flat"));
        let judge = cargo.replace("Kestrel|", "Judge|");
        assert!(told_after(mend, &judge).contains("Cargo<paid Nsubj"));
    }

    #[test]
    fn a_surname_helps_no_verb() {
        let piet = "Piet|NN|3|nsubj Haas|NNP|3|aux accused|VBN|0|root Orlo|NNP|3|obj";
        assert!(told_after(mend, piet).starts_with("Piet<accused Nsubj, Haas<Piet Flat"));
        assert!(told_after(mend, &piet.replace("Haas|NNP", "has|VBZ")).contains("has<accused Aux"));
    }

    #[test]
    fn who_is_described_is_not_spoken_to() {
        let farid = "Farid|JJ|8|discourse Behz|NNP|1|vocative ,|,|5|punct the|DT|5|det director|NN|8|nsubj \
                     ,|,|5|punct has|VBZ|8|aux paid|VBN|0|root Orlo|NNP|8|obj";
        let told = told_after(mend, farid);
        assert!(told.starts_with("Farid<paid Nsubj, Behz<Farid Flat"), "{told}");
        assert!(told.contains("director<Farid Appos"), "{told}");
        let called = farid.replace(",|,|5|punct has", "now|RB|8|advmod has");
        assert!(told_after(mend, &called).contains("director<paid Nsubj"));
    }
}
