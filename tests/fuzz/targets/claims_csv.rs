//! Any bytes as a table of claims, with whatever between its cells.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimgraph_fuzz::table("claims.csv", bytes));
