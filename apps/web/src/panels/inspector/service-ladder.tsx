/**
 * Whether a call gets to the pods of a Service: one line where all rungs hold, else the ladder, with what the rules found on each rung; the first that does not hold is open and shows
 * the line of kubectl that proves it.
 */
import { serviceLadderWords as words } from '@switchboard/core/inspect/messages/service-ladder-en';
import { firstFailing, type Rung, serviceLadder } from '@switchboard/core/inspect/service-ladder';
import { showName } from '@switchboard/core/scene/show-name';
import type { Service, Topology } from '@switchboard/core/topology';
import { type ReactNode, useMemo } from 'react';
import { FindingEntry } from '../../findings/finding-entry.tsx';
import { CommandLine } from './command-line.tsx';
import { FactsHead } from './facts.tsx';
import './service-ladder.css';

export function ServiceLadder({
  service,
  topology,
}: {
  readonly service: Service;
  readonly topology: Topology;
}): ReactNode {
  const rungs = useMemo(() => serviceLadder(service, topology), [service, topology]);
  const failing = firstFailing(rungs);
  const ladder = (
    <ol>
      {alike(rungs).map(([rung, ...others]) => (
        <RungEntry key={rung.name} rung={rung} others={others} open={rung === failing} />
      ))}
    </ol>
  );
  if (failing !== undefined)
    return (
      <section className="ladder">
        <FactsHead title={words.title} />
        {ladder}
      </section>
    );
  const held = rungs.filter(({ state }) => state === 'holds').length;
  return (
    <details className="ladder">
      <summary>
        <span className="rung-mark" aria-hidden="true" /> {words.allHold(held, rungs.length)}
      </summary>
      {ladder}
    </details>
  );
}

/** Neighbours of which the same is to be said, and nothing was found. */
function alike(rungs: readonly Rung[]): readonly (readonly [Rung, ...Rung[]])[] {
  const groups: [Rung, ...Rung[]][] = [];
  for (const rung of rungs) {
    const last = groups.at(-1);
    const isAlike =
      last?.[0].state === rung.state &&
      last[0].text === rung.text &&
      last[0].findings.length + rung.findings.length === 0;
    if (isAlike) last.push(rung);
    else groups.push([rung]);
  }
  return groups;
}

function RungEntry({
  rung: { state, label, text, command, findings },
  others,
  open,
}: {
  readonly rung: Rung;
  readonly others: readonly Rung[];
  readonly open: boolean;
}): ReactNode {
  // What a rule says of it says more.
  const isSaid = state === 'broken' && findings.length > 0;
  return (
    <li className={`rung rung-${state}`}>
      <span className="rung-mark" aria-hidden="true" />
      <strong>{[label, ...others.map(other => other.label)].join(', ')}</strong>
      <div>
        <p className={isSaid ? 'unseen' : ''}>
          {isSaid ? words.states[state] : showName(text)}
          {!isSaid && <span className="unseen"> ({words.states[state]})</span>}
        </p>
        {findings.map((finding, index) => (
          <FindingEntry key={finding.key} finding={finding} open={open && index === 0} />
        ))}
        {open && findings.length === 0 && <CommandLine line={command} />}
      </div>
    </li>
  );
}
