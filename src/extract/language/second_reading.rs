//! Reads a sentence again with a word for a verb that was taken for something else, and keeps that
//! reading if the parser is surer of it: `The firm blocks drugs`, `Rebels fund schools`; and a name
//! that opens it and was taken for a command, `Orlogate, the owner of the port, bribed Pell`.

use crate::extract::language::{Label, Sentence, Tag, Tagged, Upos, base_of};
use crate::extract::tree::{is_nominal, upwards};

/// So many verbs of one sentence are found at most, each among so many words.
const MOST_VERBS: usize = 3;
const MOST_TRIED: usize = 6;

/// Words for bodies that taggers take for adjectives.
const BODIES: &[&str] = &["chief", "firm", "head", "military", "official", "public", "rival"];

/// Adjectives that are verbs as well.
const DEEDS: &[&str] =
    &["back", "clear", "corrupt", "empty", "free", "open", "record", "secure", "slow"];

/// How much less sure the parser may be of a reading that gives a clause its only verb.
const FOR_LACK_OF_VERB: f32 = 0.1;

/// How much surer it must be if that is no whole sentence, as headings aren't, or the clause has a
/// verb already. `cargo run --release --example evaluate -- ud` tells what they do to treebanks.
const FOR_FRAGMENT: f32 = 0.15;
const FOR_ONE_MORE: f32 = 0.02;

/// The reading of a sentence that the parser is surest of, which may be asked for with tags of words
/// that are believed.
pub(super) fn surest<'t>(
    mut read: impl FnMut(&[Tagged]) -> Sentence<'t>,
    is_word: impl Fn(&str) -> bool,
) -> Sentence<'t> {
    let mut best = read(&[]);
    let mut known = Vec::new();
    if let Some(name) = opening_name(&best).filter(|&name| !is_word(best.word(name))) {
        known.push(Tagged { word: name, upos: Upos::Propn, tag: Tag::Nnp });
        let again = read(&known);
        match acts(&again, name) || is_named_first(&again, name) {
            true => best = again,
            false => known.clear(),
        }
    }
    for _ in 0..MOST_VERBS {
        let guesses = (1..best.len().saturating_sub(1))
            .filter_map(|at| Guess::of(&best, at).or_else(|| Guess::joined(&best, at)));
        let mut better: Option<(Sentence<'t>, Vec<Tagged>)> = None;
        for guess in guesses.take(MOST_TRIED) {
            let with: Vec<Tagged> = known.iter().chain(&guess.known).copied().collect();
            let again = read(&with);
            let is_surest =
                better.as_ref().is_none_or(|(other, _)| again.certainty > other.certainty);
            if is_surest && guess.holds(&best, &again) {
                better = Some((again, with));
            }
        }
        let Some(found) = better else { break };
        (best, known) = found;
    }
    best
}

/// A word that opens a sentence or a quote and seems to tell somebody to do something, though a verb
/// or a comma stands right behind it, as nothing does that somebody is told to do something to.
fn opening_name(s: &Sentence) -> Option<usize> {
    let opens = |at: usize| at == 0 || s.tags[at - 1] == Tag::OpenQuote;
    let is_apart = |at: usize| {
        s.tags[at] == Tag::Comma || matches!(s.tags[at], Tag::Vbd | Tag::Vbn | Tag::Vbz | Tag::Md)
    };
    let seems_told = |at: &usize| {
        s.tags[*at] == Tag::Vb
            && s.word(*at).starts_with(char::is_uppercase)
            && opens(*at)
            && is_apart(*at + 1)
    };
    (0..s.len().saturating_sub(1)).find(seems_told)
}

