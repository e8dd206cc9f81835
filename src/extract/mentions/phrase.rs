//! The words of an argument as a name: what of them belongs to it, and how it is written.

use crate::extract::clauses::Argument;
use crate::extract::language::{Label, Tag, Upos};
use crate::extract::mentions::kinds::{self, Kind};
use crate::extract::view::View;
use crate::text::is_weekday;

/// An argument as it would be written in a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) head: usize,
    /// Its words, without articles and `its`.
    pub(super) words: Vec<usize>,
    pub(super) text: String,
    /// Whether `the`, `this` or `that` stands before it.
    pub(super) definite: bool,
}

impl Phrase {
    pub(super) fn of(view: &View, argument: &Argument) -> Phrase {
        let head = argument.head;
        let mut words = argument.name.clone();
        words.retain(|&at| !is_idle(view, at));
        if view.upos(head) == Upos::Propn {
            words = proper(view, argument);
        }
        // The `and` before the last of a list is sometimes hung on its adjective.
        while words.len() > 1 && view.tag(words[0]) == Tag::Cc {
            words.remove(0);
        }
        let definite = view.child(head, &[Label::Det]).is_some_and(|det| {
            matches!(view.sentence.word(det).to_lowercase().as_str(), "the" | "this" | "that")
        });
        let text = written(view, &words);
        Phrase { head, words, text, definite }
    }
}

/// Words of a name that say nothing about whose name it is.
fn is_idle(view: &View, at: usize) -> bool {
    match view.label(at) {
        Label::Det | Label::DetPredet => true,
        Label::NmodPoss if view.tag(at) == Tag::PrpPossessive => true,
        Label::Amod => view.sentence.word(at).eq_ignore_ascii_case("own"),
        _ => matches!(view.tag(at), Tag::OpenQuote | Tag::CloseQuote),
    }
}

/// The words of an argument that are a proper name: without titles, owners, and the common nouns
/// and adjectives before it (`the tanker Silver Petrel`).
pub(super) fn proper(view: &View, argument: &Argument) -> Vec<usize> {
    let head = argument.head;
    let mut words = argument.name.clone();
    words.retain(|&at| !matches!(view.tag(at), Tag::OpenQuote | Tag::CloseQuote));
    let owner = words.iter().rposition(|&at| view.tag(at) == Tag::Pos && at < head);
    if let Some(owner) = owner.filter(|&owner| !is_one_name(view, &words, owner)) {
        words.drain(..=owner);
    }
    let starts = |at: usize| {
        let word = view.sentence.word(at);
        let capital = word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
        let is_part = !matches!(view.label(at), Label::Det | Label::DetPredet);
        let noun_like = matches!(view.upos(at), Upos::Propn | Upos::Adj | Upos::Noun | Upos::Num);
        at == head || (capital && is_part && noun_like && view.tag(at) != Tag::Cd)
    };
    let first = words.iter().position(|&at| starts(at)).unwrap_or(0);
    words.drain(..first);
    // `Council leader Petra Lindqvist`: what somebody is stands before the name.
    let is_role = |&at: &usize| {
        let word = view.sentence.word(at);
        let small = word.starts_with(char::is_lowercase);
        let is_noun = view.upos(at) == Upos::Noun || view.upos(at) == Upos::Adj && small;
        let is_person = is_noun && kinds::of_noun(word) == Some(Kind::Person);
        let describes = is_noun && small && view.label(at) == Label::NmodDesc;
        at < head && (is_person || describes || matches!(word, "MEP" | "MP" | "MSP"))
    };
    if let Some(role) = words.iter().rposition(is_role) {
        words.drain(..=role);
    }
    without_titles(view, &mut words, head);
    // `Office for Repairs` is one name, `Ada Orlo for the Office` are two.
    let tie = words.iter().position(|&at| at > head && view.stems[at] == "for");
    if let Some(tie) = tie.filter(|_| kinds::of_noun(view.sentence.word(head)).is_none()) {
        words.truncate(tie);
    }
    words = with_partner(view, words, head);
    // What stands apart from the head is another's name.
    words.retain(|&at| at >= head || (at..head).all(|between| is_joint(view, between)));
    words
}

