/**
 * One sentence that is true now, from every state. Worst first: what may not be said is said as such; then who has nobody, who has fewer than
 * wanted, who comes and goes; then that all is well. A second sentence may say what else. Law H1: never "all is well" while somebody is silent or
 * something is unknown. Called by the page for its title line and for the accessible summary.
 */
import type { Pod, Service, Topology } from '../topology.ts';
import { byName } from './by-name.ts';
import { keptOut } from './headline-doors.ts';
import { wrong } from './headline-faults.ts';
import { ofSeveral } from './headline-namespaces.ts';
import { emptied, held, nodesAway, nodesClosed } from './headline-nodes.ts';
import { silent } from './headline-silence.ts';
import { states, unseen } from './headline-unseen.ts';
import { well } from './headline-well.ts';
import type { Lens } from './lens.ts';
import { summaryOf } from './levels/summary.ts';
import { en } from './messages/en.ts';
import { names } from './messages/grammar-en.ts';
import { followedService } from './packet/followed-service.ts';
import { type RollCall, rollCalls } from './roll-call.ts';

export interface Headline {
  readonly sentence: string;
  readonly more?: string;
  readonly tone: 'well' | 'busy' | 'bad' | 'unknown';
}

export function headline(topology: Topology, lens: Lens): Headline {
  const key = JSON.stringify(lens);
  const before = said.get(topology);
  if (before?.key === key) return before.headline;
  const found =
    ofSeveral(topology, lens.namespaces, namespaces => ofAll(topology, { ...lens, namespaces })) ??
    ofAll(topology, lens);
  said.set(topology, { key, headline: found });
  return found;
}

/** Title and live region ask for the same sentence. */
const said = new WeakMap<Topology, { readonly key: string; readonly headline: Headline }>();

/** Of namespaces that are known alike. */
function ofAll(topology: Topology, lens: Lens): Headline {
  const where = lens.namespaces.length === 0 ? en.headline.everyNamespace : names(lens.namespaces);
  const blind = unseen(topology, lens, where);
  if (blind !== undefined) return wrong(topology, new Set(lens.namespaces)) ?? blind;
  const known = inView(topology, lens, where);
  const old = (['Service', 'EndpointSlice'] as const).filter(kind =>
    states(topology, lens, kind).includes('stale'),
  );
  const [first, second] = old;
  if (first === undefined) return known;
  const more = second === undefined ? en.more.noNewsOf[first] : en.more.noNews;
  return { sentence: en.headline.lastKnown(known.sentence), more, tone: 'unknown' };
}

function inView(topology: Topology, lens: Lens, where: string): Headline {
  const seen = new Set(lens.namespaces);
  const sorted = sortedServices(topology.services);
  const services = inOrder(sorted, seen);
  const rolls = new Map(rollCalls(topology));
  const known = sorted.flatMap(({ uid }) => rolls.get(uid) ?? []);
  for (const { uid } of sorted) rolls.delete(uid);
  const calls = inOrder([...known, ...rolls.values()], seen);
  const mute = new Set(services.filter(service => service.silence !== undefined).map(service => service.uid));
  const also = short(calls.filter(call => !mute.has(call.service)));
  const summary = summaryOf(topology, seen, calls, mute);
  const mutes = silent(topology, services, calls);
  // A node may be away for long: what else goes on is said beside it, and first what somebody waits for.
  const away = nodesAway(topology, seen);
  const said =
    (mutes?.tone === 'bad' ? withMore(mutes, also) : undefined) ??
    (away && withMore(away, mutes ?? held(topology, seen) ?? also ?? emptied(topology, seen, undefined))) ??
    wrong(topology, seen) ??
    withMore(mutes, also) ??
    also ??
    keptOut(topology, seen) ??
    emptied(topology, seen, comeAndGo(calls)) ??
    packet(topology, lens, services) ??
    unlisted(calls) ??
    strays(topology, seen) ??
    nodesClosed(topology, seen) ??
    well(topology, lens, services, calls, where);
  return summary === undefined ? said : { ...said, more: summary };
}

