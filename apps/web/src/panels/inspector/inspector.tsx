/**
 * One object, read closely: what it is and is doing, its events, its YAML, and what one may try on it. Opens with a selection and closes with it (Esc); never by itself. An
 * object that is gone stays, with what was last known of it, until the viewer leaves.
 */

import { commandsFor } from '@switchboard/core/inspect/commands';
import { kinds } from '@switchboard/core/kubernetes/kind';
import type { ObjectName } from '@switchboard/core/scene/lens';
import { showName } from '@switchboard/core/scene/show-name';
import { emptyTopology, type Topology } from '@switchboard/core/topology';
import { type ReactNode, useRef } from 'react';
import { useLens } from '../../app/lens.ts';
import { useProgram } from '../../app/program.ts';
import { FoundOf } from '../../findings/found-of.tsx';
import type { Tab } from '../../lens/address.ts';
import { inspectorWords as words } from '../../messages/inspector-en.ts';
import { Copy } from '../copy.tsx';
import { TryIt } from '../doing/try-it.tsx';
import '../doing/doing.css';
import { useTopology, useValue } from '../read.ts';
import { clockTime, shortAge } from '../time.ts';
import { Asked, type ObjectPanelProps } from './asked.tsx';
import { CommandLine } from './command-line.tsx';
import { contentsOf } from './contents.tsx';
import { EventCount, Events, NewestEvents } from './events.tsx';
import { FactsHead } from './facts.tsx';
import { FollowCall } from './follow-call.tsx';
import { Happened } from './happened.tsx';
import { Measures } from './measures.tsx';
import { MetaFacts } from './meta-facts.tsx';
import { Opening } from './opening.tsx';
import { isAskedFor, type Selected, select } from './selected.ts';
import { Yaml } from './yaml.tsx';

/** Beside its kind a name stays on one line up to so many characters; those of kind and namespace are half as wide. Longer ones are set smaller, above it. */
const besideKind = 13;

const tabs: readonly Tab[] = ['facts', 'events', 'yaml'];

export function Inspector(): ReactNode {
  const { store, gone, view } = useProgram();
  const { selection, tab } = useValue(view.address);
  const topology = useTopology(store);
  const last = useRef<Selected | undefined>(undefined);
  if (selection === undefined) return null;

  const now = select(topology, selection);
  if (now !== undefined) last.current = now;
  const left = now === undefined ? gone.of(selection) : undefined;
  const known = now ?? left ?? (last.current?.name === selection.name ? last.current : undefined);
  const { kind, namespace, name } = selection;
  const asked = isAskedFor(kind);
  const panel: ObjectPanelProps | undefined = known
    ? { kind, namespace, name, uid: known.uid, version: known.element, gone: now === undefined }
    : asked
      ? { kind, namespace, name, version: undefined, gone: false }
      : undefined;
  return (
    <aside className="side-panel inspector" aria-label={`${kind} ${name}`}>
      <header>
        <h2 className={name.length + (kind.length + namespace.length) / 2 > besideKind ? 'long' : ''}>
          <bdi>{showName(name)}</bdi>
        </h2>
        <span className="quiet">{words.kindIn(kind, namespace)}</span>
        <button type="button" className="plain close" onClick={() => view.select(undefined)}>
          {words.close} <kbd>Esc</kbd>
        </button>
      </header>
      <div className="tabs">
        <div className="tab-list" role="tablist">
          {tabs.map(one => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={one === tab}
              className="plain"
              onClick={() => view.go({ tab: one })}
            >
              {words.tabs[one]}
              {one === 'events' && panel !== undefined && <EventCount of={panel} />}
            </button>
          ))}
        </div>
        <Copy text={location.href} label={words.copyLink} />
      </div>
      {now === undefined && !asked && <Missing object={selection} at={left?.at} />}
      {panel !== undefined && tab === 'facts' && (
        <What selected={known} topology={topology} object={selection} of={panel} />
      )}
      {panel !== undefined && tab === 'events' && <Events of={panel} />}
      {panel !== undefined && tab === 'yaml' && <Yaml of={panel} />}
    </aside>
  );
}

interface WhatProps {
  /** Undefined for an object that is only asked for. */
  readonly selected: Selected | undefined;
  readonly topology: Topology;
  readonly object: ObjectName;
  readonly of: ObjectPanelProps;
}

function What({ selected, topology, object, of }: WhatProps): ReactNode {
  const contents = contentsOf(selected);
  const { facts, told } = contents;
  return (
    <>
      {!of.gone && <Opening contents={contents} topology={topology} />}
      {!of.gone && selected !== undefined && <FollowCall selected={selected} />}
      {!of.gone && !told.includes('findings') && <FoundOf object={object} />}
      {facts({ topology, of })}
      <Measures object={object} />
      <Happened object={object} />
      <NewestEvents of={of} />
      {selected !== undefined && (
        <TryIt key={selected.uid} selected={of.gone ? undefined : selected} topology={topology} />
      )}
      {!of.gone && <ByHand object={object} topology={topology} />}
      <Asked of={of} silent={told.includes('reading')}>
        {read => <MetaFacts object={read} namespace={of.namespace} owners={!told.includes('owners')} />}
      </Asked>
    </>
  );
}

/** Gone, not on screen, or of a kind that is never read: three different things. */
function Missing({
  object: { kind, namespace, name },
  at,
}: {
  readonly object: ObjectName;
  /** When it went, where this page has seen it go. */
  readonly at: number | undefined;
}): ReactNode {
  const { store, view, now } = useProgram();
  const time = useValue(now);
  const { namespaces } = useLens();
  // The headline says so; an object of which nothing was heard is not gone.
  if (useTopology(store) === emptyTopology) return null;
  if (!kinds.some(spec => spec.kind === kind)) return <p role="status">{words.neverRead(kind)}</p>;
  if (namespace === '' || namespaces.includes(namespace))
    return (
      <p role="status" className="opening">
        {at === undefined
          ? words.gone(kind, name)
          : words.goneSince(kind, name, clockTime(at), shortAge(Math.max(0, time - at)))}
      </p>
    );
  return (
    <p role="status">
      {words.elsewhere(namespace)}{' '}
      <button type="button" onClick={() => view.go({ namespaces: [...namespaces, namespace].sort() })}>
        {words.showNamespace(namespace)}
      </button>
    </p>
  );
}

function ByHand({
  object,
  topology,
}: {
  readonly object: ObjectName;
  readonly topology: Topology;
}): ReactNode {
  return (
    <section className="facts by-hand">
      <FactsHead title={words.byHand} gloss={words.byHandGloss} />
      {commandsFor(object, topology).map(({ line }) => (
        <CommandLine key={line} line={line} />
      ))}
    </section>
  );
}
