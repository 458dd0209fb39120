/**
 * What is wrong with what we know, in words, in the line at the foot: server gone, signed out, watches stopped, kinds denied, a broken address. The
 * picture stays as it was. At most one of each; the worst first, in one line, and all of them when one asks. Announced assertively only when the server is gone.
 */

import { isBeingRead } from '@switchboard/core/scene/being-read';
import type { ObjectName } from '@switchboard/core/scene/lens';
import { hasPath } from '@switchboard/core/scene/select';
import { showName } from '@switchboard/core/scene/show-name';
import { emptyTopology, type Topology } from '@switchboard/core/topology';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useProgram } from '../app/program.ts';
import { askedNamespaces, mostNamespaces, shownNamespaces } from '../lens/shown.ts';
import { useTopology, useValue } from '../panels/read.ts';
import type { MissingPart } from '../stage/beyond-here.ts';
import { cardOf } from './card.ts';
import { createClusterBefore } from './cluster-before.ts';
import { freshnessNotices } from './freshness-notices.ts';
import { linkNotices } from './link-notices.ts';
import type { NoticeMessage } from './notice-message.ts';
import { noticeWords as words } from './notice-words.ts';
import { readingNotice } from './reading-notice.ts';

export function Notices(): ReactNode {
  const { store, link, view, wrongKey, incomplete, local, dialog } = useProgram();
  const [clusterBefore] = useState(createClusterBefore);
  const topology = useTopology(store);
  const status = useValue(link);
  const missing = useValue(incomplete);
  const problems = useValue(view.problems);
  const address = useValue(view.address);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const [opened, setOpened] = useState(false);
  const strip = useRef<HTMLElement>(null);

  const shown = shownNamespaces(address, topology, status.hello?.cluster.defaultNamespace);
  // What stands in the place of the picture is not said twice.
  const card = address.table ? undefined : cardOf(topology, shown);
  const fresh = [...topology.freshness.values()];
  const around = {
    now: useValue(local),
    wrongKey,
    location,
    pictured: topology !== emptyTopology,
    clusterBefore: clusterBefore(status.hello?.cluster, topology),
  };
  const messages: readonly NoticeMessage[] = [
    ...(card === 'unheard' ? [] : linkNotices(status, around)),
    ...(missing === undefined ? [] : [missingCode(missing)]),
    ...freshnessNotices(fresh).filter(({ action }) => card !== 'no-rights' || action?.does !== 'rights'),
    ...(card === 'reading' ? [] : readingNotice(fresh, status)),
    ...unknownNamespaces(shown, topology),
    ...tooMany(askedNamespaces(address, topology, status.hello?.cluster.defaultNamespace).length),
    ...(status.state === 'live' && !isBeingRead(topology, shown) ? lostFocus(address.focus, topology) : []),
    ...problems.map(problem => ({
      key: `problem ${problem.type} ${problem.value}`,
      tone: 'calm' as const,
      title: words.problems[problem.type](problem.value),
      text: '',
    })),
  ].filter(message => !dismissed.includes(message.key));
  const [first] = messages;
  const cut = useCut(strip, `${first?.title} ${first?.text}`);
  const more = messages.length - 1;
  if (first === undefined) return null;
  return (
    <section className={opened ? 'notices notices-opened' : 'notices'} aria-label={words.title} ref={strip}>
      <div className="notices-list">
        {messages.map(message => (
          <section
            key={message.key}
            className={`notice notice-${message.tone}${opened ? '' : ' notice-folded'}`}
            role={message.tone === 'bad' ? 'alert' : 'note'}
            aria-label={message.title}
          >
            {message.share !== undefined && (
              <progress className="notice-share" value={message.share} aria-label={message.title} />
            )}
            <strong className="notice-title">{message.title}</strong>{' '}
            <span className="notice-text">{message.text}</span>
            {message.command !== undefined && <code>{message.command}</code>}
            {message.action !== undefined && (
              <button
                type="button"
                onClick={() => {
                  if (message.action?.does === 'rights') dialog.set('rights');
                  else location.reload();
                }}
              >
                {message.action.label}
              </button>
            )}
            {message.tone === 'calm' && (
              <button
                type="button"
                className="plain notice-dismiss"
                onClick={() => setDismissed([...dismissed, message.key])}
              >
                {words.problems.dismiss}
              </button>
            )}
          </section>
        ))}
      </div>
      {(opened || more > 0 || cut) && (
        <button
          type="button"
          className="notices-toggle"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {opened ? words.less : more > 0 ? words.more(more) : words.whole}
        </button>
      )}
    </section>
  );
}

/** Whether the first message does not fit in its line. */
function useCut(strip: RefObject<HTMLElement | null>, text: string): boolean {
  const [cut, setCut] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another width.
  useLayoutEffect(() => {
    const element = strip.current;
    if (element === null) return;
    const look = () => {
      const parts = [
        ...element.querySelectorAll<HTMLElement>('.notice:first-child > :is(.notice-title, .notice-text)'),
      ];
      if (!element.classList.contains('notices-opened'))
        setCut(parts.some(part => part.scrollWidth > part.clientWidth));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [strip, text]);
  return cut;
}

function missingCode(part: MissingPart): NoticeMessage {
  const { action, ...parts } = words.link.incomplete;
  return {
    key: 'incomplete',
    tone: 'bad',
    ...parts[part],
    action: { label: action, does: 'reload' },
  };
}

function unknownNamespaces(
  shown: readonly string[],
  topology: { readonly namespaces: ReadonlyMap<string, { readonly name: string }> },
): readonly NoticeMessage[] {
  // Of a single one the headline says it.
  if (topology.namespaces.size === 0 || shown.length === 1) return [];
  const known = new Set([...topology.namespaces.values()].map(ns => ns.name));
  const missing = shown.filter(name => !known.has(name));
  if (missing.length === 0) return [];
  return [
    { key: `namespace ${missing.join()}`, tone: 'calm', title: words.namespaces.gone(missing), text: '' },
  ];
}

/** What is to be looked at alone is not there: then nothing is dimmed, and it is said why. */
function lostFocus(focus: ObjectName | undefined, topology: Topology): readonly NoticeMessage[] {
  if (focus === undefined || hasPath(topology, focus)) return [];
  const { kind, namespace, name } = focus;
  const title = words.problems.notThere(kind, namespace, showName(name));
  return [{ key: `focus ${title}`, tone: 'calm', title, text: '' }];
}

function tooMany(asked: number): readonly NoticeMessage[] {
  if (asked <= mostNamespaces) return [];
  return [{ key: `most ${asked}`, tone: 'calm', ...words.namespaces.most(mostNamespaces, asked) }];
}
