/** Starts the simulated cluster and writes its throw-away kubeconfig. The simulator itself is handed in: main.ts alone knows it. */
import type { SimulatorArguments } from './arguments.ts';
import { exitCode } from './exit-code.ts';
import { messages } from './messages.ts';
import { writeKubeconfig } from './sim-kubeconfig.ts';
import { listenFailure, StartFailure } from './start-failure.ts';
import type { Terminal } from './terminal.ts';

export interface Simulator {
  readonly url: string;
  /** The text of a kubeconfig. */
  readonly kubeconfig: string;
  /** The namespace to begin with. */
  readonly namespace: string;
  /** What to try with kubectl: its arguments. */
  readonly tryOut: string;
  stop(): Promise<void>;
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
  start(options: {
    readonly port: number;
    readonly host: string;
    readonly scenario: string;
    readonly seed: number;
    readonly calm: boolean;
  }): Promise<Simulator>;
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
  /** The namespace to begin with. */
  readonly namespace: string;
  /** What to try with kubectl: its arguments. */
  readonly tryOut: string;
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
  const running = await simulator.start(asked).catch((error: unknown) => {
    throw listenFailure(error, {
      flag: 'sim-port',
      hostFlag: 'sim-host',
      host: asked.host,
      port: asked.port,
    });
  });
  try {
    const written = await writeKubeconfig(running.kubeconfig, asked.kubeconfig);
    return {
      url: running.url,
      namespace: running.namespace,
      tryOut: running.tryOut,
      kubeconfig: written.file,
      async stop() {
        await running.stop();
        await written.remove();
      },
    };
  } catch (error) {
    await running.stop();
    const why = error instanceof Error ? error.message : String(error);
    throw new StartFailure(messages.cannotWriteKubeconfig(asked.kubeconfig ?? '', why), exitCode.commandLine);
  }
}
