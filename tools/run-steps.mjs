/**
 * Runs steps in order, some beside others, and prints one line for each with its counts, and at the end the totals. A failed step prints what it said, and the rest still runs.
 * Called by `test.mjs` and `test-cluster.mjs`.
 */
import { writeFileSync } from 'node:fs';
import { Failure, indent } from './failure.mjs';
import { total } from './reports.mjs';

/**
 * @typedef {import('./test-steps.mjs').Step} Step
 * @typedef {import('./bootstrap.mjs').Toolchain} Toolchain
 * @typedef {(line: string) => void} Say
 */

/** The steps that were named on the command line, all where none was. @param {readonly { name: string }[]} steps @returns {readonly string[]} */
export function namedSteps(steps) {
  const names = process.argv.slice(2).filter(arg => arg !== '--');
  const unknown = names.find(name => !steps.some(step => step.name === name));
  if (unknown !== undefined)
    throw new Failure(`There is no step "${unknown}".`, `Steps: ${steps.map(step => step.name).join(', ')}.`);
  return names.length === 0 ? steps.map(step => step.name) : names;
}

/**
 * The counts are also left in the file `summary`.
 * @param {readonly Step[]} steps @param {Toolchain} toolchain @param {string} summary @param {Say} say @returns {Promise<number>} 0 when nothing failed, else 1
 */
export async function runSteps(steps, toolchain, summary, say) {
  const started = performance.now();
  const results = [];
  /** @type {Map<Step, ReturnType<typeof runStep>>} */
  const begun = new Map();
  for (const step of steps) {
    if (toolchain.signal?.aborted && !begun.has(step)) continue;
    for (const other of steps)
      if (other.beside === step.name) begun.set(other, runStep(other, toolchain, say));
    results.push(await (begun.get(step) ?? runStep(step, toolchain, say)));
  }
  const sum = total(results);
  const seconds = Math.round((performance.now() - started) / 1000);
  writeFileSync(
    summary,
    `${JSON.stringify({ ...sum, seconds, steps: results.map(({ tests: _tests, ...step }) => step) }, null, 2)}\n`,
  );
  const tests = results.flatMap(({ name, tests }) => tests.map(test => ({ ...test, step: name })));
  if (toolchain.slowest !== undefined) saySlowest(tests, toolchain.slowest, say);
  say(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped in ${seconds} s`);
  return sum.failed === 0 && !toolchain.signal?.aborted ? 0 : 1;
}

/** @param {readonly { step: string, name: string, ms: number }[]} tests @param {number} count @param {Say} say */
function saySlowest(tests, count, say) {
  if (tests.length === 0) return;
  say(`\nslowest ${Math.min(count, tests.length)} of ${tests.length} tests`);
  for (const { step, name, ms } of [...tests].sort((a, b) => b.ms - a.ms).slice(0, count))
    say(`${(ms / 1000).toFixed(1).padStart(8)} s  ${step}: ${name}`);
}

/** A step that may be tried twice has failed only when it failed twice; what failed once is printed all the same. @param {Step} step @param {Toolchain} toolchain @param {Say} say */
async function runStep(step, toolchain, say) {
  const first = await runOnce(step, toolchain, say);
  if (first.failed === 0 || !step.twice || toolchain.signal?.aborted) return first;
  say(`  !! ${step.name} failed, and is tried once more.`);
  return runOnce(step, toolchain, say);
}

/** @param {Step} step @param {Toolchain} toolchain @param {Say} say */
async function runOnce(step, toolchain, say) {
  const started = performance.now();
  const { passed, failed, skipped, output, notes = [], tests = [] } = await attempt(step, toolchain, say);
  const seconds = (performance.now() - started) / 1000;
  const counts = [`${passed} passed`, failed > 0 && `${failed} FAILED`, skipped > 0 && `${skipped} skipped`];
  say(
    `${step.name.padEnd(12)} ${counts.filter(Boolean).join(', ').padEnd(36)} ${seconds.toFixed(1).padStart(6)} s`,
  );
  for (const note of notes) say(`  !! ${note}`);
  if (failed > 0 && output) say(`\n${indent(output, 200)}\n`);
  return { name: step.name, passed, failed, skipped, seconds, tests };
}

/** @param {Step} step @param {Toolchain} toolchain @param {Say} say @returns {Promise<import('./test-steps.mjs').Result>} */
async function attempt(step, toolchain, say) {
  try {
    return await step.run(toolchain, say);
  } catch (error) {
    const output = error instanceof Failure ? error.message : String(/** @type {Error} */ (error).stack);
    return { passed: 0, failed: 1, skipped: 0, output };
  }
}
