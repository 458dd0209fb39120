import { describe, expect, it } from 'vitest';
import { ingress, ingressClass, namespace, pod, service } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';
import { policy } from '../testing/network-builders.ts';

describe('netpol-frontend-blocked', () => {
  it('fires where the front door is kept out', () => {
    expect(
      told(
        'netpol-frontend-blocked',
        behindWeb(
          [webPod()],
          ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
          pod('controller-1', {
            namespace: 'ingress-nginx',
            labels: { app: 'controller' },
            ips: ['10.244.2.9'],
            node: 'n1',
          }),
          service('controller', {
            namespace: 'ingress-nginx',
            type: 'LoadBalancer',
            loadBalancer: ['198.51.100.9'],
          }),
          namespace('ingress-nginx', { labels: { name: 'ingress' } }),
          ingress(
            'door',
            'shop.example',
            { '/': 'web' },
            { className: 'nginx', addresses: ['198.51.100.9'] },
          ),
          policy('in', { app: 'web' }, { ingress: [{ from: { app: 'client' }, ports: [8080] }] }),
        ),
      ),
    ).toEqual(['Service web error']);
  });

  it('leaves a namespace that is let in in peace', () => {
    expect(
      told(
        'netpol-frontend-blocked',
        behindWeb(
          [webPod()],
          ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
          pod('controller-1', {
            namespace: 'ingress-nginx',
            labels: { app: 'controller' },
            ips: ['10.244.2.9'],
            node: 'n1',
          }),
          service('controller', {
            namespace: 'ingress-nginx',
            type: 'LoadBalancer',
            loadBalancer: ['198.51.100.9'],
          }),
          namespace('ingress-nginx', { labels: { name: 'ingress' } }),
          ingress(
            'door',
            'shop.example',
            { '/': 'web' },
            { className: 'nginx', addresses: ['198.51.100.9'] },
          ),
          policy('in', { app: 'web' }, { ingress: [{ namespaces: { name: 'ingress' }, ports: [8080] }] }),
        ),
      ),
    ).toEqual([]);
  });

  it('leaves unknown front doors in peace', () => {
    expect(
      told(
        'netpol-frontend-blocked',
        behindWeb(
          [webPod()],
          ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
          ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' }),
          policy('in', { app: 'web' }, { ingress: [{ from: { app: 'client' }, ports: [8080] }] }),
        ),
      ),
    ).toEqual([]);
  });
});
