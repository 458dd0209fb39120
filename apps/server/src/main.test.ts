import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('./main.ts', import.meta.url));
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  out(): string;
  err(): string;
  /** The first match in what is printed; fails when the program ends without it. */
  prints(pattern: RegExp): Promise<RegExpExecArray>;
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'main-test-'));
  cleanups.push(() => rm(made, { recursive: true, force: true }));
  return made;
}

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', CI: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const seen = { out: '', err: '' };
  let wake = (): void => {};
  const take = (where: 'out' | 'err') => (chunk: Buffer) => {
    seen[where] += chunk.toString();
    wake();
  };
  child.stdout.on('data', take('out'));
  child.stderr.on('data', take('err'));
  const ended = new Promise<number | null>(resolve => child.on('close', code => resolve(code)));
  let over = false;
  void ended.then(() => {
    over = true;
    wake();
  });
  cleanups.push(() => child.kill('SIGKILL'));
  return {
    child,
    ended,
    out: () => seen.out,
    err: () => seen.err,
    async prints(pattern) {
      for (;;) {
        const match = pattern.exec(seen.out) ?? pattern.exec(seen.err);
        if (match !== null) return match;
        if (over) throw new Error(`it ended without ${pattern}:\n${seen.out}${seen.err}`);
        await new Promise<void>(resolve => {
          wake = resolve;
        });
      }
    },
  };
}

const kubeconfig = (server: string): string => `apiVersion: v1
kind: Config
current-context: here
clusters: [{name: c, cluster: {server: "${server}", insecure-skip-tls-verify: true}}]
users: [{name: u, user: {token: canary}}]
contexts: [{name: here, context: {cluster: c, user: u, namespace: shop}}]
`;

