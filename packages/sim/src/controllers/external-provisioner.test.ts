import { describe, expect, it } from 'vitest';
import { createLab, NAMESPACE } from '../lab.ts';
import { PROVISIONER } from './external-provisioner.ts';

function open() {
  const lab = createLab({ nodes: 1 });
  lab.wait(0);
  lab.store.create({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    provisioner: PROVISIONER,
  });
  lab.store.create({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data', namespace: NAMESPACE },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  });
  lab.wait(5);
  return lab;
}

describe('volumes of a cluster that can make them', () => {
  it('are made for claims that name no class, and go with them', () => {
    const lab = open();
    const claim = lab.store.get('PersistentVolumeClaim', NAMESPACE, 'data');
    const [volume] = lab.store.list('PersistentVolume');
    expect([claim?.spec.storageClassName, claim?.status]).toEqual([
      'standard',
      { phase: 'Bound', accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' } },
    ]);
    expect([volume?.metadata.name, volume?.spec.claimRef.name, volume?.status.phase]).toEqual([
      claim?.spec.volumeName,
      'data',
      'Bound',
    ]);
    expect(lab.events().map(text => text.split(' ')[0])).toEqual(['Provisioning', 'ProvisioningSucceeded']);
    lab.store.remove('PersistentVolumeClaim', NAMESPACE, 'data');
    lab.settle();
    expect(lab.store.list('PersistentVolume')).toEqual([]);
  });

  it('let pods that ask for them be scheduled', () => {
    const lab = open();
    const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }];
    lab.apply('Pod', 'uses', { containers: [{ name: 'main', image: 'app:1' }], volumes });
    lab.wait(10);
    expect(lab.get('Pod', 'uses')?.status.phase).toBe('Running');
  });
});
