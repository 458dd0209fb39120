/**
 * Random objects of the Gateway API, and NetworkPolicies: routes that cross namespaces with grants or without, parents that are there or not, with a status or
 * without. For tests only; part of the arbitraries.
 */
import fc from 'fast-check';
import type { KubeObject } from '../kubernetes/object.ts';
import * as build from './gateway-builders.ts';
import { defined, identity, labels, names, namespaces, optional } from './identity.ts';

const hosts = fc.constantFrom('', '*.example.com', 'a.example.com', 'other.test');
const status = fc.constantFrom('True' as const, 'False' as const, 'Unknown' as const);

const gateway = fc
  .tuple(
    identity('Gateway', ['cart', 'web']),
    fc.uniqueArray(hosts, { maxLength: 2 }),
    optional(status),
    fc.constantFrom('None' as const, 'Same' as const, 'All' as const),
  )
  .map(([who, hostnames, accepted, from]) =>
    build.gateway(who.name, {
      ...who.options,
      listeners: hostnames.map((hostname, i) =>
        build.listener({ name: `l${i}`, port: 80 + i, ...(hostname !== '' && { hostname }) }),
      ),
      allowedListeners: { from },
      conditions: accepted === undefined ? [] : [{ type: 'Accepted', status: accepted, reason: 'Because' }],
    }),
  );

const listenerSet = fc
  .tuple(identity('ListenerSet', ['cart']), fc.constantFrom(...namespaces))
  .map(([who, namespace]) => {
    const parent = build.parent('web', { namespace });
    return build.listenerSet(who.name, 'web', { ...who.options, parent });
  });

const parent = fc
  .record({
    kind: fc.constantFrom('Gateway', 'Gateway', 'ListenerSet', 'Service'),
    name: fc.constantFrom('cart', 'web'),
    namespace: fc.constantFrom(...namespaces),
    sectionName: optional(fc.constantFrom('l0', 'l1')),
  })
  .map(({ name, ...facts }) => build.parent(name, defined(facts)));

const backend = fc
  .record({
    name: fc.constantFrom(...names),
    namespace: fc.constantFrom(...namespaces),
    weight: fc.constantFrom(0, 1, 1, 9),
  })
  .map(({ name, ...facts }) => build.backend(name, facts));

const route = fc
  .tuple(
    fc
      .constantFrom('HTTPRoute' as const, 'GRPCRoute' as const, 'TCPRoute' as const)
      .chain(kind => fc.tuple(fc.constant(kind), identity(kind))),
    fc.array(fc.tuple(parent, optional(status)), { maxLength: 2 }),
    fc.uniqueArray(hosts.filter(Boolean), { maxLength: 2 }),
    fc.array(fc.array(backend, { maxLength: 2 }), { maxLength: 2 }),
  )
  .map(([[kind, who], parents, hostnames, rules]) =>
    build.route(who.name, {
      kind,
      ...who.options,
      parents: parents.map(([reference]) => reference),
      hostnames,
      rules: rules.map(backends => build.rule(backends)),
      status: parents.flatMap(([reference, accepted]) =>
        accepted === undefined
          ? []
          : [
              {
                parent: reference,
                controller: 'c',
                conditions: [{ type: 'Accepted', status: accepted, reason: 'Because' }],
              },
            ],
      ),
    }),
  );

const grant = fc
  .tuple(identity('ReferenceGrant', ['cart']), fc.subarray([...namespaces]))
  .map(([who, from]) => build.grant(who.name, from, who.options));

const rule = fc.record({
  peers: fc.array(
    labels.map(pairs => ({ pods: build.selects(pairs) })),
    { maxLength: 1 },
  ),
  ports: fc.array(
    fc.record({
      protocol: fc.constant('TCP' as const),
      port: fc.constantFrom<number | string>(80, 8080, 'http'),
    }),
    { maxLength: 1 },
  ),
});

const policy = fc
  .tuple(identity('NetworkPolicy', ['cart', 'web']), labels, fc.array(rule, { maxLength: 2 }), fc.boolean())
  .map(([who, pairs, ingress, both]) =>
    build.networkPolicy(who.name, pairs, {
      ...who.options,
      ingress,
      directions: both ? ['Ingress', 'Egress'] : ['Ingress'],
    }),
  );

const gatewayClass = identity('GatewayClass', ['edge']).map(who => build.gatewayClass(who.name, who.options));

export const gatewayObjects: fc.Arbitrary<KubeObject> = fc.oneof(
  gatewayClass,
  gateway,
  listenerSet,
  route,
  route,
  grant,
  policy,
);
