//! What a command works on: a project, a table, or a graph file; and the part of it that is wanted.

pub(super) mod glance;
mod lines;
mod opening;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use claimgraph::build::{self, BuildOptions, OneSided};
use claimgraph::formats::{self, Format, Look, Of, Reading};
use claimgraph::model::{
    Graph, Ledger, Namesakes, Resolution, Schema, Status, Sym, default_statuses,
};
use claimgraph::project::{self, Loaded, NamedColumns};
use claimgraph::text::{Diagnostic, FileId, Files, Place, clean_name, did_you_mean};
use claimgraph::{Error, Result, ask, check, resolve};

use crate::cli::args::{Filters, Offered, Terminal, read_or_claims};
use crate::cli::progress::Progress;
use crate::cli::report::{self, Tally};

use lines::Lines;
use opening::open_as;

pub(crate) use opening::open;

/// A graph, where it comes from, and what was the matter.
pub(crate) struct Input {
    /// The graph.
    pub(crate) graph: Graph,
    /// What it was built from; nothing for a graph file.
    pub(crate) said: Option<Said>,
    /// What was the matter with the files.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// How it looks.
    pub(crate) look: Look,
    /// How many nodes and edges there were before a part of the graph was chosen, if one was.
    pub(crate) whole: Option<(usize, usize)>,
}

/// What a graph was built from.
pub(crate) struct Said {
    /// The claims.
    pub(crate) ledger: Ledger,
    /// Who is who.
    pub(crate) resolution: Resolution,
    /// How many claims the filters left out.
    pub(crate) filtered: usize,
    /// How many claims have no place in the graph.
    pub(crate) unplaced: usize,
    /// How many became attributes, how many of those are disputed, and how many are without their
    /// evidence or qualifiers.
    pub(crate) values: usize,
    pub(crate) disputed_values: usize,
    pub(crate) bare_values: usize,
    /// What is disputed, though the filters left out one side of it.
    pub(crate) one_sided: OneSided,
}

impl Input {
    /// Whether all that is in the files can't be read, or all claims, filters or not.
    pub(crate) fn is_unread(&self) -> bool {
        let nothing = match &self.said {
            Some(Said { ledger: Ledger { claims, entities, .. }, .. }) => {
                let are_lost = claims.columns.is_empty() || claims.rejected() > 0;
                claims.is_empty() && (entities.is_empty() || are_lost)
            }
            None => {
                let left = (self.graph.nodes.len(), self.graph.edges.len());
                self.whole.unwrap_or(left) == (0, 0)
            }
        };
        nothing && Tally::of(&self.diagnostics).errors > 0
    }

    /// Whether one of the tables can't be read at all, be it not that of the claims.
    pub(crate) fn lacks_a_table(&self) -> bool {
        self.said.as_ref().is_some_and(|Said { ledger, .. }| {
            let Ledger { entities, claims, sources, evidence, decisions, .. } = ledger;
            [entities, claims, sources, evidence, decisions].iter().any(|table| table.is_unread())
        })
    }

    /// The statuses that its edges may have: those of a project are its own.
    pub(crate) fn statuses(&self) -> Cow<'_, [Status]> {
        match &self.said {
            Some(said) => Cow::Borrowed(&said.ledger.schema.statuses),
            None => Cow::Owned(default_statuses()),
        }
    }

    /// Says which disputes have lost a side to the filters, as far as they are in the part that is
    /// left.
    pub(crate) fn tell_one_sided(&mut self) {
        let said = self.said.as_ref();
        self.diagnostics.extend(said.and_then(|said| said.one_sided.within(&self.graph)));
    }
}

impl Said {
    /// The id in the graph of whom a name means, also by an id that was decided to be the same as
    /// another, or by a label that no claim names; nothing if no table tells.
    pub(crate) fn id_of(&self, name: &str) -> Option<&str> {
        let Said { ledger, resolution, .. } = self;
        let name = &*clean_name(name);
        let meant = ledger.symbols.find(name).and_then(|name| resolution.entity(name));
        let number = meant.or_else(|| resolution.names(ledger).get(name).copied().flatten())?;
        Some(ledger.text(resolution.entities[number as usize].id))
    }

