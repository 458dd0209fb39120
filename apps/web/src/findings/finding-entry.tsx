/** One finding: what is the case in a sentence; opened, what proves it, how to see it and how to mend it. Stands in the list of all and in the inspector of its object. */
import type { ObjectRef } from '@switchboard/core/findings/finding';
import { showName } from '@switchboard/core/scene/show-name';
import type { ToldFinding } from '@switchboard/core/topology/finding';
import type { ReactNode, ToggleEvent } from 'react';
import { Advice } from '../panels/inspector/advice.tsx';
import { ObjectLink } from '../panels/inspector/object-link.tsx';
import { AboutRule } from './about-rule.tsx';
import './findings.css';
import { findingWords as words } from './messages.ts';
import type { Point } from './pointing.ts';

export function FindingEntry({
  finding,
  subject,
  open = false,
  point,
  children,
}: {
  readonly finding: ToldFinding;
  /** Whether it begins opened. */
  readonly open?: boolean;
  /** How its object is named; nothing where it is clear. */
  readonly subject?: ReactNode;
  /** Who is looked at, where the stage is to show it. */
  readonly point?: Point;
  /** Further parts of the opened one. */
  readonly children?: ReactNode;
}): ReactNode {
  const { key, severity, confidence, rule, message, evidence, confirm, fix } = finding;
  const under = () => point?.('under', key);
  const away = () => point?.('under', undefined);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whatever is in it can be reached and points as well.
    <div
      className={`finding finding-${severity}`}
      onPointerEnter={under}
      onPointerLeave={away}
      onFocus={under}
      onBlur={away}
    >
      <p className="finding-head small">
        <strong className="finding-severity">{words.severity[severity]}</strong>
        {subject}
      </p>
      <details open={open} onToggle={event => toggled(event, key, point)}>
        <summary>{showName(message)}</summary>
        <p className="quiet small">
          <code>{rule}</code>, {words.sure[confidence]}
        </p>
        <h4>{words.evidence}</h4>
        <ul>
          {evidence.map(({ text, object }) => (
            <li key={`${text} ${object?.kind} ${object?.namespace} ${object?.name}`}>
              {object !== undefined && <Named object={object} />} {showName(text)}
            </li>
          ))}
        </ul>
        <Lines title={words.confirm} lines={confirm} />
        <Lines title={words.fix} lines={fix} />
        <AboutRule rule={rule} />
        {children}
      </details>
    </div>
  );
}

/** Entries stand in each other: only its own is meant. */
function toggled(event: ToggleEvent<HTMLDetailsElement>, key: string, point: Point | undefined): void {
  if (event.target === event.currentTarget) point?.('opened', event.currentTarget.open ? key : undefined);
}

/** Leads to the object; Secrets and the like are never read, so there is nothing to lead to. */
function Named({ object }: { readonly object: ObjectRef }): ReactNode {
  const { kind, name } = object;
  return (
    <>
      <span className="quiet">{kind}</span> <ObjectLink object={object}>{showName(name)}</ObjectLink>
    </>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      {lines.map(line => (
        <Advice key={line} line={line} />
      ))}
    </>
  );
}
