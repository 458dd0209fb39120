/**
 * Where a route hangs: each of its parents with what became of it, as the implementation says in the status, which nobody else can know. Only a parent that is not
 * there is missing whatever was said, if its kind can be seen at all; in files nobody says anything. Called by `gateway/doors.ts`.
 */
import { isFromFiles, isKindPictured } from '../../freshness.ts';
import type {
  Condition,
  GatewayObject,
  ListenerSetObject,
  ParentReference,
  RouteObject,
} from '../../kubernetes/gateway-api.ts';
import type { Mutable } from '../../kubernetes/json.ts';
import type { RouteParent, Trouble } from '../../topology/door.ts';
import { objectsOf, type World } from '../../world.ts';

export interface Attachment {
  readonly parent: RouteParent;
  readonly reference: ParentReference;
  /** The Gateway that takes its calls, by name; the parent itself, or that of its ListenerSet. */
  readonly at?: { readonly namespace: string; readonly name: string };
  readonly gateway?: GatewayObject;
  readonly set?: ListenerSetObject;
}

export function attachmentsOf(world: World, route: RouteObject): readonly Attachment[] {
  return route.parents.map(reference => attachmentOf(world, route, reference));
}

function attachmentOf(world: World, route: RouteObject, reference: ParentReference): Attachment {
  const { kind, namespace, name, sectionName, port } = reference;
  const { state, trouble } = stateOf(world, route, reference);
  const parent: Mutable<RouteParent> = { kind, namespace, name, state };
  if (sectionName !== undefined) parent.section = sectionName;
  if (port !== undefined) parent.port = port;
  if (trouble !== undefined) parent.trouble = trouble;
  if (kind === 'ListenerSet') {
    const set = named(objectsOf(world, namespace, 'ListenerSet').values(), name);
    if (set === undefined) return { parent, reference };
    const at = { namespace: set.parent.namespace, name: set.parent.name };
    const gateway = named(objectsOf(world, at.namespace, 'Gateway').values(), at.name);
    return { parent, reference, at, set, ...(gateway !== undefined && { gateway }) };
  }
  if (kind !== 'Gateway') return { parent, reference };
  const gateway = named(objectsOf(world, namespace, 'Gateway').values(), name);
  return { parent, reference, at: { namespace, name }, ...(gateway !== undefined && { gateway }) };
}

/** The youngest of that name: the older ones are not known to be gone yet. */
export function named<
  T extends { readonly meta: { readonly name: string; readonly created: number; readonly uid: string } },
>(objects: Iterable<T>, name: string): T | undefined {
  let best: T | undefined;
  for (const object of objects) {
    if (object.meta.name !== name) continue;
    const younger =
      best === undefined ||
      object.meta.created > best.meta.created ||
      (object.meta.created === best.meta.created && object.meta.uid > best.meta.uid);
    if (younger) best = object;
  }
  return best;
}

function stateOf(
  world: World,
  route: RouteObject,
  reference: ParentReference,
): { readonly state: RouteParent['state']; readonly trouble?: Trouble } {
  if (reference.kind === 'Service') return { state: 'mesh' };
  const said = route.status
    .filter(status => isSame(status.parent, reference))
    .flatMap(({ conditions }) => conditions.find(({ type }) => type === 'Accepted') ?? []);
  if (reference.kind === 'Gateway' || reference.kind === 'ListenerSet') {
    const { kind, namespace, name } = reference;
    const pictured = isKindPictured(world.freshness, kind, namespace);
    if (!pictured && said.length === 0) return { state: 'unknown' };
    // Whatever a status said when it was there.
    if (pictured && named(objectsOf(world, namespace, kind).values(), name) === undefined)
      return { state: 'missing', trouble: { reason: 'NoSuchGateway' } };
  }
  if (said.some(({ status }) => status === 'True')) return { state: 'attached' };
  const refusal = said.find(({ status }) => status === 'False');
  if (refusal !== undefined) return { state: 'refused', trouble: troubleOf(refusal) };
  // Manifests carry no status: they are drawn as they are meant.
  if (said.length === 0 && isFromFiles(world.freshness)) return { state: 'attached' };
  return { state: 'waiting', trouble: said[0] === undefined ? { reason: 'Pending' } : troubleOf(said[0]) };
}

function isSame(a: ParentReference, b: ParentReference): boolean {
  return (
    a.kind === b.kind &&
    a.group === b.group &&
    a.namespace === b.namespace &&
    a.name === b.name &&
    a.sectionName === b.sectionName &&
    a.port === b.port
  );
}

export function troubleOf({ reason, message }: Condition): Trouble {
  return { reason, ...(message !== undefined && { message }) };
}
