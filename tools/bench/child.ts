/**
 * A process of a benchmark: what is measured and what makes the load run apart, each in a process of its own, and speak with the benchmark in messages.
 * A child that ends before it was asked to has failed; one whose parent is gone ends by itself.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Child<Asked, Told> {
  readonly pid: number;
  send(message: Asked): void;
  /** The next message that it sends, or that came and was not taken yet. */
  next(): Promise<Told>;
  /** Asks, and answers with what it says next. */
  ask(message: Asked): Promise<Told>;
  stop(): Promise<void>;
}

/** @param file relative to this folder. The job is read in the child by `readJob`. */
export function startChild<Job, Asked, Told>(
  file: string,
  job: Job,
  nodeFlags: readonly string[] = [],
): Child<Asked, Told> {
  const child: ChildProcess = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(job)], {
    execArgv: [...nodeFlags],
  });
  const ended = once(child, 'exit');
  const told: Told[] = [];
  let wake: () => void = () => {};
  let failure: Error | undefined;
  child.on('message', message => {
    // The two files are written for each other and live and die together.
    told.push(message as Told);
    wake();
  });
  child.on('exit', (code, signal) => {
    failure = new Error(`${file} ended (${signal ?? code})`);
    wake();
  });
  async function next(): Promise<Told> {
    for (;;) {
      const first = told.shift();
      if (first !== undefined) return first;
      if (failure !== undefined) throw failure;
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    }
  }
  return {
    pid: child.pid ?? 0,
    send: message => void child.send(message as object),
    next,
    ask(message) {
      child.send(message as object);
      return next();
    },
    async stop() {
      if (failure !== undefined) return;
      // It ends by itself then, and writes a profile if it was to make one.
      child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** In a child: what it was started with. */
export function readJob<Job>(): Job {
  process.on('disconnect', () => process.exit());
  return JSON.parse(process.argv[2] ?? 'null');
}

/** In a child: says something to the benchmark. */
export function tell(message: object): void {
  process.send?.(message);
}

/** In a child: answers each message with one. */
export function answer<Asked, Told extends object>(reply: (message: Asked) => Promise<Told> | Told): void {
  process.on('message', message => {
    void Promise.resolve(reply(message as Asked)).then(tell);
  });
}
