/**
 * Clusters to be seen from afar: `medium` (25 Services on 12 nodes), `large` (60 Services, 2,000 pods, 40 nodes) and `huge` (thousands of nodes). In each a few things
 * are wrong, in the ways in which they mostly are. For the gallery and for tests of the far levels.
 */
import {
  door,
  type Element,
  line,
  node,
  pod,
  service,
  staffing,
  topology,
} from '@switchboard/core/scene/testing/model';
import type { Pod, Topology } from '@switchboard/core/topology';

/** What ails some of the pods of a Service. */
interface Ailment {
  readonly of: number;
  readonly is: 'crash' | 'unready' | 'starting' | 'draining' | 'waiting';
}

interface App {
  readonly name: string;
  readonly namespace?: string;
  readonly pods: number;
  readonly host?: string;
  readonly path?: string;
  readonly ails?: readonly Ailment[];
  /** It asks for what no pod carries. */
  readonly mute?: boolean;
}

const states: Readonly<Record<Ailment['is'], Partial<Pod>>> = {
  crash: { state: 'failing', reason: 'CrashLoopBackOff', restarts: 9 },
  unready: { state: 'not-ready' },
  starting: { state: 'starting' },
  draining: { state: 'terminating' },
  waiting: { state: 'pending', ips: [] },
};

function elementsOf(
  app: App,
  nodes: readonly string[],
  first: number,
  silent: ReadonlySet<string>,
): readonly Element[] {
  const namespace = app.namespace ?? 'shop';
  const uid = `${namespace}/${app.name}!`;
  const ails = (app.ails ?? []).flatMap(({ of, is }) => Array<Ailment['is']>(of).fill(is));
  const crashing = ails.length > 0 && ails.length === app.pods && ails.every(is => is === 'crash');
  const silence = app.mute
    ? { silence: { why: 'selector-matches-nothing' as const } }
    : crashing
      ? { silence: { why: 'nobody-ready' as const, pods: app.pods } }
      : {};
  const elements: Element[] = [
    service(app.name, {
      uid,
      namespace,
      ...(app.mute ? {} : { staffing: staffing(app.pods, 1) }),
      ...silence,
    }),
  ];
  if (app.host !== undefined)
    elements.push(
      door(`${app.name}-door`, app.host, [{ path: app.path ?? '/', service: app.name, serviceUid: uid }], {
        namespace,
      }),
    );
  for (let i = 0; i < (app.mute ? 0 : app.pods); i++) {
    const is = ails[app.pods - 1 - i];
    const name = `${app.name}-7d9c5f6b8-${((first + i) * 7919 + 17).toString(36).padStart(5, 'x').slice(-5)}`;
    const on = is === 'waiting' ? undefined : (nodes[(first + i * 5) % nodes.length] ?? '');
    const lost = on !== undefined && silent.has(on) && is === undefined;
    const state: Partial<Pod> = lost ? { state: 'unknown' } : is === undefined ? {} : states[is];
    elements.push(
      pod(name, {
        uid: `${namespace}/${name}`,
        namespace,
        wantedBy: [uid],
        owner: `rs-${uid}`,
        ...state,
        ...(on === undefined ? {} : { node: on }),
      }),
    );
    if (is === 'waiting') continue;
    elements.push(
      line(uid, `${namespace}/${name}`, {
        namespace,
        ready: is === undefined && !lost,
        serving: is === undefined || is === 'draining',
        terminating: is === 'draining',
        ...(on === undefined ? {} : { node: on }),
      }),
    );
  }
  return elements;
}

function cluster(
  apps: readonly App[],
  names: readonly string[],
  zones: number,
  silent: readonly string[],
): Topology {
  const away = new Set(silent);
  const elements: Element[] = names.map((name, i) =>
    node(name, {
      zone: `zone ${1 + Math.floor((i * zones) / names.length)}`,
      ...(away.has(name) ? { state: 'unknown' as const } : {}),
    }),
  );
  let first = 0;
  for (const app of apps) {
    elements.push(...elementsOf(app, names, first, away));
    first += app.pods;
  }
  return topology(...elements);
}

