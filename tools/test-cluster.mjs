/**
 * `npm run test:cluster`: builds or finds a real control plane and kubectl, starts one in a temporary folder, runs the suites that need it in order as `npm test` does, and
 * stops it, whatever happens. `npm run test:cluster -- NAME…` runs only the steps named. Needs Go the first time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { clusterSteps } from './cluster-steps.mjs';
import { Failure, runMain } from './failure.mjs';
import { findKubectl } from './find-kubectl.mjs';
import { keepPlane } from './kept-plane.mjs';
import { toolsFolder } from './place.mjs';
import { namedSteps, runSteps } from './run-steps.mjs';

const say = (/** @type {string} */ line) => console.log(line);

await runMain(async () => {
  const names = namedSteps(clusterSteps);
  const stopped = new AbortController();
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(name, () => stopped.abort(name));
  const toolchain = await bootstrap(say);
  const kubectl = await findKubectl(say);
  if ('missing' in kubectl) throw new Failure('These suites drive kubectl.', kubectl.missing);
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-cluster-'));
  try {
    const plane = await keepPlane(toolchain, join(folder, 'plane'), stopped.signal, say);
    try {
      const env = {
        ...toolchain.env,
        SWITCHBOARD_KUBECTL: kubectl.path,
        SWITCHBOARD_PLANE: plane.folder,
        SWITCHBOARD_CONTRACT_KUBECONFIG: join(plane.folder, 'kubeconfig'),
        SWITCHBOARD_CONTRACT_LIMITED_KUBECONFIG: await plane.kubeconfigFor('clerk', 'default'),
        SWITCHBOARD_VIEWER_KUBECONFIG: await plane.kubeconfigFor('viewer', 'default'),
      };
      const chosen = clusterSteps.filter(step => names.includes(step.name));
      const here = { ...toolchain, env, signal: stopped.signal, slowest: 10 };
      return await runSteps(chosen, here, join(toolsFolder, 'test-cluster-summary.json'), say);
    } finally {
      await plane.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
