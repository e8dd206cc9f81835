//! Any bytes as a compressed table.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimgraph_fuzz::packed(b"\x1f\x8b", bytes));
