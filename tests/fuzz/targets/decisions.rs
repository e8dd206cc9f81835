//! Any bytes as decisions about who is who.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimgraph_fuzz::beside_a_case("same.csv", bytes));
