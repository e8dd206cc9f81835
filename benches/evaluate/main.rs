//! How well reading articles works: tags and parses, clauses, claims, and how fast.

mod articles;
mod carb;
mod pace;
mod scoring;
mod ud;

use std::process::ExitCode;

const USAGE: &str = "\
How well claimgraph reads articles. Data that is not part of this repository is named by its folder.

  cargo run --release --example evaluate -- ud DIR     tags and parses, on Universal Dependencies
  cargo run --release --example evaluate -- carb DIR   clauses, on CaRB
  cargo run --release --example evaluate -- articles   claims, on the articles in tests/articles;
                                                       what its README says goes behind it
  cargo run --release --example evaluate -- pace FILE… documents: how fast, in how much memory
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let rest = words.get(1..).unwrap_or_default();
    let ended = match words.first().map(String::as_str) {
        Some("ud") => ud::run(rest),
        Some("carb") => carb::run(rest),
        Some("articles") => articles::run(rest),
        Some("pace") => pace::run(rest),
        _ => {
            print!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}
