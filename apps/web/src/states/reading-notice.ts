/**
 * What is being read, how far it is, and what is there already: `1,500 of about 4,200 pods`. Pure. Called by the line of notices, and by the card where there is no picture;
 * what is drawn meanwhile is true, only not all of it. While the link is lost nobody knows how far it is: then nothing.
 */
import type { Freshness } from '@switchboard/core/freshness';
import { isOptional, type Kind, kindSpec } from '@switchboard/core/kubernetes/kind';
import type { LinkStatus } from '../link/status.ts';
import { words } from '../messages/en.ts';
import type { NoticeMessage } from './notice-message.ts';
import { noticeWords } from './notice-words.ts';

/** What the picture begins with. */
const first: readonly Kind[] = ['Service', 'Namespace'];

/** Lists that are here sooner are not spoken of. */
const many = 500;

export function readingNotice(
  all: readonly Freshness[],
  { lost }: Pick<LinkStatus, 'lost'>,
): readonly NoticeMessage[] {
  if (lost) return [];
  const needed = all.filter(({ kind }) => !isOptional(kind));
  const reading = needed.filter(({ state }) => state === 'loading' || state === 'rate-limited');
  const [longest] = reading.toSorted((a, b) => size(b) - size(a));
  if (longest === undefined || (size(longest) < many && longest.state === 'loading')) return [];
  const { loaded = 0, expected, kind, state } = longest;
  const { reading: said } = noticeWords.freshness;
  const read = [
    ...new Set(needed.filter(one => one.state === 'live').map(one => kindSpec(one.kind).resource)),
  ];
  // In one namespace that is known more is drawn sooner; the sentence is true there, too.
  const isAwaited = (kind: Kind) =>
    reading.some(one => one.kind === kind) && !read.includes(kindSpec(kind).resource);
  return [
    {
      key: `reading ${kind}`,
      tone: 'calm',
      title:
        state === 'rate-limited'
          ? said.slowed
          : words.freshness.loaded(loaded, expected, kindSpec(kind).resource),
      text: said.soFar(first.some(isAwaited) ? said.begins : said.text, read),
      ...(expected === undefined || expected === 0 ? {} : { share: Math.min(1, loaded / expected) }),
    },
  ];
}

function size({ loaded = 0, expected = 0 }: Freshness): number {
  return Math.max(loaded, expected);
}
