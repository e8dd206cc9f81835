//! `claimgraph review`

mod command;
mod edit;
mod keys;
mod marks;
mod prompt;
mod screen;

use std::path::PathBuf;

use claimgraph::project::{Doubts, MISSING_CELL, Review, TableRow, Unknown, is_project};
use claimgraph::text::{Diagnostic, Severity};
use claimgraph::{Error, Result};

use crate::cli::args::Terminal;
use crate::cli::outcome::{Outcome, visible, visible_message};
use crate::cli::report::{self, plural};

use command::Command;
use prompt::Prompt;

const EXAMPLES: &str = "Examples:\n  \
    claimgraph review my-project\n  \
    printf 'd\\nr\\ne status alleged\\nd\\nq\\n' | claimgraph review my-project";

/// Decide on proposed claims, one at a time
///
/// Shows each candidate with its sentence and what `check` would say of it. Every decision is
/// written at once: what is accepted becomes a row of claims.csv, what is rejected stays marked in
/// candidates.csv, and nothing of either is proposed again. Start again to go on where you stopped;
/// edits of what you skipped are kept.
///
/// Where stdin is no terminal, commands are read from it, one a line; an edit has its field and
/// text on it. The first that can't be done ends the run, because what follows is meant for other
/// candidates; what was decided before it stays.
#[derive(Debug, clap::Args)]
#[command(after_help = format!("{EXAMPLES}\n\nCommands:\n{}", screen::HELP))]
pub(crate) struct Args {
    /// The project's folder
    #[arg(value_name = "PROJECT", default_value = ".")]
    folder: PathBuf,
}

/// Runs the command.
pub(crate) fn run(args: Args, terminal: &Terminal) -> Result<Outcome> {
    let Args { folder } = args;
    if !is_project(&folder) {
        let error = Error::new(format!("`{}` is no project", folder.display()));
        return Err(error.hint("name a project's folder; `claimgraph init` makes one"));
    }
    let review = Review::open(&folder)?;
    report::say(&doubts(&review));
    let count = review.pending().len();
    if count == 0 {
        let decided = plural(review.decided(), "candidate is", "candidates are");
        report::say(&format!("Nothing to decide on: {decided} decided on already\n"));
        return Ok(Outcome::Fine);
    }
    let decisions = vec![None; count];
    let candidates = review.pending().to_vec();
    let mut sitting = Sitting { review, terminal, at: 0, candidates, told: Vec::new(), decisions };
    sitting.go_to(0);
    let held = sitting.hold(&mut Prompt::start());
    sitting.keep_edits()?;
    if !terminal.quiet {
        report::say(&sitting.summary());
    }
    held.map(|()| Outcome::Fine)
}

/// What is said of marks that somebody typed into the table of candidates.
fn doubts(review: &Review) -> String {
    let Doubts { unclaimed, unclear } = review.doubts();
    let mut told = String::new();
    if *unclaimed > 0 {
        let several = plural(*unclaimed, "candidate is", "candidates are");
        told.push_str(&format!(
            "{several} marked `accepted`, but not among the claims; empty `review` to decide again\n"
        ));
    }
    if let Some(word) = unclear.first() {
        let several = plural(unclear.len(), "candidate has", "candidates have");
        told.push_str(&format!(
            "{several} a word like `{word}` in `review`, which says neither `accepted` nor `rejected`\n"
        ));
    }
    told
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decision {
    Accepted,
    Rejected,
}

/// What is said of a candidate that can't become a claim at all.
const INCOMPLETE: &str = "A claim needs a subject, a relation and an object: e adds one";

fn is_error(told: &Diagnostic) -> bool {
    told.severity == Severity::Error
}

/// A person, the candidate that is looked at, and what was decided so far.
struct Sitting<'t> {
    review: Review,
    terminal: &'t Terminal,
    /// The number of the candidate that is looked at.
    at: usize,
    /// The candidates as they are after edits.
    candidates: Vec<TableRow>,
    told: Vec<Diagnostic>,
    decisions: Vec<Option<Decision>>,
}

