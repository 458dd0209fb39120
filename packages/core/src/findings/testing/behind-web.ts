/** The Service `web`, its Deployment, node and slice, with these pods behind it: what most tests of rules begin with. For tests only. */
import type { KubeObject, PodObject } from '../../kubernetes/object.ts';
import { line, node, pod, service, slice, workload } from '../../testing/builders.ts';

export const webPod = (options: Parameters<typeof pod>[1] = {}): PodObject =>
  pod('web-1', {
    labels: { app: 'web' },
    ips: ['10.244.1.5'],
    node: 'n1',
    ports: [{ name: 'http', protocol: 'TCP', port: 8080 }],
    ...options,
  });

/** One that was ready and is not any more. */
export const lostPod = (options: Parameters<typeof pod>[1] = {}): PodObject =>
  webPod({ ready: false, readySince: Date.parse('2026-11-21T08:30:00Z'), ...options });

/** Whatever has the same kind and name takes the place of what is there. */
export function behindWeb(
  pods: readonly PodObject[],
  ...others: readonly KubeObject[]
): readonly KubeObject[] {
  const usual: readonly KubeObject[] = [
    node('n1'),
    service('web'),
    workload('Deployment', 'web'),
    slice(
      'web-a',
      'web',
      pods.filter(({ ips }) => ips.length > 0).map(item => line(item)),
    ),
  ];
  const isReplaced = ({ kind, meta }: KubeObject): boolean =>
    others.some(other => other.kind === kind && other.meta.name === meta.name);
  return [...usual.filter(object => !isReplaced(object)), ...pods, ...others];
}
