import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHandClock } from './clock.ts';
import { thrown } from './testing/thrown.ts';
import { deployment, newStore, pod, START, service } from './testing/try-api.ts';

const emptyStore = (historyLimit?: number) => newStore(createHandClock(START), historyLimit);

const NAMES = ['a', 'b', 'c'] as const;

const steps = fc.array(
  fc.record({
    verb: fc.constantFrom('create', 'label', 'status', 'remove', 'nothing'),
    name: fc.constantFrom(...NAMES),
    value: fc.integer({ min: 0, max: 2 }),
  }),
  { maxLength: 40 },
);

type Step = { readonly verb: string; readonly name: string; readonly value: number };

function play(store: ReturnType<typeof emptyStore>, { verb, name, value }: Step): void {
  const held = store.get('Pod', 'shop', name);
  if (verb === 'create') store.apply({ verb: 'create', object: pod(name) });
  if (held === undefined) return;
  if (verb === 'nothing') store.update(held);
  if (verb === 'label')
    store.update({ ...held, metadata: { ...held.metadata, labels: { value: String(value) } } });
  if (verb === 'status') store.updateStatus({ ...held, status: { ...held.status, phase: `phase-${value}` } });
  if (verb === 'remove') store.remove('Pod', 'shop', name, { graceSeconds: 0 });
}

describe('store', () => {
  it('M1: every write that changes something makes the next resource version, every other none', () => {
    fc.assert(
      fc.property(steps, list => {
        const store = emptyStore();
        const seen: number[] = [];
        store.subscribe(change => seen.push(change.resourceVersion));
        for (const step of list) {
          const before = store.list('Pod').map(object => object.metadata.resourceVersion);
          const count = seen.length;
          play(store, step);
          const after = store.list('Pod').map(object => object.metadata.resourceVersion);
          expect(seen.length - count).toBe(JSON.stringify(before) === JSON.stringify(after) ? 0 : 1);
        }
        expect(seen).toEqual(seen.map((_, index) => index + 2));
        expect(store.resourceVersion).toBe(seen.length + 1);
      }),
    );
  });

  it('M3: after compaction a version before it is gone and a version at it is not', () => {
    const store = emptyStore();
    for (const name of NAMES) store.create(pod(name));
    store.compact(3);
    expect(store.since(2)).toBe('gone');
    expect(store.since(3)).toMatchObject([{ object: { metadata: { name: 'c' } } }]);
    expect(store.since(store.resourceVersion)).toEqual([]);
  });

  it('M3: the log forgets by itself, but never the last changes up to its limit', () => {
    const store = emptyStore(10);
    for (let index = 0; index < 35; index += 1) store.create(service(`s${index}`));
    expect(store.since(2)).toBe('gone');
    expect(store.since(store.resourceVersion - 10)).toHaveLength(10);
  });

  it('M4: a precondition on another uid or another version is a conflict and changes nothing', () => {
    const store = emptyStore();
    const held = store.create(pod('a'));
    const version = store.resourceVersion;
    const stranger = { ...held, metadata: { ...held.metadata, uid: 'other', labels: { x: 'y' } } };
    const stale = { ...held, metadata: { ...held.metadata, resourceVersion: '1', labels: { x: 'y' } } };
    expect(thrown(() => store.remove('Pod', 'shop', 'a', { uid: 'other' })).status).toMatchObject({
      code: 409,
      reason: 'Conflict',
    });
    expect(thrown(() => store.update(stranger)).code).toBe(409);
    expect(thrown(() => store.update(stale)).message).toBe(
      'Operation cannot be fulfilled on pods "a": the object has been modified; please apply your changes to the latest version and try again',
    );
    store.apply({ verb: 'delete', object: stranger });
    store.apply({ verb: 'status', object: stranger });
    expect(store.get('Pod', 'shop', 'a')).toBe(held);
    expect(store.resourceVersion).toBe(version);
  });

  it('M5: the same name again is another object with another uid', () => {
    fc.assert(
      fc.property(steps, list => {
        const store = emptyStore();
        const born = new Set<string>();
        store.subscribe(({ type, object }) => {
          if (type !== 'ADDED') return;
          expect(born.has(object.metadata.uid)).toBe(false);
          born.add(object.metadata.uid);
        });
        for (const step of list) play(store, step);
      }),
    );
  });

  it('M6: a snapshot shows its moment whatever is written later', () => {
    fc.assert(
      fc.property(steps, steps, (first, later) => {
        const store = emptyStore();
        for (const step of first) play(store, step);
        const view = store.snapshot();
        const before = JSON.stringify(view.list('Pod', 'shop'));
        const unread = store.snapshot();
        for (const step of later) play(store, step);
        expect(JSON.stringify(view.list('Pod', 'shop'))).toBe(before);
        expect(JSON.stringify(unread.list('Pod'))).toBe(before);
        for (const name of NAMES)
          expect(unread.get('Pod', 'shop', name)).toBe(
            view.list('Pod').find(object => object.metadata.name === name),
          );
      }),
    );
  });

  it('M8: the generation grows with the spec and with nothing else', () => {
    const store = emptyStore();
    const made = store.create(deployment('web'));
    expect(made.metadata.generation).toBe(1);
    const labelled = store.update({ ...made, metadata: { ...made.metadata, labels: { x: 'y' } } });
    expect(labelled.metadata.generation).toBe(1);
    const observed = store.updateStatus({ ...labelled, status: { readyReplicas: 1 } });
    expect(observed.metadata.generation).toBe(1);
    const scaled = store.update({ ...observed, spec: { ...observed.spec, replicas: 2 }, status: {} });
    expect(scaled).toMatchObject({ metadata: { generation: 2 }, status: { readyReplicas: 1 } });
  });

  it('lists in order of creation and keeps namespaces apart', () => {
    const store = emptyStore();
    for (const name of ['c', 'a', 'b']) store.create(pod(name));
    store.create({ ...pod('z'), metadata: { name: 'z', namespace: 'default' } });
    const names = (namespace?: string) => store.list('Pod', namespace).map(object => object.metadata.name);
    expect(names('shop')).toEqual(['c', 'a', 'b']);
    expect(names()).toEqual(['c', 'a', 'b', 'z']);
    expect(names('nowhere')).toEqual([]);
  });

  it('draws a name from generateName and refuses a name that is taken', () => {
    const store = emptyStore();
    const { name } = store.create({
      ...pod(''),
      metadata: { generateName: 'web-', namespace: 'shop' },
    }).metadata;
    expect(name).toMatch(/^web-[a-z0-9]{5}$/);
    expect(thrown(() => store.create(pod(name))).status).toMatchObject({
      reason: 'AlreadyExists',
      message: `pods "${name}" already exists`,
    });
  });
});