/// Whether a word is the subject of a verb that can be one of a whole sentence.
fn acts(s: &Sentence, name: usize) -> bool {
    let is_finite = |at: usize| matches!(s.tags[at], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let is_subject = matches!(s.labels[name], Label::Nsubj | Label::NsubjPass);
    let verb = s.head(name).filter(|&verb| is_subject && verb > name);
    verb.is_some_and(|verb| {
        is_finite(verb) || s.children(verb).any(|at| at < verb && is_finite(at))
    })
}

/// Whether a name stands before a comma, and a finite verb behind the next one is left to be tied to it.
fn is_named_first(s: &Sentence, name: usize) -> bool {
    s.is_root(name)
        && s.tags[name + 1] == Tag::Comma
        && !s.children(name).any(|at| s.labels[at] == Label::Conj)
}

/// A word that may be a verb, and what is known of words if it is.
struct Guess {
    verb: usize,
    known: Vec<Tagged>,
}

impl Guess {
    /// What a word may be that stands between whoever may do it and whom it may be done to.
    fn of(s: &Sentence, verb: usize) -> Option<Guess> {
        let may_be = match s.upos[verb] {
            Upos::Noun | Upos::Propn | Upos::Adj => true,
            upos => upos == Upos::Verb && describes(s, verb),
        };
        let small = s.word(verb).bytes().all(|byte| byte.is_ascii_lowercase());
        if !may_be || !small || !opens_object(s, verb + 1) {
            return None;
        }
        let doer = (0..verb).rfind(|&at| s.upos[at] != Upos::Adv)?;
        let tag = form(s, verb, doer)?;
        let mut known = vec![Tagged { word: verb, upos: Upos::Verb, tag }];
        match tag {
            Tag::Vb => known.push(Tagged { word: doer, upos: Upos::Part, tag: Tag::To }),
            _ if s.tags[doer] == Tag::Jj => {
                known.push(Tagged { word: doer, upos: Upos::Noun, tag: Tag::Nn });
            }
            _ => {}
        }
        Some(Guess { verb, known })
    }

    /// What a word may be that is joined with a verb, so that both have one object: `Orlo owns and runs
    /// ports`.
    fn joined(s: &Sentence, verb: usize) -> Option<Guess> {
        let next = verb + 2;
        let is_pair = next + 1 < s.len() && matches!(s.word(verb + 1), "and" | "or");
        if !is_pair || s.upos[verb] == Upos::Verb || !opens_object(s, next + 1) {
            return None;
        }
        let small = |at: usize| s.word(at).bytes().all(|byte| byte.is_ascii_lowercase());
        let doer = (0..verb).rfind(|&at| s.upos[at] != Upos::Adv)?;
        let is_one = matches!(s.tags[doer], Tag::Nn | Tag::Nnp | Tag::Wdt | Tag::Wp);
        let is_past = |at: usize| s.word(at).ends_with("ed") || base_of(s.word(at)).is_some();
        let ends_in_s = |at: usize| s.word(at).ends_with('s') && !s.word(at).ends_with("ss");
        let tag = match s.tags[next] {
            Tag::Vbd | Tag::Vbn if is_past(verb) => Tag::Vbd,
            Tag::Vbz | Tag::Nns if is_one && ends_in_s(verb) && ends_in_s(next) => Tag::Vbz,
            _ => return None,
        };
        let is_doer = is_nominal(s, doer) || is_one;
        let known = |word: usize| Tagged { word, upos: Upos::Verb, tag };
        (is_doer && small(verb) && small(next))
            .then(|| Guess { verb, known: vec![known(verb), known(next)] })
    }

    /// Whether a sentence read with it has a clause of this verb, and is surer than without.
    fn holds(&self, without: &Sentence, with: &Sentence) -> bool {
        use Label::{Ccomp, Conj, Nsubj, Obj, Xcomp};
        let has_subject = with.child(self.verb, Nsubj).is_some_and(|at| at < self.verb);
        let behind = |at: &usize| *at > self.verb;
        let next = self.known.get(1).map(|next| next.word);
        let is_joined = |at: usize| with.labels[at] == Conj && next == Some(at);
        let has_object = with
            .children(self.verb)
            .filter(behind)
            .any(|at| with.labels[at] == Obj || is_joined(at) && with.child(at, Obj).is_some());
        // `The company accounts director resigned`: nobody accounts him.
        let is_path = with.children(self.verb).filter(behind).any(|at| {
            let past = matches!(with.tags[at], Tag::Vbn | Tag::Vbd);
            past && matches!(with.labels[at], Xcomp | Ccomp)
        });
        let infinitive = self.known[0].tag == Tag::Vb;
        let least = match lacks_verb(without, self.verb) {
            true if is_sentence(without) => without.certainty - FOR_LACK_OF_VERB,
            true => without.certainty + FOR_FRAGMENT,
            false => without.certainty + FOR_ONE_MORE,
        };
        (infinitive || has_subject) && has_object && !is_path && with.certainty > least
    }
}

/// The form a word has if it is the verb of whoever stands before it.
fn form(s: &Sentence, verb: usize, doer: usize) -> Option<Tag> {
    use Tag::{Jj, Nn, Nnp, Nnps, Nns, Vb, Vbd, Vbn, Vbp, Vbz, Wdt, Wp};
    let (word, tag) = (s.word(verb), s.tags[verb]);
    let is_body = s.tags[doer] == Jj && BODIES.contains(&s.word(doer));
    let one = is_body || matches!(s.tags[doer], Nn | Nnp | Wdt | Wp);
    let is_last = s.labels[doer] == Label::Conj && matches!(s.tags[doer], Nn | Nnp);
    let several = is_last
        || matches!(s.tags[doer], Nns | Nnps)
        || s.word(doer).eq_ignore_ascii_case("police");
    let is_past = word.ends_with("ed") || base_of(word).is_some();
    if is_past && matches!(tag, Vbn | Vbd | Jj) && describes(s, verb) {
        return (one || several).then_some(Vbd);
    }
    if word.ends_with('s') && !word.ends_with("ss") && matches!(tag, Nns | Nn | Nnp | Nnps | Vbz) {
        return (one).then_some(Vbz);
    }
    let is_base = matches!(tag, Nn | Vb | Vbp) || tag == Jj && DEEDS.contains(&word);
    if s.word(doer) == "to" && s.labels[doer] == Label::Case {
        let is_meant = doer.checked_sub(1).is_some_and(|at| s.upos[at] == Upos::Verb);
        return (is_base && is_meant && s.tags[verb + 1] != Tag::Cd).then_some(Vb);
    }
    (several && is_base).then_some(Vbp)
}

/// Whether a word seems to describe the noun behind it, or the one before though it has an object:
/// nobody bribed Pell who was bribed.
fn describes(s: &Sentence, at: usize) -> bool {
    let has_object = || s.word(at).ends_with("ed") && s.child(at, Label::Obj).is_some();
    s.labels[at] == Label::Amod || s.labels[at] == Label::Acl && has_object()
}

/// Whether an object may begin with a word.
fn opens_object(s: &Sentence, at: usize) -> bool {
    use Tag::{Cd, Currency, Dt, Jj, Nn, Nnp, Nnps, Nns, Prp, PrpPossessive};
    matches!(s.tags[at], Cd | Currency | Dt | Jj | Nn | Nnp | Nnps | Nns | Prp | PrpPossessive)
}

/// Whether the clause in which a word stands has a noun where its verb should be.
fn lacks_verb(s: &Sentence, word: usize) -> bool {
    let mut tops = upwards(s, word).filter(|&at| {
        use Label::{Acl, AclRelcl, Advcl, Ccomp, Parataxis};
        let is_said =
            s.labels[at] == Label::Obj && s.head(at).is_some_and(|verb| &*s.lemma(verb) == "say");
        is_said
            || s.is_root(at)
            || matches!(s.labels[at], Acl | AclRelcl | Advcl | Ccomp | Parataxis)
    });
    let Some(top) = tops.next() else { return false };
    let has = |label: Label| s.child(top, label).is_some();
    is_nominal(s, top) && !has(Label::Cop) && !has(Label::Nsubj)
}

/// Whether words end as a sentence does, and a heading doesn't.
fn is_sentence(s: &Sentence) -> bool {
    s.tags.last() == Some(&Tag::Stop)
}

#[cfg(test)]
mod tests {
    use crate::extract::language::{English, Label, Sentence};

    fn read(text: &str) -> Sentence<'_> {
        English::shared().parse(text, 0..text.len())
    }

    /// Who does it and to whom, by a word that may be a verb.
    fn clause(text: &str, verb: &str) -> Option<String> {
        let s = read(text);
        let verb = (0..s.len()).find(|&at| s.word(at) == verb)?;
        let (doer, object) = (s.child(verb, Label::Nsubj)?, s.child(verb, Label::Obj)?);
        Some(format!("{} {} {}", s.word(doer), s.word(verb), s.word(object)))
    }

    #[test]
    fn a_clause_gets_its_verb() {
        for (text, verb, wanted) in [
            ("Orlo monitors Pell.", "monitors", "Orlo monitors Pell"),
            ("The ministry said the firm blocks drugs.", "blocks", "firm blocks drugs"),
            ("Vale has denied that the chip records places.", "records", "chip records places"),
            ("The group, which targets rebels, was banned.", "targets", "which targets rebels"),
            ("Rebels fund schools.", "fund", "Rebels fund schools"),
            ("The firm copied drugs.", "copied", "firm copied drugs"),
        ] {
            assert_eq!(clause(text, verb).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_no_verb_stays_none() {
        for (text, word) in [
            ("The arms dealer bribed the minister.", "arms"),
            ("Bank records show that Orlo paid Pell.", "records"),
            ("The company accounts director resigned.", "accounts"),
            ("The water supplies company poisoned the lake.", "supplies"),
            ("The town the government forces attacked fell.", "forces"),
            ("Good sports bar.", "sports"),
            ("Nice teachers good school", "good"),
            ("Visits increased to number 3 in May.", "number"),
        ] {
            assert_eq!(clause(text, word), None, "{text}");
        }
    }
}
