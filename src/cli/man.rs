//! `claimgraph man`

use std::io::Write;
use std::path::PathBuf;

use claimgraph::formats::Staged;
use claimgraph::{Error, Result};
use clap::builder::Resettable;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::cli::outcome::Outcome;

/// Write the manual page, all commands on one, or one for each into a folder
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    claimgraph man | man -l -\n  \
    claimgraph man --dir ~/.local/share/man/man1")]
pub(crate) struct Args {
    /// Write a page for the program and one for each command into this folder
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(args: Args, program: clap::Command) -> Result<Outcome> {
    let mut program = program.disable_help_subcommand(true);
    program.build();
    match args.dir {
        None => std::io::stdout().lock().write_all(&whole(&program)?)?,
        Some(folder) => write_pages(&program, &folder)?,
    }
    Ok(Outcome::Fine)
}

fn write_pages(program: &clap::Command, folder: &std::path::Path) -> Result<()> {
    let making = |error| Error::from(error).context(format!("making `{}`", folder.display()));
    std::fs::create_dir_all(folder).map_err(making)?;
    let mut staged = Vec::new();
    for command in std::iter::once(program).chain(program.get_subcommands()) {
        let name = command.get_display_name().unwrap_or(command.get_name());
        let path = folder.join(format!("{name}.1"));
        staged.push(Staged::write(&path, |out| {
            let (command, more) = parted(command);
            Man::new(command).render(out)?;
            Ok(more_section("SH", &more).to_writer(out)?)
        })?);
    }
    staged.into_iter().try_for_each(Staged::finish)
}

/// The page of the program, and under it what the pages of its commands say.
fn whole(program: &clap::Command) -> Result<Vec<u8>> {
    let mut page = Vec::new();
    let (own, more) = parted(program);
    Man::new(own).render(&mut page)?;
    more_section("SH", &more).to_writer(&mut page)?;
    for command in program.get_subcommands() {
        writeln!(page, ".SH \"CLAIMGRAPH {}\"", command.get_name().to_uppercase())?;
        let (own, more) = parted(command);
        let man = Man::new(own);
        let mut section = Vec::new();
        man.render_synopsis_section(&mut section)?;
        man.render_description_section(&mut section)?;
        man.render_options_section(&mut section)?;
        // Within the page of the program they are sections of sections.
        let text = String::from_utf8_lossy(&section).replace("\n.SH ", "\n.SS ");
        page.write_all(text.as_bytes())?;
        more_section("SS", &more).to_writer(&mut page)?;
    }
    Ok(page)
}

/// A command without the lines after its help, and those lines. A page would run them together.
fn parted(command: &clap::Command) -> (clap::Command, String) {
    let more = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    (command.clone().after_help(Resettable::Reset), more)
}

fn more_section(level: &str, more: &str) -> Roff {
    let mut page = Roff::new();
    let (title, lines) = match more.strip_prefix("Examples:\n") {
        Some(examples) => ("EXAMPLES", examples),
        None => ("NOTES", more),
    };
    page.control(level, [title]).control("nf", []);
    for line in lines.lines() {
        page.text([roman(line.trim_start())]);
    }
    page.control("fi", []);
    page
}
