/** `switchboard sim`: the simulated cluster alone, for kubectl, for tests, or for a Switchboard in another process. */
import { shellWord } from '@switchboard/core/shell-word';
import type { SimulatorArguments } from './arguments.ts';
import { tryLine } from './banner.ts';
import { type Surroundings, startSimulatedCluster } from './simulated-cluster.ts';
import { stopSignal } from './stop-signal.ts';

export async function simulate(given: SimulatorArguments, around: Surroundings): Promise<void> {
  const simulated = await startSimulatedCluster(given, await around.loadSimulator());
  // Not before: a large cluster takes a minute to build, without a pause in which a signal could be heard. Until then it simply ends the process.
  const stopped = stopSignal();
  const kubeconfig = shellWord(simulated.kubeconfig);
  around.terminal.print(
    [
      `Simulated cluster  ${simulated.url}`,
      `Kubeconfig         ${simulated.kubeconfig}`,
      `Try                ${tryLine(simulated.kubeconfig, simulated.tryOut)}`,
      `Show it            switchboard --kubeconfig ${kubeconfig}`,
      'Ctrl-C ends it.',
    ].join('\n'),
  );
  await stopped;
  await simulated.stop();
}
