/** Mistakes that people make: in flags, in names, in manifests. What matters is that the answer helps in the same words. */
import { type Session, session } from '../session.ts';

export const mistypes = session(
  'mistakes on the command line',
  `
  get
  get pod svc web
  get pods --colour
  get pods -o strange
  get pods -o jsonpath='{.items[}'
  get pods -o custom-columns=
  get pods -o go-template='{{.nothing.here}}'
  get pods web -A
  get pods -l 'a=b=c'
  get pods --field-selector status.nothing=x
  get pods --field-selector metadata.name
  get pods --chunk-size=-1
  get pods --sort-by=.nothing
  get deployment.apps/nobody svc/nobody
  get cm/nobody -o yaml
  get cm/nobody --ignore-not-found
  get pods -n
  get pods -n nowhere-$ns
  get pods -n Bad_Name
  get cm web/x
  create
  create nothing
  create deployment web
  create deployment Web --image=web:1
  create deployment web.shop --image=web:1 --dry-run=server
  create service clusterip Web --tcp=80
  create service clusterip web
  create cm 'a b'
  create job web
  delete
  describe
  describe nothing
  describe pod
  rollout
  rollout undo
  rollout status pods/web
  scale --replicas=1
  set image
  label
  frobnicate
  get pods --kubeconfig=missing
  get pods --context=nobody
  get svc -o jsonpath={.items[0].metadata.name}
  apply
  apply -f one.yaml -k .
  run
  exec
  logs
  taint
  drain
  cordon
  expose
  expose deploy
  autoscale deploy
  patch
  replace
  edit
  wait
  auth can-i
  auth can-i list
  `,
  { 'one.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: one }\n' },
);

const pod = (spec: string, meta = 'name: web') =>
  `apiVersion: v1\nkind: Pod\nmetadata: { ${meta} }\nspec: { ${spec} }\n`;
