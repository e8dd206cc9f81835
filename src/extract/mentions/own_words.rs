//! Who means himself by a pronoun in what he says: `Orlo promised that it would pay`.

use crate::extract::language::{Label, Tag, Upos};
use crate::extract::mentions::kinds::{self, Kind};
use crate::extract::view::View;

/// What nobody says of anybody but himself.
#[rustfmt::skip]
const OF_ONESELF: &[&str] = &[
    "announce", "boast", "commit", "guarantee", "pledge", "promise", "swear", "threaten", "vow",
];

/// What `it` does that is nobody's deed: `it seems`.
#[rustfmt::skip]
const OF_NOBODY: &[&str] = &[
    "appear", "become", "cost", "depend", "emerge", "follow", "happen", "last", "look", "matter", "remain", "seem",
    "take", "turn",
];

/// The word for the body that says of itself what `it` does: whoever can say it of himself alone, or
/// `which`, that stands for nothing else that speaks: `the bank, which says it paid`.
pub(super) fn teller(view: &View, pronoun: usize) -> Option<usize> {
    let is_it = view.sentence.word(pronoun).eq_ignore_ascii_case("it");
    let is_doer = matches!(view.label(pronoun), Label::Nsubj | Label::NsubjPass);
    let deed = view.sentence.head(pronoun).filter(|_| is_it && is_doer)?;
    let is_said = view.label(deed) == Label::Ccomp && !view.is_quoted(pronoun);
    let saying = view.sentence.head(deed).filter(|_| is_said && is_deed(view, deed))?;
    let subject = view.child(saying, &[Label::Nsubj]).filter(|&at| at < pronoun)?;
    if view.tag(subject) == Tag::Wdt && view.stems[subject] == "which" {
        let body = view.antecedent(subject).filter(|_| view.is_teller(subject))?;
        return Some(body).filter(|&body| speaks(view, body) && !acts_on_one(view, body));
    }
    let of_itself = OF_ONESELF.contains(&&*view.sentence.lemma(saying));
    let is_whole = view.upos(subject) != Upos::Pron && speaks(view, subject);
    (of_itself && is_whole).then_some(subject)
}

/// Whether something was done by it to another that `it` may mean: `Pell was sued by Orlo, which says
/// it broke the law`.
fn acts_on_one(view: &View, body: usize) -> bool {
    let is_agent = matches!(view.label(body), Label::Obl | Label::OblAgent);
    let verb = view.sentence.head(body).filter(|_| is_agent);
    let whom = verb.and_then(|verb| view.child(verb, &[Label::NsubjPass]));
    whom.is_some_and(|whom| speaks(view, whom) || kinds::is_document(view.sentence.word(whom)))
}

/// Whether a clause says what somebody does or is, and not how things are: `it is false`.
fn is_deed(view: &View, predicate: usize) -> bool {
    match view.child(predicate, &[Label::Cop]) {
        Some(_) => view.upos(predicate) == Upos::Noun,
        None => !OF_NOBODY.contains(&&*view.sentence.lemma(predicate)),
    }
}

/// Whether a word may be for one body: no paper that says things, no people, none of several.
fn speaks(view: &View, at: usize) -> bool {
    let word = view.sentence.word(at);
    let is_one = !matches!(view.tag(at), Tag::Nns) && view.child(at, &[Label::Conj]).is_none();
    is_one && !kinds::is_document(word) && kinds::of_noun(word) != Some(Kind::Person)
}
