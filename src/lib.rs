//! Knowledge graphs from what people said.

pub mod ask;
pub mod build;
pub mod check;
mod error;
pub mod formats;
pub mod model;
pub mod project;
pub mod resolve;
pub mod text;

pub use error::{Error, Result};
