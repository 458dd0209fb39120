import { describe, expect, it } from 'vitest';
import { ingress } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('ingress-backend-service-missing', () => {
  it('fires once for all paths to a Service that is not there', () => {
    expect(
      told('ingress-backend-service-missing', [
        ingress('door', 'shop.example', { '/': 'wbe', '/cart': 'wbe' }, { className: 'nginx' }),
      ]),
    ).toEqual(['Ingress door rules[0].paths[0] error']);
  });

  it('fires for the default backend', () => {
    expect(
      told('ingress-backend-service-missing', [
        ingress(
          'door',
          'shop.example',
          {},
          { defaultBackend: { path: '', pathType: 'ImplementationSpecific', service: 'wbe', port: 80 } },
        ),
      ]),
    ).toEqual(['Ingress door defaultBackend error']);
  });

  it('leaves other resources, actions of ALB and solvers of ACME in peace', () => {
    expect(
      told('ingress-backend-service-missing', [
        ingress(
          'door',
          'shop.example',
          {},
          {
            rules: [
              {
                host: '',
                paths: [
                  { path: '/', pathType: 'Prefix' },
                  { path: '/a', pathType: 'Prefix', service: 'redirect', port: 'use-annotation' },
                  { path: '/b', pathType: 'Prefix', service: 'cm-acme-http-solver-x', port: 8089 },
                ],
              },
            ],
          },
        ),
      ]),
    ).toEqual([]);
  });

  it('says nothing where Services may not be seen', () => {
    expect(
      told(
        'ingress-backend-service-missing',
        [ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' })],
        { without: ['Service'] },
      ),
    ).toEqual([]);
  });
});
