//! Words that stand apart from their sentence: `Orlo, it is alleged, paid`, `Minister, Orlo paid`.
//!
//! With them in it a parser mistakes who does what. So the sentence is parsed without them, they are
//! parsed by themselves, and hung on it again.

use std::ops::Range;

use crate::extract::language::{English, Label, Scratch, Sentence, Tag, Token, Upos};
use crate::extract::mend::mend;
use crate::extract::mentions::{is_first_name, is_title};
use crate::extract::tree::upwards;
use crate::text::{is_weekday, month};

/// Parses a range of a text as one sentence, what stands apart in it by itself.
pub(super) fn parse<'t>(
    english: &English,
    scratch: &mut Scratch,
    text: &'t str,
    range: Range<usize>,
) -> Sentence<'t> {
    let tokens = english.words(text, range);
    let words: Vec<&str> =
        tokens.iter().map(|token| &text[token.start as usize..token.end as usize]).collect();
    let mut parser = Parser { english, scratch, text, tokens: &tokens };
    let finders =
        [address, opening_date, circumstance, saying, ending, turned_ending, said_at_once];
    let apart = finders.iter().find_map(|find| {
        let aside = find(&words)?;
        parser.apart(&aside)
    });
    apart.unwrap_or_else(|| parser.parse(0..tokens.len()))
}

/// Words that may stand apart.
struct Aside {
    kind: Kind,
    /// Those that are parsed by themselves, in the order in which they are.
    words: Vec<usize>,
    /// Them and the commas around them.
    span: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Whom the sentence speaks to: `Minister, …`.
    Address,
    /// When it was, without a comma behind: `On 3 March 2022 Orlo paid`.
    Date,
    /// When it was, or by whose account, inside a clause: `that, in 2022, Orlo paid`.
    Circumstance,
    /// What somebody says, of whom it tells more between commas: `police say Orlo, 45, paid`.
    Said,
    /// Who says so, between commas: `…, it is alleged, …`.
    Saying,
    /// The same, the verb first: `…, say critics, …`.
    TurnedSaying,
    /// Who says the contrary, or the same; nobody can tell: `was not, as Orlo claims, …`.
    Contrary,
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
            Kind::Address | Kind::Contrary => true,
            Kind::Date | Kind::Circumstance => own.child(root_of(&own), Label::Case).is_some(),
            Kind::Said => is_told_of_subject(&own),
            Kind::Saying | Kind::TurnedSaying => is_saying(&own),
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
            Kind::Saying | Kind::Contrary => around(&rest, place),
            Kind::Circumstance => around(&rest, place).filter(|_| !is_relative(&rest, place - 1)),
            Kind::Said => teller_at_end(&rest),
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
            Kind::Saying | Kind::TurnedSaying => Label::Parataxis,
            Kind::Contrary => Label::Dep,
        };
        whole
    }
}

