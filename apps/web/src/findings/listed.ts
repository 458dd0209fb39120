/**
 * What the panel lists: the findings of the namespaces that are shown, less what was muted and what is not looked for, worst first, with what follows inside its cause, and
 * pods of one owner, or on one node that is away, of which the same is said as one. Pure.
 */

import type { ObjectRef, Severity } from '@switchboard/core/findings/finding';
import { order } from '@switchboard/core/findings/order';
import { isSameObject } from '@switchboard/core/scene/object-name';
import type { Topology } from '@switchboard/core/topology';
import type { ToldFinding } from '@switchboard/core/topology/finding';

export interface Told {
  readonly finding: ToldFinding;
  /** The same of other pods of its owner, or of its node. */
  readonly alike: readonly ToldFinding[];
}

export interface Group extends Told {
  /** What follows, directly or further on; told once, with the first of its causes. */
  readonly effects: readonly Told[];
}

export interface Choice {
  readonly namespaces: readonly string[];
  /** Nothing less than this. */
  readonly least: Severity;
  readonly text: string;
  /** Keys of findings, and ids of rules. */
  readonly muted: ReadonlySet<string>;
}

export interface Listed {
  readonly groups: readonly Group[];
  readonly muted: readonly ToldFinding[];
  /** How many groups there are before they are narrowed, each by the worst in it. */
  readonly count: Readonly<Record<Severity, number>>;
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

export function list(topology: Topology, choice: Choice): Listed {
  const places = new Set(['', ...choice.namespaces]);
  const here = order([...topology.findings.values()].filter(({ subject }) => places.has(subject.namespace)));
  const isMuted = ({ key, rule }: ToldFinding): boolean => choice.muted.has(key) || choice.muted.has(rule);
  const heard = here.filter(finding => !isMuted(finding));
  const groups = group(heard, topology);
  const count = { error: 0, warning: 0, info: 0 };
  for (const one of groups) count[worstOf(one)] += 1;
  return { groups: narrowed(groups, choice), muted: here.filter(isMuted), count };
}

/** What is said of one object itself. */
export function saidOf(topology: Topology, object: ObjectRef): readonly ToldFinding[] {
  return order([...topology.findings.values()].filter(({ subject }) => isSameObject(subject, object)));
}

const membersOf = (group: Group): readonly ToldFinding[] =>
  [group, ...group.effects].flatMap(({ finding, alike }) => [finding, ...alike]);

function worstOf(group: Group): Severity {
  const members = membersOf(group);
  return severities.find(level => members.some(({ severity }) => severity === level)) ?? 'info';
}

function narrowed(groups: readonly Group[], { text, least }: Choice): readonly Group[] {
  const wanted = text.trim().toLowerCase().split(/\s+/);
  const isWanted = (finding: ToldFinding): boolean => {
    const said = `${finding.key} ${finding.message}`.toLowerCase();
    return wanted.every(word => said.includes(word));
  };
  return groups.filter(
    one => severities.indexOf(worstOf(one)) <= severities.indexOf(least) && membersOf(one).some(isWanted),
  );
}

function group(heard: readonly ToldFinding[], topology: Topology): readonly Group[] {
  const byKey = new Map(heard.map(finding => [finding.key, finding]));
  const ownerOf = owners(heard, topology);
  const placed = new Set<string>();
  const followers = new Map<ToldFinding, readonly ToldFinding[]>();
  // First those whose causes are not here: what follows comes inside them.
  const roots = heard.filter(({ causes }) => !causes.some(cause => byKey.has(cause)));
  for (const finding of [...roots, ...heard]) {
    if (placed.has(finding.key)) continue;
    placed.add(finding.key);
    followers.set(finding, following(finding, byKey, placed));
  }
  return fold([...followers.keys()], ownerOf).map(({ finding, alike }) => {
    const effects = [finding, ...alike].flatMap(one => followers.get(one) ?? []);
    return { finding, alike, effects: fold(effects, ownerOf) };
  });
}

/** The same of pods of one owner, or on one node that is away, as one, where the first of them stands. */
function fold(
  findings: readonly ToldFinding[],
  ownerOf: (finding: ToldFinding) => string | undefined,
): readonly Told[] {
  const groups = Map.groupBy(findings, finding => {
    const owner = ownerOf(finding);
    return owner === undefined ? finding.key : `${finding.rule} ${owner}`;
  });
  return [...groups.values()].flatMap(([finding, ...alike]) =>
    finding === undefined ? [] : [{ finding, alike }],
  );
}

/** What follows and has not been told yet, each once. */
function following(
  { effects }: ToldFinding,
  byKey: ReadonlyMap<string, ToldFinding>,
  placed: Set<string>,
): readonly ToldFinding[] {
  return effects.flatMap(key => {
    const effect = byKey.get(key);
    if (effect === undefined || placed.has(key)) return [];
    placed.add(key);
    return [effect, ...following(effect, byKey, placed)];
  });
}

/** What is said of a pod because of where it stands. */
const ofNodes: ReadonlySet<string> = new Set(['pod-stuck-terminating', 'pod-on-unready-node']);

/** The workload that wants a pod, the topmost that is known; the node, where that is what is wrong. */
function owners(
  heard: readonly ToldFinding[],
  topology: Topology,
): (finding: ToldFinding) => string | undefined {
  // Thousands need not be walked where nothing is said of any.
  if (heard.every(({ subject }) => subject.kind !== 'Pod')) return () => undefined;
  const away = new Set(
    [...topology.nodes.values()].filter(({ state }) => state !== 'ready').map(one => one.name),
  );
  const [owner, stands] = [new Map<string, string>(), new Map<string, string>()];
  for (const pod of topology.pods.values()) {
    if (pod.node !== undefined && away.has(pod.node)) stands.set(`${pod.namespace}/${pod.name}`, pod.node);
    if (pod.owner === undefined) continue;
    owner.set(`${pod.namespace}/${pod.name}`, topology.workloads.get(pod.owner)?.owner ?? pod.owner);
  }
  return ({ rule, subject: { kind, namespace, name } }) => {
    if (kind !== 'Pod') return undefined;
    const pod = `${namespace}/${name}`;
    return (ofNodes.has(rule) ? stands.get(pod) : undefined) ?? owner.get(pod);
  };
}