/// Whether words are one name in spite of the owner in them: `Information Commissioner's Office`,
/// `Workers' Party`, `St Orlo's Hospital`. Nobody's name begins with a party's.
fn is_one_name(view: &View, words: &[usize], sign: usize) -> bool {
    #[rustfmt::skip]
    const PEOPLE: &[&str] = &[
        "Boys", "Children", "Citizens", "Farmers", "Girls", "Journalists", "Lawyers", "Magistrates", "Men",
        "Miners", "Mothers", "Patients", "Peasants", "People", "Peoples", "Pensioners", "Prisoners", "Refugees",
        "Soldiers", "Students", "Survivors", "Teachers", "Tenants", "Veterans", "Victims", "Women", "Workers",
    ];
    let word = |at: usize| view.sentence.word(at);
    let Some(owner) = sign.checked_sub(1).map(|before| words[before]) else { return false };
    let rest: Vec<&str> = words[sign + 1..].iter().map(|&at| word(at)).collect();
    if kinds::is_name_of_person(&rest.join(" ")) {
        return false;
    }
    let saint = sign > 1 && matches!(word(words[sign - 2]), "St" | "St." | "Saint");
    let capitals = rest.iter().all(|word| word.starts_with(char::is_uppercase));
    let of_people = PEOPLE.contains(&word(owner)) || saint;
    kinds::of_noun(word(owner)).is_some() || of_people && capitals
}

/// `Pym & Foss` is one name, though parsers see two.
fn with_partner(view: &View, mut words: Vec<usize>, head: usize) -> Vec<usize> {
    let Some(partner) = view.partner(head) else { return words };
    let Some(&first) = words.first() else { return words };
    words = (first..=partner).collect();
    words
}

/// Takes titles off the start of a name, be they of one word or of two, with what is before these:
/// `Dr Ann Ro`, `Colorado Attorney General Ann Ro`.
fn without_titles(view: &View, words: &mut Vec<usize>, head: usize) {
    #[rustfmt::skip]
    const FIRST: &[&str] = &[
        "Attorney", "Brigadier", "Chief", "Defence", "Defense", "Deputy", "Finance", "First", "Foreign", "Health",
        "Home", "Interior", "Justice", "Lieutenant", "Major", "Prime", "Solicitor", "Surgeon", "Vice",
    ];
    let word = |at: usize| view.sentence.word(at);
    let are_names = |words: &[usize]| words.iter().all(|&at| view.upos(at) == Upos::Propn);
    let pair = words.windows(2).rposition(|two| {
        FIRST.contains(&word(two[0])) && kinds::is_title(word(two[1])) && two[1] <= head
    });
    let behind = pair.and_then(|pair| words.get(pair + 2..)).unwrap_or_default();
    let is_of_body = words.last().is_some_and(|&last| kinds::ends_names_of_bodies(word(last)));
    if let Some(pair) = pair.filter(|_| !behind.is_empty() && are_names(behind) && !is_of_body) {
        words.drain(..pair + 2);
    }
    // `Dear Orlo,` opens a letter.
    if words.len() > 1 && words[0] == 0 && word(0) == "Dear" && are_names(&words[1..]) {
        words.remove(0);
    }
    while let [title, rest @ ..] = &words[..]
        && *title <= head
        && !rest.is_empty()
        && kinds::is_title(word(*title))
        && are_names(rest)
        && !is_body(view, words, head)
    {
        words.remove(0);
    }
}

/// Whether a name is that of a body, whose first word is no title: `the Justice Department`,
/// `General Motors`. `Judge Church` is somebody.
fn is_body(view: &View, words: &[usize], head: usize) -> bool {
    let word = |at: usize| view.sentence.word(at);
    let ends = [Some(head), words.last().copied()];
    kinds::opens_names_of_bodies(word(words[0]))
        && ends.into_iter().flatten().any(|at| kinds::ends_names_of_bodies(word(at)))
}

/// Whether a word may stand within a name.
fn is_joint(view: &View, at: usize) -> bool {
    let punct = view.upos(at) == Upos::Punct;
    !punct
        || matches!(view.tag(at), Tag::Hyph)
        || matches!(view.sentence.word(at), "-" | "–" | "&" | ".")
}

/// Words with blanks where the text has some.
pub(in crate::extract) fn written(view: &View, words: &[usize]) -> String {
    let s = view.sentence;
    let mut text = String::new();
    for (index, &at) in words.iter().enumerate() {
        let glued = index > 0 && s.tokens[words[index - 1]].end == s.tokens[at].start;
        if index > 0 && !glued {
            text.push(' ');
        }
        text.push_str(s.word(at));
    }
    text
}

/// Whether a word is the head of a proper name, and no part of a longer one.
pub(super) fn heads_a_name(view: &View, at: usize) -> bool {
    let part =
        matches!(view.label(at), Label::Flat | Label::Compound | Label::Goeswith | Label::Fixed)
            && view.sentence.head(at).is_some_and(|head| view.upos(head) == Upos::Propn);
    view.upos(at) == Upos::Propn && !part && !is_glued(view, at)
}

