/**
 * The parts of a control plane and how each is told to run: the order is the one in which they need each other. Called by `plane.ts`.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ports } from './ports.ts';

const stages = fileURLToPath(new URL('../stages/', import.meta.url));

/** In the order in which they start. */
export const parts = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok'] as const;
export type Part = (typeof parts)[number];

export function argumentsOf(
  part: Part,
  folder: string,
  { etcd, peers, apiserver }: Ports,
): readonly string[] {
  const certificates = join(folder, 'certificates');
  const kubeconfig = join(folder, 'kubeconfig');
  const file = (name: string) => join(certificates, name);
  switch (part) {
    case 'etcd':
      return [
        `--data-dir=${join(folder, 'etcd')}`,
        `--listen-client-urls=http://127.0.0.1:${etcd}`,
        `--advertise-client-urls=http://127.0.0.1:${etcd}`,
        `--listen-peer-urls=http://127.0.0.1:${peers}`,
        '--unsafe-no-fsync',
        '--log-level=warn',
      ];
    case 'kube-apiserver':
      return [
        `--etcd-servers=http://127.0.0.1:${etcd}`,
        '--bind-address=127.0.0.1',
        `--secure-port=${apiserver}`,
        // The `kubernetes` Endpoints object must not hold a loopback address; nobody dials this one.
        '--advertise-address=192.0.2.1',
        '--service-cluster-ip-range=10.96.0.0/16',
        `--tls-cert-file=${file('apiserver.crt')}`,
        `--tls-private-key-file=${file('apiserver.key')}`,
        `--client-ca-file=${file('ca.crt')}`,
        '--service-account-issuer=https://kubernetes.default.svc',
        `--service-account-key-file=${file('tokens.key')}`,
        `--service-account-signing-key-file=${file('tokens.key')}`,
        '--authorization-mode=Node,RBAC',
        '--disable-admission-plugins=ServiceAccount',
        `--audit-policy-file=${join(folder, 'audit.yaml')}`,
        `--audit-log-path=${join(folder, 'audit.log')}`,
        '--audit-log-maxsize=50',
        '--audit-log-maxbackup=1',
        '--event-ttl=1h',
      ];
    case 'kube-controller-manager':
      return [
        `--kubeconfig=${kubeconfig}`,
        `--cluster-signing-cert-file=${file('ca.crt')}`,
        `--cluster-signing-key-file=${file('ca.key')}`,
        `--root-ca-file=${file('ca.crt')}`,
        `--service-account-private-key-file=${file('tokens.key')}`,
        '--allocate-node-cidrs',
        '--cluster-cidr=10.244.0.0/16',
        '--node-cidr-mask-size=24',
        '--node-monitor-grace-period=20s',
        '--kube-api-qps=500',
        '--kube-api-burst=1000',
        '--leader-elect=false',
        '--secure-port=0',
      ];
    case 'kube-scheduler':
      return [
        `--kubeconfig=${kubeconfig}`,
        '--leader-elect=false',
        '--secure-port=0',
        '--kube-api-qps=500',
        '--kube-api-burst=1000',
      ];
    case 'kwok':
      return [
        `--kubeconfig=${kubeconfig}`,
        '--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake',
        `--config=${join(stages, 'options.yaml')}`,
        `--config=${join(stages, 'node.yaml')}`,
        `--config=${join(stages, 'pod.yaml')}`,
        '--cidr=10.244.0.0/16',
        '--node-ip=10.0.0.1',
        '--v=WARN',
      ];
  }
}

/** Who wrote what, for when a suite leaves something behind that nobody remembers. */
export const auditPolicy = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
- level: Metadata
  verbs: [create, update, patch, delete, deletecollection]
- level: None
`;
