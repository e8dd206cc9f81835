//! Where commands come from: keys of a terminal, or lines.

use std::io::{BufRead, ErrorKind, IsTerminal, Write};
use std::time::Duration;

use claimgraph::Result;
use console::{Key, Term};

/// The longest line that is read.
const LONGEST_LINE: u64 = 1 << 20;

/// A person at a terminal, or what was piped in.
pub(super) enum Prompt {
    Keys(Term),
    Lines,
}

impl Prompt {
    /// Keys where both ends are a terminal, else lines.
    pub(super) fn start() -> Prompt {
        match std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
            true => Prompt::Keys(Term::stdout()),
            false => Prompt::Lines,
        }
    }

    /// The next command; nothing at the end. A key is a command, but for `e`, which asks on.
    pub(super) fn command(&mut self, menu: &str) -> Result<Option<String>> {
        let Prompt::Keys(term) = self else { return read_line() };
        term.write_str(menu)?;
        term.flush()?;
        let command = loop {
            let key = match term.read_key() {
                Err(error) if error.kind() == ErrorKind::Interrupted => return leave(term),
                key => key?,
            };
            match key {
                Key::Char(key) if !key.is_control() => break key.to_string(),
                Key::Escape | Key::Char('\u{4}') => break "q".to_string(),
                Key::ArrowRight | Key::ArrowDown => break "s".to_string(),
                _ => {}
            }
        };
        term.write_line(&crate::cli::outcome::visible(&command))?;
        Ok(Some(command))
    }

    /// A line that is asked for; nothing at the end.
    pub(super) fn ask(&mut self, question: &str) -> Result<Option<String>> {
        if let Prompt::Keys(term) = self {
            term.write_str(&format!("{question}: "))?;
            term.flush()?;
        }
        read_line()
    }

    /// Says something, on a line of its own.
    pub(super) fn say(&mut self, text: &str) -> Result<()> {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{text}")?;
        Ok(out.flush()?)
    }
}

/// After Ctrl-C, waits for the handler of the signal, which ends the run.
fn leave(term: &Term) -> Result<Option<String>> {
    term.write_line("")?;
    std::thread::sleep(Duration::from_secs(2));
    Ok(None)
}

fn read_line() -> Result<Option<String>> {
    let mut line = Vec::new();
    let input = std::io::stdin().lock();
    let read = std::io::Read::take(input, LONGEST_LINE).read_until(b'\n', &mut line)?;
    Ok((read > 0).then(|| String::from_utf8_lossy(&line).trim().to_string()))
}
