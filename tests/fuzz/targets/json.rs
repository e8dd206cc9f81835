//! Any bytes as JSON of any shape.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimgraph_fuzz::graph("json", bytes));
