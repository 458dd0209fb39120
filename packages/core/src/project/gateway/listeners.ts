/** What a Gateway listens on, its own listeners and those that ListenerSets of its namespace add, with what their status says. Called by `gateway/doors.ts`. */
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
  const { namespace, name } = gateway.meta;
  const sets = [...objectsOf(world, namespace, 'ListenerSet').values()]
    .filter(({ parent }) => parent.namespace === namespace && parent.name === name)
    .sort((a, b) => compare(a.meta.name, b.meta.name) || compare(a.meta.uid, b.meta.uid));
  return [
    ...gateway.listeners.map(listener => project(listener, gateway.listenerStatus)),
    ...sets.flatMap(({ meta, listeners, listenerStatus }) =>
      listeners.map(listener => ({ ...project(listener, listenerStatus), set: meta.name })),
    ),
  ];
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
