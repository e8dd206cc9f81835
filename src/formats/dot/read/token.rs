//! The kinds of words there are.

use std::borrow::Cow;

/// A word, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token<'a> {
    /// What it is.
    pub(super) what: What<'a>,
    /// Where it starts.
    pub(super) at: usize,
    /// Where it ends.
    pub(super) end: usize,
}

/// What a word is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What<'a> {
    /// A name, a number or a quoted text. Only what stood bare can be a keyword.
    Id {
        /// What it says; of the escapes only `\"` is decoded, as Graphviz does.
        text: Cow<'a, str>,
        /// Whether it stood in quotes.
        quoted: bool,
    },
    /// Text between `<` and `>`.
    Html(Cow<'a, str>),
    /// `->`, with a direction, or `--`, without.
    Edge(Direction),
    /// Any other character that means something.
    Sign(u8),
    /// A character that the language doesn't have.
    Stray(char),
    /// The end of the file.
    End,
}

/// Whether edges have a direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Direction {
    /// They do.
    #[default]
    Directed,
    /// They don't.
    Undirected,
}

/// What is the matter with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trouble {
    /// A quote or a comment that is opened here and never closed.
    Open(&'static str),
    /// Bytes that aren't UTF-8.
    Encoding,
    /// A number that runs into letters: two words for Graphviz.
    Number,
}

impl What<'_> {
    /// The beginning of the word, for a message.
    pub(super) fn shown(&self) -> String {
        match self {
            What::Id { text, .. } | What::Html(text) => text.chars().take(40).collect(),
            What::Edge(Direction::Directed) => "->".to_string(),
            What::Edge(Direction::Undirected) => "--".to_string(),
            What::Sign(sign) => char::from(*sign).to_string(),
            What::Stray(c) => c.to_string(),
            What::End => "the end".to_string(),
        }
    }
}

impl Token<'_> {
    /// Whether it is this character.
    pub(super) fn is(&self, sign: u8) -> bool {
        self.what == What::Sign(sign)
    }

    /// The keyword that it is.
    pub(super) fn keyword(&self) -> Option<Keyword> {
        let What::Id { text, quoted: false } = &self.what else { return None };
        [
            ("node", Keyword::Node),
            ("edge", Keyword::Edge),
            ("graph", Keyword::Graph),
            ("digraph", Keyword::Digraph),
            ("subgraph", Keyword::Subgraph),
            ("strict", Keyword::Strict),
        ]
        .into_iter()
        .find(|(word, _)| text.eq_ignore_ascii_case(word))
        .map(|(_, keyword)| keyword)
    }
}

/// A word of the language's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keyword {
    Node,
    Edge,
    Graph,
    Digraph,
    Subgraph,
    Strict,
}
