/**
 * Starts the program once as a stranger would (`npm start`), fetches the page and the first event of the stream, ends it by a signal,
 * and prints what held. Run by `.ci/run` after the tests.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { runMain } from './failure.mjs';
import { root } from './place.mjs';

const patience = 300_000;

await runMain(async () => {
  const child = spawn('npm', ['start', '--', '--no-open', '--port', '0', '--sim-port', '0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise(resolve => child.on('close', (code, signal) => resolve(code ?? signal)));
  const address = await Promise.race([
    addressOf(child.stdout),
    ended.then(() => undefined),
    sleep(patience, undefined, { ref: false }),
  ]);
  /** @type {[string, () => Promise<boolean>][]} */
  const checks = [
    ['the address is printed', async () => address !== undefined],
    ['the page is served', async () => /<div id=|<script/.test(await text(address ?? '', 'text/html'))],
    [
      'the stream says hello',
      async () => /^event: ?hello$/m.test(await firstEvent(`${address}api/v1/stream?ns=shop`)),
    ],
    [
      'SIGTERM ends it, and nothing is left listening',
      async () => {
        if (address === undefined) return false;
        child.kill('SIGTERM');
        const how = await Promise.race([ended, sleep(20_000, 'still running', { ref: false })]);
        if (how === 'still running') child.kill('SIGKILL');
        if (how === 'still running') return false;
        return fetch(address).then(
          () => false,
          () => true,
        );
      },
    ],
  ];
  let failed = 0;
  for (const [name, check] of checks) {
    const ok = await check().catch(error => {
      console.log(`  ${error.message}`);
      return false;
    });
    if (!ok) failed += 1;
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}`);
  }
  console.log(`${checks.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

/** @param {import('node:stream').Readable} output @returns {Promise<string | undefined>} the first address that is printed, ending in a slash */
async function addressOf(output) {
  /** @type {Promise<string>} */
  const found = new Promise(resolve => {
    createInterface({ input: output }).on('line', line => {
      console.log(`  | ${line}`);
      const address = /http:\/\/[^\s/]+\//.exec(`${line}/`)?.[0];
      if (address) resolve(address);
    });
  });
  return found;
}

/** @param {string} address @param {string} accept */
async function text(address, accept) {
  const response = await fetch(address, { headers: { accept }, signal: AbortSignal.timeout(20_000) });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.text();
}

/** @param {string} address @returns {Promise<string>} the stream's text up to the first empty line after an event */
async function firstEvent(address) {
  const response = await fetch(address, {
    headers: { accept: 'text/event-stream' },
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok || response.body === null) throw new Error(`${address} answered ${response.status}`);
  let seen = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    seen += chunk;
    if (/event: ?\w+[\s\S]*\n\n/.test(seen)) break;
  }
  return seen;
}
