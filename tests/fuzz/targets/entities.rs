//! Any bytes as a table of entities.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimgraph_fuzz::beside_a_case("entities.csv", bytes));
