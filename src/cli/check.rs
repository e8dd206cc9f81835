//! `claimgraph check`

use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use claimgraph::check::QuoteCount;
use claimgraph::model::Ledger;
use claimgraph::project::Loaded;
use claimgraph::text::{Diagnostic, Files, Severity, show, show_json};
use claimgraph::{Result, check, project, resolve};
use clap::ValueEnum;

use crate::cli::args::{AlsoNamed, Terminal};
use crate::cli::input::{self, ColumnArgs};
use crate::cli::outcome::Outcome;
use crate::cli::progress::Progress;
use crate::cli::report::{grouped, plural};
use crate::cli::tally::Tally;

/// Tell every problem of a project or table, as a compiler would
///
/// Each has a rule's name, its place, the line with the cell underlined, and what to do. The
/// project's `[lints]` say how much each rule weighs. Candidates are no claims yet: those that wait
/// for `claimgraph review` are counted, and it tells what is wrong with each.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    claimgraph check graph-data\n  \
    claimgraph check graph-data --strict --format json > problems.json\n  \
    claimgraph check --rules")]
pub(crate) struct Args {
    /// A project's folder, a table of claims, or `-` for a table on stdin
    #[arg(value_name = "INPUT", default_value = ".")]
    path: PathBuf,
    #[command(flatten)]
    also: AlsoNamed,
    #[command(flatten)]
    columns: ColumnArgs,
    /// How to tell it
    #[arg(long, value_enum, default_value_t = Style::Text, value_name = "STYLE")]
    format: Style,
    /// The same as `--format json`
    #[arg(long)]
    json: bool,
    /// Count warnings as errors
    #[arg(long)]
    strict: bool,
    /// List the rules and what each looks for
    #[arg(long)]
    rules: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Style {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Runs the command.
pub(crate) fn run(args: Args, terminal: &Terminal) -> Result<Outcome> {
    let for_programs = args.json || args.format == Style::Json;
    if args.rules {
        return list_rules(for_programs);
    }
    let progress = Progress::start(terminal);
    let path = args.also.or(args.path);
    progress.doing(format!("reading {}", path.display()));
    let mut files = Files::default();
    let loaded = input::load(&path, &args.columns, &mut files)?;
    progress.doing("checking");
    let Loaded { ledger, diagnostics } = loaded;
    let mut diagnostics = all_told(&ledger, diagnostics, path.is_dir(), &files);
    // A list that can't be read is no fault of the claims; who reviews it is told.
    let waiting = path.is_dir().then(|| project::count_waiting(&path, &ledger).unwrap_or_default());
    if args.strict {
        raise(&mut diagnostics);
    }
    drop(progress);
    let tally = Tally::of(&diagnostics);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if for_programs {
        let mut report = as_json(&ledger, &diagnostics, &files);
        if let Some(count) = waiting {
            report["candidates_waiting"] = count.into();
        }
        writeln!(out, "{report:#}")?;
    } else {
        if terminal.quiet {
            diagnostics.retain(|told| told.severity == Severity::Error);
        }
        let colours = terminal.colours(std::io::stdout().is_terminal());
        out.write_all(show(&diagnostics, &files, colours).as_bytes())?;
        if !terminal.quiet {
            let waiting = told_waiting(waiting.unwrap_or_default());
            writeln!(out, "{}{waiting}", summary(&ledger, tally, &files))?;
        }
    }
    out.flush()?;
    Ok(if tally.errors > 0 { Outcome::DataHasErrors } else { Outcome::Fine })
}

/// What is wrong with a ledger, behind what was told when it was read, in order.
fn all_told(
    ledger: &Ledger,
    mut diagnostics: Vec<Diagnostic>,
    is_project: bool,
    files: &Files,
) -> Vec<Diagnostic> {
    let (resolution, told) = resolve::resolve(ledger);
    diagnostics.extend(told);
    diagnostics.extend(check::check(ledger, &resolution, files));
    let kept = check::kept_columns(ledger, &diagnostics);
    diagnostics.extend(kept);
    if is_project {
        diagnostics.extend(check::lone_origins(ledger));
        diagnostics.extend(check::left_out(ledger));
    }
    check::sort(ledger, &mut diagnostics);
    diagnostics
}

/// What was found, for programs.
fn as_json(ledger: &Ledger, diagnostics: &[Diagnostic], files: &Files) -> serde_json::Value {
    let (claims, tally) = (&ledger.claims, Tally::of(diagnostics));
    let quotes = check::count_quotes(ledger, files);
    serde_json::json!({
        "diagnostics": show_json(diagnostics, files),
        "errors": tally.errors,
        "warnings": tally.warnings,
        "rows_read": claims.rows_read,
        "claims": claims.len(),
        "rejected": claims.rejected(),
        "quotes": quotes.all,
        "quotes_looked_for": quotes.looked_for,
    })
}

/// How much was read, and how much of it is wrong, in one line.
fn summary(ledger: &Ledger, tally: Tally, files: &Files) -> String {
    let claims = &ledger.claims;
    format!(
        "{} read: {}, {} rejected. {}{} and {}",
        plural(claims.rows_read as usize, "row", "rows"),
        plural(claims.len(), "claim", "claims"),
        grouped(claims.rejected() as usize),
        told_of(check::count_quotes(ledger, files)),
        plural(tally.errors, "error", "errors"),
        plural(tally.warnings, "warning", "warnings"),
    )
}

/// How many quotes were looked for: of those without a document nobody knows whether they are right.
fn told_of(QuoteCount { all, looked_for }: QuoteCount) -> String {
    match (all, looked_for) {
        (0, _) => String::new(),
        (1, 1) => "1 quote looked for in its document. ".to_string(),
        (_, 0) => format!("{}, none looked for in a document. ", plural(all, "quote", "quotes")),
        _ if all == looked_for => {
            format!("{} quotes looked for in their documents. ", grouped(all))
        }
        _ => format!(
            "{} of {} quotes looked for in their documents, {} without one. ",
            grouped(looked_for),
            grouped(all),
            grouped(all - looked_for)
        ),
    }
}

/// How many candidates nobody has looked at, if there are any.
fn told_waiting(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => ". 1 candidate waits for `claimgraph review`".to_string(),
        _ => format!(". {} candidates wait for `claimgraph review`", grouped(count)),
    }
}

fn raise(diagnostics: &mut [Diagnostic]) {
    for diagnostic in diagnostics.iter_mut().filter(|d| d.severity == Severity::Warning) {
        diagnostic.severity = Severity::Error;
    }
}

fn list_rules(for_programs: bool) -> Result<Outcome> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if for_programs {
        let one = |rule: &&check::Rule| serde_json::json!({ "rule": rule.name, "level": rule.level.name(), "summary": rule.summary });
        let rules: Vec<_> = check::RULES.iter().map(one).collect();
        writeln!(out, "{:#}", serde_json::Value::from(rules))?;
    } else {
        for rule in check::RULES {
            writeln!(out, "{:24} {:6} {}", rule.name, rule.level.name(), rule.summary)?;
        }
        writeln!(
            out,
            "\nWhat keeps a file, a row or a cell from being read is told besides, under names of \
             its own such as\n`missing-cell` or `wrong-number-of-cells`; how much that weighs can't be set."
        )?;
    }
    out.flush()?;
    Ok(Outcome::Fine)
}
