/** The rows of a bracket, one for whoever stands there: pods, another address of the same pod, folds, addresses outside, tombstones, free places. Part of `layNodesSide`. */
import { isPictured } from '@switchboard/core/freshness';
import { lampOfLine, lampOfPod } from '@switchboard/core/scene/lamp';
import { en } from '@switchboard/core/scene/messages/en';
import type { Bracket, Stand } from '@switchboard/core/scene/nodes-side';
import { freshnessOf } from '@switchboard/core/scene/observed';
import { onPath } from '@switchboard/core/scene/select';
import { linesMessages } from '../../lines-messages.ts';
import { messages } from '../../messages.ts';
import { type Desk, level, part, say } from '../desk.ts';
import { fittedName } from '../fitted.ts';
import { objectOf } from '../line-side.ts';
import { ownersByName } from '../owners.ts';
import { isInSight } from '../sight.ts';
import { layTombstone } from '../tombstones.ts';
import { layFoldedPods } from './folded-pods.ts';
import { layPod } from './pod-stand.ts';
import { graphIdOf, type SideDesk } from './side-desk.ts';
import { layStandRow } from './stand-row.ts';

export function layStands(at: SideDesk, bracket: Bracket): void {
  const { desk } = at;
  const { columns: c } = desk;
  let said = false;
  bracket.stands.forEach((stand, i) => {
    if (!isInSight(desk.sight, stand.y - desk.pitch, stand.y + desk.pitch)) return;
    if (stand.standing.type === 'free') {
      if (bracket.type === 'node') layFree(at, bracket, stand, !said);
      said = true;
    } else layStand(at, bracket, stand);
    const next = bracket.stands[i + 1];
    if (next === undefined || !isSolid(stand) || !isSolid(next)) return;
    level(desk, c.pod, c.podEnd, (stand.y + next.y) / 2, 'hair');
  });
}

/** Where rows are closer free places are dots only. */
const namedFrom = 28;

/** Tombstones and free places have no hairline: the one has a frame, the other is nobody. */
function isSolid({ standing }: Stand): boolean {
  return standing.type !== 'free' && standing.type !== 'tombstone';
}

function layStand(at: SideDesk, bracket: Bracket, stand: Stand): void {
  const { desk } = at;
  const { topology } = desk;
  const { standing, y } = stand;
  const id = graphIdOf(bracket, stand) ?? '';
  switch (standing.type) {
    case 'pod': {
      const pod = topology.pods.get(standing.pod);
      if (pod === undefined) layUnseen(at, stand, id);
      else layPod(at, pod, stand, id);
      return;
    }
    case 'address': {
      const pod = topology.pods.get(standing.pod);
      const name = pod?.name ?? stand.plate?.name ?? '';
      layStandRow(desk, {
        key: `echo:${standing.endpoint}`,
        label: messages.label.echo(name, en.pod.same),
        ...(pod === undefined ? {} : { object: { kind: 'Pod', namespace: pod.namespace, name: pod.name } }),
        name: '',
        address: standing.address,
        look: pod === undefined ? 'unknown' : lampOfPod(pod),
        lamp: 'echo',
        word: part(en.pod.same, 'text', 'ink2'),
        y,
        dim: !onPath(desk.path, 'pods', standing.pod),
        struck: false,
        lit: false,
        quiet: true,
        id,
      });
      layTie(at, bracket, stand);
      return;
    }
    case 'outside': {
      const line = topology.endpoints.get(standing.endpoint);
      if (line === undefined) return;
      layStandRow(desk, {
        key: `external:${line.id}`,
        label: messages.label.external(line.address),
        ...objectOf(line),
        name: '',
        address: line.address,
        look: lampOfLine(line, undefined),
        word: part(line.hostname ?? (topology.pods.size > 0 ? en.pod.nobodyHasIt : ''), 'text', 'ink2'),
        y,
        dim: !onPath(desk.path, 'endpoints', line.id),
        struck: false,
        lit: false,
        quiet: false,
        id,
      });
      return;
    }
    case 'alias': {
      const block = desk.placement.blocks.find(found => found.key === standing.block);
      const service = block?.type === 'alias' ? topology.services.get(block.service) : undefined;
      layStandRow(desk, {
        key: `external-name:${standing.block}`,
        label: messages.label.external(service?.externalName ?? ''),
        name: '',
        address: service?.externalName ?? '',
        look: 'external-name',
        word: part(messages.notOurs, 'text', 'ink2'),
        y,
        dim: !onPath(desk.path, 'services', service?.uid),
        struck: false,
        lit: false,
        quiet: true,
        id,
      });
      return;
    }
    case 'fold':
      layFoldedPods(at, bracket, standing, y, id);
      return;
    case 'tombstone': {
      const { tombstone } = standing;
      const key = `gone:${tombstone.pod ?? tombstone.endpoint ?? ''}`;
      layTombstone(desk, tombstone, key, y, desk.path !== undefined);
      return;
    }
    case 'free':
      return;
  }
}

