//! Any bytes as a Markdown document that makes claims.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimgraph_fuzz::article("article.md", bytes));
