/**
 * A process with the simulated cluster, large and without life of its own, in which readiness probes fail and recover at such a rate that the API server writes as often as wanted
 * (a probe leads to writes of the pod, its slice, its workloads). Notes when it wrote the readiness of a viewed pod: the moment from which a picture is late.
 */
import { kinds } from '@switchboard/core/kubernetes/kind';
import { startSimulator } from '@switchboard/sim/simulator';
import { answer, readJob, tell } from '../child.ts';
import type { Breathing, BreathingAsked, BreathingTold } from './breathing.ts';

const job = readJob<Breathing>();
const probe = 'sim.switchboard/readiness';
const simulator = await startSimulator({
  scenario: job.scenario,
  seed: 1,
  calm: true,
  port: 0,
  host: '127.0.0.1',
});
const { store } = simulator.cluster;
const watched = new Set<string>(kinds.map(({ kind }) => kind));
const now = () => performance.timeOrigin + performance.now();
let writes: { readonly uid: string; readonly at: number }[] = [];
let changes = 0;

interface Condition {
  readonly type: string;
  readonly status: string;
}
const readiness = (conditions: readonly Condition[] | undefined): string | undefined =>
  conditions?.find(({ type }) => type === 'Ready')?.status;

store.subscribe(({ type, object, previous }) => {
  if (!watched.has(object.kind)) return;
  changes += 1;
  if (type !== 'MODIFIED' || object.kind !== 'Pod' || object.metadata.namespace !== job.viewed) return;
  if (readiness(object.status?.conditions) !== readiness(previous?.status?.conditions))
    writes.push({ uid: object.metadata.uid, at: now() });
});

const pods = store.list('Pod').map(({ metadata }) => metadata);
const viewed = pods.filter(({ namespace }) => namespace === job.viewed);
const others = pods.filter(({ namespace }) => namespace?.startsWith('team-') && namespace !== job.viewed);
const turns = new Map([
  [viewed, 0],
  [others, 0],
]);

/** The next pod's probe fails, or recovers when it had failed. */
function flip(among: typeof pods): void {
  const turn = turns.get(among) ?? 0;
  turns.set(among, turn + 1);
  const target = among[turn % among.length];
  const pod = target && store.get('Pod', target.namespace, target.name);
  if (pod === undefined) return;
  const { [probe]: failing, ...annotations } = pod.metadata.annotations ?? {};
  store.update({
    ...pod,
    metadata: {
      ...pod.metadata,
      annotations: failing === undefined ? { ...annotations, [probe]: 'fail' } : annotations,
    },
  });
}

let beat: ReturnType<typeof setInterval> | undefined;
let flips = 0;

function begin(): void {
  const started = performance.now();
  changes = 0;
  writes = [];
  beat = setInterval(() => {
    const due = ((performance.now() - started) * job.changesPerSecond) / 1000;
    // What follows from a probe is written a little later: at most one probe a beat, and none while there is enough.
    if (changes >= due) return;
    flips += 1;
    flip(Math.floor(flips * job.viewedPart) > Math.floor((flips - 1) * job.viewedPart) ? viewed : others);
  }, 10);
}

function told(): BreathingTold {
  return { url: simulator.url, now: now(), writes, changes };
}

answer<BreathingAsked, BreathingTold>(asked => {
  if (asked === 'begin') begin();
  if (asked === 'end') clearInterval(beat);
  return told();
});
tell(told());
