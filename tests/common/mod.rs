//! What several tests share.

// Every test is a program of its own and uses its part.
#![allow(dead_code)]

pub(crate) mod dump;
pub(crate) mod graphs;
pub(crate) mod kitchen;
pub(crate) mod laws;
