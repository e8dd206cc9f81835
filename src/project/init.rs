//! A new project: a small example to change, an empty one, or what a table of claims already says.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::formats::{Staged, Version};
use crate::model::{
    ENTITY_COLUMNS, FIRST_ENTITY_COLUMNS, Ledger, Line, NEW_CLAIM_COLUMNS, Resolution,
    SOURCE_COLUMNS, Schema, Status, StatusWord, Sym, TYPE_COLUMNS, ranks, status_hints,
};
use crate::project::candidates::{Mark, OWN_COLUMNS};
use crate::project::tables::{Tables, table_of};
use crate::project::{MANIFEST, is_project};
use crate::resolve::resolve;
use crate::text::Diagnostic;

/// The files of the example, each with its text.
const EXAMPLE: &[(&str, &str)] = &[
    (MANIFEST, include_str!("example/claimgraph.toml")),
    ("entities.csv", include_str!("example/entities.csv")),
    ("claims.csv", include_str!("example/claims.csv")),
    ("sources.csv", include_str!("example/sources.csv")),
    ("documents/minutes.txt", include_str!("example/minutes.txt")),
];

/// The first line of a manifest.
const FIRST_LINE: &str =
    "# What this project declares. `claimgraph check` compares the tables with it.\n";

/// What an empty project may declare, for a person who never saw a manifest.
const MAY_DECLARE: &str = r#"
# Types, relations and statuses may be declared, such as
#
# [types.person]
# label = "Person"
#
# [relations.owns]
# label = "owns"
# inverse = "is owned by"
# phrases = ["owns", "has owned"]
"#;

/// Writes a small project that is valid and has something of everything: a document, claims of
/// three statuses, a dispute. Gives the files it wrote.
///
/// # Errors
///
/// If the folder is a project already, or has a file of the same name, or writing fails. Then
/// nothing is written.
pub fn create(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut draft = Draft::of(folder)?;
    for (name, text) in EXAMPLE {
        draft.write(name, |out| Ok(out.write_all(text.as_bytes())?))?;
    }
    draft.finish()
}

/// Writes a project whose tables have their headers and no rows. Gives the files it wrote.
///
/// # Errors
///
/// As for [`create`].
pub fn create_empty(folder: &Path, name: &str) -> Result<Vec<PathBuf>> {
    let mut draft = Draft::of(folder)?;
    let manifest = format!("{}{MAY_DECLARE}", head(name));
    draft.write(MANIFEST, |out| Ok(out.write_all(manifest.as_bytes())?))?;
    for (table, columns) in [
        ("entities.csv", ENTITY_COLUMNS),
        ("claims.csv", &NEW_CLAIM_COLUMNS),
        ("sources.csv", SOURCE_COLUMNS),
    ] {
        draft.write(table, |out| Ok(writeln!(out, "{}", columns.join(","))?))?;
    }
    draft.finish()
}

/// Writes a project that says what a table says: every claim of it, every column, and as a
/// declaration each name, type, relation, status and source that occurs, but for words that are no
/// status, such as `disputed`. Gives the files it wrote.
///
/// Types of entities come from columns such as `subject_type` and `target_type`.
///
/// # Errors
///
/// As for [`create`].
pub fn create_from(
    folder: &Path,
    ledger: &Ledger,
    resolution: &Resolution,
    name: &str,
) -> Result<Vec<PathBuf>> {
    let types = types(ledger, resolution);
    let mut draft = Draft::of(folder)?;
    draft.write(MANIFEST, |out| Ok(out.write_all(manifest(ledger, name).as_bytes())?))?;
    draft.write("entities.csv", |out| entities(ledger, &types, out))?;
    draft.write("claims.csv", |out| claims(ledger, out))?;
    if ledger.claims.has("source") {
        draft.write("sources.csv", |out| sources(ledger, out))?;
    }
    draft.finish()
}

