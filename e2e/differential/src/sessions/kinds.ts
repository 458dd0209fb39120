/**
 * One object of every kind that people meet, and every form in which kubectl prints it: the part of the matrix that is the same for every kind.
 * Everything is labelled with the session, so that it can be found among all namespaces.
 */
import { type Session, session } from '../session.ts';

export interface Kind {
  /** As people type it. */
  readonly typed: string;
  readonly name: string;
  /** Unset: it is there already. */
  readonly manifest?: string;
  readonly clusterWide?: true;
  /** A line that waits until it is as it will be. */
  readonly wait?: string;
  /** A field of its own to ask for. */
  readonly field: string;
}

const meta = (name: string): string => `metadata: { name: ${name}, labels: { app: web, session: $ns } }`;
const container = '{ name: web, image: "web:1", ports: [{ name: http, containerPort: 8080 }] }';
const template = `template:
    metadata: { labels: { app: web, session: $ns } }
    spec: { containers: [${container}] }`;
const selector = 'selector: { matchLabels: { app: web } }';

export const kinds: readonly Kind[] = [
  {
    typed: 'pods',
    name: 'web',
    field: '.spec.containers[0].image',
    manifest: `apiVersion: v1\nkind: Pod\n${meta('web')}\nspec: { containers: [${container}] }\n`,
  },
  {
    typed: 'deployments',
    name: 'web',
    field: '.spec.replicas',
    manifest: `apiVersion: apps/v1\nkind: Deployment\n${meta('web')}\nspec:\n  replicas: 2\n  ${selector}\n  ${template}\n`,
  },
  {
    typed: 'replicasets',
    name: 'web',
    field: '.status.readyReplicas',
    manifest: `apiVersion: apps/v1\nkind: ReplicaSet\n${meta('web')}\nspec:\n  replicas: 2\n  ${selector}\n  ${template}\n`,
  },
  {
    typed: 'statefulsets',
    name: 'db',
    field: '.spec.serviceName',
    manifest: `apiVersion: apps/v1\nkind: StatefulSet\n${meta('db')}\nspec:\n  replicas: 2\n  serviceName: db\n  ${selector}\n  ${template}\n`,
  },
  {
    typed: 'daemonsets',
    name: 'agent',
    field: '.status.numberReady',
    manifest: `apiVersion: apps/v1\nkind: DaemonSet\n${meta('agent')}\nspec:\n  ${selector}\n  ${template}\n`,
  },
  {
    typed: 'jobs',
    name: 'once',
    field: '.spec.backoffLimit',
    manifest: `apiVersion: batch/v1\nkind: Job\n${meta('once')}\nspec:\n  template:\n    spec: { restartPolicy: Never, containers: [{ name: once, image: "once:1" }] }\n`,
    wait: 'until True : get job once -o jsonpath={.status.conditions[?(@.type=="Complete")].status}',
  },
  {
    typed: 'cronjobs',
    name: 'yearly',
    field: '.spec.schedule',
    manifest: `apiVersion: batch/v1\nkind: CronJob\n${meta('yearly')}\nspec:\n  schedule: "0 0 1 1 *"\n  jobTemplate:\n    spec:\n      template:\n        spec: { restartPolicy: OnFailure, containers: [{ name: yearly, image: "yearly:1" }] }\n`,
  },
  {
    typed: 'services',
    name: 'web',
    field: '.spec.ports[0].targetPort',
    manifest: `apiVersion: v1\nkind: Service\n${meta('web')}\nspec:\n  selector: { app: web }\n  ports: [{ port: 80, targetPort: 8080 }]\n`,
  },
  {
    typed: 'endpoints',
    name: 'outside',
    field: '.subsets[0].addresses[0].ip',
    manifest: `apiVersion: v1\nkind: Endpoints\n${meta('outside')}\nsubsets:\n- addresses: [{ ip: 192.0.2.45 }]\n  ports: [{ port: 9376 }]\n`,
  },
  {
    typed: 'endpointslices',
    name: 'outside-1',
    field: '.endpoints[0].addresses[0]',
    manifest: `apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\n${meta('outside-1')}\naddressType: IPv4\nports: [{ port: 9376 }]\nendpoints:\n- addresses: [192.0.2.45]\n- addresses: [192.0.2.46]\n  conditions: { ready: false }\n`,
  },
  {
    typed: 'ingresses',
    name: 'door',
    field: '.spec.rules[0].host',
    manifest: `apiVersion: networking.k8s.io/v1\nkind: Ingress\n${meta('door')}\nspec:\n  ingressClassName: nobody\n  tls: [{ hosts: [shop.example], secretName: shop-tls }]\n  rules:\n  - host: shop.example\n    http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }\n`,
  },
  {
    typed: 'ingressclasses',
    name: 'class-$ns',
    field: '.spec.controller',
    clusterWide: true,
    manifest: `apiVersion: networking.k8s.io/v1\nkind: IngressClass\n${meta('class-$ns')}\nspec: { controller: example.com/nobody }\n`,
  },
  {
    typed: 'configmaps',
    name: 'settings',
    field: '.data.mode',
    manifest: `apiVersion: v1\nkind: ConfigMap\n${meta('settings')}\ndata: { mode: test }\n`,
  },
  {
    typed: 'secrets',
    name: 'password',
    field: '.data.password',
    manifest: `apiVersion: v1\nkind: Secret\n${meta('password')}\nstringData: { password: hunter2 }\n`,
  },
  {
    typed: 'serviceaccounts',
    name: 'robot',
    field: '.metadata.labels.app',
    manifest: `apiVersion: v1\nkind: ServiceAccount\n${meta('robot')}\n`,
  },
  {
    typed: 'namespaces',
    name: '$ns-too',
    field: '.status.phase',
    clusterWide: true,
    manifest: `apiVersion: v1\nkind: Namespace\n${meta('$ns-too')}\n`,
  },
  {
    typed: 'nodes',
    name: 'node-b',
    field: '.status.capacity.cpu',
    clusterWide: true,
  },
  {
    typed: 'poddisruptionbudgets',
    name: 'web',
    field: '.spec.minAvailable',
    manifest: `apiVersion: policy/v1\nkind: PodDisruptionBudget\n${meta('web')}\nspec:\n  minAvailable: 1\n  ${selector}\n`,
  },
  {
    typed: 'horizontalpodautoscalers',
    name: 'web',
    field: '.spec.maxReplicas',
    manifest: `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\n${meta('web')}\nspec:\n  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }\n  minReplicas: 1\n  maxReplicas: 3\n  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]\n`,
    wait: 'until FailedGetScale : describe hpa web',
  },
  {
    typed: 'networkpolicies',
    name: 'only-web',
    field: '.spec.policyTypes',
    manifest: `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n${meta('only-web')}\nspec:\n  podSelector: { matchLabels: { app: db } }\n  ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 5432 }] }]\n`,
  },
  {
    typed: 'resourcequotas',
    name: 'small',
    field: '.spec.hard.pods',
    manifest: `apiVersion: v1\nkind: ResourceQuota\n${meta('small')}\nspec: { hard: { pods: "4", services: "2", requests.cpu: "2" } }\n`,
    wait: 'until pods : get quota small -o jsonpath={.status.used}',
  },
  {
    typed: 'limitranges',
    name: 'bounds',
    field: '.spec.limits[0].type',
    manifest: `apiVersion: v1\nkind: LimitRange\n${meta('bounds')}\nspec:\n  limits: [{ type: Container, default: { cpu: 200m }, defaultRequest: { cpu: 100m }, max: { cpu: "1" } }]\n`,
  },
  {
    typed: 'roles',
    name: 'reader',
    field: '.rules[0].verbs',
    manifest: `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\n${meta('reader')}\nrules: [{ apiGroups: [""], resources: [pods, services], verbs: [get, list, watch] }]\n`,
  },
  {
    typed: 'rolebindings',
    name: 'readers',
    field: '.roleRef.name',
    manifest: `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\n${meta('readers')}\nroleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }\nsubjects: [{ kind: User, name: jane, apiGroup: rbac.authorization.k8s.io }, { kind: ServiceAccount, name: robot, namespace: $ns }]\n`,
  },
  {
    typed: 'persistentvolumeclaims',
    name: 'data',
    field: '.status.phase',
    manifest: `apiVersion: v1\nkind: PersistentVolumeClaim\n${meta('data')}\nspec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }\n`,
    wait: 'until FailedBinding : describe pvc data',
  },
  {
    typed: 'events',
    name: 'web.0123456789abcdef',
    field: '.reason',
    manifest: `apiVersion: v1\nkind: Event\n${meta('web.0123456789abcdef')}\ninvolvedObject: { apiVersion: v1, kind: Pod, name: web, namespace: $ns }\nreason: Tried\nmessage: it was tried\ntype: Normal\nsource: { component: somebody }\ncount: 1\n`,
  },
  {
    typed: 'gateways',
    name: 'door',
    field: '.spec.gatewayClassName',
    manifest: `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\n${meta('door')}\nspec:\n  gatewayClassName: nobody\n  listeners: [{ name: http, port: 80, protocol: HTTP }]\n`,
  },
  {
    typed: 'httproutes',
    name: 'shop',
    field: '.spec.hostnames[0]',
    manifest: `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\n${meta('shop')}\nspec:\n  hostnames: [shop.example]\n  parentRefs: [{ name: door }]\n  rules: [{ backendRefs: [{ name: web, port: 80 }] }]\n`,
  },
];

