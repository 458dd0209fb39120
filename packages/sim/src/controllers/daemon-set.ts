/**
 * One pod on every node that suits (kubernetes `pkg/controller/daemon/daemon_controller.go`).
 * Rules: the pod is bound to its node by node affinity on `metadata.name` and goes through the scheduler; it tolerates what a daemon must;
 * a rolling update replaces pods so that at most `maxUnavailable` (1) are away.
 */
import type { Controller, Snapshot, Write } from '../controller.ts';
import type { Json, StoredObject } from '../object.ts';
import { itsController, itself, keyOf, objectOf } from './key.ts';
import { fitsNode, requiredNode } from './node-fit.ts';
import { controlledBy } from './owner.ts';
import { drawName, podFromTemplate, templateHash } from './pod-from-template.ts';
import { isFinished, isReady, isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';

const COMPONENT = 'daemonset-controller';
const REVISION = 'controller-revision-hash';

const TOLERATIONS = [
  ['not-ready', 'NoExecute'],
  ['unreachable', 'NoExecute'],
  ['disk-pressure', 'NoSchedule'],
  ['memory-pressure', 'NoSchedule'],
  ['pid-pressure', 'NoSchedule'],
  ['unschedulable', 'NoSchedule'],
].map(([key, effect]) => ({ key: `node.kubernetes.io/${key}`, operator: 'Exists', effect }));

function specFor(template: StoredObject['spec'], node: string): StoredObject['spec'] {
  const only: Json = { matchFields: [{ key: 'metadata.name', operator: 'In', values: [node] }] };
  return {
    ...template,
    tolerations: [...(template?.tolerations ?? []), ...TOLERATIONS],
    affinity: {
      ...template?.affinity,
      nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [only] } },
    },
  };
}

const placeOf = (pod: StoredObject): string => pod.spec.nodeName || requiredNode(pod) || '';

export const daemonSet: Controller = {
  name: COMPONENT,
  watches: {
    DaemonSet: itself,
    Pod: itsController('DaemonSet'),
    Node: ({ type }, snapshot) => (type === 'MODIFIED' ? [] : snapshot.list('DaemonSet').map(keyOf)),
  },
  reconcile(key, snapshot: Snapshot, now, dice) {
    const set = objectOf(snapshot, 'DaemonSet', key);
    if (set === undefined) return { writes: [] };
    const revision = templateHash(set.spec.template);
    const template = {
      ...set.spec.template,
      spec: {
        ...set.spec.template.spec,
        tolerations: [...(set.spec.template.spec?.tolerations ?? []), ...TOLERATIONS],
      },
    };
    const nodes = snapshot
      .list('Node')
      .filter(node => fitsNode(template.spec, node) === undefined)
      .map(node => node.metadata.name);
    const pods = controlledBy(snapshot, 'Pod', set);
    const say = (reason: string, message: string): Write =>
      recordEvent(snapshot, now, { about: set, reason, message, component: COMPONENT });
    const drop = (pod: StoredObject): readonly Write[] => [
      { verb: 'delete', object: pod },
      say('SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`),
    ];
    const make = (node: string): readonly Write[] => {
      const name = drawName(snapshot, set, dice);
      const labels = {
        [REVISION]: revision,
        'pod-template-generation': String(set.metadata.generation ?? 1),
      };
      const pod = podFromTemplate(set.spec.template, set, name, labels);
      return [
        { verb: 'create', object: { ...pod, spec: specFor(pod.spec, node) } },
        say('SuccessfulCreate', `Created pod: ${name.name}`),
      ];
    };

    const live = pods.filter(pod => !isTerminating(pod));
    const on = new Map(live.map(pod => [placeOf(pod), pod]));
    const missing = nodes.filter(node => !pods.some(pod => placeOf(pod) === node && !isFinished(pod)));
    const misplaced = live.filter(pod => isFinished(pod) || !nodes.includes(placeOf(pod)));
    const outdated = nodes
      .map(node => on.get(node))
      .filter(pod => pod !== undefined)
      .filter(pod => pod.metadata.labels?.[REVISION] !== revision);
    const ready = nodes.filter(node => {
      const pod = on.get(node);
      return pod !== undefined && isReady(pod);
    });
    const away = nodes.length - ready.length;
    const rolls = set.spec.updateStrategy?.type !== 'OnDelete';
    const broken = outdated.filter(pod => !isReady(pod));
    const spare = Math.max(0, (Number(set.spec.updateStrategy?.rollingUpdate?.maxUnavailable) || 1) - away);
    const replaced = rolls ? [...broken, ...outdated.filter(isReady).slice(0, spare)] : [];
    const writes = isTerminating(set)
      ? []
      : [...missing.flatMap(make), ...[...new Set([...misplaced, ...replaced])].flatMap(drop)];
    const current = nodes.filter(node => on.has(node)).length;
    const status = {
      currentNumberScheduled: current,
      desiredNumberScheduled: nodes.length,
      numberMisscheduled: misplaced.filter(pod => !isFinished(pod)).length,
      numberReady: ready.length,
      updatedNumberScheduled: current - outdated.length,
      numberAvailable: ready.length,
      ...(away > 0 ? { numberUnavailable: away } : {}),
      observedGeneration: set.metadata.generation,
    };
    return { writes: [...writes, { verb: 'status', object: { ...set, status } }] };
  },
};
