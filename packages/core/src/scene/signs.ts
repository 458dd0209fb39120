/**
 * The signs of the picture, and where each stands: lamps, and kinds of lines. The legend lists those that are there now and counts the lamps; each is a filter, whose
 * path is everything that carries the sign and the way to it. Pure; read by the page's footer, the URL and the stage. Keeps H3.
 */
import type { Endpoint, Service, Topology } from '../topology.ts';
import { type Lamp, lampOfLine, lampOfPod } from './lamp.ts';
import type { Detail, Lens } from './lens.ts';
import { listingsOf } from './listings.ts';
import { present, presentFromAfar } from './present.ts';
import { hasPath, type Path, pathOf, within } from './select.ts';

/** Kinds of lines: what takes calls, what holds one address at both ends, what is only asked for, what leads nowhere, and where policies let nobody in. */
export type LineSign = 'strand' | 'match' | 'lookup' | 'broken' | 'wall';
export type Sign = Lamp | LineSign;

/** In the order of the legend. */
export const signs = [
  'ready',
  'starting',
  'not-ready',
  'terminating',
  'failed',
  'external',
  'finished',
  'unknown',
  'strand',
  'match',
  'lookup',
  'broken',
  'wall',
] as const satisfies readonly Sign[];

const lineSigns: ReadonlySet<Sign> = new Set<LineSign>(['strand', 'match', 'lookup', 'broken', 'wall']);

export function isSign(text: string): text is Sign {
  return signs.some(sign => sign === text);
}

export interface LegendEntry {
  readonly sign: Sign;
  /** How many; lines are not counted, their ends are. */
  readonly count?: number;
}

/** What is on the picture now. From afar a lamp is a pod, as in the heads of the columns and in the headline. */
export function legend(topology: Topology, level: Detail = 'rows'): readonly LegendEntry[] {
  const lamps = level === 'rows' ? present(topology) : presentFromAfar(topology);
  return signs.flatMap((sign): readonly LegendEntry[] => {
    if (lineSigns.has(sign)) return isPresent(topology, sign as LineSign) ? [{ sign }] : [];
    const count = lamps.get(sign as Lamp);
    return count === undefined ? [] : [{ sign, count }];
  });
}

function isPresent(topology: Topology, sign: LineSign): boolean {
  // These two are said of Services: no line has to be asked.
  if (sign === 'strand' || sign === 'match' || (sign === 'wall' && topology.policies.size > 0))
    for (const faces of listingsOf(topology).faces.values())
      if (faces.some(({ line }) => lineCarries(topology, line, sign))) return true;
  for (const service of topology.services.values()) if (serviceCarries(service, sign)) return true;
  return false;
}

/** What carries one of these signs, and the way to it; undefined where nothing is to be dimmed. */
export function pathOfSigns(topology: Topology, show: readonly Sign[]): Path | undefined {
  if (show.length === 0) return undefined;
  const endpoints = new Set<string>();
  const pods = new Set<string>();
  const services = new Set<string>();
  const nodes = new Set<string>();
  const doors = new Set<string>();
  for (const line of topology.endpoints.values()) {
    if (!show.some(sign => lineCarries(topology, line, sign))) continue;
    endpoints.add(line.id);
    services.add(line.service);
    if (line.pod !== undefined) pods.add(line.pod);
    if (line.node !== undefined) nodes.add(line.node);
  }
  for (const pod of topology.pods.values()) if (show.includes(lampOfPod(pod))) pods.add(pod.uid);
  for (const service of topology.services.values())
    if (show.some(sign => serviceCarries(service, sign))) services.add(service.uid);
  // A pod brings its node, and the Services that ask for it.
  for (const uid of pods) {
    const pod = topology.pods.get(uid);
    if (pod?.node !== undefined) nodes.add(pod.node);
    for (const service of pod?.wantedBy ?? []) services.add(service);
  }
  for (const door of topology.doors.values())
    if (door.paths.some(({ serviceUid }) => serviceUid !== undefined && services.has(serviceUid)))
      doors.add(door.uid);
  return { doors, services, endpoints, pods, nodes };
}

function lineCarries(topology: Topology, line: Endpoint, sign: Sign): boolean {
  const pod = line.pod === undefined ? undefined : topology.pods.get(line.pod);
  const lamp = lampOfLine(line, pod);
  switch (sign) {
    case 'strand':
      return (lamp === 'ready' || lamp === 'external') && !isAsked(topology.services.get(line.service));
    case 'match':
      return pod !== undefined;
    case 'lookup':
      return isAsked(topology.services.get(line.service));
    case 'broken':
      return false;
    case 'wall':
      return line.wall === 'nobody';
    default:
      return lamp === sign || (pod !== undefined && lampOfPod(pod) === sign);
  }
}

function serviceCarries(service: Service, sign: Sign): boolean {
  if (sign === 'lookup') return isAsked(service);
  return sign === 'broken' && service.silence !== undefined;
}

/** Has no number that calls go to: DNS is asked, and answers with addresses or another name. */
function isAsked(service: Service | undefined): boolean {
  return service !== undefined && (service.headless === true || service.externalName !== undefined);
}

/** Whether anything is dimmed: not by an object that is not there, which has no path. */
export function isNarrowed(
  topology: Topology,
  { selection, focus, show = [] }: Pick<Lens, 'selection' | 'focus' | 'show'>,
): boolean {
  return show.length > 0 || hasPath(topology, focus) || hasPath(topology, selection);
}

/** Whether one looks for signs that nothing on the picture carries. */
export function findsNobody(topology: Topology, show: readonly Sign[]): boolean {
  const path = pathOfSigns(topology, show);
  return path !== undefined && Object.values(path).every(keys => keys.size === 0);
}

/** The legend with all signs that are looked for, also where nobody carries them: so one can let go of them. */
export function legendWith(topology: Topology, level: Detail, show: readonly Sign[]): readonly LegendEntry[] {
  const entries = new Map(legend(topology, level).map(entry => [entry.sign, entry]));
  const sought = (sign: Sign): LegendEntry => (findsNobody(topology, [sign]) ? { sign, count: 0 } : { sign });
  return signs.flatMap(sign => entries.get(sign) ?? (show.includes(sign) ? [sought(sign)] : []));
}

/** What is lit in this lens: the path of the focus, else of the selection, of that what carries the signs, and of that what was found. Undefined: everything. */
export function litPath(
  topology: Topology,
  {
    selection,
    focus,
    show,
    found,
  }: Pick<Lens, 'selection' | 'focus' | 'show'> & { readonly found?: Path | undefined },
): Path | undefined {
  const looked = pathOf(topology, focus) ?? pathOf(topology, selection);
  return within(within(looked, pathOfSigns(topology, show ?? [])), found);
}
