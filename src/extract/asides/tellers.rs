//! Who says something, with a clause between them and the verb: `a clerk who was there said`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::saying::may_form_tell;
use crate::extract::tree::{is_nominal, upwards};

/// Makes the verb behind a clause the one of the noun before it. Parsers take it for one more verb of the
/// clause, or the clause for what is said.
pub(super) fn says_behind_clause(s: &mut Sentence, verb: usize) {
    behind_quality(s, verb);
    shows_at_end(s, verb);
    let who = upwards(s, 0).filter(|&at| at < verb && is_nominal(s, at)).last();
    let Some(who) = who.filter(|&who| is_told_of(s, who, verb)) else { return };
    for at in verb + 1..s.len() {
        if s.head(at) == Some(who) {
            s.heads[at] = verb as u16;
        }
    }
    if let Some(clause) = s.head(who).filter(|&clause| clause < verb) {
        (s.heads[clause], s.labels[clause]) = (who as u16, Label::Acl);
        s.tags[clause] = Tag::Vbn;
    }
    (s.heads[verb], s.labels[verb]) = (verb as u16, Label::Root);
    (s.heads[who], s.labels[who]) = (verb as u16, Label::Nsubj);
    (s.tags[verb], s.upos[verb]) = (Tag::Vbd, Upos::Verb);
    let whom = s.child(verb, Label::Obj).filter(|&at| at > verb && may_form_tell(s.word(verb)));
    if let Some(whom) = whom {
        s.labels[whom] = Label::Iobj;
    }
}

/// Words that tell how somebody stands to what they say: `people close to the talks said`.
const QUALITIES: &[&str] = &["aware", "close", "near", "present"];

pub(super) fn is_quality(word: &str) -> bool {
    QUALITIES.contains(&word)
}

/// Hangs such a word on the noun before it, where the parser took it for a verb or for a second subject.
fn behind_quality(s: &mut Sentence, verb: usize) {
    let Some(quality) = (1..verb).find(|&at| is_quality(s.word(at))) else { return };
    let who = s.child(quality, Label::Nsubj).filter(|&who| who < quality);
    if let Some(who) = who.filter(|_| s.is_root(quality) && s.head(verb) == Some(quality)) {
        s.heads[verb] = verb as u16;
        (s.heads[who], s.heads[quality]) = (verb as u16, who as u16);
    } else if s.labels[quality] == Label::Nsubj && s.head(quality) == Some(verb) {
        let Some(who) = s.child(verb, Label::Nsubj).filter(|&who| who < quality) else { return };
        s.heads[quality] = who as u16;
    } else {
        return;
    }
    (s.labels[quality], s.tags[quality], s.upos[quality]) = (Label::Acl, Tag::Jj, Upos::Adj);
}

/// Makes a verb of what seems to be shown: `emails seen by the Herald show`.
fn shows_at_end(s: &mut Sentence, verb: usize) {
    let is_shown = matches!(s.word(verb), "show" | "suggest" | "indicate") && verb + 1 == s.len();
    let Some(who) = (0..verb).find(|&at| s.is_root(at) && s.tags[at] == Tag::Nns) else { return };
    let by = s.head(verb).filter(|&by| s.labels[by] == Label::Acl && s.head(by) == Some(who));
    let is_part = s.labels[verb - 1] == Label::Compound && s.head(verb - 1) == Some(verb);
    let Some(by) = by.filter(|_| is_shown && is_part) else { return };
    for at in 0..verb {
        if s.head(at) == Some(verb) {
            s.heads[at] = (verb - 1) as u16;
        }
    }
    (s.heads[verb - 1], s.labels[verb - 1]) = (by as u16, s.labels[verb]);
    (s.heads[verb], s.labels[verb]) = (verb as u16, Label::Root);
    (s.heads[who], s.labels[who]) = (verb as u16, Label::Nsubj);
}

/// Whether a verb tells what a noun before its clause does, and is none of the clause: of `a man who seemed
/// worried` and `a claim that the firm denied` it is.
fn is_told_of(s: &Sentence, who: usize, verb: usize) -> bool {
    use Label::{Acl, AclRelcl, AuxPass, Cc, Cop, Expl, Mark, Nsubj, NsubjPass};
    let is_own = |at: usize| {
        at != who && matches!(s.labels[at], AuxPass | Cc | Cop | Expl | Mark | Nsubj | NsubjPass)
    };
    let above = upwards(s, who).skip(1).all(|at| at == verb || s.head(at) == Some(verb));
    let form = matches!(s.word(verb), "said" | "says" | "say" | "testified" | "told" | "wrote");
    let of_noun = matches!(s.labels[verb], Acl | AclRelcl) && s.head(verb) == Some(who);
    let fits = s.is_root(verb) || form || of_noun;
    let joined = s.labels[verb] == Label::Conj;
    fits && above && !joined && !s.children(verb).any(is_own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::{parse, told};

    fn mended(verb: usize, notation: &str) -> String {
        let mut s = parse(notation);
        says_behind_clause(&mut s, verb);
        told(&s)
    }

    #[test]
    fn the_verb_behind_a_clause_is_that_of_the_noun_before_it() {
        let named = "an|DT|2|det aide|NN|0|root who|WP|4|nsubj declined|VBD|2|acl:relcl to|TO|7|mark be|VB|7|aux:pass \
                     named|VBN|4|xcomp said|VBN|7|xcomp";
        let told = mended(7, named);
        assert!(
            told.contains("aide<said Nsubj") && told.contains("declined<aide AclRelcl"),
            "{told}"
        );
        let group = "two|CD|2|nummod clerks|NNS|0|root who|WP|4|nsubj left|VBD|2|acl:relcl told|VBN|2|acl:relcl \
                     Pell|NNP|5|obj";
        assert!(mended(4, group).contains("told<- Root, Pell<told Iobj"));
        let briefed =
            "people|NNS|2|nsubj briefed|VBN|4|advcl yesterday|RB|2|advmod said|VBD|0|root";
        assert!(mended(3, briefed).contains("people<said Nsubj, briefed<people Acl"));
        let close =
            "people|NNS|2|nsubj close|VBP|0|root to|IN|4|case Pell|NNP|2|obl said|VBD|2|advcl";
        assert!(mended(4, close).contains("people<said Nsubj, close<people Acl"));
        let show = "emails|NNS|0|root seen|VBN|1|acl by|IN|6|case the|DT|6|det Herald|NNP|6|compound \
                    show|NN|2|obl:agent";
        assert!(mended(5, show).contains("by<Herald Case, the<Herald Det, Herald<seen OblAgent"));
    }

    #[test]
    fn a_verb_of_the_clause_stays_in_it() {
        let claim =
            "a|DT|2|det claim|NN|0|root that|WDT|5|obj Pell|NNP|5|nsubj denied|VBD|2|acl:relcl";
        assert!(mended(4, claim).contains("claim<- Root"));
        let worried =
            "a|DT|2|det man|NN|0|root who|WP|4|nsubj seemed|VBD|2|acl:relcl worried|VBN|4|xcomp";
        assert!(mended(4, worried).contains("man<- Root"));
        let joined = "a|DT|2|det man|NN|0|root who|WP|4|nsubj came|VBD|2|acl:relcl and|CC|6|cc told|VBD|4|conj \
                      Pell|NNP|6|obj";
        assert!(mended(5, joined).contains("man<- Root"));
    }
}
