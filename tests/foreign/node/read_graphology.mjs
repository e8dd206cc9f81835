// Reads a graph with graphology and dumps it; ../README.md says what a dump holds.
//
// usage: read_graphology.mjs (graphml|gexf|json FILE)...
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

const words = process.argv.slice(2);
const pairs = words.flatMap((format, at) => (at % 2 === 0 ? [[format, words[at + 1]]] : []));
if (pairs.length === 0 || pairs.some(([format, file]) => !(format in READERS) || file === undefined)) {
  console.error('usage: read_graphology.mjs (graphml|gexf|json FILE)...');
  process.exit(2);
}

// Not `import`: graphology doesn't export its manifest.
const manifest = new URL('node_modules/graphology/package.json', import.meta.url);
const {version} = JSON.parse(readFileSync(manifest, 'utf8'));

// The XML parser under graphology prints what it dislikes and goes on.
let issues = [];
console.warn = (...words) => issues.push(`WARNING: ${words.join(' ')}`);
console.error = (...words) => issues.push(`SEVERE: ${words.join(' ')}`);

for (const [format, file] of pairs) {
  issues = [];
  let dump = {nodes: [], edges: []};
  try {
    dump = read(format, file);
  } catch (error) {
    issues.push(`CRITICAL: ${error}`);
    process.exitCode = 1;
  }
  console.log(JSON.stringify({reader: `graphology ${version}`, format, ...dump, issues}, finite));
}

function read(format, file) {
  const graph = READERS[format](readFileSync(file, 'utf8'));
  const nodes = graph.mapNodes((id, {label = null, ...attributes}) => ({id, label, attributes}));
  const edges = graph.mapEdges((id, {kind = null, label = null, weight = null, ...attributes}, source, target) =>
    ({id, source, target, directed: graph.isDirected(id), kind, label, weight, attributes}));
  nodes.sort(by('id'));
  edges.sort(by('source', 'target', 'kind', 'label', 'id'));
  return {nodes, edges};
}

// JSON has no NaN and no Infinity: they are written as words.
function finite(_, value) {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

// By code point, as the other readers sort; `<` would go by UTF-16 unit.
function by(...keys) {
  const bytes = (item, key) => Buffer.from(item[key] ?? '');
  return (a, b) => keys.reduce((order, key) => order || Buffer.compare(bytes(a, key), bytes(b, key)), 0);
}
