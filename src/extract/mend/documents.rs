//! What documents show that somebody has seen: `documents seen by the Herald show that …`. Parsers take `show`
//! for a part of his name, or for what saw them.

use crate::extract::language::{Label, Sentence, Tag, Upos};

pub(super) fn mend(s: &mut Sentence) {
    for show in 4..s.len().saturating_sub(2) {
        let is_noun = matches!(s.tags[show], Tag::Nn | Tag::Nns);
        if is_noun
            && matches!(s.word(show), "show" | "shows")
            && let Some(found) = seen_documents(s, show)
        {
            shown(s, show, &found);
        }
    }
}

/// Documents that somebody has seen, and the clause that tells what they show, as words of a sentence.
struct Seen {
    documents: usize,
    seen: usize,
    clause: usize,
    /// Who does what the clause tells, where the parser took him for another name of the show.
    doer: Option<usize>,
}

/// What stands in documents.
#[rustfmt::skip]
const DOCUMENTS: &[&str] = &[
    "account", "contract", "correspondence", "datum", "data", "document", "email", "e-mail", "evidence",
    "figure", "file", "filing", "footage", "image", "invoice", "letter", "log", "material", "memo", "message",
    "minute", "paper", "photo", "photograph", "picture", "record", "recording", "statement", "transcript",
    "video",
];

/// Nouns that a show has before it which is one: `the talk show that Orlo hosts`.
#[rustfmt::skip]
const SHOWS: &[&str] = &[
    "air", "chat", "comedy", "fashion", "game", "motor", "news", "quiz", "radio", "reality", "slide", "talk",
    "television", "trade", "tv", "variety",
];

/// The documents before a word, and what stands behind it.
fn seen_documents(s: &Sentence, show: usize) -> Option<Seen> {
    let by = (2..show - 1).rev().find(|&at| s.word(at) == "by").filter(|by| show - by < 6)?;
    let seen = by - 1;
    let documents = s.head(seen).filter(|&at| at < seen)?;
    let is_participle = s.tags[seen] == Tag::Vbn && s.labels[seen] == Label::Acl;
    let viewer = s.word(show - 1).to_lowercase();
    let is_viewer = s.upos[show - 1] != Upos::Det && !SHOWS.contains(&&*viewer);
    let is_told = DOCUMENTS.contains(&&*s.lemma(documents).to_lowercase());
    if !is_participle || !is_viewer || !is_told {
        return None;
    }
    let that = show + 1;
    if s.word(that) == "that" {
        let clause = s.head(that).filter(|&at| at > that && s.labels[that] == Label::Mark)?;
        let is_top = s.is_root(documents) || s.is_root(show);
        return is_top.then_some(Seen { documents, seen, clause, doer: None });
    }
    let doer = s.children(show).find(|&at| at > show && s.labels[at] == Label::Appos)?;
    let clause = s.head(documents).filter(|&verb| s.is_root(verb) && verb > doer)?;
    Some(Seen { documents, seen, clause, doer: Some(doer) })
}

/// Makes `show` the verb of the sentence, and whoever stands before it the one who has seen the documents.
fn shown(s: &mut Sentence, show: usize, found: &Seen) {
    let &Seen { documents, seen, clause, doer } = found;
    let viewer = show - 1;
    for at in 0..s.len() {
        if (seen + 1..viewer).contains(&at) && s.head(at) == Some(show) {
            s.heads[at] = viewer as u16;
        } else if at < documents && s.head(at) == Some(clause) || at == s.len() - 1 {
            s.heads[at] = show as u16;
        }
    }
    let mut put = |at: usize, on: usize, label: Label| {
        (s.heads[at], s.labels[at]) = (on as u16, label);
    };
    put(show, show, Label::Root);
    put(documents, show, Label::Nsubj);
    put(seen, documents, Label::Acl);
    put(viewer, seen, Label::OblAgent);
    put(clause, show, Label::Ccomp);
    if let Some(doer) = doer {
        put(doer, clause, Label::Nsubj);
    }
    let tag = if s.word(show) == "show" { Tag::Vbp } else { Tag::Vbz };
    (s.tags[show], s.upos[show]) = (tag, Upos::Verb);
    if s.word(viewer).starts_with(char::is_uppercase) {
        (s.tags[viewer], s.upos[viewer]) = (Tag::Nnp, Upos::Propn);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn what_somebody_has_seen_shows_what_stands_behind() {
        let that = "Files|NNS|0|root seen|VBN|1|acl by|IN|6|case the|DT|6|det Herald|NNP|6|compound \
                    show|NN|2|obl:agent that|IN|9|mark Orlo|NNP|9|nsubj left|VBD|6|acl .|.|1|punct";
        let told = told_after(mend, that);
        assert!(told.starts_with("Files<show Nsubj, seen<Files Acl, by<Herald Case"), "{told}");
        assert!(told.contains("Herald<seen OblAgent, show<- Root"), "{told}");
        assert!(told.contains("left<show Ccomp"), "{told}");
        let bare = "Files|NNS|8|nsubj seen|VBN|1|acl by|IN|6|case the|DT|6|det Herald|NNP|6|compound \
                    show|NN|2|obl:agent Orlo|NNP|6|appos robbed|VBD|0|root Pell|NNP|8|obj .|.|8|punct";
        let told = told_after(mend, bare);
        assert!(told.contains("Orlo<robbed Nsubj, robbed<show Ccomp"), "{told}");
    }

    #[test]
    fn a_show_that_somebody_has_is_one() {
        let hosts = "Files|NNS|9|nsubj seen|VBN|1|acl by|IN|5|case the|DT|5|det show|NN|2|obl:agent \
                     that|WDT|8|obj Orlo|NNP|8|nsubj hosts|VBZ|5|acl:relcl prove|VBP|0|root it|PRP|9|obj";
        assert!(told_after(mend, hosts).contains("show<seen OblAgent"));
        let driven = "Cars|NNS|0|root driven|VBN|1|acl by|IN|6|case the|DT|6|det motor|NN|6|compound \
                      show|NN|2|obl:agent that|IN|9|mark Orlo|NNP|9|nsubj left|VBD|6|acl .|.|1|punct";
        assert!(told_after(mend, driven).contains("show<driven OblAgent"));
    }
}