/// Writes a project from a table of candidates: all of them wait in it, as far as nobody has
/// decided on them, and those that were accepted are its claims, as [`create_from`] has them. Gives
/// the files it wrote.
///
/// # Errors
///
/// As for [`create`].
pub fn create_from_candidates(folder: &Path, ledger: &Ledger, name: &str) -> Result<Vec<PathBuf>> {
    let mut accepted = ledger.clone();
    let mark = |row: usize| ledger.symbols.text_of(ledger.claims.cell(row, "review"));
    let is_accepted = |row: usize| mark(row).and_then(Mark::of) == Some(Mark::Accepted);
    let others: Vec<usize> = (0..ledger.claims.len()).filter(|row| !is_accepted(*row)).collect();
    accepted.claims.remove(&others);
    let (resolution, _) = resolve(&accepted);
    let (types, manifest) = (types(&accepted, &resolution), manifest(&accepted, name));
    accepted.claims.columns.retain(|column| !OWN_COLUMNS.contains(&column.name.as_str()));
    let mut draft = Draft::of(folder)?;
    draft.write(MANIFEST, |out| Ok(out.write_all(manifest.as_bytes())?))?;
    draft.write("entities.csv", |out| entities(&accepted, &types, out))?;
    draft.write("claims.csv", |out| claims(&accepted, out))?;
    draft.write("sources.csv", |out| sources(ledger, out))?;
    draft.write("candidates.csv", |out| claims(ledger, out))?;
    draft.finish()
}

/// Files that are written but haven't got their names yet.
struct Draft<'a> {
    folder: &'a Path,
    files: Vec<(PathBuf, Staged)>,
    /// Folders that weren't there before, the outermost first.
    made: Vec<PathBuf>,
}

impl Draft<'_> {
    fn of(folder: &Path) -> Result<Draft<'_>> {
        if is_project(folder) {
            let error = Error::new(format!("`{}` is a project already", folder.display()));
            return Err(error.hint("name a folder that is new, or has no project in it"));
        }
        Ok(Draft { folder, files: Vec::new(), made: Vec::new() })
    }

    fn write(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut (dyn Write + Send)) -> Result<()>,
    ) -> Result<()> {
        let path = self.folder.join(name);
        if let Some(path) = self.in_the_way(&path, name) {
            let error = Error::new(format!("`{}` is there already", path.display()));
            return Err(error.hint("name another folder, or move the file away"));
        }
        self.make(path.parent().unwrap_or(self.folder))?;
        // Another run may make the same project meanwhile.
        let staged = Staged::write(&path, write)?.replacing(Version::default());
        self.files.push((path, staged));
        Ok(())
    }

    /// The file that has a name already, or is the same table under another.
    fn in_the_way(&self, path: &Path, name: &str) -> Option<PathBuf> {
        if path.symlink_metadata().is_ok() {
            return Some(path.to_path_buf());
        }
        Tables::within(self.folder).ok()?.of(table_of(name)?).first().cloned()
    }

    fn make(&mut self, folder: &Path) -> Result<()> {
        let missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let missing: Vec<PathBuf> =
            folder.ancestors().take_while(missing).map(Path::to_path_buf).collect();
        for folder in missing.into_iter().rev() {
            let making = |e| Error::from(e).context(format!("making `{}`", folder.display()));
            std::fs::create_dir(&folder).map_err(making)?;
            self.made.push(folder);
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<PathBuf>> {
        let (names, staged) = std::mem::take(&mut self.files).into_iter().unzip();
        Staged::finish_all(staged)?;
        Ok(names)
    }
}

impl Drop for Draft<'_> {
    fn drop(&mut self) {
        self.files.clear();
        for folder in self.made.iter().rev() {
            // A folder that has something in it stays, which is what is wanted.
            let _ = std::fs::remove_dir(folder);
        }
    }
}

