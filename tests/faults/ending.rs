//! Runs that are ended from outside: at any point, a file is the old one or the new one.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::program::{Folder, ended, table};

/// How many times the program is killed.
const TIMES: u32 = 40;

const EXPORT: [&str; 6] = ["export", "large.csv", "-q", "-o", "a.graphml", "-o"];

fn arguments() -> Vec<&'static str> {
    EXPORT.into_iter().chain(["b.json"]).collect()
}

/// A folder with a large table, what an export of it gives, and how long that takes.
fn large() -> (Folder, [Vec<u8>; 2], Duration) {
    let folder = Folder::new();
    folder.write("large.csv", table(20_000));
    let started = Instant::now();
    folder.run(&arguments()).ends(0, &[]);
    let took = started.elapsed();
    let new = [folder.read("a.graphml"), folder.read("b.json")];
    (folder, new, took)
}

fn temporaries(folder: &Folder) -> Vec<String> {
    folder.names().into_iter().filter(|name| name.starts_with('.')).collect()
}

fn wait_for_a_temporary(folder: &Folder) {
    let started = Instant::now();
    while temporaries(folder).is_empty() && started.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_micros(200));
    }
}

#[test]
fn whoever_is_killed_leaves_the_old_file_or_the_new_one() {
    let (folder, new, took) = large();
    let (mut killed_while_writing, mut seen) = (0, [0, 0]);
    for time in 0..TIMES {
        folder.write("a.graphml", "old");
        folder.write("b.json", "old");
        let mut child = folder.start(&arguments());
        if time % 3 == 0 {
            std::thread::sleep(took * time / TIMES * 11 / 10);
        } else {
            wait_for_a_temporary(&folder);
            std::thread::sleep(took * time / TIMES / 3);
        }
        child.kill().unwrap();
        child.wait().unwrap();
        for (name, new) in [("a.graphml", &new[0]), ("b.json", &new[1])] {
            let found = folder.read(name);
            assert!(found == b"old" || found == *new, "{name} is half a file, time {time}");
            seen[usize::from(found != b"old")] += 1;
        }
        for temporary in temporaries(&folder) {
            killed_while_writing += 1;
            std::fs::remove_file(folder.path(&temporary)).unwrap();
        }
    }
    assert!(killed_while_writing > 10, "only {killed_while_writing} kills hit the writing");
    assert!(seen[0] > 0, "{seen:?}");
}

#[test]
fn whoever_is_asked_to_end_cleans_up() {
    let (folder, new, took) = large();
    for signal in ["-INT", "-TERM"] {
        for part in 0..5 {
            folder.write("a.graphml", "old");
            folder.write("b.json", "old");
            let mut child = folder.start(&arguments());
            wait_for_a_temporary(&folder);
            std::thread::sleep(took * part / 25);
            let sent = Command::new("kill").args([signal, &child.id().to_string()]).status();
            assert!(sent.unwrap().success());
            let code = ended(&mut child, "interrupted").code();
            assert!(code == Some(130) || code == Some(0), "{code:?}");
            assert_eq!(temporaries(&folder), Vec::<String>::new());
            // Both have their new content, or none has.
            let found = [folder.read("a.graphml"), folder.read("b.json")];
            assert!(found == new || found.iter().all(|file| file == b"old"), "{signal} {part}");
        }
    }
}

#[test]
fn one_who_reads_no_further_is_no_failure() {
    let folder = Folder::new();
    folder.write("large.csv", table(5_000));
    for command in [
        "$C export large.csv --to dot",
        "$C export large.csv --to json",
        "$C export large.csv --to graphml -q",
        "$C check large.csv",
        "$C stats large.csv",
        "$C formats",
        "$C --help",
    ] {
        let script = format!("{{ {command}; echo $? > code; }} | head -1 > first");
        folder.shell(&script).ends(0, &[]);
        assert_eq!(folder.read("code"), b"0\n", "{command}");
    }
}

#[test]
fn nobody_listening_is_no_reason_to_break_down() {
    let folder = Folder::new();
    for (script, code) in [
        ("$C export small.csv --to dot >&-", 0),
        ("$C export small.csv -o a.dot 2>&-", 0),
        ("$C export small.csv -o a.dot <&- >&- 2>&-", 0),
        // Nothing comes from there, and of nothing nothing is made.
        ("$C export - -o a.dot <&-", 2),
        ("$C export missing.csv -o a.dot 2>&-", 2),
        ("$C export missing.csv -o a.dot 2>/dev/full", 2),
        ("$C export small.csv -o a.dot 2>/dev/full", 0),
    ] {
        assert_eq!(folder.shell(script).code, Some(code), "{script}");
    }
}
