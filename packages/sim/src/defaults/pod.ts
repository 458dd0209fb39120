/**
 * What kube-apiserver fills into a pod's spec, in a pod or in a workload's template, and what admission adds to a pod itself.
 * Follows `pkg/apis/core/v1/defaults.go`, the ServiceAccount, Priority and DefaultTolerationSeconds admission plugins,
 * and `pkg/apis/core/v1/helper/qos` for the class.
 */
import type { DraftObject } from '../object.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

const tag = (image: string): string => {
  const name = image.slice(image.lastIndexOf('/') + 1);
  if (name.includes('@')) return '@';
  return name.includes(':') ? name.slice(name.indexOf(':') + 1) : 'latest';
};

const probe = (given: Part): Part => ({
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
  ...given,
  ...(given.httpGet === undefined ? {} : { httpGet: { path: '/', scheme: 'HTTP', ...given.httpGet } }),
});

const MODES = ['configMap', 'secret', 'downwardAPI', 'projected'] as const;

const fieldRef = (given: Part): Part =>
  given.fieldRef === undefined ? given : { ...given, fieldRef: { apiVersion: 'v1', ...given.fieldRef } };

const items = (source: Part): Part =>
  source?.items === undefined ? source : { ...source, items: source.items.map(fieldRef) };

function projected(source: Part): Part {
  const { downwardAPI, serviceAccountToken: token } = source;
  return {
    ...source,
    ...(downwardAPI === undefined ? {} : { downwardAPI: items(downwardAPI) }),
    ...(token === undefined ? {} : { serviceAccountToken: { expirationSeconds: 3600, ...token } }),
  };
}

function volume(given: Part): Part {
  if (Object.keys(given).every(key => key === 'name')) return { ...given, emptyDir: {} };
  const mode = MODES.find(name => given[name] !== undefined);
  const { hostPath } = given;
  return {
    ...given,
    ...(mode === undefined ? {} : { [mode]: { defaultMode: 420, ...items(given[mode]) } }),
    ...((given.projected?.sources ?? null) === null
      ? {}
      : {
          projected: {
            defaultMode: 420,
            ...given.projected,
            sources: given.projected.sources.map(projected),
          },
        }),
    ...(hostPath === undefined ? {} : { hostPath: { type: '', ...hostPath } }),
  };
}

const variable = (given: Part): Part =>
  given.valueFrom?.fieldRef === undefined ? given : { ...given, valueFrom: fieldRef(given.valueFrom) };

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

function container(given: Part): Part {
  return {
    ...given,
    imagePullPolicy:
      given.imagePullPolicy ?? (tag(given.image ?? '') === 'latest' ? 'Always' : 'IfNotPresent'),
    resources: given.resources ?? {},
    terminationMessagePath: given.terminationMessagePath ?? '/dev/termination-log',
    terminationMessagePolicy: given.terminationMessagePolicy ?? 'File',
    ...(given.env === undefined ? {} : { env: given.env.map(variable) }),
    ...(given.ports === undefined
      ? {}
      : { ports: given.ports.map((port: Part) => ({ protocol: 'TCP', ...port })) }),
    ...Object.fromEntries(PROBES.filter(name => given[name]).map(name => [name, probe(given[name])])),
  };
}

export function podSpecDefaults(given: Part): Part {
  return {
    ...given,
    ...containerLists(given, container),
    ...(Array.isArray(given.volumes) ? { volumes: given.volumes.map(volume) } : {}),
    dnsPolicy: given.dnsPolicy ?? 'ClusterFirst',
    restartPolicy: given.restartPolicy ?? 'Always',
    schedulerName: given.schedulerName ?? 'default-scheduler',
    securityContext: given.securityContext ?? {},
    // What is below zero counts as the least there is.
    terminationGracePeriodSeconds:
      given.terminationGracePeriodSeconds < 0 ? 1 : (given.terminationGracePeriodSeconds ?? 30),
    ...(given.serviceAccountName === undefined ? {} : { serviceAccount: given.serviceAccountName }),
  };
}

/** What a container of a pod, not of a template, may have at most it also asks for. */
function asking(given: Part): Part {
  const { limits, requests } = given.resources ?? {};
  if (limits === undefined) return given;
  return { ...given, resources: { ...given.resources, requests: { ...limits, ...requests } } };
}

/** On the node's own network a port is the node's too. */
const open = (given: Part): Part =>
  given.ports === undefined
    ? given
    : {
        ...given,
        ports: given.ports.map((port: Part) => ({ ...port, hostPort: port.hostPort || port.containerPort })),
      };

const containerLists = (spec: Part, change: (container: Part) => Part): Part =>
  Object.fromEntries(
    ['containers', 'initContainers', 'ephemeralContainers'].flatMap(list =>
      Array.isArray(spec[list]) ? [[list, spec[list].map(change)] as const] : [],
    ),
  );

const untilEvicted = (key: string) => ({
  key,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
});

const tolerates = (tolerations: readonly Part[], key: string): boolean =>
  tolerations.some(held => (held.key ?? key) === key && (held.effect ?? 'NoExecute') === 'NoExecute');

/** By what containers ask for and may use; counted again when a namespace has added to that. */
export function qosClass(spec: Part): string {
  const containers: readonly Part[] = [...(spec.containers ?? []), ...(spec.initContainers ?? [])];
  const has = (part: Part, name: string): boolean =>
    part.resources?.[name]?.cpu && part.resources[name].memory;
  const none = containers.every(
    part => Object.keys({ ...part.resources?.limits, ...part.resources?.requests }).length === 0,
  );
  if (none) return 'BestEffort';
  const equal = containers.every(
    ({ resources, ...rest }) =>
      has({ resources, ...rest }, 'limits') &&
      resources.limits.cpu === resources.requests?.cpu &&
      resources.limits.memory === resources.requests?.memory,
  );
  return equal ? 'Guaranteed' : 'Burstable';
}

export function podDefaults(draft: DraftObject): DraftObject {
  const given = draft.spec ?? {};
  const account = given.serviceAccountName ?? 'default';
  const spec = podSpecDefaults({
    enableServiceLinks: true,
    preemptionPolicy: 'PreemptLowerPriority',
    priority: 0,
    ...given,
    ...containerLists(given, one => asking(given.hostNetwork === true ? open(one) : one)),
    serviceAccountName: account,
  });
  const held: readonly Part[] = given.tolerations ?? [];
  const added = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'].filter(
    key => !tolerates(held, key),
  );
  const tolerations = [...held, ...added.map(untilEvicted)];
  return {
    ...draft,
    spec: { ...spec, tolerations },
    status: { phase: 'Pending', qosClass: qosClass(spec), ...draft.status },
  };
}
