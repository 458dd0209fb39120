import { describe, expect, it } from 'vitest';
import { createLab, NAMESPACE } from '../lab.ts';
import { PROVISIONER } from './external-provisioner.ts';

function open(more: object = {}) {
  const lab = createLab({ nodes: 1 });
  lab.wait(0);
  lab.store.create({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    provisioner: PROVISIONER,
    ...more,
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
    expect(lab.events().map(text => text.split(' ')[0])).toEqual([
      'ExternalProvisioning',
      'Provisioning',
      'ProvisioningSucceeded',
    ]);
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

  it('are made when the first pod that wants them has a node, where the class says so', () => {
    const lab = open({ volumeBindingMode: 'WaitForFirstConsumer' });
    const claim = () => lab.store.get('PersistentVolumeClaim', NAMESPACE, 'data');
    lab.wait(40);
    expect(claim()?.status.phase).toBe('Pending');
    expect(lab.events()).toEqual([
      'WaitForFirstConsumer waiting for first consumer to be created before binding',
    ]);
    expect(lab.store.list('Event')[0]?.['count']).toBeGreaterThan(2);
    const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }];
    lab.apply('Pod', 'uses', { containers: [{ name: 'main', image: 'app:1' }], volumes });
    lab.wait(10);
    expect(claim()?.status.phase).toBe('Bound');
    expect(claim()?.metadata.annotations).toMatchObject({ 'volume.kubernetes.io/selected-node': 'node-1' });
    expect(lab.get('Pod', 'uses')).toMatchObject({
      spec: { nodeName: 'node-1' },
      status: { phase: 'Running' },
    });
  });

  it('say whose pod they wait for', () => {
    const lab = open({ volumeBindingMode: 'WaitForFirstConsumer' });
    const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }];
    const nodeSelector = { disk: 'fast' };
    lab.apply('Pod', 'picky', { containers: [{ name: 'main', image: 'app:1' }], volumes, nodeSelector });
    lab.wait(30);
    expect(lab.events()).toContain('WaitForPodScheduled waiting for pod picky to be scheduled');
  });
});

describe('a volume that lies ready', () => {
  const volume = (name: string, storage: string, more: object = {}) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name },
    spec: {
      accessModes: ['ReadWriteOnce'],
      capacity: { storage },
      hostPath: { path: '/mnt/data' },
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: 'manual',
      ...more,
    },
  });

  it('goes to the claim that it is large enough for, the smallest first, and is left over when that goes', () => {
    const lab = createLab({ nodes: 1 });
    lab.store.create(volume('large', '20Gi'));
    lab.store.create(volume('small', '1Gi'));
    lab.store.create(volume('task-pv-volume', '10Gi'));
    lab.store.create(volume('other', '5Gi', { storageClassName: 'slow' }));
    lab.wait(1);
    const phase = (name: string) => lab.store.get('PersistentVolume', undefined, name)?.status.phase;
    expect(phase('task-pv-volume')).toBe('Available');
    lab.store.create({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'task-pv-claim', namespace: NAMESPACE },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'manual',
        resources: { requests: { storage: '3Gi' } },
      },
    });
    lab.wait(1);
    const claim = lab.store.get('PersistentVolumeClaim', NAMESPACE, 'task-pv-claim');
    expect(claim).toMatchObject({
      spec: { volumeName: 'task-pv-volume' },
      status: { phase: 'Bound', capacity: { storage: '10Gi' } },
    });
    expect(['large', 'small', 'task-pv-volume', 'other'].map(phase)).toEqual([
      'Available',
      'Available',
      'Bound',
      'Available',
    ]);
    lab.store.remove('PersistentVolumeClaim', NAMESPACE, 'task-pv-claim');
    lab.settle();
    expect(phase('task-pv-volume')).toBe('Released');
  });
});
