/** Why nobody picks up at a Service: the ladder of selector, readiness, ports and list, the rung that breaks, and beside each the line of kubectl that proves it. */
import { whyNobodyWords as words } from '@switchboard/core/inspect/messages/why-nobody-en';
import { whyNobody } from '@switchboard/core/inspect/why-nobody';
import type { Service, Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { CommandLine } from './command-line.tsx';
import { FactsHead } from './facts.tsx';

export function WhyNobody({
  service,
  topology,
}: {
  readonly service: Service;
  readonly topology: Topology;
}): ReactNode {
  const rungs = whyNobody(service, topology);
  if (rungs === undefined) return null;
  return (
    <section className="ladder">
      <FactsHead title={words.title} />
      <ol>
        {rungs.map(({ name, state, label, text, command }) => (
          <li key={name} className={`rung rung-${state}`}>
            <span className="rung-mark" aria-hidden="true" />
            <strong>{label}</strong>
            <div>
              <p>
                {text} <span className="unseen">({words.states[state]})</span>
              </p>
              {state === 'broken' && command !== undefined && <CommandLine line={command} />}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
