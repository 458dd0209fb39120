/** Many: twelve Services on twelve, sixty and three hundred nodes; a list of four hundred in four slices. For the gallery. */
import { door, type Element, node, service, staffing, topology } from '@switchboard/core/scene/testing/model';
import type { ClusterNode, Topology } from '@switchboard/core/topology';
import {
  at,
  byHand,
  cartPods,
  catalogPods,
  type Member,
  members,
  shopDoor,
  slice,
  web,
  webPods,
} from './shop.ts';

const letters = 'bcdfghjklmnpqrstvwxz2456789';

/** Five letters, other ones for every number. */
function letter5(n: number): string {
  let rest = n * 7919 + 12345;
  let name = '';
  for (let i = 0; i < 5; i++) {
    name += letters[rest % letters.length];
    rest = Math.floor(rest / letters.length) + n * (i + 3);
  }
  return name;
}

const sick: Readonly<Record<string, Pick<Member, 'pod' | 'line'>>> = {
  crashes: {
    pod: { state: 'failing', reason: 'CrashLoopBackOff', restarts: 9, containers: '0/1' },
    line: { ready: false, serving: false },
  },
  draining: {
    pod: { state: 'terminating', deletion: at + 14_000, grace: 30 },
    line: { ready: false, serving: true, terminating: true },
  },
  starting: { pod: { state: 'starting', containers: '0/1' }, line: { ready: false, serving: false } },
  'not-ready': { pod: { state: 'not-ready', since: at - 150_000 }, line: { ready: false, serving: false } },
  silent: { pod: { state: 'unknown' }, line: { ready: false, serving: false } },
};

const counts: readonly (readonly [name: string, count: number, odd?: string])[] = [
  ['web', 44, 'silent'],
  ['cart', 24],
  ['search', 36],
  ['catalog', 30],
  ['checkout', 21, 'crashes'],
  ['payments', 16],
  ['orders', 25, 'draining'],
  ['inventory', 18],
  ['recommend', 28],
  ['reviews', 12],
  ['currency', 8],
  ['mailer', 6],
];

export function crowd(nodes: number, size: number): Topology {
  const name = (i: number) => `node-${String(i + 1).padStart(2, '0')}`;
  const options = (i: number): Partial<ClusterNode> => ({
    zone: `zone ${(i % 3) + 1}`,
    pods: 20 + ((i * 7) % 30),
    ...(nodes >= 60 && i === 26 ? { state: 'unknown' as const, reason: 'NodeStatusUnknown' } : {}),
    ...(nodes >= 60 && i === 43 ? { cordoned: true } : {}),
  });
  let serial = 0;
  const lists = counts.flatMap(([of, all, odd], s): readonly Element[] => {
    const count = Math.max(2, Math.round(all * size));
    const rows = Array.from({ length: count }, (_, i): Member => {
      serial += 1;
      const differs = odd !== undefined && i === 1;
      const on =
        differs && odd === 'silent' && nodes >= 60
          ? 26
          : differs && odd === 'draining' && nodes >= 60
            ? 43
            : (serial * 7 + s) % nodes;
      return {
        id: letter5(serial),
        ip: `10.244.${on + 1}.${10 + (serial % 200)}`,
        node: name(on),
        ...(differs ? sick[odd] : {}),
      };
    });
    return [
      service(of, web(80, 8080, `10.96.${s}.${40 + s}`, count, 1)),
      slice(`${of}-x7k2p`, of),
      ...members(of, `${of}-6d5f7c9b8-`, 8080, rows),
    ];
  });
  return topology(
    ...Array.from({ length: nodes }, (_, i) => node(name(i), options(i))),
    door(
      'shop',
      'shop.example',
      ['web', 'cart', 'search'].map(of => ({ path: of === 'web' ? '/' : `/${of}`, service: of })),
      { className: 'nginx', tls: true },
    ),
    ...lists,
    ...byHand,
  );
}

/** A list of four hundred in four slices, of which four differ. */
export function fourHundred(): Topology {
  const names = 'abcdefghij'.split('');
  const slices = ['sessions-2k9dw', 'sessions-5vq7c', 'sessions-h8m3x', 'sessions-p4t6b'];
  const odd: Readonly<Record<number, string>> = {
    63: 'not-ready',
    188: 'draining',
    231: 'crashes',
    347: 'starting',
  };
  const rows = Array.from(
    { length: 400 },
    (_, i): Member => ({
      id: letter5(i + 1),
      ip: `10.244.${(i % 10) + 1}.${20 + Math.floor(i / 10)}`,
      node: `node-${names[i % 10]}`,
      ...sick[odd[i] ?? ''],
      line: {
        slices: [slices[Math.floor(i / 100)] ?? ''],
        ...(sick[odd[i] ?? '']?.line as object | undefined),
      },
    }),
  );
  return topology(
    ...names.map((name, i) => node(`node-${name}`, { zone: `zone ${(i % 3) + 1}`, pods: 60 })),
    shopDoor,
    service('cart', web(80, 8080, '10.96.0.57', 2, 0)),
    slice('cart-m4d8r', 'cart'),
    ...members('cart', 'cart-7c9d6b54f-', 8080, cartPods),
    service('web', web(80, 8080, '10.96.0.42', 3, 0)),
    slice('web-x7k2p', 'web'),
    ...members('web', 'web-6d5f7c9b8-', 8080, webPods),
    service('sessions', { ...web(6379, 6379, '10.96.0.88', 400, 4), staffing: staffing(400, 4) }),
    ...slices.map(name => slice(name, 'sessions')),
    ...members('sessions', 'sessions-6f7d8c9b5-', 6379, rows),
    service('catalog', web(80, 9090, '10.96.0.73', 3, 0)),
    slice('catalog-q2f6t', 'catalog'),
    ...members('catalog', 'catalog-5b8f7d9c6-', 9090, catalogPods),
    ...byHand,
  );
}
