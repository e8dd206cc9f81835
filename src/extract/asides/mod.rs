//! Words that stand apart from their sentence: `Orlo, it is alleged, paid`, `Minister, Orlo paid`.
//!
//! With them in it a parser mistakes who does what. So the sentence is parsed without them, they are
//! parsed by themselves, and hung on it again.

mod find;
mod marks;
mod tellers;

use std::ops::Range;

use crate::extract::asides::find::{Aside, FINDERS, Kind, is_word_for_posting, tells_more};
use crate::extract::asides::marks::{restored, without_marks};
use crate::extract::asides::tellers::says_behind_clause;
use crate::extract::language::{English, Label, Scratch, Sentence, Tag, Token, Upos};
use crate::extract::mend::mend;
use crate::extract::saying::{is_present, may_form_tell, stands_beside};
use crate::extract::tree::{is_nominal, upwards};
use crate::extract::who_says::is_plural;

/// Parses a range of a text as one sentence, what stands apart in it by itself.
pub(super) fn parse<'t>(
    english: &English,
    scratch: &mut Scratch,
    text: &'t str,
    range: Range<usize>,
) -> Sentence<'t> {
    let Some(plain) = without_marks(&text[range.clone()]) else {
        return parse_as_it_is(english, scratch, text, range);
    };
    let read = parse_as_it_is(english, scratch, &plain, 0..plain.len());
    restored(&read, text, english.words(text, range.clone()), range.start)
}

fn parse_as_it_is<'t>(
    english: &English,
    scratch: &mut Scratch,
    text: &'t str,
    range: Range<usize>,
) -> Sentence<'t> {
    let tokens = english.words(text, range);
    let words: Vec<&str> =
        tokens.iter().map(|token| &text[token.start as usize..token.end as usize]).collect();
    let mut parser = Parser { english, scratch, text, tokens: &tokens };
    let apart = FINDERS.iter().find_map(|find| {
        let aside = find(&words)?;
        parser.apart(&aside)
    });
    apart.unwrap_or_else(|| parser.parse(0..tokens.len()))
}

struct Parser<'p, 't> {
    english: &'p English,
    scratch: &'p mut Scratch,
    text: &'t str,
    tokens: &'p [Token],
}

impl<'t> Parser<'_, 't> {
    fn parse(&mut self, words: Range<usize>) -> Sentence<'t> {
        self.english.parse_words(self.scratch, self.text, self.tokens[words].to_vec())
    }

    /// The sentence with the aside in its place, if both turn out to be what they seem.
    fn apart(&mut self, aside: &Aside) -> Option<Sentence<'t>> {
        let own = aside.words.iter().map(|&at| self.tokens[at]).collect();
        let mut own = self.english.parse_words(self.scratch, self.text, own);
        put_right(&mut own, aside.kind);
        let is_one = match aside.kind {
            Kind::Address | Kind::Connective | Kind::Contrary => true,
            Kind::Date | Kind::Circumstance => own.child(root_of(&own), Label::Case).is_some(),
            Kind::Said => is_told_of_subject(&own),
            Kind::Saying | Kind::TurnedSaying | Kind::DescribedSaying | Kind::ClausedSaying(_) => {
                is_saying(&own)
            }
        };
        if !is_one {
            return None;
        }
        let outside = |at: &usize| !aside.span.contains(at);
        let places: Vec<usize> = (0..self.tokens.len()).filter(outside).collect();
        if places.is_empty() {
            return None;
        }
        let rest = places.iter().map(|&at| self.tokens[at]).collect();
        let mut rest = self.english.parse_words(self.scratch, self.text, rest);
        if aside.kind == Kind::Said {
            last_verb(&mut rest);
        }
        mend(&mut rest);
        let place = aside.span.start;
        let head = match aside.kind {
            Kind::Saying | Kind::DescribedSaying | Kind::Contrary => around(&rest, place),
            Kind::ClausedSaying(_) => {
                let is_main = |verb: usize| rest.is_root(verb) && is_clause(&rest, verb);
                around(&rest, place).filter(|&verb| is_main(verb))
            }
            Kind::Circumstance => {
                let opens = place.checked_sub(1).is_some_and(|before| is_relative(&rest, before));
                around(&rest, place).filter(|_| !opens)
            }
            Kind::Said => teller_at_end(&rest),
            Kind::Connective => place.checked_sub(1),
            // Behind a whole clause a description may follow: `Orlo left, said Ann Ro, a clerk, …`.
            Kind::TurnedSaying => around(&rest, place).filter(|&verb| verb >= place),
            Kind::Address | Kind::Date => main_verb(&rest),
        }?;
        Some(self.joined(aside, &own, (&rest, &places), head))
    }

    /// Both as one sentence, in which the aside hangs on a word of the rest.
    fn joined(
        &self,
        aside: &Aside,
        own: &Sentence<'t>,
        (rest, places): (&Sentence<'t>, &[usize]),
        head: usize,
    ) -> Sentence<'t> {
        let count = self.tokens.len();
        let root = aside.words[root_of(own)];
        // What isn't told otherwise below is a comma.
        let mut whole = Sentence {
            text: self.text,
            tokens: self.tokens.to_vec(),
            upos: vec![Upos::Punct; count],
            tags: vec![Tag::Comma; count],
            heads: vec![root as u16; count],
            labels: vec![Label::Punct; count],
            certainty: rest.certainty.min(own.certainty),
        };
        let mut copy = |part: &Sentence, places: &[usize]| {
            for at in 0..part.len() {
                let place = places[at];
                (whole.upos[place], whole.tags[place]) = (part.upos[at], part.tags[at]);
                whole.labels[place] = part.labels[at];
                whole.heads[place] = places[part.heads[at] as usize] as u16;
            }
        };
        copy(rest, places);
        copy(own, &aside.words);
        whole.heads[root] = places[head] as u16;
        whole.labels[root] = match aside.kind {
            Kind::Address => Label::Vocative,
            Kind::Date | Kind::Circumstance => Label::Obl,
            Kind::Said => Label::Ccomp,
            Kind::Saying | Kind::TurnedSaying | Kind::DescribedSaying | Kind::ClausedSaying(_) => {
                Label::Parataxis
            }
            Kind::Connective => Label::Advmod,
            Kind::Contrary => Label::Dep,
        };
        whole
    }
}

