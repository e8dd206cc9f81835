//! One run of a whole process: how long it took, and how much memory it had at most.
//!
//! Linux tells the most memory a process ever had while it runs, not afterwards. So it is asked
//! again and again, at most a fiftieth of the run apart (but for the first moments); what a
//! process takes between the last time and its end is missed. Elsewhere the memory is unknown.

use std::fs::{self, File};
use std::io::{Read, Seek};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// What one run took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) seconds: f64,
    /// Bytes of memory, where the system tells.
    pub(crate) peak: Option<u64>,
    /// Bytes of all files it wrote, and of what it printed.
    pub(crate) written: u64,
}

/// Runs a command in front of an empty folder for what it writes, which is gone afterwards.
///
/// What a program leaves to the system to write is written before this returns, off the clock:
/// otherwise the next one would pay for it.
///
/// # Errors
///
/// If it can't be run, or doesn't exit well: what it said about that.
pub(crate) fn run(mut command: Command, folder: &Path) -> Result<Run, String> {
    let printed = File::create(folder.join("printed")).unwrap();
    let complaints = tempfile::tempfile().unwrap();
    command.stdin(Stdio::null()).stdout(printed).stderr(complaints.try_clone().unwrap());

    let started = Instant::now();
    let mut child = command.spawn().map_err(|error| error.to_string())?;
    let status = File::open(format!("/proc/{}/status", child.id())).ok();
    let is_over = AtomicBool::new(false);
    let (exit, seconds, peak) = thread::scope(|scope| {
        let watcher = scope.spawn(|| status.and_then(|status| watch(status, started, &is_over)));
        let exit = child.wait().unwrap();
        let seconds = started.elapsed().as_secs_f64();
        is_over.store(true, Ordering::Relaxed);
        (exit, seconds, watcher.join().unwrap())
    });

    let printed = if exit.success() { None } else { File::open(folder.join("printed")).ok() };
    let written = settle(folder);
    if exit.success() {
        return Ok(Run { seconds, peak, written });
    }
    let said = [Some(complaints), printed].into_iter().flatten().find_map(last_words);
    Err(said.unwrap_or_else(|| format!("{exit}, and nothing said")))
}

/// Writes as many bytes as a program did, and nothing else.
pub(crate) fn write_only(bytes: u64, folder: &Path) -> Run {
    let block = vec![b'x'; 1 << 20];
    let path = folder.join("bytes");
    let started = Instant::now();
    let mut file = File::create(&path).unwrap();
    let mut left = bytes;
    while left > 0 {
        let now = left.min(block.len() as u64);
        std::io::Write::write_all(&mut file, &block[..now as usize]).unwrap();
        left -= now;
    }
    file.sync_all().unwrap();
    let seconds = started.elapsed().as_secs_f64();
    fs::remove_file(path).unwrap();
    Run { seconds, peak: None, written: bytes }
}

/// The most memory a process has had, in bytes, asked until it is over.
fn watch(mut status: File, started: Instant, is_over: &AtomicBool) -> Option<u64> {
    let (mut peak, mut text) = (None, String::new());
    while !is_over.load(Ordering::Relaxed) {
        text.clear();
        // Reading fails once the process is gone; what was told before is what is known.
        if status.rewind().is_err() || status.read_to_string(&mut text).is_err() {
            break;
        }
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kibibytes =
            line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
        peak = peak.max(kibibytes.map(|number| number * 1024));
        let pause = started.elapsed() / 50;
        thread::sleep(pause.clamp(Duration::from_millis(1), Duration::from_millis(20)));
    }
    peak
}

/// Puts everything in a folder on the disk, removes it, and says how many bytes it was.
fn settle(folder: &Path) -> u64 {
    let mut bytes = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            bytes += settle(&path);
            fs::remove_dir(path).unwrap();
            continue;
        }
        let file = File::open(&path).unwrap();
        file.sync_all().unwrap();
        bytes += file.metadata().unwrap().len();
        fs::remove_file(path).unwrap();
    }
    bytes
}

fn last_words(mut said: File) -> Option<String> {
    let mut bytes = Vec::new();
    said.rewind().unwrap();
    said.read_to_end(&mut bytes).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let last = text.lines().rev().find(|line| !line.trim().is_empty());
    last.map(|line| line.trim().to_string())
}
