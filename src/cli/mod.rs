//! The command line: one file per command. The only room that knows a terminal.

mod args;
mod check;
mod choice;
mod claims;
mod completions;
mod convert;
mod decided;
mod disputes;
mod edge;
mod export;
mod extract;
mod formats;
mod import;
mod init;
mod input;
mod losses;
mod man;
mod manner;
mod outcome;
mod outputs;
mod page;
mod path;
mod progress;
mod question;
mod report;
mod review;
mod show;
mod stats;
mod tally;
mod told;
mod warnings;
mod writing;

use std::io::Write;
use std::process::ExitCode;

use claimgraph::text::{did_you_mean, visible_name};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use outcome::Outcome;

/// Build a knowledge graph from what people said, and export it with the sentence behind every edge
#[derive(Debug, Parser)]
#[command(name = "claimgraph", version, propagate_version = true, max_term_width = 100)]
#[command(after_help = "Data goes to stdout, everything else to stderr; `-` is stdin or stdout.\n\
    Exit status: 0 fine, 1 the data has errors, 2 the run could not go on.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    terminal: args::Terminal,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Args),
    Check(check::Args),
    Extract(extract::Args),
    Import(import::Args),
    Review(review::Args),
    Export(export::Args),
    Convert(convert::Args),
    Show(show::Args),
    Path(path::Args),
    Disputes(disputes::Args),
    Claims(claims::Args),
    Stats(stats::Args),
    Formats(formats::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Parses the arguments, runs the command and says how it ended.
pub(crate) fn main() -> ExitCode {
    let parsed = Cli::command().try_get_matches();
    let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(said) => return say(&with_near_command(of_visible_arguments(said))),
    };
    outcome::outlive_limits_of_files();
    outcome::end_cleanly_when_interrupted();
    let terminal = &cli.terminal;
    let ended = match cli.command {
        Command::Init(args) => init::run(args, terminal),
        Command::Check(args) => check::run(args, terminal),
        Command::Extract(args) => extract::run(args, terminal),
        Command::Import(args) => import::run(args, terminal),
        Command::Review(args) => review::run(args, terminal),
        Command::Export(args) => export::run(args, terminal),
        Command::Convert(args) => convert::run(args, terminal),
        Command::Show(args) => show::run(args, terminal),
        Command::Path(args) => path::run(args, terminal),
        Command::Claims(args) => claims::run(args, terminal),
        Command::Disputes(args) => disputes::run(args, terminal),
        Command::Stats(args) => stats::run(args, terminal),
        Command::Formats(args) => formats::run(args, terminal),
        Command::Completions(args) => completions::run(args, Cli::command()),
        Command::Man(args) => man::run(args, Cli::command()),
    };
    Outcome::exit_code(ended, terminal)
}

/// What is wrong with the arguments, said of them with what a terminal would obey made visible. They
/// are read again for that: once they stand among the colours of a message, nobody can tell them
/// from these. Where nothing is wrong with them then, they weren't text, and aren't quoted.
fn of_visible_arguments(said: clap::Error) -> clap::Error {
    if !said.use_stderr() {
        return said;
    }
    let shown = std::env::args_os().map(|argument| visible_name(&argument.to_string_lossy()));
    match Cli::try_parse_from(shown) {
        Err(of_visible) if of_visible.use_stderr() => of_visible,
        _ => said,
    }
}

/// What is said of a command that there isn't, with the one most like it where `help` was asked for
/// it: that looks for none.
fn with_near_command(mut said: clap::Error) -> clap::Error {
    let is_unknown = said.kind() == ErrorKind::InvalidSubcommand;
    if is_unknown && said.get(ContextKind::SuggestedSubcommand).is_none() {
        let cli = Cli::command();
        let names = cli.get_subcommands().map(clap::Command::get_name);
        let near = match said.get(ContextKind::InvalidSubcommand) {
            Some(ContextValue::String(name)) => did_you_mean(name, names),
            _ => None,
        };
        if let Some(hint) = near {
            said.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![hint.into()]));
        }
    }
    said
}

/// Says what there is no command to run for: the help that was asked for, or what is wrong with the
/// arguments.
fn say(said: &clap::Error) -> ExitCode {
    let printed = said.print().and_then(|()| std::io::stdout().flush());
    match printed {
        Err(error) if !said.use_stderr() => {
            Outcome::exit_code(Err(error.into()), &args::Terminal::default())
        }
        _ => ExitCode::from(if said.use_stderr() { 2 } else { 0 }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_of_the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_gives_examples() {
        for command in Cli::command().get_subcommands() {
            let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            let name = command.get_name();
            assert!(after.starts_with("Examples:\n  "), "{name} gives none");
            let examples = after.lines().skip(1).take_while(|line| !line.is_empty());
            let others = examples.filter(|line| !line.contains("claimgraph"));
            assert_eq!(others.collect::<Vec<_>>(), [""; 0], "of {name}");
        }
    }

    #[test]
    fn the_first_line_of_help_is_an_imperative_without_a_full_stop() {
        for command in Cli::command().get_subcommands() {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(about.starts_with(char::is_uppercase), "{}", command.get_name());
            assert!(!about.ends_with('.'), "{about}");
        }
    }
}
