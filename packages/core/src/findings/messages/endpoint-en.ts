/** What rules about Endpoints and EndpointSlices say, in English. */
import { names, plural } from '../../scene/messages/grammar-en.ts';
import { texts } from './rule-text.ts';

export const endpointTexts = texts({
  'endpoints-without-service': {
    title: 'A list without a Service',
    when: 'An Endpoints object that somebody wrote has no Service of its name.',
    innocent: 'Locks of leader elections, lists of storage plugins (glusterfs).',
    mend: 'Give both the same name, or delete the list.',
    message: (list: string) => `No Service is called ${list}, so nobody reads this list.`,
    holds: (addresses: readonly string[]) =>
      addresses.length === 0 ? 'It lists nobody.' : `It lists ${names(addresses)}.`,
    near: (service: string) => `Service ${service} has no selector and no list of its own.`,
  },
  'endpointslice-without-service': {
    title: 'A slice of no Service',
    when: 'The label kubernetes.io/service-name of a slice names no Service of its namespace.',
    innocent: 'Slices whose Service was deleted a moment ago, slices that a program keeps.',
    mend: 'Correct the label, or delete the slice.',
    message: (slice: string, service: string) =>
      `${slice} belongs to Service ${service} by its label, and there is no such Service.`,
    label: (service: string) => `kubernetes.io/service-name: ${service}`,
    near: (near: readonly string[]) => `There ${plural(near.length, 'is', 'are')} ${names(near)}.`,
  },
  'endpointslice-missing-service-label': {
    title: 'A slice that nobody reads',
    when: 'A slice with endpoints lacks the label kubernetes.io/service-name.',
    innocent: 'Slices that a program keeps for its own use.',
    mend: 'Label it with the name of its Service.',
    message: (slice: string) =>
      `${slice} does not say whose it is: without the label kubernetes.io/service-name nobody reads it.`,
    holds: (addresses: readonly string[]) => `It lists ${names(addresses)}.`,
    near: (service: string) => `By its name it may be for Service ${service}.`,
  },
  'endpoints-not-mirrored': {
    title: 'A list that is not mirrored',
    when: 'A Service without selector has Endpoints with addresses, and no slice carries any of them.',
    innocent: 'Lists younger than half a minute.',
    mend: 'Remove the label or annotation that forbids it, or write an EndpointSlice instead.',
    message: (service: string) =>
      `The Endpoints of ${service} are in no EndpointSlice, and slices are all that kube-proxy and DNS read.`,
    label: 'It carries the label endpointslice.kubernetes.io/skip-mirror.',
    lock: 'It carries the annotation of a leader election.',
    late: (seconds: number) => `It was written ${seconds} seconds ago, and nobody has mirrored it.`,
  },
  'manual-endpoints-on-selector-service': {
    title: 'A written list beside a selector',
    when: 'A Service has a selector, and somebody applied Endpoints for it or keeps a slice of it with endpoints.',
    innocent: 'Slices of programs such as meshes are only pointed out.',
    mend: 'Drop the selector to keep your list, or drop the list.',
    message: (service: string) => `${service} has a selector, and somebody writes a list for it as well.`,
    applied: 'The controller overwrites this object with the next change of a pod.',
    shares: (addresses: readonly string[]) => `Calls also go to ${names(addresses)}.`,
  },
  'endpoints-truncated': {
    title: 'An Endpoints object that is not complete',
    when: 'The annotation endpoints.kubernetes.io/over-capacity says truncated.',
    innocent: 'kube-proxy and DNS read slices, which are complete.',
    mend: 'Move whoever reads Endpoints to EndpointSlices.',
    message: (list: string) => `Endpoints ${list} holds only the first 1,000 addresses.`,
    count: (n: number) => `Its slices hold ${n}.`,
  },
  'endpoint-address-is-cluster-ip': {
    title: 'A Service as an endpoint',
    when: 'An address in a list is the cluster IP of a Service.',
    innocent: 'Some proxies other than kube-proxy tolerate it.',
    mend: 'Use an ExternalName Service, or a selector.',
    message: (list: string, address: string, service: string) =>
      `${list} sends calls to ${address}, which is the number of Service ${service}: no packet arrives at a number, it is swapped on the node where the call begins.`,
    holds: (address: string) => `It lists ${address}.`,
    owner: (service: string, address: string) => `${address} is the cluster IP of ${service}.`,
    instead: (name: string, namespace: string) =>
      `an ExternalName Service to ${name}.${namespace}.svc.cluster.local, or the selector of ${name}`,
  },
  'endpoint-targetref-mismatch': {
    title: 'A line that names another pod',
    when: 'A line in a written list refers to a pod that does not exist, has another UID, or has not this address.',
    innocent: 'Slices of the controller, which follows by itself.',
    mend: 'Delete the stale line; better, use a selector.',
    message: (list: string, address: string, pod: string) =>
      `${list} lists ${address} as pod ${pod}, which is not so.`,
    missing: (pod: string) => `There is no pod ${pod}.`,
    uid: (pod: string) => `Pod ${pod} was replaced: it has another UID.`,
    address: (pod: string, ips: readonly string[]) =>
      ips.length === 0 ? `Pod ${pod} has no address.` : `Pod ${pod} has ${names(ips)}.`,
  },
  'endpoint-address-unknown-pod-ip': {
    title: 'An address that no pod has',
    when: 'A written address lies in the pod range of a node, and no live pod has it.',
    innocent: 'Addresses outside of all pod ranges, clusters whose nodes state none.',
    mend: 'Use a selector: addresses of pods change.',
    message: (list: string, address: string) =>
      `${list} lists ${address}, an address for pods that no pod has.`,
    range: (node: string, range: string) => `It is in ${range}, from which pods on ${node} get theirs.`,
  },
  'endpoint-address-other-namespace': {
    title: 'A pod of another namespace, by address',
    when: 'A written address is that of a live pod in another namespace.',
    innocent: 'It works as long as the pod lives.',
    mend: 'Use an ExternalName Service, which follows the pods.',
    message: (list: string, address: string, pod: string, namespace: string) =>
      `${list} lists ${address}, which is pod ${pod} in ${namespace}. When that pod is replaced the line is wrong.`,
    services: (list: readonly string[]) =>
      list.length === 0 ? 'No Service selects it.' : `It is behind ${names(list)}.`,
  },
  'endpointslice-fqdn-ignored': {
    title: 'Names in a slice',
    when: 'A slice of a Service has addressType FQDN and endpoints.',
    innocent: 'Programs that define a meaning for it themselves.',
    mend: 'Use an ExternalName Service.',
    message: (slice: string, service: string, only: boolean) =>
      `kube-proxy ignores ${slice}: it holds names, not addresses.${only ? ` Nobody else is in the list of ${service}, so nobody picks up.` : ''}`,
    holds: (addresses: readonly string[]) => `It lists ${names(addresses)}.`,
  },
  'endpointslice-family-unused': {
    title: 'A slice of a family that the Service lacks',
    when: 'A slice with endpoints has an address family that is not among those of its Service.',
    innocent: 'Headless Services, whose clients read slices themselves.',
    mend: 'Add the family to the Service, or write the slice in one that it has.',
    message: (slice: string, family: string, service: string, only: boolean) =>
      `Nobody reads ${slice}: it is ${family}, which ${service} has no number for.${only ? ' Nobody else is in its list, so nobody picks up.' : ''}`,
    service: (families: readonly string[]) => `The Service has ${names(families)}.`,
  },
  'endpointslice-port-unset': {
    title: 'A port without a number',
    when: 'A slice with endpoints has a port without a number, for a Service with a cluster IP.',
    innocent: 'Headless Services.',
    mend: 'Write the number.',
    message: (slice: string, port: string) =>
      `Port ${port} in ${slice} has no number, so kube-proxy leaves it out.`,
    holds: (ports: readonly string[]) => `Without a number: ${ports.join(', ')}.`,
  },
});
