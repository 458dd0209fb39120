/** Starts the simulated cluster and writes its throw-away kubeconfig. The simulator itself is handed in: main.ts alone knows it. */

import type { Simulation } from '../simulation.ts';
import type { SimulatorArguments } from './arguments.ts';
import { exitCode } from './exit-code.ts';
import { messages } from './messages.ts';
import { writeKubeconfig } from './sim-kubeconfig.ts';
import { listenFailure, StartFailure } from './start-failure.ts';
import { createStory } from './story.ts';
import type { Terminal } from './terminal.ts';

export interface Simulator {
  readonly url: string;
  /** The text of a kubeconfig. */
  readonly kubeconfig: string;
  /** The namespace to begin with. */
  readonly namespace: string;
  /** What to try with kubectl: its arguments. */
  readonly tryOut: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** The time of a simulated cluster; handed to it, and slowed down by whoever watches. */
export interface SimulatorClock {
  readonly pace: number;
  now(): number;
  setPace(pace: number): void;
}

export interface ScenarioLine {
  readonly name: string;
  readonly description: string;
}

export interface SimulatorModule {
  /** For the help and for suggestions. */
  readonly scenarios: readonly ScenarioLine[];
  readonly largest: { readonly pods: number; readonly nodes: number };
  hasScenario(name: string): boolean;
  /** Another cluster at each call, with a time of its own. */
  start(options: {
    readonly port: number;
    readonly host: string;
    readonly scenario: string;
    readonly seed: number;
    readonly calm: boolean;
  }): Promise<{ readonly simulator: Simulator; readonly clock: SimulatorClock }>;
}

/** What main.ts hands to both commands. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly version: string;
  readonly loadSimulator: () => Promise<SimulatorModule>;
}

export interface SimulatedCluster {
  readonly url: string;
  /** Path of its kubeconfig. */
  readonly kubeconfig: string;
  /** What to try with kubectl: its arguments. */
  readonly tryOut: string;
  readonly simulation: Simulation;
  stop(): Promise<void>;
}

export async function startSimulatedCluster(
  asked: SimulatorArguments,
  simulator: SimulatorModule,
): Promise<SimulatedCluster> {
  if (!simulator.hasScenario(asked.scenario))
    throw new StartFailure(
      asked.scenario.startsWith('large-')
        ? messages.notASize(asked.scenario, simulator.largest)
        : messages.unknownScenario(
            asked.scenario,
            simulator.scenarios.map(({ name }) => name),
          ),
      exitCode.commandLine,
    );
  const started = await simulator.start(asked).catch((error: unknown) => {
    throw listenFailure(error, {
      flag: 'sim-port',
      hostFlag: 'sim-host',
      host: asked.host,
      port: asked.port,
    });
  });
  try {
    const written = await writeKubeconfig(started.simulator.kubeconfig, asked.kubeconfig);
    const story = createStory(asked, simulator, started);
    return {
      url: started.simulator.url,
      tryOut: started.simulator.tryOut,
      kubeconfig: written.file,
      simulation: story.simulation,
      async stop() {
        await story.stop();
        await written.remove();
      },
    };
  } catch (error) {
    await started.simulator.stop();
    const why = error instanceof Error ? error.message : String(error);
    throw new StartFailure(messages.cannotWriteKubeconfig(asked.kubeconfig ?? '', why), exitCode.commandLine);
  }
}
