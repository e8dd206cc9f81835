//! Files that appear whole or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use tempfile::{Builder, NamedTempFile};

use crate::error::{Error, Result};
use crate::formats::turn::Turn;

/// Temporary files that haven't got their names yet, for whoever ends the run early.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// How many bytes of its target's name a temporary file has in its own.
const MOST_OF_NAME: usize = 200;

/// Removes what is half-written, and lets nothing more begin or get its name. For the handler of a
/// signal, which has to end the process: whoever writes waits from now on.
pub fn remove_unfinished() {
    let mut unfinished = lock();
    for path in std::mem::take(&mut *unfinished) {
        // There is nobody left to tell.
        let _ = fs::remove_file(path);
    }
    std::mem::forget(unfinished);
}

/// A file that is written but hasn't got its name yet.
///
/// It lies beside its target as a hidden temporary file. [`Staged::finish`] gives it its name, and
/// whoever might read or write the file that it replaces still may; dropping it removes it, and the
/// target stays as it was.
#[derive(Debug)]
pub struct Staged {
    target: PathBuf,
    file: Option<NamedTempFile>,
    /// What it may replace, if it may not replace everything.
    replaces: Option<Version>,
}

/// A file as it was at some time, or that there was none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Version(Option<(u64, Option<SystemTime>, u64)>);

impl Version {
    /// A file as it is now. Files that appear whole are other files each time, and have other
    /// numbers, where files have numbers.
    pub(crate) fn of(path: &Path) -> Version {
        let found = fs::symlink_metadata(path).ok();
        Version(found.map(|found| (found.len(), found.modified().ok(), number(&found))))
    }
}

#[cfg(unix)]
fn number(found: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(found)
}

#[cfg(not(unix))]
fn number(_: &fs::Metadata) -> u64 {
    0
}

impl Staged {
    /// Writes a file without giving it its name. What is no ordinary file (a pipe, a device) is
    /// written directly. A target that ends in `.gz` is compressed.
    ///
    /// # Errors
    ///
    /// If the target is a folder, a symbolic link or write-protected, or writing fails.
    pub fn write(
        target: &Path,
        write: impl FnOnce(&mut (dyn Write + Send)) -> Result<()>,
    ) -> Result<Staged> {
        let writing = |error: Error| error.context(format!("writing `{}`", target.display()));
        let file = match kind_of(target).map_err(writing)? {
            Target::Special => {
                // A shell may have sent it to the end of a file.
                let mut file = fs::OpenOptions::new()
                    .append(true)
                    .open(target)
                    .map_err(|e| writing(e.into()))?;
                fill(&mut file, target, write).map_err(writing)?;
                None
            }
            Target::File => Some(stage(target, write).map_err(writing)?),
        };
        Ok(Staged { target: target.to_path_buf(), file, replaces: None })
    }

    /// Makes sure that it replaces only what was read before it was made, and no later version.
    pub(crate) fn replacing(mut self, version: Version) -> Staged {
        self.replaces = Some(version);
        self
    }

    /// The file as it will be when it has its name; nothing if it was written directly.
    pub(crate) fn version(&self) -> Option<Version> {
        self.file.as_ref().map(|file| Version::of(file.path()))
    }

    /// Gives the file its name, in place of one that had it.
    ///
    /// # Errors
    ///
    /// If it can't be renamed.
    pub fn finish(self) -> Result<()> {
        Staged::finish_all(vec![self])
    }

    /// Gives files their names. A signal comes before all of them, or after.
    ///
    /// # Errors
    ///
    /// If one would replace what another run wrote meanwhile; then none gets its name. If one can't
    /// be renamed; those before have their names already.
    pub fn finish_all(all: Vec<Staged>) -> Result<()> {
        let mut unfinished = lock();
        // Between a look at what is replaced and its replacement, no other run may do the same.
        let careful = all.iter().filter(|staged| staged.replaces.is_some());
        let careful: BTreeSet<&Path> = careful.map(|staged| folder_of(&staged.target)).collect();
        let turns = careful.into_iter().map(Turn::wait).collect::<Result<Vec<Turn>>>()?;
        if let Some(changed) = all.iter().find(|staged| staged.is_outdated()) {
            let name = changed.target.display();
            let (what, hint) = match changed.replaces == Some(Version::default()) {
                true => (
                    "was made by another run meanwhile",
                    "look at what is there before you do the same once more",
                ),
                false => (
                    "was changed while it was worked on",
                    "does another run work on it? do the same once more",
                ),
            };
            let error = Error::new(format!("`{name}` {what}"));
            drop((turns, unfinished));
            return Err(error.hint(hint));
        }
        let mut folders = BTreeSet::new();
        let mut named = Ok(());
        let mut all = all.into_iter();
        for mut staged in all.by_ref() {
            named = staged.name(&mut unfinished);
            if named.is_err() {
                break;
            }
            folders.insert(folder_of(&staged.target).to_path_buf());
        }
        drop((turns, unfinished));
        drop(all);
        // A name is on disk only when its folder is. Not every file system can do that.
        for folder in folders.into_iter().filter_map(|folder| fs::File::open(folder).ok()) {
            let _ = folder.sync_all();
        }
        named
    }

