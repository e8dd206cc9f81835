//! What there is to say about a file: each mistake at its place, each kind of thing that isn't
//! kept once, with a count.

use std::collections::BTreeMap;

use crate::formats::remarks::{CHANGED_IDS, CHANGED_IDS_HINT, ROUNDED, ROUNDED_HINT};
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
}

impl Report {
    pub(super) fn of(file: FileId) -> Report {
        Report { file, told: Vec::new(), mistakes: BTreeMap::new(), unkept: BTreeMap::new() }
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

    /// All there is to say, by place.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        for (what, (count, at)) in self.unkept {
            let place = Place::bytes(self.file, at, 0);
            self.told.push(what.diagnostic(count).at(place));
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
                "dot-encoding",
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
            Unkept::OtherGraph => Diagnostic::warning(
                "dot-other-graph",
                "only the first graph of the file is read".to_string(),
            )
            .hint("put what follows into a file of its own"),
            Unkept::Columns => Diagnostic::error(
                "dot-attributes",
                format!(
                    "{} left out, as there are too many attributes",
                    many("value is", "values are")
                ),
            )
            .hint("merge attributes that few nodes or edges have"),
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
