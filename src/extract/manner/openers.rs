//! What introduces a clause: `if`, `whether`, `without`, `until`, or the `to` of a purpose.

use crate::extract::language::{Label, Tag};
use crate::extract::manner::Unsaid;
use crate::extract::manner::conditions::opens_condition;
use crate::extract::manner::walk::{Scope, Walk, is_present};
use crate::extract::view::View;
use crate::model::Modality;

impl Walk<'_, '_, '_> {
    /// Takes note of what the words that introduce a clause say of it.
    pub(super) fn opened(&mut self, at: usize, scope: Scope) {
        let view = self.view;
        // Parsers hang the two words on the verb that was done as well.
        if let Some(before) = at.checked_sub(2).filter(|_| scope == Scope::All) {
            self.replaced(before);
        }
        let is_near = |word: usize| (word..at).all(|between| view.tag(between) != Tag::Comma);
        let openers = view.tree.children(at).filter(|&word| {
            matches!(view.label(word), Label::Mark | Label::Case | Label::Advmod | Label::Cc)
        });
        for word in openers {
            match (view.stems[word].as_str(), view.label(at)) {
                _ if opens_condition(view, word) => {
                    self.manner.unsaid = Some(Unsaid::Condition);
                    self.note(word, 1);
                }
                ("instead" | "rather", _) if scope == Scope::All && is_near(word) => {
                    self.replaced(word);
                }
                // `more likely to object than to agree` doesn't say that anybody agrees.
                ("than", _) if scope == Scope::All => {
                    self.manner.unsaid = Some(Unsaid::NotSaid);
                    self.note(word, 1);
                }
                ("without", Label::Advcl | Label::Acl) if scope == Scope::All => {
                    self.manner.negated = !self.manner.negated;
                    self.note(word, 1);
                }
                // `pleaded guilty to bribing Pell` has no aim.
                ("to", Label::Advcl | Label::Acl)
                    if scope == Scope::All && view.tag(at) != Tag::Vbg =>
                {
                    self.modality(Modality::Planned, word);
                    self.not_aimed_at(at);
                }
                // `moved that Orlo pay`: it is to be done.
                ("that", Label::Ccomp) if view.tag(at) == Tag::Vb => {
                    let has_own = view.child(at, &[Label::Aux, Label::AuxPass, Label::Cop]);
                    if has_own.is_none() && scope == Scope::All {
                        self.modality(Modality::Planned, at);
                    }
                }
                ("until" | "till", Label::Advcl) if scope == Scope::All => self.until(at, word),
                (_, Label::Advcl) if scope == Scope::All => self.awaited(at, word),
                ("to", Label::Root | Label::Ccomp | Label::Conj) if is_to_be(view, at, word) => {
                    self.modality(Modality::Planned, word);
                }
                _ => {}
            }
        }
    }

    /// Takes for yet to come what ends something else, where no past tense tells that it came: `is
    /// held until extradited`, `is barred until a court lifts it`. Of `was held until extradited`
    /// nobody can tell but by what follows; who is presumed innocent until proven guilty may never
    /// be.
    fn until(&mut self, clause: usize, word: usize) {
        let view = self.view;
        let Some(above) = view.sentence.head(clause) else { return };
        let auxiliary = [Label::Aux, Label::AuxPass, Label::Cop];
        let is_past = |at: usize| {
            let first = view.child(at, &auxiliary).unwrap_or(at);
            view.tag(first) == Tag::Vbd
        };
        let bare = view.child(clause, &auxiliary).is_none() && view.tag(clause) == Tag::Vbn;
        if bare && matches!(&*view.sentence.lemma(clause), "prove" | "find") {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(word, 1);
        } else if is_present(view, clause) || bare && !is_past(above) {
            self.modality(Modality::Planned, word);
        }
    }

    /// Takes for yet to come what is to happen before something else that is yet to come: `will pay once
    /// the court has ruled`, `said she would pay once the court had ruled`. A past tense tells of what
    /// came, unless who speaks in the past put it off: `will sue after the court ruled`.
    fn awaited(&mut self, clause: usize, word: usize) {
        let view = self.view;
        let link = view.sentence.word(word).to_lowercase();
        let is_soon = link == "as" && word > 0 && view.stems[word - 1] == "soon";
        if !is_soon && !matches!(&*link, "after" | "once" | "when") {
            return;
        }
        let Some(future) = view.sentence.head(clause).and_then(|above| self.future(above)) else {
            return;
        };
        let auxiliary = [Label::Aux, Label::AuxPass, Label::Cop];
        let first = view.child(clause, &auxiliary);
        let bare = first.is_none() && view.tag(clause) == Tag::Vbn;
        let bare = bare && view.child(clause, &[Label::Nsubj, Label::Obj]).is_none();
        let is_past = view.tag(first.unwrap_or(clause)) == Tag::Vbd;
        let perfect = first.is_some_and(|at| view.sentence.word(at).eq_ignore_ascii_case("had"));
        let put_off = match (future, &*link) {
            (Future::FromNow, _) => false,
            (_, "once" | "as") => is_past,
            (Future::Told, "when") => is_past,
            (Future::Told, _) => perfect,
            (Future::FromThen, _) => false,
        };
        if bare || put_off || is_present(view, clause) {
            self.modality(Modality::Planned, word);
        }
    }

    /// From when on a verb is yet to be done, if it is.
    fn future(&self, verb: usize) -> Option<Future> {
        let view = self.view;
        let above = view.sentence.head(verb).filter(|&above| above != verb);
        let is_told = || {
            view.label(verb) == Label::Ccomp
                && above.is_some_and(|above| view.tag(above) == Tag::Vbd)
        };
        let auxiliaries = || view.tree.children(verb).filter(|&at| view.label(at) == Label::Aux);
        if let Some(modal) = auxiliaries().find(|&at| view.tag(at) == Tag::Md) {
            let is_undone = auxiliaries().any(|at| view.sentence.word(at) == "have");
            return match &*view.sentence.word(modal).to_lowercase() {
                "will" | "shall" | "'ll" | "wo" => Some(Future::FromNow),
                "would" | "'d" if is_undone => None,
                "would" | "'d" if is_told() => Some(Future::Told),
                "would" | "'d" => Some(Future::FromThen),
                _ => None,
            };
        }
        let to = view.opener(verb).filter(|&to| view.tag(to) == Tag::To);
        let above = above.filter(|_| to.is_some() && view.label(verb) == Label::Xcomp)?;
        if view.cues.happened(&view.stems[above]) {
            return None;
        }
        Some(if is_present(view, above) { Future::FromNow } else { Future::FromThen })
    }

    /// Who did not hire Orlo to kill Pell, refused to, or gave no order to kill him, does not say what
    /// anybody is to do.
    fn not_aimed_at(&mut self, aim: usize) {
        let view = self.view;
        let Some(mut verb) = view.sentence.head(aim) else { return };
        if let Some(hired) = view.sentence.head(verb).filter(|_| view.label(verb) == Label::Obj) {
            verb = hired;
        }
        let above = view.sentence.head(verb).filter(|_| view.label(verb) == Label::Xcomp);
        let refuses = |at: &usize| {
            let negates = |found| self.cue(found).negates && self.cue(found).rank.is_none();
            view.cues_at(*at).any(negates)
        };
        let not = self.negation(verb).or_else(|| above.filter(refuses));
        if let Some(not) = not.or_else(|| self.nothing_for(verb, aim)) {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(not, 1);
        }
    }

    /// The word that says that there is nothing by which an aim is to be reached: `received no money to kill
    /// Pell`. What is done without waste, or without force, is done.
    fn nothing_for(&self, verb: usize, aim: usize) -> Option<usize> {
        #[rustfmt::skip]
        const SPARING: &[&str] =
            &["employ", "leave", "lose", "miss", "need", "require", "spare", "use", "want", "waste"];
        let view = self.view;
        let object = view.child(verb, &[Label::Obj]).filter(|&object| object < aim)?;
        let is_aim = view.sentence.head(aim) == Some(verb);
        let none = self.none(object).filter(|_| is_aim)?;
        (!SPARING.contains(&&*view.sentence.lemma(verb))).then_some(none)
    }

    /// `instead of arresting him` and `rather than arrest him` say that nobody did.
    fn replaced(&mut self, first: usize) {
        let words = self.view.stems.get(first..first + 2).unwrap_or_default();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        if matches!(words[..], ["instead", "of"] | ["rather", "than"]) {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(first, 2);
        }
    }
}

/// From when on something is yet to be done.
#[derive(Clone, Copy)]
enum Future {
    /// `will pay`, `plans to pay`.
    FromNow,
    /// `would pay`, `planned to pay`.
    FromThen,
    /// `said that she would pay`.
    Told,
}

/// Whether a verb stands in `is to …`, `was to be paid …`.
fn is_to_be(view: &View, verb: usize, to: usize) -> bool {
    let is_be = |&at: &usize| {
        let auxiliary = matches!(view.label(at), Label::Aux | Label::Cop | Label::AuxPass);
        auxiliary && at < to && view.stems[at] == "be"
    };
    // `is due to be sold`: parsers hang both words on what is due.
    let is_due = |at: usize| at + 1 == to && view.child(at, &[Label::Cop]).is_some();
    view.tree.children(verb).any(|at| is_be(&at) || is_due(at))
}
