//! What somebody pleads guilty to, where `guilty` stands between: `pleaded guilty to fraud`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::tree::is_nominal;

pub(super) fn mend(s: &mut Sentence) {
    for word in 0..s.len().saturating_sub(2) {
        if let Some((guilty, charge)) = plea(s, word) {
            put_right(s, [word, guilty, charge]);
        }
    }
}

/// The words `guilty` and for what somebody pleads guilty to, behind a form of `plead`.
fn plea(s: &Sentence, verb: usize) -> Option<(usize, usize)> {
    if !matches!(s.word(verb), "plead" | "pleaded" | "pleads" | "pled" | "pleading") {
        return None;
    }
    let guilty = (verb + 1..s.len().min(verb + 3)).find(|&at| s.word(at) == "guilty")?;
    let tied = |&at: &usize| {
        let to = s.child(at, Label::Case).is_some_and(|case| s.word(case) == "to");
        to && at > guilty && is_nominal(s, at)
    };
    let charge = s.children(guilty).chain(s.children(verb)).find(tied)?;
    Some((guilty, charge))
}

/// Makes the verb of what the parser took for a word beside `guilty`, and that a part of it.
fn put_right(s: &mut Sentence, [verb, guilty, charge]: [usize; 3]) {
    if s.head(verb) == Some(guilty) {
        s.heads[verb] = if s.is_root(guilty) { verb as u16 } else { s.heads[guilty] };
        s.labels[verb] = s.labels[guilty];
        s.upos[verb] = Upos::Verb;
        s.tags[verb] = match s.word(verb) {
            "pleads" => Tag::Vbz,
            "plead" => Tag::Vb,
            "pleading" => Tag::Vbg,
            _ => Tag::Vbd,
        };
        s.heads[guilty] = verb as u16;
    }
    for at in 0..s.len() {
        if s.head(at) == Some(guilty) {
            s.heads[at] = verb as u16;
        }
    }
    s.upos[guilty] = Upos::Adj;
    hang(s, guilty, verb, Label::CompoundPrt);
    s.labels[charge] = Label::Obl;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    fn mended(notation: &str) -> String {
        told_after(mend, notation)
    }

    #[test]
    fn what_somebody_pleads_guilty_to_hangs_on_the_verb() {
        let fraud =
            "Pell|NNP|2|nsubj pleaded|VBD|0|root guilty|JJ|2|xcomp to|IN|5|case fraud|NN|3|obl";
        assert!(
            mended(fraud).contains("guilty<pleaded CompoundPrt, to<fraud Case, fraud<pleaded Obl")
        );
        let pleads =
            "Pell|NNP|3|nsubj pleads|VBZ|3|aux guilty|JJ|0|root to|IN|5|case fraud|NN|3|obl";
        assert!(mended(pleads).contains("Pell<pleads Nsubj, pleads<- Root"));
    }

    #[test]
    fn what_was_done_stays_where_it_is() {
        let killing = "Pell|NNP|2|nsubj pleaded|VBD|0|root guilty|JJ|2|xcomp to|IN|5|mark killing|VBG|3|advcl \
                       Ro|NNP|5|obj";
        assert!(mended(killing).contains("killing<guilty Advcl"));
        let help = "Pell|NNP|2|nsubj pleaded|VBD|0|root for|IN|4|case help|NN|2|obl";
        assert!(mended(help).contains("help<pleaded Obl"));
    }
}
