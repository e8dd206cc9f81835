//! The programs that read graphs, and how they are run.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;

/// A program that opens graphs and says what it saw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Program {
    Networkx,
    Igraph,
    Graphology,
    Graphviz,
    Gephi,
}

impl Program {
    /// The name under which `setup.sh` installs it.
    fn installed_as(self) -> &'static str {
        match self {
            Program::Networkx | Program::Igraph => "python",
            Program::Graphology => "node",
            Program::Graphviz => "graphviz",
            Program::Gephi => "gephi",
        }
    }

    /// The command that reads files, without the files.
    fn command(self) -> Command {
        let script = |program: PathBuf, file: &str| {
            let mut command = Command::new(program);
            command.arg("-B").arg(source().join("python").join(file));
            command
        };
        let python = || folder().join("python/bin/python");
        match self {
            Program::Networkx => script(python(), "read_networkx.py"),
            Program::Igraph => script(python(), "read_igraph.py"),
            Program::Graphviz => script("python3".into(), "read_graphviz.py"),
            Program::Graphology => {
                let mut command = Command::new("node");
                command.arg(folder().join("node/read_graphology.mjs"));
                command
            }
            Program::Gephi => {
                let gephi = folder().join("gephi");
                let path = [gephi.clone(), gephi.join("gephi-toolkit.jar")];
                let path = std::env::join_paths(path).expect("no part of the path has a colon");
                let mut command = Command::new("java");
                command.arg("-cp").arg(path).arg("GephiRead");
                command
            }
        }
    }

    /// What the program saw in each of these files, which are given with their formats; nothing if
    /// the program isn't here. Under `CI=true` it has to be.
    pub(crate) fn dumps(self, files: &[(&str, String)]) -> Option<Vec<Value>> {
        if !is_ready(self.installed_as()) {
            return None;
        }
        let mut command = self.command();
        for (format, file) in files {
            command.arg(format).arg(file);
        }
        let output = command.output().expect("what is installed can be run");
        let (said, complained) = texts(&output);
        let dumps: Vec<Value> =
            said.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
        assert_eq!(dumps.len(), files.len(), "{self:?} stopped:\n{complained}");
        Some(dumps)
    }
}

/// Whether Python's own XML parser takes these files, and what it says if not; nothing if there is
/// no Python.
pub(crate) fn ill_formed(files: &[String]) -> Option<String> {
    if !is_ready("python") {
        return None;
    }
    let mut command = Command::new(folder().join("python/bin/python"));
    command.arg("-B").arg(source().join("python/well_formed.py")).args(files);
    let output = command.output().expect("what is installed can be run");
    let (said, complained) = texts(&output);
    assert!(output.status.success(), "{complained}");
    Some(said)
}

/// What Graphviz draws of a file, as SVG; nothing if it isn't here.
pub(crate) fn drawn(dot: &Path) -> Option<String> {
    if !is_ready("graphviz") {
        return None;
    }
    let output = Command::new("dot").arg("-Tsvg").arg(dot).output();
    let (svg, complained) = texts(&output.expect("what is installed can be run"));
    assert_eq!(complained, "", "{}", dot.display());
    Some(svg)
}

/// Where files for the programs are written.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/foreign")
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/foreign")
}

/// Whether a program is installed. The first to ask installs all, the others wait.
fn is_ready(name: &str) -> bool {
    static SAID: OnceLock<String> = OnceLock::new();
    let said = SAID.get_or_init(|| {
        let setup = Command::new("sh").arg(source().join("setup.sh")).arg(folder()).output();
        let output = setup.expect("there is a shell");
        let (said, complained) = texts(&output);
        assert!(output.status.success(), "setup.sh stopped:\n{said}\n{complained}");
        said
    });
    if said.lines().any(|line| line == format!("ready: {name}")) {
        return true;
    }
    let reason = said.lines().find(|line| line.starts_with(&format!("skip: {name}:")));
    let reason = reason.unwrap_or("skip: setup.sh doesn't know it");
    assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{reason}");
    // Not `eprintln!`, which nobody sees while the test passes.
    let _ = writeln!(std::io::stderr(), "{reason}");
    false
}

fn texts(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}
