/** What a Gateway listens on, its own listeners and those that ListenerSets add that it takes, of whatever namespace, with what their status says. Called by `gateway/doors.ts`. */
import type {
  Condition,
  GatewayObject,
  Listener,
  ListenerSetObject,
  ListenerStatus,
} from '../../kubernetes/gateway-api.ts';
import type { Mutable } from '../../kubernetes/json.ts';
import type { DoorListener } from '../../topology/door.ts';
import { objectsOf, type World } from '../../world.ts';
import { compare } from '../selection.ts';
import { troubleOf } from './attachment.ts';

export function listenersOf(
  gateway: GatewayObject | undefined,
  set: ListenerSetObject | undefined,
): readonly Listener[] {
  return set?.listeners ?? gateway?.listeners ?? [];
}

export function doorListeners(world: World, gateway: GatewayObject): readonly DoorListener[] {
  const sets = setsOf(world, gateway);
  return [
    ...gateway.listeners.map(listener => project(listener, gateway.listenerStatus)),
    ...sets.flatMap(({ meta, listeners, listenerStatus }) =>
      listeners.map(listener => ({
        ...project(listener, listenerStatus),
        set: meta.namespace === gateway.meta.namespace ? meta.name : `${meta.namespace}/${meta.name}`,
      })),
    ),
  ];
}

/** Those that add to a Gateway, in the order in which their listeners count: the oldest first. */
function setsOf(world: World, gateway: GatewayObject): readonly ListenerSetObject[] {
  const { namespace, name } = gateway.meta;
  return [namespace, ...(world.index.referrers.get(namespace)?.keys() ?? [])]
    .flatMap(place => [...objectsOf(world, place, 'ListenerSet').values()])
    .filter(set => set.parent.namespace === namespace && set.parent.name === name && isTaken(gateway, set))
    .sort(
      ({ meta: a }, { meta: b }) =>
        a.created - b.created ||
        compare(a.namespace, b.namespace) ||
        compare(a.name, b.name) ||
        compare(a.uid, b.uid),
    );
}

/** As the status says; before it says anything as the Gateway allows, where that can be told without labels. */
function isTaken({ meta, allowedListeners: { from } }: GatewayObject, set: ListenerSetObject): boolean {
  const said = set.conditions.find(({ type }) => type === 'Accepted')?.status ?? 'Unknown';
  if (said !== 'Unknown') return said === 'True';
  return from === 'All' || (from === 'Same' && set.meta.namespace === meta.namespace);
}

function project(listener: Listener, statuses: readonly ListenerStatus[]): DoorListener {
  const { name, port, protocol, hostname } = listener;
  const element: Mutable<DoorListener> = { name, protocol };
  if (port !== undefined) element.port = port;
  if (hostname !== undefined) element.hostname = hostname;
  const status = statuses.find(one => one.name === name);
  if (status === undefined) return element;
  element.routes = status.attachedRoutes;
  const amiss = status.conditions.find(isAmiss);
  if (amiss !== undefined) element.trouble = troubleOf(amiss);
  return element;
}

/** Conflicted is the one that is bad when it is true; reasons of older Gateways call it Detached. */
function isAmiss({ type, status }: Condition): boolean {
  if (type === 'Conflicted' || type === 'Detached') return status === 'True';
  return ['Accepted', 'ResolvedRefs', 'Programmed'].includes(type) && status === 'False';
}
