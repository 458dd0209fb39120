/**
 * Texts of the inspector, in English; they come with its code, when it is opened. Sentences about what an object is doing are core's (inspect/messages).
 */
import { figure, figureOf, names, plural } from '@switchboard/core/scene/messages/grammar-en';

export const inspectorWords = {
  close: 'Close',
  copyLink: 'copy link',
  tabs: { facts: 'What it is', events: 'Events', yaml: 'YAML' },
  kindIn: (kind: string, namespace: string) => (namespace === '' ? kind : `${kind} in ${namespace}`),
  gone: (kind: string, name: string) => `${kind} ${name} is not there (any more).`,
  goneSince: (kind: string, name: string, at: string, age: string) =>
    `${kind} ${name} is gone since ${at}, ${age} ago. What stands here is what was known last.`,
  lastKnown: 'last known',
  elsewhere: (namespace: string) => `It is in namespace ${namespace}, which is not on screen.`,
  showNamespace: (namespace: string) => `Show ${namespace}, too`,
  neverRead: (kind: string) => `Switchboard does not read objects of kind ${kind}.`,
  notDrawn: 'The picture does not draw objects of this kind; here is what the object says.',
  loading: 'reading…',
  object: 'The object itself',
  noEvents: 'No events in the last hour.',
  eventsHead: 'Events',
  eventsGloss: 'last hour, newest first',
  allEvents: (count: number) => `all ${figureOf(count)}`,
  times: (count: number) => `×${figureOf(count)}`,
  happened: 'What happened',
  happenedGloss: 'as seen from here',
  yamlNote: 'Values of environment and arguments, and annotations that nobody needs, are left out.',
  failed: (what: string, why: string) => `${what} could not be read: ${why}`,
  again: 'Try again',
  byHand: 'By hand',
  byHandGloss: 'the same from kubectl',
  more: (count: number) => `and ${figureOf(count)} more`,

  yes: 'yes',
  no: 'no',
  unsaid: 'not said',
  none: 'none',
  facts: 'Facts',
  state: 'state',
  address: 'address',
  node: 'node',
  owner: 'owner',
  age: 'age',
  made: (age: string) => `made ${age} ago`,
  zone: 'zone',
  labels: 'labels',
  annotations: 'annotations',
  finalizers: 'held by',
  behind: 'its controller has not looked at the last change yet',

  budget: 'disruption budget',
  budgetAllows: (allowed: number | undefined) =>
    allowed === undefined
      ? 'not counted yet'
      : allowed === 0
        ? 'lets nobody go now'
        : `lets ${figureOf(allowed)} go now`,

  service: {
    number: 'number',
    neverAnswers: 'never answers, never changes',
    noNumber: 'none: DNS answers with the addresses of the list',
    alias: (name: string) => `another name for ${name}`,
    name: 'name',
    type: 'type',
    affinity: 'affinity',
    noAffinity: 'none: every call may land elsewhere',
    clientIP: (seconds: number | undefined) =>
      seconds === undefined
        ? 'ClientIP: a caller keeps its pod'
        : `ClientIP: a caller keeps its pod for ${lengthOf(seconds)}`,
    inside: 'from inside',
    outside: 'from outside',
    anyNode: 'Cluster: any node’s pods',
    ownNode: 'Local: only pods of the node where the call is, else nobody',
    families: 'families',
    external: 'also at',
    loadBalancer: 'load balancer',
    pending: 'none given yet',
    distribution: 'spread',
    notReadyToo: 'publishNotReadyAddresses: who is not ready is listed as ready',
    listing: 'listing',
    ports: 'Ports',
    call: 'call',
    hears: 'the pod hears it on',
    nodePort: (port: number) => `port ${port} of every node`,
    named: 'each pod says which number that is',
    selector: 'Selector',
    matching: (matching: number, all: number) => `${figureOf(matching)} of ${figureOf(all)} pods match`,
    noSelector: 'none: people or other programs keep the list',
    nearestMiss: 'nearest miss',
    noMiss: 'no other pods carry all but one of these labels',
    miss: (workload: string, pods: number, carried: string) =>
      `${figure(pods)} ${plural(pods, 'pod')} of ${workload} ${plural(pods, 'carries', 'carry')} ${carried}`,
    nothingLike: (key: string) => `no ${key}`,
    workloads: 'Workloads behind it',
    wants: (ready: number, desired: number) => `${figureOf(ready)} of ${figureOf(desired)} ready`,
    doors: 'Comes in by',
  },
  lines: {
    title: 'Endpoints, line by line',
    none: 'No line.',
    ready: 'ready',
    serving: 'serving',
    terminating: 'terminating',
    pod: 'pod, node',
    hints: (zones: readonly string[]) => `for callers in ${names(zones)}`,
    noTarget: 'no pod is named',
    ports: 'ports',
  },
  pod: {
    nobodyNode: 'no node yet',
    noAddress: 'none yet',
    listedBy: 'listed by',
    inNoList: 'in no list',
    wantedBy: 'asked for by',
    nearly: 'nearly asked for by',
    nearlyBut: (asked: string, carried: string | undefined) =>
      `but for ${asked}${carried === undefined ? '' : `, it carries ${carried}`}`,
    containers: 'Containers',
    ready: (containers: string) => `${containers} ready`,
    conditions: 'Conditions',
    further: 'Further',
    quality: 'quality of service',
    account: 'service account',
    grace: 'time to end',
    hostNetwork: 'uses its node’s network: its address is the node’s',
    network: 'network',
    message: 'says',
  },
  nodes: {
    states: { ready: 'ready', 'not-ready': 'not ready', unknown: 'does not answer' },
    cordoned: 'cordoned: takes no new pods',
    pods: (pods: number | undefined, capacity: number | undefined) =>
      [
        pods === undefined ? 'not all may be seen' : `${figureOf(pods)} in all`,
        ...(capacity === undefined ? [] : [`room for ${figureOf(capacity)}`]),
      ].join(', '),
    title: 'Pods',
    shown: (pods: number) => `${figureOf(pods)} of them on screen`,
    conditions: 'Conditions',
    capacity: 'Capacity',
    capacityGloss: 'what it has; what pods may use of it',
    usable: (amount: string) => `${amount} for pods`,
    roles: 'roles',
    range: 'pod addresses',
    taints: 'keeps away',
    info: { kubelet: 'kubelet', runtime: 'runtime', system: 'system', kernel: 'kernel' },
  },
  slice: {
    of: 'of Service',
    family: 'family',
    keeper: 'kept by',
    people: 'people: no controller is named',
    ports: 'ports',
    anyPort: 'no number: nobody can be dialled',
    triggered: 'last change came about',
    word: 'an endpoint',
    wordMeans:
      'is one line of it: an address that takes calls. SOAP and Cloud Endpoints mean other things by the word.',
    policies: 'policies',
    enforcesNone:
      'it allows and forbids nothing: a NetworkPolicy is enforced where the pods are, and who is blocked stays listed',
    whoReads: 'read by',
    readers: 'kube-proxy on every node, Ingress controllers, DNS for Services without number',
    nobodyReads: 'none: without the label kubernetes.io/service-name nobody reads it',
  },
  door: {
    class: 'class',
    noClass: 'none: the default class, if there was one when it was made',
    noAddress: 'none yet',
    noService: 'no Service: the backend is another resource',
    missing: 'there is no such Service',
    paths: 'Paths',
    picks: (ready: number) =>
      ready === 0 ? 'nobody picks up' : `${figure(ready)} ${plural(ready, 'picks', 'pick')} up`,
    tls: 'TLS',
    letsIn: 'lets in',
    keepsOut: 'keeps out',
    unreadable: (elements: readonly string[]) =>
      `${elements.map(text => (text === '' ? 'an empty element (a comma too many)' : text)).join(', ')} cannot be read: ingress-nginx gives up the whole list and answers 503 to everybody.`,
    otherwise: 'anything else',
  },
  class: { controller: 'carried out by', isDefault: 'default', doors: 'Ingresses of this class' },
  workload: {
    wants: 'wants',
    pods: (pods: number) => `${figureOf(pods)} ${plural(pods, 'pod')}`,
    rollout: 'Rollout',
    strategy: 'strategy',
    rolling: (surge: number | string | undefined, unavailable: number | string | undefined) =>
      [
        ...(surge === undefined ? [] : [`at most ${surge} more`]),
        ...(unavailable === undefined ? [] : [`at most ${unavailable} fewer`]),
      ].join(', '),
    paused: 'paused: changes wait',
    deadline: (seconds: number) => `counts as stalled after ${lengthOf(seconds)} without progress`,
    image: 'image',
    versions: 'Versions',
    versionsGloss: 'one ReplicaSet each',
    version: (revision: string) => `version ${revision}`,
    services: 'Services that ask for its pods',
    has: (pods: number) => `${figureOf(pods)} there now`,
    title: 'Pods',
    revision: 'revision',
  },
  measures: {
    title: 'Measured so far',
    gloss: 'since this page was opened',
    steps: {
      'created-ready': 'made to ready',
      'ready-listed': 'ready to listed',
      'deleted-struck': 'deleted to struck',
      'struck-gone': 'struck to gone',
      'deleted-gone': 'deleted to gone',
    },
    clock: { api: 'by the API’s times', seen: 'as seen' },
    longest: (length: string) => `longest ${length}`,
  },
} as const;

/** `30 s`, `10 min`, `3 h`: whole units only. */
function lengthOf(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  if (seconds % 60 === 0) return `${seconds / 60} min`;
  return `${seconds} s`;
}