interface Named {
  readonly name: string;
  readonly namespace: string;
}

const sortings = new WeakMap<Topology['services'], readonly Service[]>();

/** The same list while no Service has changed: what is in order already is quickly put in order. */
function sortedServices(services: Topology['services']): readonly Service[] {
  const all = sortings.get(services) ?? [...services.values()].sort((a, b) => byName(a.name, b.name));
  sortings.set(services, all);
  return all;
}

/** By name; where two namespaces have the same name, each says whose it is. */
function inOrder<Item extends Named>(items: Iterable<Item>, seen: ReadonlySet<string>): readonly Item[] {
  const all = [...items]
    .filter(item => seen.has(item.namespace))
    .sort((a, b) => byName(a.name, b.name) || byName(a.namespace, b.namespace));
  return all.map((item, i) =>
    item.name === all[i - 1]?.name || item.name === all[i + 1]?.name
      ? { ...item, name: `${item.namespace}/${item.name}` }
      : item,
  );
}

/** Where a sentence needs no explanation of its own, the second one says what else does not work. */
function withMore(said: Headline | undefined, also: Headline | undefined): Headline | undefined {
  if (said === undefined || said.more !== undefined || also === undefined) return said;
  return { ...said, more: en.more.also(also.sentence) };
}

function named(calls: readonly { readonly name: string }[]): readonly string[] {
  return calls.map(call => call.name);
}

function short(calls: readonly RollCall[]): Headline | undefined {
  const lacking = calls.filter(call => call.notReady + call.failed > 0);
  const [only] = lacking;
  if (only === undefined) return undefined;
  const words = en.headline;
  if (lacking.length > 1) return { sentence: words.differ(named(lacking)), tone: 'busy' };
  const of = Math.max(only.wanted ?? 0, only.ready + only.notReady + only.failed + only.starting);
  const sentence =
    of > 10 ? words.someMany(only.ready, of, only.name) : words.some(only.ready, of, only.name);
  return { sentence, tone: 'busy' };
}

function comeAndGo(calls: readonly RollCall[]): Headline | undefined {
  const busy = calls.filter(call => call.leaving + call.starting > 0);
  const [only] = busy;
  if (only === undefined) return undefined;
  const words = en.headline;
  if (busy.length > 1) return { sentence: words.comeAndGo(named(busy)), tone: 'busy' };
  const more = en.more.stillReady(only.ready);
  if (only.starting === 0) return { sentence: words.leaving(only.leaving, only.name), more, tone: 'busy' };
  if (only.leaving === 0) return { sentence: words.coming(only.starting, only.name), more, tone: 'busy' };
  return {
    sentence: words.replaced(only.leaving, only.starting, only.name),
    more: only.leaving === 1 && only.starting === 1 ? en.more.losesAndGains : en.more.nameStays,
    tone: 'busy',
  };
}

function unlisted(calls: readonly RollCall[]): Headline | undefined {
  const call = calls.find(known => known.unlisted > 0);
  return call === undefined
    ? undefined
    : { sentence: en.headline.unlisted(call.unlisted, call.name), tone: 'busy' };
}

/** Pods that fail where no Service asks for them. */
function strays(topology: Topology, seen: ReadonlySet<string>): Headline | undefined {
  const failing = (pod: Pod): boolean => pod.state === 'failing' && (pod.wantedBy ?? []).length === 0;
  const list = [...topology.pods.values()].filter(pod => seen.has(pod.namespace) && failing(pod));
  if (list.length === 0) return undefined;
  return { sentence: en.headline.strays(list.map(pod => pod.name).sort(byName)), tone: 'busy' };
}

/** The way that bytes go, where it is drawn: to the Service that the picture follows. */
function packet(topology: Topology, lens: Lens, services: readonly Service[]): Headline | undefined {
  if (lens.packet !== true) return undefined;
  const { uid } = followedService(topology, lens) ?? {};
  const followed = services.find(service => service.uid === uid);
  const more = followed === undefined ? {} : { more: en.more.packet(followed.name) };
  return { sentence: en.headline.packet, ...more, tone: 'well' };
}
