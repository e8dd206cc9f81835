//! Verbs of short sentences and headlines that the parser took for nouns, or for what describes one:
//! `Relay fines Orlo`, `Orlo accepted gifts from Pell.`

use crate::extract::denied_whole::denies_truth;
use crate::extract::language::{English, Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::owned::is_of_owners;
use crate::extract::stem::stem;
use crate::extract::tree::is_nominal;

pub(super) fn mend(s: &mut Sentence) {
    opening_adverbs(s);
    denies_and_says(s);
    let Some(root) = (0..s.len()).find(|&at| s.is_root(at)) else { return };
    let last = s.len() - 1;
    let act = (1..last).find(|&at| is_act(s, at) && is_name(s, at + 1));
    match act.filter(|&act| root == act || root > act && s.head(act) == Some(root)) {
        Some(act) => present(s, act, root),
        None => past(s, root),
    }
}

/// Takes for who does it a strange first word that the parser took for an adverb: `Ofcom fines Orlo`.
fn opening_adverbs(s: &mut Sentence) {
    let Some(verb) = s.head(0).filter(|&verb| verb == 1 && s.upos[verb] == Upos::Verb) else {
        return;
    };
    let bare = s.child(verb, Label::Nsubj).is_none() && s.child(verb, Label::NsubjPass).is_none();
    let is_adverb = s.upos[0] == Upos::Adv && is_strange(s, 0);
    if bare && is_adverb && matches!(s.tags[verb], Tag::Vbz | Tag::Vbd) {
        (s.tags[0], s.upos[0], s.labels[0]) = (Tag::Nnp, Upos::Propn, Label::Nsubj);
    }
}

/// Makes a verb of `denies` before another: `Orlo denies wrongdoing, says Pell left`. No one is called `Orlo
/// denies`.
fn denies_and_says(s: &mut Sentence) {
    let Some(says) = (3..s.len()).find(|&at| s.is_root(at) && s.tags[at] == Tag::Vbz) else {
        return;
    };
    let is_present = |at: usize| matches!(s.tags[at], Tag::Nns | Tag::Vbz);
    let is_noun = |&at: &usize| is_present(at) && s.labels[at] == Label::Nsubj;
    let denies = s.children(says).find(is_noun).filter(|&at| denies_truth(&stem(s.word(at))));
    let Some(denies) = denies.filter(|&at| at > 0 && s.tags[says - 1] == Tag::Comma && at < says)
    else {
        return;
    };
    let who = denies - 1;
    if s.head(who) != Some(denies) || !is_nominal(s, who) {
        return;
    }
    (s.heads[denies], s.labels[denies]) = (denies as u16, Label::Root);
    (s.tags[denies], s.upos[denies]) = (Tag::Vbz, Upos::Verb);
    (s.heads[says], s.labels[says]) = (denies as u16, Label::Conj);
    for at in (0..who).filter(|&at| s.head(at) == Some(denies)).collect::<Vec<_>>() {
        hang(s, at, who, s.labels[at]);
    }
    s.labels[who] = Label::Nsubj;
    let what = denies + 1;
    if s.head(what) == Some(denies) && s.child(what, Label::Obj).is_none() {
        (s.tags[what], s.upos[what], s.labels[what]) = (Tag::Nn, Upos::Noun, Label::Obj);
    }
}

/// Whether a sentence opens with a word that has a capital and isn't English.
fn is_strange(s: &Sentence, at: usize) -> bool {
    let word = s.word(at);
    at == 0
        && word.starts_with(char::is_uppercase)
        && !English::shared().knows(&word.to_lowercase())
}

/// Makes a verb of what seems a noun between who does it and a name: `Police arrest Orlo`. All hangs on
/// it, or on the name.
fn present(s: &mut Sentence, verb: usize, root: usize) {
    let doer = verb - 1;
    let several = s.tags[doer] == Tag::Nns || s.word(doer).eq_ignore_ascii_case("police");
    let agrees = several == (s.tags[verb] == Tag::Nn);
    let hangs = s.head(doer).is_some_and(|head| head == verb || head == root);
    let whom = if root == verb { whole_name(s, verb) } else { Some(root) };
    let Some(whom) = whom.filter(|&whom| s.upos[whom] == Upos::Propn) else { return };
    if !agrees || !hangs || !(is_nominal(s, doer) || is_strange(s, doer)) {
        return;
    }
    take_place(s, verb, root);
    for at in 0..doer {
        if s.head(at) == Some(verb) {
            hang(s, at, doer, s.labels[at]);
        }
    }
    s.labels[doer] = Label::Nsubj;
    (s.tags[verb], s.upos[verb]) = (if several { Tag::Vbp } else { Tag::Vbz }, Upos::Verb);
    hang(s, whom, verb, Label::Obj);
    if !several && s.word(doer).starts_with(char::is_uppercase) {
        (s.tags[doer], s.upos[doer]) = (Tag::Nnp, Upos::Propn);
    }
    for at in whom + 1..s.len() {
        if s.head(at) == Some(verb) {
            match s.labels[at] {
                Label::AclRelcl => hang(s, at, whom, Label::AclRelcl),
                Label::Nmod => s.labels[at] = Label::Obl,
                Label::Flat | Label::Appos if at == whom + 1 => hang(s, at, whom, Label::Flat),
                _ => {}
            }
        }
    }
}

/// Hangs all on the verb that the name behind it had, but for what describes that name.
fn take_place(s: &mut Sentence, verb: usize, root: usize) {
    let last = s.len() - 1;
    for at in 0..s.len() {
        let ends = at == last && s.upos[at] == Upos::Punct;
        if s.head(at) == Some(root) && (at < verb || ends) {
            s.heads[at] = verb as u16;
        }
    }
    (s.heads[verb], s.labels[verb]) = (verb as u16, Label::Root);
    if root != verb {
        (s.heads[root], s.labels[root]) = (verb as u16, Label::Obj);
    }
}

/// The head of the name behind a verb, if it hangs there.
fn whole_name(s: &Sentence, verb: usize) -> Option<usize> {
    let first = verb + 1;
    let head = s.head(first)?;
    match head == verb {
        true => Some(first),
        false => (head > first && s.head(head) == Some(verb)).then_some(head),
    }
}

fn is_name(s: &Sentence, at: usize) -> bool {
    at < s.len() && s.upos[at] == Upos::Propn && s.word(at).starts_with(char::is_uppercase)
}

/// Whether a word in small letters, taken for a noun, is a verb if a name follows.
fn is_act(s: &Sentence, at: usize) -> bool {
    #[rustfmt::skip]
    const ACTS: &[&str] = &[
        "arrest", "back", "ban", "blame", "block", "bribe", "cheat", "fine", "fire", "hire", "jail",
        "pay", "probe", "raid", "sack", "sanction", "slam", "snub", "sue", "trick",
    ];
    let word = s.word(at);
    let lemma = match s.tags[at] {
        Tag::Nns | Tag::Nnps => word.strip_suffix('s').unwrap_or(word),
        _ => word,
    };
    word.starts_with(char::is_lowercase) && is_nominal(s, at) && ACTS.contains(&lemma)
}

/// Makes a sentence of a name, a participle and a noun that it seems to describe, where there is no
/// other verb: `Ann Ro accepted gifts.`, `The Relay designated Pell.`
fn past(s: &mut Sentence, root: usize) {
    let is_finite = |at: usize| matches!(s.tags[at], Tag::Vbz | Tag::Vbp | Tag::Md | Tag::Vbd);
    let is_past = |&at: &usize| {
        let is_verb = matches!(s.tags[at], Tag::Vbn | Tag::Vbd);
        let may_be = s.tags[at] == Tag::Jj && s.word(at).ends_with("ed");
        s.labels[at] == Label::Amod && (is_verb || may_be)
    };
    let names = (0..s.len()).take_while(|&at| is_capital(s, at)).count();
    let Some(verb) = Some(names).filter(|&at| at > 0 && at < s.len()).filter(is_past) else {
        return;
    };
    // What a relative clause tells of the name is no sentence.
    let is_told = |at: usize| s.labels[at] == Label::AclRelcl;
    let others = (0..s.len()).any(|at| at != verb && is_finite(at) && !is_told(at));
    if others || s.tags.last() != Some(&Tag::Stop) {
        return;
    }
    let may_name = !is_of_owners(s, verb);
    let is_name = |what: usize| may_name && is_name(s, what);
    let is_what = |&what: &usize| what > verb && (s.upos[what] == Upos::Noun || is_name(what));
    let Some(what) = s.head(verb).filter(is_what) else { return };
    let tops: Vec<usize> =
        (0..verb).filter(|&at| s.head(at).is_none_or(|head| head >= verb)).collect();
    let [doer] = tops[..] else { return };
    let before_root = s.head(doer).is_some_and(|head| head == what || head == verb);
    let together = what == root && before_root || doer == root && s.head(what) == Some(doer);
    let between = (verb + 1..what).all(|at| s.upos[at] != Upos::Punct);
    if together && between {
        make_past(s, (doer, verb, what));
    }
}

fn is_capital(s: &Sentence, at: usize) -> bool {
    let is_noun = s.upos[at] == Upos::Propn || matches!(s.tags[at], Tag::Nnp | Tag::Nnps);
    is_noun && s.word(at).starts_with(char::is_uppercase)
}

fn make_past(s: &mut Sentence, (doer, verb, what): (usize, usize, usize)) {
    (s.heads[verb], s.labels[verb]) = (verb as u16, Label::Root);
    (s.tags[verb], s.upos[verb]) = (Tag::Vbd, Upos::Verb);
    (s.heads[doer], s.labels[doer]) = (verb as u16, Label::Nsubj);
    (s.tags[doer], s.upos[doer]) = (Tag::Nnp, Upos::Propn);
    (s.heads[what], s.labels[what]) = (verb as u16, Label::Obj);
    let last = s.len() - 1;
    for at in what + 1..s.len() {
        if s.head(at) != Some(what) && s.head(at) != Some(doer) {
            continue;
        }
        // `according to the register`
        let source = s.child(at, Label::Case).is_some_and(|tie| s.tags[tie] == Tag::Vbg);
        if at == last {
            s.heads[at] = verb as u16;
        } else if source {
            (s.heads[at], s.labels[at]) = (verb as u16, Label::Obl);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn who_denies_something_may_say_more() {
        let both = "Orlo|NNP|2|compound denies|NNS|5|nsubj fraud|VBG|2|acl ,~|,|2|punct says|VBZ|0|root \
                    Pell|NNP|7|nsubj left|VBD|5|ccomp";
        let told = told_after(mend, both);
        assert!(told.starts_with("Orlo<denies Nsubj, denies<- Root, fraud<denies Obj"), "{told}");
        assert!(told.contains("says<denies Conj"), "{told}");
        let one = both.replace("denies", "figures");
        assert!(told_after(mend, &one).contains("figures<says Nsubj"));
    }

    fn mended(notation: &str) -> String {
        told_after(mend, notation)
    }

    #[test]
    fn a_headline_has_its_verb_in_the_present_tense() {
        let fines = "Relay|NNP|2|compound fines|NNS|0|root Orlo|NNP|2|flat ,|,|6|punct who|WP|6|nsubj \
                     paid|VBD|2|acl:relcl";
        assert_eq!(
            mended(fines),
            "Relay<fines Nsubj, fines<- Root, Orlo<fines Obj, ,<paid Punct, who<paid Nsubj, \
             paid<Orlo AclRelcl",
        );
        let police = "Police|NN|2|compound arrest|NN|0|root Orlo|NNP|2|flat";
        assert_eq!(mended(police), "Police<arrest Nsubj, arrest<- Root, Orlo<arrest Obj");
        let on_name = "Police|NN|2|compound arrest|NN|3|compound Orlo|NNP|0|root .|.|3|punct";
        let wanted = "Police<arrest Nsubj, arrest<- Root, Orlo<arrest Obj, .<arrest Punct";
        assert_eq!(mended(on_name), wanted);
        let fines = "Relay|NNP|2|compound fines|NNS|4|nsubj are|VBP|4|cop high|JJ|0|root";
        assert!(mended(fines).starts_with("Relay<fines Compound"));
        let lawyers = "Relay|NNP|2|compound lawyers|NNS|0|root Orlo|NNP|2|flat";
        assert!(mended(lawyers).starts_with("Relay<lawyers Compound"));
    }

    #[test]
    fn a_name_and_a_participle_are_a_sentence() {
        let gifts = "Ann|NNP|4|compound Ro|NNP|1|flat accepted|VBN|4|amod gifts|NNS|0|root \
                     from|IN|6|case Pell|NNP|4|nmod .|.|4|punct";
        assert_eq!(
            mended(gifts),
            "Ann<accepted Nsubj, Ro<Ann Flat, accepted<- Root, gifts<accepted Obj, from<Pell Case, \
             Pell<gifts Nmod, .<accepted Punct",
        );
        let name = "Relay|NNP|2|obl:unmarked named|VBN|3|amod Pell|NNP|0|root ,|,|6|punct who|WP|6|nsubj \
                    left|VBD|3|acl:relcl .|.|3|punct";
        assert!(mended(name).starts_with("Relay<named Nsubj, named<- Root, Pell<named Obj"));
        let headline = "Ann|NNP|3|compound accepted|VBN|3|amod gifts|NNS|0|root";
        assert!(mended(headline).ends_with("gifts<- Root"));
    }
}