/// Whether a hyphen ties a word to another: `anti-ICE` is no name of `ICE`.
pub(super) fn is_glued(view: &View, at: usize) -> bool {
    let s = view.sentence;
    let hyphen = |other: usize| {
        s.tokens.get(other).is_some_and(|_| matches!(s.word(other), "-" | "‑" | "/"))
    };
    let before = at > 0 && hyphen(at - 1) && s.tokens[at - 1].end == s.tokens[at].start;
    let behind = hyphen(at + 1) && s.tokens[at].end == s.tokens[at + 1].start;
    before || behind
}

/// Whether a pronoun behind may stand for what this word heads.
pub(super) fn may_be_referred_to(view: &View, at: usize) -> bool {
    use Label::{Iobj, Nmod, Nsubj, NsubjPass, Obj, Obl};
    let place = matches!(view.label(at), Nsubj | NsubjPass | Obj | Iobj | Obl | Nmod);
    // `Inspector Ann Roe` is one, and not two.
    let is_title = view.label(at) == Label::NmodDesc;
    // Nobody who `denied on Friday that it paid` speaks of the day.
    let is_day = is_weekday(view.sentence.word(at)) && view.opener(at).is_some();
    let is_named = view.upos(at) == Upos::Propn && heads_a_name(view, at);
    let name = is_named && !is_title && !is_day;
    let subject = matches!(view.label(at), Nsubj | NsubjPass)
        && matches!(view.upos(at), Upos::Noun | Upos::Pron)
        && view.antecedent(at) == Some(at);
    let is_noun = view.upos(at) == Upos::Noun || counted(view, at).is_some();
    let object = matches!(view.label(at), Obj | Iobj) && is_noun;
    name || (place && subject) || object
}

/// The noun for those of whom a word counts some: `dozens of drivers`, `three of the drivers`.
pub(super) fn counted(view: &View, at: usize) -> Option<usize> {
    const COUNTS: &[&str] =
        &["dozens", "hundreds", "many", "most", "scores", "several", "some", "thousands"];
    let word = view.sentence.word(at);
    let counts = view.tag(at) == Tag::Cd || COUNTS.contains(&word);
    let of = |&of: &usize| {
        view.label(of) == Label::Nmod
            && view.tag(of) == Tag::Nns
            && view.opener(of).is_some_and(|tie| view.stems[tie] == "of")
    };
    view.tree.children(at).find(of).filter(|_| counts)
}

/// Names and the nouns that say what they are: `Ines Okafor, the harbour master`, `the tanker
/// Silver Petrel`, `ICE List is a website`.
pub(super) fn descriptions(view: &View) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for at in 0..view.sentence.len() {
        let Some(head) = view.sentence.head(at) else { continue };
        // Taggers take the noun before a name for a part of it.
        let small = view.sentence.word(at).starts_with(char::is_lowercase);
        let mine = if small && at < head { Upos::Noun } else { view.upos(at) };
        let its = view.upos(head);
        match view.label(at) {
            Label::Appos if mine == Upos::Noun && its == Upos::Propn => found.push((head, at)),
            Label::Appos if mine == Upos::Propn && its == Upos::Noun => found.push((at, head)),
            // `Harbour` of `Harbour Watch` doesn't say what that is, but `Director Ada Orlo` does.
            Label::Compound | Label::NmodDesc | Label::Flat
                if mine == Upos::Noun
                    && its == Upos::Propn
                    && at < head
                    && (small || kinds::of_noun(view.sentence.word(at)) == Some(Kind::Person)) =>
            {
                found.push((head, at));
            }
            Label::Flat | Label::Appos | Label::NmodDesc
                if mine == Upos::Propn && its == Upos::Noun =>
            {
                found.push((at, head));
            }
            Label::Nsubj if mine == Upos::Propn && is_said_to_be(view, head) => {
                found.push((at, head))
            }
            _ => {}
        }
    }
    found
}

/// Whether a noun is what its subject is said to be: `is a website`, but not `is in Paris`.
fn is_said_to_be(view: &View, noun: usize) -> bool {
    let copula = view.child(noun, &[Label::Cop]).is_some();
    view.upos(noun) == Upos::Noun && copula && view.opener(noun).is_none()
}

/// To whom somebody belongs who is described by a noun: `its spokesman`, `the mayor of Ellery`.
pub(super) fn owner(view: &View, noun: usize) -> Option<usize> {
    let belongs = |at: usize| {
        let tied = view
            .opener(at)
            .is_some_and(|case| matches!(view.stems[case].as_str(), "of" | "for" | "at" | "with"));
        view.label(at) == Label::NmodPoss || (view.label(at) == Label::Nmod && tied)
    };
    view.tree.children(noun).find(|&at| belongs(at))
}
