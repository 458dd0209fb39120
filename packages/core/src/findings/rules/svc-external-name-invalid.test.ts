import { describe, expect, it } from 'vitest';
import { service } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('svc-external-name-invalid', () => {
  it('fires for an address', () => {
    expect(
      told('svc-external-name-invalid', [
        service('alias', { type: 'ExternalName', selector: {}, externalName: '203.0.113.9' }),
      ]),
    ).toEqual(['Service alias error']);
  });

  it('fires for what is no name', () => {
    expect(
      told('svc-external-name-invalid', [
        service('alias', { type: 'ExternalName', selector: {}, externalName: 'http://db' }),
      ]),
    ).toEqual(['Service alias error']);
  });

  it('leaves a name with a trailing dot in peace', () => {
    expect(
      told('svc-external-name-invalid', [
        service('alias', { type: 'ExternalName', selector: {}, externalName: 'db.example.com.' }),
      ]),
    ).toEqual([]);
  });
});
