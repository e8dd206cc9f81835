//! Statements of the language. Subgraphs are kept on a stack of our own, so that no file is too
//! deep for the machine's.

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

use crate::formats::dot::read::attribute::{Attribute, Defaults, Of};
use crate::formats::dot::read::draft::Draft;
use crate::formats::dot::read::lex::Lexer;
use crate::formats::dot::read::token::{Direction, Keyword, Token, What};
use crate::formats::dot::read::unkept::Unkept;

/// Reads the statements of one graph.
pub(super) struct Parser<'a> {
    pub(super) lexer: Lexer<'a>,
    pub(super) next: Token<'a>,
    /// Where the word before `next` ends.
    pub(super) end: usize,
    pub(super) ended: bool,
    pub(super) draft: Draft,
    frames: Vec<Frame<'a>>,
    groups: HashMap<String, Vec<usize>>,
    /// How many more nodes may be remembered for the names of subgraphs, and how many edges
    /// between groups may be made, so that neither outgrows the file without bounds.
    memory: usize,
    products: usize,
}

/// A graph or subgraph that isn't closed yet.
struct Frame<'a> {
    name: Option<String>,
    at: usize,
    nodes: Vec<usize>,
    node_defaults: Defaults<'a>,
    edge_defaults: Defaults<'a>,
    /// The edge statement that the subgraph is a part of.
    chain: Chain,
}

/// What an edge statement has so far.
#[derive(Default)]
struct Chain {
    ends: Vec<End>,
    /// The direction of the edges between each two of them.
    directions: Vec<Direction>,
}

/// One or several nodes that edges go out from or to.
enum End {
    Nodes(Vec<usize>),
    Group(Vec<usize>),
}

const DEEPEST: usize = 256;

/// The most defaults that hold at a time, and how long their values may be together; each costs
/// time for every node or edge.
const MOST_DEFAULTS: usize = 64;
const MOST_DEFAULT_BYTES: usize = 8000;

const FEWEST_PRODUCTS: usize = 1 << 20;

