import { describe, expect, it } from 'vitest';
import { door, type Element, topology } from '../scene/testing/model.ts';
import type { DoorPath, Route, RouteLeg, RouteParent } from '../topology/door.ts';
import { doorsOfRoute, openingOfRoute } from './route-detail.ts';

const parent = (state: RouteParent['state'], reason?: string): RouteParent => ({
  kind: 'Gateway',
  namespace: 'shop',
  name: 'edge',
  state,
  ...(reason === undefined ? {} : { trouble: { reason } }),
});
const route: Route = {
  uid: 'r',
  kind: 'HTTPRoute',
  name: 'front',
  namespace: 'shop',
  created: 0,
  hostnames: ['a.example'],
  parents: [parent('attached')],
};
const leg = (service?: string, more: Partial<RouteLeg> = {}): DoorPath => ({
  host: 'a.example',
  path: '/',
  pathType: 'Prefix',
  ...(service === undefined ? {} : { service, serviceUid: service }),
  route: { kind: 'HTTPRoute', name: 'front', listeners: ['http'], ...more },
});
const withoutUid = ({ serviceUid: _, ...path }: DoorPath): DoorPath => path;
const edge = (...paths: readonly DoorPath[]): Element =>
  door('edge', 'a.example', [], { kind: 'Gateway', paths });
const open = (rest: Partial<Route>, ...elements: readonly Element[]): string =>
  openingOfRoute({ ...route, ...rest }, topology(...elements));

describe('a route in the inspector', () => {
  it('opens with where calls go by it', () => {
    expect(open({}, edge(leg('web'), leg('canary'), leg('web')))).toBe(
      'Calls to a.example that come in at edge are sent on to web and canary.',
    );
    expect(open({ hostnames: [] }, edge(leg(undefined, { redirect: 'https://' })))).toBe(
      'Calls to any host that come in at edge are told to call elsewhere.',
    );
  });

  it('says what keeps calls out', () => {
    const refused = withoutUid(leg('pay', { refused: 'no-grant' }));
    expect(open({ unresolved: { reason: 'RefNotPermitted' } }, edge(refused))).toBe(
      'Calls to a.example that come in at edge reach nobody. It may not lead to pay: no ReferenceGrant allows it.',
    );
    expect(open({}, edge(withoutUid(leg('gone')), leg('web')))).toBe(
      'Calls to a.example that come in at edge are sent on to web. gone does not exist.',
    );
    expect(open({ unresolved: { reason: 'InvalidKind' } }, edge(leg('web')))).toMatch(
      /web\. A backend of it cannot be reached: InvalidKind\.$/,
    );
  });

  it.each<[RouteParent, string]>([
    [
      parent('refused', 'NotAllowedByListeners'),
      'edge refuses it: NotAllowedByListeners. It hangs nowhere: nobody gets through.',
    ],
    [parent('missing'), 'It names edge, which does not exist. It hangs nowhere: nobody gets through.'],
    [parent('waiting'), 'Nobody has said yet whether edge takes it.'],
    [parent('unknown'), 'Whether edge takes it cannot be seen.'],
    [parent('mesh'), 'It rules what becomes of calls from inside to edge.'],
  ])('says who does not take it: $state', (one, said) => {
    expect(open({ parents: [one] })).toBe(said);
  });

  it('finds its paths at each door, and no others', () => {
    const other = leg('web', { name: 'other' });
    expect(doorsOfRoute(route, topology(edge(leg('web'), other)))).toMatchObject([
      { door: { name: 'edge' }, paths: [{ service: 'web', route: { name: 'front' } }] },
    ]);
    expect(doorsOfRoute(route, topology(edge(other)))).toEqual([]);
  });
});
