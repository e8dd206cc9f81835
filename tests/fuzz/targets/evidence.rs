//! Any bytes as further evidence, with quotes of a pinned document.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimgraph_fuzz::beside_a_case("evidence.csv", bytes));
