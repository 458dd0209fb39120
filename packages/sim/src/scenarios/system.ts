/**
 * What every cluster has before anybody uses it: namespaces, `default/kubernetes`, the control plane's own pods.
 * `default/kubernetes` is written as kube-apiserver writes it: Endpoints that are not mirrored and a slice without a manager.
 */
import { apiService } from '../controllers/api-service.ts';
import { keyOf } from '../controllers/key.ts';
import { rootCaConfigMap } from '../controllers/root-ca-publisher.ts';
import { METRICS_GROUP, METRICS_SERVICE } from '../metrics/metrics-api.ts';
import { nodeAddress } from './nodes.ts';
import { type PodPlace, putPod } from './pods.ts';
import type { Stage } from './scenario.ts';
import { putDaemonSet, putDeployment, putService } from './workloads.ts';

export const putNamespace = (stage: Stage, name: string, age: number): void => {
  stage.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }, age);
  stage.put(
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: name } },
    age,
  );
  stage.put(rootCaConfigMap(name), age);
};

export function putKubernetes(stage: Stage, age: number): void {
  const meta = { name: 'kubernetes', namespace: 'default' };
  stage.put(
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { ...meta, labels: { component: 'apiserver', provider: 'kubernetes' } },
      spec: {
        clusterIP: '10.96.0.1',
        ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 6443 }],
        type: 'ClusterIP',
      },
    },
    age,
  );
  const ports = [{ name: 'https', port: 6443, protocol: 'TCP' }];
  stage.put(
    {
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: { ...meta, labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } },
      subsets: [{ addresses: [{ ip: nodeAddress(1) }], ports }],
    },
    age,
  );
  stage.put(
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { ...meta, labels: { 'kubernetes.io/service-name': 'kubernetes' } },
      addressType: 'IPv4',
      endpoints: [{ addresses: [nodeAddress(1)], conditions: { ready: true } }],
      ports,
    },
    age,
  );
}

/** The four that the kubelet of the first node runs from files; they belong to the Node. */
function putControlPlane(stage: Stage, node: string, age: number): void {
  const owner = stage.held.get('Node', undefined, node);
  for (const name of ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler']) {
    const image = name === 'etcd' ? 'registry.k8s.io/etcd:3.6.6-0' : `registry.k8s.io/${name}:v1.36.3`;
    putPod(
      stage,
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name: `${name}-${node}`,
          namespace: 'kube-system',
          labels: { component: name, tier: 'control-plane' },
          annotations: { 'kubernetes.io/config.source': 'file' },
          ownerReferences: [
            { apiVersion: 'v1', kind: 'Node', name: node, uid: owner?.metadata.uid ?? '', controller: true },
          ],
        },
        spec: {
          containers: [{ name, image, resources: { requests: { cpu: '100m' } } }],
          hostNetwork: true,
          priorityClassName: 'system-node-critical',
          tolerations: [{ effect: 'NoExecute', operator: 'Exists' }],
        },
      },
      { suffix: node, node, age },
    );
  }
}

/** Names of pods of a daemon per node are drawn from the node's name, so that they are stable and look drawn. */
function putAgent(
  stage: Stage,
  name: string,
  image: string,
  suffixes: ReadonlyMap<string, string>,
  age: number,
) {
  putDaemonSet(stage, {
    namespace: 'kube-system',
    name,
    labels: { 'k8s-app': name },
    spec: {
      containers: [{ name, image, resources: { requests: { cpu: '50m', memory: '50Mi' } } }],
      hostNetwork: true,
      tolerations: [{ operator: 'Exists' }],
    },
    age,
    pods: [...suffixes].map(([node, suffix]) => ({ suffix, node, age: age - 20_000 })),
  });
}

