/** `switchboard check` and `switchboard trace` as somebody types them, as child processes; what they print as JSON. */
import { spawn } from 'node:child_process';
import { mainPath } from './main-path.ts';

export interface Traced {
  readonly verdict: 'pass' | 'fail' | 'degraded' | 'unknown';
  readonly hops: readonly {
    readonly stage: string;
    readonly subject: string;
    readonly result: string;
    readonly rule?: string;
  }[];
}

/** What it prints on standard output, read; throws with what it says where that is no JSON. */
export async function switchboard<Printed>(args: readonly string[], input = ''): Promise<Printed> {
  const child = spawn(process.execPath, [mainPath, ...args, '-o', 'json'], {
    env: { ...process.env, CI: 'true' },
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', text => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    err += text;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = await new Promise(resolve => child.once('close', resolve));
  try {
    return JSON.parse(out) as Printed;
  } catch {
    throw new Error(`switchboard ${args.join(' ')} ended with ${code} and said:\n${err}${out}`);
  }
}
