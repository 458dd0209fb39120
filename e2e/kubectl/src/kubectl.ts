/**
 * Stock kubectl as a child process: the binary that SWITCHBOARD_KUBECTL names (the test command finds or builds one), else the PATH's. Every command has a limit,
 * and one that passes it has failed the test: nothing may hang. A home of its own keeps its caches away from the person's.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Said {
  readonly code: number;
  /** Standard output, and standard error. */
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  /** Standard input: for `-f -`. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The folder in which it runs, for `-f FILE`. */
  readonly cwd?: string;
}

export interface Kubectl {
  /** Resolves whatever the exit code; rejects when it takes too long. */
  run(args: readonly string[], options?: RunOptions): Promise<Said>;
  /** Its standard output; rejects with what it said when it fails. */
  (...args: readonly string[]): Promise<string>;
  /** A command that goes on by itself, as `get -w`. */
  follow(...args: readonly string[]): Following;
}

export interface Following {
  /** Lines up to and including the first that fits. Rejects when it ends or says nothing of that kind in time. */
  until(pattern: RegExp): Promise<readonly string[]>;
  /** The next lines, that many. Rejects likewise. */
  count(lines: number): Promise<readonly string[]>;
  /** Resolves when its watch is answered, from when on it misses nothing, or when it ends without one. */
  watching(): Promise<void>;
  stop(): void;
}

const binary = process.env['SWITCHBOARD_KUBECTL'] ?? 'kubectl';
const limit = 40_000;

export function kubectlFor(kubeconfig: string, home: string): Kubectl {
  const env = { PATH: process.env['PATH'] ?? '', KUBECONFIG: kubeconfig, HOME: home };
  const run: Kubectl['run'] = (args, options = {}) =>
    new Promise((resolve, reject) => {
      const settings = {
        env: { ...env, ...options.env },
        timeout: limit,
        killSignal: 'SIGKILL',
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      } as const;
      const child = execFile(binary, [...args], settings, (error, out, err) => {
        if (child.exitCode === null) reject(new Error(`kubectl ${args.join(' ')} did not end: ${out}${err}`));
        else resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      });
      child.stdin?.on('error', () => {});
      child.stdin?.end(options.input ?? '');
    });
  const succeed = async (...args: readonly string[]): Promise<string> => {
    const { code, out, err } = await run(args);
    if (code !== 0) throw new Error(`kubectl ${args.join(' ')} ended with ${code}: ${err}${out}`);
    return out;
  };
  return Object.assign(succeed, {
    run,
    // From the sixth level on it says which requests were answered.
    follow: (...args: readonly string[]) => following(spawn(binary, [...args, '--v=6'], { env })),
  });
}

function following(child: ChildProcess): Following {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('kubectl has no output');
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const answered = new Promise<void>(resolve => {
    const requests = createInterface({ input: stderr });
    requests.on('line', line => {
      if (/\bwatch=true\b.* 200 OK\b|\bwatch=true\b.* status="200 OK"/.test(line)) resolve();
    });
    requests.once('close', resolve);
  });
  const tooLate = setTimeout(() => child.kill('SIGKILL'), limit);
  const read = async (what: string, isEnough: (found: readonly string[]) => boolean) => {
    const found: string[] = [];
    while (!isEnough(found)) {
      const { done, value } = await lines.next();
      if (done === true) throw new Error(`it ended without ${what} after:\n${found.join('\n')}`);
      found.push(value);
    }
    return found;
  };
  return {
    until: pattern => read(`${pattern}`, found => pattern.test(found.at(-1) ?? '')),
    count: wanted => read(`${wanted} lines`, found => found.length >= wanted),
    watching: () => answered,
    stop() {
      clearTimeout(tooLate);
      child.kill('SIGKILL');
    },
  };
}

/** Rows of what kubectl prints under a line of heads, by head: a cell begins where its head does. */
export function tableOf(printed: string): readonly Readonly<Record<string, string>>[] {
  const [first = '', ...rows] = printed.trimEnd().split('\n');
  const heads = [...first.matchAll(/\S+(?: \S+)*/g)];
  return rows.map(row =>
    Object.fromEntries(
      heads.map((head, i) => [head[0], row.slice(head.index, heads[i + 1]?.index ?? row.length).trim()]),
    ),
  );
}

/** Cells of one column. */
export const column = (printed: string, head: string): readonly string[] =>
  tableOf(printed).map(row => row[head] ?? '');
