/**
 * What is wrong between this page and its server, told apart by what can be known of it: nobody answers, something answers in its place, no room, no key, another
 * version, another cluster, or it comes late. Pure; the times are arguments. Called by the line of notices, and where there is no picture by the card in its place.
 */
import type { LinkStatus } from '../link/status.ts';
import { clockTime } from '../panels/time.ts';
import { late } from './link-chip.ts';
import type { NoticeMessage } from './notice-message.ts';
import { noticeWords } from './notice-words.ts';

export interface Surroundings {
  /** Local time, ms. */
  readonly now: number;
  readonly wrongKey: boolean;
  /** Where this page was fetched from. */
  readonly location: Pick<Location, 'hostname' | 'port'>;
  /** Whether there is a picture: then it is said of when it is. */
  readonly pictured: boolean;
  /** What the cluster was called that the page began with, if it is another one now. */
  readonly clusterBefore?: string | undefined;
}

/** So long nobody thinks of a slow start any more, ms. */
const patience = 6_000;
const banner = noticeWords.link;

export function linkNotices(status: LinkStatus, around: Surroundings): readonly NoticeMessage[] {
  switch (status.state) {
    case 'connecting':
    case 'offline':
      if (status.lost) return [lostNotice(status, around)];
      return status.state === 'connecting' && around.now - status.askedAt > patience
        ? [{ key: 'waiting', tone: 'bad', ...banner.waiting }]
        : [];
    case 'signed-out':
      return [{ key: status.state, tone: 'bad', ...(around.wrongKey ? banner.wrongKey : banner.signedOut) }];
    case 'denied':
      return [{ key: status.state, tone: 'bad', ...banner.denied }];
    case 'incompatible': {
      const { action, ...rest } = banner.incompatible;
      return [{ key: status.state, tone: 'bad', ...rest, action: { label: action, does: 'reload' } }];
    }
    case 'live':
      return [...otherCluster(status, around), ...lateNotice(status)];
    case 'catching-up':
    case 'resuming':
    case 'hidden':
      return [];
  }
}

function lostNotice(status: LinkStatus, { location, pictured }: Surroundings): NoticeMessage {
  const { reason, heardAt, hello } = status;
  const until = heardAt === undefined || !pictured ? '' : ` ${banner.picture(clockTime(heardAt))}`;
  const said = (which: { readonly title: string; readonly text: string }): NoticeMessage => ({
    key: 'lost',
    tone: 'bad',
    title: which.title,
    text: `${which.text}${until}`,
  });
  if (reason === '503') return said(banner.full);
  if (reason === '502' || reason === '504') return said(banner.proxy(reason));
  const forwarded = hello?.cluster.source === 'in-cluster' && isHere(location.hostname);
  if (!forwarded) return said(banner.offline);
  const port = location.port === '' ? '80' : location.port;
  return {
    ...{ key: 'lost', tone: 'bad', title: banner.forward.title },
    // It leads on to the line.
    text: `${until} ${banner.forward.text}`.trim(),
    command: banner.forwardLine(hello.cluster.defaultNamespace, port),
  };
}

function isHere(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

function otherCluster({ hello }: LinkStatus, { clusterBefore }: Surroundings): readonly NoticeMessage[] {
  if (clusterBefore === undefined || hello === undefined) return [];
  return [
    {
      key: `cluster ${hello.epoch}`,
      tone: 'calm',
      ...banner.otherCluster(clusterBefore, hello.cluster.name),
    },
  ];
}

function lateNotice({ behindMs }: LinkStatus): readonly NoticeMessage[] {
  if (behindMs < late) return [];
  return [{ key: 'late', tone: 'bad', ...banner.late(Math.round(behindMs / 1_000)) }];
}
