//! How a run ends.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use claimgraph::Error;

pub(crate) use claimgraph::text::{visible, visible_message};

use crate::cli::args::Terminal;

/// How a command that could go on ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is well.
    Fine,
    /// The data has errors, which were told.
    DataHasErrors,
}

impl Outcome {
    /// The exit code: 0 fine, 1 the data has errors, 2 the run couldn't go on. A reader that went
    /// away, as `head` does, is no failure.
    pub(crate) fn exit_code(ended: Result<Outcome, Error>, terminal: &Terminal) -> ExitCode {
        match ended {
            Ok(Outcome::Fine) => ExitCode::SUCCESS,
            Ok(Outcome::DataHasErrors) => ExitCode::from(1),
            Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
            Err(error) => {
                tell(&error, terminal);
                ExitCode::from(2)
            }
        }
    }
}

fn tell(error: &Error, terminal: &Terminal) {
    let (strong, plain) = match terminal.colours(std::io::stderr().is_terminal()) {
        true => ("\u{1b}[1;31m", "\u{1b}[0m"),
        false => ("", ""),
    };
    let mut stderr = std::io::stderr().lock();
    // If even stderr is gone, the exit code still tells.
    let _ = writeln!(stderr, "{strong}error{plain}: {}", visible_message(&error.to_string()));
    if let Some(hint) = error.hint_text() {
        let _ = writeln!(stderr, "  help: {}", visible_message(hint));
    }
}

/// Makes it an error of whoever writes, as a full disk is one, that a file may not grow any more, in
/// place of a signal that ends the run at once.
pub(crate) fn outlive_limits_of_files() {
    #[cfg(unix)]
    {
        use nix::sys::signal::{SigSet, Signal};

        let mut signals = SigSet::empty();
        signals.add(Signal::SIGXFSZ);
        // Threads inherit it that start later. Without it the run ends, and leaves what it began.
        let _ = signals.thread_block();
    }
}

/// On Ctrl-C, or when asked to end, removes what is half-written.
pub(crate) fn end_cleanly_when_interrupted() {
    // Without a handler the run still ends, it only leaves a hidden temporary file behind.
    let _ = ctrlc::set_handler(|| {
        claimgraph::formats::remove_unfinished();
        std::process::exit(130);
    });
}
