//! Any bytes as JSON Lines of nodes and edges.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimgraph_fuzz::graph("jsonl", bytes));
