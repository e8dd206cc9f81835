//! The turn to replace files of a folder, of which there is one at a time.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::error::{Error, Result};

/// How long a run waits for others that replace files of the same folder.
const LONGEST_TURN: Duration = Duration::from_secs(5);

/// The turn to replace files of a folder. It takes no longer than a few files get their names.
///
/// What is locked is a file that is removed afterwards. A run that is killed leaves it behind, but
/// nobody waits for it: the lock is the system's, and ends with the run.
#[derive(Debug)]
pub(super) struct Turn {
    path: PathBuf,
    /// Nothing where the file system has no locks; what was changed meanwhile is seen all the same.
    locked: Option<File>,
}

impl Turn {
    /// Waits until nobody else has the turn.
    ///
    /// # Errors
    ///
    /// If somebody has it for too long, or the folder can't be written to.
    pub(super) fn wait(folder: &Path) -> Result<Turn> {
        let path = folder.join(".claimgraph.lock");
        let locking = |error: Error| error.context(format!("locking `{}`", folder.display()));
        let started = Instant::now();
        while started.elapsed() < LONGEST_TURN {
            let open =
                File::options().read(true).write(true).create(true).truncate(false).open(&path);
            let file = open.map_err(|error| locking(error.into()))?;
            match file.try_lock() {
                Ok(()) if is_at(&file, &path) => return Ok(Turn { path, locked: Some(file) }),
                Err(TryLockError::Error(_)) => return Ok(Turn { path, locked: None }),
                // Whoever had the turn removed the file that was opened here.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => sleep(Duration::from_millis(5)),
            }
        }
        let error = Error::new("another run replaces files there");
        Err(locking(error).hint("do the same once more when it has ended"))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        // It is removed while it is locked, so that nobody has the turn by a file that is gone. If
        // it can't be removed, it is only one file more.
        let _ = fs::remove_file(&self.path);
        self.locked = None;
    }
}

/// Whether an open file is the one that has this name now.
fn is_at(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::metadata(path)) {
        (Ok(open), Ok(named)) => identity(&open) == identity(&named),
        _ => false,
    }
}

#[cfg(unix)]
fn identity(found: &fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (found.dev(), found.ino())
}

#[cfg(not(unix))]
fn identity(found: &fs::Metadata) -> Option<std::time::SystemTime> {
    found.created().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_has_the_turn_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let counter = folder.path().join("counter");
        fs::write(&counter, "0").unwrap();
        let count = || {
            for _ in 0..50 {
                let _turn = Turn::wait(folder.path()).unwrap();
                let number: u32 = fs::read_to_string(&counter).unwrap().parse().unwrap();
                fs::write(&counter, (number + 1).to_string()).unwrap();
            }
        };
        std::thread::scope(|scope| (0..4).for_each(|_| drop(scope.spawn(count))));
        assert_eq!(fs::read_to_string(&counter).unwrap(), "200");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    }

    #[test]
    fn nobody_waits_for_a_run_that_was_killed() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".claimgraph.lock"), "").unwrap();
        let started = Instant::now();
        drop(Turn::wait(folder.path()).unwrap());
        assert!(started.elapsed() < LONGEST_TURN);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
