//! Small files that ask for much memory get a message instead.

use std::io::Write;

use crate::program::Folder;

/// What `ulimit -v` allows, in KiB: enough for the program and its threads.
const ALLOWED: usize = 1_500_000;

fn limited(arguments: &str) -> String {
    format!("ulimit -v {ALLOWED}; exec $C {arguments}")
}

/// Two gigabytes of a byte, compressed.
fn bomb(byte: u8) -> Vec<u8> {
    let mut gz = flate2::GzBuilder::new().write(Vec::new(), flate2::Compression::new(9));
    let some = vec![byte; 1 << 20];
    (0..2 << 10).for_each(|_| gz.write_all(&some).unwrap());
    gz.finish().unwrap()
}

#[test]
fn two_gigabytes_of_nothing_are_not_unpacked() {
    let folder = Folder::new();
    let (letters, lines) = (bomb(b'a'), bomb(b'\n'));
    for (name, words) in [
        ("bomb.dot.gz", "200 times its size"),
        ("bomb.graphml.gz", "200 times its size"),
        ("bomb.gexf.gz", "200 times its size"),
        ("bomb.json.gz", "200 times its size"),
        ("bomb.jsonl.gz", "longer than 64 MiB"),
        ("bomb.csv.gz", "longer than 64 MiB"),
    ] {
        folder.write(name, &letters);
        folder.shell(&limited(&format!("export {name} --to json"))).ends(2, &[name, words]);
    }
    for name in ["lines.csv.gz", "lines.jsonl.gz"] {
        folder.write(name, &lines);
        folder.shell(&limited(&format!("export {name} --to dot"))).ends(2, &[name, "200 times"]);
    }
    let script = limited("export - --to dot < lines.csv.gz");
    folder.shell(&script).ends(2, &["<stdin>", "200 times"]);
}

#[test]
fn many_names_of_attributes_do_not_fill_the_memory() {
    let folder = Folder::new();
    let names = || (0..4000).map(|name| format!("name{name}"));
    let rows = 100_000;

    let columns: Vec<String> = names().map(|name| format!("\"{name}\":1")).collect();
    let claim = |n: usize| format!("{{\"subject\":\"a{n}\",\"relation\":\"b\",\"object\":\"c\"");
    let mut lines: Vec<String> = (0..rows).map(|n| format!("{}}}", claim(n))).collect();
    lines.push(format!("{},{}}}", claim(rows), columns.join(",")));
    folder.write("sparse.jsonl", lines.join("\n"));
    lines.rotate_right(1);
    folder.write("front.jsonl", lines.join("\n"));

    let mut lines: Vec<String> = (0..rows).map(|n| format!("{{\"id\":\"a{n}\"}}")).collect();
    lines.push(format!("{{\"id\":\"b\",{}}}", columns.join(",")));
    folder.write("nodes.jsonl", lines.join("\n"));
    folder.write("nodes.json", format!("{{\"nodes\":[{}]}}", lines.join(",")));

    let mut nodes: String = (0..rows).map(|n| format!("<node id=\"a{n}\"/>\n")).collect();
    let values: String = names().map(|name| format!("<data key=\"{name}\">x</data>")).collect();
    nodes.push_str(&format!("<node id=\"b\">{values}</node>"));
    folder.write("nodes.graphml", format!("<graphml><graph>{nodes}</graph></graphml>"));

    let declared: String = names()
        .map(|name| format!("<attribute id=\"{name}\" title=\"{name}\" type=\"string\"/>"))
        .collect();
    let mut nodes: String = (0..rows).map(|n| format!("<node id=\"a{n}\"/>\n")).collect();
    let values: String =
        names().map(|name| format!("<attvalue for=\"{name}\" value=\"x\"/>")).collect();
    nodes.push_str(&format!("<node id=\"b\"><attvalues>{values}</attvalues></node>"));
    folder.write(
        "nodes.gexf",
        format!("<gexf><graph><attributes class=\"node\">{declared}</attributes><nodes>{nodes}</nodes></graph></gexf>"),
    );

    let mut nodes: String = (0..rows).map(|n| format!("a{n};\n")).collect();
    let values: String = names().map(|name| format!("{name}=x ")).collect();
    nodes.push_str(&format!("b [{values}];"));
    folder.write("nodes.dot", format!("digraph {{ {nodes} }}"));

    for name in ["sparse.jsonl", "front.jsonl"] {
        let ran = folder.shell(&limited(&format!("export {name} -o out.json")));
        ran.ends(1, &[name, "too many"]);
    }
    for name in ["nodes.jsonl", "nodes.json", "nodes.graphml", "nodes.gexf", "nodes.dot"] {
        let ran = folder.shell(&limited(&format!("convert {name} out.json")));
        assert!(ran.code == Some(0) || ran.code == Some(1), "{name}: {:?} {}", ran.code, ran.err);
    }
}
