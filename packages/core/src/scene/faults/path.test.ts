import { describe, expect, it } from 'vitest';
import type { ToldFinding } from '../../topology/finding.ts';
import { door, finding, line, pod, service, topology } from '../testing/model.ts';
import { pathOfFinding } from './path.ts';

const shop = topology(
  service('web'),
  service('cart'),
  pod('web-a', { wantedBy: ['web'], node: 'n1' }),
  pod('web-b', { wantedBy: ['web'], node: 'n2' }),
  pod('cart-a', { wantedBy: ['cart'], node: 'n1' }),
  line('web', 'web-a', { node: 'n1' }),
  line('web', 'web-b', { node: 'n2', address: '10.244.2.2' }),
  line('cart', 'cart-a', { node: 'n1' }),
  door('front', 'shop.example', [
    { path: '/cart', service: 'cart' },
    { path: '/', service: 'web' },
  ]),
);

function lit(
  kind: string,
  name: string,
  options: Partial<ToldFinding> = {},
): Readonly<Record<string, readonly string[]>> | undefined {
  const told = finding('rule', kind, name, options).value as ToldFinding;
  const path = pathOfFinding(shop, told);
  return path && Object.fromEntries(Object.entries(path).map(([map, keys]) => [map, [...keys].sort()]));
}

describe('what is lit while one looks at a finding', () => {
  it('is a Service with its doors and pods', () => {
    expect(lit('Service', 'cart')).toEqual({
      doors: ['front'],
      services: ['cart'],
      endpoints: ['cart|4|cart-a'],
      pods: ['cart-a'],
      nodes: ['n1'],
    });
  });

  it('is one path of a door, and what lies behind it', () => {
    const backend = { namespace: 'shop', name: 'cart' };
    expect(lit('Ingress', 'front', { backend })).toEqual(lit('Service', 'cart'));
    expect(lit('Ingress', 'front')?.['services']).toEqual(['cart', 'web']);
  });

  it('is one line of a list, and the way to it', () => {
    expect(lit('EndpointSlice', 'web-x7k2p', { discriminator: '10.244.2.2' })).toEqual({
      doors: ['front'],
      services: ['web'],
      endpoints: ['web|4|web-b'],
      pods: ['web-b'],
      nodes: ['n2'],
    });
  });

  it('is nothing where nothing of it is on the picture', () => {
    expect(lit('Service', 'gone')).toBeUndefined();
    expect(lit('GatewayClass', 'shared')).toBeUndefined();
  });
});
