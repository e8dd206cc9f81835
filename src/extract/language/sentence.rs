//! A parsed sentence as columns, and the questions that rules ask of it.

use std::borrow::Cow;
use std::ops::Range;

use crate::extract::language::{Label, Tag, Upos, lemmas};

/// A word or mark of a sentence, as bytes of the text the sentence was found in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Token {
    /// Its first byte.
    pub start: u32,
    /// The byte behind it.
    pub end: u32,
}

/// A sentence whose words have tags and heads.
///
/// Words are counted from 0. A word that depends on none is its own head; a sentence has exactly
/// one, unless it has no words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentence<'t> {
    /// The text in which it was found.
    pub text: &'t str,
    /// Its words.
    pub tokens: Vec<Token>,
    /// The universal part of speech of each.
    pub upos: Vec<Upos>,
    /// The Penn Treebank tag of each.
    pub tags: Vec<Tag>,
    /// The word each depends on.
    pub heads: Vec<u16>,
    /// What each is to its head.
    pub labels: Vec<Label>,
    /// How sure the parser is of the whole, from 0 to 1.
    pub certainty: f32,
}

impl<'t> Sentence<'t> {
    /// How many words it has.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The bytes of the text it takes.
    pub fn range(&self) -> Range<usize> {
        match (self.tokens.first(), self.tokens.last()) {
            (Some(first), Some(last)) => first.start as usize..last.end as usize,
            _ => 0..0,
        }
    }

    /// A word as it is written.
    pub fn word(&self, at: usize) -> &'t str {
        let token = self.tokens[at];
        &self.text[token.start as usize..token.end as usize]
    }

    /// A word as a dictionary has it: `blocked` is `block`, `people` is `person`.
    ///
    /// Only verbs and nouns are changed; other words become small, names stay as they are.
    pub fn lemma(&self, at: usize) -> Cow<'t, str> {
        lemmas::lemma(self.word(at), self.tags[at])
    }

    /// Whether a word is the root.
    pub fn is_root(&self, at: usize) -> bool {
        self.heads[at] as usize == at
    }

    /// The word another depends on; nothing for the root.
    pub fn head(&self, at: usize) -> Option<usize> {
        let head = self.heads[at] as usize;
        (head != at).then_some(head)
    }

    /// The words that depend on a word, in order.
    pub fn children(&self, of: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.len()).filter(move |&at| at != of && self.heads[at] as usize == of)
    }

    /// The first word that is this to another.
    pub fn child(&self, of: usize, label: Label) -> Option<usize> {
        self.children(of).find(|&at| self.labels[at] == label)
    }
}
