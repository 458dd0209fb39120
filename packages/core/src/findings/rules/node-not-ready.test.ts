import { describe, expect, it } from 'vitest';
import type { KubeObject, PodObject } from '../../kubernetes/object.ts';
import { node, service } from '../../testing/builders.ts';
import { behindWeb, lostPod, webPod } from '../testing/behind-web.ts';
import { judgeAll, now } from '../testing/cluster-of.ts';

const { ready: _, ...rest } = node('n1', { reason: 'NodeStatusUnknown' });
const silent = rest as ReturnType<typeof node>;
const first = lostPod();
const second: PodObject = {
  ...first,
  ips: ['10.244.1.6'],
  meta: { ...first.meta, name: 'web-2', uid: 'pod-web-2' },
};
const found = (...objects: readonly KubeObject[]) => judgeAll(objects).findings;

describe('node-not-ready', () => {
  it('fires once for all pods that it takes with it, before what is said of them', () => {
    const findings = found(...behindWeb([first, second], silent));
    expect(findings.map(({ key, causes }) => [key, causes])).toEqual([
      ['node-not-ready Node/n1', []],
      ['pod-on-unready-node Pod/shop/web-1', ['node-not-ready Node/n1']],
      [
        'svc-no-ready-endpoints Service/shop/web',
        ['pod-on-unready-node Pod/shop/web-1', 'pod-on-unready-node Pod/shop/web-2'],
      ],
      ['pod-on-unready-node Pod/shop/web-2', ['node-not-ready Node/n1']],
    ]);
    expect(findings[0]?.message).toBe('Nothing is heard of n1: two pods of shop/web on it are not ready.');
    expect(findings[0]?.evidence[0]?.text).toBe('Ready is Unknown: NodeStatusUnknown.');
  });

  it('says of a node that speaks what it says', () => {
    const broken = node('n1', { ready: false, reason: 'KubeletNotReady' });
    const others = ['a', 'b', 'c'].map(name => service(name, { selector: { app: 'web' } }));
    const [told] = found(...behindWeb([lostPod()], broken, ...others));
    expect(told?.message).toBe('n1 is not ready: one pod of four Services on it is not ready either.');
    expect(told?.evidence[0]?.text).toBe('Ready is False: KubeletNotReady.');
  });

  it('says no more than that they are not ready: pods may be called all the same', () => {
    const published = service('web', { publishNotReady: true });
    const [told] = found(...behindWeb([lostPod()], silent, published));
    expect(told?.message).toBe('Nothing is heard of n1: one pod of shop/web on it is not ready.');
  });

  it('explains pods that it should have let go long ago', () => {
    const late = webPod({ ready: false, deletion: now - 90_000 });
    expect(
      found(...behindWeb([late], silent)).find(({ rule }) => rule === 'pod-stuck-terminating')?.causes,
    ).toEqual(['node-not-ready Node/n1']);
  });

  it.each<[string, readonly KubeObject[]]>([
    ['without pods that a Service asks for', [silent, lostPod()]],
    ['whose pod was made just now', behindWeb([webPod({ ready: false, created: now - 1_000 })], silent)],
    ['whose pod leaves in time', behindWeb([webPod({ ready: false, deletion: now - 20_000 })], silent)],
    ['whose pods are ready all the same', behindWeb([webPod()], silent)],
    ['in its first minute', behindWeb([lostPod()], node('n1', { ready: false, created: now - 30_000 }))],
    ['that takes nobody new and is well', behindWeb([lostPod()], node('n1', { cordoned: true }))],
  ])('leaves in peace a node %s', (_, objects) => {
    const rules = found(...objects).map(({ rule }) => rule);
    expect(rules).not.toContain('node-not-ready');
    expect(rules).not.toContain('pod-on-unready-node');
  });
});
