/** What rules about Ingresses say, in English; those about ingress-nginx say its name. */
import { names, plural } from '../../scene/messages/grammar-en.ts';
import { texts } from './rule-text.ts';

export const ingressTexts = texts({
  'ingress-class-missing': {
    title: 'An Ingress of a class that does not exist',
    when: 'An Ingress names an IngressClass that does not exist, and nobody has given it an address.',
    innocent:
      'Classes that are built into a cloud (gce), classes in the old annotation, Ingresses with an address.',
    mend: 'Name a class that exists, or install its controller.',
    message: (ingress: string, name: string) =>
      `No IngressClass is called ${name}, so nobody serves ${ingress}.`,
    leftOver: (peer: string, name: string) =>
      `Its address is that of ${peer}, which is of class ${name}: it may be left over.`,
    exist: (list: readonly string[]) =>
      list.length === 0
        ? 'There is no IngressClass at all.'
        : `There ${plural(list.length, 'is', 'are')} ${names(list)}.`,
  },
  'ingress-class-unset': {
    title: 'An Ingress without a class',
    when: 'An Ingress names no class, neither as a field nor as the old annotation, and has had no address for a minute.',
    innocent: 'Controllers that serve Ingresses without a class give them an address.',
    mend: 'Set `spec.ingressClassName`.',
    message: (ingress: string) => `${ingress} names no class, and nobody serves it.`,
    default: (name: string) => `${name} is the default class, which is given at creation only.`,
    noDefault: 'No class is marked as the default.',
  },
  'ingress-default-class-ambiguous': {
    title: 'Two default classes',
    when: 'More than one IngressClass is marked as the default.',
    innocent: 'One default, or none.',
    mend: 'Keep the mark on one of them.',
    message: (list: readonly string[]) =>
      `${names(list)} are both marked as the default class: the newest is taken, and older API servers refuse the Ingress.`,
    class: (name: string, controller: string) => `${name} (${controller}) is marked as the default.`,
  },
  'ingress-no-address': {
    title: 'An Ingress without an address',
    when: 'An Ingress has had no address for five minutes, while another of its class has one.',
    innocent: 'Controllers that never publish addresses.',
    mend: 'Read the controller’s log about this Ingress.',
    message: (ingress: string, name: string) =>
      `${ingress} has no address, while others of class ${name} have one.`,
    peer: (ingress: string, addresses: readonly string[]) => `${ingress} has ${names(addresses)}.`,
  },
  'ingress-backend-service-missing': {
    title: 'An Ingress leads to a Service that does not exist',
    when: 'A path or the default backend of an Ingress names a Service that its namespace does not have.',
    innocent: 'Backends that are other resources, actions of the ALB controller, solvers of ACME challenges.',
    mend: 'Name a Service of the same namespace.',
    message: (ingress: string, shown: readonly string[], service: string) =>
      `${ingress} leads ${names(shown)} to Service ${service}, which does not exist.`,
    near: (near: readonly string[]) => `There ${plural(near.length, 'is', 'are')} ${names(near)}.`,
    elsewhere: (namespaces: readonly string[]) =>
      `${names(namespaces)} ${plural(namespaces.length, 'has', 'have')} one of this name; an Ingress cannot lead to another namespace.`,
    names: (service: string) => `It names Service ${service}.`,
  },
  'ingress-backend-port-missing': {
    title: 'An Ingress names a port that the Service does not have',
    when: 'The port of a backend, by number or name, is none of the ports of its Service.',
    innocent: 'ExternalName Services; ingress-nginx where the number is a target port (a rule of its own).',
    mend: 'Name the port of the Service, not that of the pod.',
    message: (ingress: string, shown: readonly string[], service: string, port: number | string) =>
      `${ingress} leads ${names(shown)} to port ${port} of ${service}, which has no such port.`,
    ports: (ports: readonly string[]) => `The Service has ${ports.join(', ')}.`,
    isTarget: (port: number, target: number) =>
      `${target} is the port of the pods; the Service calls it ${port}.`,
  },
  'ingress-backend-port-matches-target-port': {
    title: 'An Ingress names the port of the pods',
    when: 'The port of a backend is a target port of its Service and no port of it, and ingress-nginx serves the Ingress.',
    innocent: 'With other controllers it is an error of its own.',
    mend: 'Name the port of the Service: this works with ingress-nginx only.',
    message: (ingress: string, service: string, target: number, port: number) =>
      `${ingress} names port ${target} of ${service}, which is the port of its pods; the Service has ${port}. ingress-nginx forgives it, others do not.`,
  },
  'ingress-backend-protocol-not-tcp': {
    title: 'An Ingress leads to a port that is not TCP',
    when: 'The Service port of a backend is UDP or SCTP.',
    innocent: 'Nothing looks like it.',
    mend: 'Name a TCP port; for UDP use a UDPRoute.',
    message: (ingress: string, service: string, port: string, protocol: string) =>
      `${ingress} leads to port ${port} of ${service}, which is ${protocol}; an Ingress speaks HTTP over TCP.`,
  },
  'ingress-backend-no-endpoints': {
    title: 'An Ingress leads where nobody picks up',
    when: 'The Service port of a backend has no ready endpoint. It follows from what is said of the Service.',
    innocent:
      'ingress-nginx where it finds the pods by the number of the target port; in the first minute of pods.',
    mend: 'Mend the Service.',
    message: (ingress: string, shown: readonly string[], service: string) =>
      `${ingress} answers 503 for ${names(shown)}: nobody is ready at ${service}.`,
    fallback: (service: string) => `Service ${service} answers instead (annotation default-backend).`,
    nobody: (service: string, port: string) => `${service} has nobody ready at port ${port}.`,
  },
  'ingress-backend-external-name': {
    title: 'An Ingress leads to an alias',
    when: 'The Service of a backend is of type ExternalName.',
    innocent: 'With ingress-nginx it works unless it is switched off, and is only pointed out.',
    mend: 'Use a Service without selector and an EndpointSlice, or see whether the controller allows it.',
    message: (ingress: string, service: string, name: string) =>
      `${ingress} leads to ${service}, which is only another name for ${name}. Not every controller follows it.`,
  },
  'ingress-duplicate-rule': {
    title: 'Two Ingresses claim one path',
    when: 'Two Ingresses of one class have the same host, path and type of path.',
    innocent: 'Canaries, paths of ACME challenges, Ingresses of different classes.',
    mend: 'Remove one of them.',
    message: (ingress: string, shown: string, other: string) =>
      `${ingress} claims ${shown}, which ${other} has claimed before: the older one is used.`,
    older: (other: string) => `${other} is older.`,
  },
  'ingress-path-never-matches': {
    title: 'A path that never matches',
    when: 'A path of type Exact or Prefix is written as a regular expression, or a rewrite uses groups that no path has.',
    innocent: 'Paths of type ImplementationSpecific, and ingress-nginx with use-regex.',
    mend: 'Use type ImplementationSpecific with use-regex, or write the path as it is.',
    message: (ingress: string, shown: string, type: string) =>
      `${ingress} compares ${shown} letter by letter (${type}), and it is written as a regular expression.`,
    groups: (ingress: string, target: string) =>
      `${ingress} rewrites to ${target}, and no path of it has a group to fill in.`,
  },
  'ingress-tls-secret-missing': {
    title: 'The certificate does not exist',
    when: 'An Ingress names a Secret for TLS that does not exist. Only where Secrets were given in files.',
    innocent: 'Clusters whose Secrets are not read.',
    mend: 'Create the Secret, or see why cert-manager has not.',
    message: (ingress: string, secret: string, hosts: readonly string[]) =>
      `${ingress} has no certificate${hosts.length === 0 ? '' : ` for ${names(hosts)}`}: Secret ${secret} does not exist.`,
    names: (secret: string) => `spec.tls names Secret ${secret}.`,
  },
  'ingress-tls-secret-invalid': {
    title: 'The certificate is not whole',
    when: 'The Secret that an Ingress names for TLS lacks tls.crt or tls.key. Only where Secrets were given in files.',
    innocent: 'Secrets of another type that have both keys.',
    mend: 'Create it anew with `kubectl create secret tls`.',
    message: (ingress: string, secret: string, missing: readonly string[]) =>
      `${ingress} cannot use Secret ${secret}: it lacks ${names(missing)}.`,
    keys: (keys: readonly string[]) => (keys.length === 0 ? 'It has no keys.' : `It has ${names(keys)}.`),
  },
  'nginx-source-range-invalid': {
    title: 'A list of addresses that is rejected',
    when: 'An element of a source-range annotation of ingress-nginx is neither an address nor a range; an empty one after a trailing comma is none.',
    innocent: 'Empty annotations, commas in other annotations, other controllers.',
    mend: 'Correct the element; remove a trailing comma.',
    message: (ingress: string, hosts: readonly string[]) =>
      `ingress-nginx rejects the source ranges of ${ingress} and answers 503 for ${hosts.length === 0 ? 'all of its paths' : names(hosts)}.`,
    element: (key: string, number: number, of: number, text: string) =>
      text === ''
        ? `Element ${number} of ${of} in ${key} is empty${number === of ? ': the list ends with a comma' : ''}.`
        : `Element ${number} of ${of} in ${key} is "${text}", neither an address nor a range.`,
    whole: 'One bad element rejects the whole list (event AnnotationParsingFailed).',
  },
  'nginx-source-range-host-bits': {
    title: 'A range that is wider than it looks',
    when: 'A range in a source-range annotation has bits beyond its prefix.',
    innocent: 'Ranges that are written as their network.',
    mend: 'Write the network, or /32 for one address.',
    message: (ingress: string, text: string, network: string) =>
      `${ingress} allows or denies ${text}, which means all of ${network}.`,
    element: (key: string, text: string) => `${key}: ${text}`,
  },
  'nginx-source-range-sees-node-ip': {
    title: 'The list may see addresses of nodes',
    when: 'An Ingress has a list of source ranges, and the Service of the controller has externalTrafficPolicy Cluster.',
    innocent: 'Load balancers that pass the client’s address on (PROXY protocol, forwarded headers).',
    mend: 'Use policy Local, PROXY protocol or trusted forwarded headers.',
    message: (ingress: string, service: string) =>
      `The source ranges of ${ingress} may see the address of a node instead of the client’s: ${service} forwards calls between nodes.`,
    policy: (service: string) => `${service} has externalTrafficPolicy Cluster.`,
  },
  'nginx-annotation-rejects-ingress': {
    title: 'An annotation for which the Ingress is skipped',
    when: 'A rate limit of ingress-nginx is not a number, its allow list is no list of ranges, or a snippet is used.',
    innocent:
      'Snippets where they are allowed: that stands in a ConfigMap, which is not read, so it is only possible.',
    mend: 'Correct or remove the annotation.',
    message: (ingress: string, key: string) =>
      `ingress-nginx skips ${ingress} because of ${key}: what was configured before stays, or nothing.`,
    value: (key: string, value: string) => `${key}: ${value}`,
    snippet: (key: string) => `${key} is refused unless snippets are allowed.`,
  },
  'nginx-auth-secret-missing': {
    title: 'The Secret for sign-in does not exist',
    when: 'auth-secret or auth-tls-secret names a Secret that does not exist, or one of another namespace. Only where Secrets were given in files.',
    innocent: 'Clusters that allow Secrets of other namespaces.',
    mend: 'Create the Secret; until then ingress-nginx answers 503.',
    message: (ingress: string, secret: string) =>
      `ingress-nginx answers 503 for all of ${ingress}: Secret ${secret} for sign-in does not exist.`,
    elsewhere: (ingress: string, secret: string) =>
      `${ingress} uses Secret ${secret} of another namespace, which ingress-nginx refuses unless that is allowed.`,
    names: (key: string, secret: string) => `${key}: ${secret}`,
  },
  'nginx-canary-orphan': {
    title: 'A canary without a main Ingress',
    when: 'A canary has no other Ingress for its host and path, or canary settings stand on an Ingress that is no canary.',
    innocent: 'Canaries with a main Ingress.',
    mend: 'Add the main Ingress, or set canary to true.',
    message: (ingress: string, shown: string) =>
      `${ingress} is a canary for ${shown}, and there is no main Ingress for it: ingress-nginx ignores it.`,
    off: (ingress: string, key: string) => `${ingress} has ${key}, and is no canary: it has no effect.`,
  },
});
