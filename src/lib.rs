//! Knowledge graphs from what people said.

mod error;
pub mod formats;
pub mod model;
pub mod text;

pub use error::{Error, Result};
