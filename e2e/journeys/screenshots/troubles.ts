/**
 * The states in which the program itself is not well, or has little to show: each link, what may not be seen, what is on its way. Reached by faults of the simulated API, by
 * rights of its users, and by what stands between page and server.
 */
import type { Page } from '@playwright/test';
import { hd, phone, type Shot, small } from './shot.ts';
import type { Stage } from './stage.ts';

const stream = '**/api/v1/stream?*';
const read = ['get', 'list', 'watch'];

/** The stream is refused, from the first time or from now on. */
const refuse = (status: number) => (page: Page) =>
  page.route(stream, route => route.fulfill({ status, contentType: 'application/json', body: '{}' }));

/** Rewrites what the server says of itself in its hello. */
const greet = (change: (hello: Record<string, unknown>) => object) => async (page: Page) => {
  await page.addInitScript(`(${rewriteHello})(${change})`);
};

/** Runs in the page: the first event of every stream is another one. */
function rewriteHello(change: (hello: Record<string, unknown>) => object): void {
  const plain = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const response = await plain(input, init);
    if (!String(input).includes('/api/v1/stream') || response.body === null) return response;
    let before = '';
    const rewrite = new TransformStream<string, string>({
      transform(chunk, controller) {
        before += chunk;
        const end = before.lastIndexOf('\n\n');
        if (end === -1) return;
        const whole = before.slice(0, end + 2);
        before = before.slice(end + 2);
        controller.enqueue(
          whole.replace(
            /^event: hello\ndata: (.*)$/m,
            (_, data) =>
              `event: hello\ndata: ${JSON.stringify({ ...JSON.parse(data), ...change(JSON.parse(data)) })}`,
          ),
        );
      },
    });
    const body = response.body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(rewrite)
      .pipeThrough(new TextEncoderStream());
    return new Response(body, { status: response.status, headers: response.headers });
  };
}

function faultsOf({ simulator }: Stage) {
  if (simulator === undefined) throw new Error('this shot did not ask for a cluster with faults');
  return simulator.server.faults;
}

export const troubles: readonly Shot[] = [
  {
    name: 'connecting',
    until: /^Connecting\./,
    sizes: [hd, small, phone],
    before: page => page.route(stream, () => {}),
  },
  {
    name: 'too-many-tabs',
    until: /^No answer yet/,
    before: page => page.route(stream, () => {}),
  },
  { name: 'too-many-streams', until: /takes no more viewers/, before: refuse(503) },
  { name: 'signed-out', until: /This page is not signed in/, before: refuse(401) },
  { name: 'newer-server', until: /The server is newer than this page/, before: refuse(409) },
  { name: 'proxy-without-server', until: /A proxy answers in place/, before: refuse(502) },
  {
    name: 'loading',
    scenario: 'large-100x100',
    faulty: true,
    slow: 3_000,
    address: '?ns=*',
    until: /of about [\d,]+ pods/,
  },
  {
    name: 'loading-pods',
    scenario: 'large-100x100',
    faulty: true,
    slow: 3_000,
    address: '?ns=*',
    until: /^What is drawn is true already/,
  },
  { name: 'nothing-here', address: '?ns=kube-public', sizes: [hd, small, phone] },
  {
    name: 'no-rights',
    faulty: true,
    rights: [{ verbs: read, resources: ['nodes', 'namespaces'] }],
    until: /may be seen\.$/,
    sizes: [hd, small, phone],
  },
  {
    name: 'some-denied',
    faulty: true,
    rights: [{ verbs: read, resources: ['*'], namespaces: ['shop'] }],
    until: /^Only shop is shown/,
  },
  {
    name: 'rights',
    faulty: true,
    rights: [{ verbs: read, resources: ['*'], namespaces: ['shop'] }],
    until: /^Only shop is shown/,
    sizes: [hd, small, phone],
    async look(page) {
      const more = page.getByRole('button', { name: /^\d+ more$/ });
      if (await more.isVisible()) await more.click();
      await page.getByRole('button', { name: 'What would help' }).click();
      await page.getByText('kind: ClusterRole').waitFor();
    },
  },
  {
    name: 'cluster-gone',
    faulty: true,
    async act(stage) {
      await stage.simulator?.stop();
    },
    async look(page) {
      await page.getByText('The cluster does not answer the server.').waitFor();
    },
  },
  {
    name: 'credentials-expired',
    faulty: true,
    async act(stage) {
      faultsOf(stage).answer(Number.POSITIVE_INFINITY, 401);
      faultsOf(stage).cutWatches();
    },
    async look(page) {
      await page.getByText('does not accept the server’s credentials').waitFor();
    },
  },
  {
    name: 'one-watch-gone',
    faulty: true,
    async act(stage) {
      faultsOf(stage).answer(Number.POSITIVE_INFINITY, 503, { path: /endpointslices/ });
      faultsOf(stage).cutWatches();
    },
    async look(page) {
      await page.getByText('The watch on endpointslices stopped').waitFor();
      await page.getByTitle('How fresh is each kind?').click();
      await page.getByText('Each watch by itself').waitFor();
    },
  },
  {
    name: 'server-gone',
    sizes: [hd, small, phone],
    act: stage => stage.program.kill(),
    async look(page) {
      await page.getByText('The server does not answer.').first().waitFor();
    },
  },
  {
    name: 'port-forward-gone',
    before: greet(hello => ({
      cluster: { ...(hello['cluster'] as object), source: 'in-cluster', name: 'prod' },
    })),
    act: stage => stage.program.kill(),
    async look(page) {
      await page.getByText('The port-forward or its server has ended').waitFor();
    },
  },
  {
    name: 'slow-proxy',
    // The clock of who greets runs ahead: what comes after it is old.
    before: greet(hello => ({ serverNow: Number(hello['serverNow']) + 12_000 })),
    until: /s old when it gets here/,
  },
  {
    name: 'another-cluster',
    faulty: true,
    address: '?ns=media',
    act: stage => stage.putAnother(),
    async look(page) {
      await page.getByText(/^Another cluster/).waitFor();
      await page.getByText(/^live/).waitFor();
    },
  },
];
