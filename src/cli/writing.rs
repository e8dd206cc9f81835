//! How a graph is to be written: where, in which format, for whom.

use std::path::{Path, PathBuf};

use claimgraph::formats::{
    self, Consumer, Format, GexfVersion, Look, Rankdir, WriteOptions, Writes,
};
use claimgraph::project::owns;
use claimgraph::text::{Files, did_you_mean, without_compression};
use claimgraph::{Error, Result};
use clap::{Args, ValueEnum};

use crate::cli::args::{Offered, written};
use crate::cli::choice::Choice;
use crate::cli::input::{glance, named, project_of};
use crate::cli::report;

/// Where the graph goes, and how it is written.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct Outputs {
    /// A file to write; its ending says the format (several times for several files; `-` is stdout)
    #[arg(short, long = "output", value_name = "FILE")]
    pub(crate) output: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) writing: Writing,
}

/// How a graph is written.
#[derive(Clone, Debug, Args)]
pub(crate) struct Writing {
    /// The format, if the file's ending doesn't say (see `claimgraph formats`)
    #[arg(long, value_name = "FORMAT", value_parser = Offered(written), hide_possible_values = true)]
    pub(crate) to: Option<String>,
    /// Whether that is about stdout, and files beside it go by their endings.
    #[arg(skip)]
    pub(crate) to_is_of_stdout: bool,
    /// The program that will read it, so that it gets what it reads best
    #[arg(long = "for", value_parser = CONSUMERS, value_name = "PROGRAM")]
    pub(crate) consumer: Option<Consumer>,
    /// Which way a drawing runs: from left to right, unless this says otherwise
    #[arg(long, value_parser = DIRECTIONS, value_name = "DIRECTION", ignore_case = true)]
    pub(crate) rankdir: Option<Rankdir>,
    /// Draw a frame around the nodes of each type (for Graphviz)
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(crate) cluster_by: Option<ClusterArg>,
    /// The version of GEXF: 1.3, unless this says otherwise
    #[arg(long, value_parser = GEXF_VERSIONS, value_name = "VERSION")]
    pub(crate) gexf_version: Option<GexfVersion>,
    /// Fail where a format can't carry everything, instead of saying so
    #[arg(long)]
    pub(crate) strict: bool,
    /// Write what the formats could not carry to this file, as JSON (`-` is stdout)
    #[arg(long, value_name = "FILE")]
    pub(crate) loss_report: Option<PathBuf>,
}

/// The programs that a file is for.
const CONSUMERS: Choice<Consumer> = Choice(&[
    ("gephi", Consumer::Gephi, None),
    ("networkx", Consumer::Networkx, None),
    ("yed", Consumer::Yed, None),
    ("cytoscape", Consumer::Cytoscape, None),
    ("graphviz", Consumer::Graphviz, None),
    ("graphology", Consumer::Graphology, None),
]);

/// Which way a drawing runs.
const DIRECTIONS: Choice<Rankdir> = Choice(&[
    ("lr", Rankdir::LeftToRight, Some("Left to right")),
    ("tb", Rankdir::TopToBottom, Some("Top to bottom")),
    ("rl", Rankdir::RightToLeft, Some("Right to left")),
    ("bt", Rankdir::BottomToTop, Some("Bottom to top")),
]);

/// The versions of GEXF.
const GEXF_VERSIONS: Choice<GexfVersion> = Choice(&[
    ("1.3", GexfVersion::V1_3, Some("The current one, which networkx reads since 3.6")),
    ("1.2", GexfVersion::V1_2, Some("The draft that every reader knows")),
]);

/// What nodes are framed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ClusterArg {
    /// Their type
    Type,
}

impl Writing {
    /// The options of the library.
    pub(crate) fn options(&self, look: Look) -> WriteOptions {
        WriteOptions {
            consumer: match self.consumer {
                // Only a drawing has frames, and only Graphviz draws them.
                None if self.cluster_by.is_some() => Consumer::Graphviz,
                consumer => consumer.unwrap_or_default(),
            },
            look,
            rankdir: self.rankdir.unwrap_or_default(),
            cluster_by_type: self.cluster_by.is_some(),
            gexf_version: self.gexf_version.unwrap_or_default(),
        }
    }

    /// The format a target gets, and how it is written.
    pub(super) fn format(&self, target: &Path) -> Result<(&'static Format, &'static Writes)> {
        let ending = formats::by_file_name(&target.to_string_lossy());
        let format = match self.to.as_ref().filter(|_| ending.is_none() || !self.to_is_of_stdout) {
            Some(name) => agreed(named(name)?, target)?,
            None if target == Path::new("-") => {
                let error = Error::new("stdout has no ending that says the format");
                return Err(error.hint("add `--to graphml`, or another of `claimgraph formats`"));
            }
            None => ending.ok_or_else(|| {
                let error = Error::new(format!("`{}` has no known ending", target.display()));
                error.hint(drawn(target).or_else(|| misspelt(target)).unwrap_or_else(|| {
                    "add `--to FORMAT`, or use an ending of `claimgraph formats`".to_string()
                }))
            })?,
        };
        if by_ending(target, "cyjs") && self.consumer != Some(Consumer::Cytoscape) {
            let error = Error::new(format!("`{}` is Cytoscape's by its ending", target.display()));
            return Err(error.hint("add `--for cytoscape`, or call the file `.json`"));
        }
        match &format.writes {
            Some(writes) => Ok((format, writes)),
            None => Err(Error::new(format!("{} is read, but not written", format.name))),
        }
    }

