/**
 * What one may do to the selected object on the simulated cluster, and the kubectl line that does the same. Not drawn on any other cluster. What the click brings
 * about is told by the picture, not here.
 */
import type { Topology, Workload } from '@switchboard/core/topology';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Action, act } from '../../api/actions.ts';
import { useProgram } from '../../app/program.ts';
import { actionWords as words } from '../../messages/actions-en.ts';
import { Copy } from '../copy.tsx';
import { useValue } from '../read.ts';
import type { Selected } from './selected.ts';
import { scalableBehind } from './workloads.ts';

interface Group {
  readonly title?: string;
  readonly choices: readonly Choice[];
}

interface Choice {
  readonly label: string;
  readonly action: Action;
}

export function TryIt({
  selected,
  topology,
}: {
  /** Undefined once it is gone: then only the answer to what was tried still stands. */
  readonly selected: Selected | undefined;
  readonly topology: Topology;
}): ReactNode {
  const { link } = useProgram();
  const allowed = useValue(link).hello?.actions === true;
  const { mutate, data, error, isPending } = useMutation({ mutationFn: act });
  const groups = selected === undefined ? [] : choices(selected, topology);
  if (!allowed || (groups.length === 0 && data === undefined && error === null)) return null;
  return (
    <section className="try-it" aria-label={words.title}>
      <h3 className="facts-head">
        {words.title} <span className="gloss">{words.gloss}</span>
      </h3>
      {groups.map(group => (
        <p key={group.title ?? ''}>
          {group.title !== undefined && <span>{group.title} </span>}
          {group.choices.map(choice => (
            <button
              key={choice.label}
              type="button"
              disabled={isPending}
              onClick={() => mutate(choice.action)}
            >
              {choice.label}
            </button>
          ))}
        </p>
      ))}
      {data !== undefined && (
        <p role="status">
          {words.done} <code>{data.kubectl}</code> <Copy text={data.kubectl} />
        </p>
      )}
      {error !== null && <p role="alert">{words.failed(error.message)}</p>}
    </section>
  );
}

function choices(selected: Selected, topology: Topology): readonly Group[] {
  switch (selected.type) {
    case 'pods': {
      const { namespace, name, uid, state } = selected.element;
      if (state === 'terminating') return [];
      const target = { namespace, name, uid };
      const running = state === 'ready' || state === 'not-ready';
      return [
        {
          choices: [
            { label: words.deletePod, action: { action: 'delete-pod', ...target } },
            ...(running && state === 'ready'
              ? [
                  {
                    label: words.failReadiness,
                    action: { action: 'set-readiness', ...target, ready: false } as const,
                  },
                ]
              : []),
            ...(running && state === 'not-ready'
              ? [
                  {
                    label: words.mendReadiness,
                    action: { action: 'set-readiness', ...target, ready: true } as const,
                  },
                ]
              : []),
          ],
        },
      ];
    }
    case 'services':
      return scalableBehind(selected.element, topology).map(scaling);
    case 'workloads':
      return selected.element.kind === 'Deployment' || selected.element.kind === 'StatefulSet'
        ? [scaling(selected.element)]
        : [];
    case 'nodes': {
      const { name, cordoned } = selected.element;
      return [
        {
          choices: [
            {
              label: cordoned ? words.uncordon : words.cordon,
              action: { action: cordoned ? 'uncordon' : 'cordon', node: name },
            },
          ],
        },
      ];
    }
    default:
      return [];
  }
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
