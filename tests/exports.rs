//! `exports/` is what the commands in its README make, byte for byte.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// The article that becomes a picture.
const ARTICLE: &str = "tests/articles/harbour.txt";

#[test]
fn the_exports_are_what_the_commands_make() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("exports")).unwrap();
    // An article is named in what is made of it, so it lies where the commands say.
    fs::create_dir_all(folder.path().join("tests/articles")).unwrap();
    fs::copy(here.join(ARTICLE), folder.path().join(ARTICLE)).unwrap();
    let page = fs::read_to_string(here.join("exports/README.md")).unwrap();
    let mut compared = 0;
    for line in page.lines().filter_map(|line| line.strip_prefix("$ claimgraph ")) {
        let words = line.split(' ').map(|word| match word {
            "graph-data" => here.join("graph-data").display().to_string(),
            word => word.to_string(),
        });
        let run = Command::new(env!("CARGO_BIN_EXE_claimgraph"))
            .args(words)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(run.status.success(), "{line}: {}", String::from_utf8_lossy(&run.stderr));
        for name in line.split(' ').filter(|word| word.starts_with("exports/")) {
            let made = fs::read(folder.path().join(name)).unwrap();
            if std::env::var_os("UPDATE").is_some() {
                fs::write(here.join(name), &made).unwrap();
            }
            let kept = fs::read(here.join(name)).unwrap_or_default();
            assert!(
                made == kept,
                "{name} is not what `claimgraph {line}` makes; UPDATE=1 rewrites it"
            );
            compared += 1;
        }
    }
    assert_eq!(compared, 12, "the commands make other files than this test knows");
}