    /// The types that entities have, be they in the graph or not.
    fn types(&self) -> BTreeSet<&str> {
        let Said { ledger, resolution, .. } = self;
        let declared = ledger.entities.column("type");
        let entities = resolution.entities.iter().zip(0_u32..);
        let of_each = entities.filter_map(|(entity, number)| {
            let own =
                entity.rows.iter().find_map(|row| declared.get(*row as usize).copied().flatten());
            own.or_else(|| resolution.given_type(number))
        });
        of_each.map(|kind| ledger.text(kind)).collect()
    }

    /// What people read for a name: the label, and the id beside it where somebody else has that
    /// label.
    pub(crate) fn name(&self, name: Sym, namesakes: &Namesakes) -> String {
        let Said { ledger, resolution, .. } = self;
        let label = ledger.text(resolution.label(name, ledger));
        named_apart(label, ledger.text(resolution.id_of(name)), namesakes)
    }

    /// The labels that several entities have, be they in the graph or not.
    pub(crate) fn namesakes(&self) -> Namesakes {
        let Said { ledger, resolution, .. } = self;
        let label = |id: Sym| ledger.text(resolution.label(id, ledger));
        let labels: Vec<&str> = resolution.entities.iter().map(|entity| label(entity.id)).collect();
        Namesakes::of(&labels)
    }

    /// Which nodes of its graph are values and nobody.
    fn values(&self, graph: &Graph) -> Vec<bool> {
        let known = self.ledger.symbols.len();
        let is_value = |id: &Sym| id.index() >= known || self.resolution.entity(*id).is_none();
        graph.nodes.ids.iter().map(is_value).collect()
    }
}

/// A label, with the id that tells whom it means where it is shared: `Karl Weber (weber-c)`.
pub(crate) fn named_apart(label: &str, id: &str, namesakes: &Namesakes) -> String {
    match label != id && namesakes.have(label) {
        true => format!("{label} ({id})"),
        false => label.to_string(),
    }
}

/// Reads a project, a table of claims or a graph file, and builds the part that is wanted.
pub(crate) fn read(
    path: &Path,
    read_as: &ReadAs,
    options: &BuildOptions,
    filters: &Filters,
    files: &mut Files,
    progress: &Progress,
    terminal: &Terminal,
) -> Result<Input> {
    progress.doing(format!("reading {}", path.display()));
    if let Some(name) = read_as.from.as_deref().filter(|name| *name != "claims") {
        named(name)?;
    }
    let file =
        if path.is_dir() { None } else { Some(open_as(path, read_as.from.as_deref(), files)?) };
    let mut input = match (graph_format(path, read_as, file, files)?, file) {
        (Some(format), file) => {
            let file = file.unwrap_or_else(|| files.add(path));
            read_as.columns.refuse("a graph")?;
            let Reading { graph, mut diagnostics } = read_in(format, file, files)?;
            diagnostics.extend(as_edges(format, read_as, file));
            Input { graph, said: None, diagnostics, look: Look::default(), whole: None }
        }
        (None, Some(file)) => {
            let named = read_as.columns.named()?;
            let loaded = project::load_table_as(file, files, &named)?.without_rejected();
            build_claims(loaded, options, files, progress, terminal)?
        }
        (None, None) => {
            let loaded = load(path, &read_as.columns, files)?;
            build_claims(loaded, options, files, progress, terminal)?
        }
    };
    let narrowed = narrow(&mut input, filters);
    narrowed.map_err(|error| report::behind(error, &input.diagnostics, files, terminal))?;
    Ok(input)
}

/// The project that an input names: its folder, or one of its tables.
pub(crate) fn project_of(path: &Path) -> Option<&Path> {
    if path.is_dir() {
        return Some(path);
    }
    // A table that lies beside others needn't belong to them.
    let folder = path.parent().map(|folder| match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    });
    folder.filter(|folder| folder.join(project::MANIFEST).exists() && project::owns(folder, path))
}

/// Reads claims: a project's folder, or a table, or a table from stdin.
pub(crate) fn load(path: &Path, columns: &ColumnArgs, files: &mut Files) -> Result<Loaded> {
    if path == Path::new(".") && !project::is_project(path) {
        let error = Error::new("the current folder is no project: it has no `claims.csv`");
        return Err(error.hint("name a project's folder or a table; see `--help`"));
    }
    if path.is_dir() {
        columns.refuse("a project")?;
        return project::load(path, files);
    }
    let file = open(path, files)?;
    Ok(project::load_table_as(file, files, &columns.named()?)?.without_rejected())
}

