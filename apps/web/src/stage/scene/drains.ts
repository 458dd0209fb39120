/** What stands at a node that is being emptied, and at the pods on it that a budget has a say in. Part of `lane-heads`, `brackets` and the rows of pods. */
import { drainOf, leaveOf } from '@switchboard/core/scene/drain';
import { drainWords } from '@switchboard/core/scene/messages/drain-en';
import { showName, splitPodName } from '@switchboard/core/scene/show-name';
import { podWord } from '@switchboard/core/scene/words';
import type { ClusterNode, Pod } from '@switchboard/core/topology';
import { messages } from '../messages.ts';
import { type Desk, part } from './desk.ts';
import { ownersOf } from './owners.ts';
import type { Part } from './shape.ts';

/** Between a name and the word at the end of its row. */
const beforeWord = 12;

export interface DrainNote {
  /** `drains` where somebody is known to be gone, else only that it is closed. */
  readonly note: readonly [string, string];
  /** How far that is. */
  readonly more: string;
  /** Both, from the longest to the shortest. */
  readonly whole: readonly string[];
}

/** Undefined where nobody leaves, as far as the picture remembers. */
export function drainNote(desk: Desk, node: ClusterNode | undefined): DrainNote | undefined {
  const drain = node?.cordoned ? drainOf(desk.topology, desk.placement.residents, node.name) : undefined;
  if (drain === undefined) return undefined;
  const { drains } = drainWords;
  const leaving = drainWords.leaving(drain.leaving);
  if (drain.gone === 0) {
    const whole = [`${messages.takesNothing}, ${leaving}`, `${messages.cordoned[0]}, ${leaving}`];
    return { note: messages.cordoned, more: leaving, whole: [...whole, ...messages.cordoned] };
  }
  const gone = drainWords.gone(drain.gone, drain.of);
  return { note: [drains, drains], more: gone, whole: [`${drains}, ${gone}`, drains] };
}

/** The state of a pod, and what its budgets say, in full: for whoever hears it. */
export function statement(desk: Desk, pod: Pod): string {
  const state = podWord(pod, desk.now);
  const leave = leaveOf(pod, desk.topology);
  const [budget, second] = leave?.budgets ?? [];
  if (leave === undefined || budget === undefined) return state;
  if (second !== undefined) return `${state}, ${drainWords.waitsSeveral(leave.budgets.length)}`;
  return `${state}, ${leave.may ? drainWords.mayGoBy(budget.name) : drainWords.waitsBy(budget.name)}`;
}

/** Beside the name of the pod: as many words as there is room for. */
export function leaveWord(desk: Desk, pod: Pod): Part | undefined {
  const leave = leaveOf(pod, desk.topology);
  const [budget, second] = leave?.budgets ?? [];
  if (leave === undefined || budget === undefined) return undefined;
  if (leave.may) return part(drainWords.mayGo, 'text', 'ink2');
  const ways =
    second === undefined
      ? [drainWords.waitsBy(budget.name), drainWords.waitsFor(budget.name)]
      : [drainWords.waitsSeveral(leave.budgets.length)];
  const room = desk.columns.podEnd - desk.columns.podName - nameWidth(desk, pod) - beforeWord;
  const text = ways.find(way => desk.measure(way, 'text', 13) <= room) ?? drainWords.mayNotGo;
  return part(text, 'text', 'ink2');
}

/** The name as it is set: without the hash of its ReplicaSet. */
function nameWidth(desk: Desk, pod: Pod): number {
  const { owner, root } = ownersOf(desk, pod);
  const { shared, own } = splitPodName(pod.name, owner, root);
  const size = desk.sizes.pod;
  return desk.measure(showName(shared), 'text', size) + desk.measure(showName(own), 'strong', size);
}
