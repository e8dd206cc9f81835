//! The articles in `tests/articles`.

use std::fs;
use std::path::{Path, PathBuf};

use super::expected::{Expected, text_of};

/// Where the articles are.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles");

/// What the names of tables end with.
const TABLE: &str = ".expected.csv";

/// An article and what a person found in it.
pub(crate) struct Article {
    /// Its name, without ending.
    pub(crate) name: String,
    /// Its file.
    pub(crate) path: PathBuf,
    /// Whether those who write rules don't read it.
    pub(crate) is_held: bool,
    /// The claims it makes, and what makes none.
    pub(crate) expected: Expected,
}

/// Every article, by name.
pub(crate) fn articles() -> Result<Vec<Article>, String> {
    let readme = text_of(&Path::new(FOLDER).join("README.md"))?;
    let held: Vec<&str> = held(&readme).collect();
    let mut articles = Vec::new();
    for path in files()? {
        let file = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some((name, _)) = file.rsplit_once('.') else { continue };
        let table = path.with_file_name(format!("{name}{TABLE}"));
        if file == "README.md" || file.ends_with(TABLE) {
            continue;
        }
        articles.push(Article {
            name: name.to_string(),
            is_held: held.contains(&name),
            expected: Expected::read(&table)?,
            path,
        });
    }
    match held.iter().find(|&&held| articles.iter().all(|article| article.name != held)) {
        Some(unknown) => Err(format!("README.md holds back `{unknown}`, which isn't there")),
        None => Ok(articles),
    }
}

fn files() -> Result<Vec<PathBuf>, String> {
    let problem = |error: std::io::Error| format!("{FOLDER}: {error}");
    let entries = fs::read_dir(FOLDER).map_err(problem)?;
    let mut files = Vec::new();
    for entry in entries {
        files.push(entry.map_err(problem)?.path());
    }
    files.sort();
    Ok(files)
}

/// The names that the README lists as held back.
fn held(readme: &str) -> impl Iterator<Item = &str> {
    let (_, section) = readme.split_once("## Held back").unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    section.lines().filter_map(|line| line.strip_prefix("- "))
}