/// Mends what is parsed by itself.
fn put_right(s: &mut Sentence, kind: Kind) {
    match kind {
        Kind::TurnedSaying => past_at_end(s),
        Kind::DescribedSaying => described(s),
        Kind::Saying => {
            past_at_end(s);
            last_verb(s);
            relative_of_somebody(s);
            posted(s);
            rest_of_speech(s);
        }
        Kind::ClausedSaying(verb) => says_behind_clause(s, verb),
        Kind::Said => verb_behind_insertion(s),
        _ => {}
    }
}

/// Whether a word stands for what its clause describes: `a law that, in 2022, banned it`.
fn is_relative(s: &Sentence, word: usize) -> bool {
    s.word(word) == "that" && s.labels[word] != Label::Mark
}

fn root_of(s: &Sentence) -> usize {
    (0..s.len()).find(|&at| s.is_root(at)).unwrap_or(0)
}

/// The root of a sentence, if it is a finite verb and all before it is its own subject: behind `Mr
/// Orlo, the mayor of Ostra,` it isn't.
fn main_verb(s: &Sentence) -> Option<usize> {
    let root = (0..s.len()).find(|&at| s.is_root(at))?;
    let apart = (0..root).any(|at| s.tags[at] == Tag::Comma);
    (is_finite(s, root) && opens_with_subject(s, root) && !apart).then_some(root)
}

/// Whether a word is the verb of a clause, or what somebody is in one.
fn is_clause(s: &Sentence, verb: usize) -> bool {
    is_finite(s, verb) || s.child(verb, Label::Cop).is_some()
}

