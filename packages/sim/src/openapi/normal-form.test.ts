import { describe, expect, it } from 'vitest';
import { normalForm } from './normal-form.ts';
import { typeOfKind } from './types.ts';

const stored = (apiVersion: string, kind: string, object: object) =>
  normalForm({ apiVersion, kind, metadata: { name: 'a' }, ...object }, typeOfKind(apiVersion, kind));

describe('what Go writes though nobody has set it', () => {
  it('are the times of an Event and who reports it', () => {
    expect(stored('v1', 'Event', { involvedObject: { name: 'web' }, reason: '' })).toEqual({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'a' },
      involvedObject: { name: 'web' },
      eventTime: null,
      firstTimestamp: null,
      lastTimestamp: null,
      reportingComponent: '',
      reportingInstance: '',
      source: {},
    });
  });

  it('are lists and numbers that may be left out', () => {
    expect(stored('rbac.authorization.k8s.io/v1', 'Role', {})).toMatchObject({ rules: null });
    expect(stored('scheduling.k8s.io/v1', 'PriorityClass', {})).toMatchObject({ value: 0 });
  });

  it('is nothing that must be said', () => {
    const storage = stored('storage.k8s.io/v1', 'StorageClass', {});
    expect(storage).not.toHaveProperty('provisioner');
  });
});
