// Reads GEXF from standard input with graphology, and prints what it found as JSON.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const require = createRequire(process.argv[2]);
const {MultiGraph} = require('graphology');
const gexf = require('graphology-gexf');

const graph = gexf.parse(MultiGraph, readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify({type: graph.type, ...graph.export()}));
