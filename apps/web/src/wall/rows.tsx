/** The rows of the wall: a Service, a Service by name alone, a node, and what there is no room for. Each reads as one sentence: name, count, reason. */
import { showName } from '@switchboard/core/scene/show-name';
import { fitLamps, type WallRest } from '@switchboard/core/scene/wall/room';
import type { WallLamp, WallNode, WallRow } from '@switchboard/core/scene/wall/row';
import type { ReactNode } from 'react';
import { FittedName } from './fitted-name.tsx';
import { LampSign } from './lamp-sign.tsx';
import { wallTexts } from './messages.ts';

export function ServiceRow({
  row,
  several,
}: {
  readonly row: WallRow;
  readonly several: boolean;
}): ReactNode {
  return (
    <li className={`wall-row tone-${row.tone}`}>
      <span className="sr">{said(row, several)}</span>
      <FittedName text={showName(row.name)} />
      <Count row={row} />
      <span className="wall-lamps" aria-hidden="true">
        <Lamps lamps={row.lamps} more={row.more} />
        <span className="wall-words">
          <span className="wall-word">{row.word}</span>
          {several && <span className="wall-note">{row.namespace}</span>}
        </span>
      </span>
    </li>
  );
}

export function SmallRow({ row, several }: { readonly row: WallRow; readonly several: boolean }): ReactNode {
  return (
    <li className={`tone-${row.tone}`}>
      <span className="sr">{said(row, several)}</span>
      <FittedName text={showName(row.name)} />
      <Count row={row} />
    </li>
  );
}

function said({ name, namespace, ready, of, word }: WallRow, several: boolean): string {
  const count = ready === undefined || of === undefined ? '' : wallTexts.picksUp(ready, of);
  return wallTexts.row(showName(name), several ? namespace : '', count, word);
}

function Count({ row }: { readonly row: WallRow }): ReactNode {
  if (row.ready === undefined || row.of === undefined) return <span className="wall-count" />;
  return (
    <span className="wall-count" aria-hidden="true">
      {row.ready}
      {row.of > 0 && <span className="wall-of">/{row.of}</span>}
    </span>
  );
}

function Lamps({ lamps, more }: { readonly lamps: readonly WallLamp[]; readonly more: number }): ReactNode {
  return (
    <>
      {lamps.map((lamp, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a lamp is its place.
        <LampSign key={at} lamp={lamp} />
      ))}
      {more > 0 && <span className="wall-note">{wallTexts.more(more)}</span>}
    </>
  );
}

const shortLamps = 3;

export function NodeRow({ node, tall }: { readonly node: WallNode; readonly tall: boolean }): ReactNode {
  // Where names stand close, a lamp is for what differs; the rest is a count.
  const lamps = tall
    ? node.lamps
    : fitLamps(
        node.lamps.filter(lamp => lamp !== 'ready'),
        shortLamps,
      ).lamps;
  return (
    <li className={`wall-node tone-${node.tone}`}>
      <span className="sr">
        {wallTexts.row(showName(node.name), node.zone ?? '', wallTexts.pods(node.pods), node.word)}
      </span>
      <span className="wall-node-name">
        <FittedName text={showName(node.name)} />
      </span>
      <span className="wall-note" aria-hidden="true">
        {tall ? (node.zone ?? '') : ''}
      </span>
      <span className="wall-lamps" aria-hidden="true">
        <Lamps lamps={lamps} more={tall ? node.more : 0} />
        {!tall && <span className="wall-note">{wallTexts.pods(node.pods)}</span>}
      </span>
      <span className="wall-word" aria-hidden="true">
        {node.word}
      </span>
    </li>
  );
}

export function Rest({ rest }: { readonly rest: WallRest }): ReactNode {
  if (rest.count === 0) return null;
  return (
    <p className={rest.wrong > 0 ? 'wall-rest tone-bad' : 'wall-rest'}>
      {wallTexts.rest(rest.count, rest.wrong)}
    </p>
  );
}
