//! Any bytes as a table of edges.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimgraph_fuzz::graph("csv", bytes));
