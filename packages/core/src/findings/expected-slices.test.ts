/** Where slices were not listed and pods were, lists are worked out, and nothing that follows is certain. */
import { describe, expect, it } from 'vitest';
import { ingress, ingressClass, service } from '../testing/builders.ts';
import { behindWeb, lostPod, webPod } from './testing/behind-web.ts';
import { judgeAll } from './testing/cluster-of.ts';
import { policy } from './testing/network-builders.ts';

const without = { without: ['EndpointSlice'] as const };
const objects = (...all: ReturnType<typeof behindWeb>) => all.filter(({ kind }) => kind !== 'EndpointSlice');
const told = (...all: ReturnType<typeof behindWeb>): readonly string[] =>
  judgeAll(objects(...all), without).findings.map(({ rule, confidence }) => `${rule} ${confidence}`);

describe('lists that are worked out', () => {
  it('say that nobody is ready, and what follows, as likely', () => {
    const door = ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' });
    expect(told(...behindWeb([lostPod()], ingressClass('nginx'), door))).toEqual([
      'pod-readiness-failing certain',
      'svc-no-ready-endpoints likely',
      'ingress-backend-no-endpoints likely',
    ]);
  });

  it('lead policies to the port of the pods', () => {
    const closed = policy('in', { app: 'web' }, { ingress: [{ ports: [80] }] });
    expect(told(...behindWeb([webPod()], closed))).toEqual(['netpol-service-port-not-target-port likely']);
  });

  it('leave what is well in peace, and name what could not be judged', () => {
    const { findings, unobserved } = judgeAll(objects(...behindWeb([webPod()])), without);
    expect(findings).toEqual([]);
    expect(unobserved.map(({ kind }) => kind)).toEqual(['EndpointSlice']);
  });

  it('resolve names at each pod', () => {
    const named = service('web', { ports: [{ name: 'http', target: 'http' }] });
    expect(told(...behindWeb([webPod()], named))).toEqual([]);
    expect(told(...behindWeb([webPod({ ports: [] })], named))).toEqual([
      'svc-target-port-name-unresolved certain',
    ]);
  });
});
