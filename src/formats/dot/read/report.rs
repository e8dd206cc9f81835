//! What there is to say about a file: each mistake at its place, each kind of thing that isn't
//! kept once, with a count.

use std::collections::BTreeMap;

use crate::formats::remarks::{
    CHANGED_IDS, CHANGED_IDS_HINT, MUTUAL, MUTUAL_HINT, ROUNDED, ROUNDED_HINT, too_many_attributes,
};
use crate::text::{Diagnostic, FileId, Place};

/// How many mistakes of one kind are told one by one.
const MOST: usize = 100;

/// The diagnostics of one file.
#[derive(Debug)]
pub(super) struct Report {
    file: FileId,
    told: Vec<Diagnostic>,
    mistakes: BTreeMap<&'static str, usize>,
    unkept: BTreeMap<Unkept, (usize, u64)>,
    /// What attributes are called that only say how something is drawn, and how many there are.
    drawing: BTreeMap<String, usize>,
}

/// Something of a file that the graph has no place for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unkept {
    Drawing,
    Html,
    Undrawn,
    Port,
    Subgraph,
    GraphAttribute,
    MixedSyntax,
    Encoding,
    Number,
    OtherGraph,
    Columns,
    Defaults,
    SubgraphAttribute,
    IdAsItWas,
    Digits,
    Mutual,
}

impl Report {
    pub(super) fn of(file: FileId) -> Report {
        Report {
            file,
            told: Vec::new(),
            mistakes: BTreeMap::new(),
            unkept: BTreeMap::new(),
            drawing: BTreeMap::new(),
        }
    }

    /// Tells of a mistake.
    pub(super) fn error(
        &mut self,
        rule: &'static str,
        at: usize,
        length: usize,
        message: String,
        hint: &str,
    ) {
        let count = self.mistakes.entry(rule).or_default();
        *count += 1;
        if *count <= MOST {
            let place = Place::bytes(self.file, at as u64, length as u64);
            self.told.push(Diagnostic::error(rule, message).at(place).hint(hint));
        }
    }

    /// Counts something that isn't kept.
    pub(super) fn count(&mut self, what: Unkept, at: usize) {
        self.unkept.entry(what).or_insert((0, at as u64)).0 += 1;
    }

    /// Counts something that isn't kept, of an attribute with this name.
    pub(super) fn count_of(&mut self, what: Unkept, name: &str, at: usize) {
        match what {
            Unkept::Drawing => self.count_drawing(name, at),
            other => self.count(other, at),
        }
    }

    /// Counts an attribute that only says how something is drawn.
    pub(super) fn count_drawing(&mut self, name: &str, at: usize) {
        self.count(Unkept::Drawing, at);
        if let Some(count) = self.drawing.get_mut(name) {
            *count += 1;
        } else if self.drawing.len() < MOST {
            self.drawing.insert(name.to_string(), 1);
        }
    }

    /// All there is to say, by place.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        for (what, (count, at)) in self.unkept {
            let place = Place::bytes(self.file, at, 0);
            let mut told = what.diagnostic(count).at(place);
            if what == Unkept::Drawing {
                told.message += &format!(": {}", shown(&self.drawing));
            }
            self.told.push(told);
        }
        self.told.sort_by(|a, b| a.place.cmp(&b.place));
        for (rule, count) in self.mistakes {
            if count > MOST {
                let message = format!("there are {} more of `{rule}`", count - MOST);
                self.told.push(Diagnostic::error(rule, message).hint("repair those above first"));
            }
        }
        self.told
    }
}

/// Names with how many there are of each, the most frequent first.
fn shown(names: &BTreeMap<String, usize>) -> String {
    const MOST_SHOWN: usize = 12;
    let mut all: Vec<(&String, &usize)> = names.iter().collect();
    all.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let one = |(name, count): &(&String, &usize)| match count {
        1 => format!("`{name}`"),
        _ => format!("`{name}` ({count})"),
    };
    let mut shown: Vec<String> = all.iter().take(MOST_SHOWN).map(one).collect();
    if all.len() > MOST_SHOWN {
        shown.push(format!("and {} more", all.len() - MOST_SHOWN));
    }
    shown.join(", ")
}

