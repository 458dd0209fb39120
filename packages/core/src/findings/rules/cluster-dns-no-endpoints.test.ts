import { describe, expect, it } from 'vitest';
import { line, pod, service, slice } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('cluster-dns-no-endpoints', () => {
  it('fires where nobody answers names', () => {
    expect(
      told('cluster-dns-no-endpoints', [
        service('kube-dns', {
          namespace: 'kube-system',
          labels: { 'k8s-app': 'kube-dns' },
          selector: { 'k8s-app': 'kube-dns' },
          ports: [{ name: 'dns', protocol: 'UDP', port: 53, target: 53 }],
        }),
      ]),
    ).toEqual(['Service kube-dns error']);
  });

  it('leaves DNS that answers, and clusters without any, in peace', () => {
    expect(
      told('cluster-dns-no-endpoints', [
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
      ]),
    ).toEqual([]);
  });
});
