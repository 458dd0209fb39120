/**
 * What NetworkPolicies let through to a Service, in one sentence under its name: who is let in, or that nobody is, by the ports of its lines. Called by `serviceSentences`;
 * where there are no policies nothing is looked at.
 */

import type { SlicePort } from '../kubernetes/object.ts';
import type { Peer, PolicyAllowance } from '../topology/policy.ts';
import type { Service, Topology } from '../topology.ts';
import { listingsOf } from './listings.ts';
import { policyWords as words } from './messages/policy-en.ts';
import type { ServiceSentence } from './words.ts';

export function policySentence(service: Service, topology: Topology): ServiceSentence | undefined {
  if (topology.policies.size === 0) return undefined;
  const faces = listingsOf(topology).faces.get(service.uid) ?? [];
  const walled = faces.filter(({ line }) => line.wall !== undefined);
  if (walled.length === 0) return undefined;
  const shut = walled.filter(({ line }) => line.wall === 'nobody');
  if (shut.length === faces.length) {
    const ports = new Set(shut.flatMap(({ line }) => line.ports.map(({ port }) => String(port))));
    return { text: words.nobody([...ports]), short: words.nobodyShort, tone: 'bad' };
  }
  if (shut.length > 0)
    return { text: words.partly(shut.length, faces.length), short: words.nobodyShort, tone: 'bad' };
  const policies = new Set(walled.flatMap(({ pod }) => pod?.policies ?? []));
  const callers = new Set<string>();
  for (const uid of policies)
    for (const { peers, ports } of topology.policies.get(uid)?.ingress ?? [])
      for (const peer of walled.some(({ line }) => isMeant(ports, line.ports)) ? peers : []) {
        const text = callerText(peer);
        if (text !== undefined) callers.add(text);
      }
  if (callers.size === 0) return undefined;
  return { text: words.lets([...callers].sort()), short: words.letsShort, tone: 'quiet' };
}

/** A name is that of a port of the pod, which the lines do not tell: it is taken to be meant. */
function isMeant(allowed: PolicyAllowance['ports'], ports: readonly SlicePort[]): boolean {
  if (allowed.length === 0 || ports.length === 0) return true;
  return allowed.some(({ protocol, port = 0, endPort }) =>
    ports.some(one => {
      if (one.protocol !== protocol) return false;
      if (typeof port === 'string' || port === 0) return true;
      return one.port >= port && one.port <= (endPort ?? port);
    }),
  );
}

/** Undefined for a peer that fits nobody. */
export function callerText({ pods, namespaces, cidr, except = [] }: Peer): string | undefined {
  if (cidr !== undefined) return words.range(cidr, except);
  if (namespaces === undefined) return pods === undefined ? undefined : pods || words.everyPod;
  if (pods === undefined || pods === '')
    return namespaces === '' ? words.everyNamespace : words.podsOf(namespaces);
  return namespaces === '' ? words.inAny(pods) : words.inNamespaces(pods, namespaces);
}
