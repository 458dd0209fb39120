import { describe, expect, it } from 'vitest';
import { bareLine, endpoints, service, slice } from '../../testing/builders.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('endpoints-not-mirrored', () => {
  it('fires where a label forbids it', () => {
    expect(
      told('endpoints-not-mirrored', [
        service('db', { selector: {} }),
        endpoints('db', {
          byHand: true,
          labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' },
          subsets: [
            {
              ready: ['203.0.113.9'],
              notReady: [],
              ports: [{ name: '', protocol: 'TCP' as const, port: 5432 }],
            },
          ],
        }),
      ]),
    ).toEqual(['Service db error']);
  });

  it('waits half a minute for the controller', () => {
    expect(
      told('endpoints-not-mirrored', [
        service('db', { selector: {} }),
        endpoints('db', {
          byHand: true,
          created: now - 5_000,
          subsets: [
            {
              ready: ['203.0.113.9'],
              notReady: [],
              ports: [{ name: '', protocol: 'TCP' as const, port: 5432 }],
            },
          ],
        }),
      ]),
    ).toEqual([]);
  });

  it('leaves a mirrored list in peace', () => {
    expect(
      told('endpoints-not-mirrored', [
        service('db', { selector: {} }),
        endpoints('db', {
          byHand: true,
          subsets: [
            {
              ready: ['203.0.113.9'],
              notReady: [],
              ports: [{ name: '', protocol: 'TCP' as const, port: 5432 }],
            },
          ],
        }),
        slice('db-1', 'db', [bareLine('203.0.113.9')]),
      ]),
    ).toEqual([]);
  });
});
