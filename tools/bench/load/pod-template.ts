/**
 * A pod as a real cluster has them: rolled out by Helm, with probes, fourteen settings from a ConfigMap, affinity, tolerations, and the managedFields of
 * two managers; 10 kB, 5.9 kB without managedFields. Words in @@ are filled in by real-objects.ts.
 */
import { managedFields, settings } from './pod-managed-fields.ts';

const probe = (path: string) => ({
  httpGet: { path, port: 8080, scheme: 'HTTP' },
  initialDelaySeconds: 5,
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
});

const image = 'registry.example.internal/shop/@@SERVICE@@';
const resources = { limits: { memory: '512Mi' }, requests: { cpu: '100m', memory: '256Mi' } };
const tolerate = (key: string) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 });

export const podTemplate = {
  metadata: {
    name: '@@NAME@@',
    generateName: '@@SERVICE@@-@@HASH@@-',
    namespace: '@@NAMESPACE@@',
    uid: '@@UID@@',
    resourceVersion: '@@VERSION@@',
    generation: 1,
    creationTimestamp: '@@CREATED@@',
    labels: {
      app: '@@SERVICE@@',
      'app.kubernetes.io/name': '@@SERVICE@@',
      'app.kubernetes.io/instance': '@@SERVICE@@-prod',
      'app.kubernetes.io/version': '1.42.3',
      'app.kubernetes.io/managed-by': 'Helm',
      'app.kubernetes.io/part-of': 'shop',
      'pod-template-hash': '@@HASH@@',
      tier: 'backend',
    },
    annotations: {
      'checksum/config': '5f2b0e0c6d2f8f7c7b6a5d4c3b2a19080706050403020100ffeeddccbbaa9988',
      'kubectl.kubernetes.io/restartedAt': '2026-03-01T09:59:58Z',
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '9090',
    },
    ownerReferences: [
      {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        name: '@@SERVICE@@-@@HASH@@',
        uid: '@@OWNER@@',
        controller: true,
        blockOwnerDeletion: true,
      },
    ],
    managedFields,
  },
  spec: {
    volumes: [
      { name: 'config', configMap: { name: '@@SERVICE@@-config', defaultMode: 420 } },
      {
        name: 'kube-api-access-x7x2k',
        projected: {
          sources: [
            { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
            { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
            {
              downwardAPI: {
                items: [
                  { path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } },
                ],
              },
            },
          ],
          defaultMode: 420,
        },
      },
    ],
    containers: [
      {
        name: 'app',
        image: `${image}:1.42.3`,
        ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
        env: settings.map((name, index) => ({
          name,
          valueFrom: { configMapKeyRef: { name: '@@SERVICE@@-config', key: `setting.${index}` } },
        })),
        resources,
        volumeMounts: [
          { name: 'config', mountPath: '/etc/app' },
          {
            name: 'kube-api-access-x7x2k',
            readOnly: true,
            mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
          },
        ],
        livenessProbe: probe('/healthz'),
        readinessProbe: probe('/readyz'),
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
        imagePullPolicy: 'IfNotPresent',
      },
    ],
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    serviceAccountName: '@@SERVICE@@',
    serviceAccount: '@@SERVICE@@',
    nodeName: '@@NODE@@',
    securityContext: {},
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 100,
            podAffinityTerm: {
              labelSelector: { matchLabels: { app: '@@SERVICE@@' } },
              topologyKey: 'kubernetes.io/hostname',
            },
          },
        ],
      },
    },
    schedulerName: 'default-scheduler',
    tolerations: [tolerate('node.kubernetes.io/not-ready'), tolerate('node.kubernetes.io/unreachable')],
    priority: 0,
    enableServiceLinks: true,
    preemptionPolicy: 'PreemptLowerPriority',
  },
  status: {
    observedGeneration: 1,
    phase: 'Running',
    conditions: ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map(
      type => ({
        type,
        status: 'True',
        observedGeneration: 1,
        lastProbeTime: null,
        lastTransitionTime: '@@READY@@',
      }),
    ),
    hostIP: '10.0.0.7',
    hostIPs: [{ ip: '10.0.0.7' }],
    podIP: '@@IP@@',
    podIPs: [{ ip: '@@IP@@' }],
    startTime: '@@CREATED@@',
    containerStatuses: [
      {
        name: 'app',
        state: { running: { startedAt: '@@READY@@' } },
        lastState: {},
        ready: true,
        restartCount: 0,
        image: `${image}:1.42.3`,
        imageID: `${image}@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef`,
        containerID: 'containerd://@@UID@@0123456789abcdef0123456789abcdef',
        started: true,
        allocatedResources: { cpu: '100m', memory: '256Mi' },
        resources,
        volumeMounts: [{ name: 'config', mountPath: '/etc/app' }],
      },
    ],
    qosClass: 'Burstable',
  },
};
