//! Parses written down for tests, and propositions shown as a line each.

use std::fmt::Write;

use super::{Argument, Implied, Proposition};
use crate::extract::language::{Label, Sentence, Tag, Token, Upos};

/// A sentence from lines of `word TAG head label`, heads counted from 1, 0 for the root.
pub(super) fn parsed(lines: &str) -> Sentence<'static> {
    let rows: Vec<Vec<&str>> = lines
        .lines()
        .map(|line| line.split_whitespace().collect())
        .filter(|row: &Vec<_>| !row.is_empty())
        .collect();
    let words: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    let mut sentence =
        Sentence { text: words.join(" ").leak(), certainty: 1.0, ..Sentence::default() };
    let mut start = 0;
    for (at, row) in rows.iter().enumerate() {
        let end = start + row[0].len() as u32;
        sentence.tokens.push(Token { start, end });
        start = end + 1;
        let tag = Tag::named(row[1]).unwrap();
        let label = Label::named(row[3]).unwrap();
        let head: u16 = row[2].parse().unwrap();
        sentence.tags.push(tag);
        sentence.labels.push(label);
        sentence.upos.push(upos(tag, label));
        sentence.heads.push(head.checked_sub(1).unwrap_or(at as u16));
    }
    sentence
}

/// The part of speech that mostly goes with a tag.
fn upos(tag: Tag, label: Label) -> Upos {
    match tag {
        Tag::Nn | Tag::Nns => Upos::Noun,
        Tag::Nnp | Tag::Nnps => Upos::Propn,
        Tag::Jj | Tag::Jjr | Tag::Jjs => Upos::Adj,
        Tag::Prp | Tag::PrpPossessive | Tag::Wp | Tag::Wdt | Tag::WpPossessive => Upos::Pron,
        Tag::Dt | Tag::Pdt => Upos::Det,
        Tag::Cd => Upos::Num,
        Tag::Cc => Upos::Cconj,
        Tag::Rb | Tag::Wrb => Upos::Adv,
        Tag::In if label == Label::Mark => Upos::Sconj,
        Tag::In | Tag::Rp => Upos::Adp,
        Tag::To | Tag::Pos => Upos::Part,
        Tag::Md => Upos::Aux,
        Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz => match label {
            Label::Aux | Label::AuxPass | Label::Cop => Upos::Aux,
            _ => Upos::Verb,
        },
        _ => Upos::Punct,
    }
}

/// Propositions as lines of `rule: subject | predicate | object | adjuncts`, arguments whole.
pub(super) fn whole(sentence: &Sentence, found: &[Proposition]) -> String {
    show(sentence, found, |argument| &argument.whole)
}

/// The same with arguments as names.
pub(super) fn named(sentence: &Sentence, found: &[Proposition]) -> String {
    show(sentence, found, |argument| &argument.name)
}

fn show(sentence: &Sentence, found: &[Proposition], part: fn(&Argument) -> &Vec<usize>) -> String {
    let words = |at: &[usize]| at.iter().map(|&at| sentence.word(at)).collect::<Vec<_>>().join(" ");
    let argument = |argument: &Option<Argument>| {
        argument.as_ref().map_or("-".to_string(), |argument| words(part(argument)))
    };
    let mut text = String::new();
    for proposition in found {
        let implied = match proposition.implied {
            Some(Implied::Be) => "(be)",
            Some(Implied::Have) => "(have)",
            Some(Implied::Include) => "(include)",
            None => "",
        };
        let predicate = format!("{implied} {}", words(&proposition.predicate));
        let (subject, object) = (argument(&proposition.subject), argument(&proposition.object));
        write!(text, "{}: {subject} | {} | {object}", proposition.rule, predicate.trim()).unwrap();
        for adjunct in &proposition.adjuncts {
            let adjunct = format!("{} {}", words(&adjunct.role), words(part(&adjunct.argument)));
            write!(text, " | {}", adjunct.trim()).unwrap();
        }
        text.push('\n');
    }
    text
}
