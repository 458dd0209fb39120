import { describe, expect, it } from 'vitest';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';
import { policy } from '../testing/network-builders.ts';

describe('netpol-service-port-not-target-port', () => {
  it('fires where the port of the Service is allowed', () => {
    expect(
      told(
        'netpol-service-port-not-target-port',
        behindWeb([webPod()], policy('allow', { app: 'web' }, { ingress: [{ ports: [80] }] })),
      ),
    ).toEqual(['Service web error']);
  });

  it('leaves the port of the pods in peace', () => {
    expect(
      told(
        'netpol-service-port-not-target-port',
        behindWeb([webPod()], policy('allow', { app: 'web' }, { ingress: [{ ports: [8080] }] })),
      ),
    ).toEqual([]);
  });

  it('leaves other ports to the general rule', () => {
    expect(
      told(
        'netpol-service-port-not-target-port',
        behindWeb([webPod()], policy('allow', { app: 'web' }, { ingress: [{ ports: [9999] }] })),
      ),
    ).toEqual([]);
  });
});
