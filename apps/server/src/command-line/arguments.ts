/** Reads the command line into what was asked for, or into what is wrong with it and what was probably meant. Pure; knows no cluster. */
import { parseArgs } from 'node:util';
import { isNamespaceName } from '../sse/stream-query.ts';
import {
  checkFlags,
  defaultPort,
  defaultSimPort,
  type Flag,
  serveFlags,
  simFlags,
  traceFlags,
} from './flags.ts';
import { type JudgeArguments, readJudgeArguments } from './judge-arguments.ts';
import { messages, type Notice } from './messages.ts';
import { Mistake } from './mistake.ts';
import { nearest } from './nearest.ts';
import { readTraceArguments, type TraceArguments } from './trace-arguments.ts';

export interface SimulatorArguments {
  readonly scenario: string;
  readonly seed: number;
  readonly calm: boolean;
  readonly port: number;
  readonly host: string;
  readonly kubeconfig: string | undefined;
}

export interface ServeArguments {
  readonly port: number;
  readonly host: string;
  readonly open: boolean;
  readonly auth: 'launch' | 'none' | undefined;
  readonly probePort: number | undefined;
  readonly kubeconfig: string | undefined;
  readonly context: string | undefined;
  readonly namespaces: readonly string[];
  /** Shown instead of a cluster; `-` is standard input. */
  readonly files: readonly string[];
  readonly simulator: SimulatorArguments;
  /** Names of all flags that were given, for contradictions. */
  readonly given: ReadonlySet<string>;
}

export type Command =
  | { readonly type: 'serve'; readonly arguments: ServeArguments }
  | { readonly type: 'sim'; readonly arguments: SimulatorArguments }
  | { readonly type: 'check'; readonly arguments: JudgeArguments }
  | { readonly type: 'trace'; readonly arguments: TraceArguments }
  | { readonly type: 'help' }
  | { readonly type: 'version' }
  | { readonly type: 'mistake'; readonly notice: Notice };

export function parseCommandLine(args: readonly string[]): Command {
  try {
    return parse(args);
  } catch (error) {
    if (error instanceof Mistake) return { type: 'mistake', notice: error.notice };
    throw error;
  }
}

const commandNames = ['sim', 'check', 'trace'] as const;

const flagsOf: Readonly<Record<(typeof commandNames)[number], readonly Flag[]>> = {
  sim: simFlags,
  check: checkFlags,
  trace: traceFlags,
};

function parse(args: readonly string[]): Command {
  const sim = args[0] === 'sim';
  const command = commandNames.find(name => name === args[0]);
  const flags = command === undefined ? serveFlags : flagsOf[command];
  const targets: string[] = [];
  const values = readFlags(command === undefined ? args : args.slice(1), flags, word => {
    if (command === 'trace' && targets.length === 0) targets.push(word);
    else
      throw new Mistake(
        messages.unknownCommand(word, command === undefined ? nearest(word, commandNames) : undefined),
      );
  });
  if (values.has('help')) return { type: 'help' };
  if (values.has('version')) return { type: 'version' };
  if (command === 'check') return { type: 'check', arguments: readJudgeArguments(values) };
  if (command === 'trace') return { type: 'trace', arguments: readTraceArguments(targets[0], values) };
  const one = (flag: string): string | undefined => values.get(flag)?.at(-1);
  const simulator: SimulatorArguments = {
    scenario: one('scenario') ?? 'shop',
    seed: seed(one('seed') ?? '1'),
    calm: values.has('calm'),
    port: port('sim-port', one('sim-port') ?? (sim ? String(defaultSimPort) : '0')),
    host: one('sim-host') ?? '127.0.0.1',
    kubeconfig: one('sim-kubeconfig'),
  };
  if (sim) return { type: 'sim', arguments: simulator };
  const probePort = one('probe-port');
  const namespaces = [...new Set(values.get('namespace') ?? [])];
  for (const name of namespaces) if (!isNamespaceName(name)) throw new Mistake(messages.notANamespace(name));
  return {
    type: 'serve',
    arguments: {
      port: port('port', one('port') ?? String(defaultPort)),
      host: one('host') ?? '127.0.0.1',
      open: !values.has('no-open'),
      auth: auth(one('auth')),
      probePort: probePort === undefined ? undefined : port('probe-port', probePort),
      kubeconfig: one('kubeconfig'),
      context: one('context'),
      namespaces,
      files: values.get('file') ?? [],
      simulator,
      given: new Set(values.keys()),
    },
  };
}

/** Every given flag with its values; a flag without value has an empty list. */
function readFlags(
  args: readonly string[],
  flags: readonly Flag[],
  /** A word that is no flag; throws where there may be none. */
  onWord: (word: string) => void,
): ReadonlyMap<string, readonly string[]> {
  const known = new Map(flags.map(flag => [flag.name, flag]));
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: {
      ...Object.fromEntries(
        flags.map(
          flag =>
            [
              flag.name,
              {
                type: flag.value === undefined ? 'boolean' : 'string',
                ...(flag.short === undefined ? {} : { short: flag.short }),
              },
            ] as const,
        ),
      ),
      help: { type: 'boolean', short: 'h' },
    },
  });
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      onWord(token.value);
      continue;
    }
    const flag = known.get(token.name);
    if (flag === undefined) throw new Mistake(messages.unknownFlag(token.rawName, meant(token.name, known)));
    const list = values.get(flag.name) ?? [];
    values.set(flag.name, list);
    if (flag.value === undefined) {
      if (token.value !== undefined) throw new Mistake(messages.takesNoValue(flag.name));
      continue;
    }
    if (
      token.value === undefined ||
      token.value === '' ||
      (!token.inlineValue && token.value.startsWith('--'))
    )
      throw new Mistake(messages.needsValue(flag.name, flag.value));
    if (list.length > 0 && flag.repeatable !== true) throw new Mistake(messages.givenTwice(flag.name));
    list.push(token.value);
  }
  return values;
}

/** `switchboard sim --port 1` means the simulator's own. */
function meant(name: string, known: ReadonlyMap<string, Flag>): string | undefined {
  const ofSimulator = `sim-${name}`;
  return known.has(ofSimulator) ? ofSimulator : nearest(name, [...known.keys()]);
}

function port(flag: string, text: string): number {
  const value = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= 65_535)) throw new Mistake(messages.notAPort(flag, text));
  return value;
}

function seed(text: string): number {
  const value = /^[0-9]{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value < 2 ** 32)) throw new Mistake(messages.notASeed(text));
  return value;
}

function auth(text: string | undefined): 'launch' | 'none' | undefined {
  if (text === undefined || text === 'launch' || text === 'none') return text;
  throw new Mistake(messages.notAnAuth(text));
}
