import { describe, expect, it } from 'vitest';
import { service } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('svc-headless-port-remap', () => {
  it('points out a port that nobody translates', () => {
    expect(told('svc-headless-port-remap', [service('web', { headless: true })])).toEqual([
      'Service web info',
    ]);
  });

  it('leaves equal numbers in peace', () => {
    expect(
      told('svc-headless-port-remap', [
        service('web', { headless: true, ports: [{ port: 8080, target: 8080 }] }),
        service('other'),
      ]),
    ).toEqual([]);
  });
});
