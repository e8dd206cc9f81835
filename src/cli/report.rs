//! What is the matter with the data, told on stderr.

use std::io::{IsTerminal, Write};
use std::path::Path;

use claimgraph::text::{Diagnostic, Files, MERGE_CONFLICT, Severity, show, visible, visible_name};

use claimgraph::{Error, Result};

use crate::cli::args::Terminal;
use crate::cli::input::Input;
use crate::cli::tally::Tally;

/// The most messages that a command shows whose business they aren't.
const MOST_SHOWN: usize = 20;

/// The warning that a whole column means nothing for a slip in its name. Where that was the status,
/// or who says so, every row of the table says another thing: a number of warnings doesn't tell it.
const MISSPELT_COLUMN: &str = "misspelt-column";

/// Refuses to put an empty graph in place of anything because its input can't be read, or one that
/// lacks what a whole table would say.
pub(crate) fn refuse_nothing(input: &Input) -> Result<()> {
    refuse_conflicts(&input.diagnostics, "nothing was written")?;
    let empty = input.graph.nodes.is_empty() && input.graph.edges.is_empty();
    let errors = Tally::of(&input.diagnostics).errors;
    if empty && errors > 0 {
        return Err(nothing_left(input));
    }
    let claims = input.said.as_ref().map(|said| &said.ledger.claims);
    if claims.is_some_and(|claims| claims.files.is_empty()) {
        let error = Error::new("the project has no table of claims, so nothing was written");
        return Err(error.hint("has it another name? it is called `claims.csv`"));
    }
    if input.is_unread() {
        return Err(Error::new("no claim could be read, so nothing was written"));
    }
    if input.lacks_a_table() && errors > 0 {
        let error = Error::new("one of the tables can't be read, so nothing was written");
        return Err(error.hint("mend it; or take it away, if the graph is to do without it"));
    }
    Ok(())
}

/// Why a graph is empty whose input has errors.
fn nothing_left(input: &Input) -> Error {
    let Some((count, one, several)) = input.left_out() else {
        return Error::new("nothing could be read, so nothing was written");
    };
    let all = plural(count, one, several);
    let error = Error::new(format!("the filters leave nothing of {all}, so nothing was written"));
    error.hint("leave a filter out, or mend what is told above")
}

/// Refuses to take both versions of what two people have changed for one that somebody stands by: it
/// may show an allegation as a fact, or have both sides of a mended mistake.
pub(crate) fn refuse_conflicts(diagnostics: &[Diagnostic], instead: &str) -> Result<()> {
    if !diagnostics.iter().any(|told| told.rule == MERGE_CONFLICT) {
        return Ok(());
    }
    let error = Error::new(format!("a merge conflict is open, so {instead}"));
    Err(error.hint("settle it first; `claimgraph check` tells what else is the matter"))
}

/// Tells errors and notes in full as far as there are not too many, and how many there are beside.
pub(crate) fn tell(diagnostics: &[Diagnostic], files: &Files, more: &str, terminal: &Terminal) {
    // Where another command tells the warnings, their number will do.
    let elsewhere = !more.is_empty();
    let worth = |d: &&Diagnostic| {
        d.severity != Severity::Warning || !elsewhere || d.rule == MISSPELT_COLUMN
    };
    let wanted = |d: &&Diagnostic| worth(d) && !(terminal.quiet && d.severity != Severity::Error);
    let told: Vec<Diagnostic> = diagnostics.iter().filter(wanted).cloned().collect();
    let shown = &told[..told.len().min(MOST_SHOWN)];
    let colours = terminal.colours(std::io::stderr().is_terminal());
    let mut text = show(shown, files, colours);
    let tally = Tally::of(diagnostics);
    let left = told.len() - shown.len();
    if left > 0 {
        text.push_str(&format!("{left} more like these are not shown{}\n", visible_name(more)));
    }
    if tally.warnings > 0 && !terminal.quiet && elsewhere {
        let warnings = plural(tally.warnings, "warning", "warnings");
        text.push_str(&format!("{warnings}{}\n", visible_name(more)));
    }
    say_shown(&text);
}

/// Tells the errors of the data before another one that they may be the cause of: whom nobody finds
/// may stand in a row that can't be read.
pub(crate) fn behind(
    error: Error,
    diagnostics: &[Diagnostic],
    files: &Files,
    terminal: &Terminal,
) -> Error {
    let errors = diagnostics.iter().filter(|told| told.severity == Severity::Error);
    let errors: Vec<Diagnostic> = errors.cloned().collect();
    tell(&errors, files, "", terminal);
    error
}

/// Where warnings about tables are told in full; nowhere else, if they were piped in. What columns
/// mean must be said there as well, or `check` finds others.
pub(crate) fn see_check(path: &Path, columns: &[(String, String)]) -> String {
    if path == Path::new("-") {
        return String::new();
    }
    let option = |(name, header): &(String, String)| {
        Some(format!(" --column {}", typed(Path::new(&format!("{name}={header}")))?))
    };
    let options: Option<String> = columns.iter().map(option).collect();
    match (typed(path), options) {
        (Some(path), Some(options)) => format!("; see `claimgraph check {path}{options}`"),
        _ => "; see `claimgraph check`".to_string(),
    }
}

/// A path as it is typed into a shell, so that a command that is shown can be copied; none, if what
/// is shown of it isn't what a shell would have to be told.
pub(crate) fn typed(path: &Path) -> Option<String> {
    let path = path.to_str().filter(|path| visible_name(path) == *path)?;
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+,:@%=".contains(c);
    let path = if path.starts_with('-') { format!("./{path}") } else { path.to_string() };
    Some(match path.chars().all(is_plain) {
        true => path,
        false => format!("'{}'", path.replace('\'', r"'\''")),
    })
}

/// Tells what of a project can't be read, for a command that reads it by the way.
pub(crate) fn tell_of_project(
    diagnostics: &[Diagnostic],
    files: &Files,
    folder: &Path,
    terminal: &Terminal,
) {
    tell(diagnostics, files, &see_check(folder, &[]), terminal);
}

/// Tells everything in full.
pub(crate) fn tell_all(diagnostics: &[Diagnostic], files: &Files, terminal: &Terminal) {
    let colours = terminal.colours(std::io::stderr().is_terminal());
    say_shown(&show(diagnostics, files, colours));
}

/// Writes to stderr, with what a terminal would obey made visible. If that is gone, nobody is there
/// to be told.
pub(crate) fn say(text: &str) {
    say_shown(&visible(text));
}

/// Writes what [`show`] made, which has colours of its own.
fn say_shown(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// What is said of so many texts that a spreadsheet would take for formulas.
pub(crate) fn formulas(count: usize) -> String {
    let texts = plural(count, "text starts", "texts start");
    let what = "a spreadsheet may run them, unless it imports the columns as text";
    format!("{texts} like a formula; {what}")
}

/// A number and its noun: `1 row`, `2 rows`, `12,345 rows`.
pub(crate) fn plural(count: usize, one: &str, several: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { several })
}

/// A number as people read it: `12,345`.
pub(crate) fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_typed_as_a_shell_reads_it() {
        let typed = |path: &str| typed(Path::new(path));
        assert_eq!(typed("graph-data").as_deref(), Some("graph-data"));
        assert_eq!(typed("Jane's case").as_deref(), Some(r"'Jane'\''s case'"));
        assert_eq!(typed("-dash").as_deref(), Some("./-dash"));
        assert_eq!(typed("a\u{1b}[2J"), None);
    }
}
