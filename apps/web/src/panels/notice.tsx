/**
 * What is wrong with what we know, in words, in the line at the foot: server gone, signed out, watches stopped, kinds denied, a broken address. The
 * picture stays as it was. At most one of each; the worst first, in one line, and all of them when one asks. Announced assertively only when the server is gone.
 */

import type { Freshness } from '@switchboard/core/freshness';
import { isOptional, kindSpec, kinds } from '@switchboard/core/kubernetes/kind';
import { isBeingRead } from '@switchboard/core/scene/being-read';
import type { ObjectName } from '@switchboard/core/scene/lens';
import { hasPath } from '@switchboard/core/scene/select';
import { showName } from '@switchboard/core/scene/show-name';
import type { Topology } from '@switchboard/core/topology';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useProgram } from '../app/program.ts';
import { askedNamespaces, mostNamespaces, shownNamespaces } from '../lens/shown.ts';
import type { LinkStatus } from '../link/status.ts';
import { words } from '../messages/en.ts';
import type { MissingPart } from '../stage/beyond-here.ts';
import { useTopology, useValue } from './read.ts';
import { clockTime } from './time.ts';

interface Message {
  readonly key: string;
  readonly tone: 'bad' | 'calm';
  readonly title: string;
  readonly text: string;
  readonly command?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export function Notices(): ReactNode {
  const { store, link, view, wrongKey, incomplete } = useProgram();
  const topology = useTopology(store);
  const status = useValue(link);
  const missing = useValue(incomplete);
  const problems = useValue(view.problems);
  const address = useValue(view.address);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const [opened, setOpened] = useState(false);
  const strip = useRef<HTMLElement>(null);

  const shown = shownNamespaces(address, topology, status.hello?.cluster.defaultNamespace);
  const messages: readonly Message[] = [
    ...linkMessages(status, wrongKey),
    ...(missing === undefined ? [] : [missingCode(missing)]),
    ...freshnessMessages([...topology.freshness.values()]),
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
    <section
      className={opened ? 'notices notices-opened' : 'notices'}
      aria-label={words.notices.title}
      ref={strip}
    >
      <div className="notices-list">
        {messages.map(message => (
          <section
            key={message.key}
            className={`notice notice-${message.tone}${opened ? '' : ' notice-folded'}`}
            role={message.tone === 'bad' ? 'alert' : 'note'}
            aria-label={message.title}
          >
            <strong className="notice-title">{message.title}</strong>{' '}
            <span className="notice-text">{message.text}</span>
            {message.command !== undefined && <code>{message.command}</code>}
            {message.action !== undefined && (
              <button type="button" onClick={message.action.run}>
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
          {opened ? words.notices.less : more > 0 ? words.notices.more(more) : words.notices.whole}
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

function missingCode(part: MissingPart): Message {
  const { action, ...parts } = words.link.banner.incomplete;
  return {
    key: 'incomplete',
    tone: 'bad',
    ...parts[part],
    action: { label: action, run: () => location.reload() },
  };
}

function linkMessages({ state, lost, heardAt }: LinkStatus, wrongKey: boolean): readonly Message[] {
  const banner = words.link.banner;
  switch (state) {
    case 'connecting':
    case 'offline': {
      if (!lost) return [];
      if (heardAt === undefined)
        return [{ key: 'lost', tone: 'bad', ...banner.offline('—'), text: banner.portForward.text }];
      const { title, text } = banner.offline(clockTime(heardAt));
      return [{ key: 'lost', tone: 'bad', title, text: `${text} ${banner.portForward.text}` }];
    }
    case 'signed-out':
      return [{ key: state, tone: 'bad', ...(wrongKey ? banner.wrongKey : banner.signedOut) }];
    case 'denied':
      return [{ key: state, tone: 'bad', ...banner.denied }];
    case 'incompatible': {
      const { action, ...rest } = banner.incompatible;
      return [{ key: state, tone: 'bad', ...rest, action: { label: action, run: () => location.reload() } }];
    }
    default:
      return [];
  }
}

function freshnessMessages(all: readonly Freshness[]): readonly Message[] {
  const banner = words.freshness.banner;
  const order = kinds.map(({ kind }) => kind);
  const of = (state: Freshness['state']) =>
    all.filter(one => one.state === state).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const stale = of('stale');
  // What the picture does without is named in the list of what is fresh, nowhere else.
  const needed = all.filter(one => !isOptional(one.kind));
  // Watched one by one: because the rights end there, or because that is what was asked for.
  const scoped = needed.filter(one => one.scope !== '' && one.state !== 'denied');
  const scopes = [...new Set(scoped.map(one => one.scope))].sort();
  const readable = new Set(scoped.map(one => one.kind));
  const closed = of('denied').filter(one => needed.includes(one));
  const ending = closed.some(one => one.scope === '' && readable.has(one.kind));
  const denied = closed.filter(one => one.scope !== '' || !readable.has(one.kind));
  const [firstStale] = stale;
  const [firstDenied] = denied;
  return [
    ...(firstStale === undefined
      ? []
      : [
          {
            key: `stale ${names(stale)}`,
            tone: 'bad' as const,
            ...banner.stale(names(stale), where(stale), clockTime(Math.min(...stale.map(one => one.since)))),
          },
        ]),
    ...of('failed').map(one => ({
      key: `failed ${one.key}`,
      tone: 'bad' as const,
      ...banner.failed(kindSpec(one.kind).resource, one.reason ?? ''),
    })),
    ...(scopes.length === 0
      ? []
      : [
          {
            key: `only ${scopes.join()}`,
            tone: 'calm' as const,
            ...(ending ? banner.only(scopes.join(', ')) : banner.asked(scopes.join(', '))),
          },
        ]),
    ...(firstDenied === undefined
      ? []
      : [
          {
            key: `denied ${names(denied)}`,
            tone: 'calm' as const,
            ...banner.denied(names(denied), firstDenied.scope === '' ? '' : ` in ${firstDenied.scope}`),
            command: check(firstDenied),
          },
        ]),
  ];
}

function names(some: readonly Freshness[]): string {
  return [...new Set(some.map(one => kindSpec(one.kind).resource))].join(', ');
}

/** Empty where all namespaces are meant. */
function where(some: readonly Freshness[]): string {
  const scopes = [...new Set(some.map(one => one.scope))].sort();
  return scopes.includes('') ? '' : words.freshness.where(scopes);
}

function check({ kind, scope }: Freshness): string {
  const { resource, namespaced } = kindSpec(kind);
  return words.freshness.banner.check('list', resource, namespaced, scope);
}

function unknownNamespaces(
  shown: readonly string[],
  topology: { readonly namespaces: ReadonlyMap<string, { readonly name: string }> },
): readonly Message[] {
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
function lostFocus(focus: ObjectName | undefined, topology: Topology): readonly Message[] {
  if (focus === undefined || hasPath(topology, focus)) return [];
  const { kind, namespace, name } = focus;
  const title = words.problems.notThere(kind, namespace, showName(name));
  return [{ key: `focus ${title}`, tone: 'calm', title, text: '' }];
}

function tooMany(asked: number): readonly Message[] {
  if (asked <= mostNamespaces) return [];
  return [{ key: `most ${asked}`, tone: 'calm', ...words.namespaces.most(mostNamespaces, asked) }];
}
