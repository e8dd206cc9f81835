//! A quotation before whoever says it, which the parser took for the one who does: `"Orlo bribed
//! officials," said Vale`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::sayings::is_saying;
use crate::extract::tree::is_nominal;

pub(super) fn mend(s: &mut Sentence) {
    goes_on_behind(s);
    for verb in 3..s.len().saturating_sub(1) {
        if s.tags[verb - 1] == Tag::CloseQuote && is_saying(s, verb) && has_speaker(s, verb) {
            told(s, verb);
        }
    }
}

/// Takes for no name of whoever says it what a quote goes on with: `"The firm," said Orlo, "bribed Pell."`
fn goes_on_behind(s: &mut Sentence) {
    let is_mark = |s: &Sentence, at: usize| matches!(s.tags[at], Tag::OpenQuote | Tag::CloseQuote);
    for name in 4..s.len() {
        let who = s.head(name).filter(|&who| s.labels[name] == Label::Appos && who < name);
        let Some(who) = who.filter(|&who| s.labels[who] == Label::Nsubj) else { continue };
        let verb = s.head(who).filter(|&verb| verb > 0 && verb < who && is_saying(s, verb));
        let Some(verb) = verb.filter(|&verb| is_mark(s, verb - 1)) else { continue };
        let is_deed =
            |at: usize| s.head(at) == Some(name) && matches!(s.tags[at], Tag::Vbn | Tag::Vbd);
        let mark = (who + 1..name).find(|&at| is_mark(s, at));
        // `said Pell, "the Fox"`
        if mark.is_some_and(|mark| (mark + 1..name).any(is_deed)) {
            hang(s, name, verb, Label::Parataxis);
        }
    }
}

/// Whether somebody stands behind the verb who may say it.
fn has_speaker(s: &Sentence, verb: usize) -> bool {
    let is_subject = |&at: &usize| at > verb && s.labels[at] == Label::Nsubj && is_nominal(s, at);
    s.children(verb).any(|at| is_subject(&at))
}

/// Makes what is said of the noun that seemed to say it, and a clause of the words before that.
fn told(s: &mut Sentence, verb: usize) {
    let noun = s.child(verb, Label::Nsubj).filter(|&noun| noun < verb && is_nominal(s, noun));
    let Some(noun) = noun.filter(|&noun| is_quoted(s, noun)) else { return };
    let is_deed = |&at: &usize| {
        at < noun && s.labels[at] == Label::Amod && matches!(s.tags[at], Tag::Vbn | Tag::Vbd)
    };
    let deed = s.children(noun).find(is_deed);
    let is_doer = |&at: &usize| s.labels[at] == Label::Compound && s.upos[at] == Upos::Propn;
    let doer = deed.and_then(|deed| s.children(noun).filter(|&at| at < deed).find(is_doer));
    let (Some(deed), Some(doer)) = (deed, doer) else {
        s.labels[noun] = Label::Obj;
        return;
    };
    for at in 0..s.len() {
        if s.head(at) == Some(noun) && (at < doer || s.upos[at] == Upos::Punct) {
            s.heads[at] = deed as u16;
        }
    }
    (s.heads[deed], s.labels[deed]) = (verb as u16, Label::Ccomp);
    (s.tags[deed], s.upos[deed]) = (Tag::Vbd, Upos::Verb);
    (s.heads[doer], s.labels[doer]) = (deed as u16, Label::Nsubj);
    (s.heads[noun], s.labels[noun]) = (deed as u16, Label::Obj);
}

/// Whether a word stands in a quotation that the sentence opens.
fn is_quoted(s: &Sentence, word: usize) -> bool {
    let is_quote = |&at: &usize| matches!(s.tags[at], Tag::OpenQuote | Tag::CloseQuote);
    (0..word).rev().find(is_quote).is_some_and(|at| s.tags[at] == Tag::OpenQuote)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn nobody_is_what_he_says() {
        let bribed = "``|``|4|punct Orlo|NNP|4|compound bribed|VBN|4|amod officials|NNS|6|nsubj \
                      ''|''|4|punct said|VBD|0|root Vale|NNP|6|nsubj";
        let told = told_after(mend, bribed);
        assert!(told.contains("Orlo<bribed Nsubj, bribed<said Ccomp, officials<bribed Obj"));
        let own =
            "Orlo|NNP|2|compound officials|NNS|4|nsubj ''|''|4|punct said|VBD|0|root so|NN|4|obj";
        assert!(told_after(mend, own).contains("officials<said Nsubj"));
    }
}