/// Reads a graph file of the format that was named, or that its name says, or how it starts.
pub(crate) fn read_graph(path: &Path, from: Option<&str>, files: &mut Files) -> Result<Reading> {
    let known = match from {
        Some(name) => Some(named(name)?),
        None => format_of_graph(path),
    };
    if known.is_none() && path != Path::new("-") {
        let error = Error::new(format!("`{}` has no known ending", path.display()));
        return Err(error.hint("add `--from FORMAT`; see `claimgraph formats`"));
    }
    let file = open_as(path, from, files)?;
    let Some(format) = known.or(of_start(file, files)?) else {
        let error = Error::new("what comes from stdin doesn't say which format it has");
        return Err(error.hint("add `--from FORMAT`; see `claimgraph formats`"));
    };
    read_in(format, file, files)
}

/// The format of a graph that is known by the name of its file.
pub(crate) fn format_of_graph(path: &Path) -> Option<&'static Format> {
    // Spreadsheets and databases call a table with tabs so.
    let is_text = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
    let tabs = || formats::by_name("tsv").filter(|_| is_text);
    formats::by_file_name(&path.to_string_lossy()).or_else(tabs)
}

/// The format of a graph that is known by how it starts.
fn of_start(file: FileId, files: &Files) -> Result<Option<&'static Format>> {
    Ok(glance::graph_format(&glance::start(files, file)?).and_then(formats::by_name))
}

fn read_in(format: &Format, file: FileId, files: &Files) -> Result<Reading> {
    if format.name == "json" && glance::is_of_listed_claims(&glance::start(files, file)?) {
        let name = files.name(file);
        let error = Error::new(format!("`{name}` is a list of `claims`, in words, and no graph"));
        return Err(error.hint("name the project or the table that it was made of"));
    }
    format.read(files, file)
}

/// The graph format of a file; nothing for a project or a table of claims.
fn graph_format(
    path: &Path,
    read_as: &ReadAs,
    file: Option<FileId>,
    files: &Files,
) -> Result<Option<&'static Format>> {
    if let Some(name) = &read_as.from {
        return if name == "claims" { Ok(None) } else { named(name).map(Some) };
    }
    let is_stdin = path == Path::new("-");
    let format = formats::by_file_name(&path.to_string_lossy());
    let is_lines = format.is_some_and(|format| format.name == "jsonl");
    if let (true, Some(file)) = (is_stdin || is_lines, file) {
        if !read_as.columns.columns.is_empty() {
            // Whoever says what columns mean has a table.
            return Ok(None);
        }
        if is_stdin {
            return of_start(file, files);
        }
        return Ok(match lines::what(&glance::start(files, file)?) {
            Lines::Claims => None,
            // The name says more where they don't tell.
            Lines::Graph | Lines::Unknown => format,
        });
    }
    let Some(file) = file else { return Ok(None) };
    match format {
        // A table is a table of claims, unless the user says otherwise, as `convert` does; or else
        // the names of who says so and the like would be no more than texts.
        Some(table) if is_table(table) => {
            let is_ours = read_as.columns.columns.is_empty()
                && glance::is_edge_table(&glance::start(files, file)?);
            Ok(format.filter(|_| is_ours))
        }
        // In JSON a list of claims looks like one of edges, but for what its objects say.
        Some(json) if json.name == "json" && glance::is_of_claims(&glance::start(files, file)?) => {
            Ok(None)
        }
        _ => Ok(format),
    }
}

/// The format with this name, or an error that knows a better one.
pub(crate) fn named(name: &str) -> Result<&'static Format> {
    formats::by_name(name).ok_or_else(|| {
        let error = Error::new(format!("there is no format `{name}`"));
        let names = formats::FORMATS.iter().map(|format| format.name);
        let names = names.chain(["claims"]).filter(|known| *known != name);
        let hint = did_you_mean(name, names);
        error.hint(hint.unwrap_or_else(|| "see `claimgraph formats`".to_string()))
    })
}

