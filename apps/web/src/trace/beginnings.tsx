/** What there is on screen to be asked for, by what is written so far: URLs of doors, Services by name and port, and the pods that may ask. */
import type { Topology } from '@switchboard/core/topology';
import { type ReactNode, useMemo } from 'react';
import { useValue } from '../panels/read.ts';
import type { Drafts } from './draft.ts';
import { traceTexts as texts } from './messages.ts';
import { matching, suggestionsOf } from './suggestions.ts';

/** Of each list. */
const most = 12;
const mostPods = 8;

interface Props {
  readonly drafts: Drafts;
  readonly topology: Topology;
}

export function Beginnings({
  drafts,
  topology,
  onFollow,
}: Props & { readonly onFollow: (target: string) => void }): ReactNode {
  const { target } = useValue(drafts.draft);
  const { urls, names } = useMemo(() => suggestionsOf(topology), [topology]);
  if (urls.length + names.length === 0) return <p className="trace-begin">{texts.none}</p>;
  return (
    <section className="trace-begin">
      <Choices title={texts.urls} of={matching(urls, target)} most={most} onChoose={onFollow} />
      <Choices title={texts.names} of={matching(names, target)} most={most} onChoose={onFollow} />
    </section>
  );
}

/** Until one is written whole; empty, any pod asks. */
export function PodChoices({ drafts, topology }: Props): ReactNode {
  const { from } = useValue(drafts.draft);
  const { pods } = useMemo(() => suggestionsOf(topology), [topology]);
  if (pods.includes(from.trim())) return null;
  return <Choices of={matching(pods, from)} most={mostPods} onChoose={pod => drafts.write({ from: pod })} />;
}

function Choices({
  title,
  of,
  most,
  onChoose,
}: {
  readonly title?: string;
  readonly of: readonly string[];
  readonly most: number;
  readonly onChoose: (text: string) => void;
}): ReactNode {
  if (of.length === 0) return null;
  return (
    <>
      {title !== undefined && <h3 className="trace-head">{title}</h3>}
      <ul className="trace-beginnings">
        {of.slice(0, most).map(text => (
          <li key={text}>
            <button type="button" className="plain link mono" onClick={() => onChoose(text)}>
              <bdi>{text}</bdi>
            </button>
          </li>
        ))}
      </ul>
      {of.length > most && <p className="quiet small">{texts.others(of.length - most)}</p>}
    </>
  );
}
