/**
 * Whether a call gets to the pods of a Service, as a ladder of eight rungs: it exists, its name resolves, ports, selector, endpoints, pods, policy, door. What is wrong on a rung is
 * what the rules found there; before they have spoken, what the picture itself says of a Service where nobody picks up. What does not follow from what is seen is not known. Called by
 * the inspector of every Service; each rung has the line of kubectl that shows it.
 */
import { isPictured } from '../freshness.ts';
import type { Kind } from '../kubernetes/kind.ts';
import { listingsOf } from '../scene/listings.ts';
import { freshnessOf } from '../scene/observed.ts';
import { policySentence } from '../scene/policy-sentence.ts';
import { selectorText, silenceSentence } from '../scene/words.ts';
import type { ToldFinding } from '../topology/finding.ts';
import type { Service, Silence, Topology } from '../topology.ts';
import { heardOn } from './heard-on.ts';
import { lineTakesCalls } from './lines.ts';
import { serviceLadderWords as words } from './messages/service-ladder-en.ts';
import { rungFindings } from './rung-findings.ts';

const rungNames = ['exists', 'name', 'ports', 'selector', 'endpoints', 'pods', 'policy', 'door'] as const;
export type RungName = (typeof rungNames)[number];

export interface Rung {
  readonly name: RungName;
  readonly state: 'holds' | 'strained' | 'broken' | 'unknown' | 'not-needed' | 'not-reached';
  readonly label: string;
  readonly text: string;
  /** Copyable; shows what the text says. */
  readonly command: string;
  /** What the rules found here, which says more than the text. */
  readonly findings: readonly ToldFinding[];
}

type Said = Pick<Rung, 'state' | 'text'>;

/** Where the silence of a Service begins. */
const silentAt: Readonly<Record<Silence['why'], RungName>> = {
  'selector-matches-nothing': 'selector',
  finished: 'pods',
  'no-address': 'pods',
  'nobody-ready': 'pods',
  'all-leaving': 'pods',
  'port-unresolved': 'ports',
  'not-listed': 'endpoints',
  'by-hand-empty': 'endpoints',
};

/** Nothing can be said of these while one before them does not hold. */
const leaning: readonly RungName[] = ['endpoints', 'pods', 'policy'];

export function serviceLadder(service: Service, topology: Topology): readonly Rung[] {
  const found = rungFindings(service, topology);
  let broken = false;
  return rungNames.map((name): Rung => {
    const findings = found.get(name) ?? [];
    const silent = service.silence !== undefined && silentAt[service.silence.why] === name;
    let said: Said = saidOf[name](service, topology);
    if (findings.some(({ severity }) => severity === 'error') || silent)
      said = { state: 'broken', text: silent ? textOfSilence(service) : said.text };
    else if (broken && leaning.includes(name) && said.state !== 'not-needed')
      said = { state: 'not-reached', text: words.notReached };
    else if (findings.some(({ severity }) => severity === 'warning')) said = { ...said, state: 'strained' };
    broken ||= said.state === 'broken';
    return {
      name,
      label: words.labels[name],
      ...said,
      command: commandOf(service, topology, name),
      findings,
    };
  });
}

/** The one to begin with: the first that does not hold, else that holds in part, else that is not known; none where all hold. */
export function firstFailing(rungs: readonly Rung[]): Rung | undefined {
  const first = (state: Rung['state']) => rungs.find(rung => rung.state === state);
  return first('broken') ?? first('strained') ?? first('unknown');
}

const holds = (text: string): Said => ({ state: 'holds', text });
const notNeeded = (text: string): Said => ({ state: 'not-needed', text });
const unknown = (kind: Kind): Said => ({ state: 'unknown', text: words.unseen(kind) });

function sees(topology: Topology, kind: Kind, namespace: string): boolean {
  const freshness = freshnessOf(topology, kind, namespace);
  return freshness === undefined || isPictured(freshness);
}

