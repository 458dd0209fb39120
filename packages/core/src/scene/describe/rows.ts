/**
 * News of lines and pods, one by one and many at once. Called by `describe`.
 */
import { lookUp } from '../../bucket-map.ts';
import type { Endpoint, Pod } from '../../topology.ts';
import type { Fact } from '../cue.ts';
import type { Statement } from '../facts.ts';
import { listingsOf } from '../listings.ts';
import { ledger } from '../messages/ledger-en.ts';
import { nameOfPod } from '../object-name.ts';
import type { Part } from '../sentence.ts';
import { type Draft, draft, podOf } from './draft.ts';
import {
  addressPart,
  type Both,
  linePart,
  nameOfWorkload,
  namePart,
  nodePart,
  podPart,
  rootOf,
  serviceName,
} from './labels.ts';

export function lineNews(fact: Statement, both: Both): readonly Draft[] {
  const id = fact.endpoint ?? '';
  const line: Endpoint | undefined = both.after.endpoints.get(id) ?? both.before.endpoints.get(id);
  if (line === undefined) return [];
  const subject = serviceName(line.service, both);
  const [address, service] = [linePart(line, both), namePart(subject)];
  switch (fact.fact) {
    case 'line-struck':
      return draft(fact, subject, ledger.struck(address, service, podOf(fact, both)?.grace));
    case 'listed':
      if (line.terminating === true) return draft(fact, subject, ledger.listedLeaving(address, service));
      return draft(
        fact,
        subject,
        (line.ready === false ? ledger.listed : ledger.listedReady)(address, service),
      );
    case 'ready':
      return draft(fact, subject, ledger.ready(address, service));
    case 'not-ready':
      return draft(fact, subject, ledger.notReady(address, service));
    case 'line-gone':
      return draft(fact, subject, ledger.lineGone(address, service));
    default:
      return [];
  }
}

export function linesNews(kind: Fact, id: string, n: number, both: Both): readonly Draft[] {
  const subject = serviceName(id, both);
  const say = {
    'line-struck': ledger.linesStruck,
    listed: ledger.linesListed,
    ready: ledger.linesReady,
    'not-ready': ledger.linesNotReady,
    'line-gone': ledger.linesGone,
  };
  if (!Object.hasOwn(say, kind)) return [];
  return [{ id: `${kind}:${id}`, subject, parts: say[kind as keyof typeof say](n, namePart(subject)) }];
}

export function podNews(fact: Statement, both: Both): readonly Draft[] {
  const pod = podOf(fact, both);
  if (pod === undefined) return [];
  const subject = nameOfPod(pod);
  const [name, node] = [podPart(pod, both), nodePart(pod.node)];
  const address = addressPart(pod.ips[0], subject);
  const say = (parts: readonly Part[]): readonly Draft[] => draft(fact, subject, parts);
  switch (fact.fact) {
    case 'pod-terminating':
      return say(ledger.podDeleted(name, node));
    case 'seat-taken': {
      const root = rootOf(pod, both)?.uid;
      const another = root !== undefined && hadSibling(pod, root, both);
      return say(ledger.podNew(name, node, address, another));
    }
    case 'address':
      return address === undefined ? [] : say(ledger.address(name, address, node));
    case 'ready':
      return say(ledger.podReady(name));
    case 'not-ready':
      if (pod.state === 'unknown') return say(ledger.podUnknown(name));
      return say((pod.state === 'not-ready' ? ledger.podNotReady : ledger.podFails)(name, pod.reason));
    case 'pod-gone': {
      const listed = lookUp(listingsOf(both.before).listing, pod.uid) !== undefined;
      const listless = !listed && (pod.wantedBy ?? []).length === 0;
      return say((listless ? ledger.podGoneUnlisted : ledger.podGone)(name));
    }
    default:
      return [];
  }
}

/** Siblings are nearly always wanted by the same Services. */
function hadSibling(pod: Pod, root: string, both: Both): boolean {
  const { wanted } = listingsOf(both.before);
  const isSibling = (known: Pod) => rootOf(known, both)?.uid === root;
  if ((pod.wantedBy ?? []).some(service => wanted.get(service)?.some(isSibling) === true)) return true;
  for (const known of both.before.pods.values()) if (isSibling(known)) return true;
  return false;
}

export function podsNews(kind: Fact, facts: readonly Statement[], both: Both): readonly Draft[] {
  const [first] = facts;
  const pod = first === undefined ? undefined : podOf(first, both);
  const root = pod === undefined ? undefined : rootOf(pod, both);
  if (root === undefined) return [];
  const subject = nameOfWorkload(root);
  const say = {
    'pod-terminating': ledger.podsDeleted,
    'seat-taken': ledger.podsNew,
    address: ledger.addresses,
    ready: ledger.podsReady,
    'not-ready': ledger.podsNotReady,
    'pod-gone': ledger.podsGone,
  };
  if (!Object.hasOwn(say, kind)) return [];
  return [
    {
      id: `${kind}:${root.uid}`,
      subject,
      parts: say[kind as keyof typeof say](facts.length, namePart(subject)),
    },
  ];
}
