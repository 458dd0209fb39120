/**
 * A row of the wall per node: a lamp per pod of the namespaces on screen, and in a few words what differs. Nodes that may not be listed are known from their pods.
 * In the order of their names; which of them stand first where not all fit is `wall`'s to say.
 */
import type { Uid } from '../../kubernetes/object.ts';
import type { ClusterNode, Pod, Topology } from '../../topology.ts';
import { byName } from '../by-name.ts';
import { type Lamp, lampOfPod } from '../lamp.ts';
import { wallWords as words } from '../messages/wall-en.ts';
import { fitLamps } from './room.ts';
import type { WallNode, WallTone } from './row.ts';

export function wallNodes(
  topology: Topology,
  namespaces: readonly string[],
  room: number,
): readonly WallNode[] {
  const seen = new Set(namespaces);
  const unlisted = unlistedPods(topology);
  const pods = new Map<string, Pod[]>();
  for (const node of topology.nodes.values()) pods.set(node.name, []);
  for (const pod of topology.pods.values()) {
    if (pod.node === undefined || !seen.has(pod.namespace)) continue;
    const there = pods.get(pod.node);
    if (there === undefined) pods.set(pod.node, [pod]);
    else there.push(pod);
  }
  const known = new Map([...topology.nodes.values()].map(node => [node.name, node]));
  return [...pods]
    .sort(([a], [b]) => byName(a, b))
    .map(([name, its]) => nodeOf(name, known.get(name), its, unlisted, room));
}

function nodeOf(
  name: string,
  node: ClusterNode | undefined,
  pods: readonly Pod[],
  inNoList: ReadonlySet<Uid>,
  room: number,
): WallNode {
  const ordered = [...pods].sort((a, b) => byName(a.name, b.name) || byName(a.uid, b.uid));
  const lamps = ordered.map(lampOfPod);
  const count = (lamp: Lamp): number => lamps.filter(one => one === lamp).length;
  const unlisted = pods.filter(pod => inNoList.has(pod.uid)).length;
  const ended = pods.filter(pod => pod.state === 'failed').length;
  const [failed, notReady, unheard] = [count('failed') - ended, count('not-ready'), count('unknown')];
  const [starting, leaving] = [count('starting'), count('terminating')];
  const away = node !== undefined && node.state !== 'ready';
  const said = [
    away ? words.node[node.state === 'unknown' ? 'unknown' : 'not-ready'] : '',
    node?.cordoned === true ? words.node.cordoned : '',
    failed > 0 ? words.failed(failed) : '',
    notReady > 0 ? words.notReady(notReady) : '',
    unheard > 0 && !away ? words.unknown(unheard) : '',
    ended > 0 ? words.ended(ended) : '',
    unlisted > 0 ? words.unlisted(unlisted) : '',
    starting > 0 ? words.starting(starting) : '',
    leaving > 0 ? words.draining(leaving) : '',
  ].filter(word => word !== '');
  const tone: WallTone = away ? 'bad' : said.length > 0 ? 'busy' : 'well';
  return {
    key: node?.uid ?? name,
    name,
    tone,
    warns: away,
    ...(node?.zone === undefined ? {} : { zone: node.zone }),
    pods: pods.length,
    ...fitLamps(lamps, room),
    word: said.slice(0, 2).join(', '),
  };
}

/** Ready ones that a selector matches, or nearly means, and no line names. */
function unlistedPods(topology: Topology): ReadonlySet<Uid> {
  const listed = new Set([...topology.endpoints.values()].flatMap(line => line.pod ?? []));
  const meant = new Set([...topology.services.values()].flatMap(service => service.nearMiss?.workload ?? []));
  const isMeant = ({ owner, wantedBy = [] }: Pod): boolean =>
    wantedBy.length > 0 || (owner !== undefined && meant.has(topology.workloads.get(owner)?.owner ?? owner));
  return new Set(
    [...topology.pods.values()]
      .filter(pod => pod.state === 'ready' && !listed.has(pod.uid) && isMeant(pod))
      .map(pod => pod.uid),
  );
}
