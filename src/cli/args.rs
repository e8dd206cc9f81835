//! Arguments that several commands share.

use std::ffi::OsStr;
use std::path::PathBuf;

use claimgraph::build::{BuildOptions, EdgeMode, Filter, Literals};
use claimgraph::formats::FORMATS;
use claimgraph::text::clean_name;
use claimgraph::{Error, Result};
use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Args, Command, ValueEnum};

use crate::cli::choice::Choice;

/// Takes any word, and offers shells the known ones. Which words are none, a command says itself, as
/// it knows what was meant.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Offered(pub(crate) fn() -> Vec<&'static str>);

impl TypedValueParser for Offered {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        option: Option<&Arg>,
        word: &OsStr,
    ) -> std::result::Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, option, word)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter().map(PossibleValue::new)))
    }
}

/// The names of formats that are written.
pub(crate) fn written() -> Vec<&'static str> {
    let written = FORMATS.iter().filter(|format| format.writes.is_some());
    written.map(|format| format.name).collect()
}

/// The names of formats that are read.
pub(crate) fn read() -> Vec<&'static str> {
    FORMATS.iter().filter(|format| format.reads.is_some()).map(|format| format.name).collect()
}

/// The names of formats that are read, and that of claims, which are none.
pub(crate) fn read_or_claims() -> Vec<&'static str> {
    [vec!["claims"], read()].concat()
}

/// The input of a command that takes it as its argument, for who names it as other commands want it.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct AlsoNamed {
    /// The same as the argument
    #[arg(short, long, value_name = "INPUT", conflicts_with = "path", hide = true)]
    project: Option<PathBuf>,
}

impl AlsoNamed {
    /// The input: what the option names, or else the argument.
    pub(crate) fn or(self, path: PathBuf) -> PathBuf {
        self.project.unwrap_or(path)
    }
}

/// How to talk to the terminal.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Terminal {
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    color: Colour,
    /// Say nothing but errors
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Colour {
    #[default]
    Auto,
    Always,
    Never,
}

impl Terminal {
    /// Whether to use colours on a stream that is a terminal or not. `NO_COLOR` is honoured.
    pub(crate) fn colours(&self, is_terminal: bool) -> bool {
        match self.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => {
                let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                is_terminal && !unwanted
            }
        }
    }
}

/// What becomes one edge.
const EDGES: Choice<EdgeMode> = Choice(&[
    (
        "relations",
        EdgeMode::Relations,
        Some("The claims that say, or deny, the same relation of the same two entities"),
    ),
    ("claims", EdgeMode::Claims, Some("Each claim")),
    (
        "pairs",
        EdgeMode::Pairs,
        Some(
            "All claims from one entity to another, as one edge of several relations, with the \
             status of the weakest; symmetric ones, and those without a direction, apart",
        ),
    ),
]);

/// What becomes of objects that are values.
const LITERALS: Choice<Literals> = Choice(&[
    ("attributes", Literals::Attributes, Some("Attributes of their subject")),
    ("nodes", Literals::Nodes, Some("Nodes of their own")),
]);

/// How claims fold into edges.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Building")]
pub(crate) struct Building {
    /// What becomes one edge
    #[arg(long, value_parser = EDGES, default_value = "relations", value_name = "WHAT")]
    edges: EdgeMode,
    /// What becomes of objects that are values and no entities
    #[arg(long, value_parser = LITERALS, default_value = "attributes", value_name = "WHAT")]
    literals: Literals,
}

/// Which part of the graph is wanted. Words of one option are an *or*, options an *and*.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Filters")]
pub(crate) struct Filters {
    /// Only claims put like this, such as `alleged` (several with commas); `denied` means all that are
    /// negated, whatever their status
    #[arg(long, value_name = "STATUS", value_delimiter = ',')]
    pub(crate) status: Vec<String>,
    /// Only this relation, by id, label or inverse label (several with commas)
    #[arg(long, value_name = "RELATION")]
    pub(crate) relation: Vec<String>,
    /// Only entities of this type, and the edges among them (several with commas)
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',')]
    pub(crate) types: Vec<String>,
    /// Only claims from this source, by id or title, in its words (several with commas)
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: Vec<String>,
    /// Only what this speaker says (several with commas)
    #[arg(long, value_name = "SPEAKER")]
    pub(crate) speaker: Vec<String>,
    /// Only claims about this day, month or year, or later
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(crate) since: Option<String>,
    /// Only claims about this day, month or year, or earlier
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(crate) until: Option<String>,
    /// Only what is near this entity (see --hops)
    #[arg(long, value_name = "ENTITY")]
    pub(crate) around: Option<String>,
    /// How many edges away is still near
    #[arg(long, value_name = "N", default_value_t = 1, requires = "around")]
    pub(crate) hops: usize,
    /// Only the largest piece that hangs together
    #[arg(long)]
    pub(crate) largest_component: bool,
}

impl Building {
    /// The options of the library.
    pub(crate) fn options(&self, filters: &Filters) -> BuildOptions {
        BuildOptions { edges: self.edges, literals: self.literals, filter: filters.claims() }
    }

    /// Refuses what can't be done with a graph that is there already.
    pub(crate) fn refuse_for_graph(&self) -> Result<()> {
        let defaults = (EdgeMode::default(), Literals::default());
        if (self.edges, self.literals) == defaults {
            return Ok(());
        }
        let error =
            Error::new("a graph file has its edges, and no claims that could become others");
        Err(error.hint(
            "name the project or table it was made of, or leave `--edges` and `--literals` out",
        ))
    }
}

impl Filters {
    /// The part that chooses among claims.
    pub(crate) fn claims(&self) -> Filter {
        let names = |list: &[String]| -> Vec<String> {
            list.iter().map(|name| clean_name(name).into_owned()).collect()
        };
        Filter {
            statuses: self.status.clone(),
            relations: names(&self.relation),
            sources: names(&self.source),
            speakers: names(&self.speaker),
            since: self.since.clone(),
            until: self.until.clone(),
        }
    }
}
