/**
 * What stands in the panel of each kind: how it opens, its facts, and what these say already, so that the panel need not say it again. The one place in which the inspector
 * asks of what kind an object is; without an object of the topology the panel has what the object says itself.
 */
import {
  openingOfClass,
  openingOfDoor,
  openingOfNode,
  openingOfPod,
  openingOfService,
  openingOfSlice,
  openingOfWorkload,
} from '@switchboard/core/inspect/opening';
import { openingOfPolicy } from '@switchboard/core/inspect/policy-detail';
import { openingOfRoute } from '@switchboard/core/inspect/route-detail';
import type { Elements, Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { inspectorWords } from '../../messages/inspector-en.ts';
import type { ObjectMap } from '../../store/gone.ts';
import type { ObjectPanelProps } from './asked.tsx';
import { ClassFacts } from './class-facts.tsx';
import { DoorFacts } from './door-facts.tsx';
import { NodeFacts } from './node-facts.tsx';
import { OtherFacts } from './other-facts.tsx';
import { PodFacts } from './pod-facts.tsx';
import { PolicyFacts } from './policy-facts.tsx';
import { RouteFacts } from './route-facts.tsx';
import type { Selected } from './selected.ts';
import { ServiceFacts } from './service-facts.tsx';
import { SliceFacts } from './slice-facts.tsx';
import { WorkloadFacts } from './workload-facts.tsx';
import { podsOf } from './workloads.ts';

interface Around {
  readonly topology: Topology;
  readonly of: ObjectPanelProps;
}

/** `reading`: that the object is being read, or may not be read. */
type Told = 'findings' | 'owners' | 'reading';

export interface Contents {
  readonly opening: (topology: Topology, now: number) => string;
  readonly facts: (around: Around) => ReactNode;
  readonly told: readonly Told[];
}

interface OfKind<Element> {
  readonly opening: (element: Element, topology: Topology, now: number) => string;
  readonly facts: (element: Element, around: Around) => ReactNode;
  readonly told: readonly Told[];
}

const contents: { readonly [Type in ObjectMap]: OfKind<Elements[Type]> } = {
  services: {
    opening: openingOfService,
    facts: (service, around) => <ServiceFacts service={service} {...around} />,
    told: ['findings'],
  },
  pods: {
    opening: openingOfPod,
    facts: (pod, around) => <PodFacts pod={pod} {...around} />,
    told: ['owners', 'reading'],
  },
  nodes: {
    opening: openingOfNode,
    facts: (node, around) => <NodeFacts node={node} {...around} />,
    told: ['reading'],
  },
  doors: {
    opening: openingOfDoor,
    facts: (door, around) => <DoorFacts door={door} {...around} />,
    told: [],
  },
  routes: {
    opening: openingOfRoute,
    facts: (route, around) => <RouteFacts route={route} {...around} />,
    told: [],
  },
  policies: {
    opening: openingOfPolicy,
    facts: policy => <PolicyFacts policy={policy} />,
    told: [],
  },
  workloads: {
    opening: (workload, topology) => openingOfWorkload(workload, podsOf(workload, topology), topology),
    facts: (workload, around) => <WorkloadFacts workload={workload} {...around} />,
    told: ['owners', 'reading'],
  },
  slices: {
    opening: openingOfSlice,
    facts: (slice, around) => <SliceFacts slice={slice} {...around} />,
    told: ['reading'],
  },
  classes: {
    opening: openingOfClass,
    facts: (ingressClass, around) => <ClassFacts ingressClass={ingressClass} {...around} />,
    told: [],
  },
};

const ofOthers: Contents = {
  opening: () => inspectorWords.notDrawn,
  facts: ({ of }) => <OtherFacts of={of} />,
  told: ['reading'],
};

export function contentsOf(selected: Selected | undefined): Contents {
  return selected === undefined ? ofOthers : bind(selected);
}

function bind<Type extends ObjectMap>({ type, element }: Selected<Type>): Contents {
  const { opening, facts, told }: OfKind<Elements[Type]> = contents[type];
  return {
    opening: (topology, now) => opening(element, topology, now),
    facts: around => facts(element, around),
    told,
  };
}
