/** A trace hop by hop: the verdict, every step with its reason and who lost, what lies behind the break in grey, and how to see and mend what breaks it. */

import { showName } from '@switchboard/core/scene/show-name';
import type { Topology } from '@switchboard/core/topology';
import type { ToldFinding } from '@switchboard/core/topology/finding';
import { objectOf, type ToldHop, type ToldTrace } from '@switchboard/core/trace/told';
import type { ReactNode } from 'react';
import { saidOf } from '../findings/listed.ts';
import { Advice, isCommand } from '../panels/inspector/advice.tsx';
import { CommandLine } from '../panels/inspector/command-line.tsx';
import { ObjectLink } from '../panels/inspector/object-link.tsx';
import { traceTexts as texts } from './messages.ts';

interface Props {
  readonly trace: ToldTrace;
  readonly topology: Topology;
  /** A hop is under the pointer or has the focus. */
  readonly onLook: (hop: number | undefined) => void;
}

export function TraceAnswer({ trace, topology, onLook }: Props): ReactNode {
  const { verdict, hops } = trace;
  const at = decidingHop(trace);
  const hop = hops[at];
  const finding = hop === undefined ? undefined : findingOf(topology, hop);
  return (
    <section className="trace-answer" aria-label={texts.gloss}>
      <p role="status" className={`trace-verdict trace-${verdict}`}>
        <strong>{texts.verdict(verdict, at + 1, hops.length)}</strong>
        {hop?.symptom !== undefined && verdict !== 'pass' && <> {texts.sees(hop.symptom)}</>}
      </p>
      {hop !== undefined && verdict !== 'pass' && <p className="trace-why">{showName(hop.why)}</p>}
      <ol>
        {hops.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a hop is its place on the way.
          <Hop key={index} hop={one} number={index + 1} onLook={looks => onLook(looks ? index : undefined)} />
        ))}
      </ol>
      <p className="trace-end">{endOf(trace)}</p>
      {finding !== undefined && <Mending finding={finding} />}
    </section>
  );
}

function Hop({
  hop,
  number,
  onLook,
}: {
  readonly hop: ToldHop;
  readonly number: number;
  readonly onLook: (looks: boolean) => void;
}): ReactNode {
  const { stage, result, why, symptom, lost = [], rule, beyond } = hop;
  const object = objectOf(hop);
  return (
    <li
      className={`hop hop-${result}${beyond === true ? ' hop-beyond' : ''}`}
      onPointerEnter={() => onLook(true)}
      onPointerLeave={() => onLook(false)}
      onFocus={() => onLook(true)}
      onBlur={() => onLook(false)}
    >
      <span className="hop-number" aria-hidden="true">
        {number}
      </span>
      <p className="hop-head">
        <strong>{texts.stages[stage]}</strong>{' '}
        {object !== undefined && (
          <ObjectLink object={object} quiet>
            {showName(object.name)}
          </ObjectLink>
        )}
        <span className="hop-result">{(beyond === true ? texts.behind : texts.results)[result]}</span>
      </p>
      <p className="hop-why">
        {showName(why)}
        {symptom !== undefined && <span className="hop-symptom"> {symptom}</span>}
      </p>
      {rule !== undefined && <code className="small">{rule}</code>}
      {lost.length > 0 && (
        <details className="small">
          <summary>{texts.lost(lost.length)}</summary>
          <ul>
            {lost.map(text => (
              <li key={text}>{showName(text)}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Mending({ finding: { confirm, fix } }: { readonly finding: ToldFinding }): ReactNode {
  const see = confirm.find(isCommand);
  const [mend] = fix;
  return (
    <>
      {see !== undefined && (
        <>
          <h3 className="trace-head">{texts.see}</h3>
          <CommandLine line={see} />
        </>
      )}
      {mend !== undefined && (
        <>
          <h3 className="trace-head">{texts.mend}</h3>
          <Advice line={mend} />
        </>
      )}
    </>
  );
}

/** The hop that the verdict is about: the first that fails, else that passes in part, else that is not known; of a call that gets through the last. */
export function decidingHop({ verdict, hops }: ToldTrace): number {
  const at = hops.findIndex(({ result }) => result === verdict);
  return verdict === 'pass' || at < 0 ? hops.length - 1 : at;
}

function endOf({ verdict, hops }: ToldTrace): string {
  if (verdict !== 'fail') return texts.passes;
  if (hops.some(({ beyond, result }) => beyond === true && result === 'fail')) return texts.behindBreak.more;
  return hops.at(-1)?.beyond === true ? texts.behindBreak.nothing : texts.behindBreak.unknown;
}

/** What was found of its object by the rule that it names. */
function findingOf(topology: Topology, hop: ToldHop): ToldFinding | undefined {
  const object = objectOf(hop);
  if (object === undefined || hop.rule === undefined) return undefined;
  return saidOf(topology, object).find(({ rule }) => rule === hop.rule);
}
