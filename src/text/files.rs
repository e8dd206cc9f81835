//! Files that are read, named once; compressed ones are opened as what they hold.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::error::{Error, Result};
use crate::text::compressed::{self, Input};
use crate::text::did_you_mean;
use crate::text::suggest::{MOST_NAMES, MOST_WORDS};

/// The most that is held in memory of what can be read only once, such as stdin.
const MOST_HELD: u64 = 4 << 30;

/// The number of a file in [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// The files of one run, so that a place can be four bytes and still be shown.
#[derive(Clone, Debug, Default)]
pub struct Files {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    name: String,
    origin: Origin,
    layout: OnceLock<Layout>,
    /// What a pipe or device gave, which gives it only once.
    held: OnceLock<Arc<[u8]>>,
}

#[derive(Clone, Debug)]
enum Origin {
    Path(PathBuf),
    /// A file that was found in a folder, not named by the user.
    Found(PathBuf),
    /// A file that is in this folder.
    Within(PathBuf, PathBuf),
    Memory(Arc<[u8]>),
}

/// How the records of a file are laid out, to find a cell again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Lines of text.
    #[default]
    Plain,
    /// Cells with this byte between them, under a line of headers.
    Delimited(u8),
    /// One JSON object a line.
    JsonLines,
    /// JSON objects in a list, or over several lines.
    JsonObjects,
}

impl Files {
    /// Names a file on disk. Nothing is opened yet.
    pub fn add(&mut self, path: &Path) -> FileId {
        self.push(name_of(path), Origin::Path(path.into()))
    }

    /// Names a file on disk that nobody named. It is opened only if it is a regular one: a pipe
    /// would be waited for, and a device never end.
    pub fn add_found(&mut self, path: &Path) -> FileId {
        self.push(name_of(path), Origin::Found(path.into()))
    }

    /// Names a file by its path from a folder. It is opened only if it is a regular one in this
    /// folder, whatever links lead to it.
    pub fn add_within(&mut self, folder: &Path, path: &Path) -> FileId {
        let path = folder.join(path);
        self.push(name_of(&path), Origin::Within(path, folder.into()))
    }

    /// Names something that is in memory already.
    pub fn add_bytes(&mut self, name: &str, bytes: impl Into<Arc<[u8]>>) -> FileId {
        self.push(name.to_string(), Origin::Memory(bytes.into()))
    }

    /// Names what can be read only once, such as stdin, and reads it.
    ///
    /// # Errors
    ///
    /// If it can't be read, or is larger than 4 GiB.
    pub fn add_reader(&mut self, name: &str, input: impl Read) -> Result<FileId> {
        let bytes = all_of(input, MOST_HELD);
        let bytes = bytes.map_err(|e| Error::from(e).context(format!("reading `{name}`")))?;
        Ok(self.add_bytes(name, bytes))
    }

    /// Whether one of the files on disk is this one, under whatever name.
    pub fn reads(&self, path: &Path) -> bool {
        let Ok(path) = path.canonicalize() else { return false };
        self.entries.iter().any(|entry| match &entry.origin {
            Origin::Path(own) | Origin::Found(own) | Origin::Within(own, _) => {
                own.canonicalize().is_ok_and(|own| own == path)
            }
            Origin::Memory(_) => false,
        })
    }

    /// What the user calls the file.
    pub fn name(&self, file: FileId) -> &str {
        &self.entry(file).name
    }

    /// Where it is on disk, if it is there.
    pub(crate) fn path(&self, file: FileId) -> Option<&Path> {
        match &self.entry(file).origin {
            Origin::Path(path) | Origin::Found(path) | Origin::Within(path, _) => Some(path),
            Origin::Memory(_) => None,
        }
    }

    /// How its records are laid out.
    pub fn layout(&self, file: FileId) -> Layout {
        self.entry(file).layout.get().copied().unwrap_or_default()
    }

    /// Remembers how its records are laid out, for whoever shows a place in it. The first answer
    /// stands: a file doesn't change while it is read.
    pub fn set_layout(&self, file: FileId, layout: Layout) {
        let _ = self.entry(file).layout.set(layout);
    }