export function medium(): Topology {
  const names = 'abcdefghijkl'.split('').map(letter => `node-${letter}`);
  const host = 'shop.example';
  const apps: readonly App[] = [
    { name: 'web', pods: 24, host, path: '/' },
    { name: 'bff', pods: 20, host: 'app.shop.example' },
    { name: 'cart', pods: 6, host, path: '/cart' },
    { name: 'catalog', pods: 18, host, path: '/catalog' },
    { name: 'checkout', pods: 12, host, path: '/pay', ails: [{ of: 12, is: 'crash' }] },
    { name: 'search', pods: 16 },
    { name: 'sessions', pods: 18 },
    { name: 'auth', pods: 14, host: 'login.shop.example' },
    { name: 'orders', pods: 14, ails: [{ of: 2, is: 'draining' }] },
    { name: 'stock', pods: 9 },
    { name: 'prices', pods: 8 },
    { name: 'images', pods: 14, host: 'img.shop.example' },
    { name: 'recs', pods: 18, ails: [{ of: 3, is: 'unready' }] },
    { name: 'reviews', pods: 8 },
    { name: 'feed', pods: 12, ails: [{ of: 1, is: 'starting' }] },
    { name: 'profile', pods: 8 },
    { name: 'mail', pods: 6 },
    { name: 'queue', pods: 10 },
    { name: 'payments', pods: 12 },
    { name: 'invoices', pods: 8 },
    { name: 'import', pods: 0, mute: true },
    { name: 'audit', pods: 5 },
    { name: 'flags', pods: 3 },
    { name: 'admin', pods: 4, host: 'admin.shop.example' },
    { name: 'db', pods: 3 },
  ];
  const strays = Array.from({ length: 28 }, (_, i) =>
    pod(`batch-${i}`, { node: names[(i * 7) % names.length] ?? '' }),
  );
  const all = cluster(apps, names, 3, ['node-h']);
  return { ...all, pods: new Map([...all.pods, ...topology(...strays).pods]) };
}

const teams: Readonly<Record<string, string>> = {
  accounts: 'auth 6 avatar 17 consent 10 login 35 profile 14 sessions 11 tokens 30',
  analytics: 'collector 9 events 9 funnel 11 reports 33 warehouse-api 9',
  media: 'images 10 player 30 renditions 18 thumbs 0 transcode 7 upload 49 video-edge 32',
  payments:
    'checkout-api 24 fraud 12 invoices 19 ledger-api 7 payouts 11 psp-gateway 14 refunds 6 tax 38 vouchers 11',
  platform: 'audit 24 config-api 12 cron-proxy 17 flags 22 mail 25 metrics 14 queue 10 webhooks 6',
  search: 'autocomplete 20 indexer 30 ranker 9 search-api 72 spelling 18 synonyms 42',
  support: 'agent-desk 18 chat 31 faq 24 tickets 47 translate 30 voice 32',
  web: 'account-ui 12 admin 14 assets 28 bff 88 blog 6 edge-cache 22 landing 31 mobile-bff 9 seo 13 sitemap 11 status 45 storefront 114',
};

export function large(): Topology {
  const apps = Object.entries(teams).flatMap(([namespace, text]) => {
    const words = text.split(' ');
    return Array.from({ length: words.length / 2 }, (_, i): App => {
      const name = words[2 * i] ?? '';
      const pods = Number(words[2 * i + 1]);
      return { name, namespace, pods, ...ailmentsOf(name) };
    });
  });
  const names = Array.from(
    { length: 40 },
    (_, i) => `ip-10-1-${[16, 47, 88][Math.floor(i / 14)]}-${(i * 53 + 31) % 211}`,
  );
  return cluster(apps, names, 3, [names[20] ?? '']);
}

function ailmentsOf(name: string): Partial<App> {
  if (name === 'checkout-api') return { ails: [{ of: 24, is: 'crash' }] };
  if (name === 'indexer') return { ails: [{ of: 11, is: 'unready' }] };
  if (name === 'storefront')
    return {
      ails: [
        { of: 18, is: 'waiting' },
        { of: 4, is: 'draining' },
      ],
    };
  return name === 'thumbs' ? { mute: true } : {};
}

/** `services` of ten pods each on `nodes`, one namespace per hundred. */
export function huge(services: number, nodes: number): Topology {
  const names = Array.from({ length: nodes }, (_, i) => `node-${String(i + 1).padStart(4, '0')}`);
  const apps = Array.from({ length: services }, (_, i): App => {
    const common = {
      name: `app-${String((i % 100) + 1).padStart(3, '0')}`,
      namespace: `team-${String(1 + Math.floor(i / 100)).padStart(2, '0')}`,
      pods: 10,
    };
    if (i % 171 === 40) return { ...common, ails: [{ of: 10, is: 'crash' }] };
    if (i % 97 === 30) return { ...common, ails: [{ of: 3, is: 'unready' }] };
    if (i % 211 === 60) return { ...common, pods: 0, mute: true };
    return common;
  });
  return cluster(apps, names, 3, [names[Math.floor(nodes / 3)] ?? '', names[Math.floor(nodes * 0.8)] ?? '']);
}

/** By name; made when they are asked for. */
export const farFixtures: Readonly<Record<string, () => Topology>> = {
  medium,
  large,
  'huge-10000': () => huge(1_000, 112),
  'huge-5000-nodes': () => huge(2_000, 5_000),
};
