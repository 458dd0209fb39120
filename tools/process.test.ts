import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './place.mjs';
import { capture } from './process.mjs';

const node = process.execPath;

it('captures what a program says and how it ended', async () => {
  const script = 'console.log("out"); console.error("err"); process.exitCode = 3';
  expect(await capture(node, ['-e', script])).toEqual({ code: 3, stdout: 'out\n', stderr: 'err\n' });
});

it('answers 127 for a program that does not exist, and 128 + 15 for one that was terminated', async () => {
  expect((await capture('switchboard-does-not-exist', [])).code).toBe(127);
  expect(
    (await capture(node, ['-e', 'process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)'])).code,
  ).toBe(143);
});

/** A parent that attaches a child which says when it is ready and counts the signals that reach it. */
function attached(child: string) {
  const parent = `
    import { attach } from ${JSON.stringify(join(root, 'tools/process.mjs'))};
    process.exitCode = await attach(process.execPath, ['-e', ${JSON.stringify(child)}]);`;
  return spawn(node, ['--input-type=module', '-e', parent], { stdio: ['ignore', 'pipe', 'inherit'] });
}

it('keeps the exit code of an attached program', async () => {
  const [code] = await once(attached('process.exitCode = 42'), 'close');
  expect(code).toBe(42);
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'passes %s on once and waits for the program to finish',
  async signal => {
    const parent = attached(`
    let signals = 0;
    process.on('${signal}', () => {
      signals += 1;
      setImmediate(() => setImmediate(() => process.exit(10 + signals)));
    });
    setInterval(() => {}, 1000);
    console.log('ready');`);
    await once(parent.stdout, 'data');
    parent.kill(signal);
    const [code] = await once(parent, 'close');
    expect(code).toBe(11);
  },
);
