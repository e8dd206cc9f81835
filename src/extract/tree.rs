//! Who depends on a word, counted once a sentence so that rules may ask often.

use crate::extract::language::{Label, Sentence, Tag, Upos, is_code};
use crate::extract::word_lists::is_span;

/// The words that depend on each word of a sentence.
pub(super) struct Dependents {
    starts: Vec<u32>,
    children: Vec<u16>,
}

impl Dependents {
    /// Sorts the words of a sentence by their heads.
    pub(super) fn of(sentence: &Sentence) -> Dependents {
        let count = sentence.len();
        let mut starts = vec![0_u32; count + 1];
        let depends = |at: usize| sentence.head(at).filter(|&head| head < count);
        for head in (0..count).filter_map(depends) {
            starts[head + 1] += 1;
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut children = vec![0; starts[count] as usize];
        for at in 0..count {
            if let Some(head) = depends(at) {
                children[next[head] as usize] = at as u16;
                next[head] += 1;
            }
        }
        Dependents { starts, children }
    }

    /// The words that depend on a word, in order.
    pub(super) fn children(&self, of: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let range = self.starts[of] as usize..self.starts[of + 1] as usize;
        self.children[range].iter().map(|&at| at as usize)
    }

    /// The first word that is one of these to another.
    pub(super) fn child(&self, s: &Sentence, of: usize, labels: &[Label]) -> Option<usize> {
        self.children(of).find(|&at| labels.contains(&s.labels[at]))
    }
}

/// The words from one up to the root, that word first.
///
/// A parse that goes in a circle, which no parser should make, ends after as many words as there are.
pub(super) fn upwards<'s>(s: &'s Sentence, from: usize) -> impl Iterator<Item = usize> + 's {
    std::iter::successors(Some(from), |&at| s.head(at)).take(s.len())
}

/// The subject of a word, in the active or the passive.
pub(super) fn subject(s: &Sentence, tree: &Dependents, of: usize) -> Option<usize> {
    tree.child(s, of, &[Label::Nsubj, Label::NsubjPass, Label::NsubjOuter])
}

/// Whether a word names or describes somebody or something.
pub(super) fn is_nominal(s: &Sentence, at: usize) -> bool {
    // The two tags of a word are read apart, and one may be wrong.
    matches!(s.upos[at], Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Sym | Upos::X)
        || matches!(s.tags[at], Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
}

/// Whether a word is the unit of a sum of money: `4 million euros`, `$500`.
pub(super) fn is_money(s: &Sentence, at: usize) -> bool {
    s.tags[at] == Tag::Currency
        || (is_code(s.word(at)) || CURRENCIES.contains(&&*s.lemma(at).to_lowercase()))
            && s.child(at, Label::Nummod).is_some()
}

/// The currencies that sums are told in most.
#[rustfmt::skip]
const CURRENCIES: &[&str] = &[
    "baht", "cent", "crown", "dinar", "dirham", "dollar", "euro", "forint", "franc", "hryvnia", "krona",
    "krone", "kroner", "kronor", "lira", "naira", "penny", "peso", "pound", "rand", "real", "rial", "riyal",
    "rouble", "ruble", "rupee", "shekel", "shilling", "won", "yen", "yuan", "zloty",
];

/// Whether a noun behind `by` says by what means or by how much it is done, and not who does it: `told
/// by email`, `killed by mistake`, `lost by 2 votes`. Whoever does it would have an article; a law or a
/// train may do it without.
pub(super) fn is_means(s: &Sentence, at: usize) -> bool {
    let articles = [Label::Det, Label::NmodPoss, Label::Nummod];
    is_measure(s, at)
        || s.tags[at] == Tag::Nn
            && MEANS.contains(&&*s.lemma(at))
            && articles.iter().all(|&article| s.child(at, article).is_none())
}

/// Whether a noun says how much: `20 percent`, `a third`, `a majority of 12 votes`. `A majority of
/// members` are people, and so are `the majority`.
pub(super) fn is_measure(s: &Sentence, at: usize) -> bool {
    let lemma = s.lemma(at).to_lowercase();
    let counted = |at: usize| s.child(at, Label::Nummod).is_some();
    let of = s.children(at).find(|&of| s.labels[of] == Label::Nmod && of > at);
    let is_part = FRACTIONS.contains(&&*lemma);
    if is_part || MARGINS.contains(&&*lemma) {
        let the =
            s.child(at, Label::Det).is_some_and(|det| s.word(det).eq_ignore_ascii_case("the"));
        return !the && of.is_none_or(|of| counted(of) && !is_part);
    }
    let is_unit = UNITS.contains(&&*lemma) || is_span(&lemma) || s.tags[at] == Tag::Currency;
    is_money(s, at) || is_unit && (counted(at) || lemma == "%")
}

const FRACTIONS: &[&str] =
    &["fifth", "fraction", "half", "quarter", "tenth", "third", "two-thirds"];

const MARGINS: &[&str] = &["majority", "margin"];

#[rustfmt::skip]
const UNITS: &[&str] = &[
    "%", "centimetre", "degree", "foot", "goal", "inch", "kilo", "kilogram", "kilometre", "km", "length",
    "litre", "meter", "metre", "mile", "per", "percent", "percentage", "point", "run", "seat", "ton",
    "tonne", "vote",
];

#[rustfmt::skip]
const MEANS: &[&str] = &[
    "accident", "acclamation", "air", "airmail", "auction", "ballot", "cable", "card", "cash",
    "chance", "check", "cheque", "coincidence", "courier", "default", "definition", "design",
    "e-mail", "email", "error", "express", "fax", "force", "hand", "invitation", "land", "letter",
    "lot", "mail", "means", "message", "mistake", "necessity", "phone", "post", "proxy", "radio",
    "rail", "referendum", "road", "sea", "sms", "telegram", "telephone", "text", "transfer",
    "vote", "wire", "word",
];

/// Whether a word is the passive of a verb.
pub(super) fn is_passive(s: &Sentence, tree: &Dependents, at: usize) -> bool {
    tree.child(s, at, &[Label::AuxPass, Label::NsubjPass, Label::CsubjPass]).is_some()
}
