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
      {together(failing === undefined ? rungs.map(bare) : rungs).map(same => (
        <RungEntry key={same[0].name} alike={same} open={same[0] === failing} />
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
  // What only might be wrong breaks no rung, and is not for whoever opens the ladder alone.
  const notes = rungs.flatMap(({ findings }) => findings);
  return (
    <>
      <details className="ladder">
        <summary>
          <span className="rung-mark" aria-hidden="true" /> {words.allHold(held, rungs.length)}
        </summary>
        {ladder}
      </details>
      {notes.map(finding => (
        <FindingEntry key={finding.key} finding={finding} />
      ))}
    </>
  );
}

/** What was found is said below a ladder that holds. */
const bare = (rung: Rung): Rung => ({ ...rung, findings: [] });

type Alike = readonly [Rung, ...Rung[]];

/** Rungs that follow each other and of which the same is said: it is said once. */
function together(rungs: readonly Rung[]): readonly Alike[] {
  const all: [Rung, ...Rung[]][] = [];
  for (const rung of rungs) {
    const last = all.at(-1);
    const [first] = last ?? [];
    const isSame = first?.state === rung.state && first.text === rung.text;
    if (isSame && first.findings.length + rung.findings.length === 0) last?.push(rung);
    else all.push([rung]);
  }
  return all;
}

function RungEntry({ alike, open }: { readonly alike: Alike; readonly open: boolean }): ReactNode {
  const [{ state, text, command, findings }] = alike;
  // What a rule says of it says more.
  const isSaid = state === 'broken' && findings.length > 0;
  return (
    <li className={`rung rung-${state}`}>
      <span className="rung-mark" aria-hidden="true" />
      <strong>{alike.map(({ label }) => label).join(', ')}</strong>
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
