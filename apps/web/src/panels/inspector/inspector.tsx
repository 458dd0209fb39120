/**
 * One object, read closely: what it is, its events, its YAML, and what one may try on it. Opens with a selection and closes with it (Esc); never by itself. An
 * object that is gone stays named, with what was last known of it, until the viewer leaves.
 */

import { kinds } from '@switchboard/core/kubernetes/kind';
import type { ObjectName } from '@switchboard/core/scene/lens';
import { showName } from '@switchboard/core/scene/show-name';
import { type ReactNode, useRef } from 'react';
import { useLens } from '../../app/lens.ts';
import { useProgram } from '../../app/program.ts';
import type { Tab } from '../../lens/address.ts';
import { words } from '../../messages/en.ts';
import { Copy } from '../copy.tsx';
import { useTopology, useValue } from '../read.ts';
import { DoorFacts } from './door-facts.tsx';
import { Events } from './events.tsx';
import { NodeFacts } from './node-facts.tsx';
import { PodFacts } from './pod-facts.tsx';
import { type Selected, select } from './selected.ts';
import { Lines, ServiceFacts } from './service-facts.tsx';
import { TryIt } from './try-it.tsx';
import { WorkloadFacts } from './workload-facts.tsx';
import { Yaml } from './yaml.tsx';

/** Characters from which a name is set smaller, so that it stays on one line. */
const longName = 14;

const tabs: readonly Tab[] = ['facts', 'events', 'yaml'];

export function Inspector(): ReactNode {
  const { store, view } = useProgram();
  const { selection, tab } = useValue(view.address);
  const topology = useTopology(store);
  const { namespaces } = useLens();
  const last = useRef<Selected | undefined>(undefined);
  if (selection === undefined) return null;

  const now = select(topology, selection);
  if (now !== undefined) last.current = now;
  const known = now ?? (last.current?.name === selection.name ? last.current : undefined);
  const { kind, namespace, name } = selection;
  const panel = known && { kind, namespace, name, uid: known.uid, version: known.element };
  return (
    <aside className="inspector" aria-label={`${kind} ${name}`}>
      <header>
        <h2 className={name.length > longName ? 'long' : ''}>
          <bdi>{showName(name)}</bdi>
        </h2>
        <span className="quiet">{words.inspector.kindIn(kind, namespace)}</span>
        <button type="button" className="plain close" onClick={() => view.select(undefined)}>
          {words.inspector.close} <kbd>Esc</kbd>
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
              {words.inspector.tabs[one]}
            </button>
          ))}
        </div>
        <Copy text={location.href} label={words.inspector.copyLink} />
      </div>
      {now === undefined && <Missing object={selection} namespaces={namespaces} />}
      {known !== undefined && tab === 'facts' && (
        <>
          <FactsOf selected={known} gone={now === undefined} />
          <TryIt key={known.uid} selected={now} topology={topology} />
          {now !== undefined && <Describe kind={kind} namespace={namespace} name={name} />}
        </>
      )}
      {panel !== undefined && tab === 'events' && <Events {...panel} />}
      {panel !== undefined && tab === 'yaml' && <Yaml {...panel} />}
    </aside>
  );
}

/** Gone, not on screen, or of a kind that is never read: three different things. */
function Missing({
  object: { kind, namespace, name },
  namespaces,
}: {
  readonly object: ObjectName;
  readonly namespaces: readonly string[];
}): ReactNode {
  const { view } = useProgram();
  if (!kinds.some(spec => spec.kind === kind)) return <p role="status">{words.inspector.neverRead(kind)}</p>;
  if (namespace === '' || namespaces.includes(namespace))
    return <p role="status">{words.inspector.gone(kind, name)}</p>;
  return (
    <p role="status">
      {words.inspector.elsewhere(namespace)}{' '}
      <button type="button" onClick={() => view.go({ namespaces: [...namespaces, namespace].sort() })}>
        {words.inspector.showNamespace(namespace)}
      </button>
    </p>
  );
}

function FactsOf({
  selected,
  gone,
}: {
  readonly selected: Selected;
  /** Then only what it was itself is said, as last known. */
  readonly gone: boolean;
}): ReactNode {
  const { store } = useProgram();
  const topology = useTopology(store);
  switch (selected.type) {
    case 'services':
      return <ServiceFacts service={selected.element} topology={topology} gone={gone} />;
    case 'pods':
      return <PodFacts pod={selected.element} topology={topology} gone={gone} />;
    case 'nodes':
      return <NodeFacts node={selected.element} topology={topology} />;
    case 'doors':
      return <DoorFacts door={selected.element} />;
    case 'workloads':
      return <WorkloadFacts workload={selected.element} topology={topology} />;
    case 'slices': {
      const { name, namespace } = selected.element;
      const lines = [...topology.endpoints.values()];
      return (
        <Lines lines={lines.filter(line => line.namespace === namespace && line.slices.includes(name))} />
      );
    }
  }
}

function Describe({
  kind,
  namespace,
  name,
}: {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}): ReactNode {
  const line = `kubectl ${namespace === '' ? '' : `-n ${namespace} `}describe ${kind.toLowerCase()} ${name}`;
  return (
    <p className="command">
      <code>{line}</code> <Copy text={line} />
    </p>
  );
}
