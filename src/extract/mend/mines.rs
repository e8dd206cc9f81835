//! `mine` is a pit where it stands behind a noun or an article: `the Orlo gold mine`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::tree::is_nominal;

pub(super) fn mend(s: &mut Sentence) {
    for mine in 1..s.len() {
        if s.tags[mine] == Tag::Prp && s.word(mine).eq_ignore_ascii_case("mine") {
            pit(s, mine);
        }
    }
}

/// Makes a noun of the word, and of the noun before it, which the parser took for the whole, a part.
fn pit(s: &mut Sentence, mine: usize) {
    let before = mine - 1;
    let is_part = matches!(s.upos[before], Upos::Noun | Upos::Propn | Upos::Adj);
    if !is_part && !matches!(s.tags[before], Tag::Dt | Tag::Pos | Tag::PrpPossessive) {
        return;
    }
    (s.tags[mine], s.upos[mine]) = (Tag::Nn, Upos::Noun);
    if is_nominal(s, before) && s.head(before) != Some(mine) {
        take_place(s, before, mine);
    }
}

/// Hangs a word where the one before it hangs, with all that hangs on that but the words of its name.
fn take_place(s: &mut Sentence, part: usize, whole: usize) {
    let of_name =
        [Label::Compound, Label::Amod, Label::Flat, Label::Nummod, Label::Punct, Label::NmodPoss];
    for at in 0..s.len() {
        let stays = at < part && of_name.contains(&s.labels[at]);
        if at != whole && at != part && s.head(at) == Some(part) && !stays {
            s.heads[at] = whole as u16;
        }
    }
    s.labels[whole] = s.labels[part];
    s.heads[whole] = match s.is_root(part) {
        true => whole as u16,
        false => s.heads[part],
    };
    (s.heads[part], s.labels[part]) = (whole as u16, Label::Compound);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn a_gold_mine_is_no_gold() {
        let owned = "the|DT|2|det gold|NN|5|nsubj:pass mine|PRP|5|nsubj:pass is|VBZ|5|aux:pass \
                     owned|VBN|0|root";
        let want = "the<mine Det, gold<mine Compound, mine<owned NsubjPass";
        assert!(told_after(mend, owned).contains(want));
        let run = "gold|NN|4|nsubj mine|PRP|1|appos run|VBN|1|acl left|VBD|0|root";
        let want = "gold<mine Compound, mine<left Nsubj, run<mine Acl";
        assert!(told_after(mend, run).contains(want));
    }

    #[test]
    fn what_belongs_to_me_is_no_pit() {
        let beat = "Orlo|NNP|2|nsubj beat|VBD|0|root mine|PRP|2|obj";
        assert!(told_after(mend, beat).contains("mine<beat Obj"));
        let friend = "friend|NN|4|nsubj of|IN|3|case mine|PRP|1|nmod left|VBD|0|root";
        assert!(told_after(mend, friend).contains("mine<friend Nmod"));
    }
}
