/**
 * One object, read closely: what it is and is doing, its events, its YAML, and what one may try on it. Opens with a selection and closes with it (Esc); never by itself. An
 * object that is gone stays, with what was last known of it, until the viewer leaves.
 */

import { commandsFor } from '@switchboard/core/inspect/commands';
import { kinds } from '@switchboard/core/kubernetes/kind';
import type { ObjectName } from '@switchboard/core/scene/lens';
import { isDrawnKind, resolve } from '@switchboard/core/scene/select';
import { showName } from '@switchboard/core/scene/show-name';
import type { Pod, Topology } from '@switchboard/core/topology';
import type { Policy } from '@switchboard/core/topology/policy';
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
import { ClassFacts } from './class-facts.tsx';
import { CommandLine } from './command-line.tsx';
import { DoorFacts } from './door-facts.tsx';
import { EventCount, Events, NewestEvents } from './events.tsx';
import { FactsHead } from './facts.tsx';
import { FollowCall } from './follow-call.tsx';
import { Happened } from './happened.tsx';
import { Measures } from './measures.tsx';
import { MetaFacts } from './meta-facts.tsx';
import { NodeFacts } from './node-facts.tsx';
import { Opening } from './opening.tsx';
import { OtherFacts } from './other-facts.tsx';
import { PodFacts } from './pod-facts.tsx';
import { PolicyFacts } from './policy-facts.tsx';
import { type Selected, select } from './selected.ts';
import { ServiceFacts } from './service-facts.tsx';
import { SliceFacts } from './slice-facts.tsx';

import { WorkloadFacts } from './workload-facts.tsx';
import { Yaml } from './yaml.tsx';

/** Characters from which a name is set smaller, so that it stays on one line. */
const longName = 14;

/** Panels of these ask for nothing before their end, where they say if it may not be read. */
const onlyInTheEnd: readonly Selected['type'][] = ['services', 'doors', 'classes'];

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
        <h2 className={name.length > longName ? 'long' : ''}>
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

/** Read by Switchboard, but no element of the picture: all that is known of it is what the object says. */
function isAskedFor(kind: string): boolean {
  return !isDrawnKind(kind) && kinds.some(spec => spec.kind === kind);
}

interface WhatProps {
  /** Undefined for an object that is only asked for. */
  readonly selected: Selected | undefined;
  readonly topology: Topology;
  readonly object: ObjectName;
  readonly of: ObjectPanelProps;
}

function What({ selected, topology, object, of }: WhatProps): ReactNode {
  const pod = selected?.type === 'pods' ? selected.element : undefined;
  const policy = selected === undefined ? policyOf(topology, object) : undefined;
  return (
    <>
      {policy !== undefined && <PolicyFacts policy={policy} topology={topology} />}
      {selected === undefined
        ? policy === undefined && <p className="opening">{words.notDrawn}</p>
        : !of.gone && (
            <>
              <Opening selected={selected} topology={topology} />
              <FollowCall selected={selected} />
            </>
          )}
      {!of.gone && selected?.type !== 'services' && <FoundOf object={object} />}
      {selected === undefined ? (
        <OtherFacts of={of} />
      ) : (
        <FactsOf selected={selected} topology={topology} of={of} />
      )}
      <Measures object={object} />
      <Happened object={object} />
      <NewestEvents of={of} />
      {selected !== undefined && (
        <TryIt key={selected.uid} selected={of.gone ? undefined : selected} topology={topology} />
      )}
      {!of.gone && <ByHand object={object} pod={pod} />}
      <Asked of={of} silent={selected === undefined || !onlyInTheEnd.includes(selected.type)}>
        {read => (
          <MetaFacts
            object={read}
            namespace={of.namespace}
            owners={selected?.type !== 'pods' && selected?.type !== 'workloads'}
          />
        )}
      </Asked>
    </>
  );
}

function policyOf(topology: Topology, object: ObjectName): Policy | undefined {
  const found = resolve(topology, object);
  return found?.map === 'policies' ? topology.policies.get(found.key) : undefined;
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
  const { view, now } = useProgram();
  const time = useValue(now);
  const { namespaces } = useLens();
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

interface FactsProps {
  readonly selected: Selected;
  readonly topology: Topology;
  readonly of: ObjectPanelProps;
}

function FactsOf({ selected: { type, element }, ...props }: FactsProps): ReactNode {
  switch (type) {
    case 'services':
      return <ServiceFacts service={element} {...props} />;
    case 'pods':
      return <PodFacts pod={element} {...props} />;
    case 'nodes':
      return <NodeFacts node={element} {...props} />;
    case 'doors':
      return <DoorFacts door={element} {...props} />;
    case 'workloads':
      return <WorkloadFacts workload={element} {...props} />;
    case 'slices':
      return <SliceFacts slice={element} {...props} />;
    case 'classes':
      return <ClassFacts ingressClass={element} {...props} />;
  }
}

function ByHand({ object, pod }: { readonly object: ObjectName; readonly pod: Pod | undefined }): ReactNode {
  return (
    <section className="facts by-hand">
      <FactsHead title={words.byHand} gloss={words.byHandGloss} />
      {commandsFor(object, pod).map(({ line }) => (
        <CommandLine key={line} line={line} />
      ))}
    </section>
  );
}