impl Unkept {
    fn diagnostic(self, count: usize) -> Diagnostic {
        let many = |one: &str, more: &str| match count {
            1 => format!("1 {one}"),
            _ => format!("{count} {more}"),
        };
        let first = "the first is here";
        match self {
            Unkept::Drawing => Diagnostic::note(
                "dot-drawing",
                format!("{} not kept", many("drawing attribute is", "drawing attributes are")),
            )
            .hint("types and statuses get shapes, colours and lines when the graph is written"),
            Unkept::Html => Diagnostic::warning(
                "dot-html",
                format!("{} kept without them", many("text with tags is", "texts with tags are")),
            )
            .hint(first),
            Unkept::Undrawn => Diagnostic::warning(
                "dot-labels",
                format!(
                    "{} kept as written, as a file of this size has no room to draw more",
                    many("label is", "labels are")
                ),
            )
            .hint("write names out instead of `\\N`, `\\G`, `\\T`, `\\H` and `\\E`"),
            Unkept::Port => Diagnostic::warning(
                "dot-port",
                format!("{} not kept", many("port of a node is", "ports of nodes are")),
            )
            .hint("the edges end at the nodes themselves"),
            Unkept::Subgraph => Diagnostic::warning(
                "dot-subgraph",
                format!("the nesting of {} not kept", many("subgraph is", "subgraphs is")),
            )
            .hint("their nodes and edges are; give the nodes an attribute to keep them together"),
            Unkept::GraphAttribute => Diagnostic::warning(
                "dot-graph-attribute",
                format!(
                    "{} not kept",
                    many("attribute of the graph is", "attributes of the graph are")
                ),
            )
            .hint("a graph has a name and no further attributes"),
            Unkept::MixedSyntax => Diagnostic::warning(
                "dot-arrow",
                format!(
                    "{} in the other kind of graph",
                    many("`->` or `--` stands", "`->` or `--` stand")
                ),
            )
            .hint("Graphviz refuses such a file; here `->` has a direction and `--` has none"),
            Unkept::Encoding => Diagnostic::error(
                "not-utf-8",
                format!("{} not UTF-8", many("word is", "words are")),
            )
            .hint("convert the file, for example with `iconv -f latin1 -t utf-8`"),
            Unkept::Number => Diagnostic::warning(
                "dot-number",
                format!(
                    "{} into letters and is read as two words",
                    many("number runs", "numbers run")
                ),
            )
            .hint("put it in quotes"),
            Unkept::Digits => {
                Diagnostic::warning("dot-digits", format!("{ROUNDED} ({count} in this file)"))
                    .hint(ROUNDED_HINT)
            }
            Unkept::Mutual => {
                Diagnostic::warning("not-kept", format!("{MUTUAL} ({count} in this file)"))
                    .hint(MUTUAL_HINT)
            }
            Unkept::OtherGraph => Diagnostic::warning(
                "dot-other-graph",
                "only the first graph of the file is read".to_string(),
            )
            .hint("put what follows into a file of its own"),
            Unkept::Columns => too_many_attributes(count),
            Unkept::Defaults => Diagnostic::error(
                "dot-defaults",
                format!("{} left out, as there are too many", many("default is", "defaults are")),
            )
            .hint("write the attribute beside the nodes or edges that have it"),
            Unkept::SubgraphAttribute => Diagnostic::note(
                "dot-subgraph-attribute",
                format!(
                    "{} not kept",
                    many("attribute of a subgraph is", "attributes of subgraphs are")
                ),
            )
            .hint(first),
            Unkept::IdAsItWas => {
                Diagnostic::warning("not-kept", format!("{CHANGED_IDS} ({count} in this file)"))
                    .hint(CHANGED_IDS_HINT)
            }
        }
    }
}
