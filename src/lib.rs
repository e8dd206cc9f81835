//! Knowledge graphs from what people said.
//!
//! A [`model::Ledger`] is what was said, by whom, where; a [`model::Graph`] is what we hold after
//! deciding who is who. [`project::load`] and [`project::load_table`] read a ledger,
//! [`resolve::resolve`] says who is who, [`check::check`] tells what is wrong,
//! [`build::build`] folds claims into edges, and [`formats::FORMATS`] read and write graphs.
//!
//! ```
//! use claimgraph::{build, formats, project, resolve, text::Files};
//!
//! let mut files = Files::default();
//! let table = b"subject,relation,object,status\nAda,wrote to,Mary,stated\nAda,wrote to,Mary,denied\n";
//! let file = files.add_bytes("letters.csv", *table);
//! let loaded = project::load_table(file, &mut files)?;
//! let (resolution, _) = resolve::resolve(&loaded.ledger);
//! let built = build::build(&loaded.ledger, &resolution, &build::BuildOptions::default())?;
//! assert_eq!((built.graph.nodes.len(), built.graph.edges.len()), (2, 2));
//!
//! let csv = formats::by_name("csv").and_then(|format| format.writes.as_ref()).unwrap();
//! let mut out = Vec::new();
//! (csv.write)(&built.graph, &formats::WriteOptions::default(), &mut out)?;
//! assert_eq!(
//!     String::from_utf8_lossy(&out),
//!     "Source,Target,Type,Kind,Label,Weight,relation,count,negated,status,statuses,state\n\
//!      Ada,Mary,Directed,wrote to,wrote to,1.0,wrote to,1,false,stated,stated,disputed\n\
//!      Ada,Mary,Directed,wrote to #2,wrote to,1.0,wrote to,1,true,denied,denied,disputed\n",
//! );
//! # Ok::<(), claimgraph::Error>(())
//! ```

pub mod ask;
pub mod build;
pub mod check;
mod error;
pub mod extract;
pub mod formats;
pub mod model;
pub mod project;
pub mod resolve;
pub mod text;

pub use error::{Error, Result};