/// Everybody a table names, by symbol index, with the type it gives. Somebody who only speaks has
/// the first by text.
fn types(ledger: &Ledger, resolution: &Resolution) -> Vec<Option<Option<Sym>>> {
    let mut types: Vec<Option<Option<Sym>>> = vec![None; ledger.symbols.len()];
    let given = |name: Sym| resolution.given_type(resolution.entity(name)?);
    for name in ["subject", "object"].iter().flat_map(|end| ledger.claims.column(end)).flatten() {
        types[name.index()] = Some(given(*name));
    }
    let kinds = ledger.claims.column("speaker_type");
    for (row, name) in ledger.claims.column("speaker").iter().enumerate() {
        let Some(name) = name.filter(|name| resolution.entity(*name).is_none()) else { continue };
        let known = types[name.index()].flatten();
        let kind = kinds.get(row).copied().flatten();
        let first = known.into_iter().chain(kind).min_by_key(|kind| ledger.text(*kind));
        types[name.index()] = Some(first);
    }
    types
}

/// The distinct symbols of some cells, by text.
fn distinct(ledger: &Ledger, cells: impl Iterator<Item = Option<Sym>>) -> Vec<Sym> {
    let mut seen = vec![false; ledger.symbols.len()];
    let mut list = Vec::new();
    for symbol in cells.flatten() {
        if !std::mem::replace(&mut seen[symbol.index()], true) {
            list.push(symbol);
        }
    }
    ranks(&ledger.symbols, &list).into_iter().map(|at| list[at as usize]).collect()
}

/// How a manifest begins.
fn head(name: &str) -> String {
    let named = toml::Table::from_iter([("name".into(), name.into())]);
    format!("{FIRST_LINE}{named}list_separator = \"|\"\n")
}

fn manifest(ledger: &Ledger, name: &str) -> String {
    let words = |cells: &mut dyn Iterator<Item = Option<Sym>>| -> Vec<String> {
        let symbols = distinct(ledger, cells);
        symbols.into_iter().map(|symbol| ledger.text(symbol).to_string()).collect()
    };
    // A type that is outvoted for everybody is declared, too: the rows that give it are kept.
    let types = TYPE_COLUMNS.map(|of| ledger.claims.column(of));
    let statuses = new_statuses(ledger).into_iter().map(|status| ledger.text(status).to_string());
    let mut text = head(name);
    for (section, ids) in [
        ("types", words(&mut types.into_iter().flatten().copied())),
        ("relations", words(&mut ledger.claims.column("relation").iter().copied())),
        ("statuses", statuses.collect()),
    ] {
        for id in ids {
            let label = toml::Value::from(id.replace('_', " "));
            let is_denial = section == "statuses" && StatusWord::of(&id) == StatusWord::Denial;
            let declared = toml::Table::from_iter([("label".to_string(), label)]);
            let named = BTreeMap::from([(section, BTreeMap::from([(id, declared)]))]);
            // Text in tables of text is always TOML.
            text.push('\n');
            text.push_str(&toml::to_string(&named).unwrap_or_default());
            text.push_str(if is_denial { DENIES } else { "" });
        }
    }
    text
}

/// What is declared of a status whose name says that a claim is not so.
const DENIES: &str = "# Its claims say that something is not so. If they don't, take this line out.\n\
                      denies = true\n";

/// The statuses of claims that no project has by itself, in the order of their names. A word that
/// doesn't say how a claim is put, as `disputed` doesn't, isn't one: as a status it would hide that.
fn new_statuses(ledger: &Ledger) -> Vec<Sym> {
    let defaults = Schema::default();
    let mut statuses = distinct(ledger, ledger.claims.column("status").iter().copied());
    let is_new = |word: &str| {
        defaults.status_rank(word).is_none() && StatusWord::of(word) != StatusWord::NoStatus
    };
    statuses.retain(|status| is_new(ledger.text(*status)));
    statuses
}

