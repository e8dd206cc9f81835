//! What of a file the graph has no place for, and what is said of it.

use crate::formats::remarks::{
    CHANGED_IDS, CHANGED_IDS_HINT, MUTUAL, MUTUAL_HINT, ROUNDED, ROUNDED_HINT, too_many_attributes,
};
use crate::text::Diagnostic;

/// Something of a file that the graph has no place for. At one place they are told in this order.
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

impl Unkept {
    /// What is told of so many of them.
    pub(super) fn diagnostic(self, count: usize) -> Diagnostic {
        match self {
            Unkept::Columns => too_many_attributes(count),
            Unkept::Drawing => DRAWING.diagnostic(count),
            Unkept::Html => HTML.diagnostic(count),
            Unkept::Undrawn => UNDRAWN.diagnostic(count),
            Unkept::Port => PORT.diagnostic(count),
            Unkept::Subgraph => SUBGRAPH.diagnostic(count),
            Unkept::GraphAttribute => GRAPH_ATTRIBUTE.diagnostic(count),
            Unkept::MixedSyntax => MIXED_SYNTAX.diagnostic(count),
            Unkept::Encoding => ENCODING.diagnostic(count),
            Unkept::Number => NUMBER.diagnostic(count),
            Unkept::OtherGraph => OTHER_GRAPH.diagnostic(count),
            Unkept::Defaults => DEFAULTS.diagnostic(count),
            Unkept::SubgraphAttribute => SUBGRAPH_ATTRIBUTE.diagnostic(count),
            Unkept::IdAsItWas => ID_AS_IT_WAS.diagnostic(count),
            Unkept::Digits => DIGITS.diagnostic(count),
            Unkept::Mutual => BOTH_DIRECTIONS.diagnostic(count),
        }
    }
}

/// What is told of one kind of thing.
struct Matter {
    tell: fn(&'static str, String) -> Diagnostic,
    rule: &'static str,
    says: Says,
    hint: &'static str,
}

enum Says {
    /// A sentence about one, and a sentence about several, with `#` for their number.
    Counted(&'static str, &'static str),
    /// The same of one as of several, with their number behind it.
    InThisFile(&'static str),
    /// The same whatever their number is.
    Always(&'static str),
}

use Says::{Always, Counted, InThisFile};

impl Matter {
    fn diagnostic(&self, count: usize) -> Diagnostic {
        let message = match self.says {
            Counted(one, _) if count == 1 => one.to_string(),
            Counted(_, several) => several.replace('#', &count.to_string()),
            InThisFile(what) => format!("{what} ({count} in this file)"),
            Always(what) => what.to_string(),
        };
        (self.tell)(self.rule, message).hint(self.hint)
    }
}

const DRAWING: Matter = Matter {
    tell: Diagnostic::note,
    rule: "dot-drawing",
    says: Counted("1 drawing attribute is not kept", "# drawing attributes are not kept"),
    hint: "types and statuses get shapes, colours and lines when the graph is written",
};

const HTML: Matter = Matter {
    tell: Diagnostic::warning,
    rule: "dot-html",
    says: Counted(
        "1 text with tags is kept without them",
        "# texts with tags are kept without them",
    ),
    hint: "the first is here",
};

const UNDRAWN: Matter = Matter {
    tell: Diagnostic::warning,
    rule: "dot-labels",
    says: Counted(
        "1 label is kept as written, as a file of this size has no room to draw more",
        "# labels are kept as written, as a file of this size has no room to draw more",
    ),
    hint: "write names out instead of `\\N`, `\\G`, `\\T`, `\\H` and `\\E`",
};

const PORT: Matter = Matter {
    tell: Diagnostic::warning,
    rule: "dot-port",
    says: Counted("1 port of a node is not kept", "# ports of nodes are not kept"),
    hint: "the edges end at the nodes themselves",
};

const SUBGRAPH: Matter = Matter {
    tell: Diagnostic::warning,
    rule: "dot-subgraph",
    says: Counted(
        "the nesting of 1 subgraph is not kept",
        "the nesting of # subgraphs is not kept",
    ),
    hint: "their nodes and edges are; give the nodes an attribute to keep them together",
};

const GRAPH_ATTRIBUTE: Matter = Matter {
    tell: Diagnostic::warning,
    rule: "dot-graph-attribute",
    says: Counted("1 attribute of the graph is not kept", "# attributes of the graph are not kept"),
    hint: "a graph has a name and no further attributes",
};

const MIXED_SYNTAX: Matter = Matter {
    tell: Diagnostic::warning,
    rule: "dot-arrow",
    says: Counted(
        "1 `->` or `--` stands in the other kind of graph",
        "# `->` or `--` stand in the other kind of graph",
    ),
    hint: "Graphviz refuses such a file; here `->` has a direction and `--` has none",
};

const ENCODING: Matter = Matter {
    tell: Diagnostic::error,
    rule: "not-utf-8",
    says: Counted("1 word is not UTF-8", "# words are not UTF-8"),
    hint: "convert the file, for example with `iconv -f latin1 -t utf-8`",
};

const NUMBER: Matter = Matter {
    tell: Diagnostic::warning,
    rule: "dot-number",
    says: Counted(
        "1 number runs into letters and is read as two words",
        "# numbers run into letters and are read as two words",
    ),
    hint: "put it in quotes",
};

const OTHER_GRAPH: Matter = Matter {
    tell: Diagnostic::warning,
    rule: "dot-other-graph",
    says: Always("only the first graph of the file is read"),
    hint: "put what follows into a file of its own",
};

const DEFAULTS: Matter = Matter {
    tell: Diagnostic::error,
    rule: "dot-defaults",
    says: Counted(
        "1 default is left out, as there are too many",
        "# defaults are left out, as there are too many",
    ),
    hint: "write the attribute beside the nodes or edges that have it",
};

const SUBGRAPH_ATTRIBUTE: Matter = Matter {
    tell: Diagnostic::note,
    rule: "dot-subgraph-attribute",
    says: Counted(
        "1 attribute of a subgraph is not kept",
        "# attributes of subgraphs are not kept",
    ),
    hint: "the first is here",
};

const ID_AS_IT_WAS: Matter = Matter {
    tell: Diagnostic::warning,
    rule: "not-kept",
    says: InThisFile(CHANGED_IDS),
    hint: CHANGED_IDS_HINT,
};

const DIGITS: Matter = Matter {
    tell: Diagnostic::warning,
    rule: "dot-digits",
    says: InThisFile(ROUNDED),
    hint: ROUNDED_HINT,
};

const BOTH_DIRECTIONS: Matter = Matter {
    tell: Diagnostic::warning,
    rule: "not-kept",
    says: InThisFile(MUTUAL),
    hint: MUTUAL_HINT,
};
