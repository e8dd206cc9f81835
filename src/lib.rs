//! Knowledge graphs from what people said.
//!
//! A [`model::Ledger`] is what was said, by whom, where; a [`model::Graph`] is what we hold after
//! deciding who is who. [`project::load`] and [`project::load_table`] read a ledger,
//! [`resolve::resolve`] says who is who, [`check::check`] tells what is wrong,
//! [`build::build`] folds claims into edges, and [`formats::write_file`] writes the graph in any of
//! the [`formats::FORMATS`].
//!
//! ```
//! use claimgraph::formats::{WriteOptions, write_file};
//! use claimgraph::{build, project, resolve, text::Files};
//!
//! let mut files = Files::default();
//! let table = b"subject,relation,object,status\nAda,wrote to,Mary,stated\nAda,wrote to,Mary,denied\n";
//! let file = files.add_bytes("letters.csv", *table);
//! let loaded = project::load_table(file, &mut files)?;
//! let (resolution, _) = resolve::resolve(&loaded.ledger);
//! let built = build::build(&loaded.ledger, &resolution, &build::BuildOptions::default())?;
//! assert_eq!((built.graph.nodes.len(), built.graph.edges.len()), (2, 2));
//!
//! let folder = tempfile::tempdir()?;
//! let path = folder.path().join("letters.edges.csv");
//! let losses = write_file(&built.graph, &path, &WriteOptions::default())?;
//! let lost: Vec<String> = losses.iter().map(|loss| loss.name()).collect();
//! assert_eq!(lost, ["edge `statuses` lists", "edge `state` lists"]);
//! assert_eq!(
//!     std::fs::read_to_string(path)?,
//!     "Source,Target,Type,Kind,Label,Weight,relation,count,negated,status,statuses,state\n\
//!      Ada,Mary,Directed,wrote to,wrote to,1.0,wrote to,1,false,stated,stated,disputed\n\
//!      Ada,Mary,Directed,wrote to #2,not: wrote to,1.0,wrote to,1,true,denied,denied,disputed\n",
//! );
//! # Ok::<(), claimgraph::Error>(())
//! ```
//!
//! A graph of a program's own things is put together by a [`model::GraphBuilder`], and a graph file
//! of any format is read by [`formats::read_file`].
//!
//! ```
//! use claimgraph::formats::{WriteOptions, write_file};
//! use claimgraph::model::GraphBuilder;
//!
//! struct Payment<'a> { from: &'a str, to: &'a str, euros: f64 }
//! let payments = [Payment { from: "Acme", to: "Jane", euros: 1500.0 }];
//!
//! let mut draft = GraphBuilder::default();
//! for Payment { from, to, euros } in &payments {
//!     let (from, to) = (draft.node(from), draft.node(to));
//!     let edge = draft.edge(from, to);
//!     draft.set_relation(edge, "paid");
//!     draft.set_weight(edge, *euros);
//! }
//! let graph = draft.finish();
//!
//! let folder = tempfile::tempdir()?;
//! let path = folder.path().join("payments.edges.csv");
//! write_file(&graph, &path, &WriteOptions::default())?;
//! assert_eq!(
//!     std::fs::read_to_string(path)?,
//!     "Source,Target,Type,Kind,Label,Weight\nAcme,Jane,Directed,paid,paid,1500\n",
//! );
//! # Ok::<(), claimgraph::Error>(())
//! ```
//!
//! The program needs the feature `cli`, which is on unless `default-features = false`.

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