/** That metrics-server serves an API. */
function putMetricsApi(stage: Stage, age: number): void {
  const held = stage.put(
    {
      apiVersion: 'apiregistration.k8s.io/v1',
      kind: 'APIService',
      metadata: { name: METRICS_SERVICE, labels: { 'k8s-app': 'metrics-server' } },
      spec: {
        group: METRICS_GROUP,
        groupPriorityMinimum: 100,
        insecureSkipTLSVerify: true,
        service: { name: 'metrics-server', namespace: 'kube-system', port: 443 },
        version: 'v1beta1',
        versionPriority: 100,
      },
    },
    age,
  );
  stage.finish(apiService, keyOf(held), age);
}

export interface SystemFacts {
  readonly age: number;
  /** Suffixes of the agents' pods: two per node. Empty: this cluster has no such agents. */
  readonly agents: ReadonlyMap<string, readonly [string, string]>;
  readonly controlPlane: string;
  readonly dns: readonly PodPlace[];
  readonly metrics?: readonly PodPlace[];
}

export function putSystem(stage: Stage, { age, agents, controlPlane, dns, metrics = [] }: SystemFacts): void {
  for (const name of ['default', 'kube-system', 'kube-public', 'kube-node-lease'])
    putNamespace(stage, name, age);
  putKubernetes(stage, age);
  putControlPlane(stage, controlPlane, age);
  const column = (index: 0 | 1) => new Map([...agents].map(([node, names]) => [node, names[index]]));
  if (agents.size > 0) {
    putAgent(stage, 'kube-proxy', 'registry.k8s.io/kube-proxy:v1.36.3', column(0), age);
    putAgent(stage, 'kindnet', 'docker.io/kindest/kindnetd:v20251212', column(1), age);
  }
  putDeployment(stage, {
    namespace: 'kube-system',
    name: 'coredns',
    labels: { 'k8s-app': 'kube-dns' },
    spec: {
      containers: [
        {
          name: 'coredns',
          image: 'registry.k8s.io/coredns/coredns:v1.13.1',
          ports: [
            { name: 'dns', containerPort: 53, protocol: 'UDP' },
            { name: 'dns-tcp', containerPort: 53, protocol: 'TCP' },
            { name: 'metrics', containerPort: 9153, protocol: 'TCP' },
          ],
          readinessProbe: { httpGet: { path: '/ready', port: 8181 } },
          resources: { requests: { cpu: '100m', memory: '70Mi' } },
        },
      ],
    },
    age,
    pods: dns,
  });
  putService(stage, {
    namespace: 'kube-system',
    name: 'kube-dns',
    labels: {
      'k8s-app': 'kube-dns',
      'kubernetes.io/cluster-service': 'true',
      'kubernetes.io/name': 'CoreDNS',
    },
    spec: {
      clusterIP: '10.96.0.10',
      selector: { 'k8s-app': 'kube-dns' },
      ports: [
        { name: 'dns', port: 53, protocol: 'UDP', targetPort: 53 },
        { name: 'dns-tcp', port: 53, protocol: 'TCP', targetPort: 53 },
        { name: 'metrics', port: 9153, protocol: 'TCP', targetPort: 9153 },
      ],
    },
    age,
  });
  if (metrics.length === 0) return;
  putDeployment(stage, {
    namespace: 'kube-system',
    name: 'metrics-server',
    labels: { 'k8s-app': 'metrics-server' },
    spec: {
      containers: [
        {
          name: 'metrics-server',
          image: 'registry.k8s.io/metrics-server/metrics-server:v0.8.0',
          ports: [{ name: 'https', containerPort: 10250 }],
          readinessProbe: { httpGet: { path: '/readyz', port: 'https', scheme: 'HTTPS' } },
        },
      ],
    },
    age,
    pods: metrics,
  });
  putService(stage, {
    namespace: 'kube-system',
    name: 'metrics-server',
    labels: { 'k8s-app': 'metrics-server' },
    spec: {
      selector: { 'k8s-app': 'metrics-server' },
      ports: [{ name: 'https', port: 443, targetPort: 'https' }],
    },
    age,
  });
  putMetricsApi(stage, age);
}