const saidOf: Readonly<Record<RungName, (service: Service, topology: Topology) => Said>> = {
  exists({ name, namespace, type, headless }) {
    const kind = headless
      ? words.kinds.headless
      : type === 'ExternalName'
        ? words.kinds.ExternalName
        : words.ofType(type);
    return holds(words.exists(name, namespace, kind));
  },
  name({ name, namespace, clusterIPs, externalName, headless }, topology) {
    const full = `${name}.${namespace}`;
    if (externalName !== undefined) return holds(words.alias(full, externalName));
    const dead = [...topology.findings.values()].some(({ rule }) => rule === 'cluster-dns-no-endpoints');
    if (dead) return { state: 'broken', text: words.noDns };
    return holds(headless ? words.answersPods(full) : words.answers(full, clusterIPs));
  },
  ports(service, topology) {
    const { ports, type } = service;
    if (type === 'ExternalName') return notNeeded(words.ofAlias);
    if (ports.length === 0) return notNeeded(words.noPorts);
    const lines = facesOf(service, topology).map(({ line }) => line);
    return holds(
      words.ports(
        ports.map(({ name, port, target, protocol }) =>
          words.port(port, target || port, typeof target === 'string' ? heardOn(lines, name) : [], protocol),
        ),
      ),
    );
  },
  selector(service, topology) {
    if (service.type === 'ExternalName') return notNeeded(words.ofAlias);
    if (service.selector === undefined) return notNeeded(words.noSelector);
    if (!sees(topology, 'Pod', service.namespace)) return unknown('Pod');
    const pods = listingsOf(topology).wanted.get(service.uid)?.length ?? 0;
    return holds(words.matches(selectorText(service), pods));
  },
  endpoints(service, topology) {
    if (service.type === 'ExternalName') return notNeeded(words.ofAlias);
    if (!sees(topology, 'EndpointSlice', service.namespace)) return unknown('EndpointSlice');
    return holds(words.lines(facesOf(service, topology).length));
  },
  pods(service, topology) {
    if (service.type === 'ExternalName') return notNeeded(words.ofAlias);
    if (!sees(topology, 'EndpointSlice', service.namespace)) return unknown('EndpointSlice');
    const faces = facesOf(service, topology);
    if (service.selector === undefined && faces.every(({ line }) => line.pod === undefined))
      return notNeeded(words.outside);
    const takes = faces.filter(({ line }) => lineTakesCalls(line)).length;
    return holds(words.takes(takes, faces.length));
  },
  policy(service, topology) {
    if (service.type === 'ExternalName') return notNeeded(words.ofAlias);
    if (!sees(topology, 'NetworkPolicy', service.namespace)) return unknown('NetworkPolicy');
    const faces = facesOf(service, topology);
    const shut = faces.filter(({ line }) => line.wall === 'nobody').length;
    if (faces.length > 0 && shut === faces.length) return { state: 'broken', text: words.shut };
    if (faces.every(({ line }) => line.wall === undefined)) return holds(words.noPolicy);
    const text = policySentence(service, topology)?.text ?? words.somePolicy;
    return { state: shut > 0 ? 'strained' : 'holds', text };
  },
  door(service, topology) {
    const doors = [...topology.doors.values()]
      .filter(({ paths }) => paths.some(({ serviceUid }) => serviceUid === service.uid))
      .map(({ kind, name }) => `${kind} ${name}`);
    if (doors.length > 0) return holds(words.doors([...new Set(doors)].sort()));
    const nodePorts = service.ports.flatMap(({ nodePort }) =>
      nodePort === undefined ? [] : [`${nodePort}`],
    );
    if (nodePorts.length > 0) return holds(words.nodePorts(nodePorts));
    if (!sees(topology, 'Ingress', service.namespace)) return unknown('Ingress');
    return notNeeded(words.noDoor);
  },
};

function facesOf({ uid }: Service, topology: Topology) {
  return listingsOf(topology).faces.get(uid) ?? [];
}

function textOfSilence(service: Service): string {
  const { nearMiss } = service;
  if (nearMiss === undefined) return silenceSentence(service);
  const { name, pods, asked, carried } = nearMiss;
  return `${silenceSentence(service)} ${words.nearMiss(
    name,
    pods,
    carried === undefined ? words.nothingLike(asked[0]) : carried.join('='),
  )}`;
}

function commandOf(service: Service, topology: Topology, rung: RungName): string {
  const { name, namespace, nearMiss, staffing, selector } = service;
  const kubectl = `kubectl -n ${namespace} get`;
  const matching =
    selector === undefined ? `${kubectl} pods -o wide` : `${kubectl} pods -l ${selectorText(service)}`;
  switch (rung) {
    case 'exists':
    case 'name':
      return `${kubectl} service ${name} -o wide`;
    case 'ports':
      return `${matching} -o custom-columns='POD:.metadata.name,PORTS:.spec.containers[*].ports[*].name'`;
    case 'selector': {
      const [uid] = staffing?.desired === 0 ? staffing.workloads : [];
      const workload = uid === undefined ? undefined : topology.workloads.get(uid);
      if (workload !== undefined) return `${kubectl} ${workload.kind.toLowerCase()} ${workload.name}`;
      return nearMiss === undefined ? matching : `${kubectl} pods --show-labels`;
    }
    case 'endpoints':
      return `${kubectl} endpointslices -l kubernetes.io/service-name=${name}`;
    case 'pods':
      return matching;
    case 'policy':
      return `kubectl -n ${namespace} describe networkpolicies`;
    case 'door':
      return `${kubectl} ingresses,services`;
  }
}
