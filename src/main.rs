//! The `claimgraph` program: parses, runs, prints, exits.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
