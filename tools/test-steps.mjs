/**
 * The steps of `npm test`, in order: cheap and telling ones first. Each reports how many passed, failed and were skipped.
 * A test that needs kubectl lies in `e2e/kubectl` or has `@kubectl` in its title (journeys); without a kubectl those are counted as skipped,
 * and with CI set that is a failure. Tests that need a browser fail without one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measurePage } from './budget.mjs';
import { buildPage } from './build.mjs';
import { bundleServer } from './bundle.mjs';
import { findChromium } from './find-chromium.mjs';
import { findKubectl } from './find-kubectl.mjs';
import { checkRepository } from './laws.mjs';
import { leavingFile } from './leaving-file.mjs';
import { root } from './place.mjs';
import { capture } from './process.mjs';
import {
  biomeCounts,
  honest,
  playwrightCounts,
  playwrightTimes,
  vitestCounts,
  vitestTimes,
} from './reports.mjs';
import { typecheckAll } from './typecheck.mjs';

/**
 * @typedef {import('./reports.mjs').Counts & { output?: string, notes?: readonly string[], tests?: readonly import('./reports.mjs').Timed[] }} Result
 * @typedef {(line: string) => void} Say
 * @typedef {import('./bootstrap.mjs').Toolchain} Toolchain
 * @typedef {{ name: string, beside?: string, twice?: boolean, run: (toolchain: Toolchain, say: Say) => Promise<Result> }} Step `beside`: begins with the step
 *   of that name and is waited for in its own place; `twice`: has failed only when it failed twice
 */

/** @type {readonly Step[]} */
export const steps = [
  { name: 'lint', run: lint },
  { name: 'types', run: ({ env }) => typecheckAll(env) },
  { name: 'fences', run: vitestProject('fences') },
  { name: 'laws', run: laws },
  { name: 'unit', run: vitestProject('unit') },
  { name: 'findings', run: vitestProject('findings') },
  { name: 'unused', run: unused },
  { name: 'build', run: build },
  { name: 'budget', run: async () => measurePage() },
  { name: 'bundle', run: bundle },
  { name: 'storyboards', run: vitestProject('storyboards') },
  { name: 'contract', run: vitestProject('contract') },
  { name: 'kubectl', run: kubectl },
  {
    name: 'journeys',
    run: (toolchain, say) => runJourneys('e2e/journeys/playwright.config.ts', toolchain, say),
  },
];

/** @param {string} name of a program in node_modules/.bin */
const installed = name => join(root, 'node_modules/.bin', name);

/** @param {Toolchain} toolchain @returns {Promise<Result>} */
async function lint({ env }) {
  const args = ['check', '--error-on-warnings', '--reporter=summary', '.'];
  const { code, stdout, stderr } = await capture(installed('biome'), args, { cwd: root, env });
  const tracked = await capture('git', ['ls-files', '*.ts', '*.tsx', '*.mjs'], { cwd: root });
  const expected = tracked.code === 0 ? tracked.stdout.trim().split('\n').length : 1;
  return { ...biomeCounts(stdout + stderr, code, expected), output: stdout + stderr };
}

/** @param {Toolchain} toolchain @returns {Promise<Result>} */
async function laws({ env }) {
  const { laws: count, problems } = await checkRepository(env);
  return {
    passed: Math.max(0, count - problems.length),
    failed: problems.length,
    skipped: 0,
    output: problems.join('\n'),
  };
}

/** @param {Toolchain} toolchain @returns {Promise<Result>} */
async function unused({ env }) {
  const { code, stdout, stderr } = await capture(installed('knip'), ['--no-progress'], { cwd: root, env });
  return {
    ...honest({ passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 }, code === 0),
    output: stdout + stderr,
  };
}

/** @param {Toolchain} toolchain @param {Say} say @returns {Promise<Result>} */
async function build(toolchain, say) {
  await buildPage(toolchain, say);
  return { passed: 1, failed: 0, skipped: 0 };
}