const deploy = (spec: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { ${spec} }\n`;
const svc = (spec: string, meta = 'name: web') =>
  `apiVersion: v1\nkind: Service\nmetadata: { ${meta} }\nspec: { ${spec} }\n`;
const containers = 'containers: [{ name: web, image: "web:1" }]';
const labelled = `metadata: { labels: { app: web } }, spec: { ${containers} }`;

/** What is wrong, and the manifest. Nothing is left behind by the ones that pass, so that each answer stands for itself. */
const wrongs: Readonly<Record<string, string>> = {
  // Not an object at all.
  empty: '',
  text: 'hello\n',
  'broken-yaml': 'a: [1\n',
  tabs: 'apiVersion: v1\n\tkind: Pod\n',
  'no-kind': 'apiVersion: v1\nmetadata: { name: x }\n',
  'no-version': 'kind: Pod\nmetadata: { name: x }\n',
  'no-name': pod(containers, 'labels: { a: b }'),
  'old-version': deploy(containers).replace('apps/v1', 'extensions/v1beta1'),
  'wrong-kind': 'apiVersion: v1\nkind: Deployment\nmetadata: { name: x }\n',
  'kind-case': 'apiVersion: v1\nkind: pod\nmetadata: { name: x }\n',
  // Typos.
  'typo-spec': pod('contaners: [{ name: web, image: "web:1" }]'),
  'typo-container': pod('containers: [{ name: web, imge: "web:1" }]'),
  'typo-ports': pod('containers: [{ name: web, image: "web:1", ports: [{ containerport: 80 }] }]'),
  'typo-deployment': deploy(`replica: 2, selector: { matchLabels: { app: web } }, template: { ${labelled} }`),
  'typo-meta': pod(containers, 'name: web, label: { a: b }'),
  // One at a time: which of two in one map the server meets first is Go's to throw.
  'typo-service': svc('selectr: { app: web }, ports: [{ port: 80 }]'),
  'typo-service-port': svc('selector: { app: web }, ports: [{ port: 80, targetport: 8080 }]'),
  twice: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\ndata: { a: "1", a: "2" }\n',
  // Types.
  'text-for-number': deploy(
    `replicas: "two", selector: { matchLabels: { app: web } }, template: { ${labelled} }`,
  ),
  'number-for-text': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\ndata: { port: 80 }\n',
  'map-for-list': pod('containers: { name: web, image: "web:1" }'),
  'list-for-map': pod(containers, 'name: web, labels: [a]'),
  'label-number': pod(containers, 'name: web, labels: { version: 1 }'),
  'env-number': pod('containers: [{ name: web, image: "web:1", env: [{ name: A, value: 1 }] }]'),
  'bool-text': pod(`${containers}, hostNetwork: "yes"`),
  quantity: pod('containers: [{ name: web, image: "web:1", resources: { requests: { cpu: lots } } }]'),
  base64: 'apiVersion: v1\nkind: Secret\nmetadata: { name: x }\ndata: { a: "not base64" }\n',
  // Missing.
  'no-containers': pod('containers: []'),
  'no-spec': 'apiVersion: v1\nkind: Pod\nmetadata: { name: x }\n',
  'no-image': pod('containers: [{ name: web }]'),
  'no-container-name': pod('containers: [{ image: "web:1" }]'),
  'no-selector': deploy(`template: { ${labelled} }`),
  'no-template': deploy('selector: { matchLabels: { app: web } }'),
  'no-port': svc('selector: { app: web }'),
  'port-names': svc('selector: { app: web }, ports: [{ port: 80 }, { port: 81 }]'),
  'no-path-type':
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: x }\nspec: { rules: [{ http: { paths: [{ path: /, backend: { service: { name: web, port: { number: 80 } } } }] } }] }\n',
  'no-role-ref':
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: x }\nsubjects: [{ kind: User, name: jane }]\n',
  // Values.
  'bad-name': pod(containers, 'name: Web_1'),
  'long-name': svc('ports: [{ port: 80 }]', `name: ${'a'.repeat(64)}`),
  'bad-label': pod(containers, 'name: web, labels: { app: "a b" }'),
  'bad-label-key': pod(containers, 'name: web, labels: { "a b": c }'),
  'bad-port': svc('ports: [{ port: 70000 }]'),
  'bad-target': svc('ports: [{ port: 80, targetPort: Not_A_Name }]'),
  'bad-protocol': svc('ports: [{ port: 80, protocol: HTTP }]'),
  'bad-type': svc('type: Nodeport, ports: [{ port: 80 }]'),
  'bad-service-name': svc('ports: [{ port: 80 }]', 'name: 1web'),
  mismatch: deploy(`selector: { matchLabels: { app: other } }, template: { ${labelled} }`),
  'bad-restart': deploy(
    `selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { restartPolicy: Never, ${containers} } }`,
  ),
  'bad-pull': pod('containers: [{ name: web, image: "web:1", imagePullPolicy: Sometimes }]'),
  'same-names': pod('containers: [{ name: web, image: "web:1" }, { name: web, image: "web:2" }]'),
  'bad-mount': pod(
    'containers: [{ name: web, image: "web:1", volumeMounts: [{ name: nothing, mountPath: /x }] }]',
  ),
  'bad-probe': pod('containers: [{ name: web, image: "web:1", readinessProbe: { periodSeconds: 1 } }]'),
  'limit-below': pod(
    'containers: [{ name: web, image: "web:1", resources: { requests: { cpu: 2 }, limits: { cpu: 1 } } }]',
  ),
  'bad-replicas': deploy(`replicas: -1, selector: { matchLabels: { app: web } }, template: { ${labelled} }`),
  'bad-host':
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: x }\nspec: { rules: [{ host: "*.*.example" }] }\n',
  'bad-schedule':
    'apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: x }\nspec: { schedule: "* *", jobTemplate: { spec: { template: { spec: { restartPolicy: Never, containers: [{ name: x, image: "x:1" }] } } } } }\n',
  'bad-pdb':
    'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: x }\nspec: { minAvailable: 1, maxUnavailable: 1, selector: {} }\n',
  'bad-hpa':
    'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: x }\nspec: { minReplicas: 4, maxReplicas: 2, scaleTargetRef: { kind: Deployment, name: web } }\n',
  'bad-netpol':
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: x }\nspec: { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 300.0.0.0/8 } }] }] }\n',
  'bad-quota':
    'apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: x }\nspec: { hard: { colour: "3" } }\n',
  'negative-quota':
    'apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: x }\nspec: { hard: { pods: "-1" } }\n',
  'bad-pvc':
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: x }\nspec: { accessModes: [Sometimes] }\n',
  'bad-slice':
    'apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: { name: x }\naddressType: IPv5\nendpoints: [{ addresses: [] }]\n',
  'bad-sts':
    'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: x }\nspec: { podManagementPolicy: Random, selector: { matchLabels: { app: web } } }\n',
  'bad-cm': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\ndata: { "a b": "1" }\n',
  'bad-role':
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: x }\nrules: [{ resources: [pods] }]\n',
  'bad-gateway':
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: x }\nspec: { listeners: [{ name: http, port: 0, protocol: HTTP }] }\n',
  'bad-owner': pod(containers, 'name: web, ownerReferences: [{ apiVersion: v1, kind: Pod, name: x }]'),
  'set-status': `${pod(containers)}status: { phase: Succeeded }\n`,
};

const names = Object.keys(wrongs);
const half = Math.ceil(names.length / 2);

const wrongFiles = (some: readonly string[]) =>
  Object.fromEntries(some.map(name => [`${name}.yaml`, wrongs[name] ?? '']));

/** With the client's validation, as people do; without, so that the server must say it; on the server's side. */
const tries = (some: readonly string[]) =>
  some
    .map(
      name => `
      apply -f ${name}.yaml --dry-run=server
      create -f ${name}.yaml --validate=ignore --dry-run=server
      apply -f ${name}.yaml --server-side --dry-run=server --field-manager=other
      `,
    )
    .join('');

export const badManifests: readonly Session[] = [names.slice(0, half), names.slice(half)].map((some, index) =>
  session(`manifests with a mistake, ${index + 1}`, tries(some), wrongFiles(some)),
);

export const validation = session(
  'how strictly manifests are read',
  `
  apply -f typo.yaml
  apply -f typo.yaml --validate=warn
  apply -f typo.yaml --validate=strict
  apply -f typo.yaml --validate=ignore
  apply -f typo.yaml --validate=false
  apply -f typo.yaml --validate=sideways
  create -f typo.yaml --validate=warn --dry-run=server
  replace -f typo.yaml --validate=warn
  patch cm settings --type=merge -p '{"dota":{"a":"b"}}'
  get cm settings -o yaml
  apply -f deprecated.yaml
  apply -f latest.yaml
  settle
  get pod latest -o jsonpath={.spec.containers[0].imagePullPolicy}
  `,
  {
    'typo.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndota: { a: "1" }\n',
    'deprecated.yaml':
      'apiVersion: v1\nkind: Endpoints\nmetadata: { name: old }\nsubsets: [{ addresses: [{ ip: 192.0.2.1 }], ports: [{ port: 80 }] }]\n',
    'latest.yaml': pod('containers: [{ name: web, image: web }]', 'name: latest'),
  },
);
