//! `claimgraph completions`

use claimgraph::Result;
use clap_complete::Shell;

use crate::cli::outcome::Outcome;

/// Write what a shell needs to complete commands and options
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    mkdir -p ~/.local/share/bash-completion/completions && \
        claimgraph completions bash > ~/.local/share/bash-completion/completions/claimgraph\n  \
    mkdir -p ~/.zfunc && claimgraph completions zsh > ~/.zfunc/_claimgraph\n  \
    mkdir -p ~/.config/fish/completions && \
        claimgraph completions fish > ~/.config/fish/completions/claimgraph.fish")]
pub(crate) struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Runs the command.
pub(crate) fn run(args: Args, mut program: clap::Command) -> Result<Outcome> {
    // Generated into memory, because writing to a pipe that is closed would panic.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut program, "claimgraph", &mut script);
    let mut out = std::io::stdout().lock();
    std::io::Write::write_all(&mut out, &script)?;
    Ok(Outcome::Fine)
}
