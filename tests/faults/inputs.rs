//! Inputs that are none, or not what they say, or too much of it.

use std::os::unix::fs::PermissionsExt;

use crate::program::{Folder, SMALL, table};

#[test]
fn inputs_that_are_not_there_are_named() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("empty")).unwrap();
    std::fs::create_dir(folder.path("folder.graphml")).unwrap();
    for input in ["missing.csv", "missing.graphml", "missing", "small.csv/claims.csv"] {
        folder.run(&["export", input, "--to", "dot"]).ends(2, &[input]);
        folder.run(&["check", input]).ends(2, &[input]);
        folder.run(&["stats", input]).ends(2, &[input]);
    }
    folder.run(&["export", "empty", "-o", "a.dot"]).ends(2, &["`empty` has no table of claims"]);
    folder
        .run(&["convert", "folder.graphml", "a.dot"])
        .ends(2, &["folder.graphml", "it is a folder"]);
    folder.run(&["export", "", "-o", "a.dot"]).ends(2, &[]);
    folder.run(&["convert", "missing.gexf", "a.dot"]).ends(2, &["missing.gexf"]);
    folder.write("shut.csv", SMALL);
    std::fs::set_permissions(folder.path("shut.csv"), PermissionsExt::from_mode(0o0)).unwrap();
    if std::fs::read(folder.path("shut.csv")).is_err() {
        folder
            .run(&["export", "shut.csv", "-o", "a.dot"])
            .ends(2, &["shut.csv", "permission denied"]);
    }
    assert!(!folder.names().contains(&"a.dot".to_string()));
}

#[test]
fn what_a_pipe_gives_is_read_whole() {
    let folder = Folder::new();
    folder.write("large.csv", table(3_000));
    folder.run(&["export", "large.csv", "-o", "a.json"]).ends(0, &[]);
    let scripts = [
        "$C export - -o b.json < large.csv",
        "cat large.csv | $C export - -o b.json",
        "cat large.csv | $C export /dev/stdin -o b.json",
        "gzip -c large.csv | $C export - -o b.json",
        "mkfifo pipe.csv; cat large.csv > pipe.csv & $C export pipe.csv -o b.json",
        "mkfifo pipe; cat large.csv > pipe & $C export pipe -o b.json",
        "mkfifo pipe.json; $C export large.csv -o pipe.json & cat pipe.json > b.json",
    ];
    for script in scripts {
        folder.shell(script).ends(0, &[]);
        assert!(folder.read("a.json") == folder.read("b.json"), "{script}");
        std::fs::remove_file(folder.path("b.json")).unwrap();
    }
    folder.run(&["export", "/dev/null", "-o", "empty.json"]);
}

#[test]
fn one_line_without_end_is_told() {
    let folder = Folder::new();
    folder.write("line.csv", "a".repeat(100 << 20));
    folder.run(&["check", "line.csv"]).ends(2, &["line.csv", "64 MiB"]);
    let mut quoted = b"subject,relation,object\na,b,\"".to_vec();
    quoted.resize(100 << 20, b'\n');
    folder.write("quoted.csv", &quoted);
    folder.run(&["check", "quoted.csv"]).ends(2, &["quoted.csv", "64 MiB", "quote"]);
    let mut json = br#"{"subject": ""#.to_vec();
    json.resize(100 << 20, b'x');
    folder.write("line.jsonl", &json);
    folder.run(&["check", "line.jsonl"]).ends(2, &["line.jsonl", "64 MiB"]);
}
