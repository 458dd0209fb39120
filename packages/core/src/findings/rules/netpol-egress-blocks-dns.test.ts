import { describe, expect, it } from 'vitest';
import { line, namespace, pod, service, slice } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';
import { policy } from '../testing/network-builders.ts';

describe('netpol-egress-blocks-dns', () => {
  it('fires where UDP 53 is not allowed', () => {
    expect(
      told(
        'netpol-egress-blocks-dns',
        behindWeb(
          [webPod()],
          service('kube-dns', {
            namespace: 'kube-system',
            labels: { 'k8s-app': 'kube-dns' },
            selector: { 'k8s-app': 'kube-dns' },
            ports: [{ name: 'dns', protocol: 'UDP', port: 53, target: 53 }],
          }),
          pod('dns-1', { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' }, ips: ['10.244.0.2'] }),
          slice(
            'dns-a',
            'kube-dns',
            [
              line(
                pod('dns-1', {
                  namespace: 'kube-system',
                  labels: { 'k8s-app': 'kube-dns' },
                  ips: ['10.244.0.2'],
                }),
              ),
            ],
            { namespace: 'kube-system', ports: [{ name: 'dns', protocol: 'UDP', port: 53 }] },
          ),
          namespace('kube-system', { labels: { 'kubernetes.io/metadata.name': 'kube-system' } }),
          policy('out', { app: 'web' }, { egress: [{ ports: [443] }] }),
        ),
      ),
    ).toEqual(['NetworkPolicy out warning']);
  });

  it('leaves a rule for the DNS pods in peace', () => {
    expect(
      told(
        'netpol-egress-blocks-dns',
        behindWeb(
          [webPod()],
          service('kube-dns', {
            namespace: 'kube-system',
            labels: { 'k8s-app': 'kube-dns' },
            selector: { 'k8s-app': 'kube-dns' },
            ports: [{ name: 'dns', protocol: 'UDP', port: 53, target: 53 }],
          }),
          pod('dns-1', { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' }, ips: ['10.244.0.2'] }),
          slice(
            'dns-a',
            'kube-dns',
            [
              line(
                pod('dns-1', {
                  namespace: 'kube-system',
                  labels: { 'k8s-app': 'kube-dns' },
                  ips: ['10.244.0.2'],
                }),
              ),
            ],
            { namespace: 'kube-system', ports: [{ name: 'dns', protocol: 'UDP', port: 53 }] },
          ),
          namespace('kube-system', { labels: { 'kubernetes.io/metadata.name': 'kube-system' } }),
          policy(
            'out',
            { app: 'web' },
            {
              egress: [
                {
                  namespaces: { 'kubernetes.io/metadata.name': 'kube-system' },
                  ports: [53],
                  protocol: 'UDP',
                },
              ],
            },
          ),
        ),
      ),
    ).toEqual([]);
  });

  it('leaves pods that do not ask the cluster in peace', () => {
    expect(
      told(
        'netpol-egress-blocks-dns',
        behindWeb(
          [webPod({ dnsPolicy: 'None' })],
          service('kube-dns', {
            namespace: 'kube-system',
            labels: { 'k8s-app': 'kube-dns' },
            selector: { 'k8s-app': 'kube-dns' },
            ports: [{ name: 'dns', protocol: 'UDP', port: 53, target: 53 }],
          }),
          pod('dns-1', { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' }, ips: ['10.244.0.2'] }),
          slice(
            'dns-a',
            'kube-dns',
            [
              line(
                pod('dns-1', {
                  namespace: 'kube-system',
                  labels: { 'k8s-app': 'kube-dns' },
                  ips: ['10.244.0.2'],
                }),
              ),
            ],
            { namespace: 'kube-system', ports: [{ name: 'dns', protocol: 'UDP', port: 53 }] },
          ),
          namespace('kube-system', { labels: { 'kubernetes.io/metadata.name': 'kube-system' } }),
          policy('out', { app: 'web' }, { egress: [] }),
        ),
      ),
    ).toEqual([]);
  });
});
