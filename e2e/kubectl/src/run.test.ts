/** What takes time: pods that leave and come, rollouts, nodes that are emptied. kubectl waits for it as it would on a real cluster. */
import { describe, expect, it } from 'vitest';
import { useKubectl } from './cluster.ts';
import { column, tableOf } from './kubectl.ts';

const subject = useKubectl();
const kubectl = (...args: readonly string[]) => subject()(...args);
const pods = async (app: string) => column(await kubectl('get', 'pods', '-l', `app=${app}`), 'NAME');
const settled = (deployment: string) => kubectl('rollout', 'status', `deploy/${deployment}`, '--timeout=30s');

describe('delete', () => {
  it('waits until the pod is gone; another one takes its place', async () => {
    const before = await pods('web');
    const [victim = ''] = before;
    expect(await kubectl('delete', 'pod', victim)).toMatch(new RegExp(`^pod "${victim}" deleted`));
    await settled('web');
    const after = await pods('web');
    expect(after).toHaveLength(3);
    expect(after).not.toContain(victim);
    expect(after.filter(name => before.includes(name))).toHaveLength(2);
  });

  it('can be followed by wait, cut short, and forced', async () => {
    const [first = '', second = ''] = await pods('cart');
    // Long enough that it is still leaving when the next command asks, however slow the machine.
    await kubectl('annotate', 'pod', first, 'switchboard.dev/delete-delay=15s');
    await kubectl('delete', 'pod', first, '--wait=false');
    expect(await kubectl('wait', '--for=delete', `pod/${first}`, '--timeout=30s')).toContain('condition met');
    await kubectl('delete', 'pod', second, '--grace-period=0', '--force');
    expect((await subject().run(['get', 'pod', second])).code).toBe(1);
    await settled('cart');
  });
});

describe('scale', () => {
  it('up, to nothing, and back', async () => {
    expect(await kubectl('scale', 'deploy/catalog', '--replicas=5')).toBe('deployment.apps/catalog scaled\n');
    await settled('catalog');
    expect(tableOf(await kubectl('get', 'deploy', 'catalog'))[0]).toMatchObject({ READY: '5/5' });
    await kubectl('scale', 'deploy/catalog', '--replicas=0');
    await kubectl('wait', '--for=delete', 'pod', '-l', 'app=catalog', '--timeout=30s');
    expect(tableOf(await kubectl('get', 'ep', 'catalog'))[0]).toMatchObject({ ENDPOINTS: '<none>' });
    await kubectl('scale', 'deploy/catalog', '--replicas=3', '--current-replicas=0');
    await kubectl('wait', '--for=condition=Available', 'deploy/catalog', '--timeout=30s');
    expect(await pods('catalog')).toHaveLength(3);
  });

  it('only from the number that was expected', async () => {
    const { code, err } = await subject().run([
      'scale',
      'deploy/web',
      '--replicas=1',
      '--current-replicas=9',
    ]);
    expect([code, err]).toEqual([1, expect.stringContaining('Expected replicas to be 9, was 3')]);
  });
});

