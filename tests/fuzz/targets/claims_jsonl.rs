//! Any bytes as claims in JSON Lines.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimgraph_fuzz::table("claims.jsonl", bytes));
