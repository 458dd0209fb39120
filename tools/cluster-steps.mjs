/**
 * The steps of `npm run test:cluster`, in order: the suites that also `npm test` runs, unchanged, on a real control plane; those that compare it with the simulator; and those
 * that hurt a real one, which start one of their own.
 *
 * The controllers of a real control plane race one another, and so do its caches: a suite may be tried twice, and what failed once is printed. The differential suite does that for each session.
 */
import { leavingFile } from './leaving-file.mjs';
import { runJourneys, vitestProject } from './test-steps.mjs';

/** @typedef {import('./test-steps.mjs').Step} Step */

/** @type {readonly Step[]} */
export const clusterSteps = [
  // The mirror's tests pull levers of the simulator, whatever the cluster.
  { name: 'contract', run: vitestProject('contract', {}, ['--exclude', '**/mirror/**']) },
  { name: 'differential', run: withMeasures(vitestProject('differential')) },
  { name: 'random', twice: true, run: vitestProject('random') },
  { name: 'origins', twice: true, run: vitestProject('origins') },
  {
    name: 'journeys',
    twice: true,
    run: (toolchain, say) => runJourneys('e2e/journeys/real.config.ts', toolchain, say),
  },
  {
    name: 'faults',
    // It has a control plane of its own, and mostly waits for it.
    beside: 'random',
    twice: true,
    run: withMeasures(vitestProject('real', {}, ['faults', 'rights', 'kept'])),
  },
  { name: 'findings', twice: true, run: withMeasures(vitestProject('real', {}, ['findings'])) },
  { name: 'size', twice: true, run: withMeasures(vitestProject('real', {}, ['size'])) },
];

/** Prints what the tests of a step measured. @param {Step['run']} run @returns {Step['run']} */
function withMeasures(run) {
  return async (toolchain, say) => {
    const { outcome, left } = await leavingFile(file =>
      run({ ...toolchain, env: { ...toolchain.env, SWITCHBOARD_MEASURES: file } }, say),
    );
    for (const line of left?.trim().split('\n') ?? []) say(`  ${line}`);
    return outcome;
  };
}
