//! A document becomes one of a project's: copied, and pinned by its hash.

use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::check::LARGEST_DOCUMENT;
use crate::error::{Error, Result};
use crate::formats::{Staged, Version};
use crate::model::Ledger;
use crate::project::candidates::table_file::TableFile;
use crate::project::candidates::table_row::TableRow;
use crate::project::file_names::DOCUMENTS;
use crate::project::tables::files_to_add_to;
use crate::project::{is_project, naming};
use crate::text::{FileId, Files, clean_word, without_compression};

/// The columns of a new table of sources.
const COLUMNS: &[&str] =
    &["id", "type", "title", "publisher", "url", "published", "file", "sha256", "origin"];

/// A document as a project has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinned {
    /// The id of its source.
    pub source: String,
    /// Its file.
    pub file: PathBuf,
    /// What was done, if anything was.
    pub done: Option<PinnedHow>,
    /// The source that it was taken for a later version of, because a document of that name was
    /// pinned before with another text. It is the new source's origin.
    pub origin: Option<String>,
}

/// What pinning a document took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinnedHow {
    /// It was copied, and described in the table of sources.
    Copied,
    /// It lay there, and was described in the table of sources.
    Described,
}

/// Pins a document, unless the project has it already: under its name, or with the same text under
/// another.
///
/// # Errors
///
/// If it can't be read or holds more than 64 MiB, or the project can't be written to.
pub fn pin(folder: &Path, document: &Path) -> Result<Pinned> {
    let mut files = Files::default();
    let text = read(files.add(document), &files)?;
    let sha256: String = Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
    let tables = files_to_add_to(folder, "sources")?;
    let open = |table: &PathBuf| TableFile::open(table, &naming::sources, COLUMNS);
    let mut tables = tables.iter().map(open).collect::<Result<Vec<TableFile>>>()?;
    let inside = inside(folder, document);
    if let Some(file) = inside.as_ref().filter(|file| !folder.join(file).exists()) {
        let message = format!("no table can name `{}`", document.display());
        let hint = format!("rename it to `{}`", findable(file));
        return Err(Error::new(message).hint(hint));
    }
    let rows_of = |table: &TableFile| -> Vec<TableRow> {
        (0..table.len()).map(|row| table.row(row)).collect()
    };
    let rows: Vec<TableRow> = tables.iter().flat_map(rows_of).collect();
    if let Some(known) = known(folder, inside.as_deref(), &rows, &text, &sha256) {
        return Ok(known);
    }
    let name = findable(&document.file_name().unwrap_or_default().to_string_lossy());
    // A compressed document is kept as what it holds.
    let name = without_compression(&name);
    let source = new_source(folder, name, inside.as_deref(), &rows, &sha256);
    let mut sources = tables.swap_remove(0);
    sources.append(&source);
    let cell = |name: &str| source.get(name).map(str::to_string);
    let target = folder.join(cell("file").unwrap_or_default());
    let copied = if inside.is_none() { Some(copy(folder, &target, &text)?) } else { None };
    let done = if copied.is_some() { PinnedHow::Copied } else { PinnedHow::Described };
    Staged::finish_all(copied.into_iter().chain([sources.stage()?]).collect())?;
    let (id, origin) = (cell("id").unwrap_or_default(), cell("origin"));
    Ok(Pinned { source: id, file: target, done: Some(done), origin })
}

/// A document that the table of sources has, be it under its own name or, with the same text, under
/// another.
fn known(
    folder: &Path,
    inside: Option<&str>,
    rows: &[TableRow],
    text: &[u8],
    sha256: &str,
) -> Option<Pinned> {
    let of_file = rows.iter().find(|row| inside.is_some_and(|own| row.get("file") == Some(own)));
    let same = |row: &&TableRow| match (row.get("file"), row.get("sha256")) {
        (Some(_), Some(own)) => own.eq_ignore_ascii_case(sha256),
        (Some(file), None) => {
            let mut files = Files::default();
            let file = files.add_within(folder, Path::new(file));
            read(file, &files).is_ok_and(|own| own == text)
        }
        (None, _) => false,
    };
    let row = of_file.or_else(|| rows.iter().find(same))?;
    let (id, file) = (row.get("id")?, row.get("file")?);
    Some(Pinned { source: id.to_string(), file: folder.join(file), done: None, origin: None })
}

