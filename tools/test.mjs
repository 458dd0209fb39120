/**
 * `npm test`: sets the checkout up, runs every step in order, prints one line per step with its counts and at the end the totals.
 * `npm test -- NAME…` runs only the steps named. The counts are also left in `.tools/test-summary.json`. The exit code is 0 only when nothing failed.
 */
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { runMain } from './failure.mjs';
import { toolsFolder } from './place.mjs';
import { namedSteps, runSteps } from './run-steps.mjs';
import { steps } from './test-steps.mjs';

const say = (/** @type {string} */ line) => console.log(line);

await runMain(async () => {
  const names = namedSteps(steps);
  const toolchain = await bootstrap(say);
  const chosen = steps.filter(step => names.includes(step.name));
  return runSteps(chosen, toolchain, join(toolsFolder, 'test-summary.json'), say);
});
