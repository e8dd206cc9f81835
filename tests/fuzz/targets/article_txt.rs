//! Any bytes as a plain document that makes claims.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimgraph_fuzz::article("article.txt", bytes));
