//! Clauses that describe the noun before them without a pronoun, where the parser made one name of the noun
//! and of who does it: `The company Orlo founded was fined`.

use std::ops::Range;

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::sayings::is_saying;
use crate::extract::tree::upwards;
use crate::extract::word_lists::is_span;

pub(super) fn mend(s: &mut Sentence) {
    for noun in 1..s.len().saturating_sub(3) {
        if s.upos[noun] == Upos::Noun
            && s.upos[noun + 1] == Upos::Propn
            && let Some(contact) = contact(s, noun)
        {
            describe(s, noun, &contact);
        }
    }
}

/// A clause without a pronoun, and the verb of the noun that it describes.
struct Contact {
    name: Range<usize>,
    verb: usize,
    main: usize,
}

/// The clause between a noun and its verb: two verbs right behind each other have a doer each.
fn contact(s: &Sentence, noun: usize) -> Option<Contact> {
    let is_article = matches!(s.upos[noun - 1], Upos::Det | Upos::Adj | Upos::Noun)
        || s.tags[noun - 1] == Tag::PrpPossessive;
    let is_name = |at: &usize| s.upos[*at] == Upos::Propn;
    let verb = noun + 1 + (noun + 1..s.len()).take_while(is_name).count();
    let next = verb + 1;
    if next >= s.len() || !is_article || is_span(s.word(noun)) || WHENS.contains(&s.word(noun)) {
        return None;
    }
    let small = s.word(verb).starts_with(char::is_lowercase);
    let is_past = s.upos[verb] == Upos::Verb && matches!(s.tags[verb], Tag::Vbd | Tag::Vbn);
    let is_auxiliary = matches!(s.labels[next], Label::Aux | Label::AuxPass | Label::Cop);
    let main = if is_auxiliary { s.head(next)? } else { next };
    let finite = matches!(s.tags[next], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let name = noun + 1..verb;
    let other = |at: usize| at != noun && !name.contains(&at) && is_subject(s, at);
    let has_other = [verb, main].iter().any(|&of| s.children(of).any(other));
    let is_one = small && is_past && finite && main >= next && !is_saying(s, verb);
    let is_bare = s.child(verb, Label::Obj).is_none() && s.child(verb, Label::Aux).is_none();
    (is_one && is_bare && !has_other).then_some(Contact { name, verb, main })
}

/// Nouns that tell when, why or how somebody does something.
const WHENS: &[&str] = &["moment", "place", "reason", "way"];

fn is_subject(s: &Sentence, at: usize) -> bool {
    matches!(s.labels[at], Label::Nsubj | Label::NsubjPass | Label::Expl)
}

/// Makes the noun the subject of the main verb, and the name that of the verb behind it.
fn describe(s: &mut Sentence, noun: usize, contact: &Contact) {
    let Contact { ref name, verb, main } = *contact;
    let within = |at: usize| at == noun || name.contains(&at) || at == verb || at == main;
    let is_outer = |&at: &usize| upwards(s, at).skip(1).all(|above| !within(above));
    let Some(outer) = (noun..=main).filter(|&at| within(at)).find(is_outer) else { return };
    s.heads[main] = if s.is_root(outer) { main as u16 } else { s.heads[outer] };
    s.labels[main] = match s.labels[outer] {
        Label::Obj | Label::Nsubj | Label::NsubjPass if !s.is_root(outer) => Label::Ccomp,
        label => label,
    };
    for at in 0..s.len() {
        let of_these = s.head(at).is_some_and(|head| head != main && within(head));
        if of_these && !within(at) && (at < noun || at > verb) {
            s.heads[at] = if at < noun { noun } else { main } as u16;
        }
    }
    let passive = s.child(main, Label::AuxPass).is_some();
    hang(s, noun, main, if passive { Label::NsubjPass } else { Label::Nsubj });
    hang(s, verb, noun, Label::AclRelcl);
    s.tags[verb] = Tag::Vbd;
    // Of `Mr Orlo` the title hangs on the name already.
    let is_whole = |at: usize| name.clone().all(|part| part == at || s.head(part) == Some(at));
    if let Some(head) = name.clone().find(|&at| is_whole(at)) {
        hang(s, head, verb, Label::Nsubj);
        return;
    }
    hang(s, name.start, verb, Label::Nsubj);
    for part in name.start + 1..name.end {
        hang(s, part, name.start, Label::Flat);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn two_verbs_in_a_row_have_a_doer_each() {
        let founded = "The|DT|3|det company|NN|3|compound Orlo|NNP|6|nsubj:pass founded|VBN|3|acl was|VBD|6|aux:pass \
                       fined|VBN|0|root by|IN|8|case Pell|NNP|6|obl:agent";
        assert_eq!(
            told_after(mend, founded),
            "The<company Det, company<fined NsubjPass, Orlo<founded Nsubj, founded<company AclRelcl, \
             was<fined AuxPass, fined<- Root, by<Pell Case, Pell<fined OblAgent"
        );
    }

    #[test]
    fn a_title_stays_with_its_name() {
        let owned = "The|DT|2|det firm|NN|5|nsubj Mr|NNP|4|nmod:desc Orlo|NNP|2|appos owned|VBD|0|root \
                     sued|VBD|5|conj Pell|NNP|6|obj";
        let told = told_after(mend, owned);
        assert!(told.contains("Mr<Orlo NmodDesc, Orlo<owned Nsubj"), "{told}");
    }

    #[test]
    fn a_participle_with_more_behind_it_may_describe_the_name() {
        let accused = "The|DT|3|det singer|NN|3|compound Orlo|NNP|8|nsubj:pass accused|VBN|3|acl of|IN|6|case \
                       theft|NN|4|obl was|VBD|8|aux:pass fined|VBN|0|root";
        assert!(told_after(mend, accused).contains("accused<Orlo Acl"));
    }
}
