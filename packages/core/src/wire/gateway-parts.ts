/**
 * The values inside doors, routes and policies as the wire says them: paths, what routes add to them, listeners, parents, and what policies let through. Part of
 * `schema`.
 */
import { routeKinds } from '../kubernetes/gateway-api.ts';
import type { PolicyPort } from '../kubernetes/network-policy.ts';
import type { DoorListener, DoorPath, RouteLeg, RouteParent, Trouble } from '../topology/door.ts';
import type { PolicyAllowance } from '../topology/policy.ts';
import { choice, listOf, numberOrName, text, uid, whole } from './codec.ts';
import { maybe, must, shape } from './fields.ts';
import { usually } from './service-parts.ts';

const texts = listOf(text);

export const routeKind = choice(routeKinds);

const routeLeg = shape<RouteLeg>({
  kind: must(routeKind, usually('HTTPRoute')),
  name: must(text),
  namespace: maybe(text),
  listeners: must(texts),
  also: maybe(texts),
  share: maybe(whole),
  serviceNamespace: maybe(text),
  grant: maybe(text),
  refused: maybe(choice(['no-grant', 'not-attached'])),
  meant: maybe(uid),
  other: maybe(text),
  redirect: maybe(text),
});

export const doorPath = shape<DoorPath>({
  host: must(text),
  path: must(text),
  pathType: must(
    choice(['Exact', 'Prefix', 'RegularExpression', 'ImplementationSpecific', 'Default', 'Port']),
    usually('Prefix'),
  ),
  service: maybe(text),
  port: maybe(numberOrName),
  serviceUid: maybe(uid),
  route: maybe(routeLeg),
});

export const trouble = shape<Trouble>({ reason: must(text), message: maybe(text) });

export const doorListener = shape<DoorListener>({
  name: must(text),
  port: maybe(whole),
  protocol: must(text),
  hostname: maybe(text),
  set: maybe(text),
  routes: maybe(whole),
  trouble: maybe(trouble),
});

export const routeParent = shape<RouteParent>({
  kind: must(text, usually('Gateway')),
  namespace: must(text),
  name: must(text),
  section: maybe(text),
  port: maybe(whole),
  state: must(choice(['attached', 'refused', 'waiting', 'missing', 'unknown', 'mesh']), usually('attached')),
  trouble: maybe(trouble),
});

const policyPort = shape<PolicyPort>({
  protocol: must(choice(['TCP', 'UDP', 'SCTP']), usually('TCP')),
  port: maybe(numberOrName),
  endPort: maybe(whole),
});

const peer = shape<PolicyAllowance['peers'][number]>({
  pods: maybe(text),
  namespaces: maybe(text),
  cidr: maybe(text),
  except: maybe(texts),
});

export const allowance = shape<PolicyAllowance>({
  peers: must(listOf(peer), usually([])),
  ports: must(listOf(policyPort), usually([])),
});
