//! Files that are read, named once; compressed ones are opened as what they hold.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::error::{Error, Result};

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
}

#[derive(Clone, Debug)]
enum Origin {
    Path(PathBuf),
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
}

impl Files {
    /// Names a file on disk. Nothing is opened yet.
    pub fn add(&mut self, path: &Path) -> FileId {
        // Nobody calls a file of the current folder `./claims.csv`.
        let name = path.strip_prefix(".").unwrap_or(path).display().to_string();
        self.push(Entry { name, origin: Origin::Path(path.into()), layout: OnceLock::new() })
    }

    /// Names something that is in memory already.
    pub fn add_bytes(&mut self, name: &str, bytes: impl Into<Arc<[u8]>>) -> FileId {
        let origin = Origin::Memory(bytes.into());
        self.push(Entry { name: name.to_string(), origin, layout: OnceLock::new() })
    }

    /// What the user calls the file.
    pub fn name(&self, file: FileId) -> &str {
        &self.entry(file).name
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
        let opened: io::Result<Box<dyn Read + Send>> = match &entry.origin {
            Origin::Memory(bytes) => decompressed(Box::new(Cursor::new(Arc::clone(bytes)))),
            Origin::Path(path) => open_path(path),
        };
        opened.map_err(|error| Error::from(error).context(format!("reading `{}`", entry.name)))
    }

    /// All bytes of a file, decompressed.
    ///
    /// # Errors
    ///
    /// If it can't be read, or holds more than `most` bytes.
    pub fn read(&self, file: FileId, most: u64) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let reading = || format!("reading `{}`", self.name(file));
        let read = self.open(file)?.take(most + 1).read_to_end(&mut bytes);
        read.map_err(|error| Error::from(error).context(reading()))?;
        if bytes.len() as u64 > most {
            let error = Error::new(format!("it holds more than {} MiB", most >> 20));
            return Err(error.context(reading()));
        }
        Ok(bytes)
    }

    fn push(&mut self, entry: Entry) -> FileId {
        self.entries.push(entry);
        FileId(u32::try_from(self.entries.len() - 1).expect("a run names fewer than 2^32 files"))
    }

    fn entry(&self, file: FileId) -> &Entry {
        &self.entries[file.0 as usize]
    }
}

fn open_path(path: &Path) -> io::Result<Box<dyn Read + Send>> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::other("it is a folder"));
    }
    decompressed(Box::new(file))
}

fn decompressed(mut input: Box<dyn Read + Send>) -> io::Result<Box<dyn Read + Send>> {
    let mut magic = Vec::with_capacity(4);
    input.by_ref().take(4).read_to_end(&mut magic)?;
    let kind = magic.clone();
    let whole = Cursor::new(magic).chain(input);
    Ok(match kind.as_slice() {
        [0x1f, 0x8b, ..] => Box::new(flate2::read::MultiGzDecoder::new(BufReader::new(whole))),
        [0x28, 0xb5, 0x2f, 0xfd] => {
            let decoder = ruzstd::decoding::StreamingDecoder::new(BufReader::new(whole));
            Box::new(decoder.map_err(io::Error::other)?)
        }
        _ => Box::new(whole),
    })
}