describe('rollout', () => {
  const image = () =>
    kubectl('get', 'deploy', 'web', '-o', 'jsonpath={.spec.template.spec.containers[0].image}');

  it('goes on step by step, is remembered, and can be undone', async () => {
    const first = await image();
    expect(await kubectl('set', 'image', 'deploy/web', 'web=registry.example/shop/web:2.15.0')).toBe(
      'deployment.apps/web image updated\n',
    );
    const said = await settled('web');
    expect(said).toMatch(/out of 3 new replicas have been updated/);
    expect(said).toMatch(/deployment "web" successfully rolled out\n$/);
    expect(await kubectl('rollout', 'history', 'deploy/web')).toMatch(
      /^REVISION +CHANGE-CAUSE\n25 +<none>\n26 +<none>\n27 +<none>\n28 +<none>$/m,
    );
    expect(await kubectl('rollout', 'history', 'deploy/web', '--revision=28')).toContain('web:2.15.0');
    await kubectl('rollout', 'undo', 'deploy/web');
    await settled('web');
    expect(await image()).toBe(first);
  });

  it('is restarted, paused and resumed', async () => {
    const before = await pods('cart');
    expect(await kubectl('rollout', 'restart', 'deploy/cart')).toBe('deployment.apps/cart restarted\n');
    await settled('cart');
    await kubectl('wait', '--for=delete', ...before.map(name => `pod/${name}`), '--timeout=30s');
    expect(await pods('cart')).toHaveLength(2);
    expect(await kubectl('rollout', 'pause', 'deploy/cart')).toContain('paused');
    expect(await kubectl('rollout', 'resume', 'deploy/cart')).toContain('resumed');
  });

  it('of a StatefulSet is one after the other', async () => {
    await kubectl('set', 'image', 'sts/db', '*=registry.example/shop/db:99');
    const said = await kubectl('rollout', 'status', 'sts/db', '--timeout=35s');
    expect(said).toMatch(/(roll out|rolling update) complete/);
    expect(await pods('db')).toEqual(['db-0', 'db-1', 'db-2']);
  });
});

describe('nodes', () => {
  it('are cordoned and uncordoned', async () => {
    expect(await kubectl('cordon', 'node-b')).toBe('node/node-b cordoned\n');
    expect(tableOf(await kubectl('get', 'node', 'node-b'))[0]).toMatchObject({
      STATUS: 'Ready,SchedulingDisabled',
    });
    expect(await kubectl('uncordon', 'node-b')).toBe('node/node-b uncordoned\n');
    expect(tableOf(await kubectl('get', 'node', 'node-b'))[0]).toMatchObject({ STATUS: 'Ready' });
  });

  it('are drained: everybody but the agents moves', async () => {
    const emptyDir = '--delete-emptydir-data';
    const said = await kubectl(
      'drain',
      'node-c',
      '--ignore-daemonsets',
      '--force',
      emptyDir,
      '--timeout=35s',
    );
    expect(said).toMatch(/node\/node-c drained\n$/);
    const left = await kubectl('get', 'pods', '-A', '--field-selector', 'spec.nodeName=node-c', '-o', 'name');
    expect(left).not.toContain('web-');
    await kubectl('wait', '--for=condition=Available', 'deploy', '--all', '--timeout=30s');
    await kubectl('uncordon', 'node-c');
  });

  it('are not drained against a budget that has nothing to give', async () => {
    await kubectl('create', 'pdb', 'strict', '--selector=app=web', '--min-available=3');
    const where = '{.items[0].spec.nodeName}';
    const node = await kubectl('get', 'pods', '-l', 'app=web', '-o', `jsonpath=${where}`);
    const args = ['drain', node, '--pod-selector=app=web', '--ignore-daemonsets', '--timeout=2s'];
    const { code, err } = await subject().run(args);
    expect(code).toBe(1);
    expect(err).toContain("Cannot evict pod as it would violate the pod's disruption budget.");
    await kubectl('delete', 'pdb', 'strict');
    await kubectl('uncordon', node);
  });
});

describe('events', () => {
  it('tell the life of a pod', async () => {
    await kubectl('run', 'told', '--image=told:1');
    await kubectl('wait', '--for=condition=Ready', 'pod/told', '--timeout=30s');
    const reasons = column(await kubectl('events', '--for', 'pod/told'), 'REASON');
    expect(new Set(reasons)).toEqual(new Set(['Scheduled', 'Pulling', 'Pulled', 'Created', 'Started']));
    const selected = await kubectl('get', 'events', '--field-selector', 'involvedObject.name=told');
    expect(new Set(column(selected, 'REASON'))).toEqual(new Set(reasons));
    expect(await kubectl('describe', 'pod', 'told')).toMatch(/Successfully assigned shop\/told to node-/);
  });
});
