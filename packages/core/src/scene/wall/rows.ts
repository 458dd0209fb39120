/**
 * A row of the wall per Service: name, how many of how many pick up, a lamp per line, and the reason in a few words. Counts are those of the roll call, so the wall
 * says what the stage says. Broken ones first, then those that lack somebody, each in the order of names.
 */
import { isPictured } from '../../freshness.ts';
import type { Endpoint, Service, Topology } from '../../topology.ts';
import { byName } from '../by-name.ts';
import { faultsByService, type ServiceFault } from '../faults/by-service.ts';
import { lampOfLine } from '../lamp.ts';
import { wallWords as words } from '../messages/wall-en.ts';
import { freshnessOf } from '../observed.ts';
import { type RollCall, rollCalls } from '../roll-call.ts';
import { byTone, fitLamps } from './room.ts';
import type { WallLamp, WallRow, WallTone } from './row.ts';

export function wallRows(
  topology: Topology,
  namespaces: readonly string[],
  room: number,
): readonly WallRow[] {
  const seen = new Set(namespaces);
  const calls = rollCalls(topology);
  const faults = faultsByService(topology);
  const lines = new Map<string, Endpoint[]>();
  for (const line of topology.endpoints.values()) {
    const there = lines.get(line.service);
    if (there === undefined) lines.set(line.service, [line]);
    else there.push(line);
  }
  return [...topology.services.values()]
    .filter(service => seen.has(service.namespace))
    .sort((a, b) => byName(a.name, b.name) || byName(a.namespace, b.namespace))
    .map(service => {
      const row = rowOf(service, calls.get(service.uid), lines.get(service.uid) ?? [], topology, room);
      return service.silence === undefined ? withFault(row, faults.get(service.uid)) : row;
    })
    .sort(byTone);
}

/** Who gets through to nobody is as bad as who has nobody. */
function withFault(row: WallRow, fault: ServiceFault | undefined): WallRow {
  if (fault === undefined) return row;
  const bad = fault.severity === 'error';
  const own = fault.vague ? row.word : `${fault.word}, ${row.word}`;
  const word = row.word === '' || bad ? fault.word : own;
  return { ...row, tone: bad ? 'bad' : row.tone === 'well' ? 'busy' : row.tone, warns: true, word };
}

function rowOf(
  service: Service,
  call: RollCall | undefined,
  lines: readonly Endpoint[],
  topology: Topology,
  room: number,
): WallRow {
  const { uid: key, name, namespace } = service;
  const bare = { key, name, namespace, lamps: [], more: 0, warns: false };
  if (service.type === 'ExternalName')
    return { ...bare, tone: 'well', word: words.alias(service.externalName ?? '') };
  const list = freshnessOf(topology, 'EndpointSlice', namespace);
  if (call === undefined || (list !== undefined && !isPictured(list)))
    return {
      ...bare,
      tone: 'unknown',
      word: list?.state === 'denied' ? words.listDenied : words.listUnknown,
    };
  // A list that holds nobody may have meant some who are there.
  const of = call.wanted ?? (call.lines > 0 ? call.lines : (service.nearMiss?.pods ?? 0));
  const lamps = lampsOf(lines, call, of, topology);
  const tone = toneOf(service, call);
  return {
    ...bare,
    tone,
    warns: tone === 'bad' || call.notReady + call.failed + call.unlisted > 0,
    ready: call.ready,
    of,
    ...fitLamps(lamps, room),
    word: tone === 'bad' ? silenceWord(service) : wordOf(service, call),
  };
}

/** One per voice, in the order of names, then what is wanted and not there. */
function lampsOf(
  lines: readonly Endpoint[],
  call: RollCall,
  of: number,
  topology: Topology,
): readonly WallLamp[] {
  const family = call.families.find(known => lines.some(line => line.family === known));
  const there = lines
    .filter(line => line.family === family)
    .sort((a, b) => byName(a.podName ?? a.address, b.podName ?? b.address))
    .map(line => lampOfLine(line, line.pod === undefined ? undefined : topology.pods.get(line.pod)));
  const taken = there.filter(lamp => lamp !== 'terminating').length;
  // A list that names nobody shows its own absence, also where nobody knows how many it should name.
  const missing = Math.max(of - taken, there.length === 0 ? 1 : 0);
  return [...there, ...Array.from({ length: missing }, () => 'empty' as const)];
}

function toneOf(service: Service, call: RollCall): WallTone {
  const coming = call.starting > 0 && call.failed + call.notReady === 0;
  if (service.silence !== undefined && !coming) return 'bad';
  return call.notReady + call.failed + call.unlisted + call.starting + call.draining > 0 ? 'busy' : 'well';
}

function silenceWord(service: Service): string {
  const why = service.silence?.why;
  if (why === undefined) return '';
  return words.silence[why === 'selector-matches-nothing' && service.staffing?.desired === 0 ? 'zero' : why];
}

/** The gravest two of what differs. */
function wordOf(service: Service, call: RollCall): string {
  const said = [
    call.failed > 0 ? words.failed(call.failed) : '',
    call.notReady > 0 ? words.notReady(call.notReady) : '',
    call.unlisted > 0 ? words.unlisted(call.unlisted) : '',
    call.starting > 0 ? words.starting(call.starting) : '',
    call.draining > 0 ? words.draining(call.draining) : '',
  ].filter(word => word !== '');
  if (said.length === 0) return service.selector === undefined && call.byHand > 0 ? words.byHand : '';
  return said.slice(0, 2).join(', ');
}
