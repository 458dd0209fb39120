/** What the judge does around rules: an order that begins with the cause, silence in namespaces that end, and words for what was not seen. */
import { describe, expect, it } from 'vitest';
import { ingress, namespace, node, pod, service } from '../testing/builders.ts';
import { behindWeb, lostPod } from './testing/behind-web.ts';
import { judgeAll, now } from './testing/cluster-of.ts';

const keys = (...args: Parameters<typeof judgeAll>): readonly string[] =>
  judgeAll(...args).findings.map(({ key }) => key);

describe('judge', () => {
  it('puts the cause first, though it is milder than what follows, and what follows right below', () => {
    const alias = service('alias', { type: 'ExternalName', selector: {}, externalName: '10.0.0.1' });
    const door = ingress('door', 'shop.example', { '/': 'web' });
    const silent = node('n1', { ready: false, reason: 'KubeletNotReady' });
    expect(keys(behindWeb([lostPod()], silent, alias, door))).toEqual([
      'svc-external-name-invalid Service/shop/alias',
      'node-not-ready Node/n1',
      'pod-on-unready-node Pod/shop/web-1',
      'svc-no-ready-endpoints Service/shop/web',
      'ingress-backend-no-endpoints Ingress/shop/door rules[0].paths[0]',
      'ingress-class-unset Ingress/shop/door',
    ]);
  });

  it('says nothing of a namespace that is being deleted but who does not go', () => {
    const ending = namespace('shop', { phase: 'Terminating' });
    expect(keys([service('web'), ending])).toEqual([]);
    const held = pod('web-1', { labels: { app: 'web' }, deletion: now - 90_000 });
    expect(keys([service('web'), held, ending])).toEqual(['pod-stuck-terminating Pod/shop/web-1']);
  });

  it('names the kinds for want of which rules kept silent, and no others', () => {
    const { unobserved } = judgeAll([service('web')], { without: ['Pod', 'Gateway'] });
    expect(unobserved.map(({ kind }) => kind)).toEqual(['Pod']);
    expect(unobserved[0]?.rules).toContain('svc-selector-matches-no-pods');
  });
});
