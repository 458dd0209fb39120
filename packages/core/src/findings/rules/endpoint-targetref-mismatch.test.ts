import { describe, expect, it } from 'vitest';
import { line, pod, service, slice } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('endpoint-targetref-mismatch', () => {
  it('fires for a pod that was replaced', () => {
    expect(
      told('endpoint-targetref-mismatch', [
        service('db', { selector: {} }),
        pod('db-0', { uid: 'new', ips: ['10.244.1.5'] }),
        slice('db-1', 'db', [line(pod('db-0', { uid: 'old', ips: ['10.244.1.5'] }))], { managedBy: 'staff' }),
      ]),
    ).toEqual(['EndpointSlice db-1 10.244.1.5 warning']);
  });

  it('leaves slices of the controller in peace', () => {
    expect(
      told('endpoint-targetref-mismatch', [service('db'), slice('db-1', 'db', [line(pod('db-0'))])]),
    ).toEqual([]);
  });

  it('leaves a line that fits in peace', () => {
    expect(
      told('endpoint-targetref-mismatch', [
        service('db', { selector: {} }),
        pod('db-0', { ips: ['10.244.1.5'] }),
        slice('db-1', 'db', [line(pod('db-0', { ips: ['10.244.1.5'] }))], { managedBy: 'staff' }),
      ]),
    ).toEqual([]);
  });
});
