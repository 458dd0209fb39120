/** What rules about nodes, pods behind Services, workloads and cluster DNS say, in English. */
import { figure, names, plural } from '../../scene/messages/grammar-en.ts';
import { texts } from './rule-text.ts';

const behind = (services: readonly string[]): string =>
  services.length === 0 ? '' : ` behind ${names(services)}`;

const lost = (n: number, services: readonly string[]): string =>
  `${figure(n)} ${plural(n, 'pod')} of ${services.length > 3 ? `${figure(services.length)} Services` : names(services)} on it ${plural(n, 'is', 'are')} not ready`;

export const podTexts = texts({
  'node-not-ready': {
    title: 'A node is not ready',
    when: 'A node is not ready, or nothing is heard of it, and pods behind Services on it are not ready either.',
    innocent:
      'Nodes without such pods, nodes in their first minute, nodes that only take nobody new. Pods in their first minute, and those that leave in time, are not counted.',
    mend: 'See why its kubelet does not answer: the machine, its network, its container runtime. Where the machine is gone for good, delete the node, so that its pods are made anew elsewhere.',
    silent: (node: string, n: number, services: readonly string[]) =>
      `Nothing is heard of ${node}: ${lost(n, services)}.`,
    notReady: (node: string, n: number, services: readonly string[]) =>
      `${node} is not ready: ${lost(n, services)} either.`,
    condition: (status: string, reason: string | undefined) =>
      `Ready is ${status}${reason === undefined ? '' : `: ${reason}`}.`,
  },
  'pod-on-unready-node': {
    title: 'Its node is not ready',
    when: 'A pod behind a Service is not ready, and neither is its node.',
    innocent: 'Pods that are ready all the same, or in their first minute.',
    mend: 'Repair the node, or drain it so that the pods are replaced elsewhere.',
    message: (pod: string, node: string, services: readonly string[]) =>
      `${pod}${behind(services)} is not ready because its node ${node} is not.`,
    node: (node: string, reason: string | undefined) =>
      `${node} is not ready${reason === undefined ? '' : `: ${reason}`}.`,
  },
  'pod-node-missing': {
    title: 'Its node is gone',
    when: 'A pod behind a Service is bound to a node that does not exist.',
    innocent: 'Clusters whose nodes may not be listed.',
    mend: 'Delete the pod, so that it is replaced.',
    message: (pod: string, node: string) => `${pod} is bound to node ${node}, which does not exist.`,
  },
  'pod-unschedulable': {
    title: 'No node takes it',
    when: 'The scheduler found no node for a pod behind a Service, or a scheduling gate holds it.',
    innocent: 'Pods that nobody has looked at yet.',
    mend: 'See what the scheduler says: requests, taints, affinity, volumes, gates.',
    message: (pod: string, services: readonly string[]) => `No node takes ${pod}${behind(services)}.`,
    said: (reason: string, message: string | undefined) =>
      message === undefined ? reason : `${reason}: ${message}`,
  },
  'pod-crash-looping': {
    title: 'It crashes again and again',
    when: 'A container of a pod behind a Service waits in CrashLoopBackOff, or ended in error for the third time and is not ready.',
    innocent: 'A single restart.',
    mend: 'Read what it said before it ended.',
    message: (pod: string, container: string, services: readonly string[]) =>
      `Container ${container} of ${pod}${behind(services)} crashes again and again.`,
    ended: (reason: string, exit: number) => `It last ended with ${reason}, exit code ${exit}.`,
    restarts: (n: number) => `${n} ${plural(n, 'restart')}.`,
  },
  'pod-image-pull-failing': {
    title: 'Its image cannot be had',
    when: 'A container of a pod behind a Service waits for an image that cannot be pulled.',
    innocent: 'In the first minute it is a warning: registries stumble.',
    mend: 'Correct name or tag, or give the pod a secret for the registry.',
    message: (pod: string, image: string, services: readonly string[]) =>
      `The image ${image} of ${pod}${behind(services)} cannot be pulled.`,
    said: (word: string, message: string | undefined) =>
      message === undefined ? `${word}.` : `${word}: ${message}`,
  },
  'pod-container-config-error': {
    title: 'Its container cannot be made',
    when: 'A container of a pod behind a Service waits with a configuration error.',
    innocent: 'Nothing looks like it.',
    mend: 'Create what is missing (mostly a ConfigMap, a Secret or a key of one).',
    message: (pod: string, container: string, services: readonly string[]) =>
      `Container ${container} of ${pod}${behind(services)} cannot be made.`,
  },
  'pod-init-blocked': {
    title: 'An init container does not finish',
    when: 'A pod behind a Service has been uninitialised for more than a minute.',
    innocent: 'Pods in their first minute. Long migrations are fine, and are said all the same.',
    mend: 'Read what the init container says; often it waits for a Service.',
    message: (pod: string, container: string, services: readonly string[]) =>
      `${pod}${behind(services)} does not start: init container ${container} has not finished.`,
    said: (word: string) => `It says ${word}.`,
  },
  'pod-readiness-gate-pending': {
    title: 'A readiness gate is closed',
    when: 'All containers of a pod behind a Service are ready, and a readiness gate is not.',
    innocent: 'Pods in their first minute.',
    mend: 'Repair the controller that opens this gate.',
    message: (pod: string, gates: readonly string[], services: readonly string[]) =>
      `The containers of ${pod}${behind(services)} are ready, but ${names(gates)} ${plural(gates.length, 'says', 'say')} no.`,
    gate: (gate: string) => `Condition ${gate} is missing or False.`,
  },
  'pod-readiness-failing': {
    title: 'It runs and is not ready',
    when: 'A pod behind a Service runs, is past its first minute or was ready before, and is not ready, and nothing else explains it.',
    innocent:
      'Slow starters in their first minute, pods that leave. Standby pods that stay unready on purpose are said all the same.',
    mend: 'Call what the readiness check calls: mend the application, or the check.',
    message: (pod: string, services: readonly string[]) =>
      `${pod}${behind(services)} runs, and its readiness check does not pass.`,
    probe: (container: string, probe: string | undefined) =>
      probe === undefined
        ? `Container ${container} is not ready.`
        : `Container ${container} is asked by ${probe}.`,
    ready: (ready: number, of: number) => `${ready} of ${of} containers ready.`,
  },
  'pod-probe-port-unresolved': {
    title: 'A probe asks a port that is not there',
    when: 'A probe names a port that its own container does not declare.',
    innocent: 'Probes by number.',
    mend: 'Declare the port in the same container, or write its number.',
    message: (pod: string, probe: string, port: string, services: readonly string[]) =>
      `The ${probe} check of ${pod}${behind(services)} asks port ${port}, which its container does not declare.`,
    asked: (container: string, probe: string, port: string) => `Container ${container}, ${probe}: ${port}.`,
  },
  'pod-stuck-terminating': {
    title: 'It does not leave',
    when: 'A pod behind a Service should have been gone for more than a minute.',
    innocent: 'Long grace periods: what counts is when it should be gone.',
    mend: 'See who holds it: a finalizer, or a node that does not answer.',
    message: (pod: string, minutes: number, node: string | undefined) =>
      `${pod} should have been gone ${minutes === 1 ? 'a minute' : `${minutes} minutes`} ago${node === undefined ? '.' : `: its node ${node} does not say that it is.`}`,
    finalizers: (list: readonly string[]) => `${names(list)} ${plural(list.length, 'holds', 'hold')} it.`,
    node: (node: string) => `Its node ${node} is not ready.`,
    unknown: 'No finalizer holds it; its node has not said that it is gone.',
  },
  'workload-pods-refused': {
    title: 'New pods are refused',
    when: 'A Deployment, or a ReplicaSet of nobody, that a Service selects wants more pods than it is let make (condition ReplicaFailure with reason FailedCreate), and has not got on for a minute and a half.',
    innocent:
      'Rollouts in a tight quota, whose pods are refused until an old one has left: a pod has just come, or is leaving. Where nobody picks up, its Service says so. StatefulSets, DaemonSets and Jobs tell of refusals in Events only, which are not read.',
    mend: 'Mend what refuses the pods: a quota, a limit, an admission rule, a missing ServiceAccount. The controller then makes them by itself, though it tries ever less often, at most 17 minutes apart; or take the change back.',
    rollout: (workload: string, earlier: number) =>
      `The rollout of ${workload} does not get on: its new pods are refused, and ${earlier === 1 ? 'an earlier pod stays' : `${figure(earlier)} earlier pods stay`}.`,
    short: (workload: string, wanted: number, there: number) =>
      `${workload} wants ${figure(wanted)} ${plural(wanted, 'pod')} and has ${there === 0 ? 'none' : figure(there)}: more are refused.`,
    version: (wanted: number, has: number) =>
      `The new version wants ${figure(wanted)} ${plural(wanted, 'pod')} and has ${has === 0 ? 'none' : figure(has)}.`,
  },
  'sts-governing-service-missing': {
    title: 'Pods of a StatefulSet without names',
    when: 'The Service that a StatefulSet names is missing, is not headless, or does not select its pods.',
    innocent: 'StatefulSets that name none.',
    mend: 'Create the headless Service.',
    message: (set: string, service: string) =>
      `Pods of ${set} cannot be called by name: ${service} is to give them names, and it does not.`,
    missing: (service: string) => `There is no Service ${service}.`,
    headed: (service: string) => `Service ${service} is not headless.`,
    others: (service: string) => `Service ${service} does not select its pods.`,
    name: (name: string) => `${name} does not resolve.`,
  },
  'cluster-dns-no-endpoints': {
    title: 'Nobody answers names',
    when: 'The DNS Service of the cluster has no ready endpoint for UDP 53.',
    innocent: 'Clusters whose DNS is elsewhere have no such Service.',
    mend: 'Mend what is said of its Service.',
    message: (service: string) =>
      `Nobody picks up at ${service}, so no name in the cluster resolves, except from caches.`,
    nobody: 'It has no ready endpoint for UDP 53.',
  },
});
