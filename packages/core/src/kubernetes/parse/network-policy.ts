/**
 * NetworkPolicies with the defaults of the API (directions, protocol TCP). What cannot be understood lets nothing through: a peer of which a selector makes no
 * sense fits nobody. Called by `parse`.
 */
import type { Interner } from '../intern.ts';
import { fields, integer, list, numberOrName, text, texts, word } from '../json.ts';
import type { NetworkPolicyObject, PolicyPeer, PolicyPort, PolicyRule } from '../network-policy.ts';
import type { Meta } from '../object.ts';
import { parseLabelSelector } from './label-selector.ts';

export function parseNetworkPolicy(meta: Meta, json: unknown, interner: Interner): NetworkPolicyObject {
  const spec = fields<'podSelector' | 'policyTypes' | 'ingress' | 'egress'>(fields<'spec'>(json).spec);
  // The API requires it, and an empty one means every pod.
  const selector = parseLabelSelector(spec.podSelector ?? {}, interner);
  const egress = list(spec.egress).map(item => parseRule(item, 'to', interner));
  const given = list(spec.policyTypes).flatMap(item => word(item, ['Ingress', 'Egress']) ?? []);
  const usual = egress.length > 0 ? (['Ingress', 'Egress'] as const) : (['Ingress'] as const);
  return {
    kind: 'NetworkPolicy',
    meta,
    ...(selector !== undefined && { selector }),
    directions: given.length > 0 ? given : usual,
    ingress: list(spec.ingress).map(item => parseRule(item, 'from', interner)),
    egress,
  };
}

function parseRule(json: unknown, side: 'from' | 'to', interner: Interner): PolicyRule {
  const rule = fields<'from' | 'to' | 'ports'>(json);
  return {
    peers: list(rule[side]).map(item => parsePeer(item, interner)),
    ports: list(rule.ports).map(parsePort),
  };
}

function parsePeer(json: unknown, interner: Interner): PolicyPeer {
  const from = fields<'podSelector' | 'namespaceSelector' | 'ipBlock'>(json);
  const pods = parseLabelSelector(from.podSelector, interner);
  const namespaces = parseLabelSelector(from.namespaceSelector, interner);
  if (isSenseless(from.podSelector, pods) || isSenseless(from.namespaceSelector, namespaces)) return {};
  const { cidr, except } = fields<'cidr' | 'except'>(from.ipBlock);
  const range = text(cidr);
  return {
    ...(pods !== undefined && { pods }),
    ...(namespaces !== undefined && { namespaces }),
    ...(range !== undefined && { block: { cidr: range, except: texts(except) } }),
  };
}

function isSenseless(given: unknown, parsed: unknown): boolean {
  return given !== undefined && given !== null && parsed === undefined;
}

function parsePort(json: unknown): PolicyPort {
  const from = fields<'protocol' | 'port' | 'endPort'>(json);
  const port = numberOrName(from.port);
  const endPort = integer(from.endPort);
  return {
    protocol: word(from.protocol, ['TCP', 'UDP', 'SCTP']) ?? 'TCP',
    ...(port !== undefined && { port }),
    ...(endPort !== undefined && { endPort }),
  };
}