/// Says that a table was taken for one of edges, which nobody asked for.
fn as_edges(format: &Format, read_as: &ReadAs, file: FileId) -> Option<Diagnostic> {
    let message = "the table is one of edges, as `export` writes it, and read as a graph";
    let told = Diagnostic::note("read-as-graph", message).at(Place::start(file));
    let told = told.hint("add `--from claims`, if each row is a claim");
    (is_table(format) && read_as.from.is_none()).then_some(told)
}

fn is_table(format: &Format) -> bool {
    format.rows == Some(Of::Edges)
}

/// Builds the graph of claims.
pub(crate) fn build_claims(
    loaded: Loaded,
    options: &BuildOptions,
    files: &Files,
    progress: &Progress,
    terminal: &Terminal,
) -> Result<Input> {
    let Loaded { ledger, mut diagnostics } = loaded;
    let (resolution, told) = resolve::resolve(&ledger);
    diagnostics.extend(told);
    progress.doing("checking");
    diagnostics.extend(match ledger.declares_entities {
        true => check::check(&ledger, &resolution, files),
        false => check::check_values(&ledger, &resolution, files),
    });
    check::sort(&ledger, &mut diagnostics);
    progress.doing("folding claims into edges");
    let built = build::build(&ledger, &resolution, options);
    let built = built.map_err(|error| report::behind(error, &diagnostics, files, terminal))?;
    diagnostics.extend(built.diagnostics);
    let look = Look::of_ledger(&ledger, &resolution);
    let said = Said {
        ledger,
        resolution,
        filtered: built.filtered,
        unplaced: built.unplaced,
        values: built.values,
        disputed_values: built.disputed_values,
        bare_values: built.bare_values,
        one_sided: built.one_sided,
    };
    Ok(Input { graph: built.graph, said: Some(said), diagnostics, look, whole: None })
}

/// Keeps the part of a graph that is wanted. A type stands for those that belong to it, too.
pub(crate) fn narrow(input: &mut Input, filters: &Filters) -> Result<()> {
    let Filters { types, around, hops, largest_component, .. } = filters;
    let Input { graph, said, whole, diagnostics, .. } = input;
    // What claims say has chosen among them before they became edges.
    let of_edges = Some(filters.claims()).filter(|claims| said.is_none() && !claims.is_empty());
    if of_edges.is_none() && types.is_empty() && around.is_none() && !*largest_component {
        return Ok(());
    }
    *whole = Some((graph.nodes.len(), graph.edges.len()));
    if let Some(filter) = of_edges {
        let chosen = filter.edges(graph)?;
        graph.retain_edges(&chosen.kept);
        diagnostics.extend(chosen.diagnostics);
    }
    let values = said.as_ref().map(|said| said.values(graph)).unwrap_or_default();
    let with_values = values.contains(&true).then(|| graph.clone());
    if with_values.is_some() {
        graph.retain(&values.iter().map(|is_value| !is_value).collect::<Vec<_>>());
    }
    if !types.is_empty() {
        let types = wanted_types(types, graph, said.as_ref(), diagnostics)?;
        ask::of_types(graph, &types);
    }
    if let Some(name) = around {
        let center = entity(graph, said.as_ref(), name)?;
        ask::around(graph, center, *hops);
    }
    if *largest_component {
        ask::largest_component(graph);
    }
    if let Some(mut with_values) = with_values {
        with_values.retain(&kept_with_values(&with_values, graph, &values));
        *graph = with_values;
    }
    Ok(())
}

/// The nodes of a part, and the values that stand beside them. Nobody is near anybody else because
/// the same is said of both, so a part has the claims of its entities and no others.
fn kept_with_values(whole: &Graph, part: &Graph, values: &[bool]) -> Vec<bool> {
    let mut in_part = vec![false; whole.symbols.len()];
    part.nodes.ids.iter().for_each(|id| in_part[id.index()] = true);
    let mut keep: Vec<bool> = whole.nodes.ids.iter().map(|id| in_part[id.index()]).collect();
    for (from, to) in whole.edges.from.iter().zip(&whole.edges.to) {
        let (from, to) = (*from as usize, *to as usize);
        keep[to] |= values[to] && keep[from];
    }
    keep
}

