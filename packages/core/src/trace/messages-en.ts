/** What the steps of a trace say, in English, where no finding says it. */
import { names, plural } from '../scene/messages/grammar-en.ts';

export const traceWords = {
  verdict: {
    pass: 'gets through, as far as the objects tell',
    fail: 'does not get through',
    degraded: 'gets through in part',
    unknown: 'cannot be told',
  },
  noCaller: (name: string, namespace: string) =>
    `No pod was named, so ${name} is taken to be asked for in ${namespace}.`,
  noPod: (name: string) => `There is no pod ${name}.`,
  asksDns: (pod: string, name: string) => `${pod} asks the cluster’s DNS for ${name}.`,
  dnsUnseen: 'The Service of the cluster’s DNS is not seen; it is taken to answer.',
  ownDns: (pod: string, policy: string) =>
    `${pod} does not ask the cluster’s DNS (dnsPolicy ${policy}), so names of Services do not resolve there.`,
  service: (name: string, namespace: string, type: string) =>
    `${name} in ${namespace} is a Service of type ${type}.`,
  noService: (name: string, namespace: string) => `${namespace} has no Service ${name}.`,
  elsewhere: (full: readonly string[]) => ` There ${plural(full.length, 'is', 'are')} ${names(full)}.`,
  unseen: (kind: string) => `${kind} may not be seen, so this cannot be told.`,
  alias: (name: string, to: string) => `${name} is another name for ${to}.`,
  aliasOutside: (to: string) =>
    `${to} is outside of the cluster; nothing more can be told. Host header and certificate must fit that name.`,
  aliasLoop: 'The names lead in a circle.',
  podName: (pod: string, service: string) => `${pod} is a pod of the headless Service ${service}.`,
  noPodName: (name: string, service: string) => `${service} gives no pod the name ${name}.`,
  notHeadless: (service: string) => `${service} is not headless, so its pods have no names of their own.`,
  port: (shown: string) => `It has the port ${shown}.`,
  noPort: (port: number | string, ports: readonly string[]) =>
    ports.length === 0 ? 'It has no ports.' : `It has no port ${port}; it has ${ports.join(', ')}.`,
  portIsTarget: (port: number) => ` That is the port of its pods; callers use ${port}.`,
  portIsNodePort: (port: number) => ` That is its port at the nodes; inside the cluster callers use ${port}.`,
  headlessPort: (port: number, listens: readonly number[]) =>
    `It is headless: nobody translates port ${port}, and its pods listen on ${names(listens.map(String))}.`,
  endpoints: (n: number) => `${n} ${plural(n, 'endpoint')} in its list.`,
  noEndpoints: 'Its list is empty.',
  meant: (n: number, selector: string) =>
    `${n} ${plural(n, 'pod carries', 'pods carry')} ${selector}, and none of them is in the list.`,
  nearlyMeant: (selector: string, n: number) =>
    `No pod carries ${selector}. One pair off ${plural(n, 'is', 'are')} ${n} ${plural(n, 'pod', 'pods')}; what lies behind is told as if ${plural(n, 'it was', 'they were')} meant.`,
  meantNobody: (selector: string, namespace: string) =>
    `No pod of ${namespace} carries ${selector}, or nearly.`,
  meantNotMade: (selector: string, workloads: readonly string[]) =>
    `Pods with ${selector} come from ${names(workloads)}, and there are none now.`,
  carries: (carried: string | undefined, asked: string) =>
    carried === undefined ? `does not carry ${asked}` : `carries ${carried}, not ${asked}`,
  noAddress: (reason: string) => `has no address yet${reason}`,
  otherFamily: (families: readonly string[]) => `has no ${names(families)} address`,
  undeclared: (asked: string, declared: readonly string[]) =>
    `declares no port ${asked}; it has ${declared.length === 0 ? 'none' : names(declared)}`,
  notListed: (reason: string) => `belongs in the list and is not in it${reason}`,
  more: (n: number) => `${n} more.`,
  ready: (ready: number, of: number) =>
    ready === of ? `All ${of} are ready.` : `${ready} of ${of} are ready.`,
  noneReady: (of: number) => `None of ${of} is ready.`,
  draining: (n: number) =>
    `Nobody is ready; ${n} that ${plural(n, 'leaves', 'leave')} still ${plural(n, 'picks', 'pick')} up.`,
  localNode: (node: string, n: number) =>
    `Calls stay on ${node}, where ${n} of them ${plural(n, 'is', 'are')}.`,
  noLocal: (node: string) => `Calls stay on ${node}, where none of them is.`,
  affinity: 'Each caller is kept at one of them (sessionAffinity ClientIP).',
  noPolicies: 'There is no NetworkPolicy, so everybody may call everybody.',
  policyPass: (n: number, of: number) =>
    n === of ? 'No policy stands in the way.' : `Policies let calls through to ${n} of ${of}.`,
  policyIngress: (pod: string, list: readonly string[]) =>
    `${names(list)} ${plural(list.length, 'lets', 'let')} no such call in to ${pod}.`,
  policyEgress: (pod: string, list: readonly string[]) =>
    `${names(list)} ${plural(list.length, 'lets', 'let')} no such call out of ${pod}.`,
  policyUnknown: 'Whether policies let this caller in depends on addresses that the network may rewrite.',
  listens: (container: string, pod: string, port: number, protocol: string) =>
    `Container ${container} of pod ${pod} should listen on ${port}/${protocol}. Whether it does, no object can tell.`,
  listensOutside: (address: string, port: number, protocol: string) =>
    `Something outside of the cluster at ${address} should listen on ${port}/${protocol}.`,
  noHost: (host: string) => `No Ingress and no route is for ${host}. What its DNS says is not known here.`,
  nearHosts: (hosts: readonly string[]) => ` There ${plural(hosts.length, 'is', 'are')} ${names(hosts)}.`,
  entry: (door: string, host: string) => `${door} is for ${host}.`,
  otherDoor: (door: string, why: string) => `${door}: ${why}.`,
  lessExact: 'its host is less exact',
  front: (service: string, address: string) => `${address} leads to Service ${service}, which is well.`,
  frontOutside: (addresses: readonly string[]) =>
    addresses.length === 0
      ? 'It has no address; where calls come in is not known here.'
      : `${names(addresses)} is outside of what is seen here.`,
  class: (name: string, controller: string) => `Class ${name} belongs to ${controller}.`,
  classAnnotated: (name: string) => `Class ${name} is named by the old annotation.`,
  gatewayProgrammed: 'Its controller says that it works.',
  certificate: (secret: string) => `Its certificate is in Secret ${secret}.`,
  secretUnseen: ' Secrets are not read.',
  noTls: (host: string) => `No certificate is named for ${host}: the controller answers with its own.`,
  redirectsToTls: 'It has a certificate, so ingress-nginx sends callers to https.',
  gatewayUntold: 'No controller has said anything of it.',
  listener: (name: string, gateway: string) => `Listener ${name} of ${gateway} takes it.`,
  noListener: (gateway: string, port: number, scheme: string) =>
    `${gateway} has no listener for ${scheme} on port ${port}.`,
  hostDefault: 'No rule is for this host; the default backend applies.',
  attached: (route: string, gateway: string) => `${route} hangs on ${gateway}.`,
  allowed: (client: string) => `${client} is in the list of source ranges.`,
  denied: (client: string) => `${client} is not let in by the source ranges.`,
  clientUnknown: 'It has a list of source ranges, and no client address was given.',
  rule: (shown: string) => `${shown} fits best.`,
  noRule: (path: string) => `No path fits ${path}, and there is no default backend.`,
  ruleLost: (shown: string, why: string) => `${shown}: ${why}.`,
  shorter: 'shorter',
  notExact: 'Prefix, and an Exact one of the same length fits',
  later: 'comes later',
  doesNotFit: 'does not fit',
  redirect: (to: string) => `It answers with a redirect to ${to}.`,
  noBackend: 'The rule leads nowhere.',
  backend: (service: string, namespace: string, port: string, share: number) =>
    `${share >= 1 ? 'Calls' : `${Math.round(share * 100)} % of calls`} go to ${service} in ${namespace}, port ${port}.`,
} as const;
