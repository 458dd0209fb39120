/**
 * One sentence that is true now, from every state. Worst first: what may not be said is said as such; then who has nobody, who has fewer than
 * wanted, who comes and goes; then that all is well. A second sentence may say what else. Law H1: never "all is well" while somebody is silent or
 * something is unknown. Called by the page for its title line and for the accessible summary.
 */
import { type FreshnessState, isNotInFiles } from '../freshness.ts';
import type { Kind } from '../kubernetes/kind.ts';
import type { Pod, Service, Topology } from '../topology.ts';
import { byName } from './by-name.ts';
import { keptOut } from './headline-doors.ts';
import { wrong } from './headline-faults.ts';
import { ofSeveral } from './headline-namespaces.ts';
import { emptied, nodesAway, nodesClosed } from './headline-nodes.ts';
import { silent } from './headline-silence.ts';
import type { Lens } from './lens.ts';
import { summaryOf } from './levels/summary.ts';
import { en } from './messages/en.ts';
import { names } from './messages/grammar-en.ts';
import { freshnessOf } from './observed.ts';
import { followedService } from './packet/followed-service.ts';
import { type RollCall, rollCalls } from './roll-call.ts';
import { resolve } from './select.ts';
import { watchedOneByOne } from './watched.ts';

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

function states(topology: Topology, lens: Lens, kind: Kind): readonly (FreshnessState | undefined)[] {
  return asked(lens).map(namespace => freshnessOf(topology, kind, namespace)?.state);
}

/** All of them, while it is not known which there are. */
const asked = ({ namespaces }: Lens): readonly string[] => (namespaces.length === 0 ? [''] : namespaces);

/** Services and lists are what the sentence is about: without them nothing can be said. */
function unseen(topology: Topology, lens: Lens, where: string): Headline | undefined {
  const words = en.headline;
  const rules = [
    ['Service', 'The Services'],
    ['EndpointSlice', 'The lists'],
  ] as const;
  for (const [kind, what] of rules) {
    const found = states(topology, lens, kind);
    const scopes = watchedOneByOne(topology, kind);
    if (scopes.length > 0 && found.every(state => state === undefined))
      return { sentence: words.notWatched(where), more: en.more.watchedOnly(scopes), tone: 'unknown' };
    if (asked(lens).every(ns => isNotInFiles(freshnessOf(topology, kind, ns))))
      return { sentence: words.notInFile(what, where), more: en.more.inFile, tone: 'unknown' };
    if (found.every(state => state === 'denied'))
      return { sentence: words.denied(what, where), more: en.more.rights, tone: 'unknown' };
    if (found.some(state => state === 'failed' || state === 'absent' || state === 'rate-limited'))
      return { sentence: words.failed(what, where), more: en.more.wait, tone: 'unknown' };
    if (found.some(state => state === 'loading' || state === undefined)) {
      const loaded = asked(lens).reduce((n, ns) => n + (freshnessOf(topology, kind, ns)?.loaded ?? 0), 0);
      return {
        sentence: words.loading(where),
        tone: 'unknown',
        ...(loaded === 0 ? {} : { more: en.more.count(loaded) }),
      };
    }
  }
  return undefined;
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
  // A node may be away for long: what else goes on is said beside it.
  const away = nodesAway(topology, seen);
  const said =
    (mutes?.tone === 'bad' ? withMore(mutes, also) : undefined) ??
    (away && withMore(away, mutes ?? also ?? emptied(topology, seen, undefined))) ??
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

function well(
  topology: Topology,
  lens: Lens,
  services: readonly Service[],
  calls: readonly RollCall[],
  where: string,
): Headline {
  const words = en.headline;
  const podStates = states(topology, lens, 'Pod');
  const podsDenied = podStates.includes('denied');
  const podsUnread = podStates.some(state => state !== 'live' && state !== 'polled' && state !== 'stale');
  if (calls.length === 0) {
    const [only] = lens.namespaces;
    const all = topology.freshness.get('Namespace')?.state;
    const missing =
      lens.namespaces.length === 1 &&
      all === 'live' &&
      ![...topology.namespaces.values()].some(ns => ns.name === only);
    if (missing) return { sentence: words.noNamespace(where), tone: 'unknown' };
    const pods = [...topology.pods.values()].filter(pod => lens.namespaces.includes(pod.namespace));
    const finished = pods.length > 0 && pods.every(pod => pod.state === 'finished');
    if (finished && !podsUnread)
      return { sentence: words.noService(where), more: en.more.onlyFinished(pods.length), tone: 'well' };
    if (pods.length > 0 || podsUnread)
      return { sentence: words.noService(where), more: en.more.dialIP, tone: 'well' };
    return { sentence: words.empty(where), more: en.more.nothingThere, tone: 'well' };
  }
  const selected = lens.selection === undefined ? undefined : resolve(topology, lens.selection);
  const chosen = services.find(({ uid }) => selected?.map === 'services' && uid === selected.key);
  if (chosen?.externalName !== undefined)
    return { sentence: words.aliasSelected(chosen.name, chosen.externalName), tone: 'well' };
  const aliases = services.filter(service => service.externalName !== undefined);
  const [alias] = aliases;
  if (alias?.externalName !== undefined && aliases.length === calls.length)
    return {
      sentence:
        aliases.length === 1
          ? words.aliasSelected(alias.name, alias.externalName)
          : words.onlyAliases(aliases.length),
      more: en.more.dnsOnly(aliases.length),
      tone: 'well',
    };
  const call = calls.find(known => known.service === chosen?.uid);
  if (chosen !== undefined && call !== undefined && call.ready > 0)
    return { sentence: words.wellSelected(chosen.name, call.ready), tone: 'well' };
  if (podsUnread)
    return {
      sentence: words.wellListed,
      more: podsDenied ? en.more.podsUnseen : en.more.podsUnread,
      tone: 'well',
    };
  const lines = calls.reduce((sum, known) => sum + known.ready, 0);
  const byHand = calls.reduce((sum, known) => sum + known.byHand, 0);
  return {
    sentence: words.well,
    more: en.more.total(calls.length, lines, byHand, lens.namespaces.length),
    tone: 'well',
  };
}
