/**
 * The horizontal and vertical frame of the stage: where the columns stand for one width, how far rows are apart for one height.
 * Linear between the two widths that were drawn (stage of 1228 and 1680 px, margins included); what is wider goes to lanes and names, what is
 * narrower takes from the pods' names first. Under 1100 px Outside and Door shrink to a rail; under 860 px it is drawn as on a phone. Called by `place`.
 */
import type { Columns, Frame } from './placement.ts';

const narrow = 1228;
const wide = 1680;
const railBelow = 1100;
const phoneBelow = 860;
/** Address and name of a pod need this much, whatever the number of nodes. */
const leastPod = 180;

function between(low: number, high: number, share: number): number {
  return low + (high - low) * share;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function rounded(columns: Columns): Columns {
  const whole = { ...columns };
  for (const [key, value] of Object.entries(columns))
    if (typeof value === 'number' && key !== 'laneWidth') Object.assign(whole, { [key]: Math.round(value) });
  return whole;
}

/** `lanes` is the number of nodes: more than four need a wider last column, which names and lists pay for. */
export function columns(width: number, lanes = 3): Columns {
  if (width < phoneBelow) return phone(width, lanes);
  const rail = width < railBelow;
  const share = clamp((width - narrow) / (wide - narrow), 0, 1);
  const extra = Math.max(0, width - wide);
  const missing = rail ? 0 : clamp(narrow - width, 0, narrow - railBelow);
  const margin = between(24, 40, share);

  const more = clamp((lanes - 4) * 18.7, 0, 182) * (rail ? 0.4 : between(0.7, 1, share)) + extra * 0.4;
  const lanesWidth = between(150, 204, share) + more - missing * 0.15;
  const paid = more - extra * 0.4;

  const outside = margin;
  const outsideWidth = between(66, 114, share) - missing * 0.1;
  const border = rail ? margin : outside + outsideWidth + between(6, 10, share);
  const door = rail ? margin : border + between(12, 18, share);
  const doorWidth = rail ? 0 : between(150, 196, share) - missing * 0.2;
  const doorCapsule = rail ? margin + 11 : door + doorWidth;
  const service = doorCapsule + between(30, 50, share);
  const serviceWidth = (rail ? 172 : between(182, 254, share)) - paid * 0.16 + extra * 0.2 - missing * 0.05;
  const capsule = service + serviceWidth + between(4, 14, share);
  const list = capsule + between(18, 24, share);
  const listEnd = list + between(214, 276, share) - paid * 0.125 - missing * 0.05;
  const plug = listEnd + 10;
  const socket = plug + (rail ? 36 : between(44, 64, share)) - paid * 0.07;
  const pod = socket + 10;
  const outsideEnd = width - margin;
  const lanesEnd = outsideEnd - between(30, 36, share);
  const lanesStart = Math.max(lanesEnd - lanesWidth, Math.min(lanesEnd - 60, pod + leastPod + 16));
  const podEnd = lanesStart - 16;
  return rounded({
    form: rail ? 'rail' : 'full',
    outside,
    border,
    door,
    doorWidth,
    doorCapsule,
    service,
    serviceWidth,
    capsule,
    list,
    listEnd,
    plug,
    socket,
    pod,
    podName: pod + Math.min(between(109, 130, share), (podEnd - pod) / 2),
    podEnd,
    lanes: lanesStart,
    laneWidth: (lanesEnd - lanesStart) / Math.max(1, lanes),
    lanesEnd,
    outsideEnd,
  });
}

/** One Service after the other, its name above its list; the pod's address is dropped, since the level wire says it. */
function phone(width: number, lanes: number): Columns {
  const margin = 16;
  const outsideEnd = width - margin;
  const lanesWidth = clamp(lanes * 22, 22, Math.max(66, width * 0.22));
  const lanesEnd = outsideEnd;
  const capsule = margin + 11;
  const listEnd = margin + Math.min(160, (width - 2 * margin - lanesWidth) * 0.55);
  const pod = listEnd + 35;
  return rounded({
    form: 'phone',
    outside: margin,
    border: margin,
    door: margin,
    doorWidth: 0,
    doorCapsule: margin,
    service: margin,
    serviceWidth: lanesEnd - lanesWidth - margin,
    capsule,
    list: capsule + 17,
    listEnd,
    plug: listEnd + 9,
    socket: listEnd + 28,
    pod,
    podName: pod,
    podEnd: lanesEnd - lanesWidth - 8,
    lanes: lanesEnd - lanesWidth,
    laneWidth: lanesWidth / Math.max(1, lanes),
    lanesEnd,
    outsideEnd,
  });
}

/** Heights of the stage between which the frame is linear: a page of 720 px and one of 1080 px. */
const low = 574;
const high = 910;

/** Distance between rows: 24 px on a page of 720, 33 on one of 1080. Read at a layout only, never on a change. */
export function pitch(height: number): number {
  return Math.round(clamp(between(24, 33, (height - low) / (high - low)), 24, 55));
}

/** Where heads, rows and foot of the stage are. Vertical labels of narrow lanes push the rows down. */
export function frame(height: number, form: Columns['form'], upright: boolean): Frame {
  if (form === 'phone') return { heads: 6, laneHead: 32, top: 64, bottom: Math.max(64, height - 12) };
  const share = clamp((height - low) / (high - low), 0, 1);
  const top = Math.round(between(64, 86, share)) + (upright ? 36 : 0);
  return {
    heads: 0,
    laneHead: Math.round(between(26, 30, share)),
    top,
    // Occupancy stands below the rows, also on pages that are only a little lower.
    bottom: Math.max(top, Math.round(height - between(2, 72, Math.min(1, share * 1.6)))),
  };
}
