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
    let (zeros, lines) = (bomb(0), bomb(b'\n'));
    for (name, words) in [
        ("bomb.dot.gz", "200 times its size"),
        ("bomb.graphml.gz", "200 times its size"),
        ("bomb.gexf.gz", "200 times its size"),
        ("bomb.json.gz", "200 times its size"),
        ("bomb.jsonl.gz", "longer than 64 MiB"),
        ("bomb.csv.gz", "longer than 64 MiB"),
    ] {
        folder.write(name, &zeros);
        folder.shell(&limited(&format!("export {name} --to json"))).ends(2, &[name, words]);
    }
    for name in ["lines.csv.gz", "lines.jsonl.gz"] {
        folder.write(name, &lines);
        folder.shell(&limited(&format!("export {name} --to dot"))).ends(2, &[name, "200 times"]);
    }
    let script = limited("export - --to dot < lines.csv.gz");
    folder.shell(&script).ends(2, &["<stdin>", "200 times"]);
}
