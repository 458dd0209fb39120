/**
 * News of Services, nodes and workloads, and of pods that have finished. Called by `describe`.
 */
import type { Patch } from '../../patch.ts';
import type { Service, Topology } from '../../topology.ts';
import type { Statement } from '../facts.ts';
import { ledger } from '../messages/ledger-en.ts';
import { nameOfNode, nameOfPod, nameOfService } from '../object-name.ts';
import type { Part } from '../sentence.ts';
import { selectorText, silenceSentence } from '../words.ts';
import { type Draft, draft } from './draft.ts';
import { type Both, nameOfWorkload, namePart, podPart } from './labels.ts';

export function serviceNews(fact: Statement, { before, after }: Both): readonly Draft[] {
  const service = after.services.get(fact.service ?? '') ?? before.services.get(fact.service ?? '');
  if (service === undefined) return [];
  const subject = nameOfService(service);
  const name = namePart(subject);
  if (fact.fact === 'service-added') return draft(fact, subject, ledger.serviceNew(name));
  if (fact.fact === 'service-gone') return draft(fact, subject, ledger.serviceGone(name));
  const { externalName, selector: wanted } = service;
  if (wanted === undefined && externalName !== undefined)
    return draft(fact, subject, ledger.alias(name, { text: externalName, style: 'mono' }));
  const selector = (of: Service | undefined): Part | undefined =>
    of?.selector === undefined ? undefined : { text: selectorText(of), style: 'mono' };
  return draft(
    fact,
    subject,
    ledger.selector(name, selector(service), selector(before.services.get(service.uid))),
  );
}

export function nodeNews(fact: Statement, { before, after }: Both): readonly Draft[] {
  const find = (topology: Topology) => [...topology.nodes.values()].find(node => node.name === fact.node);
  const [was, is] = [find(before), find(after)];
  const node = is ?? was;
  if (node === undefined) return [];
  const subject = nameOfNode(node);
  const name = namePart(subject);
  const say = (parts: readonly Part[]): readonly Draft[] => draft(fact, subject, parts);
  if (fact.fact === 'node-cordoned')
    return say(ledger.cordoned(name)).map(cordon => ({ ...cordon, begins: true }));
  if (is === undefined) return say(ledger.nodeGone(name));
  if (was === undefined) return say(ledger.nodeNew(name));
  if (was.state === is.state) return say(ledger.uncordoned(name));
  if (is.state === 'ready') return say(ledger.nodeReady(name));
  return say((is.state === 'unknown' ? ledger.nodeSilent : ledger.nodeNotReady)(name));
}

/** Scaling and rolling out, where the numbers of a workload say so. ReplicaSets of a Deployment only do what it says. */
export function workloadNews(patch: Patch, { before }: Both): readonly Draft[] {
  return (patch.workloads?.put ?? []).flatMap((workload): readonly Draft[] => {
    const was = before.workloads.get(workload.uid);
    if (was === undefined || (workload.kind === 'ReplicaSet' && workload.owner !== undefined)) return [];
    const subject = nameOfWorkload(workload);
    const name = namePart(subject);
    const news: Draft[] = [];
    if (was.desired !== workload.desired && workload.kind !== 'Job' && workload.kind !== 'DaemonSet')
      news.push({
        id: `scaled:${workload.uid}`,
        subject,
        parts: ledger.scaled(name, was.desired, workload.desired),
        begins: true,
      });
    if (workload.revision !== undefined && was.revision !== undefined && was.revision !== workload.revision)
      news.push({
        id: `rolled-out:${workload.uid}`,
        subject,
        parts: ledger.rolledOut(name, workload.revision),
        begins: true,
      });
    return news;
  });
}

export function silences(patch: Patch, { before }: Both): readonly Draft[] {
  return (patch.services?.put ?? []).flatMap((service): readonly Draft[] => {
    const was = before.services.get(service.uid);
    if (was === undefined || (was.silence === undefined) === (service.silence === undefined)) return [];
    const subject = nameOfService(service);
    const name = namePart(subject);
    const parts =
      service.silence === undefined ? ledger.audible(name) : ledger.silent(name, silenceSentence(service));
    return [{ id: `silence:${service.uid}`, subject, parts }];
  });
}

export function finished(patch: Patch, both: Both): readonly Draft[] {
  return (patch.pods?.put ?? []).flatMap((pod): readonly Draft[] => {
    const was = both.before.pods.get(pod.uid);
    if (was === undefined || was.state === 'finished' || pod.state !== 'finished') return [];
    return [
      { id: `finished:${pod.uid}`, subject: nameOfPod(pod), parts: ledger.podFinished(podPart(pod, both)) },
    ];
  });
}