impl Sitting<'_> {
    /// Shows candidates and does what is said, until the person leaves or has nothing to say.
    fn hold(&mut self, prompt: &mut Prompt) -> Result<()> {
        let mut show = true;
        loop {
            let is_over = self.at == self.decisions.len();
            if std::mem::replace(&mut show, true) && !is_over {
                self.show()?;
            }
            let menu = if is_over { screen::LAST_MENU } else { screen::MENU };
            let Some(line) = prompt.command(menu)? else { return Ok(()) };
            show = match command::parse(&line) {
                Command::Quit => return Ok(()),
                Command::Undo => self.undo(prompt)?,
                Command::Help => self.say(prompt, screen::HELP)?,
                Command::Unknown(word) => {
                    let word = visible(word);
                    self.refuse(prompt, &format!("`{word}` does nothing here; ? lists what does"))?
                }
                _ if is_over => self.refuse(prompt, "Nothing is left to decide on")?,
                Command::Accept => self.accept(prompt)?,
                Command::AcceptAnyway => self.write_claim(prompt, &[])?,
                Command::Declare => self.declare(prompt)?,
                Command::Reject => {
                    self.review.reject(&self.candidates[self.at])?;
                    self.decide(Decision::Rejected);
                    prompt.say("Rejected")?;
                    true
                }
                Command::Skip => {
                    self.review.keep(&self.candidates[self.at])?;
                    self.go_to(self.at + 1);
                    true
                }
                Command::Edit(what) => {
                    let candidate = &mut self.candidates[self.at];
                    let changed = edit::edit(&self.review, candidate, what, prompt)?;
                    self.told = self.review.told(self.candidate());
                    changed
                }
            };
        }
    }

    /// Says something, after which there is nothing new to show.
    fn say(&self, prompt: &mut Prompt, text: &str) -> Result<bool> {
        prompt.say(text)?;
        Ok(false)
    }

    /// Says why a command isn't done, after which there is nothing new to show.
    fn refuse(&self, prompt: &mut Prompt, why: &str) -> Result<bool> {
        prompt.refuse(why)?;
        Ok(false)
    }

    fn candidate(&self) -> &TableRow {
        &self.candidates[self.at]
    }

    fn show(&self) -> Result<()> {
        let place = (self.at + 1, self.decisions.len());
        screen::show(&self.review, self.candidate(), &self.told, place, self.terminal)
    }

    /// Accepts a candidate that `check` has nothing against. The answer is whether to show what
    /// comes next.
    fn accept(&mut self, prompt: &mut Prompt) -> Result<bool> {
        match self.told.iter().any(is_error) {
            true => self.refuse_claim(prompt),
            false => self.write_claim(prompt, &[]),
        }
    }

    /// Declares the names nobody knows and accepts, unless `check` would still refuse the claim.
    fn declare(&mut self, prompt: &mut Prompt) -> Result<bool> {
        let unknown = self.review.unknown(self.candidate(), &self.told);
        if unknown.iter().any(Unknown::is_nobodys_name) {
            return self.refuse_claim(prompt);
        }
        let left = self.left(&unknown);
        if left.is_empty() {
            return self.write_claim(prompt, &unknown);
        }
        // What a type forbids is only known once it has one, so it wasn't shown yet.
        for told in left.iter().filter(|told| !self.told.contains(told)) {
            prompt.say(&format!("error[{}]: {}", told.rule, visible_message(&told.message)))?;
        }
        self.refuse_claim(prompt)
    }

    /// The errors that are left once names are declared.
    fn left(&self, declared: &[Unknown]) -> Vec<Diagnostic> {
        let mut left = self.review.told_with(self.candidate(), declared);
        left.retain(is_error);
        left
    }

    /// Says what may be done about a candidate that `check` would refuse.
    fn refuse_claim(&self, prompt: &mut Prompt) -> Result<bool> {
        if self.is_incomplete() {
            return self.refuse(prompt, INCOMPLETE);
        }
        let unknown = self.review.unknown(self.candidate(), &self.told);
        let named = |name: &Unknown| format!("`{}`", visible(name.name()));
        if let Some(name) = unknown.iter().find(|name| name.is_nobodys_name()) {
            let name = named(name);
            let what =
                format!("Not accepted, because {name} is nobody's name: e says who is meant");
            return self.refuse(prompt, &format!("{what}, A accepts it all the same"));
        }
        let names: Vec<String> = unknown.iter().map(named).collect();
        let declare = match names.is_empty() || !self.left(&unknown).is_empty() {
            true => String::new(),
            false => format!(", d declares {} and accepts", names.join(" and ")),
        };
        let what = "Not accepted, because check would refuse it: e changes it";
        self.refuse(prompt, &format!("{what}{declare}, A accepts it all the same"))
    }

    fn is_incomplete(&self) -> bool {
        self.told.iter().any(|told| told.rule == MISSING_CELL)
    }

    fn write_claim(&mut self, prompt: &mut Prompt, unknown: &[Unknown]) -> Result<bool> {
        if self.is_incomplete() {
            return self.refuse(prompt, INCOMPLETE);
        }
        let claim = self.review.accept(&self.candidates[self.at], unknown)?;
        let id = visible(claim.get("id").unwrap_or_default());
        prompt.say(&format!("Accepted as {id}: {}", screen::in_words(&self.review, &claim)))?;
        self.decide(Decision::Accepted);
        Ok(true)
    }

    /// Writes the edits of what wasn't decided on.
    fn keep_edits(&mut self) -> Result<()> {
        let left = self.candidates.iter().zip(&self.decisions).filter(|(_, made)| made.is_none());
        left.map(|(candidate, _)| candidate).try_for_each(|left| self.review.keep(left))
    }

    fn undo(&mut self, prompt: &mut Prompt) -> Result<bool> {
        let Some(number) = self.review.undo()? else {
            return self.refuse(prompt, "Nothing was decided since this review began");
        };
        prompt.say("Taken back")?;
        self.decisions[number] = None;
        self.go_to(number);
        Ok(true)
    }

    fn decide(&mut self, decision: Decision) {
        self.decisions[self.at] = Some(decision);
        self.go_to(self.at + 1);
    }

    /// Goes to the first candidate from a number on that isn't decided on.
    fn go_to(&mut self, number: usize) {
        let open = (number..self.decisions.len()).find(|at| self.decisions[*at].is_none());
        self.at = open.unwrap_or(self.decisions.len());
        if let Some(candidate) = self.candidates.get(self.at) {
            self.told = self.review.told(candidate);
        }
    }

    fn summary(&self) -> String {
        let count = |what| self.decisions.iter().filter(|decision| **decision == what).count();
        let all = plural(self.decisions.len(), "candidate", "candidates");
        let (accepted, rejected) =
            (count(Some(Decision::Accepted)), count(Some(Decision::Rejected)));
        format!("{all}: {accepted} accepted, {rejected} rejected, {} left\n", count(None))
    }
}
