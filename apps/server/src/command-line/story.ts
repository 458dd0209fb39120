/**
 * The story that the simulated cluster plays in this process, and how to begin it again or another one: the running cluster ends and the next one takes its port, so that
 * kubeconfigs lead there as before and watches are told to list again. One change at a time.
 */
import type { Simulation } from '../simulation.ts';
import type { SimulatorArguments } from './arguments.ts';
import type { Simulator, SimulatorClock, SimulatorModule } from './simulated-cluster.ts';

interface Running {
  readonly simulator: Simulator;
  readonly clock: SimulatorClock;
}

/** What is built for a minute, while nobody is answered, is begun from the command line. */
const tooLarge: ReadonlySet<string> = new Set(['big']);

export function createStory(
  asked: SimulatorArguments,
  module: SimulatorModule,
  first: Running,
): { readonly simulation: Simulation; stop(): Promise<void> } {
  let running = first;
  let scenario = asked.scenario;
  let last: Promise<unknown> = Promise.resolve();
  let ended = false;
  const listeners: (() => void)[] = [];
  const offered = module.scenarios.filter(({ name }) => !tooLarge.has(name));

  async function begin(next: string): Promise<void> {
    if (ended) return;
    const { port } = running.simulator;
    await running.simulator.stop();
    running = await module.start({ ...asked, port, scenario: next });
    scenario = next;
    for (const listener of listeners) listener();
  }

  const simulation: Simulation = {
    state: () => ({
      scenario,
      scenarios: offered,
      pace: running.clock.pace,
      namespace: running.simulator.namespace,
    }),
    now: () => running.clock.now(),
    behind(now) {
      const { clock } = running;
      const ms = now - clock.now();
      return clock.pace === 1 && Math.abs(ms) < 1_000 ? undefined : { ms, pace: clock.pace };
    },
    setPace(pace) {
      running.clock.setPace(pace);
      for (const listener of listeners) listener();
    },
    begin(next) {
      const turn = last.then(() => begin(next));
      last = turn.catch(() => {});
      return turn;
    },
    onPace: listener => void listeners.push(listener),
  };
  return {
    simulation,
    async stop() {
      ended = true;
      await last;
      await running.simulator.stop();
    },
  };
}