describe('deletion', () => {
  it('marks a running pod with the time at which it will be gone, and only a shorter grace changes that', () => {
    const store = emptyStore();
    store.create(pod('a'));
    const marked = store.remove('Pod', 'shop', 'a');
    expect(marked.metadata).toMatchObject({
      deletionTimestamp: '2026-11-21T08:00:30Z',
      deletionGracePeriodSeconds: 30,
      generation: 2,
    });
    expect(store.remove('Pod', 'shop', 'a', { graceSeconds: 60 })).toBe(marked);
    expect(store.remove('Pod', 'shop', 'a', { graceSeconds: 5 }).metadata.deletionTimestamp).toBe(
      '2026-11-21T08:00:05Z',
    );
    store.remove('Pod', 'shop', 'a', { graceSeconds: 0 });
    expect(store.get('Pod', 'shop', 'a')).toBeUndefined();
  });

  it('takes a pod that no node has at once', () => {
    const store = emptyStore();
    store.create({ ...pod('a'), spec: { containers: [{ name: 'main', image: 'web' }] } });
    store.remove('Pod', 'shop', 'a');
    expect(store.get('Pod', 'shop', 'a')).toBeUndefined();
  });

  it('waits for finalizers, and goes with the last of them', () => {
    const store = emptyStore();
    const made = store.create(deployment('web'));
    const waiting = store.remove('Deployment', 'shop', 'web', { propagation: 'Foreground' });
    expect(waiting.metadata).toMatchObject({ uid: made.metadata.uid, finalizers: ['foregroundDeletion'] });
    store.update({ ...waiting, metadata: { ...waiting.metadata, finalizers: [] } });
    expect(store.get('Deployment', 'shop', 'web')).toBeUndefined();
    expect(store.since(made.metadata.resourceVersion ? 2 : 0)).toMatchObject([
      { type: 'MODIFIED' },
      { type: 'DELETED' },
    ]);
  });

  it('empties a namespace before it goes', () => {
    const store = emptyStore();
    store.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'foo' } });
    const marked = store.remove('Namespace', undefined, 'foo');
    expect(marked.status.phase).toBe('Terminating');
    // What controllers would put into it is dropped.
    store.apply({ verb: 'create', object: { ...pod('late'), metadata: { name: 'late', namespace: 'foo' } } });
    expect(store.list('Pod', 'foo')).toEqual([]);
    store.update({ ...marked, spec: { finalizers: [] } });
    expect(store.get('Namespace', undefined, 'foo')).toBeUndefined();
  });
});
