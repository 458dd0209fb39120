/**
 * Type checks every `tsconfig*.json` of the workspace and counts each as one. A configuration that covers no file of ours has failed:
 * a checker that looks at nothing is green.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './place.mjs';
import { capture } from './process.mjs';

/** @returns {string[]} paths of the configurations, relative to the checkout */
function configurations() {
  const parents = ['apps', 'packages', 'e2e'].flatMap(parent =>
    listed(parent).map(name => join(parent, name)),
  );
  return [...parents, 'tools', 'tools/bench'].flatMap(folder =>
    listed(folder)
      .filter(name => /^tsconfig.*\.json$/.test(name))
      .map(name => join(folder, name)),
  );
}

/** @param {NodeJS.ProcessEnv} env @returns {Promise<import('./test-steps.mjs').Result>} */
export async function typecheckAll(env) {
  const outputs = [];
  let passed = 0;
  for (const config of configurations()) {
    const args = ['-p', join(root, config), '--pretty', 'false', '--listFiles'];
    const { code, stdout, stderr } = await capture(join(root, 'node_modules/.bin/tsc'), args, {
      cwd: root,
      env,
    });
    const lines = stdout.split('\n');
    const covered = lines.filter(
      line => line.startsWith(`${root}/`) && !line.includes('/node_modules/'),
    ).length;
    if (code === 0 && covered > 0) passed += 1;
    else
      outputs.push(
        `${config} (${covered} files)`,
        ...lines.filter(line => /error TS\d+|^\s/.test(line)),
        stderr,
      );
  }
  const failed = configurations().length - passed;
  return { passed, failed, skipped: 0, output: outputs.join('\n') };
}

/** @param {string} folder */
function listed(folder) {
  try {
    return readdirSync(join(root, folder));
  } catch {
    return [];
  }
}
