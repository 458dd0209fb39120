import { describe, expect, it } from 'vitest';
import { told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass } from '../testing/network-builders.ts';

describe('gateway-cert-ref-broken', () => {
  it('fires for a Secret of another namespace without a grant', () => {
    expect(
      told('gateway-cert-ref-broken', [
        gatewayClass('shared'),
        gateway('edge', {
          tls: {
            mode: 'Terminate',
            certificates: [{ group: '', kind: 'Secret', namespace: 'bank', name: 'tls' }],
          },
        }),
      ]),
    ).toEqual(['Gateway edge http error']);
  });

  it('fires for a Secret that does not exist', () => {
    expect(
      told(
        'gateway-cert-ref-broken',
        [
          gatewayClass('shared'),
          gateway('edge', {
            tls: {
              mode: 'Terminate',
              certificates: [{ group: '', kind: 'Secret', namespace: 'shop', name: 'tls' }],
            },
          }),
        ],
        { secrets: {} },
      ),
    ).toEqual(['Gateway edge http error']);
  });

  it('says nothing of Secrets that are not seen', () => {
    expect(
      told('gateway-cert-ref-broken', [
        gatewayClass('shared'),
        gateway('edge', {
          tls: {
            mode: 'Terminate',
            certificates: [{ group: '', kind: 'Secret', namespace: 'shop', name: 'tls' }],
          },
        }),
      ]),
    ).toEqual([]);
  });
});
