/**
 * What is wrong with what we know, in words, in place and above the picture: server gone, signed out, watches stopped, kinds denied, a broken address. The
 * picture below stays as it was. At most one of each; the worst first. Announced assertively only when the server is gone.
 */

import type { Freshness } from '@switchboard/core/freshness';
import { kindSpec, kinds } from '@switchboard/core/kubernetes/kind';
import { type ReactNode, useState } from 'react';
import { useProgram } from '../app/program.ts';
import { askedNamespaces, mostNamespaces, shownNamespaces } from '../lens/shown.ts';
import type { LinkStatus } from '../link/status.ts';
import { words } from '../messages/en.ts';
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
  const { store, link, view } = useProgram();
  const topology = useTopology(store);
  const status = useValue(link);
  const problems = useValue(view.problems);
  const address = useValue(view.address);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);

  const shown = shownNamespaces(address, topology, status.hello?.cluster.defaultNamespace);
  const messages: readonly Message[] = [
    ...linkMessages(status),
    ...freshnessMessages([...topology.freshness.values()]),
    ...unknownNamespaces(shown, topology),
    ...tooMany(askedNamespaces(address, topology, status.hello?.cluster.defaultNamespace).length),
    ...problems.map(problem => ({
      key: `problem ${problem.type} ${problem.value}`,
      tone: 'calm' as const,
      title: words.problems[problem.type](problem.value),
      text: '',
    })),
  ].filter(message => !dismissed.includes(message.key));
  if (messages.length === 0) return null;
  return (
    <div className="notices">
      {messages.map(message => (
        <section
          key={message.key}
          className={`notice notice-${message.tone}`}
          role={message.tone === 'bad' ? 'alert' : 'note'}
          aria-label={message.title}
        >
          <strong>{message.title}</strong> <span>{message.text}</span>
          {message.command !== undefined && <code>{message.command}</code>}
          {message.action !== undefined && (
            <button type="button" onClick={message.action.run}>
              {message.action.label}
            </button>
          )}
          {message.tone === 'calm' && (
            <button type="button" className="plain" onClick={() => setDismissed([...dismissed, message.key])}>
              {words.problems.dismiss}
            </button>
          )}
        </section>
      ))}
    </div>
  );
}

function linkMessages({ state, lost, heardAt }: LinkStatus): readonly Message[] {
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
      return [{ key: state, tone: 'bad', ...banner.signedOut }];
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
  // Watched one by one: because the rights end there, or because that is what was asked for.
  const scoped = all.filter(one => one.scope !== '' && one.state !== 'denied');
  const scopes = [...new Set(scoped.map(one => one.scope))].sort();
  const readable = new Set(scoped.map(one => one.kind));
  const ending = of('denied').some(one => one.scope === '' && readable.has(one.kind));
  const denied = of('denied').filter(one => one.scope !== '' || !readable.has(one.kind));
  const [firstStale] = stale;
  const [firstDenied] = denied;
  return [
    ...(firstStale === undefined
      ? []
      : [
          {
            key: `stale ${names(stale)}`,
            tone: 'bad' as const,
            ...banner.stale(names(stale), clockTime(Math.min(...stale.map(one => one.since)))),
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

function tooMany(asked: number): readonly Message[] {
  if (asked <= mostNamespaces) return [];
  return [{ key: `most ${asked}`, tone: 'calm', ...words.namespaces.most(mostNamespaces, asked) }];
}
