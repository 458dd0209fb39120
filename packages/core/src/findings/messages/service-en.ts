/** What rules about Services say, in English. Plain and specific: what is the case, of what, and what follows for whoever calls. */
import { figure, names, plural } from '../../scene/messages/grammar-en.ts';
import { texts } from './rule-text.ts';

const pods = (n: number): string => `${figure(n)} ${plural(n, 'pod')}`;
const ofPorts = (ports: readonly string[], all: boolean): string => (all ? '' : ` on port ${names(ports)}`);

export const serviceTexts = texts({
  'svc-selector-matches-no-pods': {
    title: 'The selector matches no pod',
    when: 'A Service has a selector, no live pod of its namespace carries all of its pairs, and nobody else keeps a list for it.',
    innocent:
      'Pods that are about to be created (a workload younger than a minute would match), workloads that are scaled to zero or cannot create pods (they have rules of their own), Services whose slices another program fills.',
    mend: 'Make selector and pod labels say the same: correct `spec.selector`, or the labels of the pod template.',
    message: (service: string, selector: string) =>
      `No pod carries ${selector}, so nobody picks up at ${service}.`,
    unmade: (service: string, workload: string, n: number) =>
      `${workload} wants ${pods(n)} and has none, so nobody picks up at ${service}.`,
    templates: (service: string, selector: string) =>
      `No pod template carries ${selector}, so nobody will pick up at ${service}.`,
    selector: (selector: string) => `The Service selects ${selector}.`,
    near: (who: string, one: boolean, carried: string | undefined, asked: string) => {
      const carry = plural(one ? 1 : 2, 'carries', 'carry');
      return carried === undefined
        ? `${who} ${carry} all of it but ${asked}.`
        : `${who} ${carry} ${carried} instead of ${asked}.`;
    },
    podsOf: (workload: string) => `The pods of ${workload}`,
    elsewhere: (namespaces: readonly string[]) =>
      `Pods with these labels run in ${names(namespaces)}; a Service selects in its own namespace only.`,
    finished: (n: number) =>
      `${n === 1 ? 'A pod that carries' : `${n} pods that carry`} it ${plural(n, 'has', 'have')} ended.`,
  },
  'svc-workload-scaled-to-zero': {
    title: 'Whoever should pick up is scaled to zero',
    when: 'A Service has no live pod, and all workloads that it selects want none.',
    innocent: 'Workloads that finished (Jobs), and pods that are still leaving.',
    mend: 'Scale the workload up, where that was not meant.',
    message: (service: string, workloads: readonly string[]) =>
      `${names(workloads)} ${plural(workloads.length, 'is', 'are')} scaled to zero, so nobody picks up at ${service}.`,
    wants: (workload: string) => `${workload} wants 0 pods.`,
  },
  'svc-workload-cannot-create-pods': {
    title: 'Pods are refused',
    when: 'A Service has no live pod, a workload that it selects wants some, and its condition ReplicaFailure says why they cannot be created.',
    innocent: 'ReplicaSets of earlier revisions that want none.',
    mend: 'Mend what refuses the pods: a quota, an admission rule, a missing ServiceAccount.',
    message: (service: string, workload: string) =>
      `The pods of ${workload} cannot be created, so nobody picks up at ${service}.`,
    said: (reason: string, message: string) => `${reason}: ${message}`,
  },
  'svc-no-ready-endpoints': {
    title: 'Nobody in the list is ready',
    when: 'A port of a Service has endpoints, or pods that will be some, and none is ready, nor serving while it leaves.',
    innocent:
      'Pods in their first minute, published addresses that are not ready, conditions that nobody stated (they count as ready).',
    mend: 'Mend what keeps the pods from being ready; the findings about them say what.',
    message: (service: string, n: number, ports: readonly string[], all: boolean) =>
      n === 1
        ? `The only pod behind ${service} is not ready, so nobody picks up${ofPorts(ports, all)}.`
        : `None of the ${pods(n)} behind ${service} is ready, so nobody picks up${ofPorts(ports, all)}.`,
    line: (name: string, address: string, why: string) => `${name} (${address}) is not ready${why}.`,
    waiting: (name: string, why: string) => `${name} has no address yet${why}.`,
  },
  'svc-some-endpoints-not-ready': {
    title: 'Some in the list are not ready',
    when: 'A Service has ready endpoints and others that are neither ready, nor leaving, nor in their first minute.',
    innocent: 'Pods that leave, and a rollout under way.',
    mend: 'Mend what keeps these pods from being ready. Standby pods that stay unready on purpose are fine.',
    message: (service: string, not: number, all: number) =>
      `${not} of ${all} behind ${service} ${plural(not, 'is', 'are')} not ready: only those that are take calls.`,
  },
  'svc-only-terminating-endpoints': {
    title: 'Only pods that leave pick up',
    when: 'A Service has no ready endpoint, but some that still serve while they leave.',
    innocent: 'Replacements in their first minute, Services and namespaces that are deleted.',
    mend: 'Find out why no replacement becomes ready. Ingress controllers and Gateways do not use such endpoints at all.',
    message: (service: string, n: number) =>
      `Only ${pods(n)} behind ${service} still ${plural(n, 'picks', 'pick')} up, and ${plural(n, 'it leaves', 'they leave')}.`,
    leaves: (name: string, seconds: number) =>
      seconds > 0 ? `${name} will be gone in ${seconds} s.` : `${name} should be gone by now.`,
    replacement: (name: string) => `${name} is to replace it, and is not ready.`,
  },
  'svc-target-port-name-unresolved': {
    title: 'No pod has a port of that name',
    when: 'A Service port names its target port, and no live pod that is selected declares this name with this protocol; where pods are not seen, no template of them does.',
    innocent: 'Ports of native sidecars, names that some of the pods declare.',
    mend: 'Use the name that the container declares, or its number.',
    message: (service: string, port: string, target: string) =>
      `Port ${port} of ${service} leads to the container port ${target}, which no pod declares.`,
    templates: (service: string, port: string, target: string) =>
      `Port ${port} of ${service} will lead to the container port ${target}, which no pod template declares.`,
    asked: (shown: string) => `The Service asks for ${shown}.`,
    declared: (pod: string, ports: readonly string[]) =>
      ports.length === 0 ? `${pod} declares no ports.` : `${pod} declares ${ports.join(', ')}.`,
    near: (name: string) => `Its name is nearly the same: ${name}.`,
    rename: (target: string) => `name the container port ${target}`,
  },
  'svc-target-port-name-partial': {
    title: 'Some pods have no port of that name',
    when: 'A named target port resolves on some of the selected pods and not on others, which are older than a minute.',
    innocent: 'A rollout that renames the port.',
    mend: 'Let all pod templates declare the name, or narrow the selector.',
    message: (service: string, target: string, without: number, all: number) =>
      `${without} of ${all} pods behind ${service} ${plural(without, 'does', 'do')} not declare ${target} and ${plural(without, 'gets', 'get')} no calls.`,
    without: (pod: string, ports: readonly string[]) =>
      ports.length === 0 ? `${pod} declares no ports.` : `${pod} declares ${ports.join(', ')}.`,
  },
  'svc-target-port-undeclared': {
    title: 'The target port is not declared',
    when: 'A numbered target port is not among the ports that a selected pod declares for this protocol.',
    innocent: 'Pods that declare nothing: a declaration is only documentation.',
    mend: 'Nothing need be done if the process listens there; declare the port, or correct the number.',
    message: (service: string, target: number) =>
      `${service} sends calls to port ${target}, which its pods do not declare. That is allowed; does anybody listen there?`,
    declared: (pod: string, ports: readonly string[]) => `${pod} declares ${ports.join(', ')}.`,
  },
  'svc-port-name-not-in-endpoints': {
    title: 'The list calls its port by another name',
    when: 'The slices of a Service have endpoints, but no port with name and protocol of the Service port.',
    innocent:
      'Placeholders without endpoints, Services without ports, slices that the controller is about to rewrite.',
    mend: 'Give the port in the list the name and protocol of the Service port. Numbers are not compared.',
    message: (service: string, port: string) =>
      `The list of ${service} has no port ${port}: in-cluster clients reach nobody there. Ports meet by name and protocol, never by number.`,
    service: (ports: readonly string[]) => `The Service has ${ports.join(', ')}.`,
    list: (slice: string, ports: readonly string[]) =>
      ports.length === 0 ? `${slice} has no ports.` : `${slice} has ${ports.join(', ')}.`,
  },
  'svc-selectorless-no-endpoints': {
    title: 'Nobody wrote a list',
    when: 'A Service has no selector, and there is neither a usable slice nor an Endpoints object with addresses for it.',
    innocent: 'ExternalName Services, lists that were written less than half a minute ago.',
    mend: 'Write an EndpointSlice with the label `kubernetes.io/service-name`, or give the Service a selector.',
    message: (service: string) =>
      `${service} has no selector and nobody wrote a list for it, so nobody picks up.`,
    none: 'No EndpointSlice carries its name in the label kubernetes.io/service-name.',
    empty: 'Its slices are empty.',
    orphan: (name: string) => `${name} looks as if it was meant for it.`,
  },
  'svc-headless-port-remap': {
    title: 'A headless Service does not translate ports',
    when: 'A headless Service with a selector has a numbered target port that differs from its port.',
    innocent: 'Consumers that read slices or SRV records use the right port.',
    mend: 'Give port and targetPort the same number.',
    message: (service: string, port: number, target: number) =>
      `${service} is headless: whoever resolves its name and calls ${port} reaches the pods at ${port}, not at ${target}.`,
    pair: (port: number, target: number) => `port ${port}, targetPort ${target}`,
  },
  'svc-external-name-invalid': {
    title: 'The external name is no DNS name',
    when: 'An ExternalName is empty, an IP address, or no DNS name.',
    innocent: 'A trailing dot.',
    mend: 'Write a DNS name. For an address use a Service without selector and an EndpointSlice.',
    message: (service: string, value: string) =>
      `${service} is another name for ${value === '' ? 'nothing' : `"${value}"`}, which DNS cannot answer.`,
    ip: 'It is an IP address; a CNAME holds names only.',
    empty: 'It is empty.',
    name: 'It is not a DNS name: letters, digits, dashes and dots.',
    instead: 'a Service without selector and an EndpointSlice with the address',
  },
  'svc-external-name-target-missing': {
    title: 'The external name leads nowhere',
    when: 'An ExternalName means a Service of this cluster that does not exist, or leads back to itself.',
    innocent:
      'Names outside of the cluster and of other cluster domains, names of pods of a headless Service.',
    mend: 'Correct the name.',
    message: (service: string, value: string) =>
      `${service} is another name for ${value}, which does not exist.`,
    loop: (service: string, steps: readonly string[]) =>
      `${service} is another name for itself: ${steps.join(' → ')}.`,
    missing: (name: string, namespace: string) => `There is no Service ${name} in ${namespace}.`,
    near: (near: readonly string[]) => `There ${plural(near.length, 'is', 'are')} ${names(near)}.`,
  },
  'svc-lb-pending': {
    title: 'No load balancer yet',
    when: 'A Service of type LoadBalancer has had no address for five minutes.',
    innocent: 'Younger Services. Clusters without load balancers on purpose: mute the rule there.',
    mend: 'See whether a controller for its class is installed and what it says in its events.',
    message: (service: string, minutes: number) =>
      `${service} has waited ${minutes} minutes for a load balancer: nobody reaches it from outside. Inside the cluster it works.`,
    class: (name: string) => `Its class is ${name}.`,
    noClass: 'It has no class: the cloud of the cluster is asked.',
    others: (list: readonly string[]) => `Others have an address: ${names(list)}.`,
    nobody: 'No other Service of type LoadBalancer has an address.',
  },
  'svc-lb-error': {
    title: 'The load balancer failed',
    when: 'The condition LoadBalancerPortsError holds, or a port of the load balancer reports an error.',
    innocent: 'Errors of the past that a later success has cleared.',
    mend: 'Do what the message says; often protocols must be split into two Services.',
    message: (service: string) => `The load balancer of ${service} does not serve all of its ports.`,
  },
  'svc-etp-local-uncovered-nodes': {
    title: 'Nodes that drop calls from outside',
    when: 'externalTrafficPolicy is Local, somebody is ready, and a ready node has no ready endpoint.',
    innocent:
      'Load balancers skip such nodes by their health check (then it is information only); nodes that are excluded from load balancers.',
    mend: 'Use policy Cluster, run a pod on every node, or call only the nodes that have one.',
    message: (service: string, nodes: number) =>
      `Calls to ${service} at the address of ${nodes === 1 ? 'a node' : `${nodes} nodes`} without a pod of it are dropped.`,
    without: (list: readonly string[]) => `Without a ready pod: ${names(list)}.`,
    with: (list: readonly string[]) => `With one: ${names(list)}.`,
  },
  'svc-itp-local-uncovered-nodes': {
    title: 'Nodes whose own calls are dropped',
    when: 'internalTrafficPolicy is Local, somebody is ready, and a node that runs pods has no ready endpoint.',
    innocent: 'Headless Services; nodes whose pods never call it.',
    mend: 'Use policy Cluster, or run a pod on every node.',
    message: (service: string, nodes: number) =>
      `Pods on ${nodes === 1 ? 'one node' : `${nodes} nodes`} cannot reach ${service}: calls stay on their node, and nobody picks up there.`,
    without: (node: string, n: number) => `${node} runs ${pods(n)} and has nobody of it.`,
  },
  'svc-dual-stack-family-empty': {
    title: 'One address family has nobody',
    when: 'A Service has two families; one has ready endpoints, the other has none.',
    innocent: 'Headless Services without selector, which ask for both families by default.',
    mend: 'Give the pods addresses of both families, or ask for one.',
    message: (service: string, family: string) =>
      `${service} has a number for ${family}, and nobody picks up there.`,
    family: (family: string, n: number) => `${family}: ${figure(n)} ready.`,
  },
  'svc-slices-out-of-sync': {
    title: 'A ready pod is in no list',
    when: 'A live pod that is selected, has an address of the Service and an existing node, has been ready for half a minute and is in no slice.',
    innocent:
      'Addresses of families that the Service lacks, pods whose node is gone, and half a minute of delay.',
    mend: 'See whether kube-controller-manager runs, and whether the namespace is being deleted.',
    message: (service: string, n: number) =>
      `${n === 1 ? 'A ready pod' : `${n} ready pods`} of ${service} ${plural(n, 'is', 'are')} in no slice and ${plural(n, 'gets', 'get')} no calls.`,
    missing: (pod: string, address: string) => `${pod} (${address}) is ready and not listed.`,
  },
});
