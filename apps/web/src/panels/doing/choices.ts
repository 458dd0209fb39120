/** What may be done to an object of the simulated cluster, as buttons with their actions: only what makes sense for it now. Pure. */
import type { Service, Topology, Workload } from '@switchboard/core/topology';
import type { Action } from '../../api/actions.ts';
import { actionWords as words } from '../../messages/actions-en.ts';
import type { Selected } from '../inspector/selected.ts';
import { ownerChain, scalableBehind } from '../inspector/workloads.ts';

export interface Group {
  readonly title?: string;
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly label: string;
  readonly action: Action;
}

export function choices(selected: Selected, topology: Topology): readonly Group[] {
  switch (selected.type) {
    case 'pods':
      return ofPod(selected, topology);
    case 'services':
      return [...scalableBehind(selected.element, topology).map(scaling), ...ofSelector(selected.element)];
    case 'workloads':
      return ofWorkload(selected.element);
    case 'nodes': {
      const { name: node, cordoned } = selected.element;
      return [
        {
          choices: [
            cordoned
              ? { label: words.uncordon, action: { action: 'uncordon', node } }
              : { label: words.cordon, action: { action: 'cordon', node } },
            { label: words.drain, action: { action: 'drain', node } },
          ],
        },
      ];
    }
    default:
      return [];
  }
}

function ofPod({ element }: Selected & { readonly type: 'pods' }, topology: Topology): readonly Group[] {
  const { namespace, name, uid, state, reason, owner } = element;
  if (state === 'terminating' || state === 'finished') return [];
  const where = { namespace, name };
  const readiness: readonly Choice[] =
    state === 'ready'
      ? [{ label: words.failReadiness, action: { action: 'set-readiness', ...where, ready: false } }]
      : state === 'not-ready'
        ? [{ label: words.mendReadiness, action: { action: 'set-readiness', ...where, ready: true } }]
        : [];
  const crashes = state === 'failing' && (reason === 'CrashLoopBackOff' || reason === 'Error');
  const crash: readonly Choice[] =
    crashes || (element.restarts ?? 0) > 0
      ? [{ label: words.stopCrashing, action: { action: 'set-crash', ...where, crash: false } }]
      : [];
  const root = ownerChain(owner, topology).at(-1);
  return [
    {
      choices: [
        { label: words.deletePod, action: { action: 'delete-pod', ...where, uid } },
        ...readiness,
        ...(crashes
          ? []
          : [{ label: words.crash, action: { action: 'set-crash', ...where, crash: true } } as const]),
        ...crash,
      ],
    },
    ...(root === undefined ? [] : ofWorkload(root)),
  ];
}

function ofWorkload(workload: Workload): readonly Group[] {
  const { kind } = workload;
  if (kind === 'ReplicaSet' && workload.owner === undefined) return [scaling(workload)];
  if (kind === 'Deployment' || kind === 'StatefulSet') return [scaling(workload), rollOut(workload)];
  return kind === 'DaemonSet' ? [rollOut(workload)] : [];
}

function scaling({ kind, namespace, name, desired }: Workload): Group {
  const scale = (replicas: number): Action => ({ action: 'scale', kind, namespace, name, replicas });
  return {
    title: words.replicas(name, desired),
    choices: [
      { label: words.scaleUp, action: scale(desired + 1) },
      ...(desired > 0 ? [{ label: words.scaleDown, action: scale(desired - 1) }] : []),
      ...(desired > 1 ? [{ label: words.scaleZero, action: scale(0) }] : []),
    ],
  };
}

function rollOut({ kind, namespace, name }: Workload): Group {
  return {
    title: words.version(name),
    choices: [
      { label: words.restart, action: { action: 'restart', kind, namespace, name } },
      ...(kind === 'Deployment'
        ? [{ label: words.back, action: { action: 'undo-rollout', namespace, name } } as const]
        : []),
    ],
  };
}

/** Broken as people break them: two letters change places. */
function ofSelector({ namespace, name, selector, nearMiss }: Service): readonly Group[] {
  const [first] = selector ?? [];
  if (selector === undefined || first === undefined) return [];
  const set = (pair: readonly [string, string]): Action => ({
    action: 'set-selector',
    namespace,
    name,
    selector: Object.fromEntries(selector.map(([key, value]) => (key === pair[0] ? pair : [key, value]))),
  });
  const carried = nearMiss?.carried;
  if (carried !== undefined && carried[0] === nearMiss?.asked[0])
    return [
      {
        title: words.selector(nearMiss.asked.join('=')),
        choices: [{ label: words.mend(carried.join('=')), action: set(carried) }],
      },
    ];
  const twisted = twist(first[1]);
  return [
    {
      title: words.selector(first.join('=')),
      choices: [{ label: words.breakSelector(`${first[0]}=${twisted}`), action: set([first[0], twisted]) }],
    },
  ];
}

function twist(value: string): string {
  for (let i = value.length - 2; i > 0; i -= 1) {
    const [a, b] = [value.charAt(i), value.charAt(i + 1)];
    if (a !== b && /\w/.test(a) && /\w/.test(b)) return value.slice(0, i) + b + a + value.slice(i + 2);
  }
  return `${value}x`;
}
