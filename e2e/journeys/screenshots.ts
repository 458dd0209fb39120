/**
 * `pnpm screenshots [FOLDER]`: photographs the program in its states, dark and light, at 1920×1080 and 1280×720, for whoever changes a screen to look at; and the
 * two pictures of the README. Runs the built page on the simulated cluster, calm and seeded, and acts through the page's own API.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { type Program, startProgram, temporaryFolder } from './program.ts';

const docs = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const folder = process.argv[2] ?? fileURLToPath(new URL('../../.screenshots/', import.meta.url));
const sizes = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
] as const;
const themes = ['light', 'dark'] as const;

interface Shot {
  readonly name: string;
  /** After `/`. */
  readonly address: string;
  /** Brings the page into the state; the program is new for every shot. */
  prepare?(page: Page, program: Program): Promise<void>;
  /** Also in docs/, in this theme. */
  readonly readme?: (typeof themes)[number];
}

const victim = { namespace: 'shop', name: 'web-6d5f7c9b8-9v7tn' };

const shots: readonly Shot[] = [
  { name: 'healthy', address: '', readme: 'light' },
  {
    name: 'replacing',
    address: '',
    readme: 'dark',
    async prepare(page, program) {
      await deletePod(page, program);
      await page.getByRole('button', { name: /^line .* of web, not ready yet/ }).waitFor();
      await settle(page);
    },
  },
  {
    name: 'replaced',
    address: '',
    async prepare(page, program) {
      await deletePod(page, program);
      await page
        .getByRole('button', { name: `${victim.name} is gone` })
        .or(page.getByText('line gone'))
        .first()
        .waitFor();
      await settle(page);
    },
  },
  { name: 'inspector', address: '?sel=Service/shop/web' },
  { name: 'inspector-pod', address: '?sel=Pod/shop/web-6d5f7c9b8-4kq2x' },
  { name: 'inspector-yaml', address: '?sel=Pod/shop/web-6d5f7c9b8-4kq2x&tab=yaml' },
  {
    name: 'table',
    address: '?view=endpoints',
    async prepare(page) {
      await page.getByRole('button', { name: '10.244.2.14:8080' }).hover();
    },
  },
  { name: 'all-namespaces', address: '?ns=*' },
  { name: 'empty', address: '?ns=kube-public' },
  {
    name: 'scaled-to-zero',
    address: '',
    async prepare(page, program) {
      await act(page, program, {
        action: 'scale',
        kind: 'Deployment',
        namespace: 'shop',
        name: 'cart',
        replicas: 0,
      });
      await page.getByText('cart is scaled to zero').first().waitFor();
      await page
        .getByRole('button', { name: /^pod cart-/ })
        .first()
        .waitFor({ state: 'detached' });
      await settle(page);
    },
  },
  {
    name: 'not-ready',
    address: '',
    async prepare(page, program) {
      await act(page, program, {
        action: 'set-readiness',
        ...victim,
        uid: await uidOf(program),
        ready: false,
      });
      await page.getByRole('button', { name: /^line 10\.244\.2\.14:8080 of web, not ready/ }).waitFor();
      await settle(page);
    },
  },
  {
    name: 'cordoned',
    address: '',
    async prepare(page, program) {
      await act(page, program, { action: 'cordon', node: 'node-b' });
      await page.getByRole('button', { name: /^node node-b, cordoned/ }).waitFor();
      await settle(page);
    },
  },
  {
    name: 'disconnected',
    address: '',
    async prepare(page, program) {
      await program.kill();
      await page.getByRole('alert').first().waitFor();
      await settle(page);
    },
  },
  {
    name: 'freshness',
    address: '',
    async prepare(page) {
      await page.getByTitle('How fresh is each kind?').click();
    },
  },
];

async function uidOf(program: Program): Promise<string> {
  const answer = await fetch(`${program.address}api/v1/objects/Pod/${victim.namespace}/${victim.name}`);
  const { object } = (await answer.json()) as {
    readonly object: { readonly metadata: { readonly uid: string } };
  };
  return object.metadata.uid;
}

async function deletePod(page: Page, program: Program): Promise<void> {
  await act(page, program, { action: 'delete-pod', ...victim, uid: await uidOf(program) });
}

async function act(page: Page, program: Program, action: object): Promise<void> {
  const answer = await page.request.post(`${program.address}api/v1/actions`, {
    headers: { 'x-switchboard-action': '1', origin: new URL(program.address).origin },
    data: action,
  });
  if (!answer.ok()) throw new Error(`${JSON.stringify(action)}: ${await answer.text()}`);
}

/** Lets the marks of the last change come to rest. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(700);
}

async function take(browser: Browser, shot: Shot): Promise<void> {
  for (const viewport of sizes) {
    for (const colorScheme of themes) {
      const files = temporaryFolder();
      const program = await startProgram(
        ...['--port', '0', '--sim-port', '0', '--no-open', '--calm', '--seed', '1'],
        ...['--sim-kubeconfig', files.file('kubeconfig')],
      );
      const page = await browser.newPage({ viewport, colorScheme });
      await page.goto(program.address + shot.address);
      await page.getByText(/^live/).first().waitFor();
      await settle(page);
      await shot.prepare?.(page, program);
      await page.screenshot({ path: join(folder, `${shot.name}-${colorScheme}-${viewport.height}.png`) });
      if (shot.readme === colorScheme && viewport.height === 1080)
        await page.screenshot({ path: join(docs, `${shot.name}.png`) });
      await page.close();
      await program.kill();
      files.remove();
    }
  }
  process.stdout.write(`${shot.name}\n`);
}

mkdirSync(folder, { recursive: true });
mkdirSync(docs, { recursive: true });
const executablePath = process.env['SWITCHBOARD_CHROMIUM'];
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
const wanted = process.argv.slice(3);
for (const shot of shots) if (wanted.length === 0 || wanted.includes(shot.name)) await take(browser, shot);
await browser.close();
