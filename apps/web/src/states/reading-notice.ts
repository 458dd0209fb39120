/**
 * What is being read, how far it is, and what is there already: `1,500 of about 4,200 pods`. Pure. Called by the line of notices; what is drawn meanwhile is true, only
 * not all of it.
 */
import type { Freshness } from '@switchboard/core/freshness';
import { isOptional, kindSpec } from '@switchboard/core/kubernetes/kind';
import { words } from '../messages/en.ts';
import type { NoticeMessage } from './notice-message.ts';
import { noticeWords } from './notice-words.ts';

/** Lists that are here sooner are not spoken of. */
const many = 500;

export function readingNotice(all: readonly Freshness[]): readonly NoticeMessage[] {
  const needed = all.filter(({ kind }) => !isOptional(kind));
  const reading = needed.filter(({ state }) => state === 'loading' || state === 'rate-limited');
  const [longest] = reading.toSorted((a, b) => size(b) - size(a));
  if (longest === undefined || (size(longest) < many && longest.state === 'loading')) return [];
  const { loaded = 0, expected, kind, state } = longest;
  const { reading: said } = noticeWords.freshness;
  const read = [
    ...new Set(needed.filter(one => one.state === 'live').map(one => kindSpec(one.kind).resource)),
  ];
  return [
    {
      key: `reading ${kind}`,
      tone: 'calm',
      title:
        state === 'rate-limited'
          ? said.slowed
          : words.freshness.loaded(loaded, expected, kindSpec(kind).resource),
      text: said.text(read, !reading.some(isOfServices) || read.includes(kindSpec('Service').resource)),
      ...(expected === undefined || expected === 0 ? {} : { share: Math.min(1, loaded / expected) }),
    },
  ];
}

const isOfServices = ({ kind }: Freshness): boolean => kind === 'Service';

function size({ loaded = 0, expected = 0 }: Freshness): number {
  return Math.max(loaded, expected);
}
