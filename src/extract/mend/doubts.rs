//! Doubts that are none, and doubts that somebody casts: `finds beyond reasonable doubt that …`, `casts doubt
//! on reports that …`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::verbs::make_root;
use crate::extract::tree::is_nominal;

pub(super) fn mend(s: &mut Sentence) {
    for doubt in 1..s.len() {
        if matches!(s.word(doubt), "doubt" | "doubts") {
            cast_on(s, doubt);
            beyond(s, doubt);
        }
    }
}

/// Hangs on what finds or shows something what was taken for a doubt, and takes `beyond reasonable doubt` for
/// a word that only says how sure that is.
fn beyond(s: &mut Sentence, doubt: usize) {
    // `beyond a shadow of a doubt`
    let shadow = s.head(doubt).filter(|&at| s.word(at) == "shadow" && at < doubt);
    let top = shadow.unwrap_or(doubt);
    let is_part = |at: &usize| matches!(s.upos[*at], Upos::Det | Upos::Adj);
    let Some(tie) = (0..top).rev().find(|at| !is_part(at)) else { return };
    let is_beyond = matches!(&*s.word(tie).to_lowercase(), "beyond" | "without");
    let Some(above) = s.head(top).filter(|_| is_beyond && s.labels[tie] == Label::Case) else {
        return;
    };
    if s.head(tie) != Some(top) {
        hang(s, tie, top, Label::Case);
        finite_behind(s, doubt);
    }
    let that = doubt + 1;
    let clause = s.children(doubt).find(|&at| {
        matches!(s.labels[at], Label::Acl | Label::AclRelcl) && s.head(that) == Some(at)
    });
    if let Some(clause) = clause.filter(|_| s.word(that) == "that") {
        let label = if is_nominal(s, above) { Label::Acl } else { Label::Ccomp };
        (s.labels[that], s.tags[that], s.upos[that]) = (Label::Mark, Tag::In, Upos::Sconj);
        hang(s, clause, above, label);
    }
    s.labels[top] = Label::Discourse;
}

/// Makes the verb of the sentence of what was taken for a participle, its object bound to the doubt: `Orlo
/// without a doubt murdered Pell`.
fn finite_behind(s: &mut Sentence, doubt: usize) {
    let verb = doubt + 1;
    if verb + 1 >= s.len() || s.tags[verb] != Tag::Vbn || s.labels[verb] != Label::Acl {
        return;
    }
    let Some(doer) = s.head(verb).filter(|&doer| doer < doubt && s.is_root(doer)) else { return };
    make_root(s, verb, doer);
    let bare = |&at: &usize| s.labels[at] == Label::Obl && s.child(at, Label::Case).is_none();
    let object = s.children(verb).filter(|&at| at > verb).find(bare);
    if let Some(object) = object {
        s.labels[object] = Label::Obj;
    }
}

/// Makes a verb of `cast` before a doubt, and hangs on the doubt what it is cast on.
fn cast_on(s: &mut Sentence, doubt: usize) {
    let is_on = |at: usize| matches!(s.word(at), "on" | "upon" | "over");
    let cast = (0..doubt).rev().find(|&at| !matches!(s.upos[at], Upos::Adj | Upos::Det));
    let is_cast = |at: usize| matches!(s.word(at), "cast" | "casts" | "casting");
    let Some(cast) = cast.filter(|&at| is_cast(at) && doubt + 2 < s.len() && is_on(doubt + 1))
    else {
        return;
    };
    if s.head(cast) == Some(doubt) && s.upos[doubt] == Upos::Verb {
        raise(s, cast, doubt);
    }
    if s.head(doubt) != Some(cast) || s.labels[doubt] != Label::Obj {
        return;
    }
    let what = s.head(doubt + 1).filter(|&at| at > doubt && s.head(at) == Some(cast));
    if let Some(what) = what.filter(|&at| s.labels[at] == Label::Obl) {
        hang(s, what, doubt, Label::Nmod);
    }
}

/// Puts `casts` in the place of the doubt that was taken for the verb: who stands before it casts it.
fn raise(s: &mut Sentence, cast: usize, doubt: usize) {
    s.heads[cast] = if s.is_root(doubt) { cast as u16 } else { s.heads[doubt] };
    s.labels[cast] = s.labels[doubt];
    for at in 0..s.len() {
        if at != cast && s.head(at) == Some(doubt) {
            s.heads[at] = cast as u16;
        }
    }
    (s.heads[doubt], s.labels[doubt]) = (cast as u16, Label::Obj);
    (s.tags[doubt], s.upos[doubt]) = (Tag::Nn, Upos::Noun);
    let tag = if s.word(cast) == "casts" { Tag::Vbz } else { Tag::Vbd };
    (s.tags[cast], s.upos[cast]) = (tag, Upos::Verb);
    let doer = s.children(cast).filter(|&at| at < cast && is_nominal(s, at)).last();
    if let Some(doer) = doer {
        s.labels[doer] = Label::Nsubj;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn what_is_found_beyond_doubt_is_found() {
        let found = "court|NN|2|nsubj finds|VBZ|0|root beyond|IN|5|case reasonable|JJ|5|amod \
                     doubt|NN|2|obl that|IN|8|mark Orlo|NNP|8|nsubj robbed|VBD|5|acl Pell|NNP|8|obj";
        let told = told_after(mend, found);
        assert!(told.contains("doubt<finds Discourse"), "{told}");
        assert!(told.contains("robbed<finds Ccomp"), "{told}");
        let doubted = found.replace("beyond", "despite");
        assert!(told_after(mend, &doubted).contains("robbed<doubt Acl"));
    }

    #[test]
    fn whoever_does_something_without_a_doubt_does_it() {
        let did = "Orlo|NNP|0|root without|IN|6|case a|DT|4|det doubt|NN|5|obl robbed|VBN|1|acl Pell|NNP|5|obl";
        let told = told_after(mend, did);
        assert!(told.starts_with("Orlo<robbed Nsubj, without<doubt Case"), "{told}");
        assert!(told.contains("Pell<robbed Obj"), "{told}");
    }

    #[test]
    fn whoever_casts_doubt_on_reports_doubts_them() {
        let casts = "study|NN|2|nsubj casts|VBZ|3|nsubj doubt|VBP|0|root on|IN|5|case \
                     reports|NNS|3|obl that|IN|8|mark Orlo|NNP|8|nsubj left|VBD|5|acl";
        let told = told_after(mend, casts);
        assert!(told.starts_with("study<casts Nsubj, casts<- Root, doubt<casts Obj"), "{told}");
        assert!(told.contains("reports<doubt Nmod"), "{told}");
        let votes = casts.replace("doubt", "votes");
        assert!(told_after(mend, &votes).contains("votes<- Root"));
    }
}
