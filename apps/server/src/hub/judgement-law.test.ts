/** What a viewer is told to be wrong, against what `judge` finds in the world, while things break and are mended at any moment. */
import type { Change } from '@switchboard/core/change';
import { judge, judging } from '@switchboard/core/findings/judge';
import { behindWeb, lostPod, webPod } from '@switchboard/core/findings/testing/behind-web';
import { policy } from '@switchboard/core/findings/testing/network-builders';
import type { Kind } from '@switchboard/core/kubernetes/kind';
import type { KubeObject } from '@switchboard/core/kubernetes/object';
import { allLive, bareLine, ingress, ingressClass, service, slice } from '@switchboard/core/testing/builders';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { handClock } from '../testing/hand-clock.ts';
import { join } from '../testing/join.ts';
import { createHub } from './hub.ts';
import { noMeasures } from './hub-measures.ts';

const breakages = ['pod', 'selector', 'policy', 'door', 'list', 'elsewhere'] as const;
type Breakage = (typeof breakages)[number];
const kinds: readonly Kind[] = ['Service', 'Pod', 'EndpointSlice', 'Ingress', 'NetworkPolicy'];

/** A shop whose parts are broken one by one; `elsewhere` is a namespace at which nobody looks. */
function cluster(broken: ReadonlySet<Breakage>): readonly KubeObject[] {
  const wrong = (part: Breakage) => broken.has(part);
  const selector = { app: wrong('selector') ? 'wbe' : 'web' };
  return [
    ...behindWeb([wrong('pod') ? lostPod() : webPod()], service('web', { selector })),
    ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
    ingress('front', 'shop.example', { '/': wrong('door') ? 'wbe' : 'web' }, { className: 'nginx' }),
    policy('allow', { app: 'web' }, { ingress: [{ ports: [wrong('policy') ? 80 : 8080] }] }),
    service('db', { selector: {}, clusterIPs: ['10.96.0.11'] }),
    slice('db-1', 'db', [bareLine(wrong('list') ? '10.96.0.10' : '203.0.113.9')], { managedBy: 'staff' }),
    service('far', { namespace: 'far', selector: wrong('elsewhere') ? { app: 'far' } : {} }),
  ];
}

const relist = (broken: ReadonlySet<Breakage>, version: number): readonly Change[] => {
  const objects = cluster(broken).map(
    object => ({ ...object, meta: { ...object.meta, resourceVersion: String(version) } }) as KubeObject,
  );
  return kinds.map(kind => ({
    type: 'relist',
    kind,
    scope: '',
    objects: objects.filter(object => object.kind === kind),
  }));
};

it('V13: a second after a change a viewer holds what is found in the world, no more and no less', () => {
  const step = fc.record({ part: fc.constantFrom(...breakages), wait: fc.integer({ min: 0, max: 900 }) });
  let told = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), steps => {
      const clock = handClock(Date.parse('2026-11-21T09:00:00Z'));
      const hub = createHub({
        clock,
        newEpoch: () => '0'.repeat(16),
        measures: noMeasures,
        onFailure: what => expect.unreachable(what),
        judge: judging,
      });
      hub.tell([...allLive(), ...cluster(new Set()).map(object => ({ type: 'put', object }) as const)]);
      const { reader, subscription } = join(hub, ['shop']);
      const broken = new Set<Breakage>();
      const held = (ns: string) => [...(reader.shards.get(ns)?.topology.findings.values() ?? [])];
      for (const [i, { part, wait }] of steps.entries()) {
        if (!broken.delete(part)) broken.add(part);
        hub.tell(relist(broken, 1_000 + i));
        // The next change comes at once, or while it is being judged, or after.
        clock.step(wait);
      }
      clock.step(1_000);
      const { findings } = judge({ world: hub.world(), now: clock.now() });
      for (const ns of ['', 'shop']) {
        const expected = findings.filter(({ subject }) => subject.namespace === ns);
        told += expected.length;
        expect(new Map(held(ns).map(one => [one.key, one]))).toEqual(
          new Map(expected.map(one => [one.key, one])),
        );
      }
      expect(reader.shards.has('far')).toBe(false);
      subscription.close();
      hub.stop();
    }),
    { numRuns: 40 },
  );
  expect(told).toBeGreaterThan(40);
});