/// Declares the statuses that a project which is made from a ledger will declare, and says so at the
/// first claim of each.
pub fn declare_statuses(ledger: &mut Ledger) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for status in new_statuses(ledger) {
        let (claims, id) = (&ledger.claims, ledger.text(status).to_string());
        let denies = StatusWord::of(&id) == StatusWord::Denial;
        let row = claims.column("status").iter().position(|cell| *cell == Some(status));
        let mut warning = Diagnostic::warning("unknown-status", format!("`{id}` is no status"));
        warning.place = row.map(|row| claims.place_of(row, "status"));
        let slip = "if it is a slip, correct the rows, and take it out there";
        let hint = match denies {
            true => "it is declared in `claimgraph.toml` as one that denies: its claims say that \
                     something is not so"
                .to_string(),
            false => format!("it is declared in `claimgraph.toml`; {slip}"),
        };
        let meant = status_hints(&id, &ledger.schema.statuses).into_iter();
        told.push(warning.hints(meant.take(1).filter(|_| !denies)).hint(hint));
        let statuses = &mut ledger.schema.statuses;
        let (last, label, cues) = (statuses.len().saturating_sub(1), id.clone(), Vec::new());
        statuses.insert(last, Status { id, label, line: Line::Dashed, denies, cues });
    }
    told
}

fn entities(ledger: &Ledger, types: &[Option<Option<Sym>>], out: &mut dyn Write) -> Result<()> {
    let claims = &ledger.claims;
    let ends = ["subject", "object", "speaker"].map(|end| claims.column(end).iter().copied());
    let mut table = csv::Writer::from_writer(out);
    put(&mut table, FIRST_ENTITY_COLUMNS)?;
    for name in distinct(ledger, ends.into_iter().flatten()) {
        let kind = ledger.symbols.text_of(types[name.index()].flatten()).unwrap_or_default();
        put(&mut table, [ledger.text(name), kind, "", "", ""])?;
    }
    Ok(table.flush()?)
}

fn claims(ledger: &Ledger, out: &mut dyn Write) -> Result<()> {
    let columns = &ledger.claims.columns;
    let mut table = csv::Writer::from_writer(out);
    put(&mut table, columns.iter().map(|column| column.name.as_str()))?;
    for row in 0..ledger.claims.len() {
        let cells = columns.iter().map(|column| ledger.symbols.text_of(column.cells[row]));
        put(&mut table, cells.map(Option::unwrap_or_default))?;
    }
    Ok(table.flush()?)
}

fn sources(ledger: &Ledger, out: &mut dyn Write) -> Result<()> {
    let mut table = csv::Writer::from_writer(out);
    put(&mut table, ["id", "type", "title", "publisher", "url", "published", "origin"])?;
    for source in distinct(ledger, ledger.claims.column("source").iter().copied()) {
        let id = ledger.text(source);
        let is_url = id.starts_with("http://") || id.starts_with("https://");
        put(&mut table, [id, "", "", "", if is_url { id } else { "" }, "", ""])?;
    }
    Ok(table.flush()?)
}