/// What the table of sources says of a document with this name, which is nowhere in it yet.
fn new_source(
    folder: &Path,
    name: &str,
    inside: Option<&str>,
    rows: &[TableRow],
    sha256: &str,
) -> TableRow {
    let is_taken = |column: &str, text: &str| rows.iter().any(|row| row.get(column) == Some(text));
    let file = match inside {
        Some(file) => file.to_string(),
        None => free(&format!("{DOCUMENTS}/{name}"), |file| {
            folder.join(file).exists() || is_taken("file", file)
        }),
    };
    let id = slug(name.split('.').next().unwrap_or_default(), '-');
    let id = free(&id, |id| is_taken("id", id));
    let mut source =
        TableRow::of([("id", &*id), ("title", name), ("file", &file), ("sha256", sha256)]);
    if let Some(origin) = origin_of(name, rows).filter(|_| inside.is_none()) {
        source.set("origin", &origin);
    }
    source
}

/// A copy of a document among the project's, not there yet.
fn copy(folder: &Path, target: &Path, text: &[u8]) -> Result<Staged> {
    let making = |error| Error::from(error).context(format!("making `{DOCUMENTS}`"));
    std::fs::create_dir_all(folder.join(DOCUMENTS)).map_err(making)?;
    let copy = Staged::write(target, |out| Ok(out.write_all(text)?))?;
    // Nothing lay there, and whatever does now is another run's.
    Ok(copy.replacing(Version::default()))
}

/// Where a document comes from whose name one of the project's has already: an article that was
/// read again with a line more confirms nothing.
fn origin_of(name: &str, rows: &[TableRow]) -> Option<String> {
    let is_called = |file: &str| file.rsplit('/').next() == Some(name);
    let earlier = rows.iter().find(|row| row.get("file").is_some_and(is_called))?;
    earlier.get("origin").or(earlier.get("id")).map(str::to_string)
}

/// The id of the source that a project has for a document; nothing if it is none of its documents.
pub fn source_of<'l>(ledger: &'l Ledger, folder: &Path, document: &Path) -> Option<&'l str> {
    let file = inside(folder, document)?;
    let text = |row, column| ledger.symbols.text_of(ledger.sources.cell(row, column));
    let own = (0..ledger.sources.len()).find(|row| text(*row, "file") == Some(&*file))?;
    text(own, "id")
}

/// The project in whose documents a file lies, under the name that the file's path gives it.
pub fn project_of(document: &Path) -> Option<PathBuf> {
    let of = |document: &Path| {
        let folder = document.ancestors().skip(1).find(|folder| is_project(folder))?;
        let inside = document.strip_prefix(folder).ok()?;
        let here = Path::new(".");
        let folder = if folder.as_os_str().is_empty() { here } else { folder };
        inside.starts_with(DOCUMENTS).then(|| folder.to_path_buf())
    };
    of(document).or_else(|| of(&document.canonicalize().ok()?))
}

/// A document's path within a project's folder, as tables have it; nothing if it lies elsewhere.
fn inside(folder: &Path, document: &Path) -> Option<String> {
    let (folder, document) = (folder.canonicalize().ok()?, document.canonicalize().ok()?);
    let inside = document.strip_prefix(folder).ok()?;
    let names = inside.components().map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    Some(clean_word(&names.collect::<Option<Vec<_>>>()?.join("/")).into_owned())
}

/// A name under which a file is found again when it was read from a table: what a cell can't hold
/// is a `_`, and letters are composed, as cells have them.
fn findable(name: &str) -> String {
    let fine = |c: char| if c.is_control() || c == '\u{fffd}' { '_' } else { c };
    clean_word(name).chars().map(fine).collect()
}

/// The bytes of a document, after decompression.
fn read(file: FileId, files: &Files) -> Result<Vec<u8>> {
    let hint = "cut it into parts, or write the candidates to a file with `-o`";
    let large = Path::new(files.name(file)).metadata();
    let large = large.is_ok_and(|found| found.len() > LARGEST_DOCUMENT);
    files.read(file, LARGEST_DOCUMENT).map_err(|error| match large {
        true => error.hint(hint),
        false => error,
    })
}

/// A name as an id: small letters and digits, and one sign between words.
pub(super) fn slug(name: &str, between: char) -> String {
    let mut slug = String::new();
    for c in name.to_lowercase().chars() {
        match c.is_alphanumeric() {
            true => slug.push(c),
            false if !slug.is_empty() && !slug.ends_with(between) => slug.push(between),
            false => {}
        }
    }
    let slug = slug.trim_end_matches(between);
    if slug.is_empty() { "unnamed".to_string() } else { slug.to_string() }
}

