/** The command line `switchboard`. The only file of the server that knows the simulator. Everything heavy is loaded when it is wanted. */
import manifest from '../package.json' with { type: 'json' };
import { type Command, parseCommandLine } from './command-line/arguments.ts';
import { type ExitCode, exitCode } from './command-line/exit-code.ts';
import { helpText } from './command-line/help.ts';
import type { SimulatorModule, Surroundings } from './command-line/simulated-cluster.ts';
import { StartFailure } from './command-line/start-failure.ts';
import { tell, terminal } from './command-line/terminal.ts';

const around: Surroundings = { terminal, version: manifest.version, loadSimulator };

async function loadSimulator(): Promise<SimulatorModule> {
  const [{ createPacedClock }, { startSimulator }, { LARGEST, SCENARIOS, scenarioNamed }] = await Promise.all(
    [
      import('@switchboard/sim/clock'),
      import('@switchboard/sim/simulator'),
      import('@switchboard/sim/scenarios/registry'),
    ],
  );
  return {
    scenarios: SCENARIOS,
    largest: LARGEST,
    hasScenario: name => scenarioNamed(name) !== undefined,
    async start(options) {
      const clock = createPacedClock();
      return { simulator: await startSimulator({ ...options, clock }), clock };
    },
  };
}

async function run(command: Command): Promise<ExitCode> {
  switch (command.type) {
    case 'help':
      terminal.print(helpText((await loadSimulator()).scenarios));
      return exitCode.ok;
    case 'version':
      terminal.print(manifest.version);
      return exitCode.ok;
    case 'mistake':
      tell(terminal, command.notice);
      return exitCode.commandLine;
    case 'sim':
      await (await import('./command-line/simulate.ts')).simulate(command.arguments, around);
      return exitCode.ok;
    case 'check':
      return (await import('./command-line/check.ts')).check(command.arguments, terminal);
    case 'trace':
      return (await import('./command-line/trace.ts')).trace(command.arguments, terminal);
    case 'serve':
      await (await import('./command-line/show-cluster.ts')).showCluster(command.arguments, around);
      return exitCode.ok;
  }
}

function bug(error: unknown): never {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.warn(`switchboard: this is a bug, and it ends here.\n${text}`);
  process.exit(exitCode.bug);
}

// What cannot be foreseen leaves an unknown state behind: a restart is safer, and viewers resume or get a snapshot.
process.on('uncaughtException', bug);
process.on('unhandledRejection', bug);

try {
  process.exitCode = await run(parseCommandLine(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof StartFailure)) bug(error);
  tell(terminal, error.notice);
  process.exitCode = error.code;
}
