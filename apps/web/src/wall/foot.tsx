/** The line at the foot of the wall: how true it is, whose picture, how much is wrong in all, and the time, which shows that the screen is alive. */
import type { ReactNode } from 'react';
import type { LinkStatus } from '../link/status.ts';
import { clockTime } from '../panels/time.ts';
import { LampSign } from './lamp-sign.tsx';
import { wallTexts } from './messages.ts';

interface Props {
  readonly link: LinkStatus;
  readonly isStale: boolean;
  readonly namespaces: readonly string[];
  readonly madeUp: boolean;
  readonly time: number;
  /** Absent while nothing is known: that is not zero. */
  readonly broken?: number;
  readonly warnings?: number;
}

export function Foot({ link, isStale, namespaces, madeUp, time, broken, warnings }: Props): ReactNode {
  const state = stateOf(link, isStale);
  return (
    <footer className="wall-foot">
      <LampSign lamp={state === 'live' ? 'ready' : state === 'connecting' ? 'starting' : 'unknown'} />
      <strong>{wallTexts.link[state]}</strong>
      <span className="wall-where">
        {wallTexts.where(link.hello?.cluster.name ?? '', namespaces)}
        {madeUp && `, ${wallTexts.madeUp}`}
      </span>
      <span className="wall-sum">{broken === undefined ? '' : sum(broken, warnings ?? 0)}</span>
      <time className="wall-clock">{clockTime(time)}</time>
    </footer>
  );
}

function sum(broken: number, warnings: number): string {
  if (broken + warnings === 0) return wallTexts.nothingWrong;
  const parts = [
    broken > 0 ? wallTexts.broken(broken) : '',
    warnings > 0 ? wallTexts.warnings(warnings) : '',
  ];
  return parts.filter(part => part !== '').join(', ');
}

function stateOf(link: LinkStatus, isStale: boolean): keyof typeof wallTexts.link {
  if (link.state === 'signed-out') return 'signedOut';
  if (link.state === 'denied' || link.state === 'incompatible') return link.state;
  if (link.lost) return 'lost';
  if (link.state === 'live' && link.hello?.cluster.source === 'files') return 'files';
  if (link.state === 'live') return isStale ? 'stale' : 'live';
  return 'connecting';
}
