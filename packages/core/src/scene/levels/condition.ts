/**
 * What is said of a Service and of a node from afar: a sign, a tally, the words of what is wrong, and a full sentence for who does not see the picture. Pure; called
 * by the scenes of Streets and Plan. Laws T8 and H1: what is not proven is not said.
 */
import type { ClusterNode, Service, Topology } from '../../topology.ts';
import type { ServiceFault } from '../faults/by-service.ts';
import type { Lamp } from '../lamp.ts';
import { figureOf } from '../messages/grammar-en.ts';
import { levels } from '../messages/levels-en.ts';
import type { RollCall } from '../roll-call.ts';
import { inOrder, sumOf, type Tally, type Trouble } from './trouble.ts';

export interface Condition {
  /** The sign at its name: none where all is well or only comes and goes. */
  readonly sign?: Extract<Lamp, 'failed' | 'not-ready' | 'starting' | 'unknown'>;
  /** The colour of its words. */
  readonly lamp: Lamp;
  /** Nobody answers, or nobody gets through to it. */
  readonly silent: boolean;
  /** Nobody gets through to it from outside. */
  readonly shut?: true;
  readonly ready: number;
  readonly of: number;
  /** Another name in DNS: there is no list that could be counted. */
  readonly alias?: true;
  /** Worst first; empty where all is well. */
  readonly words: readonly string[];
  /** In fewer words, and without those of whom nothing is heard where others answer: their node says it. */
  readonly long: readonly string[];
  readonly short: readonly string[];
}

const lampOf: Readonly<Record<Trouble, Lamp>> = {
  'crash-looping': 'failed',
  'no-image': 'failed',
  failing: 'failed',
  failed: 'failed',
  'not-heard-of': 'unknown',
  'not-ready': 'not-ready',
  'no-node': 'starting',
  'not-listed': 'not-ready',
  starting: 'starting',
  draining: 'terminating',
  terminating: 'terminating',
};

export function lampOfTrouble(trouble: Trouble): Lamp {
  return lampOf[trouble];
}

/** `fault`: what findings say of it, which comes before what its pods say. */
export function conditionOf(
  service: Service | undefined,
  call: RollCall | undefined,
  tally: Tally | undefined,
  fault: ServiceFault | undefined,
): Condition {
  const condition = seen(service, call, tally);
  // A list that is empty says so by itself.
  return fault === undefined || service?.silence !== undefined ? condition : withFault(condition, fault);
}

function withFault(condition: Condition, { severity, word, vague, spoken, cut }: ServiceFault): Condition {
  const sign = severity === 'error' || condition.sign === 'failed' ? 'failed' : 'not-ready';
  const { words, long, short } = condition;
  // What its pods say is more than that something is odd, also if it is only that nothing is heard of them.
  const first = (own: readonly string[]) => {
    const said = own.length > 0 ? own : words;
    return vague && said.length > 0 ? said : [word, ...own];
  };
  return {
    ...condition,
    sign,
    lamp: sign,
    silent: cut === 'all',
    ...(cut === 'door' ? { shut: true } : {}),
    words: [spoken, ...words],
    long: first(long),
    short: first(short),
  };
}

function seen(service: Service | undefined, call: RollCall | undefined, tally: Tally | undefined): Condition {
  const ready = call?.ready ?? 0;
  const of = Math.max(ready, call?.wanted ?? call?.lines ?? 0);
  const found = inOrder(tally ?? new Map());
  const all = (n: number, what: string) =>
    ready === 0 && n > 1 && n === Math.max(of, n) && found.length === 1
      ? levels.all(n, what)
      : `${figureOf(n)} ${what}`;
  const words = found.map(([trouble, n]) => all(n, levels.trouble[trouble]));
  const told = found.filter(([trouble]) => trouble !== 'not-heard-of' || ready === 0);
  const long = told.map(([trouble, n]) => all(n, levels.trouble[trouble]));
  const short = told.map(([trouble, n]) => `${figureOf(n)} ${levels.short[trouble]}`);
  const common = { ready, of, ...(service?.type === 'ExternalName' ? { alias: true as const } : {}) };
  if (service?.silence !== undefined) {
    const { why } = service.silence;
    if (why === 'selector-matches-nothing' && service.staffing?.desired === 0)
      return {
        ...common,
        lamp: 'finished',
        silent: false,
        words: [levels.scaledToZero],
        long: [levels.scaledToZero],
        short: [levels.scaledToZero],
      };
    // Where pods explain it, the pods say it; else the list does.
    const said = found.length > 0 ? words : [levels.silence[why]];
    const less = found.length > 0 ? short : [levels.silenceShort[why]];
    return { ...common, sign: 'failed', lamp: 'failed', silent: true, words: said, long: said, short: less };
  }
  const [worst] = told;
  const lamp = worst === undefined ? 'ready' : lampOf[worst[0]];
  const sign = lamp === 'failed' || lamp === 'not-ready' || worst?.[0] === 'no-node' ? lamp : undefined;
  return {
    ...common,
    lamp,
    silent: false,
    words,
    long,
    short,
    ...(sign === 'failed' || sign === 'not-ready' || sign === 'starting' ? { sign } : {}),
  };
}

export interface NodeCondition {
  readonly state?: { readonly text: string; readonly lamp: Lamp };
  /** What its pods have, worst first. */
  readonly short: readonly string[];
  readonly lamp: Lamp;
  /** By Service, in full: `3 crash-looping of checkout`. */
  readonly words: readonly string[];
}

export function conditionOfNode(
  node: ClusterNode | undefined,
  tallies: ReadonlyMap<string, Tally> | undefined,
  topology: Topology,
): NodeCondition {
  const state = stateOf(node);
  const found = inOrder(sumOf(tallies?.values() ?? []));
  const words = [...(tallies ?? [])].flatMap(([service, tally]) => {
    const said = inOrder(tally).map(([trouble, n]) => `${figureOf(n)} ${levels.trouble[trouble]}`);
    const name = topology.services.get(service)?.name ?? service.slice(service.indexOf('/') + 1);
    return said.map(text => (service === '' ? levels.inNoList(text) : levels.ofService(text, name)));
  });
  return {
    ...(state === undefined ? {} : { state }),
    short: found.map(([trouble, n]) => `${figureOf(n)} ${levels.short[trouble]}`),
    lamp: found[0] === undefined ? 'ready' : lampOf[found[0][0]],
    words,
  };
}

function stateOf(node: ClusterNode | undefined): NodeCondition['state'] {
  if (node?.state === 'unknown') return { text: levels.node.silent, lamp: 'failed' };
  if (node?.state === 'not-ready') return { text: levels.node.notReady, lamp: 'failed' };
  return node?.cordoned === true ? { text: levels.node.cordoned, lamp: 'terminating' } : undefined;
}
