/**
 * What the signs on the picture mean, for those that are on it now, with their counts. Each is a filter: pressed, what carries it stays lit and the rest is dimmed
 * (`show` in the URL; Escape gives all back). What does not fit in one line folds into a list, whole.
 */
import { figureOf } from '@switchboard/core/scene/messages/grammar-en';
import { type LegendEntry, legendWith, type Sign } from '@switchboard/core/scene/signs';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useProgram } from '../app/program.ts';
import { words } from '../messages/en.ts';
import { useTopology, useValue } from './read.ts';
import { Swatch } from './swatch.tsx';

export function Legend(): ReactNode {
  const { store, view, level } = useProgram();
  const { show } = useValue(view.address);
  const entries = legendWith(useTopology(store), useValue(level), show);
  const line = useRef<HTMLUListElement>(null);
  const fitting = useFitting(line, entries.map(({ sign, count }) => `${sign} ${count}`).join());
  const folded = entries.slice(fitting);
  return (
    <>
      <ul className="legend" ref={line} aria-label={words.legend.title}>
        {entries.map((entry, index) => (
          <li key={entry.sign} inert={index >= fitting}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
      {folded.length > 0 && (
        <button type="button" className="plain legend-more" popoverTarget="legend">
          {fitting === 0 ? words.legend.title : words.legend.more(folded.length)}
        </button>
      )}
      <div id="legend" popover="auto" className="popover legend-popover">
        <ul aria-label={words.legend.title}>
          {folded.map(entry => (
            <li key={entry.sign}>
              <Entry entry={entry} />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Entry({ entry: { sign, count } }: { readonly entry: LegendEntry }): ReactNode {
  const { view } = useProgram();
  const { show, lens } = useValue(view.address);
  return (
    <button
      type="button"
      className="plain legend-sign"
      aria-pressed={show.includes(sign)}
      title={words.legend.filter}
      onClick={() => view.toggle(sign satisfies Sign)}
    >
      <Swatch sign={sign} />
      {words.signs[sign === 'match' && lens === 'nodes' ? 'leads' : sign]}
      {count !== undefined && <strong className="count">{figureOf(count)}</strong>}
    </button>
  );
}

/** How many children stand on the first line; those that wrapped are hidden by the height of the list. */
function useFitting(list: RefObject<HTMLElement | null>, entries: string): number {
  const [fitting, setFitting] = useState(Number.POSITIVE_INFINITY);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other entries have other widths.
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const count = () => {
      const children = [...element.children] as HTMLElement[];
      const wrapped = children.findIndex(child => child.offsetTop > (children[0]?.offsetTop ?? 0));
      const first = children[0];
      const cut = first !== undefined && first.offsetWidth > element.clientWidth;
      setFitting(cut ? 0 : wrapped === -1 ? children.length : wrapped);
    };
    count();
    const observer = new ResizeObserver(count);
    observer.observe(element);
    // Words are wider or narrower as soon as their fonts are here.
    document.fonts.addEventListener('loadingdone', count);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', count);
    };
  }, [list, entries]);
  return fitting;
}
