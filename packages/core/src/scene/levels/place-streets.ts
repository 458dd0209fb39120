/**
 * topology → Streets. Sticky like `place`: with the same layout key rows, streets and lamps keep their places; a new Service takes a free row of its namespace or makes
 * room by one, a new node comes last. Called by `pictureOf`. Laws S2, S4, S5, S7.
 */
import type { Endpoint, Topology } from '../../topology.ts';
import { lampOfLine, lampOfPod } from '../lamp.ts';
import type { Lens, StageSize } from '../lens.ts';
import { wantedLanes } from '../place/lanes.ts';
import { opposite } from '../place/opposite.ts';
import { planBlocks } from '../place/order.ts';
import type { Tenant } from '../place/plan.ts';
import type { RoomMade } from '../placement.ts';
import type { Street, StreetRow, Streets } from '../streets.ts';
import type { Bank } from './bank.ts';
import { rankOf } from './order.ts';
import { keepSeats, type Seats } from './seating.ts';
import { listBank, stopBank } from './street-banks.ts';
import { narrowestStreet, streetColumns } from './street-columns.ts';

/** Widest first; the narrowest where nothing fits. */
const pitches = [31, 29, 27, 25];
const headingHeight = 44;
/** The column of pods that have no node yet. */
const waiting = 46;

export function placeStreets(
  topology: Topology,
  lens: Lens,
  size: StageSize,
  before: Streets | undefined,
): Omit<Streets, 'layoutKey' | 'view'> {
  const plans = planBlocks(topology, lens.namespaces);
  const tenants = opposite(topology, plans, undefined);
  const columns = before?.columns ?? streetColumns(size.width);
  const across = placeStreetsAcross(topology, lens, columns, before);
  const frame = before?.frame ?? frameOf(size.height);
  const pitch = before?.pitch ?? pitchFor(plans, lens.namespaces.length, size.height - frame.top);

  const ofService = new Map<string, Tenant[]>();
  const strays: Tenant[] = [];
  for (const plan of plans)
    for (const tenant of tenants.get(plan.key) ?? []) {
      if (!belongs(tenant, plan.service, topology)) {
        strays.push(tenant);
        continue;
      }
      const there = ofService.get(plan.service);
      if (there === undefined) ofService.set(plan.service, [tenant]);
      else there.push(tenant);
    }
  const names = new Map(plans.map(plan => [plan.service, plan]));
  const down = placeRows(plans, lens.namespaces, frame.top, pitch, before);

  const banks = new Map<string, Bank>();
  const keep = (bank: Bank): string => {
    const known = before?.banks.get(bank.key);
    banks.set(bank.key, known !== undefined && sameBank(known, bank) ? known : bank);
    return bank.key;
  };
  const rows = down.rows.map(({ key, y }): StreetRow => {
    const plan = names.get(key);
    const here = ofService.get(key) ?? [];
    const listed = listedIn(here, topology);
    const list = keep(listBank(key, listed, y, columns, before?.banks.get(`list|${key}`)));
    const stops = across.streets.flatMap(street => {
      const pods = podsOn(here, street.node, topology);
      const bankKey = `stop|${key}|${street.node}`;
      const known = before?.banks.get(bankKey);
      return pods.length === 0 && known === undefined
        ? []
        : [keep(stopBank(bankKey, pods, street, y, known, key))];
    });
    return { key, name: plan?.name ?? key, namespace: plan?.namespace ?? '', y, list, stops };
  });
  const noList = down.end + Math.round(pitch * 0.3);
  for (const street of across.streets) {
    const pods = podsOn(strays, street.node, topology);
    const bankKey = `stop||${street.node}`;
    const known = before?.banks.get(bankKey);
    if (pods.length > 0 || known !== undefined)
      keep(stopBank(bankKey, pods, street, noList, known, undefined));
  }
  const bottom = noList + foot;
  return {
    level: 'streets',
    namespaces: lens.namespaces,
    columns,
    frame,
    pitch,
    width: Math.max(size.width, across.end + 16),
    height: Math.max(size.height, bottom + 4),
    rows,
    headings: down.headings,
    streets: across.streets,
    slots: down.slots,
    noList,
    bottom,
    banks,
    room: [...down.room, ...across.room],
  };
}

/** From the pods in no list to where streets end: the names of zones stand there. */
const foot = 36;

function pitchFor(plans: ReturnType<typeof planBlocks>, namespaces: number, room: number): number {
  const rows = plans.filter(plan => plan.type !== 'in-no-list' && plan.named).length;
  const heads = namespaces > 1 ? namespaces * headingHeight : 0;
  const fits = (pitch: number) => (rows + 0.3) * pitch + heads + foot + 4 <= room;
  return pitches.find(fits) ?? pitches.at(-1) ?? 25;
}