fn put<'a>(
    table: &mut csv::Writer<&mut dyn Write>,
    cells: impl IntoIterator<Item = &'a str>,
) -> Result<()> {
    Ok(table.write_record(cells)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::load;
    use crate::text::Files;

    #[test]
    fn the_example_pins_its_document() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("a/new");
        create(&project).unwrap();
        let loaded = load(&project, &mut Files::default()).unwrap();
        assert_eq!(loaded.diagnostics, []);
        let sources = &loaded.ledger.sources;
        let pinned = loaded.ledger.symbols.text_of(sources.cell(0, "sha256")).unwrap();
        let document = std::fs::read(project.join("documents/minutes.txt")).unwrap();
        let digest = <sha2::Sha256 as sha2::Digest>::digest(document);
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(pinned, digest);
    }

    #[test]
    fn an_empty_project_has_nothing_the_matter() {
        let folder = tempfile::tempdir().unwrap();
        create_empty(folder.path(), "a \"name\"").unwrap();
        let mut files = Files::default();
        let loaded = load(folder.path(), &mut files).unwrap();
        let (resolution, told) = crate::resolve::resolve(&loaded.ledger);
        assert_eq!([loaded.diagnostics, told].concat(), []);
        assert_eq!(crate::check::check(&loaded.ledger, &resolution, &files), []);
        assert_eq!(loaded.ledger.schema.name, "a \"name\"");
        assert!(loaded.ledger.declares_entities);
    }

    /// The edges of a ledger, every text of theirs.
    fn edges(ledger: &Ledger) -> Vec<String> {
        let (resolution, told) = crate::resolve::resolve(ledger);
        assert_eq!(told, []);
        let options = crate::build::BuildOptions::default();
        let graph = crate::build::build(ledger, &resolution, &options).unwrap().graph;
        let edge = |edge: usize| {
            let id = |ends: &[u32]| graph.node_id(ends[edge] as usize).to_string();
            let mut texts = vec![id(&graph.edges.from), id(&graph.edges.to)];
            texts.extend(graph.symbols.text_of(graph.edges.relations[edge]).map(str::to_string));
            for column in &graph.edges.columns {
                let value = graph.value(&column.cells, edge).map(|value| graph.render(value));
                texts.push(format!("{}={}", column.name, value.unwrap_or_default()));
            }
            texts.join("\u{1f}")
        };
        (0..graph.edges.len()).map(edge).collect()
    }

    #[test]
    fn a_project_from_a_table_says_what_the_table_says() {
        let table = "from;to;Relation;status;speaker;Subject Type;page\n\
            \"a \"\"b\"\"\";c,d;\"[x]\n= \"\"1\"\" # \\\";said;#e;\"t]\";7\n\
            a|b;=c;is.a;alleged;;;\n";
        let folder = tempfile::tempdir().unwrap();
        let mut files = Files::default();
        let file = files.add_bytes("table.csv", table.as_bytes().to_vec());
        let before = crate::project::load_table(file, &mut files).unwrap();
        let (resolution, _) = crate::resolve::resolve(&before.ledger);
        create_from(folder.path(), &before.ledger, &resolution, "a \"name\"").unwrap();
        let after = load(folder.path(), &mut Files::default()).unwrap();
        assert_eq!(after.diagnostics, []);
        assert_eq!(after.ledger.schema.name, "a \"name\"");
        assert!(after.ledger.schema.types.contains_key("t]"));
        assert_eq!(edges(&after.ledger), edges(&before.ledger));
        assert_eq!(edges(&after.ledger).len(), 2);
    }

    #[test]
    fn of_two_runs_that_make_the_same_project_one_does() {
        let folder = tempfile::tempdir().unwrap();
        let draft = |text: &'static str| {
            let mut draft = Draft::of(folder.path()).unwrap();
            draft.write(MANIFEST, |out| Ok(out.write_all(text.as_bytes())?)).unwrap();
            draft
        };
        let (first, second) = (draft("first"), draft("second"));
        first.finish().unwrap();
        let error = second.finish().unwrap_err().to_string();
        assert!(error.ends_with("claimgraph.toml` was made by another run meanwhile"), "{error}");
        let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().flatten().collect();
        assert_eq!(files.len(), 1);
        assert_eq!(std::fs::read_to_string(folder.path().join(MANIFEST)).unwrap(), "first");
    }

    #[test]
    fn what_is_there_stays_and_nothing_half_done_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("sources.csv");
        std::fs::write(&taken, "mine").unwrap();
        let error = create(folder.path()).unwrap_err();
        assert!(error.to_string().ends_with("sources.csv` is there already"));
        let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().flatten().collect();
        assert_eq!(left.len(), 1);
        assert_eq!(std::fs::read(&taken).unwrap(), b"mine");
        std::fs::rename(&taken, folder.path().join("Sources.jsonl.gz")).unwrap();
        let error = create(folder.path()).unwrap_err();
        assert!(error.to_string().ends_with("Sources.jsonl.gz` is there already"));
    }
}
