/**
 * Choreography for every level of detail: rows as `choreograph` says; farther away the facts of pods and lines as cues at the lamps that they concern. Between two
 * levels, and between two layouts, there is none, and a change too large to follow is a jump. Called by the stage per patch. Laws C1, C4, C5.
 */
import type { Patch } from '../../patch.ts';
import type { Endpoint, Topology } from '../../topology.ts';
import { choreograph, mostChanges } from '../choreograph.ts';
import type { Cue, Fact, Pace, Timeline } from '../cue.ts';
import { factsOf, type Statement } from '../facts.ts';
import type { Picture } from '../picture.ts';
import type { Plan } from '../plan.ts';
import type { Streets } from '../streets.ts';

export interface PictureMoment {
  readonly topology: Topology;
  readonly placement: Picture;
}

export function choreographPicture(
  before: PictureMoment,
  patch: Patch,
  after: PictureMoment,
  pace: Pace,
): Timeline {
  const [was, is] = [before.placement, after.placement];
  if (was.level === 'rows' && is.level === 'rows')
    return choreograph({ ...before, placement: was }, patch, { ...after, placement: is }, pace);
  const still: Timeline = { pace, cues: [], length: 0 };
  if (was.level === 'rows' || is.level === 'rows' || was.layoutKey !== is.layoutKey) return still;
  const facts = factsOf(before.topology, patch, after.topology).filter(({ fact }) => shown.has(fact));
  if (facts.length === 0 || facts.length > mostChanges) return still;
  const find = finder({ ...before, placement: was }, { ...after, placement: is });
  const cues = facts.flatMap((fact, i): readonly Cue[] => {
    const where = find(fact);
    if (where === undefined) return [];
    const { because: _told, ...said } = fact;
    return [
      { ...said, ...where, at: pace === 'live' ? 0 : i * stagger(facts.length), duration: durations[pace] },
    ];
  });
  return { pace, cues, length: cues.reduce((end, cue) => Math.max(end, cue.at + cue.duration), 0) };
}

/** What a lamp can show by itself. */
const shown: ReadonlySet<Fact> = new Set(['pod-terminating', 'ready', 'not-ready', 'pod-gone', 'line-gone']);
const durations: Readonly<Record<Pace, number>> = { live: 300, presenting: 640 };

function stagger(facts: number): number {
  return Math.min(90, 900 / facts);
}

interface Where {
  readonly block: string;
  readonly seat: number;
}

/** Where the lamp of a fact is, or, where it is gone, where it was. */
function finder(before: FarMoment, after: FarMoment): (fact: Statement) => Where | undefined {
  return ({ pod, endpoint }) => {
    for (const moment of [after, before]) {
      const line = endpoint === undefined ? undefined : moment.topology.endpoints.get(endpoint);
      const found = lampOf(moment, pod ?? line?.pod) ?? lineLampOf(moment, line);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

interface FarMoment {
  readonly topology: Topology;
  readonly placement: Streets | Plan;
}

/** A pod stands on its node, with its like: few banks to look into, whatever the size of the cluster. */
function lampOf({ topology, placement }: FarMoment, uid: string | undefined): Where | undefined {
  const pod = uid === undefined ? undefined : topology.pods.get(uid);
  if (pod === undefined) return undefined;
  const node = pod.node ?? '';
  const keys =
    placement.level === 'plan'
      ? [node === '' ? 'no-node' : `node|${node}`]
      : [...placement.rows.map(({ key }) => `stop|${key}|${node}`), `stop||${node}`];
  return inBanks(placement, keys, pod.uid);
}

function lineLampOf({ placement }: FarMoment, line: Endpoint | undefined): Where | undefined {
  return line === undefined ? undefined : inBanks(placement, [`list|${line.service}`], line.id);
}

function inBanks({ banks }: Streets | Plan, keys: readonly string[], id: string): Where | undefined {
  for (const key of keys) {
    const seat = banks.get(key)?.seats.indexOf(id) ?? -1;
    if (seat >= 0) return { block: key, seat };
  }
  return undefined;
}
