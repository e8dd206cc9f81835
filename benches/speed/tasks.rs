//! What is measured, and the commands that do it.

use std::path::Path;
use std::process::Command;
use std::str::FromStr;

/// One thing to do with the tables.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Task {
    /// What `{task}` stands for.
    pub(crate) name: &'static str,
    /// What `{in}` stands for.
    pub(crate) input: Input,
    /// How the name of the file that `{out}` stands for ends.
    pub(crate) ending: &'static str,
    ours: &'static [&'static str],
}

/// What a task starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// A folder with `entities.csv` and `claims.csv`.
    Tables,
    /// The same claims as a project's folder.
    Project,
    /// The graph of the claims as GraphML.
    GraphMl,
    /// The edges of that graph as CSV.
    Edges,
}

const EXPORT: &[&str] = &["export", "--quiet", "{in}", "--output", "{out}"];
const CONVERT: &[&str] = &["convert", "--quiet", "{in}", "{out}"];

/// Everything that is measured, in the order in which it is.
pub(crate) const TASKS: &[Task] = &[
    Task { name: "graphml", input: Input::Tables, ending: "graphml", ours: EXPORT },
    Task { name: "dot", input: Input::Tables, ending: "dot", ours: EXPORT },
    Task { name: "gexf", input: Input::Tables, ending: "gexf", ours: EXPORT },
    Task { name: "csv", input: Input::Tables, ending: "csv", ours: EXPORT },
    Task { name: "json", input: Input::Tables, ending: "json", ours: EXPORT },
    Task { name: "convert", input: Input::GraphMl, ending: "csv", ours: CONVERT },
    Task { name: "convert-gexf", input: Input::Edges, ending: "gexf", ours: CONVERT },
    Task { name: "stats", input: Input::Tables, ending: "txt", ours: &["stats", "{in}"] },
    Task { name: "check", input: Input::Project, ending: "txt", ours: &["check", "{in}"] },
];

impl Task {
    /// What it does, in words.
    pub(crate) fn about(&self) -> String {
        match self.name {
            "convert" => "graphml → csv".to_string(),
            "convert-gexf" => "csv → gexf".to_string(),
            "stats" => "table → stats".to_string(),
            "check" => "project → check".to_string(),
            format => format!("table → {format}"),
        }
    }
}

/// A program that takes part.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    /// What it is called in the tables.
    pub(crate) name: String,
    /// Its command, as words; ours depends on the task.
    words: Option<Vec<String>>,
}

impl Program {
    /// The one this package builds.
    pub(crate) fn ours() -> Program {
        Program { name: "claimgraph".to_string(), words: None }
    }

    /// Whether it is the one this package builds.
    pub(crate) fn is_ours(&self) -> bool {
        self.words.is_none()
    }

    /// The command that does a task.
    pub(crate) fn command(&self, task: &Task, input: &Path, output: &Path) -> Command {
        let ours = [env!("CARGO_BIN_EXE_claimgraph")].into_iter().chain(task.ours.iter().copied());
        let words: Vec<String> = match &self.words {
            Some(words) => words.clone(),
            None => ours.map(str::to_string).collect(),
        };
        let mut words = words.iter().map(|word| {
            word.replace("{task}", task.name)
                .replace("{in}", &input.display().to_string())
                .replace("{out}", &output.display().to_string())
        });
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words);
        command
    }
}

impl FromStr for Program {
    type Err = String;

    fn from_str(text: &str) -> Result<Program, String> {
        let (name, command) =
            text.split_once('=').ok_or("a name and `=` come before the command")?;
        let words = words(command)?;
        if name.trim().is_empty() || words.is_empty() {
            return Err("it looks like `networkx=python nx.py {task} {in} {out}`".to_string());
        }
        if name.trim() == Program::ours().name {
            return Err("`claimgraph` is ours; another name tells the two apart".to_string());
        }
        Ok(Program { name: name.trim().to_string(), words: Some(words) })
    }
}

/// The words of a command; quotes of either kind keep blanks.
fn words(command: &str) -> Result<Vec<String>, String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for letter in command.chars() {
        match quote {
            Some(open) if letter == open => quote = None,
            None if letter == '"' || letter == '\'' => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            None if letter.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    if quote.is_some() { Err("a quote isn't closed".to_string()) } else { Ok(words) }
}
