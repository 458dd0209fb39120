/**
 * The default StorageClass of a cluster that can make volumes: each when the first pod that wants it has a node, as on the clusters that people learn on.
 */
import { PROVISIONER } from '../controllers/external-provisioner.ts';
import type { Stage } from './scenario.ts';

export function putStorageClass(stage: Stage, age: number): void {
  stage.put(
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      provisioner: PROVISIONER,
      reclaimPolicy: 'Delete',
      volumeBindingMode: 'WaitForFirstConsumer',
    },
    age,
  );
}
