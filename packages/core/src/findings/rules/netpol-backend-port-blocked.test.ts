import { describe, expect, it } from 'vitest';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';
import { policy } from '../testing/network-builders.ts';

describe('netpol-backend-port-blocked', () => {
  it('fires where no rule allows the port', () => {
    expect(
      told(
        'netpol-backend-port-blocked',
        behindWeb([webPod()], policy('deny', { app: 'web' }, { ingress: [] })),
      ),
    ).toEqual(['Service web error']);
  });

  it('adds up the rules of all policies', () => {
    expect(
      told(
        'netpol-backend-port-blocked',
        behindWeb(
          [webPod()],
          policy('deny', { app: 'web' }, { ingress: [] }),
          policy('allow', { app: 'web' }, { ingress: [{ ports: [8080] }] }),
        ),
      ),
    ).toEqual([]);
  });

  it('leaves pods on the network of their node in peace', () => {
    expect(
      told(
        'netpol-backend-port-blocked',
        behindWeb([webPod({ hostNetwork: true })], policy('deny', { app: 'web' }, { ingress: [] })),
      ),
    ).toEqual([]);
  });

  it('reads names of ports at the pod', () => {
    expect(
      told(
        'netpol-backend-port-blocked',
        behindWeb([webPod()], policy('allow', { app: 'web' }, { ingress: [{ ports: ['http'] }] })),
      ),
    ).toEqual([]);
  });
});
