import { describe, expect, it } from 'vitest';
import { appSpec, createLab, type Lab, NAMESPACE } from '../lab.ts';
import { workloadErrors } from '../validate/workload.ts';

const set = (more: object = {}, image = 'app:1') => ({
  ...appSpec('red', 3, { serviceName: 'red', ...more }, image),
});

const revisions = (lab: Lab) =>
  lab.store
    .list('ControllerRevision', NAMESPACE)
    .map(({ metadata, ...rest }) => [
      metadata.name,
      rest['revision'],
      rest['data'].spec.template.spec.containers[0].image,
    ]);

const images = (lab: Lab) =>
  lab
    .pods()
    .toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
    .map(pod => pod.spec.containers[0].image);

const status = (lab: Lab) => lab.get('StatefulSet', 'red')?.status;

describe('a StatefulSet', () => {
  it('keeps every template as a ControllerRevision and says which is current and which is wanted', () => {
    const lab = createLab();
    lab.apply('StatefulSet', 'red', set());
    lab.settle();
    const [[first]] = revisions(lab) as [[string]];
    expect(revisions(lab)).toEqual([[first, 1, 'app:1']]);
    expect(lab.pods().map(pod => pod.metadata.labels?.['controller-revision-hash'])).toEqual([
      first,
      first,
      first,
    ]);
    expect(status(lab)).toMatchObject({ currentRevision: first, updateRevision: first, currentReplicas: 3 });
    lab.change('StatefulSet', 'red', set({}, 'app:2'));
    lab.wait(1);
    expect(status(lab)).toMatchObject({ currentRevision: first, currentReplicas: 2 });
    lab.settle();
    expect(images(lab)).toEqual(['app:2', 'app:2', 'app:2']);
    lab.change('StatefulSet', 'red', set());
    lab.settle();
    expect(revisions(lab).map(([name, revision]) => [name === first, revision])).toEqual([
      [true, 3],
      [false, 2],
    ]);
    expect(status(lab)).toMatchObject({ currentRevision: first, updateRevision: first, updatedReplicas: 3 });
  });

  it('makes a pod below the partition anew from the current revision', () => {
    const lab = createLab();
    const updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition: 2 } };
    lab.apply('StatefulSet', 'red', set({ updateStrategy }));
    lab.settle();
    lab.change('StatefulSet', 'red', set({ updateStrategy }, 'app:2'));
    lab.settle();
    lab.store.remove('Pod', NAMESPACE, 'red-0');
    lab.settle();
    expect(images(lab)).toEqual(['app:1', 'app:1', 'app:2']);
    expect(status(lab)).toMatchObject({ currentReplicas: 2, updatedReplicas: 1 });
  });

  it('waits with OnDelete until somebody deletes', () => {
    const lab = createLab();
    const updateStrategy = { type: 'OnDelete' };
    lab.apply('StatefulSet', 'red', set({ updateStrategy }));
    lab.settle();
    lab.change('StatefulSet', 'red', set({ updateStrategy }, 'app:2'));
    lab.settle();
    expect(images(lab)).toEqual(['app:1', 'app:1', 'app:1']);
    lab.store.remove('Pod', NAMESPACE, 'red-1');
    lab.settle();
    expect(images(lab)).toEqual(['app:1', 'app:2', 'app:1']);
  });

  it('makes a claim for every pod before the pod, and keeps it', () => {
    const lab = createLab();
    const volumeClaimTemplates = [
      {
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    ];
    lab.apply('StatefulSet', 'red', set({ volumeClaimTemplates, podManagementPolicy: 'Parallel' }));
    lab.settle();
    const claims = () =>
      lab.store.list('PersistentVolumeClaim', NAMESPACE).map(({ metadata }) => metadata.name);
    expect(claims()).toEqual(['data-red-0', 'data-red-1', 'data-red-2']);
    expect(lab.get('Pod', 'red-0')?.spec.volumes[0].persistentVolumeClaim.claimName).toBe('data-red-0');
    lab.change('StatefulSet', 'red', { replicas: 0 });
    lab.settle();
    expect(lab.pods()).toEqual([]);
    expect(claims()).toHaveLength(3);
    expect(lab.events()).toContain(
      'SuccessfulCreate Create Claim data-red-0 Pod red-0 in StatefulSet red success',
    );
  });

  it('starts at its first ordinal, adopts what it would have made and lets go what no longer fits', () => {
    const lab = createLab();
    lab.apply('StatefulSet', 'red', set({ ordinals: { start: 5 }, replicas: 2 }));
    lab.settle();
    expect(lab.pods('red').map(pod => pod.metadata.name)).toEqual(['red-5', 'red-6']);
    const held = lab.get('Pod', 'red-6');
    if (held !== undefined)
      lab.store.update({ ...held, metadata: { ...held.metadata, labels: { app: 'other' } } });
    lab.settle();
    expect(lab.get('Pod', 'red-6')?.metadata.ownerReferences).toBeUndefined();
    expect(lab.pods('red').map(pod => pod.metadata.name)).toEqual(['red-5']);
  });

  it('may mount what its claims give to its pods', () => {
    const { template, ...spec } = set();
    const volumeClaimTemplates = [{ metadata: { name: 'www' }, spec: {} }];
    const containers = [{ name: 'web', image: 'web:1', volumeMounts: [{ name: 'www', mountPath: '/www' }] }];
    const draft = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'red', namespace: NAMESPACE },
      spec: {
        ...spec,
        podManagementPolicy: 'Parallel',
        updateStrategy: { type: 'OnDelete' },
        template: { ...template, spec: { containers, restartPolicy: 'Always' } },
      },
    };
    expect(workloadErrors({ ...draft, spec: { ...draft.spec, volumeClaimTemplates } })).toEqual([]);
    expect(workloadErrors(draft).map(({ field }) => field)).toEqual([
      'spec.template.spec.containers[0].volumeMounts[0].name',
    ]);
  });
});
