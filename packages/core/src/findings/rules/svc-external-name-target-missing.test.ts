import { describe, expect, it } from 'vitest';
import { service } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('svc-external-name-target-missing', () => {
  it('fires for a Service that does not exist', () => {
    expect(
      told('svc-external-name-target-missing', [
        service('alias', { type: 'ExternalName', selector: {}, externalName: 'wbe.shop.svc.cluster.local' }),
      ]),
    ).toEqual(['Service alias error']);
  });

  it('fires for a circle', () => {
    expect(
      told('svc-external-name-target-missing', [
        service('alias', { type: 'ExternalName', selector: {}, externalName: 'alias.shop.svc' }),
      ]),
    ).toEqual(['Service alias error']);
  });

  it('leaves names outside, other domains and pods of a Service in peace', () => {
    expect(
      told('svc-external-name-target-missing', [
        service('alias', { type: 'ExternalName', selector: {}, externalName: 'db.example.com' }),
        service('second', { type: 'ExternalName', selector: {}, externalName: 'x.y.svc.other.domain' }),
        service('third', { type: 'ExternalName', selector: {}, externalName: 'web-0.web.shop.svc' }),
        service('web', { headless: true }),
      ]),
    ).toEqual([]);
  });
});
