//! How long the program takes, how much memory, and how both grow.
//!
//! `cargo bench` runs the released program as people do, as whole processes, over tables that
//! [`generate`] makes; `cargo bench -- --help` lists the options. Programs given with `--against`
//! take turns with ours, since figures of two runs, or of two machines, say nothing about each
//! other.

#![allow(clippy::unwrap_used, reason = "a measurement that can't go on has failed")]

mod dice;
mod generate;
mod measure;
mod options;
mod project;
mod report;
mod run;
mod tasks;
mod words;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use crate::measure::{Measured, start_up};
use crate::options::Options;
use crate::tasks::Program;

fn main() -> ExitCode {
    let mut options = Options::parse();
    // Cargo says `--bench` when it measures. When it tests, it is enough that everything runs.
    if !options.bench {
        options.sizes = vec!["1k".parse().unwrap()];
        options.runs = Some(1);
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("bench");
    let out = options.out_dir.clone().unwrap_or_else(|| target.join("out"));
    fs::create_dir_all(&out).unwrap();
    let out = tempfile::Builder::new().prefix("speed-").tempdir_in(out).unwrap();
    let mut programs = vec![Program::ours()];
    programs.extend(options.against.iter().cloned());

    println!("{}", report::machine());
    let start_up = start_up(out.path(), options.runs.unwrap_or(3) * 5);
    println!("{}", report::start_up(&start_up));
    let mut measured: Vec<Measured> = Vec::new();
    for size in &options.sizes {
        let tables = target.join(&size.name);
        generate::once(&tables, size.claims);
        let of_size = measure::measure(size, &tables, out.path(), &programs, &options);
        println!("{}", report::table(&of_size));
        if programs.len() > 1 {
            println!("{}", report::against(&of_size, &programs));
        }
        measured.push(of_size);
    }
    for pair in measured.windows(2) {
        println!("{}", report::growth(&pair[0], &pair[1]));
    }
    if let Some(path) = &options.out {
        let json = report::json(&start_up, &measured);
        fs::write(path, format!("{json:#}\n")).unwrap();
    }
    let failed =
        measured.iter().any(|of_size| of_size.cells.iter().any(|cell| cell.is_ours_lost()));
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
