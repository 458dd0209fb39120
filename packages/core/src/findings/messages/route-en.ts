/** What rules about routes of the Gateway API say, in English. */
import { names, plural } from '../../scene/messages/grammar-en.ts';
import { texts } from './rule-text.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

export const routeTexts = texts({
  'route-parent-missing': {
    title: 'A route that hangs nowhere',
    when: 'A route names a Gateway or ListenerSet that does not exist. No controller will ever say so.',
    innocent: 'Routes of a mesh, whose parent is a Service; parents of other kinds.',
    mend: 'Name a Gateway that exists, with its namespace.',
    message: (route: string, parent: string) =>
      `${route} hangs on ${parent}, which does not exist: no call ever reaches it.`,
    near: (list: readonly string[]) => `There ${plural(list.length, 'is', 'are')} ${names(list)}.`,
    names: (parent: string) => `It names ${parent}.`,
  },
  'route-no-matching-listener': {
    title: 'A listener that does not exist',
    when: 'No listener of the Gateway has the name and port that the route asks for.',
    innocent: 'Parents that are left to all listeners; a ListenerSet with a listener of that name.',
    mend: 'Name a listener that exists, or leave the name out.',
    message: (route: string, wanted: string, gateway: string) =>
      `${route} asks for listener ${wanted} of ${gateway}, which has none like it.`,
    exist: (list: readonly string[]) => `It has ${names(list)}.`,
    added: (listener: string, set: string) =>
      `ListenerSet ${set} adds ${listener}: routes that name the Gateway do not hang there, those that name the ListenerSet do.`,
  },
  'route-not-allowed': {
    title: 'A route that no listener takes',
    when: 'Listeners fit by name, and none takes routes of this kind from this namespace.',
    innocent: 'One listener that takes it is enough.',
    mend: 'Let the listener take it (allowedRoutes), or label the namespace as the listener asks.',
    message: (route: string, gateway: string) => `No listener of ${gateway} takes ${route}.`,
    kind: (listener: string, kind: string) => `Listener ${listener} takes no ${kind}.`,
    same: (listener: string, namespace: string) =>
      `Listener ${listener} takes routes of ${namespace} only (from: Same).`,
    selector: (listener: string, namespace: string, selector: string) =>
      `Listener ${listener} takes routes of namespaces with ${selector}; ${namespace} is none. It reads the labels of the namespace, not of the route.`,
    none: (listener: string) => `Listener ${listener} takes no routes.`,
  },
  'route-hostname-mismatch': {
    title: 'Hosts that do not meet',
    when: 'Route and listener both name hosts, and none of the one fits one of the other.',
    innocent: 'A wildcard stands for any number of labels here; no host means all.',
    mend: 'Name a host that both have.',
    message: (route: string, hosts: readonly string[], gateway: string) =>
      `${route} is for ${names(hosts)}, which no listener of ${gateway} has.`,
    listener: (listener: string, host: string) => `Listener ${listener} is for ${host}.`,
    wildcard: (host: string) => `${host} asks for at least one more label before the dot.`,
  },
  'route-backend-ref-not-permitted': {
    title: 'A route that may not lead there',
    when: 'A route leads to a Service of another namespace, and no ReferenceGrant there allows it.',
    innocent: 'Several grants add up. Some implementations ignore grants.',
    mend: 'Create a ReferenceGrant in the namespace of the Service.',
    message: (route: string, service: string, namespace: string) =>
      `${route} leads to Service ${service} of ${namespace}, and no ReferenceGrant there allows it.`,
    none: (namespace: string) => `${namespace} has no ReferenceGrant.`,
    near: (grant: string, lacking: readonly string[]) =>
      `${grant} comes nearest; it differs in ${names(lacking)}.`,
    share: (share: number) => `${percent(share)} of the calls of this rule go there.`,
  },
  'route-backend-service-missing': {
    title: 'A route leads to a Service that does not exist',
    when: 'A backend names a Service that its namespace does not have.',
    innocent: 'Backends of other kinds, and those that may not be referred to.',
    mend: 'Name a Service that exists, with its namespace.',
    message: (route: string, service: string, namespace: string) =>
      `${route} leads to Service ${service}, which ${namespace} does not have.`,
    near: (near: readonly string[]) => `There ${plural(near.length, 'is', 'are')} ${names(near)}.`,
    names: (service: string) => `It names Service ${service}.`,
    elsewhere: (namespaces: readonly string[]) =>
      `${names(namespaces)} ${plural(namespaces.length, 'has', 'have')} one of this name; the route would have to name the namespace.`,
  },
  'route-backend-port-missing': {
    title: 'A route names a port that the Service does not have',
    when: 'A backend states no port, or one that its Service does not have.',
    innocent: 'Nothing looks like it: names of ports are not allowed here.',
    mend: 'Name the port of the Service, not that of the pod.',
    message: (route: string, service: string, port: number | undefined) =>
      port === undefined
        ? `${route} leads to ${service} and does not say to which port.`
        : `${route} leads to port ${port} of ${service}, which has no such port.`,
    ports: (ports: readonly string[]) => `The Service has ${ports.join(', ')}.`,
    isTarget: (port: number, target: number) =>
      `${target} is the port of the pods; the Service calls it ${port}.`,
  },
  'route-backend-no-endpoints': {
    title: 'A route leads where nobody picks up',
    when: 'The Service port of a backend has no ready endpoint. It follows from what is said of the Service.',
    innocent: 'Backends of weight 0; in the first minute of pods.',
    mend: 'Mend the Service.',
    message: (route: string, service: string, share: number) =>
      share >= 1
        ? `${route} answers 503: nobody is ready at ${service}.`
        : `${route} answers 503 for ${percent(share)} of its calls: nobody is ready at ${service}.`,
    nobody: (service: string, port: number) => `${service} has nobody ready at port ${port}.`,
  },
  'route-rule-no-backend': {
    title: 'A rule that leads nowhere',
    when: 'A rule of a route has no backend and no filter that answers.',
    innocent: 'Redirects, and filters of the implementation, which may answer.',
    mend: 'Add a backend.',
    message: (route: string) => `A rule of ${route} has no backend: it answers 500.`,
    rule: (place: string) => `${place} has no backendRefs.`,
  },
  'route-zero-weight': {
    title: 'A rule whose weights are all zero',
    when: 'All backends of a rule have weight 0.',
    innocent: 'A single 0 beside others, as in a canary.',
    mend: 'Give one of them a weight.',
    message: (route: string) => `A rule of ${route} sends nobody anywhere: all of its weights are 0.`,
    weight: (service: string) => `${service} has weight 0.`,
  },
  'route-status-rejected': {
    title: 'A route that its controller refuses',
    when: 'The conditions of a route say that it is not accepted, or that references do not resolve, and nothing that was worked out explains it.',
    innocent: 'What a controller said of an older version.',
    mend: 'Do what the message says.',
    message: (route: string, controller: string) => `${controller} refuses ${route}, at least in part.`,
  },
  'route-not-reconciled': {
    title: 'A route that nobody has looked at',
    when: 'A route hangs on a Gateway that works, and its controller has not said anything of the newest version for a minute.',
    innocent: 'Fresh routes, routes of a mesh, manifests that never were in a cluster.',
    mend: 'Read the log of the controller.',
    message: (route: string, gateway: string) =>
      `The controller of ${gateway} has not looked at ${route} as it is now.`,
    none: 'It has no status for this parent.',
    old: (seen: number, now: number) => `Its status is of generation ${seen}, and it is at ${now}.`,
  },
});