    /// Opens a file; gzip and Zstandard are recognised by their first bytes and decompressed.
    ///
    /// # Errors
    ///
    /// If it can't be opened, or is a folder.
    pub fn open(&self, file: FileId) -> Result<Box<dyn Read + Send + '_>> {
        let entry = self.entry(file);
        let opened = entry.open().and_then(compressed::opened);
        opened.map_err(|error| Error::from(error).context(format!("reading `{}`", entry.name)))
    }

    /// All bytes of a file, decompressed.
    ///
    /// # Errors
    ///
    /// If it can't be read, or holds more than `most` bytes.
    pub fn read(&self, file: FileId, most: u64) -> Result<Vec<u8>> {
        let bytes = all_of(self.open(file)?, most);
        bytes.map_err(|e| Error::from(e).context(format!("reading `{}`", self.name(file))))
    }

    /// Which files were probably meant by those that aren't there, as hints: ones in the same folder,
    /// of nearly the same name. There are hints for so many of them as anybody reads.
    pub(crate) fn near_names(&self, missing: &[FileId]) -> Vec<Option<String>> {
        let mut folders: BTreeMap<&Path, Vec<String>> = BTreeMap::new();
        let mut left = MOST_WORDS;
        let mut near = |file: &FileId| {
            let path = self.path(*file)?;
            let (name, folder) = (path.file_name()?.to_str()?, path.parent()?);
            let names = folders.entry(folder).or_insert_with(|| names_in(folder));
            left = left.saturating_sub(names.len());
            let others = names.iter().map(String::as_str).filter(|other| *other != name);
            if left > 0 { did_you_mean(name, others) } else { None }
        };
        missing.iter().take(MOST_NAMES).map(&mut near).collect()
    }

    fn push(&mut self, name: String, origin: Origin) -> FileId {
        let (layout, held) = (OnceLock::new(), OnceLock::new());
        self.entries.push(Entry { name, origin, layout, held });
        FileId(u32::try_from(self.entries.len() - 1).expect("a run names fewer than 2^32 files"))
    }

    fn entry(&self, file: FileId) -> &Entry {
        &self.entries[file.0 as usize]
    }
}

impl Entry {
    fn open(&self) -> io::Result<Input> {
        let path = match &self.origin {
            Origin::Memory(bytes) => return Ok(Box::new(Cursor::new(Arc::clone(bytes)))),
            Origin::Path(path) => path,
            Origin::Found(path) => regular(path)?,
            Origin::Within(path, folder) => {
                if !path.canonicalize()?.starts_with(folder.canonicalize()?) {
                    return Err(io::Error::other("it is a link that leads out of the project"));
                }
                regular(path)?
            }
        };
        if let Some(held) = self.held.get() {
            return Ok(Box::new(Cursor::new(Arc::clone(held))));
        }
        let file = File::open(path)?;
        let found = file.metadata()?;
        if found.is_dir() {
            return Err(io::Error::other("it is a folder"));
        }
        if found.is_file() {
            return Ok(Box::new(file));
        }
        let bytes = all_of(file, MOST_HELD)?.into();
        Ok(Box::new(Cursor::new(Arc::clone(self.held.get_or_init(|| bytes)))))
    }
}

/// The names of what is in a folder; none if it can't be read.
fn names_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect()
}

/// What a user calls a file: nobody calls one of the current folder `./claims.csv`.
fn name_of(path: &Path) -> String {
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}

/// The path of a file, if it is a regular one. Opening a pipe to look would wait for a writer.
fn regular(path: &Path) -> io::Result<&Path> {
    let found = path.metadata()?;
    match found.is_file() || found.is_dir() {
        true => Ok(path),
        false => Err(io::Error::other("it is no regular file")),
    }
}

fn all_of(input: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::other(format!("it holds more than {} MiB", most >> 20)));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_nearly_the_name_is_found_beside_one_that_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["Jahr.txt", "brief.md"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let mut files = Files::default();
        let missing = ["jahr.txt", "interview.html", "none/jahr.txt", "Jahr.txt"];
        let missing = missing.map(|name| files.add_within(folder.path(), Path::new(name)));
        let meant = Some("did you mean `Jahr.txt`?".to_string());
        assert_eq!(files.near_names(&missing), [meant.clone(), None, None, None]);
        // Nobody reads more of them.
        assert_eq!(files.near_names(&vec![missing[0]; 1000]), vec![meant; MOST_NAMES]);
    }
}
