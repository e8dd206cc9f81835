//! Who knows whom: rooms on one floor don't know each other, and nobody looks upstairs.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, from the top floor down. A room may use those on floors below its own.
const FLOORS: &[&[&str]] = &[
    &["cli"],
    &["project"],
    &["formats", "extract", "resolve", "check", "build", "ask"],
    &["model"],
    &["text"],
    &["error"],
];

/// Words of those who print, ask, exit or look around on the machine.
const TERMINAL: &[&str] = &[
    "print!",
    "println!",
    "stdin()",
    "stdout()",
    "stderr()",
    "process::exit",
    "env::",
    "clap::",
    "IsTerminal",
];

#[test]
fn every_room_only_looks_down() {
    let mut wrong = Vec::new();
    for path in sources(Path::new("src")) {
        let Some(room) = room_of(&path) else { continue };
        for (number, line) in whole_lines(&code_of(&path)) {
            for used in used_rooms(&line) {
                if used != room && floor(&used) <= floor(&room) {
                    let place = format!("{}:{}", path.display(), number);
                    wrong.push(format!("{place}: `{room}` uses `{used}`: {}", line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_room_is_on_a_floor() {
    for path in sources(Path::new("src")) {
        if let Some(room) = room_of(&path) {
            let known = FLOORS.iter().any(|floor| floor.contains(&room.as_str()));
            assert!(known, "{}: `{room}` is on no floor", path.display());
        }
    }
}

#[test]
fn only_the_command_line_knows_a_terminal() {
    for path in sources(Path::new("src")) {
        if room_of(&path).is_some_and(|room| room != "cli") {
            let code = code_of(&path);
            for word in TERMINAL {
                assert!(!code.contains(word), "{}: {word}", path.display());
            }
        }
    }
}

#[test]
fn files_stay_small() {
    for path in sources(Path::new("src")) {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 600, "{} has {lines} lines: does it hold one idea?", path.display());
    }
}

/// The code of a file, without the tests at its end, which may look wherever they must.
fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_string()
}

fn floor(room: &str) -> usize {
    FLOORS.iter().position(|floor| floor.contains(&room)).unwrap_or(FLOORS.len())
}

/// The lines of some code with their numbers; what stands in braces behind `use` is one line.
/// Comments and docs are left out: they may name anybody.
fn whole_lines(code: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut is_open = false;
    for (number, line) in code.lines().enumerate() {
        let line = line.split("//").next().unwrap_or_default();
        match lines.last_mut().filter(|_| is_open) {
            Some((_, open)) => open.push_str(line.trim()),
            None => lines.push((number + 1, line.to_string())),
        }
        let starts = ["use ", "pub use ", "pub(crate) use ", "pub(super) use "];
        is_open |= starts.iter().any(|start| line.trim_start().starts_with(start));
        is_open &= !line.contains(';');
    }
    lines
}

/// The rooms a line of code names.
fn used_rooms(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for path in ["crate::", "claimgraph::"] {
        for rest in code.split(path).skip(1) {
            // `crate::{text::Files, model::Graph}` names several.
            let names: Vec<&str> = match rest.strip_prefix('{') {
                Some(list) => list.split(',').collect(),
                None => vec![rest],
            };
            for name in names {
                let name: String =
                    name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if FLOORS.iter().any(|floor| floor.contains(&name.as_str())) {
                    rooms.push(name);
                }
            }
        }
    }
    rooms
}

/// The room a file belongs to; the files in `src` itself belong to none.
fn room_of(path: &Path) -> Option<String> {
    let inside = path.strip_prefix("src").ok()?;
    let first = inside.components().next()?.as_os_str().to_str()?;
    match first.strip_suffix(".rs") {
        Some("error") => Some("error".to_string()),
        Some(_) => None,
        None => Some(first.to_string()),
    }
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") && !is_for_tests(&path) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Whether the folder's `mod.rs` has a file only for tests, which may look wherever they must.
fn is_for_tests(path: &Path) -> bool {
    let parent = path.parent().and_then(|folder| fs::read_to_string(folder.join("mod.rs")).ok());
    let stem = path.file_stem().unwrap().to_str().unwrap();
    parent.is_some_and(|parent| parent.contains(&format!("#[cfg(test)]\nmod {stem};")))
}