    /// Says early what is wrong with the targets, before any long work.
    pub(crate) fn check(&self, targets: &[PathBuf]) -> Result<()> {
        for target in targets {
            self.format(target)?;
        }
        // Whatever is read, nobody wants a graph in place of a project's own table.
        for target in self.files(targets) {
            if let Some(project) = project_of(target) {
                spare(project, targets, self)?;
            }
        }
        self.check_files(targets)
    }

    /// Says early what is wrong with the files that are written, whatever is in them.
    pub(crate) fn check_files(&self, targets: &[PathBuf]) -> Result<()> {
        let named: Vec<&Path> = self.files(targets).collect();
        for (at, target) in named.iter().enumerate() {
            if named[..at].iter().any(|other| is_same_file(other, target)) {
                let message = format!("`{}` is named twice", target.display());
                return Err(Error::new(message).hint("give every output a name of its own"));
            }
            if target.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zst")) {
                let message = format!("`{}`: .zst is read, but not written", target.display());
                return Err(Error::new(message).hint("use .gz, or pipe through `zstd`"));
            }
        }
        Ok(())
    }

    /// Everything that is written: the targets, and the report of what they lost.
    pub(super) fn files<'a>(&'a self, targets: &'a [PathBuf]) -> impl Iterator<Item = &'a Path> {
        targets.iter().chain(&self.loss_report).map(PathBuf::as_path)
    }
}

/// How a drawing is made, which Graphviz does.
fn drawn(target: &Path) -> Option<String> {
    const DRAWINGS: [&str; 7] = ["pdf", "png", "svg", "jpg", "jpeg", "eps", "ps"];
    let ending = target.extension()?.to_str()?.to_lowercase();
    let dot = report::typed(&target.with_extension("dot"))?;
    let target = report::typed(target)?;
    DRAWINGS.contains(&&*ending).then(|| {
        format!("write `-o {dot} --for graphviz`; then `dot -T{ending} {dot} -o {target}` draws it")
    })
}

/// The name that a file would have if its ending weren't misspelt. Short endings are too much alike.
fn misspelt(target: &Path) -> Option<String> {
    let ending = target.extension()?.to_str().filter(|ending| ending.len() > 4)?;
    let written = formats::FORMATS.iter().filter(|format| format.writes.is_some());
    did_you_mean(ending, written.flat_map(|format| format.extensions).copied())
}

/// Whether a file has this ending, compressed or not.
fn by_ending(target: &Path, ending: &str) -> bool {
    let name = target.to_string_lossy().to_lowercase();
    without_compression(&name).ends_with(&format!(".{ending}"))
}

/// Whether two names are those of one file, which need not be there yet.
fn is_same_file(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
        Some(folder.join(path.file_name()?))
    };
    let is_stdout = |path| path == Path::new("-");
    one == other
        || !is_stdout(one)
            && !is_stdout(other)
            && place(one).is_some_and(|at| Some(at) == place(other))
}

/// The format that is wanted for a target, whose ending says nothing else.
fn agreed(wanted: &'static Format, target: &Path) -> Result<&'static Format> {
    let last = |ending: &'static str| ending.rsplit('.').next();
    let own = |format: &Format| format.extensions.first().copied().and_then(last);
    match formats::by_file_name(&target.to_string_lossy()) {
        // A table may be one of nodes or of edges, whatever it is called.
        Some(ending) if own(ending) != own(wanted) => {
            let (file, named, wanted) = (target.display(), ending.name, wanted.name);
            let error =
                Error::new(format!("`{file}` is {named} by its ending, and `--to` says {wanted}"));
            Err(error.hint("leave `--to` out, or give the file an ending that says the same"))
        }
        _ => Ok(wanted),
    }
}

/// Refuses to put a table of nodes or edges in place of one that somebody else made, as that may
/// be the only one. What claimgraph wrote before it may write again.
pub(super) fn spare_table(target: &Path, format: &Format) -> Result<()> {
    let Some(rows) = format.rows.filter(|_| target.is_file()) else { return Ok(()) };
    let mut files = Files::default();
    let file = files.add(target);
    // What can't be read can't tell whose it is; writing will say if it can't be written either.
    let start = glance::start(&files, file).unwrap_or_default();
    if start.trim_ascii().is_empty() || glance::is_own_table(&start, rows) {
        return Ok(());
    }
    let message =
        format!("`{}` is a table already, and not one that claimgraph wrote", target.display());
    Err(Error::new(message).hint("write to another file, or delete this one first"))
}

/// Refuses to put anything in place of what a project consists of.
pub(crate) fn spare(project: &Path, targets: &[PathBuf], writing: &Writing) -> Result<()> {
    match targets.iter().chain(&writing.loss_report).find(|target| owns(project, target)) {
        Some(target) => {
            let message = format!("`{}` is a file of the project itself", target.display());
            Err(Error::new(message).hint("write to another file, so that nothing is lost"))
        }
        None => Ok(()),
    }
}