/// The node that a person means: by id, label or alias, also by an id that was decided to be the
/// same as another.
pub(crate) fn entity(graph: &Graph, said: Option<&Said>, name: &str) -> Result<usize> {
    let Some(id) = said.and_then(|said| said.id_of(name)) else { return ask::named(graph, name) };
    graph.find(id).ok_or_else(|| {
        let error = Error::new(format!("`{name}` isn't in the part that was asked for"));
        error.hint("leave a filter out")
    })
}

/// The types that some words stand for. That other filters left nobody of one is told; that there
/// never was anybody is an error.
fn wanted_types(
    wanted: &[String],
    graph: &Graph,
    said: Option<&Said>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<String>> {
    let left = ask::types(graph);
    let mut types = Vec::new();
    for word in wanted {
        let family = family(word, said.map(|said| &said.ledger.schema));
        let is_of =
            |known: &BTreeSet<&str>| family.iter().any(|kind| known.contains(kind.as_str()));
        if !is_of(&left) {
            let mut known = said.map(Said::types).unwrap_or_default();
            known.extend(&left);
            if !is_of(&known) {
                return Err(ask::unknown_type(word, &known));
            }
            let message = format!("the other filters leave no entity of the type `{word}`");
            let hint = "leave one of them out to see more";
            diagnostics.push(Diagnostic::note("nobody-left", message).hint(hint));
        }
        types.extend(family);
    }
    Ok(types)
}

/// The types that a word stands for, be it the id or the label of a declared one: its own, and those
/// that belong to it.
fn family(wanted: &str, schema: Option<&Schema>) -> Vec<String> {
    let Some(schema) = schema else { return vec![wanted.to_string()] };
    let labelled = schema.types.iter().find(|(_, declared)| declared.label == wanted);
    let head = [labelled.map_or(wanted, |(id, _)| id).to_string()];
    let belongs = |id: &&String| schema.is_a(id, &head);
    let family: Vec<String> = schema.types.keys().filter(belongs).cloned().collect();
    if family.is_empty() { head.to_vec() } else { family }
}

/// What a command reads, as its only argument.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct InputArgs {
    /// A project's folder, a table of claims, a graph file, or `-` for one of them on stdin
    ///
    /// JSON and JSON Lines are claims where their objects have a `subject`, else nodes and edges of
    /// a graph.
    #[arg(value_name = "INPUT")]
    pub(crate) path: PathBuf,
    #[command(flatten)]
    pub(crate) read_as: ReadAs,
}

/// How to read an input that doesn't say it by itself.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct ReadAs {
    /// What the input is, if its name doesn't say: `claims`, or a format of `claimgraph formats`
    #[arg(long, value_name = "FORMAT", value_parser = Offered(read_or_claims), hide_possible_values = true)]
    from: Option<String>,
    #[command(flatten)]
    columns: ColumnArgs,
}

/// What the columns of a table mean that calls them by names of its own.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct ColumnArgs {
    /// Which column of a table means what, such as `subject=Payer` (several times for several)
    #[arg(long = "column", value_name = "MEANING=HEADER", value_parser = meaning)]
    columns: Vec<(String, String)>,
}

impl ReadAs {
    /// As its name says, with these columns if it is a table.
    pub(crate) fn table(columns: ColumnArgs) -> ReadAs {
        ReadAs { from: None, columns }
    }

    /// What columns mean, and their headers.
    pub(crate) fn columns(&self) -> &[(String, String)] {
        &self.columns.columns
    }
}

impl ColumnArgs {
    /// As the library takes them.
    pub(crate) fn named(&self) -> Result<NamedColumns> {
        let mut named = NamedColumns::default();
        for (name, header) in &self.columns {
            named.add(name, header)?;
        }
        Ok(named)
    }

    /// Refuses them for what is no table of claims.
    pub(crate) fn refuse(&self, what: &str) -> Result<()> {
        if self.columns.is_empty() {
            return Ok(());
        }
        let error = Error::new(format!("`--column` is for a table of claims, not for {what}"));
        Err(error.hint("name the table, or leave the option out"))
    }
}

fn meaning(text: &str) -> std::result::Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, header)) if !header.trim().is_empty() => Ok((name.into(), header.into())),
        _ => Err("say it as `subject=Payer`: what it means, `=`, and the header".to_string()),
    }
}
