/**
 * Why nobody picks up at a Service, as a ladder: does the selector match, is anybody ready, does the port have a number, is it in the list; the first rung that does not hold
 * is why. Each rung has the kubectl line that proves it. From the topology's `silence` alone, so it says no more than the projection proved; findings come later and say
 * more. Called by the inspector. Undefined where somebody picks up.
 */
import { selectorText, silenceSentence } from '../scene/words.ts';
import type { Service, Silence, Topology } from '../topology.ts';
import { whyNobodyWords as words } from './messages/why-nobody-en.ts';

export type RungName = 'selector' | 'readiness' | 'ports' | 'list' | 'by-hand';

export interface Rung {
  readonly name: RungName;
  readonly state: 'holds' | 'broken' | 'not-reached';
  readonly label: string;
  readonly text: string;
  /** Copyable; proves what the text says. */
  readonly command?: string;
}

const broken: Readonly<Record<Silence['why'], RungName>> = {
  'selector-matches-nothing': 'selector',
  finished: 'readiness',
  'no-address': 'readiness',
  'nobody-ready': 'readiness',
  'all-leaving': 'readiness',
  'port-unresolved': 'ports',
  'not-listed': 'list',
  'by-hand-empty': 'by-hand',
};

const ladder = ['selector', 'readiness', 'ports', 'list'] as const;

export function whyNobody(service: Service, topology: Topology): readonly Rung[] | undefined {
  const { silence } = service;
  if (silence === undefined) return undefined;
  const at = broken[silence.why];
  const command = commandOf(service, topology);
  if (at === 'by-hand')
    return [
      {
        name: at,
        state: 'broken',
        label: words.labels[at],
        text: silenceSentence(service),
        command: command(at),
      },
    ];
  const stop = ladder.indexOf(at);
  return ladder.map((name, index): Rung => {
    const label = words.labels[name];
    if (index > stop) return { name, state: 'not-reached', label, text: words.notReached };
    if (index === stop)
      return { name, state: 'broken', label, text: textOfBroken(service), command: command(name) };
    return { name, state: 'holds', label, text: textOfHolding(name, silence), command: command(name) };
  });
}

function textOfBroken(service: Service): string {
  const { nearMiss } = service;
  if (nearMiss === undefined) return silenceSentence(service);
  const { name, pods, asked, carried } = nearMiss;
  return `${silenceSentence(service)} ${words.nearMiss(
    name,
    pods,
    carried === undefined ? words.nothingLike(asked[0]) : carried.join('='),
  )}`;
}

function textOfHolding(name: (typeof ladder)[number], silence: Silence): string {
  const pods = 'pods' in silence ? silence.pods : 0;
  return words.holds[name](pods);
}

function commandOf(service: Service, topology: Topology): (name: RungName) => string {
  const { name, namespace, nearMiss, staffing } = service;
  const kubectl = `kubectl -n ${namespace} get`;
  const matching = `${kubectl} pods -l ${selectorText(service)}`;
  const lists = `${kubectl} endpointslices -l kubernetes.io/service-name=${name}`;
  return rung => {
    switch (rung) {
      case 'selector': {
        const [uid] = staffing?.desired === 0 ? staffing.workloads : [];
        const workload = uid === undefined ? undefined : topology.workloads.get(uid);
        if (workload !== undefined) return `${kubectl} ${workload.kind.toLowerCase()} ${workload.name}`;
        return nearMiss === undefined ? matching : `${kubectl} pods --show-labels`;
      }
      case 'readiness':
        return matching;
      case 'ports':
        return `${matching} -o custom-columns='POD:.metadata.name,PORTS:.spec.containers[*].ports[*].name'`;
      case 'list':
      case 'by-hand':
        return lists;
    }
  };
}