/// Mends what is parsed by itself.
fn put_right(s: &mut Sentence, kind: Kind) {
    match kind {
        Kind::Saying => {
            last_verb(s);
            relative_of_somebody(s);
            posted(s);
            rest_of_speech(s);
        }
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
        (own.contains(&s.labels[at]) || is_more || is_as || s.tags[at] == Tag::Comma)
            && !matches!(s.tags[at], Tag::Wp | Tag::Wdt | Tag::Wrb)
    };
    (is_word_for_saying(s.word(root)) || is_word_for_posting(s.word(root)))
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
    if !is_noun || !is_named || !NOUNS.contains(&s.word(verb)) {
        return;
    }
    for at in 0..verb {
        if s.head(at).is_none_or(|head| head == verb) {
            s.heads[at] = who as u16;
        }
    }
    if s.upos[who] == Upos::Adj {
        (s.tags[who], s.upos[who]) = (Tag::Nnp, Upos::Propn);
    }
    (s.tags[verb], s.upos[verb]) = (Tag::Vbz, Upos::Verb);
    (s.heads[verb], s.labels[verb]) = (verb as u16, Label::Root);
    (s.heads[who], s.labels[who]) = (verb as u16, Label::Nsubj);
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

/// Forms of the verbs that stand beside what they say.
#[rustfmt::skip]
const SAYING: &[&str] = &[
    "admit", "allege", "appear", "argue", "assert", "believe", "claim", "concede", "contend", "insist",
    "maintain", "report", "say", "seem", "state", "suggest", "suspect", "testify", "understand", "write",
];

fn is_word_for_saying(word: &str) -> bool {
    let word = word.to_lowercase();
    let forms = |verb: &str| {
        let stem = verb.strip_suffix('e').unwrap_or(verb);
        let rest = word.strip_prefix(stem).unwrap_or("-");
        matches!(rest, "" | "e" | "s" | "es" | "ed" | "ted")
    };
    matches!(&*word, "denied" | "denies" | "deny" | "said" | "testified" | "understood" | "wrote")
        || SAYING.iter().any(|verb| forms(verb))
}

/// Whether a word is one for saying something in the net.
fn is_word_for_posting(word: &str) -> bool {
    matches!(word, "posted" | "tweeted" | "tweets")
}

fn is_auxiliary(word: &str) -> bool {
    #[rustfmt::skip]
    const AUXILIARIES: &[&str] = &[
        "am", "are", "be", "been", "being", "could", "did", "do", "does", "had", "has", "have", "is", "may",
        "might", "must", "should", "was", "were", "will", "would",
    ];
    AUXILIARIES.contains(&word)
}

/// As many words as there may be between who says something and what is said.
const FEW: usize = 4;

/// As many words as somebody who says something may have in an aside.
const LONGEST: usize = 8;

/// `…, it is alleged, …`, `…, prosecutors say, …`, `…, says Ann Ro, …`.
fn saying(words: &[&str]) -> Option<Aside> {
    let commas: Vec<usize> = (1..words.len()).filter(|&at| words[at] == ",").collect();
    commas.windows(2).find_map(|pair| {
        let (first, last) = (pair[0] + 1, pair[1] - 1);
        let goes_on =
            words.get(pair[1] + 1).is_some_and(|next| next.starts_with(char::is_alphanumeric));
        if last <= first || last - first >= LONGEST || !goes_on {
            return None;
        }
        let inside: Vec<usize> = (first..=last).collect();
        let follows_not = words.get(pair[0] - 1).is_some_and(|word| matches!(*word, "not" | "n't"));
        if follows_not && words[first] == "as" {
            let span = pair[0]..pair[1] + 1;
            return Some(Aside { kind: Kind::Contrary, words: inside, span });
        }
        // Behind a name, parsers know what to do with it.
        if words[first] == "as" && !is_auxiliary(words[pair[0] - 1]) {
            return None;
        }
        let turned = is_word_for_saying(words[first]) && names_somebody(words, first + 1);
        let is_joined = matches!(words[pair[1] + 1], "and" | "or" | "but");
        let has_verb = words[first + 1..=last].iter().any(|word| is_word_for_saying(word));
        // `…, Orlo said, adding that …`: the rest is Orlo's as well.
        if has_verb && !turned && tells_more(words[pair[1] + 1]) {
            return Some(tail(words, pair[0]));
        }
        let span = pair[0]..pair[1] + 1;
        if turned && !is_joined {
            let words = inside[1..].iter().chain(&inside[..1]).copied().collect();
            return Some(Aside { kind: Kind::TurnedSaying, words, span });
        }
        has_verb.then_some(Aside { kind: Kind::Saying, words: inside, span })
    })
}

/// Words behind who says something that tell what else he says, or how.
#[rustfmt::skip]
const GOING_ON: &[&str] = &[
    "accusing", "adding", "alleging", "arguing", "asking", "calling", "citing", "claiming", "declining",
    "describing", "insisting", "pointing", "quoting", "referring", "refusing", "saying", "speaking",
    "stressing", "suggesting", "warning",
];

fn tells_more(word: &str) -> bool {
    GOING_ON.contains(&word)
}

/// The words from a comma to the end of a sentence, the stop apart.
fn tail(words: &[&str], comma: usize) -> Aside {
    let has_stop = words.last().is_some_and(|last| matches!(*last, "." | "!" | "…"));
    let end = words.len() - usize::from(has_stop);
    Aside { kind: Kind::Saying, words: (comma + 1..end).collect(), span: comma..end }
}

/// Verbs for saying that may be taken for nouns.
const NOUNS: &[&str] = &["alleges", "claims", "reports", "states", "suspects"];

/// `…, a rival, prosecutors allege.`, `…, Pym & Foss lawyer Ann Ro said.`, `…, Orlo alleges.`, `…, or so
/// Orlo says`: where a parser takes who says so for one more of those before, or the verb for a noun.
fn ending(words: &[&str]) -> Option<Aside> {
    let comma = words.iter().rposition(|word| *word == ",").filter(|&comma| comma > 1)?;
    let mut aside = tail(words, comma);
    let or_so = words[comma + 1..].starts_with(&["or", "so"]);
    if or_so {
        aside.words.drain(..2.min(aside.words.len()));
    }
    let first = *aside.words.first()?;
    let says = |&at: &usize| is_word_for_saying(words[at]) || is_word_for_posting(words[at]);
    let verb = aside.words.iter().copied().find(says)?;
    let who = &words[first..verb];
    let behind = words[verb + 1..aside.span.end].first();
    let is_short = !who.is_empty() && who.len() < LONGEST;
    let is_bare = behind.is_none_or(|next| matches!(*next, "in" | "on" | "at" | "last"));
    let is_article = |word: &&str| matches!(*word, "a" | "an" | "the");
    let before = words[..comma].iter().rposition(|word| *word == ",");
    let beside = before.is_some_and(|at| comma - at < 7 && is_article(&words[at + 1]));
    let is_owned = || who.iter().any(|word| matches!(*word, "'s" | "’s"));
    let posts = is_word_for_posting(words[verb]) && who.iter().all(|word| is_capital(word));
    let is_unclear = beside
        || or_so
        || posts
        || who.contains(&"&")
        || behind.is_none() && (NOUNS.contains(&words[verb]) || is_owned());
    let joins = who.first().is_some_and(|word| matches!(*word, "and" | "as" | "but" | "or"));
    (is_short && is_bare && is_unclear && !joins).then_some(aside)
}

/// `…, claims Orlo.`: parsers take the verb for one more thing that somebody does.
fn turned_ending(words: &[&str]) -> Option<Aside> {
    let comma = words.iter().rposition(|word| *word == ",").filter(|&comma| comma > 1)?;
    let mut aside = tail(words, comma);
    let who = words.get(comma + 2..aside.span.end)?;
    let is_turned = is_word_for_saying(words[comma + 1]) && who.len() < LONGEST;
    let is_one = match *who {
        ["the", _] => true,
        [_, ..] => who.iter().all(|word| is_capital(word)),
        [] => false,
    };
    aside.words.rotate_left(1);
    (is_turned && is_one).then_some(aside)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether the words behind a verb for saying may be who says it: `says Ann Ro`, `say critics`.
fn names_somebody(words: &[&str], at: usize) -> bool {
    let word = words[at];
    let article = matches!(
        word,
        "the" | "a" | "an" | "one" | "some" | "many" | "several" | "his" | "her" | "its" | "their"
    );
    let plural = word.ends_with('s') && words.get(at + 1) == Some(&",");
    article || plural || word.starts_with(char::is_uppercase)
}

/// `On 3 March 2022 Orlo …`, `In 2022 Orlo …`: without a comma parsers take the date for a part of the name.
fn opening_date(words: &[&str]) -> Option<Aside> {
    let count = date_before_name(words)?;
    Some(Aside { kind: Kind::Date, words: (0..count).collect(), span: 0..count })
}

/// How many words say when it was, if a name follows them without a comma.
fn date_before_name(words: &[&str]) -> Option<usize> {
    let first = words.first()?.to_lowercase();
    let from = 1 + date(words.get(1..)?)?;
    let count = match &*first {
        "in" | "on" | "by" | "since" | "until" => from,
        "between" if words.get(from) == Some(&"and") => from + 1 + date(&words[from + 1..])?,
        "from" if matches!(words.get(from), Some(&("to" | "until"))) => {
            from + 1 + date(&words[from + 1..])?
        }
        "from" => from,
        _ => return None,
    };
    let next = words.get(count)?;
    let is_name = next.starts_with(char::is_uppercase) && month(&next.to_lowercase()).is_none();
    is_name.then_some(count)
}

/// How many of the first words are a date.
fn date(words: &[&str]) -> Option<usize> {
    let is_day = |word: &str| {
        let bare = word.trim_end_matches("st").trim_end_matches("nd");
        let bare = bare.trim_end_matches("rd").trim_end_matches("th");
        (1..=2).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_year = |word: &str| {
        word.len() == 4
            && word.starts_with(['1', '2'])
            && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_month = |word: &str| month(&word.to_lowercase()).is_some();
    Some(match *words {
        [day, name, year, ..] if is_day(day) && is_month(name) && is_year(year) => 3,
        [name, day, year, ..] if is_day(day) && is_month(name) && is_year(year) => 3,
        [day, name, ..] if is_day(day) && is_month(name) => 2,
        [name, day, ..] if is_month(name) && (is_day(day) || is_year(day)) => 2,
        [year, ..] if is_year(year) => 1,
        [day, ..] if is_weekday(&day.to_lowercase()) => 1,
        _ => return None,
    })
}

/// `that, in 2022, Orlo …`, `that between 2019 and 2022 Orlo …`, `had, according to Pell, paid …`: inside a
/// clause parsers lose to it who does what.
fn circumstance(words: &[&str]) -> Option<Aside> {
    #[rustfmt::skip]
    const OPENERS: &[&str] = &[
        "according", "after", "at", "before", "between", "by", "during", "from", "in", "on", "since",
        "throughout", "until",
    ];
    (1..words.len().saturating_sub(3)).find_map(|at| {
        let next = at + 1;
        let is_that = words[at] == "that";
        let is_account = is_auxiliary(words[at]) && words[next + 1] == "according";
        if is_that && words[next] != "," {
            words[at.saturating_sub(FEW)..at].iter().find(|word| is_word_for_saying(word))?;
            let count = date_before_name(&words[next..])?;
            let span = next..next + count;
            return Some(Aside { kind: Kind::Circumstance, words: span.clone().collect(), span });
        }
        let opens = is_that && OPENERS.contains(&words[next + 1]) || is_account;
        if words[next] != "," || !opens {
            return None;
        }
        let end = (next + 2..words.len().min(next + 2 + LONGEST)).find(|&at| words[at] == ",")?;
        let behind = words.get(end + 1)?;
        let goes_on = matches!(*behind, "and" | "or") || behind.starts_with(char::is_numeric);
        let words = (next + 1..end).collect();
        (!goes_on).then_some(Aside { kind: Kind::Circumstance, words, span: next..end + 1 })
    })
}

/// `police say Orlo, 45, paid …`, `Pell says his aide, Ann Ro, paid …`: of whom more is told between commas,
/// parsers take for what is said, and who says it for who did it.
fn said_at_once(words: &[&str]) -> Option<Aside> {
    let verb = (1..words.len()).find(|&at| {
        let verb = &*words[at].to_lowercase();
        let is_saying = is_word_for_saying(verb) || THINKING.contains(&verb);
        let follows = words[at - 1].ends_with(char::is_alphanumeric);
        is_saying && follows && at + 4 < words.len() && names_somebody(words, at + 1)
    })?;
    let comma = |from: usize| (from..words.len()).find(|&at| words[at] == ",");
    let opens = comma(verb + 2).filter(|&at| at - verb <= LONGEST)?;
    let closes = comma(opens + 2)?;
    let joins = |at: usize| words.get(at).is_none_or(|word| matches!(*word, "and" | "or" | "but"));
    let span = verb + 1..words.len();
    let is_contrast = words.get(opens + 2) == Some(&"not");
    let is_one = (is_contrast || !joins(opens + 1)) && !joins(closes + 1);
    is_one.then(|| Aside { kind: Kind::Said, words: span.clone().collect(), span })
}

/// Verbs for thinking so.
const THINKING: &[&str] = &["fear", "fears", "feared", "think", "thinks", "thought"];

/// Words that people are called by where they are spoken to, and that say nothing else at the start
/// of a sentence.
#[rustfmt::skip]
const ADDRESSES: &[&[&str]] = &[
    &["chair"], &["chairman"], &["chairwoman"], &["commissioner"], &["counsel"], &["doctor"],
    &["first", "minister"], &["gentlemen"], &["inspector"], &["judge"], &["ladies", "and", "gentlemen"],
    &["madam"], &["madam", "chair"], &["madam", "chairman"], &["madam", "president"],
    &["madam", "speaker"], &["members", "of", "the", "jury"], &["minister"], &["mr", "chair"],
    &["mr", "chairman"], &["mr", "president"], &["mr", "speaker"], &["mr.", "speaker"],
    &["mr.", "chairman"], &["mr.", "president"], &["my", "lady"], &["my", "lord"], &["my", "lords"],
    &["officer"], &["prime", "minister"], &["professor"], &["secretary"], &["senator"], &["sir"],
    &["your", "excellency"], &["your", "grace"], &["your", "honor"], &["your", "honour"],
    &["your", "lordship"], &["your", "majesty"], &["your", "worship"],
];

/// Words before a name in a greeting.
const GREETINGS: &[&str] = &["dear", "hello", "hey", "hi"];

/// Words before whom a sentence speaks to that answer them.
const ANSWERS: &[&str] = &["no", "ok", "okay", "sorry", "thanks", "well", "yes"];

/// `Minister, …`, `Dear Ann, …`, `Yes, Chair, …`.
fn address(words: &[&str]) -> Option<Aside> {
    let answers = words.first().is_some_and(|word| ANSWERS.contains(&word.to_lowercase().as_str()));
    let start = if answers && words.get(1) == Some(&",") { 2 } else { 0 };
    let end = (start..words.len().min(start + 6)).find(|&at| words[at] == ",")?;
    let called: Vec<String> = words[start..end].iter().map(|word| word.to_lowercase()).collect();
    let called: Vec<&str> = called.iter().map(String::as_str).collect();
    let capital = |range: Range<usize>| {
        !range.is_empty() && words[range].iter().all(|word| word.starts_with(char::is_uppercase))
    };
    let is_address = match called[..] {
        _ if ADDRESSES.contains(&&called[..]) => true,
        [greeting, _, ..] if GREETINGS.contains(&greeting) => capital(start + 1..end),
        [title, _] if is_title(title) && title.starts_with('m') => capital(start..end),
        [name] => is_first_name(name) && capital(start..end),
        _ => false,
    };
    // `Minister, Ann Ro, left` and `Ann, Orlo and Pell left` have no address.
    let is_list = |&at: &usize| words[at] == "," || words[at] == "and";
    let next = (end + 1..words.len()).take(5).find(is_list);
    (is_address && next.is_none()).then(|| Aside {
        kind: Kind::Address,
        words: (0..end).collect(),
        span: 0..end + 1,
    })
}
