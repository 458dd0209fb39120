import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeKubeconfig } from './sim-kubeconfig.ts';

const ours = 'clusters: []\ncurrent-context: switchboard-sim\n';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the kubeconfig of the simulated cluster', () => {
  it('goes where it is asked to, readable by its owner alone, also over that of an earlier run', async () => {
    const file = join(folder, 'deeper', 'config');
    await writeKubeconfig(ours, file);
    await writeKubeconfig(`${ours}# again\n`, file);
    expect(readFileSync(file, 'utf8')).toContain('# again');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('replaces no file of somebody else', async () => {
    const file = join(folder, 'config');
    writeFileSync(file, 'current-context: production\n');
    await expect(writeKubeconfig(ours, file)).rejects.toThrow('is there already');
    expect(readFileSync(file, 'utf8')).toBe('current-context: production\n');
  });
});
