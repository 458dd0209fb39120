/**
 * Sixty Services of eight teams, 2,000 pods, forty nodes, and five things that are wrong: an app that crashes on start, a Service that asks
 * for nobody, a silent node, an app of which a third fails its check, and one that waits for room. What is wrong must be seen at first glance.
 */
import { createFleet, type FleetNode, type Odd } from './fleet.ts';
import { DAY, MINUTE, type Scenario, SECOND } from './scenario.ts';

const TEAMS: Readonly<Record<string, string>> = {
  accounts: 'auth 6, avatar 17, consent 10, login 35, profile 14, sessions 11, tokens 30',
  analytics: 'collector 9, events 9, funnel 11, reports 33, warehouse-api 9',
  media: 'images 10, player 30, renditions 18, thumbs 6, transcode 7, upload 49, video-edge 32',
  payments:
    'checkout-api 24, fraud 12, invoices 19, ledger-api 7, payouts 11, psp-gateway 14, refunds 6, tax 38, vouchers 11',
  platform: 'audit 24, config-api 12, cron-proxy 17, flags 22, mail 25, metrics 14, queue 10, webhooks 6',
  search: 'autocomplete 20, indexer 30, ranker 9, search-api 72, spelling 18, synonyms 42',
  support: 'agent-desk 18, chat 31, faq 24, tickets 47, translate 30, voice 32',
  web: 'account-ui 12, admin 14, assets 28, bff 88, blog 6, edge-cache 22, landing 31, mobile-bff 9, seo 13, sitemap 11, status 45, storefront 122',
};

/** All pods of the teams; what their Services do not ask for are workers. */
const PODS = 2_000;

const NODES: readonly FleetNode[] = [
  '1-16-84 1-16-137 1-16-190 1-16-53 1-16-106 1-16-159 1-16-22 1-16-75',
  '1-16-128 1-16-181 1-16-44 1-16-97 1-16-150 1-16-203 1-16-66 1-16-119',
  '1-47-172 1-47-35 1-47-88 1-47-141 1-47-194 1-47-57 1-47-110 1-47-163',
  '1-47-26 1-47-79 1-47-132 1-47-185 1-47-48 1-47-101 1-47-154 1-47-207',
  '1-88-70 1-88-123 1-88-176 1-88-39 1-88-92 1-88-145 1-88-198 1-88-61',
].flatMap((row, index) =>
  row.split(' ').map(name => ({
    name: `ip-10-${name}`,
    zone: `zone-${[1, 1, 2, 2, 3][index] ?? 3}`,
    ...(name === '1-47-132' ? { silentFor: 40 * SECOND } : {}),
  })),
);

const every = (count: number, step: number, first: number, odd: Omit<Odd, 'index'>): readonly Odd[] =>
  Array.from({ length: count }, (_, index) => ({ ...odd, index: first + index * step }));

const ODD: ReadonlyMap<string, readonly Odd[]> = new Map([
  ['indexer', every(11, 2, 1, { fate: { type: 'unready', since: 30 * MINUTE } })],
  [
    'storefront',
    [
      ...every(4, 9, 10, { fate: { type: 'leaving', since: 20 * SECOND } }),
      ...every(18, 1, 104, { waits: true }),
    ],
  ],
]);

const isSmall = ({ name }: { readonly name: string }): boolean => name !== 'storefront';

export const prod: Scenario = {
  name: 'prod',
  description: '60 Services of eight teams, 2,000 pods on 40 nodes, and five things that are wrong',
  home: 'payments',
  tryOut: '-n media set selector service thumbs app=thumbs',
  lively: [],
  build(stage) {
    const { app, settle } = createFleet(stage, {
      name: 'prod',
      age: 200 * DAY,
      nodes: NODES,
      namespaces: Object.keys(TEAMS),
    });
    const apps = Object.entries(TEAMS).flatMap(([namespace, list]) =>
      list.split(', ').map(text => {
        const [name = '', count] = text.split(' ');
        return { namespace, name, pods: Number(count) };
      }),
    );
    const workers = PODS - apps.reduce((sum, { pods }) => sum + pods, 0);
    const teams = Object.keys(TEAMS);
    for (const [index, namespace] of teams.entries())
      apps.push({
        namespace,
        name: 'worker',
        pods: Math.floor(workers / teams.length) + (index < workers % teams.length ? 1 : 0),
      });
    // Last, when the nodes are as full as they get.
    const inOrder = [...apps.filter(isSmall), ...apps.filter(one => !isSmall(one))];
    for (const facts of inOrder)
      app({
        ...facts,
        odd: ODD.get(facts.name) ?? [],
        ...(facts.name === 'checkout-api' ? { fate: { type: 'crashing', restarts: 11 } } : {}),
        // Thirteen of `storefront` beside the others fill a node of its zone.
        requests: { cpu: isSmall(facts) ? '25m' : '500m' },
        ...(isSmall(facts) ? {} : { zone: 'zone-3' }),
        service:
          facts.name === 'worker' ? 'none' : facts.name === 'thumbs' ? { selector: { app: 'thumb' } } : {},
      });
    settle();
  },
};
