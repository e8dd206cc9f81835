//! Any bytes as a pinned page that quotes are looked for in.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimgraph_fuzz::beside_a_case("page.html", bytes));
