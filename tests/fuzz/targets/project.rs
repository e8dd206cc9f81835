//! Any bytes as the files of a project, each below a line that names it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimgraph_fuzz::project(bytes));
