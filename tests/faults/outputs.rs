//! Targets that can't be written: the message names them, and nothing changes.

use std::os::unix::fs::{PermissionsExt, symlink};

use crate::program::{Folder, table};

#[test]
fn a_full_disk_is_told() {
    let folder = Folder::new();
    let full = "no space left on the device";
    folder
        .run(&["export", "small.csv", "--to", "dot", "-o", "/dev/full"])
        .ends(2, &["/dev/full", full]);
    folder
        .run(&["export", "small.csv", "--to", "json", "-o", "/dev/full"])
        .ends(2, &["/dev/full", full]);
    for format in ["dot", "graphml", "gexf", "csv", "json", "jsonl"] {
        folder.shell(&format!("$C export small.csv --to {format} > /dev/full")).ends(2, &[full]);
    }
    folder.shell("$C check small.csv > /dev/full").ends(2, &[full]);
    folder.shell("$C formats > /dev/full").ends(2, &[full]);
    folder.shell("$C --help > /dev/full").ends(2, &[full]);
    folder.shell("$C stats small.csv > /dev/full").ends(2, &[full]);
}

#[test]
fn a_file_that_may_not_grow_is_told_and_stays_as_it_was() {
    let folder = Folder::new();
    folder.write("large.csv", table(2_000));
    for target in ["a.dot", "a.graphml", "a.gexf", "a.json", "a.csv", "a.dot.gz"] {
        // Of tables only those that were written before are written over.
        let old = if target == "a.csv" { "Source,Target,Type,Kind,Label,Weight\n" } else { "old" };
        folder.write(target, old);
        // Blocks of 512 bytes.
        for ignored in ["trap '' XFSZ;", ""] {
            let script = format!("{ignored} ulimit -f 16; exec $C export large.csv -q -o {target}");
            folder.shell(&script).ends(2, &[target]);
            assert_eq!(folder.read(target), old.as_bytes());
        }
        let mut names = folder.names().into_iter();
        assert!(!names.any(|name| name.starts_with('.')), "a temporary file is left");
    }
}

#[test]
fn targets_that_are_no_files_are_refused() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("folder.dot")).unwrap();
    folder.write("real.dot", "old");
    symlink(folder.path("real.dot"), folder.path("link.dot")).unwrap();
    symlink(folder.path("nowhere.dot"), folder.path("dangling.dot")).unwrap();
    let before = folder.names();
    for (target, words) in [
        ("folder.dot", "it is a folder"),
        ("link.dot", "it is a symbolic link"),
        ("dangling.dot", "it is a symbolic link"),
        ("missing/a.dot", "there is no such file or folder"),
        ("small.csv/a.dot", "small.csv/a.dot"),
    ] {
        folder.run(&["export", "small.csv", "-o", target]).ends(2, &[target, words]);
        // Of several files, none is written if one can't be.
        folder.run(&["export", "small.csv", "-o", "real.dot", "-o", target]).ends(2, &[target]);
        folder.run(&["convert", "small.csv", target]).ends(2, &[target]);
    }
    assert_eq!(folder.names(), before);
    assert_eq!(folder.read("real.dot"), b"old");
}

#[test]
fn a_file_that_is_replaced_keeps_its_mode_and_a_protected_one_stays() {
    let folder = Folder::new();
    let mode = |mode| std::fs::Permissions::from_mode(mode);
    folder.write("private.dot", "old");
    folder.write("protected.dot", "old");
    std::fs::set_permissions(folder.path("private.dot"), mode(0o600)).unwrap();
    std::fs::set_permissions(folder.path("protected.dot"), mode(0o444)).unwrap();
    folder.run(&["export", "small.csv", "-o", "private.dot"]).ends(0, &[]);
    let now = std::fs::metadata(folder.path("private.dot")).unwrap().permissions();
    assert_eq!(now.mode() & 0o777, 0o600);
    assert_ne!(folder.read("private.dot"), b"old");
    let told = ["protected.dot", "it is write-protected"];
    folder.run(&["export", "small.csv", "-o", "protected.dot"]).ends(2, &told);
    assert_eq!(folder.read("protected.dot"), b"old");
}

#[test]
fn of_several_targets_all_are_written_or_none() {
    let folder = Folder::new();
    folder.write("a.dot", "old");
    let before = folder.names();
    for second in ["/dev/full", "missing/b.dot"] {
        let arguments = ["export", "small.csv", "--to", "dot", "-o", "a.dot", "-o", second];
        folder.run(&arguments).ends(2, &[second]);
        assert_eq!((folder.names(), folder.read("a.dot")), (before.clone(), b"old".to_vec()));
    }
    let arguments = ["export", "small.csv", "-o", "a.dot", "--loss-report", "missing/losses.json"];
    folder.run(&arguments).ends(2, &["missing/losses.json"]);
    assert_eq!(folder.read("a.dot"), b"old");
    folder.shell("$C export small.csv --to dot -o a.dot -o - > /dev/full").ends(2, &["no space"]);
    assert_eq!(folder.read("a.dot"), b"old");
    folder.run(&["export", "small.csv", "-o", "a.dot", "-o", "b.what"]).ends(2, &["b.what"]);
    assert_eq!((folder.names(), folder.read("a.dot")), (before, b"old".to_vec()));
}

#[test]
fn a_folder_that_may_not_be_written_is_told() {
    let folder = Folder::new();
    let shut = folder.path("shut");
    std::fs::create_dir(&shut).unwrap();
    folder.write("shut/a.dot", "old");
    std::fs::set_permissions(&shut, PermissionsExt::from_mode(0o555)).unwrap();
    // The superuser may write anywhere.
    if std::fs::write(folder.path("shut/probe"), "").is_err() {
        let ran = folder.run(&["export", "small.csv", "-o", "shut/a.dot"]);
        ran.ends(2, &["shut/a.dot", "permission denied"]);
        assert_eq!(folder.read("shut/a.dot"), b"old");
    }
    std::fs::set_permissions(&shut, PermissionsExt::from_mode(0o755)).unwrap();
    if std::path::Path::new("/proc/self").exists() {
        folder.run(&["export", "small.csv", "-o", "/proc/a.dot"]).ends(2, &["/proc/a.dot"]);
    }
}

#[test]
fn what_is_read_is_never_replaced() {
    let folder = Folder::new();
    folder.run(&["export", "small.csv", "-o", "a.graphml"]).ends(0, &[]);
    let once = folder.read("a.graphml");
    folder.run(&["convert", "a.graphml", "a.graphml"]).ends(2, &["a.graphml", "input"]);
    folder.run(&["convert", "a.graphml", "./a.graphml"]).ends(2, &["a.graphml", "input"]);
    assert_eq!(folder.read("a.graphml"), once);
}

#[test]
fn what_is_written_has_the_usual_permissions() {
    let folder = Folder::new();
    folder.shell("umask 027; $C export small.csv -o a.dot").ends(0, &[]);
    let mode = std::fs::metadata(folder.path("a.dot")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn a_reader_that_leaves_costs_no_file() {
    let folder = Folder::new();
    folder.write("large.csv", table(20_000));
    folder.run(&["export", "large.csv", "-q", "-o", "whole.json"]).ends(0, &[]);
    let whole = folder.read("whole.json");
    for targets in ["-o - -o a.json", "-o a.json -o -", "-o /dev/stdout -o a.json"] {
        folder.write("a.json", "old");
        let export = format!("$C export large.csv --to json {targets}");
        let ran = folder.shell(&format!("{export} | head -c 1 > /dev/null"));
        ran.ends(0, &["a.json"]);
        assert!(folder.read("a.json") == whole, "{targets}");
    }
}
