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
fn bytes_that_are_no_text_are_named() {
    let folder = Folder::new();
    let utf_16: Vec<u8> = SMALL.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf_16 = [&[0xff, 0xfe][..], &utf_16].concat();
    let binary: Vec<u8> =
        (0..200_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 23) as u8).collect();
    let binary = [b"\x7fELF\x02\x01\0\0", binary.as_slice()].concat();
    for ending in ["csv", "tsv", "jsonl"] {
        let name = format!("utf-16.{ending}");
        folder.write(&name, &utf_16);
        folder.run(&["check", &name]).ends(1, &[]);
        folder.run(&["export", &name, "--to", "dot"]).tells(&[&name]);
        let name = format!("binary.{ending}");
        folder.write(&name, &binary);
        folder.run(&["export", &name, "--to", "dot"]).tells(&[&name]);
        folder.run(&["check", &name]).ends(1, &[]);
    }
    for ending in ["dot", "graphml", "gexf", "json", "jsonl", "csv", "tsv", "nodes.csv"] {
        for (what, bytes) in [("utf-16", &utf_16), ("binary", &binary)] {
            let name = format!("{what}.{ending}");
            folder.write(&name, bytes);
            folder.run(&["convert", &name, "-", "--to", "json"]).tells(&[&name]);
        }
    }
}

#[test]
fn compressed_files_that_are_damaged_are_named() {
    let folder = Folder::new();
    folder.write("large.csv", table(3_000));
    folder.shell("gzip -k large.csv").ends(0, &[]);
    let whole = folder.read("large.csv.gz");
    folder.run(&["export", "large.csv.gz", "-o", "a.json"]).ends(0, &[]);
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x55;
    let garbage = [whole.as_slice(), b"garbage"].concat();
    for (name, bytes) in [
        ("cut.csv.gz", &whole[..whole.len() / 2]),
        ("short.csv.gz", &whole[..whole.len() - 5]),
        ("head.csv.gz", &whole[..6]),
        ("flipped.csv.gz", &flipped),
        ("garbage.csv.gz", &garbage),
        ("none.csv.zst", b"\x28\xb5\x2f\xfd"),
        ("cut.csv.zst", b"\x28\xb5\x2f\xfd\x04\x58\x41\x00"),
    ] {
        folder.write(name, bytes);
        folder.run(&["export", name, "-o", "b.json"]).ends(2, &[name, "damaged"]);
        folder.run(&["convert", name, "b.json"]).ends(2, &[name, "damaged"]);
        folder.run(&["check", name]).ends(2, &[name, "damaged"]);
    }
    assert!(!folder.names().contains(&"b.json".to_string()));
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
fn one_line_without_end_tells() {
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

#[test]
fn a_million_columns_are_refused() {
    let folder = Folder::new();
    let header: Vec<String> = (0..1_000_000).map(|column| format!("c{column}")).collect();
    let row = ",".repeat(999_999);
    folder.write("wide.csv", format!("{}\n{row}\n{row}\n", header.join(",")));
    folder.run(&["export", "wide.csv", "--to", "dot"]).tells(&["wide.csv", "1000000 columns"]);
    folder.run(&["convert", "wide.csv", "-", "--to", "dot"]).tells(&["wide.csv"]);
    folder.write("edges.csv", format!("source,target,{}\na,b,{row}\n", header.join(",")));
    folder.run(&["convert", "edges.csv", "-", "--to", "dot"]).tells(&["1000002 columns"]);
    let pairs: Vec<String> = header.iter().map(|name| format!("\"{name}\":1")).collect();
    let object = pairs.join(",");
    let claim = r#""subject":"a","relation":"b","object":"c""#;
    folder.write("wide.jsonl", format!("{{{claim},{object}}}\n{{{object},{claim}}}\n"));
    folder
        .run(&["export", "wide.jsonl", "--to", "dot"])
        .tells(&["wide.jsonl", "too many attributes"]);
    folder.write("wide.json", format!("{{\"nodes\":[{{\"id\":\"a\",{object}}}]}}"));
    folder.run(&["convert", "wide.json", "-", "--to", "dot"]).ends(1, &["too many attributes"]);
}

#[test]
fn depth_tells() {
    let folder = Folder::new();
    let deep = |open: &str| open.repeat(1_000_000);
    folder.write("deep.jsonl", format!("{{\"subject\":{}\n{SMALL}", deep("[")));
    folder.run(&["export", "deep.jsonl", "--to", "dot"]).tells(&["deep.jsonl"]);
    for (name, text) in [
        ("deep.json", deep("[")),
        ("objects.json", deep("{\"a\":")),
        ("lines.jsonl", deep("{\"a\":")),
        ("deep.graphml", format!("<graphml><graph>{}", deep("<node id='a'>"))),
        ("deep.gexf", format!("<gexf><graph>{}", deep("<nodes>"))),
        ("deep.dot", format!("digraph {}", deep("{"))),
        ("html.dot", format!("digraph {{ a [label={}", deep("<"))),
    ] {
        folder.write(name, text);
        folder.run(&["convert", name, "-", "--to", "json"]).tells(&[name]);
    }
    std::fs::create_dir(folder.path("project")).unwrap();
    folder.write("project/claims.csv", SMALL);
    for manifest in [deep("["), format!("a = {}", deep("[")), format!("a = {}", deep("{a="))] {
        folder.write("project/claimgraph.toml", manifest);
        folder.run(&["export", "project", "--to", "dot"]).tells(&["project/claimgraph.toml"]);
    }
}

#[test]
fn quotes_that_are_never_closed_do_not_take_forever() {
    let folder = Folder::new();
    folder.write(
        "quotes.csv",
        format!("subject,relation,object\n{}", "a,\"b\",\"\n".repeat(300_000)),
    );
    let ran = folder.run(&["check", "quotes.csv"]);
    assert!(ran.code == Some(1) || ran.code == Some(2), "{}", ran.err);
    folder.write("odd.csv", format!("subject,relation,object\n{}", "\"a\",\"\n".repeat(300_000)));
    let ran = folder.run(&["check", "odd.csv"]);
    assert!(ran.code == Some(1) || ran.code == Some(2), "{}", ran.err);
}

#[test]
fn lists_of_names_do_not_take_forever() {
    let folder = Folder::new();
    folder.write("names.txt", "From: A\nTo: B\n".repeat(20_000));
    folder.run(&["extract", "names.txt", "-q", "--to", "csv"]).ends(0, &[]);
}

#[test]
fn decisions_that_contradict_each_other_do_not_take_forever() {
    let folder = Folder::new();
    let count = 6_000;
    let lines = |line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<String>();
    std::fs::create_dir(folder.path("case")).unwrap();
    folder.write("case/claimgraph.toml", "");
    folder.write("case/entities.csv", "id\n".to_string() + &lines(&|n| format!("e{n}\n")));
    folder.write("case/claims.csv", "subject,relation,object\ne0,met,e1\n");
    let same = lines(&|n| format!("e{n},e{},same\n", (n + 1).min(count - 1)));
    let different = lines(&|n| format!("e{n},e{},different\n", (n * 7 + 5) % count));
    folder.write("case/same.csv", "left,right,decision\n".to_string() + &same + &different);
    folder.run(&["check", "case"]).ends(1, &[]);
}
