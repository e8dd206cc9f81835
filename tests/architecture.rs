//! Who knows whom: rooms on one floor don't know each other, and nobody looks upstairs.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
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

/// The files that still need each other in a circle.
const IN_CIRCLES: &[&str] = &[
    "formats::json::lines",
    "formats::json::read",
    "formats::json::sink",
    "formats::json::sink::positions",
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

/// Of files that need each other in a circle none can be read, or changed, without the others.
#[test]
fn no_files_of_a_room_know_each_other_in_a_circle() {
    for room in FLOORS.iter().copied().flatten().filter(|room| **room != "error") {
        let mut circles = circles_in(&Path::new("src").join(room));
        circles.retain(|file, _| !IN_CIRCLES.contains(&file.as_str()));
        assert!(circles.is_empty(), "`{room}`: these need each other: {circles:#?}");
    }
}

/// The files of a room that are in a circle, or between two, with the files that each needs.
fn circles_in(room: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut left = Modules::of(room).used();
    // Who needs nobody that is left is in no circle, and neither is whom nobody needs.
    loop {
        let free = left.iter().find(|(name, used)| {
            used.is_empty() || left.values().all(|others| !others.contains(*name))
        });
        let Some(free) = free.map(|(name, _)| name.clone()) else { break };
        left.remove(&free);
        for used in left.values_mut() {
            used.remove(&free);
        }
    }
    left
}

/// The files of a room as modules, by their paths: `extract::mend`.
struct Modules {
    /// What each of them names: whole paths.
    paths: BTreeMap<String, Vec<String>>,
    /// What each of them only passes on: whole paths, too.
    passed_on: BTreeMap<String, Vec<String>>,
}

impl Modules {
    fn of(folder: &Path) -> Modules {
        let (mut paths, mut passed_on) = (BTreeMap::new(), BTreeMap::new());
        for file in sources(folder) {
            let inside = file.strip_prefix("src").unwrap().with_extension("");
            let parts: Vec<_> = inside.iter().map(|part| part.to_str().unwrap()).collect();
            let name = parts.join("::").trim_end_matches("::mod").to_string();
            let lines = whole_lines(&code_of(&file));
            let of = |is_wanted: fn(&str) -> bool| {
                let lines = lines.iter().map(|(_, line)| line.as_str());
                let found = lines.filter(|line| is_wanted(line)).flat_map(paths_in);
                found.map(|path| from_root(&name, &path)).collect::<Vec<_>>()
            };
            let is_passed_on = |line: &str| line.starts_with("pub") && line.contains(" use ");
            passed_on.insert(name.clone(), of(is_passed_on));
            paths.insert(name.clone(), of(|_| true));
        }
        Modules { paths, passed_on }
    }

    /// The modules that each of them uses.
    fn used(&self) -> BTreeMap<String, BTreeSet<String>> {
        let used = |(name, paths): (&String, &Vec<String>)| {
            let mut used: BTreeSet<_> = paths.iter().filter_map(|path| self.meant(path)).collect();
            used.remove(name);
            (name.clone(), used)
        };
        self.paths.iter().map(used).collect()
    }

    /// The module that has what a path names, be it that others pass it on.
    fn meant(&self, path: &str) -> Option<String> {
        let (module, name) = self.split(path)?;
        let is_so_called = |inner: &&String| inner.rsplit("::").next() == Some(name);
        let inner = self.passed_on[module].iter().find(is_so_called);
        inner.and_then(|inner| self.meant(inner)).or_else(|| Some(module.to_string()))
    }

    /// A path as the module it leads to and the first name in there.
    fn split<'p>(&self, path: &'p str) -> Option<(&'p str, &'p str)> {
        let ends = path.match_indices("::").map(|(end, _)| end).chain([path.len()]);
        let end = ends.filter(|&end| self.paths.contains_key(&path[..end])).last()?;
        let name = path[end..].trim_start_matches("::").split("::").next()?;
        Some((&path[..end], name))
    }
}

/// A path in a module as one that begins in `src`.
fn from_root(module: &str, path: &str) -> String {
    let above = module.rsplit_once("::").map_or("", |(above, _)| above);
    match path.split_once("::") {
        Some(("crate", path)) => path.to_string(),
        Some(("super", path)) => from_root(above, &format!("self::{path}")),
        Some(("self", path)) if path.starts_with("super::") => from_root(module, path),
        Some(("self", path)) => format!("{module}::{path}"),
        _ => format!("{module}::{path}"),
    }
}

/// The paths in a line of code, of which `{a, b}` makes several.
fn paths_in(line: &str) -> Vec<String> {
    // Who may see a thing isn't who uses it.
    let line = line
        .trim_start()
        .strip_prefix("pub(in ")
        .map_or(line, |seen| seen.split_once(')').map_or("", |(_, rest)| rest));
    let mut paths = Vec::new();
    match line.split_once("use ").filter(|_| line.trim_end().ends_with(';')) {
        Some((_, tree)) => spread("", tree.trim_end().trim_end_matches(';'), &mut paths),
        None => {
            let words = line.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | ':'));
            paths.extend(words.filter(|word| word.contains("::")).map(str::to_string));
        }
    }
    paths
}

/// Adds the paths of what stands behind `use`: `a::{b, c::{d, e}}` has three.
fn spread(before: &str, tree: &str, paths: &mut Vec<String>) {
    let Some((head, inner)) = tree.split_once('{') else {
        let name = tree.trim().split(" as ").next().unwrap_or_default();
        return paths.push(format!("{before}{name}"));
    };
    let before = format!("{before}{}", head.trim());
    let inner = inner.trim_end().strip_suffix('}').unwrap_or(inner);
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inner[start..at].trim().is_empty() {
                    spread(&before, &inner[start..at], paths);
                }
                start = at + 1;
            }
            _ => {}
        }
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
