/**
 * What the first load of the page may weigh, gzipped: the scripts and styles that `index.html` names (Vite names static imports there too).
 * What is loaded later does not count. The figures are kept a little above what the page weighs, so that growth is a decision.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Failure } from './failure.mjs';
import { root } from './place.mjs';

const budgets = { js: 305_000, css: 24_000 };

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
  const results = Object.entries(budgets).map(([extension, budget]) => {
    const files = paths.filter(path => path.endsWith(`.${extension}`));
    const weight = files.reduce(
      (sum, path) => sum + gzipSync(readFileSync(join(dist, path)), { level: 9 }).length,
      0,
    );
    const ok = weight <= budget && (weight > 0 || extension === 'css');
    return {
      ok,
      line: `${extension}: ${weight} of ${budget} bytes gzipped (${files.join(', ') || 'nothing loaded'})`,
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
