import { describe, expect, it } from 'vitest';
import { bareLine, endpoints, service, slice } from '../../testing/builders.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('svc-selectorless-no-endpoints', () => {
  it('fires where nobody wrote a list', () => {
    expect(
      told('svc-selectorless-no-endpoints', [
        service('db', { selector: {}, ports: [{ name: 'sql', port: 5432 }] }),
      ]),
    ).toEqual(['Service db error']);
  });

  it('waits for a list that was written a moment ago', () => {
    expect(
      told('svc-selectorless-no-endpoints', [
        service('db', { selector: {}, ports: [{ name: 'sql', port: 5432 }] }),
        endpoints('db', {
          byHand: true,
          created: now - 5_000,
          subsets: [{ ready: ['203.0.113.9'], notReady: [], ports: [] }],
        }),
      ]),
    ).toEqual([]);
  });

  it('leaves a written list in peace', () => {
    expect(
      told('svc-selectorless-no-endpoints', [
        service('db', { selector: {}, ports: [{ name: 'sql', port: 5432 }] }),
        slice('db-1', 'db', [bareLine('203.0.113.9')]),
      ]),
    ).toEqual([]);
  });
});
