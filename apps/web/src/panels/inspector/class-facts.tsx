/** An IngressClass: which controller carries out the Ingresses that name it, and which those are. */
import type { IngressClass, Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { inspectorWords } from '../../messages/inspector-en.ts';
import type { ObjectPanelProps } from './asked.tsx';
import { Fact, Facts } from './facts.tsx';
import { ObjectLink } from './object-link.tsx';

const words = inspectorWords.class;

export function ClassFacts({
  ingressClass: { name, controller, isDefault },
  topology,
  of,
}: {
  readonly ingressClass: IngressClass;
  readonly topology: Topology;
  readonly of: ObjectPanelProps;
}): ReactNode {
  const doors = [...topology.doors.values()].filter(door => door.className === name);
  return (
    <>
      <Facts title={inspectorWords.facts} gloss={of.gone ? inspectorWords.lastKnown : undefined}>
        <Fact label={words.controller}>
          <span className="mono">{controller}</span>
        </Fact>
        <Fact label={words.isDefault}>{isDefault ? inspectorWords.yes : inspectorWords.no}</Fact>
      </Facts>
      {doors.length > 0 && (
        <Facts title={words.doors}>
          {doors.map(door => (
            <Fact key={door.uid} label={door.namespace}>
              <ObjectLink object={{ kind: door.kind, namespace: door.namespace, name: door.name }} />
            </Fact>
          ))}
        </Facts>
      )}
    </>
  );
}
