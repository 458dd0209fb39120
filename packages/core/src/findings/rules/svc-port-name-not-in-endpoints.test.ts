import { describe, expect, it } from 'vitest';
import { bareLine, service, slice } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('svc-port-name-not-in-endpoints', () => {
  it('fires where the list calls the port differently', () => {
    expect(
      told('svc-port-name-not-in-endpoints', [
        service('db', { selector: {}, ports: [{ name: 'sql', port: 5432 }] }),
        slice('db-1', 'db', [bareLine('203.0.113.9')], { managedBy: 'staff' }),
      ]),
    ).toEqual(['Service db error']);
  });

  it('compares no numbers', () => {
    expect(
      told('svc-port-name-not-in-endpoints', [
        service('db', { selector: {}, ports: [{ name: 'sql', port: 5432 }] }),
        slice('db-1', 'db', [bareLine('203.0.113.9')], {
          managedBy: 'staff',
          ports: [{ name: 'sql', protocol: 'TCP', port: 6543 }],
        }),
      ]),
    ).toEqual([]);
  });

  it('leaves a placeholder in peace', () => {
    expect(
      told('svc-port-name-not-in-endpoints', [
        service('db', { selector: {}, ports: [{ name: 'sql', port: 5432 }] }),
        slice('db-1', 'db', [], { managedBy: 'staff' }),
      ]),
    ).toEqual([]);
  });
});
