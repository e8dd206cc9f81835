// Reads a graph with graphology and dumps it; ../README.md says what a dump holds.
//
// usage: read_graphology.mjs graphml|gexf|json FILE
//
// json is graphology's own form, as `graph.export()` gives it.

import {readFileSync} from 'node:fs';
import Graph from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';

const READERS = {
  graphml: text => graphml.parse(Graph, text),
  gexf: text => gexf.parse(Graph, text),
  json: text => Graph.from(JSON.parse(text)),
};

const [format, file] = process.argv.slice(2);
if (!(format in READERS) || file === undefined) {
  console.error('usage: read_graphology.mjs graphml|gexf|json FILE');
  process.exit(2);
}

// The XML parser under graphology prints what it dislikes and goes on.
const issues = [];
console.warn = (...words) => issues.push(`WARNING: ${words.join(' ')}`);
console.error = (...words) => issues.push(`SEVERE: ${words.join(' ')}`);

const graph = READERS[format](readFileSync(file, 'utf8'));
// Not `import`: graphology doesn't export its manifest.
const manifest = new URL('node_modules/graphology/package.json', import.meta.url);
const {version} = JSON.parse(readFileSync(manifest, 'utf8'));

const nodes = graph.mapNodes((id, {label = null, ...attributes}) => ({id, label, attributes}));
const edges = graph.mapEdges((id, {kind = null, label = null, weight = null, ...attributes}, source, target) =>
  ({id, source, target, directed: graph.isDirected(id), kind, label, weight, attributes}));

nodes.sort(by('id'));
edges.sort(by('source', 'target', 'kind', 'label', 'id'));

// JSON has no NaN and no Infinity: they are written as words.
const finite = (_, value) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value);
console.log(JSON.stringify({reader: `graphology ${version}`, format, nodes, edges, issues}, finite));

// By code point, as the other readers sort; `<` would go by UTF-16 unit.
function by(...keys) {
  const bytes = (item, key) => Buffer.from(item[key] ?? '');
  return (a, b) => keys.reduce((order, key) => order || Buffer.compare(bytes(a, key), bytes(b, key)), 0);
}
