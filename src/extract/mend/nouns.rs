//! Nouns that the parser took for verbs: `received takedown requests`, `bans short selling of shares`.

use crate::extract::language::{Label, Sentence, Tag, Upos, base_of};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::verbs::take_subject;
use crate::extract::tree::is_nominal;

pub(super) fn mend(s: &mut Sentence) {
    for word in 1..s.len().saturating_sub(1) {
        match s.tags[word] {
            Tag::Vbn | Tag::Vbd if is_plural_object(s, word) => plural(s, word),
            Tag::Vbn | Tag::Vbd => without_form(s, word),
            Tag::Vbg => described(s, word),
            _ => {}
        }
    }
}

/// Takes for a part of the noun behind it what has no form of a verb: `received takedown requests`.
fn without_form(s: &mut Sentence, word: usize) {
    let text = s.word(word);
    let is_form = text.ends_with("ed") || base_of(text).is_some();
    let small = text.chars().all(|c| c.is_ascii_lowercase());
    let Some(verb) = s.head(word).filter(|&verb| verb < word && s.upos[verb] == Upos::Verb) else {
        return;
    };
    let noun = word + 1;
    let of_word = s.head(noun) == Some(word) && s.labels[noun] == Label::Obj;
    let beside = s.head(noun) == Some(verb) && s.labels[noun] == Label::Obj;
    let is_object = matches!(s.labels[word], Label::Xcomp | Label::Obj);
    if is_form || !small || !is_object || !(of_word || beside) || !is_nominal(s, noun) {
        return;
    }
    hang(s, noun, verb, Label::Obj);
    for at in 0..s.len() {
        if s.head(at) == Some(word) {
            s.heads[at] = verb as u16;
        }
    }
    hang(s, word, noun, Label::Compound);
    (s.tags[word], s.upos[word]) = (Tag::Nn, Upos::Noun);
}

/// Whether an object was taken for a verb of the past, and ends like none: `paid bribes to Orlo`.
fn is_plural_object(s: &Sentence, word: usize) -> bool {
    let text = s.word(word);
    let small = text.chars().all(|c| c.is_ascii_lowercase());
    let is_object = s.labels[word] == Label::Obj
        && s.head(word).is_some_and(|verb| verb < word && s.upos[verb] == Upos::Verb);
    text.ends_with('s') && small && is_object
}

/// Takes such an object for a noun, and hangs on the verb what was hung on it.
fn plural(s: &mut Sentence, word: usize) {
    let Some(verb) = s.head(word) else { return };
    (s.tags[word], s.upos[word]) = (Tag::Nns, Upos::Noun);
    for at in word + 1..s.len() {
        if s.head(at) == Some(word) && s.labels[at] == Label::Obl {
            s.heads[at] = verb as u16;
        }
    }
}

/// Takes for a noun the gerund that an adjective describes: `bans short selling of shares` sells nothing.
fn described(s: &mut Sentence, gerund: usize) {
    let quality = gerund - 1;
    let is_described = s.labels[quality] == Label::Amod && s.head(quality) == Some(gerund);
    let is_of = s.word(gerund + 1) == "of" && s.child(gerund, Label::Obj).is_none();
    let verb = s.head(gerund).filter(|&verb| verb < quality);
    let Some(verb) = verb.filter(|&verb| s.tags[verb] == Tag::Vbz) else { return };
    let is_content = matches!(s.labels[gerund], Label::Xcomp | Label::Acl);
    if !is_described || !is_of || !is_content {
        return;
    }
    if let Some(doer) = s.child(verb, Label::Compound).filter(|&doer| doer + 1 == verb) {
        take_subject(s, verb, doer);
    }
    s.labels[gerund] = Label::Obj;
    (s.tags[gerund], s.upos[gerund]) = (Tag::Nn, Upos::Noun);
    for at in gerund + 1..s.len() {
        if s.head(at) == Some(gerund) && s.labels[at] == Label::Obl {
            s.labels[at] = Label::Nmod;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn no_past_ends_in_s() {
        let paid = "Orlo|NNP|2|nsubj paid|VBD|0|root bribes|VBD|2|obj to|IN|5|case Pell|NNP|3|obl";
        assert!(told_after(mend, paid).ends_with("bribes<paid Obj, to<Pell Case, Pell<paid Obl"));
    }

    #[test]
    fn what_has_no_form_of_a_verb_is_none() {
        let takedown = "Orlo|NNP|2|nsubj got|VBD|0|root takedown|VBN|2|xcomp requests|NNS|3|obj from|IN|6|case \
                        Pell|NNP|3|obl";
        let told = told_after(mend, takedown);
        assert!(told.contains("takedown<requests Compound, requests<got Obj"), "{told}");
        assert!(told.contains("Pell<got Obl"), "{told}");
        for verb in ["forged", "rewritten", "stolen"] {
            let told = told_after(mend, &takedown.replace("takedown", verb));
            assert!(told.contains("requests<"), "{told}");
            assert!(told.contains(&format!("{verb}<got Xcomp")), "{told}");
        }
    }

    #[test]
    fn what_an_adjective_describes_is_a_noun() {
        let selling = "Orlo|NNP|2|nsubj bans|VBZ|0|root short|JJ|4|amod selling|VBG|2|xcomp of|IN|6|case \
                       shares|NNS|4|obl";
        let told = told_after(mend, selling);
        assert!(
            told.contains("selling<bans Obj") && told.contains("shares<selling Nmod"),
            "{told}"
        );
        let quickly = selling.replace("short|JJ|4|amod", "quickly|RB|4|advmod");
        assert!(told_after(mend, &quickly).contains("selling<bans Xcomp"));
    }
}
