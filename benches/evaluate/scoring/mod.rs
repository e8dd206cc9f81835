//! How well found claims agree with those a person found, as `tests/articles/README.md` says.

// The evaluation and the tests each use their part.
#![allow(dead_code)]

pub(crate) mod articles;
pub(crate) mod expected;
mod likeness;
pub(crate) mod pairs;
pub(crate) mod tally;
mod words;
