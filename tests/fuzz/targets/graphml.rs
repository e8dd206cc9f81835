//! Any bytes as GraphML.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimgraph_fuzz::graph("graphml", bytes));
