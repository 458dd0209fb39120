/**
 * A patch as sentences for the ledger: facts, in causal order, many alike as one. Says nothing about what is only seen for the first time: a kind must have been
 * observed before, so that its news are news. Called by the store per frame; the ledger keeps what it returns. Laws C6 and C7.
 */
import type { Patch } from '../patch.ts';
import type { Pod, Topology } from '../topology.ts';
import type { Fact } from './cue.ts';
import { type Draft, podOf } from './describe/draft.ts';
import { type Both, namePart, rootOf, serviceName } from './describe/labels.ts';
import { groupAlike, many } from './describe/many.ts';
import { finished, nodeNews, serviceNews, silences, workloadNews } from './describe/rest.ts';
import { lineNews, linesNews, podNews, podsNews } from './describe/rows.ts';
import { stayed } from './describe/stayed.ts';
import { stepsOf } from './describe/steps-of.ts';
import { hasOf, wasSeen } from './describe/was-seen.ts';
import { causalOrder, factsOf, type Statement } from './facts.ts';
import { ledger } from './messages/ledger-en.ts';
import type { RoomMade } from './placement.ts';
import type { Part, Sentence } from './sentence.ts';

export function describe(before: Topology, patch: Patch, after: Topology, at: number): readonly Sentence[] {
  const both = { before, after };
  const same = stayed(patch, both);
  const facts = factsOf(before, patch, after).filter(
    fact => !(fact.endpoint !== undefined && same.has(fact.endpoint)) && isNews(fact, both),
  );
  const replaced = replacedLists(facts);
  const drafts = [
    ...workloadNews(patch, both),
    ...causalOrder.flatMap(kind => kindNews(kind, facts, replaced, both)),
    ...silences(patch, both),
    ...finished(patch, both),
  ];
  const ids = new Map(drafts.map(draft => [draft.id, `${at}|${draft.id}`]));
  const steps = stepsOf(facts, both);
  return drafts.map(({ id, subject, parts, because, begins }): Sentence => {
    const cause = because === undefined ? undefined : ids.get(because);
    const of = steps.get(id) ?? [];
    return {
      id: `${at}|${id}`,
      at,
      parts,
      subject,
      ...(cause === undefined ? {} : { cause }),
      ...(of.length === 0 ? {} : { of }),
      ...(begins === undefined ? {} : { begins }),
    };
  });
}

/** What the page moved to make room, as the placement after the patch says. */
export function describeRoom(room: readonly RoomMade[], topology: Topology, at: number): readonly Sentence[] {
  const both = { before: topology, after: topology };
  return room.map((made): Sentence => {
    if (made.type === 'stands') {
      const subject = { kind: 'Node', namespace: '', name: made.node ?? '' };
      const parts = ledger.roomMade(made.node === undefined ? { text: ledger.noNode } : namePart(subject));
      return { id: `${at}|room-made:${made.bracket}`, at, subject, parts };
    }
    const key = made.type === 'lane' ? made.node : made.block;
    const id = `${at}|room-made:${key}`;
    if (made.type === 'lane') {
      const subject = { kind: 'Node', namespace: '', name: made.node };
      return { id, at, subject, parts: ledger.roomMade(namePart(subject)) };
    }
    const inNoList = made.block.startsWith('in-no-list|');
    const service = made.block.slice(0, made.block.lastIndexOf('|'));
    const subject = inNoList
      ? { kind: 'Namespace', namespace: '', name: made.block.slice('in-no-list|'.length) }
      : serviceName(service, both);
    const what: Part = inNoList ? { text: 'pods in no list' } : namePart(subject);
    const parts = made.type === 'seats' ? ledger.seatsMade(what, made.rows) : ledger.roomMade(what);
    return { id, at, subject, parts };
  });
}

function isNews(fact: Statement, { before, after }: Both): boolean {
  const { nodes, endpoints, pods, services } = before;
  if (fact.node !== undefined) return wasSeen(before, 'Node', '', nodes.size > 0, () => nodes.size > 0);
  if (fact.endpoint !== undefined) {
    const ns = (after.endpoints.get(fact.endpoint) ?? endpoints.get(fact.endpoint))?.namespace ?? '';
    return wasSeen(before, 'EndpointSlice', ns, services.size > 0, () => hasOf(endpoints, ns));
  }
  if (fact.pod !== undefined) {
    const ns = (after.pods.get(fact.pod) ?? pods.get(fact.pod))?.namespace ?? '';
    return wasSeen(before, 'Pod', ns, pods.size > 0 || services.size > 0, () => hasOf(pods, ns));
  }
  const ns = (after.services.get(fact.service ?? '') ?? services.get(fact.service ?? ''))?.namespace ?? '';
  return wasSeen(before, 'Service', ns, services.size > 0, () => hasOf(services, ns));
}

/** Services of which as many lines went as came, at least three: that is one sentence, not six. */
function replacedLists(facts: readonly Statement[]): ReadonlySet<string> {
  const count = (kinds: readonly Fact[], service: string): number =>
    facts.filter(fact => fact.service === service && kinds.includes(fact.fact)).length;
  const services = new Set(facts.flatMap(fact => (fact.endpoint === undefined ? [] : (fact.service ?? []))));
  return new Set(
    [...services].filter(service => {
      const came = count(['listed'], service);
      return (
        came >= many && (came === count(['line-gone'], service) || came === count(['line-struck'], service))
      );
    }),
  );
}

function kindNews(
  kind: Fact,
  facts: readonly Statement[],
  replaced: ReadonlySet<string>,
  both: Both,
): readonly Draft[] {
  const told = facts.filter(fact => fact.fact === kind && !saidElsewhere(fact));
  const lines = told.filter(fact => fact.endpoint !== undefined);
  const whole = lines.filter(fact => replaced.has(fact.service ?? ''));
  const news: Draft[] = [];
  if (kind === 'listed')
    for (const service of replaced) {
      const n = whole.filter(fact => fact.service === service).length;
      const subject = serviceName(service, both);
      news.push({ id: `replaced:${service}`, subject, parts: ledger.linesReplaced(n, namePart(subject)) });
    }
  for (const group of groupAlike(
    lines.filter(fact => !whole.includes(fact)),
    fact => fact.service,
  ))
    news.push(
      ...(group.of === undefined
        ? group.facts.flatMap(fact => lineNews(fact, both))
        : linesNews(kind, group.of, group.facts.length, both)),
    );
  const pods = told.filter(fact => fact.endpoint === undefined && fact.pod !== undefined);
  for (const group of groupAlike(
    pods,
    fact => podOf(fact, both) && rootOf(podOf(fact, both) as Pod, both)?.uid,
  ))
    news.push(
      ...(group.of === undefined
        ? group.facts.flatMap(fact => podNews(fact, both))
        : podsNews(kind, group.facts, both)),
    );
  for (const fact of told) {
    if (fact.pod !== undefined || fact.endpoint !== undefined) continue;
    news.push(...(fact.node === undefined ? serviceNews(fact, both) : nodeNews(fact, both)));
  }
  return news;
}

/** Readiness and address that come with their line or pod are part of its sentence. */
function saidElsewhere(fact: Statement): boolean {
  if (fact.fact === 'ready') return fact.because !== undefined;
  return fact.fact === 'address' && fact.because !== undefined;
}
