//! Any bytes as the manifest of a project.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimgraph_fuzz::beside_a_case(
    "claimgraph.toml",
    bytes
));
