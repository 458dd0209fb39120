/**
 * That all is well, as far as it is known: of the Service that is looked at, else of all of them, or that there is nothing to call. Called by `headline`, when nothing else
 * is to be said.
 */
import type { Service, Topology } from '../topology.ts';
import type { Headline } from './headline.ts';
import { states } from './headline-unseen.ts';
import type { Lens } from './lens.ts';
import { en } from './messages/en.ts';
import { isMissing } from './missing.ts';
import type { RollCall } from './roll-call.ts';
import { resolve } from './select.ts';

const words = en.headline;

export function well(
  topology: Topology,
  lens: Lens,
  services: readonly Service[],
  calls: readonly RollCall[],
  where: string,
): Headline {
  const podStates = states(topology, lens, 'Pod');
  const podsUnread = podStates.some(state => state !== 'live' && state !== 'polled' && state !== 'stale');
  if (calls.length === 0) return nothingToCall(topology, lens, where, podsUnread);
  const selected = lens.selection === undefined ? undefined : resolve(topology, lens.selection);
  const chosen = services.find(({ uid }) => selected?.map === 'services' && uid === selected.key);
  const said = aliasChosen(chosen) ?? onlyAliases(services, calls) ?? calledChosen(chosen, calls);
  if (said !== undefined) return said;
  if (podsUnread) {
    const more = podStates.includes('denied') ? en.more.podsUnseen : en.more.podsUnread;
    return { sentence: words.wellListed, more, tone: 'well' };
  }
  const sum = (field: 'ready' | 'byHand') => calls.reduce((n, call) => n + call[field], 0);
  const more = en.more.total(calls.length, sum('ready'), sum('byHand'), lens.namespaces.length);
  return { sentence: words.well, more, tone: 'well' };
}

function nothingToCall(topology: Topology, lens: Lens, where: string, podsUnread: boolean): Headline {
  if (isMissing(topology, lens.namespaces)) return { sentence: words.noNamespace(where), tone: 'unknown' };
  const pods = [...topology.pods.values()].filter(pod => lens.namespaces.includes(pod.namespace));
  const finished = pods.length > 0 && pods.every(pod => pod.state === 'finished');
  if (finished && !podsUnread)
    return { sentence: words.noService(where), more: en.more.onlyFinished(pods.length), tone: 'well' };
  if (pods.length > 0 || podsUnread)
    return { sentence: words.noService(where), more: en.more.dialIP, tone: 'well' };
  return { sentence: words.empty(where), more: en.more.nothingThere, tone: 'well' };
}

function aliasChosen(chosen: Service | undefined): Headline | undefined {
  if (chosen?.externalName === undefined) return undefined;
  return { sentence: words.aliasSelected(chosen.name, chosen.externalName), tone: 'well' };
}

function onlyAliases(services: readonly Service[], calls: readonly RollCall[]): Headline | undefined {
  const aliases = services.filter(service => service.externalName !== undefined);
  const [alias] = aliases;
  if (alias?.externalName === undefined || aliases.length !== calls.length) return undefined;
  const sentence =
    aliases.length === 1
      ? words.aliasSelected(alias.name, alias.externalName)
      : words.onlyAliases(aliases.length);
  return { sentence, more: en.more.dnsOnly(aliases.length), tone: 'well' };
}

function calledChosen(chosen: Service | undefined, calls: readonly RollCall[]): Headline | undefined {
  const call = chosen && calls.find(({ service }) => service === chosen.uid);
  if (call === undefined || chosen === undefined || call.ready === 0) return undefined;
  return { sentence: words.wellSelected(chosen.name, call.ready), tone: 'well' };
}
