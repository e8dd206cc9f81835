//! Which files are a project's own, so that no output takes their place.

use std::path::{Component, Path, PathBuf};

use crate::project::file_names::{DOCUMENTS, MANIFEST};
use crate::project::tables::table_of;

/// Whether a file is the manifest, a table or a document of the project in a folder, or would be
/// taken for a table once it is written.
pub fn owns(folder: &Path, file: &Path) -> bool {
    let (Some(place), Ok(folder)) = (place(file), folder.canonicalize()) else { return false };
    let Ok(inside) = place.strip_prefix(folder) else { return false };
    let names: Vec<&str> = inside.components().filter_map(name).collect();
    match names[..] {
        [name] => name == MANIFEST || table_of(name).is_some(),
        [DOCUMENTS, ..] => place.is_file(),
        _ => false,
    }
}

/// Where a file is, or will be when it is written.
fn place(file: &Path) -> Option<PathBuf> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
    Some(folder.join(file.file_name()?))
}

fn name(part: Component<'_>) -> Option<&str> {
    match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_and_documents_are_a_projects_own() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("p");
        std::fs::create_dir_all(project.join("documents/old")).unwrap();
        std::fs::write(project.join("documents/old/a.txt"), "").unwrap();
        let owned = |file: &str| owns(&project, &project.join(file));
        for own in
            ["claims.csv", "../p/Same.TSV.gz", "Candidates.csv", MANIFEST, "documents/old/a.txt"]
        {
            assert!(owned(own), "{own}");
        }
        for other in ["claims.edges.csv", "story.csv", "documents/b.txt", "../claims.csv", "no/a"] {
            assert!(!owned(other), "{other}");
        }
    }
}
