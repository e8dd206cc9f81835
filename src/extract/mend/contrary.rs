//! What somebody said to the contrary hangs on the verb of what is so: `Contrary to what Orlo said, Vale
//! paid`, `Vale paid, contrary to what Orlo said`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::{hang, is_oblique};
use crate::extract::tree::upwards;

pub(super) fn mend(s: &mut Sentence) {
    for contrary in 0..s.len().saturating_sub(4) {
        let to = contrary + 1;
        let opens = s.word(contrary).eq_ignore_ascii_case("contrary") && s.word(to) == "to";
        let Some(said) = s.children(contrary).find(|&at| at > to && is_said(s, at)) else {
            continue;
        };
        let comma = (said..s.len()).find(|&at| s.tags[at] == Tag::Comma);
        let behind = comma.and_then(|comma| verb_behind(s, contrary, comma));
        let before = s.head(contrary).filter(|&at| at < contrary && s.upos[at] == Upos::Verb);
        let verb = before.or(behind);
        let Some(verb) = verb.filter(|_| opens) else { continue };
        if s.head(contrary) != Some(verb) {
            s.heads[verb] = if s.is_root(contrary) { verb as u16 } else { s.heads[contrary] };
            s.labels[verb] = s.labels[contrary];
        }
        (s.heads[said], s.labels[said]) = (verb as u16, Label::Obl);
        if s.tags[said] == Tag::Nns {
            s.upos[said] = Upos::Noun;
        }
        for word in [contrary, to] {
            hang(s, word, said, Label::Case);
            s.upos[word] = Upos::Adp;
        }
        for at in 0..s.len() {
            if s.head(at) == Some(contrary) {
                s.heads[at] = verb as u16;
            }
        }
    }
}

/// Whether a word below `contrary` may be what it is to.
fn is_said(s: &Sentence, at: usize) -> bool {
    is_oblique(s.labels[at]) || s.labels[at] == Label::Advcl && s.tags[at] == Tag::Nns
}

/// The verb that `contrary` hangs on, or the highest one below it that has a subject, behind a comma.
fn verb_behind(s: &Sentence, contrary: usize, comma: usize) -> Option<usize> {
    let has_subject = |at: usize| {
        let is_subject =
            |who: usize| matches!(s.labels[who], Label::Nsubj | Label::NsubjPass | Label::Expl);
        s.children(at).any(|who| who > comma && who != contrary && is_subject(who))
    };
    let above = s.head(contrary).filter(|&above| above > comma && has_subject(above));
    above.or_else(|| {
        (comma + 1..s.len()).find(|&at| {
            let within = upwards(s, at).any(|above| above == contrary);
            let highest = s.head(at).is_some_and(|above| above < comma);
            within && highest && has_subject(at)
        })
    })
}