/** Named once per bracket; a dot for every place. */
function layFree(
  { desk, side, nodes, unseen }: SideDesk,
  bracket: Bracket,
  { y, index }: Stand,
  first: boolean,
): void {
  const dim = desk.path !== undefined;
  const closed = nodes.get(bracket.node ?? '')?.cordoned === true;
  if (first && unseen.length > 0) {
    layNotShown(desk, side.columns.lamp, bracket, y, unseen, dim);
    return;
  }
  desk.shapes.push({ type: 'dot', x: side.columns.lamp, y, r: 2, colour: 'rule', dim });
  if (!first || desk.pitch < namedFrom) return;
  say(
    desk,
    'Pods',
    `free:${bracket.key}#${index}`,
    { x: desk.columns.pod, y },
    12,
    [part(closed ? messages.cordoned[1] : en.pod.freeSeat, 'text', 'ink3')],
    { dim },
  );
}

/** Some of its pods are nobody's to see: said, so that the places below do not look empty. */
function layNotShown(
  desk: Desk,
  x: number,
  { key }: Bracket,
  y: number,
  unseen: readonly string[],
  dim: boolean,
): void {
  desk.nodes.push({ id: `not-shown:${key}`, type: 'lamp', look: 'unknown', x, y, dim });
  const full = linesMessages.podsNotShown(unseen.join(', '));
  const { pod, podEnd } = desk.columns;
  const text = fittedName(desk, full, 'text', 13, podEnd - pod);
  say(desk, 'Pods', `not-shown:${key}`, { x: pod, y }, 13, [part(text, 'text', 'ink2')], { dim, full });
}

/** A pod that only its line tells of. */
function layUnseen({ desk, linesOf }: SideDesk, { y, plate, standing }: Stand, id: string): void {
  const pod = standing.type === 'pod' ? standing.pod : '';
  const line = linesOf.get(pod)?.[0];
  const pods = freshnessOf(desk.topology, 'Pod', line?.namespace ?? '');
  const word =
    pods !== undefined && !isPictured(pods) && pods.state !== 'denied'
      ? messages.notReadYet
      : messages.unseen;
  const name = plate?.name ?? '';
  layStandRow(desk, {
    key: `unseen:${pod}`,
    label: messages.label.pod(name, word, plate?.address, plate?.node),
    name,
    ...ownersByName(name),
    address: plate?.address,
    look: 'unknown',
    word: part(word, 'text', 'unknown'),
    y,
    dim: line !== undefined && !onPath(desk.path, 'endpoints', line.id),
    struck: false,
    lit: false,
    quiet: false,
    id,
  });
}

/** From the pod down to its other address, where that stands right below it. */
function layTie({ desk, side }: SideDesk, bracket: Bracket, { standing, index, y }: Stand): void {
  const above = bracket.stands[index - 1];
  if (standing.type !== 'address' || above === undefined) return;
  const of = above.standing;
  if ((of.type !== 'pod' && of.type !== 'address') || of.pod !== standing.pod) return;
  const x = side.columns.lamp;
  const dim = !onPath(desk.path, 'pods', standing.pod);
  desk.shapes.push({ type: 'line', points: [x, above.y + 9, x, y - 8], colour: 'rule', lineWidth: 2, dim });
}
