/**
 * What is wrong in the namespaces that are shown, beside the picture: each cause with what follows from it, worst first. A name leads the stage to the object. Stands while
 * the address says `findings=open`; I or Esc goes back.
 */
import type { Severity } from '@switchboard/core/findings/finding';
import { isFromFiles } from '@switchboard/core/freshness';
import { isMissing } from '@switchboard/core/scene/missing';
import { hasPath } from '@switchboard/core/scene/select';
import { showName } from '@switchboard/core/scene/show-name';
import type { ToldFinding } from '@switchboard/core/topology/finding';
import { type ReactNode, useMemo, useState } from 'react';
import { useLens } from '../app/lens.ts';
import { useProgram } from '../app/program.ts';
import { useTopology, useValue } from '../panels/read.ts';
import { SidePanel } from '../panels/side-panel.tsx';
import { FindingEntry } from './finding-entry.tsx';
import { type Group, list } from './listed.ts';
import { findingWords as words } from './messages.ts';
import { type Point, usePointing } from './pointing.ts';

const levels: readonly Severity[] = ['error', 'warning', 'info'];

export function FindingsPanel(): ReactNode {
  const { view } = useProgram();
  const { madeUp } = useValue(view.address);
  return (
    <SidePanel
      title={words.title}
      gloss={words.gloss}
      back={{ label: words.back, key: 'I', go: () => view.go({ findings: false }) }}
    >
      {madeUp === true ? <p>{words.madeUp}</p> : <FindingsList />}
    </SidePanel>
  );
}

function FindingsList(): ReactNode {
  const { store, muted } = useProgram();
  const topology = useTopology(store);
  const { namespaces } = useLens();
  const point = usePointing(topology);
  const entries = useValue(muted.entries);
  const [least, setLeast] = useState<Severity>('info');
  const [text, setText] = useState('');
  const listed = useMemo(
    () => list(topology, { namespaces, least, text, muted: entries }),
    [topology, namespaces, least, text, entries],
  );
  const judged = ['', ...namespaces].flatMap(ns => topology.judged.get(ns) ?? []);
  if (judged.length <= namespaces.length)
    return (
      <p role="status" className="quiet">
        {words.loading}
      </p>
    );
  const { count, groups } = listed;
  const unobserved = [...new Set(judged.flatMap(one => one.unobserved))].sort();
  const untold = judged.reduce((sum, one) => sum + (one.untold ?? 0), 0);
  const nothing = count.error + count.warning + count.info === 0;
  const [first] = namespaces;
  if (nothing && first !== undefined && isMissing(topology, namespaces))
    return <p role="status">{words.noSuch(first)}</p>;
  return (
    <>
      {nothing ? (
        <>
          <p role="status" className="findings-nothing">
            {words.nothing}
          </p>
          <p className="quiet">{words.lookedAt(namespaces)}</p>
        </>
      ) : (
        <>
          <p role="status">{words.count(count.error, count.warning, count.info)}</p>
          <div className="findings-filter">
            <input
              type="search"
              value={text}
              placeholder={words.filter}
              aria-label={words.filter}
              onChange={event => setText(event.target.value)}
            />
            <select
              value={least}
              aria-label={words.least}
              onChange={event => setLeast(levels.find(level => level === event.target.value) ?? 'info')}
            >
              {levels.map(level => (
                <option key={level} value={level}>
                  {words.levels[level]}
                </option>
              ))}
            </select>
          </div>
          {groups.length === 0 && <p className="quiet">{words.nothingSo}</p>}
        </>
      )}
      <ol>
        {groups.map(group => (
          <li key={group.finding.key}>
            <GroupEntry group={group} point={point} />
          </li>
        ))}
      </ol>
      {untold > 0 && <p className="quiet">{words.untold(untold)}</p>}
      {unobserved.length > 0 && (
        <p className="quiet small">
          {isFromFiles(topology.freshness) ? words.notHeld(unobserved) : words.unobserved(unobserved)}
        </p>
      )}
      {listed.muted.length > 0 && <MutedOnes findings={listed.muted} />}
    </>
  );
}

function GroupEntry({
  group: { finding, alike, effects },
  point,
}: {
  readonly group: Group;
  readonly point: Point;
}): ReactNode {
  const { view, muted } = useProgram();
  const taken = effects.reduce((sum, effect) => sum + 1 + effect.alike.length, 0);
  return (
    <FindingEntry
      finding={finding}
      point={point}
      subject={
        <>
          <Subject finding={finding} />
          <Others alike={alike} />
          {taken > 0 && <span className="findings-takes">{words.takes(taken)}</span>}
        </>
      }
    >
      <Alike alike={alike} />
      {effects.length > 0 && (
        <>
          <h4>{words.follows}</h4>
          {effects.map(effect => (
            <FindingEntry
              key={effect.finding.key}
              finding={effect.finding}
              point={point}
              subject={
                <>
                  <Subject finding={effect.finding} />
                  <Others alike={effect.alike} />
                </>
              }
            >
              <Alike alike={effect.alike} />
            </FindingEntry>
          ))}
        </>
      )}
      <p className="findings-deeds small">
        <button type="button" className="plain link" onClick={() => view.select(finding.subject)}>
          {words.details}
        </button>
        <button type="button" className="plain link" onClick={() => muted.mute(finding.key)}>
          {words.mute}
        </button>
        <button type="button" className="plain link" onClick={() => muted.mute(finding.rule)}>
          {words.muteRule}
        </button>
      </p>
    </FindingEntry>
  );
}

/** Of how many others the same is said. */
function Others({ alike }: Pick<Group, 'alike'>): ReactNode {
  return alike.length > 0 && <span className="findings-takes">{words.others(alike.length)}</span>;
}

function Alike({ alike }: Pick<Group, 'alike'>): ReactNode {
  if (alike.length === 0) return null;
  return (
    <p className="small">
      {words.alike(alike.length)}{' '}
      {alike.map(other => (
        <Subject key={other.key} finding={other} />
      ))}
    </p>
  );
}

/** Leads the stage to the object, or, where it does not stand there, opens it. */
function Subject({ finding: { subject, discriminator } }: { readonly finding: ToldFinding }): ReactNode {
  const { store, view } = useProgram();
  const { kind, namespace, name } = subject;
  return (
    <span className="finding-subject">
      <span className="quiet">{kind}</span>{' '}
      <button
        type="button"
        className="plain link"
        onClick={() => (hasPath(store.topology(), subject) ? view.focusOn(subject) : view.select(subject))}
      >
        <bdi>{showName(namespace === '' ? name : `${namespace}/${name}`)}</bdi>
      </button>
      {discriminator !== undefined && <span className="quiet"> {showName(discriminator)}</span>}
    </span>
  );
}

function MutedOnes({ findings }: { readonly findings: readonly ToldFinding[] }): ReactNode {
  const { muted } = useProgram();
  return (
    <details className="findings-muted">
      <summary>{words.muted(findings.length)}</summary>
      <ul>
        {findings.map(finding => (
          <li key={finding.key} className="small">
            <Subject finding={finding} /> <code>{finding.rule}</code>{' '}
            <button
              type="button"
              className="plain link"
              onClick={() => muted.unmute([finding.key, finding.rule])}
            >
              {words.unmute}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
