//! A project of a few lines, written, read and checked, for the tests of single rules.

use crate::project::load;
use crate::resolve::resolve;
use crate::text::{Files, Severity, show};

/// What one rule tells about the project of these files, as people read it.
pub(super) fn told(rule: &str, contents: &[(&str, &str)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in contents {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    let mut files = Files::default();
    let loaded = load(folder.path(), &mut files).unwrap();
    let unread = loaded
        .diagnostics
        .iter()
        .filter(|told| told.severity != Severity::Note && told.rule != "no-claims");
    assert_eq!(unread.count(), 0, "the files of a test can be read");
    let (resolution, _) = resolve(&loaded.ledger);
    let mut told = super::check(&loaded.ledger, &resolution, &files);
    told.retain(|diagnostic| diagnostic.rule == rule);
    assert!(super::RULES.iter().any(|known| known.name == rule), "`{rule}` is a rule");
    let shown = show(&told, &files, false);
    shown.replace(&format!("{}/", folder.path().display()), "").trim_end().to_string()
}
