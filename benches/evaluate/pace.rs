//! Measures how fast documents are read from their bytes to candidates, and in how much memory.

use std::path::Path;
use std::time::Instant;

use claimgraph::extract::{Extraction, Guide};
use claimgraph::text::Files;

/// Reads documents one after the other on one core, and prints.
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    if words.is_empty() {
        return Err("name one or more documents".to_string());
    }
    let guide = Guide::default();
    let (mut bytes, mut sentences, mut candidates) = (0, 0, 0);
    let begun = Instant::now();
    for name in words {
        let mut files = Files::default();
        let file = files.add(Path::new(name));
        bytes += std::fs::metadata(name).map_err(|error| format!("{name}: {error}"))?.len();
        let mut extraction = Extraction::open(&files, file, &guide).map_err(|e| e.to_string())?;
        for candidate in extraction.by_ref() {
            candidate.map_err(|error| error.to_string())?;
        }
        sentences += extraction.summary().sentences;
        candidates += extraction.summary().candidates;
    }
    let seconds = begun.elapsed().as_secs_f64();
    let megabytes = bytes as f64 / 1e6;
    println!("{megabytes:.1} MB, {sentences} sentences, {candidates} candidates in {seconds:.2} s");
    println!("{:.0} sentences/s, {:.2} MB/s", sentences as f64 / seconds, megabytes / seconds);
    match most_memory() {
        Some(kilobytes) => println!("{:.0} MB of memory at most", kilobytes as f64 / 1e3),
        None => println!("this system doesn't tell how much memory that took"),
    }
    Ok(())
}

/// The most memory this process has had, in kilobytes, where the system tells.
fn most_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