/** `get` in the forms that lists have, and in those that one object has. */
function look({ typed, name, field, clusterWide }: Kind): string {
  const mine = clusterWide && typed !== 'nodes' ? ' -l session=$ns' : '';
  return `
  get ${typed}${mine}
  get ${typed} -o wide${mine}
  get ${typed} ${name} -o yaml
  get ${typed} ${name} -o json
  get ${typed} -o name${mine}
  get ${typed} ${name} -o jsonpath='{.kind} {.metadata.name} {${field}}'
  get ${typed} -o custom-columns=NAME:.metadata.name,FIELD:${field}${mine}
  get ${typed} ${name} -o go-template='{{.apiVersion}} {{.metadata.name}}'
  get ${typed} --show-labels${mine}
  get ${typed} --sort-by=.metadata.creationTimestamp -l app=web${mine === '' ? '' : ',session=$ns'}
  get ${typed} --field-selector metadata.name=${name}
  get ${typed} --field-selector spec.colour=red
  get ${typed} -A -l session=$ns
  get ${typed} --no-headers${mine}
  get ${typed} --chunk-size=1${mine}
  get ${typed} nobody
  describe ${typed} ${name}
  explain ${typed}
  `;
}

/** What may be done to an object of any kind, without changing what it is about. */
function touch({ typed, name, manifest }: Kind): string {
  if (manifest === undefined) return '';
  return `
  apply -f one.yaml
  apply -f one.yaml --dry-run=server
  create -f one.yaml
  diff -f one.yaml
  label ${typed} ${name} tier=front
  annotate ${typed} ${name} note='hello there'
  patch ${typed} ${name} --type=merge -p '{"metadata":{"labels":{"tier":"back"}}}'
  replace -f one.yaml
  KUBE_EDITOR='sed -i s/app:.web/app:\\ wave/' edit ${typed} ${name}
  get ${typed} ${name} --show-labels
  delete ${typed} ${name}
  get ${typed} ${name}
  `;
}

export const everyKind: readonly Session[] = kinds.map(kind =>
  session(
    `${kind.typed} in every form`,
    `
    ${kind.manifest === undefined ? '' : 'apply -f one.yaml'}
    ${kind.wait ?? 'settle'}
    ${look(kind)}
    ${touch(kind)}
    `,
    kind.manifest === undefined ? {} : { 'one.yaml': kind.manifest },
  ),
);