/// A name that isn't taken: this one, or with a number in it, before its ending.
pub(super) fn free(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let file = name.rfind('/').map_or(0, |at| at + 1);
    let end = name[file..].find('.').map_or(name.len(), |at| file + at);
    let numbered = |number: usize| format!("{}-{number}{}", &name[..end], &name[end..]);
    let mut names = std::iter::once(name.to_string()).chain((2..).map(numbered));
    names.find(|name| !is_taken(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path, text: &str) {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    #[test]
    fn a_document_is_pinned_once() {
        let folder = tempfile::tempdir().unwrap();
        let (project, other) = (folder.path().join("p"), folder.path().join("a.b.txt"));
        write(&project.join("claims.csv"), "subject,relation,object\n");
        write(&project.join("sources.csv"), "id;file;mine\r\na;documents/a.b.txt;\"x\"\r\n");
        write(&other, "hello\n");
        let pinned = pin(&project, &other).unwrap();
        assert_eq!(pinned.file, project.join("documents/a-2.b.txt"));
        assert_eq!((pinned.source.as_str(), pinned.done), ("a-2", Some(PinnedHow::Copied)));
        let sources = std::fs::read_to_string(project.join("sources.csv")).unwrap();
        assert_eq!(
            sources,
            "id;file;mine;title;sha256;origin\r\na;documents/a.b.txt;\"x\";;;\r\n\
            a-2;documents/a-2.b.txt;;a.b.txt;\
            5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03;a\r\n"
        );
        let again = pin(&project, &other).unwrap();
        assert_eq!((again.source.as_str(), again.done), ("a-2", None));
        assert_eq!(project_of(&pinned.file), Some(project.clone()));
        assert_eq!(project_of(&other), None);
        write(&project.join("documents/a.b.txt"), "hello\n");
        let unpinned = pin(&project, &other).unwrap();
        assert_eq!((unpinned.source.as_str(), unpinned.done), ("a", None));
        write(&project.join("documents/new.html"), "x");
        let own = pin(&project, &project.join("documents/new.html")).unwrap();
        assert_eq!((own.source.as_str(), own.done), ("new", Some(PinnedHow::Described)));
    }

    #[test]
    fn every_later_version_has_the_origin_of_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let (project, article) = (folder.path().join("p"), folder.path().join("a.txt"));
        write(&project.join("claims.csv"), "subject,relation,object\n");
        let versions = ["one", "two", "three"].map(|text| {
            write(&article, text);
            let pinned = pin(&project, &article).unwrap();
            (pinned.source, pinned.origin)
        });
        let first = Some("a".to_string());
        let want = [("a", None), ("a-2", first.clone()), ("a-3", first)];
        assert_eq!(versions, want.map(|(id, origin)| (id.to_string(), origin)));
        let wire = "id,file,origin\na,documents/a.txt,wire\n";
        write(&project.join("sources.csv"), wire);
        write(&article, "four");
        assert_eq!(pin(&project, &article).unwrap().origin.as_deref(), Some("wire"));
    }

    #[test]
    fn a_document_is_pinned_under_a_name_that_is_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("p");
        write(&project.join("claims.csv"), "subject,relation,object\n");
        for (name, wanted) in [("Cafe\u{301}.txt", "Café.txt"), ("a\n\u{1b}b.txt", "a__b.txt")] {
            write(&folder.path().join(name), name);
            let pinned = pin(&project, &folder.path().join(name)).unwrap();
            assert_eq!(pinned.file, project.join("documents").join(wanted));
            let mut files = Files::default();
            let ledger = crate::project::load(&project, &mut files).unwrap().ledger;
            let (_, last) = *ledger.documents.last().unwrap();
            assert_eq!(files.read(last, 100).unwrap(), name.as_bytes());
        }
        let odd = project.join("documents/E\u{301}.txt");
        write(&odd, "x");
        // Some file systems find it under either name.
        if !project.join("documents/É.txt").exists() {
            let error = pin(&project, &odd).unwrap_err();
            assert_eq!(error.hint_text(), Some("rename it to `documents/É.txt`"));
        }
    }

    #[test]
    fn names_become_ids() {
        let ids = ["U.S. Dept. — of State", "Élan", "…"].map(|name| slug(name, '_'));
        assert_eq!(ids, ["u_s_dept_of_state", "élan", "unnamed"]);
    }
}