/** Column heads, brackets of the streets, first row. */
function frameOf(height: number): Streets['frame'] {
  const share = Math.min(1, Math.max(0, (height - 574) / (910 - 574)));
  return { heads: 0, streetHead: Math.round(26 + 8 * share), top: Math.round(72 + 8 * share) };
}

function placeStreetsAcross(
  topology: Topology,
  lens: Lens,
  columns: Streets['columns'],
  before: Streets | undefined,
): { readonly streets: readonly Street[]; readonly end: number; readonly room: readonly RoomMade[] } {
  const wanted = wantedLanes(topology, new Set(lens.namespaces), Number.POSITIVE_INFINITY);
  const known = new Map(wanted.map(lane => [lane.node, lane]));
  const past = before?.streets.filter(street => street.node !== '');
  const nodes = keepSeats(
    past?.map(({ node }) => (known.has(node) ? node : undefined)),
    wanted.map(({ node }) => node),
  );
  const room = columns.streetsEnd - columns.streets - waiting;
  const width =
    past?.[0]?.width ?? Math.max(narrowestStreet, Math.min(112, room / Math.max(1, wanted.length)));
  const left = columns.streets + waiting;
  const streets = nodes.map((node, i): Street => {
    const x = Math.round(left + (i + 0.5) * width);
    // A node that is gone leaves its street, for the next one.
    const lane = node === undefined ? undefined : known.get(node);
    return { node: node ?? `gone ${i}`, x, width, ...pick(lane) };
  });
  const added =
    past === undefined ? [] : streets.filter(({ uid, node }, i) => i >= past.length && (uid ?? node));
  return {
    streets: [{ node: '', x: columns.streets + waiting / 2, width: waiting }, ...streets],
    end: left + nodes.length * width,
    room: added.map(({ node }) => ({ type: 'lane', node })),
  };
}

function pick(lane: { readonly uid?: string; readonly zone?: string } | undefined) {
  return {
    ...(lane?.uid === undefined ? {} : { uid: lane.uid }),
    ...(lane?.zone === undefined ? {} : { zone: lane.zone }),
  };
}

function placeRows(
  plans: ReturnType<typeof planBlocks>,
  namespaces: readonly string[],
  top: number,
  pitch: number,
  before: Streets | undefined,
) {
  const slots = new Map<string, Seats>();
  const rows: { readonly key: string; readonly y: number }[] = [];
  const headings: { readonly namespace: string; readonly y: number }[] = [];
  const room: RoomMade[] = [];
  let y = top;
  for (const namespace of namespaces) {
    const keys = plans
      .filter(plan => plan.namespace === namespace && plan.type !== 'in-no-list' && plan.named)
      .map(plan => plan.service);
    const past = before?.slots.get(namespace);
    const seats = keepSeats(past, keys);
    slots.set(namespace, seats);
    if (past !== undefined && seats.length > past.length)
      for (const key of seats.slice(past.length)) room.push({ type: 'block', block: `${key}|4` });
    if (namespaces.length > 1 && seats.length > 0) {
      headings.push({ namespace, y: y + 14 });
      y += headingHeight;
    }
    for (const key of seats) {
      if (key !== undefined) rows.push({ key, y });
      y += pitch;
    }
  }
  return { rows, headings, slots, room, end: y };
}

/** Listed by the Service or asked for by it; who only stands opposite because its like do is in no list. */
function belongs({ endpoint, pod }: Tenant, service: string, topology: Topology): boolean {
  if (service === '') return false;
  if (endpoint !== undefined) return true;
  return topology.pods.get(pod ?? '')?.wantedBy?.includes(service) === true;
}

/** Lines of the family that counts: the first that has any. */
function listedIn(tenants: readonly Tenant[], topology: Topology): readonly string[] {
  const lines = tenants.flatMap(({ endpoint }) => endpoint ?? []);
  const family = lines[0]?.family;
  const rank = (line: Endpoint) => {
    const pod = line.pod === undefined ? undefined : topology.pods.get(line.pod);
    return rankOf(pod?.state === 'unknown' ? 'unknown' : lampOfLine(line, pod));
  };
  return lines
    .filter(line => line.family === family)
    .map(line => ({ line, rank: rank(line) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ line }) => line.id);
}

/** Every pod once, also where two families list it. */
function podsOn(tenants: readonly Tenant[], node: string, topology: Topology): readonly string[] {
  const found = new Map<string, number>();
  for (const tenant of tenants) {
    if (tenant.pod === undefined) continue;
    const pod = topology.pods.get(tenant.pod);
    if (pod !== undefined && (pod.node ?? '') === node) found.set(pod.uid, rankOf(lampOfPod(pod)));
  }
  return [...found].sort((a, b) => a[1] - b[1]).map(([uid]) => uid);
}

function sameBank(a: Bank, b: Bank): boolean {
  return a.seats === b.seats && a.x === b.x && a.y === b.y && a.across === b.across && a.perRow === b.perRow;
}
