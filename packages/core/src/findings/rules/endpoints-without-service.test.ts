import { describe, expect, it } from 'vitest';
import { endpoints } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('endpoints-without-service', () => {
  it('fires for a list that nobody reads', () => {
    expect(told('endpoints-without-service', [endpoints('db', { byHand: true })])).toEqual([
      'Endpoints db warning',
    ]);
  });

  it('leaves locks of elections and lists of storage in peace', () => {
    expect(
      told('endpoints-without-service', [
        endpoints('leader', { byHand: true, lock: true }),
        endpoints('glusterfs-cluster', { byHand: true }),
      ]),
    ).toEqual([]);
  });
});
