import { describe, expect, it } from 'vitest';
import type { KubeObject } from '../../kubernetes/object.ts';
import { merge } from '../../merge.ts';
import { project } from '../../project.ts';
import { service, world } from '../../testing/builders.ts';
import { backend, gateway, grant, parent, route, rule } from '../../testing/gateway-builders.ts';
import { place } from '../place-lenses.ts';
import type { Placement } from '../placement.ts';

const accepted = { type: 'Accepted', status: 'True' as const, reason: 'Accepted' };
const hangs = {
  parents: [parent('edge')],
  status: [{ parent: parent('edge'), controller: 'c', conditions: [accepted] }],
};
const pay = route('pay', {
  ...hangs,
  rules: [rule([backend('web')]), rule([backend('till', { namespace: 'payments' })])],
});
const till = service('till', { namespace: 'payments', uid: 'till' });

function placed(namespaces: readonly string[], ...objects: readonly KubeObject[]): Placement {
  const all = world(gateway('edge'), service('web'), till, ...objects);
  const { topology } = merge(namespaces.map(namespace => project(all, namespace)));
  return place(topology, { kind: 'lines', namespaces, open: [] }, { width: 1680, height: 910 }, undefined, 0);
}

const stopsOf = ({ doors }: Placement) => doors.flatMap(({ stops }) => stops);

describe('doors of Gateways', () => {
  it('S2: a Service of a namespace that is not looked at has a place of its own, once', () => {
    const { blocks, ...rest } = placed(['shop'], pay);
    const abroad = blocks.filter(block => block.type === 'alias' && block.abroad === 'payments');
    expect(abroad).toMatchObject([{ name: 'till', service: 'till' }]);
    const stop = stopsOf({ blocks, ...rest }).find(({ serviceName }) => serviceName === 'till');
    expect(stop?.y).toBe(abroad[0]?.nameY);
    expect(stop?.leg?.refused).toBe('no-grant');
    const both = placed(['payments', 'shop'], pay, grant('in', ['shop'], { namespace: 'payments' }));
    expect(both.blocks.some(block => block.type === 'alias')).toBe(false);
    expect(stopsOf(both).map(({ service: uid }) => uid)).toEqual(
      expect.arrayContaining(['service-web', 'till']),
    );
  });

  it('a stop that leads nowhere stands at the height of whom it means', () => {
    const lost = route('lost', { parents: [parent('nowhere')], rules: [rule([backend('web')])] });
    const all = placed(['shop'], lost);
    const block = all.blocks.find(one => one.type === 'list' && one.service === 'service-web');
    const [stop] = all.doors.find(({ door }) => door === 'httproute-lost')?.stops ?? [];
    expect(stop).toMatchObject({ y: block?.nameY, leg: { refused: 'not-attached' } });
  });

  it('a Gateway on which nothing hangs stands below the others, and moves none of their stops', () => {
    const idle = gateway('a-first', { created: 1 });
    const [without, beside] = [placed(['shop'], pay), placed(['shop'], pay, idle)];
    expect(stopsOf(beside)).toEqual(stopsOf(without));
    const lowest = Math.max(...without.doors.map(({ bottom }) => bottom));
    expect(beside.doors.find(({ stops }) => stops.length === 0)?.top).toBeGreaterThan(lowest);
  });
});
