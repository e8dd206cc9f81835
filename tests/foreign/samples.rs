//! The graphs that are shown to the programs.

use claimgraph::build::{BuildOptions, build};
use claimgraph::formats::Look;
use claimgraph::model::{Graph, GraphBuilder};
use claimgraph::text::Files;
use claimgraph::{project, resolve};
use proptest::collection::vec;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::common::graphs::plans_of;
use crate::common::kitchen::kitchen_sink;

/// A graph, and how it is to look.
#[derive(Clone)]
pub(crate) struct Sample {
    pub(crate) name: &'static str,
    pub(crate) graph: Graph,
    pub(crate) look: Look,
}

/// All graphs.
pub(crate) fn samples() -> Vec<Sample> {
    let sample = |name, graph| Sample { name, graph, look: Look::default() };
    let mut samples = vec![the_case(), sample("kitchen-sink", kitchen_sink())];
    let mut runner = TestRunner::deterministic();
    let mut hostile = |name, size| {
        let plan = plans_of(size).new_tree(&mut runner).expect("nothing is rejected").current();
        samples.push(sample(name, plan.graph()));
    };
    for name in ["hostile-small", "hostile-few", "hostile-others", "hostile-more"] {
        hostile(name, 3..9);
    }
    hostile("hostile-crowd", 100..150);
    hostile("hostile-town", 200..250);
    samples.push(sample("empty", Graph::default()));
    samples
}

/// Graphs of plain nodes in which types and edges are anyhow, for frames around those of a type.
pub(crate) fn typed(count: usize) -> Vec<Graph> {
    let sizes = (12..60usize, 2..9usize);
    let plans = sizes.prop_flat_map(|(nodes, types)| {
        (vec(0..types, nodes), vec((0..nodes, 0..nodes), nodes..2 * nodes))
    });
    let mut runner = TestRunner::deterministic();
    let graph = |_| {
        let (types, edges) = plans.new_tree(&mut runner).expect("nothing is rejected").current();
        let mut draft = GraphBuilder::default();
        for (node, kind) in types.iter().enumerate() {
            let node = draft.node(&format!("n{node}"));
            draft.set_node_type(node, &format!("t{kind}"));
        }
        for (from, to) in edges {
            let (from, to) = (draft.node(&format!("n{from}")), draft.node(&format!("n{to}")));
            let edge = draft.edge(from, to);
            draft.set_relation(edge, "r");
        }
        draft.finish()
    };
    (0..count).map(graph).collect()
}

/// The project that comes with claimgraph.
fn the_case() -> Sample {
    let mut files = Files::default();
    let loaded = project::load("graph-data".as_ref(), &mut files).expect("the case can be read");
    let (resolution, _) = resolve::resolve(&loaded.ledger);
    let built = build(&loaded.ledger, &resolution, &BuildOptions::default());
    let graph = built.expect("no filter names anything").graph;
    assert!(graph.nodes.len() > 50 && graph.edges.len() > 50, "the case is all there");
    Sample { name: "case", graph, look: Look::of(&loaded.ledger.schema) }
}
