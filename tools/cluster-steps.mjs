/**
 * The steps of `npm run test:cluster`, in order: the suites that also `npm test` runs, unchanged, on a real control plane; those that compare it with the simulator; and those
 * that hurt a real one, which start one of their own.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { runJourneys, vitestProject } from './test-steps.mjs';

/** @typedef {import('./test-steps.mjs').Step} Step */

/** @type {readonly Step[]} */
export const clusterSteps = [
  // The mirror's tests pull levers of the simulator, whatever the cluster.
  { name: 'contract', run: vitestProject('contract', {}, ['--exclude', '**/mirror/**']) },
  { name: 'differential', run: withMeasures(vitestProject('differential')) },
  { name: 'random', run: vitestProject('random') },
  { name: 'origins', run: vitestProject('origins') },
  { name: 'journeys', run: (toolchain, say) => runJourneys('e2e/journeys/real.config.ts', toolchain, say) },
  { name: 'faults', run: withMeasures(vitestProject('real', {}, ['faults', 'rights', 'kept'])) },
  { name: 'size', run: withMeasures(vitestProject('real', {}, ['size'])) },
];

/** Prints what the tests of a step measured. @param {Step['run']} run @returns {Step['run']} */
function withMeasures(run) {
  return async (toolchain, say) => {
    const file = toolchain.env['SWITCHBOARD_MEASURES'] ?? '';
    const result = await run(toolchain, say);
    if (existsSync(file)) {
      for (const line of readFileSync(file, 'utf8').trim().split('\n')) say(`  ${line}`);
      rmSync(file);
    }
    return result;
  };
}
