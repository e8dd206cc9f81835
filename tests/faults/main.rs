//! The program under bad conditions: killed, out of space, with nobody listening, fed with trash.
//!
//! Whatever happens, a file is the old one or the new one, the exit code says how the run ended,
//! and the message names the file.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod disk;
mod ending;
mod found;
mod inputs;
mod memory;
mod outputs;
mod program;
