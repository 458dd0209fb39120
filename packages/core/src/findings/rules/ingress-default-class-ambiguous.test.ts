import { describe, expect, it } from 'vitest';
import { ingressClass } from '../../testing/builders.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('ingress-default-class-ambiguous', () => {
  it('fires for two defaults, of the newest', () => {
    expect(
      told('ingress-default-class-ambiguous', [
        ingressClass('a', { isDefault: true }),
        ingressClass('b', { isDefault: true, created: now }),
      ]),
    ).toEqual(['IngressClass b warning']);
  });

  it('leaves one default in peace', () => {
    expect(
      told('ingress-default-class-ambiguous', [ingressClass('a', { isDefault: true }), ingressClass('b')]),
    ).toEqual([]);
  });
});