describe('switchboard', { timeout: 60_000 }, () => {
  it('shows the simulated cluster: prints the address and the line to try, serves the stream, ends cleanly', async () => {
    const runtime = await folder();
    const one = start(['--port', '0', '--calm'], { XDG_RUNTIME_DIR: runtime });
    const [, address = ''] = await one.prints(/(http:\/\/127\.0\.0\.1:\d+\/)\n/);
    const [, file = ''] = await one.prints(/kubectl --kubeconfig (\S+) -n shop delete pod/);
    expect(await readFile(file, 'utf8')).toContain('insecure-skip-tls-verify: true');
    const stream = await fetch(`${address}api/v1/stream`);
    let text = '';
    const reading = (async () => {
      for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += chunk;
        // Twice, as after Ctrl-C under npm: still a graceful end.
        if (/event: snapshot/.test(text)) one.child.kill('SIGTERM');
      }
    })();
    expect(await one.ended).toBe(0);
    await reading;
    expect(text).toMatch(/^event: hello\n/);
    expect(text).toMatch(/event: bye\ndata: {"reason":"shutdown","retryMs":\d+}\n\n$/);
    expect(existsSync(file)).toBe(false);
    expect(one.err()).toBe('');
  });

  it('V11: a kubeconfig’s cluster is shown to the holder of the key, who keeps it over a restart when it is given', async () => {
    const file = join(await folder(), 'kubeconfig');
    const sim = start(['sim', '--sim-port', '0', '--sim-kubeconfig', file, '--calm']);
    await sim.prints(/Simulated cluster {2}(\S+)/);
    const token = 'k'.repeat(40);
    const one = start(['--port', '0', '--no-open', '--kubeconfig', file], { SWITCHBOARD_TOKEN: token });
    const [, address = '', key = ''] = await one.prints(/(http:\/\/127\.0\.0\.1:\d+\/)#token=(\S+)/);
    expect(key).toBe(token);
    expect((await fetch(`${address}api/v1/cluster`)).status).toBe(401);
    const answer = await fetch(`${address}api/v1/cluster`, { headers: { authorization: `Bearer ${key}` } });
    expect(await answer.json()).toMatchObject({
      identity: { source: 'kubeconfig', defaultNamespace: 'shop' },
      actions: false,
    });
    one.child.kill('SIGINT');
    sim.child.kill('SIGINT');
    expect(await Promise.all([one.ended, sim.ended])).toEqual([0, 0]);
  });

  it('says that nobody answers, and goes on', async () => {
    const file = join(await folder(), 'kubeconfig');
    await writeFile(file, kubeconfig('https://127.0.0.1:1'));
    const one = start(['--port', '0', '--probe-port', '0', '--kubeconfig', file]);
    const [, address = ''] = await one.prints(/(http:\S+)#/);
    await one.prints(/cannot be reached: Nobody answers at https:\/\/127\.0\.0\.1:1/);
    expect((await fetch(`${address}readyz`)).status).toBe(503);
    expect((await fetch(`${address}livez`)).status).toBe(200);
    one.child.kill('SIGTERM');
    expect(await one.ended).toBe(0);
    expect(one.out() + one.err()).not.toContain('canary');
  });

  it('says that a port is taken, by whom it can be told, and what to do', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    cleanups.push(() => blocker.close());
    await new Promise(resolve => blocker.once('listening', resolve));
    const { port } = blocker.address() as { port: number };
    for (const [flag, where] of [
      ['--port', '127.0.0.1'],
      ['--sim-port', '127.0.0.1'],
      ['--probe-port', 'all addresses'],
    ] as const) {
      const one = start([...(flag === '--port' ? [] : ['--port', '0']), flag, String(port)]);
      expect(await one.ended).toBe(4);
      expect(one.err()).toBe(
        `switchboard: Port ${port} on ${where} is in use by another program.\n` +
          `  Stop it, or choose another port: ${flag} ${port + 1}, or ${flag} 0 for any free one.\n`,
      );
    }
  });

  it.each<[string, readonly string[], number, RegExp]>([
    ['a wrong flag', ['--prot', '1'], 2, /There is no flag --prot\.\n {2}Did you mean --port\?/],
    ['an unsafe address', ['--host', '0.0.0.0'], 2, /would let other machines look/],
    ['a weak key', ['--auth', 'launch'], 2, /SWITCHBOARD_TOKEN is too short/],
    [
      'a size that cannot be',
      ['--scenario', 'large-1x0'],
      2,
      /large-1x0: no cluster of this size can be simulated\.\n {2}Write large-NxM/,
    ],
    ['an unknown scenario', ['--scenario', 'shp'], 2, /There is no scenario "shp"\.\n {2}There are: shop/],
    [
      'a folder that is a file',
      ['--sim-kubeconfig', '/dev/null/x'],
      2,
      /cannot be written to \/dev\/null\/x/,
    ],
    [
      'a missing kubeconfig',
      ['--kubeconfig', '/nonexistent/k'],
      3,
      /There is no kubeconfig at \/nonexistent\/k/,
    ],
    [
      'an unknown context',
      ['--kubeconfig', 'FILE', '--context', 'x'],
      3,
      /no context "x"\. Its contexts: "here"/,
    ],
    [
      'a foreign address',
      ['--host', '192.0.2.1', '--auth', 'none'],
      4,
      /192\.0\.2\.1 is not an address of this machine/,
    ],
  ])('%s: says so, and ends with the code of its kind', async (_, args, code, said) => {
    const file = join(await folder(), 'kubeconfig');
    await writeFile(file, kubeconfig('https://127.0.0.1:1'));
    const port = args.includes('--port') ? [] : ['--port', '0'];
    const one = start(
      [...port, ...args.map(arg => (arg === 'FILE' ? file : arg))],
      args.includes('launch') ? { SWITCHBOARD_TOKEN: 'short' } : {},
    );
    expect(await one.ended).toBe(code);
    expect(one.err()).toMatch(said);
    expect(one.err()).not.toMatch(/\n {4}at /);
    expect(one.out()).toBe('');
  });

  it('--help and --version print and end', async () => {
    const [help, version] = [start(['--help']), start(['--version'])];
    expect(await Promise.all([help.ended, version.ended])).toEqual([0, 0]);
    expect(help.out()).toMatch(/^Switchboard shows who picks up/);
    expect(version.out()).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
