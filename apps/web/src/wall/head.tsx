/** The headline of the wall and, where the picture is of the past, a band that says so: since when, and for how long nothing was heard. */
import type { Headline } from '@switchboard/core/scene/headline';
import { en } from '@switchboard/core/scene/messages/en';
import { span } from '@switchboard/core/scene/span';
import type { ReactNode } from 'react';
import type { LinkStatus } from '../link/status.ts';
import { clockTime } from '../panels/time.ts';
import { LampSign } from './lamp-sign.tsx';
import { wallTexts } from './messages.ts';

interface Props {
  /** Undefined before anything was heard. */
  readonly saying: Headline | undefined;
  readonly door?: string;
  readonly link: LinkStatus;
  /** Server time of the last news, where what is shown is old. */
  readonly since: number | undefined;
  readonly time: number;
}

const signs = { bad: 'failed', unknown: 'unknown', busy: 'not-ready', well: undefined } as const;

export function Head({ saying, door, link, since, time }: Props): ReactNode {
  const sentence =
    saying === undefined ? firstWords(link) : since === undefined ? saying.sentence : old(saying);
  const tone = since !== undefined || saying === undefined ? 'unknown' : saying.tone;
  const sign = signs[tone];
  const more = [saying?.more, door].filter(part => part !== undefined).join(' ');
  return (
    <header className="wall-head">
      <h1 aria-live="polite">
        {sign !== undefined && <LampSign lamp={sign} />}
        {sentence}
      </h1>
      {since === undefined ? (
        <p className="wall-more">{more}</p>
      ) : (
        <p className="wall-band" role="status">
          {wallTexts.noNewsSince(clockTime(since))}
          <span aria-live="off">{wallTexts.noNewsFor(span(time - since))}</span>
          <span className="wall-why">{refusal(link)}</span>
        </p>
      )}
    </header>
  );
}

/** Core says it by itself where the watches on the cluster are old. */
function old({ sentence }: Headline): string {
  const marked = en.headline.lastKnown('');
  return sentence.startsWith(marked) ? sentence : en.headline.lastKnown(sentence);
}

function firstWords(link: LinkStatus): string {
  if (link.state === 'signed-out') return wallTexts.signedOut;
  if (link.state === 'denied') return wallTexts.denied;
  return link.lost ? wallTexts.neverHeard : wallTexts.starting;
}

/** Why it stays so, where waiting alone does not help. */
function refusal({ state }: LinkStatus): string {
  if (state === 'signed-out') return wallTexts.signedOut;
  if (state === 'denied') return wallTexts.denied;
  return state === 'incompatible' ? wallTexts.incompatible : '';
}
