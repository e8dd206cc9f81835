//! Where commands come from: keys of a terminal, or lines.

use std::io::{BufRead, ErrorKind, IsTerminal, Write};
use std::time::Duration;

use claimgraph::{Error, Result};
use console::{Key, Term};

use crate::cli::review::keys::Keys;

/// The longest line that is read.
const LONGEST_LINE: u64 = 1 << 20;

/// A person at a terminal, or what was piped in.
pub(super) enum Prompt {
    Keys(Term),
    /// Lines that a person types.
    Lines,
    /// Lines that were written before anybody knew what would come of them.
    Piped(Line),
}

/// The last line that was read: its number, and what stands on it.
#[derive(Default)]
pub(super) struct Line(usize, String);

impl Prompt {
    /// Keys where both ends are a terminal, else lines.
    pub(super) fn start() -> Prompt {
        match (std::io::stdin().is_terminal(), std::io::stdout().is_terminal()) {
            (true, true) => Prompt::Keys(Term::stdout()),
            (true, false) => Prompt::Lines,
            (false, _) => Prompt::Piped(Line::default()),
        }
    }

    /// The next command; nothing at the end. A key is a command, but for `e`, which asks on.
    pub(super) fn command(&mut self, menu: &str) -> Result<Option<String>> {
        let term = match self {
            Prompt::Keys(term) => term,
            Prompt::Lines => return read_line(),
            Prompt::Piped(line) => return line.next(),
        };
        term.write_str(menu)?;
        term.flush()?;
        let mut keys = Keys::default();
        let command = loop {
            let key = match term.read_key() {
                Err(error) if error.kind() == ErrorKind::Interrupted => return leave(term),
                key => key?,
            };
            let Some(key) = keys.meant(key) else { continue };
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

    /// A line that a person is asked for; nothing at the end. Where commands are piped in nobody is
    /// asked: the next line is a command of its own, and must not be taken for a text.
    pub(super) fn ask(&mut self, question: &str) -> Result<Option<String>> {
        let Prompt::Keys(term) = self else {
            self.refuse("An edit is one line, such as `e status alleged`; `-` empties a field")?;
            return Ok(None);
        };
        term.write_str(&format!("{question}: "))?;
        term.flush()?;
        read_line()
    }

    /// Says why a command isn't done. Of commands that were piped in, the next is meant for the
    /// candidate that would have come then, so none of them is done either.
    pub(super) fn refuse(&mut self, why: &str) -> Result<()> {
        let Prompt::Piped(Line(number, line)) = self else { return self.say(why) };
        let mut letters = why.chars();
        let why = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters);
        let why: String = why.collect();
        let error = Error::new(format!("line {number} of the commands, `{line}`: {why}"));
        Err(error.hint("what was decided before it is written; nothing from it on was done"))
    }

    /// Says something, on a line of its own.
    pub(super) fn say(&mut self, text: &str) -> Result<()> {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{text}")?;
        Ok(out.flush()?)
    }
}

impl Line {
    /// The next line that isn't blank; nothing at the end.
    fn next(&mut self) -> Result<Option<String>> {
        loop {
            let Some(line) = read_line()? else { return Ok(None) };
            self.0 += 1;
            if !line.is_empty() {
                self.1.clone_from(&line);
                return Ok(Some(line));
            }
        }
    }
}

/// After Ctrl-C, waits for the handler of the signal, which ends the run.
fn leave(term: &Term) -> Result<Option<String>> {
    term.write_line("")?;
    std::thread::sleep(Duration::from_secs(2));
    Ok(None)
}

fn read_line() -> Result<Option<String>> {
    read_line_of(std::io::stdin().lock())
}

fn read_line_of(input: impl BufRead) -> Result<Option<String>> {
    let mut line = Vec::new();
    let read = input.take(LONGEST_LINE + 1).read_until(b'\n', &mut line)?;
    if read as u64 > LONGEST_LINE {
        // Its rest would be taken for the next command.
        let error = Error::new("a line of commands is longer than 1 MiB");
        return Err(error.hint("say one command on each line, such as `a` or `e status alleged`"));
    }
    Ok((read > 0).then(|| String::from_utf8_lossy(&line).trim().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_a_long_line_is_no_command() {
        let longest = LONGEST_LINE as usize;
        let lines = format!("{}\n{}A\n", " ".repeat(longest - 1), " ".repeat(longest));
        let mut input = lines.as_bytes();
        assert_eq!(read_line_of(&mut input).unwrap(), Some(String::new()));
        let error = read_line_of(&mut input).unwrap_err();
        assert_eq!(error.to_string(), "a line of commands is longer than 1 MiB");
    }
}
