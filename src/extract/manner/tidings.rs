//! What goes round as a rumour, a claim or a fear: `rumours spread that …`, `word got out that …`.

use crate::extract::language::{Label, Upos};
use crate::extract::manner::Unsaid;
use crate::extract::manner::cues::Found;
use crate::extract::manner::walk::{Scope, Walk};
use crate::extract::view::View;

/// Verbs that parsers take for nouns behind what goes round: `a myth persists that …`.
const GOING_ROUND: &[&str] =
    &["spread", "persist", "circulate", "surface", "emerge", "abound", "linger", "remain", "mount"];

impl Walk<'_, '_, '_> {
    /// Puts a clause as the noun says that its verb has for a subject, if the verb itself says nothing
    /// of it.
    pub(super) fn tidings(&mut self, clause: usize, head: usize, scope: Scope) -> Option<Found> {
        let view = self.view;
        let opener = view.opener(clause).filter(|&word| view.stems[word] == "that")?;
        let (verb, noun) = subject_before(view, clause, head)?;
        let tells = |found: &Found| {
            let cue = self.cue(*found);
            let says = cue.rank.is_some() || cue.modality().is_some() || cue.truth.is_some();
            // Of `no proof emerged that …` there is nothing to say either.
            let says = says || self.nobody(noun).is_some();
            let is_own = cue.rank.is_some() || scope == Scope::All;
            cue.reaches_content() && says && is_own && cue.fits(Some("that"))
        };
        let found = view.cues_at(noun).find(tells).filter(|_| noun < opener)?;
        match self.negation(verb) {
            Some(not) => {
                self.manner.unsaid = Some(Unsaid::NotSaid);
                self.note(not, 1);
            }
            None => self.reach(found, clause, noun),
        }
        Some(found)
    }
}

/// The verb before a clause that has no object, and the noun that is its subject.
fn subject_before(view: &View, clause: usize, head: usize) -> Option<(usize, usize)> {
    let s = view.sentence;
    let verb = match view.label(head) {
        // `have been spreading for weeks that …`
        Label::Obl if is_time_or_place(view, head) => s.head(head)?,
        _ => head,
    };
    if verb > clause {
        return None;
    }
    let is_taken_for_noun = view.upos(verb) == Upos::Noun && GOING_ROUND.contains(&&*s.lemma(verb));
    if is_taken_for_noun {
        let noun = verb.checked_sub(1)?;
        return (view.label(noun) == Label::Compound).then_some((verb, noun));
    }
    let bare = view.child(verb, &[Label::Obj]).is_none() && view.upos(verb) == Upos::Verb;
    let noun = view.child(verb, &[Label::Nsubj]).filter(|&noun| noun < verb)?;
    // What the claims mean isn't what they claim.
    let says_else = matches!(&*s.lemma(verb), "mean" | "show" | "ensure" | "require" | "prove");
    (bare && !says_else).then_some((verb, noun))
}

/// Whether a noun behind a verb tells when or where, and not what came of it.
fn is_time_or_place(view: &View, noun: usize) -> bool {
    let tie = view.opener(noun).map_or("", |tie| &*view.stems[tie]);
    matches!(tie, "acros" | "among" | "around" | "at" | "for" | "in" | "on" | "over" | "through")
}
