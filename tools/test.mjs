/**
 * `npm test`: sets the checkout up, runs every step in order, prints one line per step with its counts and at the end the totals.
 * A failed step prints what it said, and the rest still runs. `npm test -- NAME…` runs only the steps named.
 * The counts are also left in `.tools/test-summary.json`. The exit code is 0 only when nothing failed.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { Failure, indent, runMain } from './failure.mjs';
import { toolsFolder } from './place.mjs';
import { total } from './reports.mjs';
import { steps } from './test-steps.mjs';

const say = (/** @type {string} */ line) => console.log(line);

await runMain(async () => {
  const names = process.argv.slice(2).filter(arg => arg !== '--');
  const unknown = names.filter(name => !steps.some(step => step.name === name));
  if (unknown.length > 0) {
    throw new Failure(
      `There is no step "${unknown[0]}".`,
      `Steps: ${steps.map(step => step.name).join(', ')}.`,
    );
  }
  const started = performance.now();
  const toolchain = await bootstrap(say);
  const results = [];
  for (const step of steps) {
    if (names.length > 0 && !names.includes(step.name)) continue;
    results.push(await runStep(step, toolchain));
  }
  const sum = total(results);
  const seconds = Math.round((performance.now() - started) / 1000);
  writeFileSync(
    join(toolsFolder, 'test-summary.json'),
    `${JSON.stringify({ ...sum, seconds, steps: results }, null, 2)}\n`,
  );
  say(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped in ${seconds} s`);
  return sum.failed === 0 ? 0 : 1;
});

/** @param {import('./test-steps.mjs').Step} step @param {import('./bootstrap.mjs').Toolchain} toolchain */
async function runStep(step, toolchain) {
  const started = performance.now();
  const { passed, failed, skipped, output, notes = [] } = await attempt(step, toolchain);
  const seconds = (performance.now() - started) / 1000;
  const counts = [`${passed} passed`, failed > 0 && `${failed} FAILED`, skipped > 0 && `${skipped} skipped`];
  say(
    `${step.name.padEnd(12)} ${counts.filter(Boolean).join(', ').padEnd(36)} ${seconds.toFixed(1).padStart(6)} s`,
  );
  for (const note of notes) say(`  !! ${note}`);
  if (failed > 0 && output) say(`\n${indent(output, 200)}\n`);
  return { name: step.name, passed, failed, skipped, seconds };
}

/** @param {import('./test-steps.mjs').Step} step @param {import('./bootstrap.mjs').Toolchain} toolchain @returns {Promise<import('./test-steps.mjs').Result>} */
async function attempt(step, toolchain) {
  try {
    return await step.run(toolchain, say);
  } catch (error) {
    const output = error instanceof Failure ? error.message : String(/** @type {Error} */ (error).stack);
    return { passed: 0, failed: 1, skipped: 0, output };
  }
}
