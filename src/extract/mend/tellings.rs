//! Who tells it, where that is said by the way: `To hear Orlo tell it, Vale paid`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;

/// Makes of `To hear Orlo tell it` what stands beside a sentence: `Orlo tells`.
pub(super) fn mend(s: &mut Sentence) {
    let opens = s.len() > 6 && s.word(0).eq_ignore_ascii_case("to") && s.word(1) == "hear";
    let Some(tell) =
        (3..s.len().saturating_sub(2).min(8)).find(|&at| opens && s.word(at) == "tell")
    else {
        return;
    };
    let comma = tell + 2;
    if s.word(tell + 1) != "it" || s.tags.get(comma) != Some(&Tag::Comma) {
        return;
    }
    let Some(verb) = (comma..s.len()).find(|&at| s.is_root(at) && s.upos[at] == Upos::Verb) else {
        return;
    };
    let is_below = |at: usize| s.head(at).is_none_or(|head| !(2..tell).contains(&head));
    let Some(teller) = (2..tell).find(|&at| is_below(at)) else { return };
    hang(s, tell, verb, Label::Parataxis);
    s.upos[tell] = Upos::Verb;
    hang(s, teller, tell, Label::Nsubj);
    for at in [0, 1, tell + 1] {
        hang(s, at, tell, Label::Discourse);
    }
}
