//! Any bytes as a table of nodes.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimgraph_fuzz::graph("nodes", bytes));
