/**
 * One pod under its kubelet's eyes, at one moment: what there is to look at, what is to be written, and how the kubelet speaks of it.
 * Made by the kubelet for each sync and handed through its steps.
 */
import type { Dice, Snapshot, Write } from '../controller.ts';
import { eventSubject } from '../indexers.ts';
import type { StoredObject } from '../object.ts';
import { recordEvent } from './record-event.ts';

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly imagePullPolicy?: string;
}

export interface Scene {
  readonly pod: StoredObject;
  readonly node: StoredObject;
  readonly snapshot: Snapshot;
  readonly now: number;
  readonly dice: Dice;
  /** Grows while the sync goes on. */
  readonly writes: Write[];
}

export const containersOf = (pod: StoredObject): readonly Container[] => pod.spec.containers ?? [];

const WARNINGS = new Set([
  'Failed',
  'BackOff',
  'Unhealthy',
  'FailedCreatePodSandBox',
  'FailedMount',
  'InspectFailed',
  'ErrImageNeverPull',
]);

/** What a component says of one object: at first as often as it likes, then once in five minutes (client-go `tools/record`: EventSourceObjectSpamFilter). */
const BURST = 25;
const REFILL_MS = 300_000;
const REASONS = ['Unhealthy', 'BackOff', 'Failed', 'Pulling', 'Killing', 'Created', 'Started', 'Pulled'];

/** Whether the component is still listened to. */
function isHeard({ pod, snapshot, now }: Scene): boolean {
  const events = REASONS.flatMap(reason => snapshot.having('event', eventSubject(pod.metadata.uid, reason)));
  const said = events.reduce((sum, { count = 1 }) => sum + count, 0);
  const first = Math.min(now, ...events.map(({ firstTimestamp }) => Date.parse(firstTimestamp ?? '') || now));
  return said < BURST + (now - first) / REFILL_MS;
}

export const say = (scene: Scene, reason: string, message: string, container?: Container): void =>
  sayAt(scene, reason, message, container && `spec.containers{${container.name}}`);

export const sayInit = (scene: Scene, reason: string, message: string, { name }: Container): void =>
  sayAt(scene, reason, message, `spec.initContainers{${name}}`);

export function sayAt(scene: Scene, reason: string, message: string, fieldPath: string | undefined): void {
  if (!isHeard(scene)) return;
  const warning = WARNINGS.has(reason) && !message.startsWith('Back-off pulling');
  scene.writes.push(
    recordEvent(scene.snapshot, scene.now, {
      about: scene.pod,
      type: warning ? 'Warning' : 'Normal',
      reason,
      message,
      component: 'kubelet',
      host: scene.node.metadata.name,
      ...(fieldPath === undefined ? {} : { fieldPath }),
    }),
  );
}

export function sayForEach(scene: Scene, reason: string, message: (container: Container) => string): void {
  for (const container of containersOf(scene.pod)) say(scene, reason, message(container), container);
}
