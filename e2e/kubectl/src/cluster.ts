/**
 * A simulated cluster for one file of tests, calm and seeded, with its kubectl. Its time runs ten times as fast, so that rollouts and grace periods take no longer
 * than they are worth; connections keep the machine's time.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRunningClock } from '@switchboard/sim/clock';
import { startSimulator } from '@switchboard/sim/simulator';
import { afterAll, beforeAll } from 'vitest';
import { type Kubectl, kubectlFor } from './kubectl.ts';

const haste = 10;

/** Call at the top of a file of tests; the answer is there from the first test on. */
export function useKubectl(): () => Kubectl {
  let kubectl: Kubectl | undefined;
  let end = async (): Promise<void> => {};
  beforeAll(async () => {
    const simulator = await startSimulator({
      scenario: 'shop',
      seed: 1,
      calm: true,
      port: 0,
      host: '127.0.0.1',
      clock: createRunningClock(haste),
      wireClock: createRunningClock(),
    });
    const home = mkdtempSync(join(tmpdir(), 'switchboard-kubectl-'));
    const file = join(home, 'kubeconfig');
    writeFileSync(file, simulator.kubeconfig);
    kubectl = kubectlFor(file, home);
    end = async () => {
      await simulator.stop();
      rmSync(home, { recursive: true, force: true });
    };
  });
  afterAll(() => end());
  return () => {
    if (kubectl === undefined) throw new Error('the cluster is there during tests only');
    return kubectl;
  };
}
