/**
 * The three links that the picture hangs on, told apart: this page and its server, the server and the cluster, and each watch by itself, with how fresh it is. One click
 * away, in the top bar. Comes when it is opened.
 */
import type { Freshness } from '@switchboard/core/freshness';
import type { ReactNode } from 'react';
import { useProgram } from '../app/program.ts';
import { words } from '../messages/en.ts';
import { useTopology, useValue } from '../panels/read.ts';
import { clockTime } from '../panels/time.ts';
import { heardLists, isNotShown } from './heard-lists.ts';
import { stateWords } from './messages.ts';

const { freshness: fresh } = words;

/** `said`: how the link of the page is, in a word. */
export function ThreeLinks({ said }: { readonly said: string }): ReactNode {
  const { store, link } = useProgram();
  const { lagMs, state, hello } = useValue(link);
  const files = hello?.cluster.source === 'files';
  const all = [...useTopology(store).freshness.values()];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is longer than the screen, and read by keys, too.
    <section tabIndex={0} aria-label={stateWords.links.label}>
      <dl className="links">
        <dt>{stateWords.links.page}</dt>
        <dd>{files && state === 'live' ? fresh.states.live : said}</dd>
        {files ? (
          <>
            <dt>{stateWords.links.files}</dt>
            <dd>{hello.cluster.name}</dd>
          </>
        ) : (
          <>
            <dt>{stateWords.links.cluster}</dt>
            <dd>{state === 'live' ? clusterLink(all, lagMs) : stateWords.links.unknown}</dd>
          </>
        )}
      </dl>
      <table>
        <caption>{files ? stateWords.links.held : stateWords.links.watches}</caption>
        <thead>
          <tr>
            <th>{fresh.kind}</th>
            <th>{fresh.scope}</th>
            <th>{fresh.state}</th>
          </tr>
        </thead>
        <tbody>
          {all.map(one => (
            <tr key={one.key} className={`is-${files && one.state === 'denied' ? 'absent' : one.state}`}>
              <td>{one.kind}</td>
              <td>{one.scope === '' ? fresh.everywhere : one.scope}</td>
              <td>
                {files ? heldWord(one) : stateWord(one)}
                {one.state === 'loading' &&
                  one.loaded !== undefined &&
                  `, ${fresh.loaded(one.loaded, one.expected)}`}
                {!files &&
                  one.state !== 'live' &&
                  one.state !== 'loading' &&
                  `, ${fresh.since(clockTime(one.since))}`}
                {!files && one.reason !== undefined && <span className="quiet block">{one.reason}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function heldWord({ state }: Freshness): string {
  return state === 'live' ? stateWords.links.inFile : stateWords.links.notInFile;
}

function stateWord(one: Freshness): string {
  return isNotShown(one) ? fresh.notShown : fresh.states[one.state];
}

function clusterLink(all: readonly Freshness[], lagMs: number): string {
  const heard = heardLists(all);
  const stale = all.filter(({ state }) => state === 'stale');
  if (heard.live === 0 && stale.length > 0)
    return stateWords.links.gone(clockTime(Math.min(...stale.map(({ since }) => since))));
  return stateWords.links.heard(heard, lagMs);
}
