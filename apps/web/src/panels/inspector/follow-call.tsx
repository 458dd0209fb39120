/** Leads from an object to the panel that follows a call: to a Service, through a door, or from a pod. */
import type { ReactNode } from 'react';
import { useProgram } from '../../app/program.ts';
import { traceTexts as texts } from '../../trace/messages.ts';
import { namesOf, urlsOf } from '../../trace/suggestions.ts';
import { printTrace } from '../../trace/trace-address.ts';
import type { Selected } from './selected.ts';

export function FollowCall({ selected }: { readonly selected: Selected }): ReactNode {
  const { view } = useProgram();
  const request = requestOf(selected);
  if (request === undefined) return null;
  return (
    <p className="follow-call">
      <button
        type="button"
        className="plain link"
        onClick={() => {
          view.select(undefined);
          view.go({ trace: printTrace(request), packet: false, table: false });
        }}
      >
        {selected.type === 'pods' ? texts.fromHere : texts.toThis}
      </button>
    </p>
  );
}

function requestOf({ type, element }: Selected): Parameters<typeof printTrace>[0] | undefined {
  if (type === 'pods') return { target: '', from: `${element.namespace}/${element.name}` };
  const [target] = type === 'services' ? namesOf(element) : type === 'doors' ? urlsOf(element) : [];
  return target === undefined ? undefined : { target };
}
