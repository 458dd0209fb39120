/**
 * The default StorageClass of a cluster that can make volumes: claims are bound as soon as they are made, as on the small clusters that people learn on.
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
      volumeBindingMode: 'Immediate',
    },
    age,
  );
}
