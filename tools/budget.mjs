/**
 * What the first load of the page may weigh, in Brotli as the build makes it and the server sends it to localhost and over TLS: the scripts and styles that `index.html`
 * names (Vite names static imports there too), without and with the graph, which is fetched beside them and drawn when it is there. What is loaded later does not
 * count. The figures are kept a little above what the page weighs, so that growth is a decision; the goals are 120,000 without the graph and 300,000 with it.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { root } from './place.mjs';

/** @type {readonly { what: string, budget: number, counts: (path: string) => boolean }[]} */
const budgets = [
  { what: 'js without the graph', budget: 160_000, counts: path => isScript(path) && !isGraph(path) },
  { what: 'js with the graph', budget: 280_000, counts: isScript },
  { what: 'css', budget: 7_000, counts: path => path.endsWith('.css') },
];

/** @param {string} path */
function isScript(path) {
  return path.endsWith('.js');
}

/** @param {string} path */
function isGraph(path) {
  return /\/graph-[^/]*\.js$/.test(path);
}

/** @param {string} html @returns {string[]} paths of scripts, preloaded modules and styles, once each, from the root of the page */
export function firstLoad(html) {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const loaded = tags.filter(
    tag => tag.startsWith('<script') || /rel="(?:modulepreload|stylesheet)"/.test(tag),
  );
  const paths = loaded
    .map(tag => /(?:src|href)="\.?\/?([^"]+)"/.exec(tag)?.[1])
    .filter(path => path !== undefined);
  return [...new Set(paths)];
}

/** @returns {import('./test-steps.mjs').Result} */
export function measurePage(dist = join(root, 'apps/web/dist')) {
  if (!existsSync(join(dist, 'index.html')))
    throw new Failure('There is no built page to weigh.', 'Run the step "build" first.');
  const paths = firstLoad(readFileSync(join(dist, 'index.html'), 'utf8'));
  const results = budgets.map(({ what, budget, counts }) => {
    const files = paths.filter(counts);
    const weight = files.reduce((sum, path) => sum + statSync(join(dist, `${path}.br`)).size, 0);
    const ok = weight <= budget && weight > 0;
    return {
      ok,
      line: `${what}: ${weight} of ${budget} bytes in Brotli (${files.join(', ') || 'nothing loaded'})`,
    };
  });
  const failed = results.filter(result => !result.ok).length;
  return {
    passed: results.length - failed,
    failed,
    skipped: 0,
    output: results.map(result => result.line).join('\n'),
  };
}
