//! Pages a user could read, and that are true: files, commands, what they print.
//!
//! A block ```` ```csv edges.csv ```` is a file; more words after its name say how it is stored:
//! `bom`, `crlf`, `gz`, `open` (without a line end). A block ```` ```console ```` has a command
//! after `$`, what it prints, after `2>` what it says on stderr, and its exit code where that
//! isn't 0. All commands of a page run in one fresh folder, in which `graph-data` lies.
//! `UPDATE=1 cargo test --test cases` writes down what happens now; read the difference.
#![cfg(all(unix, feature = "cli"))]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A piece of a page.
enum Piece<'a> {
    /// Lines to read.
    Prose(&'a str),
    /// A file: its name, how it is stored, its lines.
    File { name: &'a str, how: Vec<&'a str>, text: String },
    /// A command.
    Run(&'a str),
}

#[test]
fn what_the_pages_tell_is_what_happens() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = String::new();
    for path in pages() {
        let page = fs::read_to_string(&path).unwrap();
        let now = played(&page);
        if page == now {
            continue;
        }
        if update {
            fs::write(&path, now).unwrap();
        } else {
            wrong.push_str(&format!("\n{}\n{}", path.display(), difference(&page, &now)));
        }
    }
    assert!(wrong.is_empty(), "UPDATE=1 writes down what happens now:\n{wrong}");
}

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut pages: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    pages.sort();
    assert!(!pages.is_empty());
    pages
}

/// The page, with what its commands print now.
fn played(page: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("graph-data");
    std::os::unix::fs::symlink(data, folder.path().join("graph-data")).unwrap();
    let mut now = String::new();
    for piece in pieces(page) {
        match piece {
            Piece::Prose(line) => now.push_str(line),
            Piece::File { name, how, text } => {
                let path = folder.path().join(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, stored(&text, &how)).unwrap();
            }
            Piece::Run(command) => now.push_str(&run(command, folder.path())),
        }
    }
    now
}

/// The pieces of a page. A file's block is prose as well, because it stays as it is.
fn pieces(page: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut lines = page.split_inclusive('\n');
    while let Some(line) = lines.next() {
        pieces.push(Piece::Prose(line));
        let Some(info) = line.trim_end().strip_prefix("```") else { continue };
        let inside = lines.by_ref().take_while(|line| line.trim_end() != "```");
        let mut words = info.split(' ').skip(1);
        match (info, words.next()) {
            ("console", _) => {
                let inside: Vec<&str> = inside.collect();
                let command = inside.first().and_then(|line| line.trim_end().strip_prefix("$ "));
                pieces.push(Piece::Run(command.expect("a console block begins with `$ `")));
            }
            (_, name) => {
                let inside: Vec<&str> = inside.collect();
                pieces.extend(inside.iter().map(|line| Piece::Prose(line)));
                let (how, text) = (words.collect(), inside.concat());
                pieces.extend(name.map(|name| Piece::File { name, how, text }));
            }
        }
        pieces.push(Piece::Prose("```\n"));
    }
    pieces
}

fn stored(text: &str, how: &[&str]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for word in how {
        bytes = match *word {
            "bom" => [b"\xef\xbb\xbf".as_slice(), &bytes].concat(),
            "crlf" => String::from_utf8(bytes).unwrap().replace('\n', "\r\n").into_bytes(),
            "open" => bytes.strip_suffix(b"\n").unwrap_or(&bytes).to_vec(),
            "gz" => {
                let mut gz =
                    flate2::GzBuilder::new().write(Vec::new(), flate2::Compression::fast());
                gz.write_all(&bytes).unwrap();
                gz.finish().unwrap()
            }
            other => panic!("nothing is stored `{other}`"),
        };
    }
    bytes
}

fn run(command: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_claimgraph"));
    let path = format!("{}:/usr/bin:/bin", program.parent().unwrap().display());
    let output = Command::new("sh")
        .args(["-c", command])
        .current_dir(folder)
        .env_clear()
        .env("PATH", path)
        .output()
        .unwrap();
    let mut shown = format!("$ {command}\n{}", String::from_utf8(output.stdout).unwrap());
    for line in String::from_utf8(output.stderr).unwrap().lines() {
        shown.push_str(format!("2> {line}").trim_end());
        shown.push('\n');
    }
    match output.status.code() {
        Some(0) => {}
        Some(code) => shown.push_str(&format!("[exit {code}]\n")),
        None => shown.push_str("[killed]\n"),
    }
    shown
}

/// The lines that differ: `-` on the page, `+` now.
fn difference(page: &str, now: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (page.lines().collect(), now.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[same..], &new[same..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let mut shown = format!("line {}:\n", same + 1);
    old[..old.len() - tail].iter().for_each(|line| shown.push_str(&format!("- {line}\n")));
    new[..new.len() - tail].iter().for_each(|line| shown.push_str(&format!("+ {line}\n")));
    shown
}