    fn is_outdated(&self) -> bool {
        self.replaces.as_ref().is_some_and(|version| Version::of(&self.target) != *version)
    }

    fn name(&mut self, unfinished: &mut BTreeSet<PathBuf>) -> Result<()> {
        let Some(file) = self.file.take() else { return Ok(()) };
        unfinished.remove(file.path());
        file.persist(&self.target).map(drop).map_err(|error| {
            Error::from(error.error).context(format!("writing `{}`", self.target.display()))
        })
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if let Some(file) = self.file.take() {
            forget(file.path());
        }
    }
}

enum Target {
    File,
    Special,
}

fn kind_of(target: &Path) -> Result<Target> {
    let Ok(found) = fs::symlink_metadata(target) else { return Ok(Target::File) };
    if found.is_dir() {
        return Err(Error::new("it is a folder").hint("name a file in it"));
    }
    if found.is_symlink()
        && (is_stream(target) || fs::metadata(target).is_ok_and(|to| !to.is_file()))
    {
        return Ok(Target::Special);
    }
    if found.is_symlink() {
        let hint = "name the file it points to, or remove the link";
        return Err(Error::new("it is a symbolic link, which is never written through").hint(hint));
    }
    Ok(if found.is_file() { Target::File } else { Target::Special })
}

/// Whether a name stands for what the run has open already, whatever that is: whoever redirected it
/// into a file has emptied that file.
fn is_stream(target: &Path) -> bool {
    ["/dev/stdout", "/dev/stderr"].iter().any(|stream| target == Path::new(stream))
        || target.parent() == Some(Path::new("/dev/fd"))
}

fn stage(
    target: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<()>,
) -> Result<NamedTempFile> {
    let name = target.file_name().and_then(|name| name.to_str()).unwrap_or("claimgraph");
    let replaced = replaced(target)?;
    let mut builder = Builder::new();
    // What is added to the name mustn't make it longer than a name may be.
    let most = (0..=MOST_OF_NAME.min(name.len())).rev().find(|at| name.is_char_boundary(*at));
    let prefix = format!(".{}.", &name[..most.unwrap_or(0)]);
    builder.prefix(&prefix).suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(match &replaced {
        Some(permissions) => permissions.clone(),
        None => std::os::unix::fs::PermissionsExt::from_mode(0o666),
    });
    let mut unfinished = lock();
    let mut file = builder.tempfile_in(folder_of(target))?;
    unfinished.insert(file.path().to_path_buf());
    drop(unfinished);
    let filled = keep(replaced, file.as_file())
        .and_then(|()| fill(file.as_file_mut(), target, write))
        .and_then(|()| Ok(file.as_file().sync_all()?));
    if let Err(error) = filled {
        forget(file.path());
        return Err(error);
    }
    Ok(file)
}

/// Who may do what with the file that is to be replaced, if there is one. One that nobody may
/// write to is left alone, though its folder would let it be replaced.
fn replaced(target: &Path) -> Result<Option<fs::Permissions>> {
    let Ok(found) = fs::metadata(target) else { return Ok(None) };
    let permissions = found.permissions();
    let opened = fs::OpenOptions::new().write(true).open(target);
    let refused = opened.is_err_and(|e| e.kind() == std::io::ErrorKind::PermissionDenied);
    if permissions.readonly() || refused {
        let error = Error::new("it is write-protected");
        return Err(error.hint("write to another file, or allow writing to this one"));
    }
    Ok(Some(permissions))
}

/// Gives a file the permissions of the one that it replaces.
fn keep(replaced: Option<fs::Permissions>, file: &fs::File) -> Result<()> {
    match replaced {
        Some(permissions) => Ok(file.set_permissions(permissions)?),
        None => Ok(()),
    }
}

fn fill(
    file: &mut fs::File,
    target: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<()>,
) -> Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, file);
    if target.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz")) {
        let mut gz = flate2::GzBuilder::new().write(&mut out, flate2::Compression::new(6));
        write(&mut gz)?;
        gz.finish()?;
    } else {
        write(&mut out)?;
    }
    Ok(out.flush()?)
}

fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn forget(path: &Path) {
    lock().remove(path);
}

fn lock() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}
