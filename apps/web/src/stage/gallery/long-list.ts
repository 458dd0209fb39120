/** A list of sixty on ten nodes, of which three differ. For the gallery. */
import { node, service, topology } from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
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

export function longList(): Topology {
  const names = 'abcdefghij'.split('');
  const many: Member[] = Array.from({ length: 60 }, (_, i) => ({
    id: `${(i + 1000).toString(36).padStart(4, 'x')}z`,
    ip: `10.244.${(i % 10) + 1}.${20 + Math.floor(i / 10)}`,
    node: `node-${names[i % 10]}`,
    ...(i === 7
      ? { pod: { state: 'not-ready' as const }, line: { ready: false, serving: false } }
      : i === 21
        ? {
            pod: { state: 'terminating' as const, deletion: at + 12_000, grace: 30 },
            line: { ready: false, serving: true, terminating: true },
          }
        : i === 33
          ? {
              pod: { state: 'failing' as const, reason: 'CrashLoopBackOff', restarts: 9 },
              line: { ready: false, serving: false },
            }
          : {}),
  }));
  return topology(
    ...names.map((name, i) => node(`node-${name}`, { zone: `zone ${(i % 3) + 1}`, pods: 30 })),
    shopDoor,
    service('cart', web(80, 8080, '10.96.0.57', 2, 0)),
    slice('cart-m4d8r', 'cart'),
    ...members('cart', 'cart-7c9d6b54f-', 8080, cartPods),
    service('web', web(80, 8080, '10.96.0.42', 3, 0)),
    slice('web-x7k2p', 'web'),
    ...members('web', 'web-6d5f7c9b8-', 8080, webPods),
    service('sessions', web(6379, 6379, '10.96.0.88', 60, 2)),
    slice('sessions-2k9dw', 'sessions'),
    ...members('sessions', 'sessions-6f7d8c9b5-', 6379, many),
    service('catalog', web(80, 9090, '10.96.0.73', 3, 0)),
    slice('catalog-q2f6t', 'catalog'),
    ...members('catalog', 'catalog-5b8f7d9c6-', 9090, catalogPods),
    ...byHand,
  );
}