/** @param {Toolchain} toolchain @returns {Promise<Result>} The bundle must answer in a folder that has nothing else. */
async function bundle(toolchain) {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-bundle-'));
  try {
    const file = await bundleServer(toolchain, folder);
    const { code, stdout, stderr } = await capture(toolchain.node, [file, '--help'], {
      cwd: folder,
      timeout: 30_000,
    });
    return {
      ...honest({ passed: stdout.includes('--port') ? 1 : 0, failed: 0, skipped: 0 }, code === 0),
      output: stdout + stderr,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} project @param {NodeJS.ProcessEnv} [extra] @param {readonly string[]} [more] arguments: parts of names of files, for instance @returns {Step['run']} */
export function vitestProject(project, extra = {}, more = []) {
  return async ({ env, signal }) => {
    const args = ['run', ...more, '--project', project, '--reporter=default', '--reporter=json'];
    const { outcome, left: report } = await leavingFile(file =>
      capture(installed('vitest'), [...args, `--outputFile.json=${file}`], {
        cwd: root,
        env: { ...env, ...extra },
        ...stopping(signal),
      }),
    );
    const { code, stdout, stderr } = outcome;
    return { ...vitestCounts(report, code), output: stdout + stderr, tests: vitestTimes(report) };
  };
}

/** A test runner that is interrupted ends what it has started. @param {AbortSignal | undefined} signal */
function stopping(signal) {
  return signal === undefined ? {} : { signal, killSignal: /** @type {const} */ ('SIGINT') };
}

/** @param {Toolchain} toolchain @param {Say} say @returns {Promise<Result>} */
async function kubectl(toolchain, say) {
  const found = await findKubectl(say);
  if ('path' in found) return vitestProject('kubectl', { SWITCHBOARD_KUBECTL: found.path })(toolchain, say);
  const list = await capture(installed('vitest'), ['list', '--project', 'kubectl'], {
    cwd: root,
    env: toolchain.env,
  });
  return withoutKubectl(
    { passed: 0, failed: 0, skipped: list.stdout.trim().split('\n').length },
    found.missing,
  );
}

/** @param {string} file of Playwright's configuration @param {Toolchain} toolchain @param {Say} say @returns {Promise<Result>} */
export async function runJourneys(file, toolchain, say) {
  const chromium = await findChromium(say);
  const found = await findKubectl(say);
  await buildPage(toolchain, say);
  const config = join(root, file);
  const playwright = join(root, 'e2e/journeys/node_modules/.bin/playwright');
  const env = {
    ...toolchain.env,
    SWITCHBOARD_CHROMIUM: chromium.path,
    ...('path' in found ? { SWITCHBOARD_KUBECTL: found.path } : {}),
  };
  const only = 'path' in found ? [] : ['--grep-invert', '@kubectl'];
  const { outcome, left: report } = await leavingFile(to =>
    capture(playwright, ['test', '-c', config, '--reporter=list,json', ...only], {
      cwd: root,
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: to },
      ...stopping(toolchain.signal),
    }),
  );
  const output = outcome.stdout + outcome.stderr;
  const result = { ...playwrightCounts(report, outcome.code), output, tests: playwrightTimes(report) };
  if ('path' in found) return result;
  const list = await capture(playwright, ['test', '-c', config, '--list', '--grep', '@kubectl'], {
    cwd: root,
    env,
  });
  const left = Number(/Total: (\d+) test/.exec(list.stdout)?.[1] ?? 0);
  return withoutKubectl({ ...result, skipped: result.skipped + left }, found.missing);
}

/** @param {Result} result @param {string} missing why there is no kubectl, and what to do @returns {Result} */
function withoutKubectl(result, missing) {
  const failed = result.failed + (process.env['CI'] ? 1 : 0);
  return { ...result, failed, notes: [`${result.skipped} tests need kubectl and did not run: ${missing}`] };
}
