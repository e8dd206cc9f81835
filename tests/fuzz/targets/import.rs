//! Any bytes as triples of another program, with quotes.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimgraph_fuzz::import(bytes));
