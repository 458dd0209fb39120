/**
 * Fills in what a client left out, kind by kind, so that every stored object is as complete as one read from a real cluster.
 * Called by admission before validation, on create and on update. Pure; a kind without defaults passes unchanged.
 */
import { customResourceDefinitionDefaults } from './defaults/custom-resource-definition.ts';
import {
  autoscalerDefaults,
  bindingDefaults,
  claimDefaults,
  limitRangeDefaults,
  priorityClassDefaults,
  replicationControllerDefaults,
  storageClassDefaults,
  volumeDefaults,
} from './defaults/extension.ts';
import {
  endpointSliceDefaults,
  endpointsDefaults,
  ingressDefaults,
  networkPolicyDefaults,
  serviceDefaults,
} from './defaults/network.ts';
import { podDefaults } from './defaults/pod.ts';
import { workloadDefaults } from './defaults/workload.ts';
import type { DraftObject } from './object.ts';

const namespace = (draft: DraftObject): DraftObject => ({
  ...draft,
  metadata: {
    ...draft.metadata,
    labels: { ...draft.metadata.labels, 'kubernetes.io/metadata.name': draft.metadata.name ?? '' },
  },
  spec: { finalizers: ['kubernetes'], ...draft.spec },
  status: { phase: 'Active', ...draft.status },
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const secret = ({ stringData, ...draft }: DraftObject): DraftObject => ({
  type: 'Opaque',
  ...draft,
  ...(stringData === undefined
    ? {}
    : {
        data: Object.fromEntries([
          ...Object.entries(draft.data ?? {}),
          ...Object.entries(stringData).map(([key, text]) => [key, base64(String(text))]),
        ]),
      }),
});

const BY_KIND: ReadonlyMap<string, (draft: DraftObject) => DraftObject> = new Map([
  ['Namespace', namespace],
  ['Secret', secret],
  ['Pod', podDefaults],
  ['Deployment', workloadDefaults],
  ['ReplicaSet', workloadDefaults],
  ['StatefulSet', workloadDefaults],
  ['DaemonSet', workloadDefaults],
  ['Job', workloadDefaults],
  ['CronJob', workloadDefaults],
  ['Service', serviceDefaults],
  ['Endpoints', endpointsDefaults],
  ['EndpointSlice', endpointSliceDefaults],
  ['Ingress', ingressDefaults],
  ['NetworkPolicy', networkPolicyDefaults],
  ['LimitRange', limitRangeDefaults],
  ['ReplicationController', replicationControllerDefaults],
  ['ClusterRoleBinding', bindingDefaults],
  ['RoleBinding', bindingDefaults],
  ['CustomResourceDefinition', customResourceDefinitionDefaults],
  ['PriorityClass', priorityClassDefaults],
  ['StorageClass', storageClassDefaults],
  ['PersistentVolume', volumeDefaults],
  ['PersistentVolumeClaim', claimDefaults],
  ['HorizontalPodAutoscaler', autoscalerDefaults],
]);

export const withDefaults = (draft: DraftObject): DraftObject => BY_KIND.get(draft.kind)?.(draft) ?? draft;