impl<'a> Parser<'a> {
    pub(super) fn of(bytes: &'a [u8], draft: Draft) -> Parser<'a> {
        let mut parser = Parser {
            lexer: Lexer::of(bytes),
            next: Token { what: What::End, at: 0, end: 0 },
            end: 0,
            ended: false,
            draft,
            frames: Vec::new(),
            groups: HashMap::new(),
            memory: bytes.len(),
            products: bytes.len().max(FEWEST_PRODUCTS),
        };
        parser.skip();
        parser
    }

    /// Reads the graph, as much of it as there is.
    pub(super) fn run(mut self) -> Draft {
        if self.next.what == What::End {
            let (message, hint) =
                ("there is no graph in this".to_string(), "the file may be empty");
            self.draft.report.error("no-graph", 0, 0, message, hint);
            return self.draft;
        }
        if !self.head() {
            return self.draft;
        }
        while !self.frames.is_empty() {
            match (&self.next.what, self.next.keyword()) {
                (What::End, _) => {
                    self.expected("`}`");
                    break;
                }
                (What::Sign(b'}'), _) => self.close(),
                (What::Sign(b';' | b','), _) => self.skip(),
                (What::Sign(b'{'), _) | (_, Some(Keyword::Subgraph)) => {
                    let mut chain = Chain::default();
                    if let Some(end) = self.open(&mut chain) {
                        self.edges(chain, end);
                    }
                }
                (_, Some(Keyword::Node | Keyword::Edge | Keyword::Graph)) => self.defaults(),
                (What::Id { .. } | What::Html(_), None) => self.statement(),
                _ => self.wrong("a statement"),
            }
            if self.frames.len() > DEEPEST {
                let message = format!("subgraphs are nested deeper than {DEEPEST}");
                let hint = "what follows isn't read; flatten the file";
                self.draft.report.error("dot-depth", self.next.at, 0, message, hint);
                return self.draft;
            }
        }
        if self.next.keyword().is_some() {
            self.draft.report.count(Unkept::OtherGraph, self.next.at);
        } else if self.next.what != What::End {
            self.expected("the end of the file");
        }
        self.draft
    }

    fn head(&mut self) -> bool {
        if self.next.keyword() == Some(Keyword::Strict) {
            self.draft.strict = true;
            self.skip();
        }
        self.draft.direction = match self.next.keyword() {
            Some(Keyword::Digraph) => Direction::Directed,
            Some(Keyword::Graph) => Direction::Undirected,
            _ => {
                self.expected("`graph` or `digraph`");
                return false;
            }
        };
        self.skip();
        if let Some(name) = self.id() {
            self.draft.set_name(&name);
        }
        let opened = self.next.is(b'{');
        match opened {
            true => self.push(None, Chain::default()),
            false => self.expected("`{`"),
        }
        opened
    }

    /// Begins a subgraph, which takes the chain along, or gives the nodes of one that was before.
    fn open(&mut self, chain: &mut Chain) -> Option<End> {
        let at = self.next.at;
        let mut name = None;
        if self.next.keyword() == Some(Keyword::Subgraph) {
            self.skip();
            name = self.id().map(Cow::into_owned);
        }
        if self.next.is(b'{') {
            self.draft.count_subgraph(at);
            self.push(name, std::mem::take(chain));
            return None;
        }
        let Some(name) = name else {
            self.wrong("`{`");
            return None;
        };
        let nodes = self.groups.get(&name).map_or(&[][..], Vec::as_slice);
        let Some(left) = self.products.checked_sub(nodes.len()) else {
            let message = format!("`{name}` is named too often for its {} nodes", nodes.len());
            let hint = "it is left out here; write the edges that are meant";
            self.draft.report.error("dot-edges", at, 0, message, hint);
            return Some(End::Group(Vec::new()));
        };
        self.products = left;
        Some(End::Group(nodes.to_vec()))
    }

    fn push(&mut self, name: Option<String>, chain: Chain) {
        let outer = self.frames.last();
        let node_defaults = outer.map(|f| Rc::clone(&f.node_defaults)).unwrap_or_default();
        let edge_defaults = outer.map(|f| Rc::clone(&f.edge_defaults)).unwrap_or_default();
        let (at, nodes) = (self.next.at, Vec::new());
        self.frames.push(Frame { name, at, nodes, node_defaults, edge_defaults, chain });
        self.skip();
    }

    fn close(&mut self) {
        self.skip();
        let Some(mut frame) = self.frames.pop() else { return };
        let Some(outer) = self.frames.last_mut() else { return };
        frame.nodes.sort_unstable();
        frame.nodes.dedup();
        outer.nodes.extend_from_slice(&frame.nodes);
        if let Some(name) = frame.name
            && self.memory >= frame.nodes.len() + name.len()
        {
            self.memory -= frame.nodes.len() + name.len();
            self.groups.entry(name).or_default().extend_from_slice(&frame.nodes);
        }
        self.edges(frame.chain, End::Group(frame.nodes));
    }

    /// A statement that begins with an id: a node, edges, or an attribute of the graph.
    fn statement(&mut self) {
        let at = self.next.at;
        let Some(id) = self.id() else { return self.wrong("a node") };
        if !self.next.is(b'=') {
            if let Some(nodes) = self.nodes(id, at) {
                self.edges(Chain::default(), nodes);
            }
            return;
        }
        self.skip();
        let Some((value, html)) = self.value() else { return self.wrong("a value") };
        self.set_graph(&Attribute { name: id, value, html, at });
    }

    /// A node, or several with commas between them, at an end of edges.
    fn nodes(&mut self, mut id: Cow<'a, str>, mut at: usize) -> Option<End> {
        let mut nodes = Vec::new();
        loop {
            let frame = self.frames.last_mut()?;
            let node = self.draft.node(&id, at, &frame.node_defaults);
            frame.nodes.extend(node);
            nodes.extend(node);
            self.port();
            if !self.next.is(b',') {
                return Some(End::Nodes(nodes));
            }
            self.skip();
            at = self.next.at;
            let Some(next) = self.id() else {
                self.wrong("a node");
                return None;
            };
            id = next;
        }
    }

    fn port(&mut self) {
        let mut at = None;
        while self.next.is(b':') {
            at.get_or_insert(self.next.at);
            self.skip();
            if self.id().is_none() {
                return self.wrong("a port");
            }
        }
        if let Some(at) = at {
            self.draft.report.count(Unkept::Port, at);
        }
    }

    /// What may follow an end of edges: more edges, then attributes.
    fn edges(&mut self, mut chain: Chain, end: End) {
        chain.ends.push(end);
        while let What::Edge(direction) = self.next.what {
            if direction != self.draft.direction {
                self.draft.report.count(Unkept::MixedSyntax, self.next.at);
            }
            chain.directions.push(direction);
            self.skip();
            let at = self.next.at;
            let end = match (&self.next.what, self.next.keyword()) {
                (What::Sign(b'{'), _) | (_, Some(Keyword::Subgraph)) => self.open(&mut chain),
                _ => match self.id() {
                    Some(id) => self.nodes(id, at),
                    None => return self.wrong("a node"),
                },
            };
            let Some(end) = end else { return };
            chain.ends.push(end);
        }
        let attributes = self.attributes();
        self.apply(&chain, &attributes);
    }

    fn apply(&mut self, chain: &Chain, attributes: &[Attribute]) {
        if let [end] = chain.ends.as_slice() {
            let nodes = if let End::Nodes(nodes) = end { nodes.as_slice() } else { &[] };
            nodes.iter().for_each(|node| self.draft.set_node(*node, attributes.iter()));
            return;
        }
        let Some(frame) = self.frames.last() else { return };
        for (pair, direction) in chain.ends.windows(2).zip(&chain.directions) {
            let (from, to) = (pair[0].nodes(), pair[1].nodes());
            let single = from.len() <= 1 || to.len() <= 1;
            let count = from.len().saturating_mul(to.len());
            if !single && count > self.products {
                let message = format!("groups of nodes would make {count} edges");
                let hint = "they are left out; write the edges that are meant";
                self.draft.report.error("dot-edges", frame.at, 0, message, hint);
                continue;
            }
            self.products -= if single { 0 } else { count };
            for from in from {
                for to in to {
                    let defaults = &frame.edge_defaults;
                    self.draft.edge((*from, *to), *direction, defaults, attributes);
                }
            }
        }
    }

    /// `node [..]`, `edge [..]` or `graph [..]`.
    fn defaults(&mut self) {
        let keyword = self.next.keyword();
        self.skip();
        let attributes = self.attributes();
        let Some(frame) = self.frames.last_mut() else { return };
        let defaults = match keyword {
            Some(Keyword::Node) => &mut frame.node_defaults,
            Some(Keyword::Edge) => &mut frame.edge_defaults,
            _ => return attributes.iter().for_each(|attribute| self.set_graph(attribute)),
        };
        for attribute in attributes {
            let of = if keyword == Some(Keyword::Edge) { Of::Edge } else { Of::Node };
            let tells_records = keyword == Some(Keyword::Node) && attribute.name == "shape";
            if self.draft.says_nothing(of, &attribute) && !tells_records {
                continue;
            }
            let defaults = Rc::make_mut(defaults);
            defaults.retain(|known| known.name != attribute.name);
            let length: usize = defaults.iter().map(|known| known.value.len()).sum();
            let fits = length + attribute.value.len() <= MOST_DEFAULT_BYTES;
            if fits && defaults.len() < MOST_DEFAULTS {
                defaults.push(Rc::new(attribute));
            } else {
                self.draft.report.count(Unkept::Defaults, attribute.at);
            }
        }
    }

    fn set_graph(&mut self, attribute: &Attribute) {
        match self.frames.len() {
            1 => self.draft.set_graph(attribute),
            _ => self.draft.set_subgraph(attribute),
        }
    }
}

impl End {
    fn nodes(&self) -> &[usize] {
        let (End::Nodes(nodes) | End::Group(nodes)) = self;
        nodes
    }
}
