/**
 * Topologies for looking at, by name: those of the drawings that this stage was built to, and the steps of a replacement. For the gallery and for tests of the
 * scene.
 */
import { type Element, node } from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
import { crowd, fourHundred } from './crowds.ts';
import { faulty } from './faulty.ts';
import { behindGateway } from './gateway.ts';
import { kinds } from './kinds.ts';
import { longList } from './long-list.ts';
import { longNames } from './long-names.ts';
import { severalNamespaces } from './namespaces.ts';
import { oddLists } from './odd-lists.ts';
import { at, cartPods, catalogPods, type Member, nodes, shop, webPods, withoutImport } from './shop.ts';

const leaving: Member = {
  id: '9v7tn',
  ip: '10.244.2.14',
  node: 'node-b',
  pod: { state: 'terminating', deletion: at + 28_000, grace: 30 },
  line: { ready: false, serving: true, terminating: true },
};
const coming: Member = {
  id: 'q8dtr',
  ip: '10.244.3.17',
  node: 'node-c',
  pod: { state: 'starting', containers: '0/1' },
  line: { ready: false, serving: false, terminating: false },
};
const come: Member = { id: 'q8dtr', ip: '10.244.3.17', node: 'node-c' };

/** What happens one after the other when a pod is deleted: one truth per step. */
export const replacement: readonly Topology[] = [
  shop(),
  shop({
    web: [webPods[0] as Member, { ...leaving, line: {} }, webPods[2] as Member],
    strays: withoutImport,
  }),
  shop({ web: [webPods[0] as Member, leaving, webPods[2] as Member], strays: withoutImport }),
  shop({
    web: [
      webPods[0] as Member,
      leaving,
      webPods[2] as Member,
      { ...coming, pod: { ...coming.pod, ips: [] }, line: 'none' },
    ],
    strays: withoutImport,
  }),
  shop({ web: [webPods[0] as Member, leaving, webPods[2] as Member, coming], strays: withoutImport }),
  shop({ web: [webPods[0] as Member, leaving, webPods[2] as Member, come], strays: withoutImport }),
  shop({ web: [webPods[0] as Member, webPods[2] as Member, come], strays: withoutImport }),
];

const unlisted = cartPods.map((member): Member => ({ ...member, line: 'none' }));

export const fixtures: Readonly<Record<string, readonly Topology[]>> = {
  healthy: [shop()],
  replacing: replacement.slice(0, 5),
  replaced: replacement,
  broken: [
    shop(),
    shop({
      cart: unlisted.map(member => ({ ...member, pod: { wantedBy: [] } })),
      cartService: {
        selector: [['app', 'crat']],
        silence: { why: 'selector-matches-nothing' },
        nearMiss: {
          workload: 'cart',
          kind: 'Deployment',
          name: 'cart',
          asked: ['app', 'crat'],
          carried: ['app', 'cart'],
          pods: 2,
        },
      },
      catalog: [
        catalogPods[0] as Member,
        catalogPods[1] as Member,
        {
          ...(catalogPods[2] as Member),
          pod: { state: 'not-ready' },
          line: { ready: false, serving: false },
        },
      ],
    }),
  ],
  draining: [
    shop(),
    shop({
      nodes: [
        nodes[0] as Element,
        node('node-b', { zone: 'zone 2', pods: 19, cordoned: true }),
        nodes[2] as Element,
      ],
      web: [
        webPods[0] as Member,
        leaving,
        webPods[2] as Member,
        { ...coming, id: 'h5k9c', ip: '10.244.1.19', node: 'node-a' },
      ],
    }),
  ],
  'odd-lists': [oddLists()],
  'long-list': [longList()],
  'four-hundred': [fourHundred()],
  kinds: [kinds()],
  gateway: [behindGateway()],
  faulty: [shop(), faulty()],
  namespaces: [severalNamespaces()],
  'long-names': [longNames()],
  nodes12: [crowd(12, 0.3)],
  nodes60: [crowd(60, 1)],
  nodes300: [crowd(300, 1)],
  'unseen-nodes': [withoutNodes(crowd(12, 0.3))],
};

/** Nodes may not be listed: they are known from the pods alone. */
function withoutNodes(topology: Topology): Topology {
  const key = 'Node';
  const denied = { key, kind: key, scope: '', state: 'denied', since: 0 } as const;
  return { ...topology, nodes: new Map(), freshness: new Map([[key, denied]]) };
}

/** What the fixture shows, all of it. */
export function namespacesOf(topology: Topology): readonly string[] {
  return [...new Set([...topology.services.values()].map(service => service.namespace))].sort();
}