fn is_finite(s: &Sentence, verb: usize) -> bool {
    let finite = |at: usize| matches!(s.tags[at], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let auxiliary = |at: usize| matches!(s.labels[at], Label::Aux | Label::AuxPass | Label::Cop);
    let active = s.tags[verb] == Tag::Vbn && s.child(verb, Label::AuxPass).is_none();
    active || finite(verb) || s.children(verb).any(|at| auxiliary(at) && finite(at))
}

/// Whether the first word of a sentence belongs to the subject of a verb.
fn opens_with_subject(s: &Sentence, verb: usize) -> bool {
    let is_subject = |at: &usize| matches!(s.labels[*at], Label::Nsubj | Label::NsubjPass);
    let subject = s.children(verb).find(is_subject).filter(|&at| at < verb);
    subject.is_some_and(|subject| upwards(s, 0).any(|above| above == subject))
}

/// Whether a sentence has right behind a comma the verb of the subject that it opens with: `Orlo, 45, paid`.
fn is_told_of_subject(s: &Sentence) -> bool {
    let root = root_of(s);
    let group = |&at: &usize| {
        let own = matches!(s.labels[at], Label::Aux | Label::AuxPass | Label::Cop | Label::Advmod);
        own && s.head(at) == Some(root)
    };
    let first = (1..root).rev().take_while(group).last().unwrap_or(root);
    let apart = first > 0 && s.tags[first - 1] == Tag::Comma;
    apart && is_finite(s, root) && opens_with_subject(s, root)
}

/// Gives a sentence its verb that the parser hung on what stands between commas: `The driver, wearing a
/// mask, shot Orlo`.
fn verb_behind_insertion(s: &mut Sentence) {
    use Label::{Acl, AclRelcl, Amod, Appos, AuxPass, Ccomp, Conj, Dep, Nsubj, Obj, Parataxis};
    let subject = root_of(s);
    let is_bare = s.children(subject).all(|at| !matches!(s.labels[at], Nsubj | Label::Cop));
    let opens = (subject..s.len()).find(|&at| s.tags[at] == Tag::Comma);
    let Some(opens) = opens.filter(|_| is_bare) else { return };
    let is_verb = |&at: &usize| {
        let loose =
            matches!(s.labels[at], Acl | AclRelcl | Amod | Appos | Ccomp | Conj | Dep | Parataxis);
        let small = s.word(at).starts_with(char::is_lowercase);
        let form = matches!(s.tags[at], Tag::Vbd | Tag::Vbn | Tag::Vbz | Tag::Vb);
        let own = s.children(at).all(|child| {
            !matches!(s.labels[child], Nsubj | Label::Mark | Label::OblAgent | AuxPass)
        });
        let object = s.labels[at] == Amod || s.child(at, Obj).is_some();
        s.tags[at - 1] == Tag::Comma && loose && small && form && own && object
    };
    let Some(verb) = (opens + 2..s.len()).rfind(is_verb) else { return };
    let object = s.head(verb).filter(|&object| s.labels[verb] == Amod && object > verb);
    (s.heads[verb], s.labels[verb]) = (verb as u16, Label::Root);
    (s.heads[subject], s.labels[subject]) = (verb as u16, Nsubj);
    (s.tags[verb], s.upos[verb]) = (Tag::Vbd, Upos::Verb);
    if let Some(object) = object {
        (s.heads[object], s.labels[object]) = (verb as u16, Obj);
    }
    if s.upos[subject] == Upos::Verb {
        (s.tags[subject], s.upos[subject]) = (Tag::Nnp, Upos::Propn);
    }
    for at in verb + 1..s.len() {
        if s.head(at) == Some(subject) {
            s.heads[at] = verb as u16;
        }
    }
}

/// The last word of a sentence, if it is a verb of its main clause or of what that says.
fn teller_at_end(s: &Sentence) -> Option<usize> {
    let verb = s.len().checked_sub(1)?;
    let is_main = |at: usize| {
        s.is_root(at) || matches!(s.labels[at], Label::Ccomp | Label::Conj | Label::Parataxis)
    };
    let is_tied = |at: usize| {
        let opener = s.child(at, Label::Mark).or_else(|| s.child(at, Label::Advmod));
        opener.is_some_and(|opener| !s.word(opener).eq_ignore_ascii_case("that"))
    };
    let tells = s.upos[verb] == Upos::Verb && s.child(verb, Label::Nsubj).is_some();
    let free = upwards(s, verb).all(|at| is_main(at) && !is_tied(at));
    (tells && free && s.child(verb, Label::AuxPass).is_none()).then_some(verb)
}

/// The verb that words of a sentence depend on before and behind a place.
fn around(s: &Sentence, place: usize) -> Option<usize> {
    let spans = |&top: &usize| {
        let is_verb = s.upos[top] == Upos::Verb || s.child(top, Label::Cop).is_some();
        is_verb && (place..s.len()).any(|at| upwards(s, at).any(|above| above == top))
    };
    upwards(s, place.checked_sub(1)?).find(spans)
}

/// Whether words say that somebody says something, or that it is said, and not what.
fn is_saying(s: &Sentence) -> bool {
    let root = root_of(s);
    let is_subject =
        |at: &usize| matches!(s.labels[*at], Label::Nsubj | Label::NsubjPass | Label::Expl);
    let beside = |at: usize| {
        use Label::{Advcl, Advmod, Aux, AuxPass, Expl, Nsubj, NsubjPass};
        use Label::{Obl, OblAgent, OblUnmarked};
        let own = [Advmod, Aux, AuxPass, Expl, Nsubj, NsubjPass, Obl, OblAgent, OblUnmarked];
        let is_more = s.labels[at] == Advcl && tells_more(s.word(at));
        let is_as = s.labels[at] == Label::Mark && s.word(at) == "as";
        let is_told = s.labels[at] == Label::Iobj && may_form_tell(s.word(root));
        (own.contains(&s.labels[at]) || is_more || is_as || is_told || s.tags[at] == Tag::Comma)
            && !matches!(s.tags[at], Tag::Wp | Tag::Wdt | Tag::Wrb)
    };
    (stands_beside(s.word(root)) || is_word_for_posting(s.word(root)))
        && s.upos[root] == Upos::Verb
        && s.children(root).any(|at| is_subject(&at))
        && s.children(root).all(beside)
}

/// Takes for a verb the last of some words, which taggers took for a noun: `Orlo alleges`.
fn last_verb(s: &mut Sentence) {
    let Some(verb) = s.len().checked_sub(1).filter(|&verb| verb > 0) else { return };
    let who = verb - 1;
    let is_noun = matches!(s.upos[verb], Upos::Noun | Upos::Propn);
    let is_named =
        s.word(who).starts_with(char::is_uppercase) || s.word(0).eq_ignore_ascii_case("the");
    let is_one = is_noun && is_named && is_present(s.word(verb));
    // `leaked emails show`
    let is_told = s.upos[verb] == Upos::Verb && s.child(verb, Label::Nsubj).is_some();
    let several = !is_told && is_plural(s.word(who)) && !s.word(verb).ends_with(['d', 's']);
    if !(is_one || several && stands_beside(s.word(verb))) {
        return;
    }
    for at in 0..verb {
        if s.head(at).is_none_or(|head| head == verb) {
            s.heads[at] = who as u16;
        }
    }
    if several && s.upos[0] == Upos::Verb && who > 0 {
        s.labels[0] = Label::Amod;
    }
    if s.upos[who] == Upos::Adj {
        (s.tags[who], s.upos[who]) = (Tag::Nnp, Upos::Propn);
    }
    (s.tags[verb], s.upos[verb]) = (Tag::Vbz, Upos::Verb);
    (s.heads[verb], s.labels[verb]) = (verb as u16, Label::Root);
    (s.heads[who], s.labels[who]) = (verb as u16, Label::Nsubj);
}

/// Makes one who says something of a name, and what describes it of the words behind its comma: `Ro, a
/// clerk, insisted`.
fn described(s: &mut Sentence) {
    let verb = s.len() - 1;
    let Some(comma) = (1..verb).find(|&at| s.tags[at] == Tag::Comma) else { return };
    let end = (comma + 1..verb).rfind(|&at| s.tags[at] != Tag::Comma).map_or(verb, |last| last + 1);
    let top = |words: Range<usize>| {
        let outside = |at: &usize| s.head(*at).is_none_or(|head| !words.contains(&head));
        words.clone().find(outside)
    };
    let (Some(who), Some(what)) = (top(0..comma), top(comma + 1..end)) else { return };
    let is_relative = matches!(s.tags[comma + 1], Tag::Wp | Tag::WpPossessive);
    let parts: Vec<usize> = (0..s.len()).filter(|&at| s.head(at) == Some(verb)).collect();
    for at in parts {
        s.heads[at] = who as u16;
    }
    // `Ro, director at Orlo, said`: where somebody works tells more of what they are.
    for at in what + 1..end {
        let of_name = s.head(at) == Some(who) && matches!(s.labels[at], Label::Nmod | Label::Obl);
        let role = (what..at).rfind(|&role| role == what || s.labels[role] == Label::Appos);
        if let Some(role) = role.filter(|&role| of_name && is_nominal(s, role)) {
            (s.heads[at], s.labels[at]) = (role as u16, Label::Nmod);
        }
    }
    (s.tags[verb], s.upos[verb]) = (Tag::Vbd, Upos::Verb);
    (s.heads[verb], s.labels[verb]) = (verb as u16, Label::Root);
    (s.heads[who], s.labels[who]) = (verb as u16, Label::Nsubj);
    s.heads[what] = who as u16;
    s.labels[what] = if is_relative { Label::AclRelcl } else { Label::Appos };
}

/// Takes for what somebody did the last of some words, which parsers took for what was done to him: `a clerk
/// clarified`.
fn past_at_end(s: &mut Sentence) {
    let Some(verb) = s.len().checked_sub(1).filter(|&verb| verb > 0) else { return };
    let is_past = s.word(verb).ends_with('d') && stands_beside(s.word(verb));
    let is_group = |at: usize| matches!(s.labels[at], Label::Aux | Label::AuxPass | Label::Cop);
    if !is_past || (0..verb).any(|at| is_group(at) || s.tags[at] == Tag::To) {
        return;
    }
    let root = root_of(s);
    let subject = match root == verb {
        true => s.child(verb, Label::NsubjPass),
        false => Some(root).filter(|&root| is_nominal(s, root) && s.head(verb) == Some(root)),
    };
    let Some(subject) = subject else { return };
    (s.tags[verb], s.upos[verb]) = (Tag::Vbd, Upos::Verb);
    (s.heads[verb], s.labels[verb]) = (verb as u16, Label::Root);
    (s.heads[subject], s.labels[subject]) = (verb as u16, Label::Nsubj);
}

/// Makes one who says something of whose relative he is and the word for that: `Orlo's widow believes`.
fn relative_of_somebody(s: &mut Sentence) {
    let Some(verb) = s.len().checked_sub(1).filter(|&verb| verb > 2) else { return };
    let (owner, own, who) = (verb - 3, verb - 2, verb - 1);
    let is_split = s.tags[own] == Tag::Pos && s.upos[who] == Upos::Adj && s.is_root(verb);
    if is_split && s.labels[owner] == Label::Nsubj && s.head(owner) == Some(verb) {
        (s.tags[who], s.upos[who]) = (Tag::Nn, Upos::Noun);
        (s.heads[who], s.labels[who]) = (verb as u16, Label::Nsubj);
        (s.heads[owner], s.labels[owner]) = (who as u16, Label::NmodPoss);
    }
}

/// Takes who posted something for one who did it: `Orlo posted on X`.
fn posted(s: &mut Sentence) {
    let Some(verb) = (1..s.len()).find(|&at| is_word_for_posting(s.word(at))) else { return };
    let who = match s.child(verb, Label::NsubjPass) {
        Some(who) => who,
        None if s.is_root(verb - 1) => verb - 1,
        None => return,
    };
    if s.child(verb, Label::AuxPass).is_some() {
        return;
    }
    for at in verb + 1..s.len() {
        if s.head(at) == Some(who) {
            s.heads[at] = verb as u16;
        }
    }
    (s.tags[verb], s.upos[verb]) = (Tag::Vbd, Upos::Verb);
    (s.heads[verb], s.labels[verb]) = (verb as u16, Label::Root);
    (s.heads[who], s.labels[who]) = (verb as u16, Label::Nsubj);
}

/// Hangs on `adding` and its like what they say, and them on the verb before: `Orlo said, adding that …`.
fn rest_of_speech(s: &mut Sentence) {
    let verb = root_of(s);
    let opens = |at: &usize| tells_more(s.word(*at)) && s.word(at - 1) == ",";
    let Some(more) = (verb + 2..s.len()).find(opens) else { return };
    (s.tags[more], s.upos[more]) = (Tag::Vbg, Upos::Verb);
    for at in more + 1..s.len() {
        if s.head(at) == Some(verb) {
            s.heads[at] = more as u16;
        }
    }
    (s.heads[more], s.labels[more]) = (verb as u16, Label::Advcl);
    let that = more + 1;
    if that < s.len() && s.word(that) == "that" && s.head(that).is_some_and(|at| at > that) {
        (s.tags[that], s.upos[that], s.labels[that]) = (Tag::In, Upos::Sconj, Label::Mark);
    }
}
