/** Rollouts, jobs and sets, as a course tells them and as somebody on call looks at them. */
import { session } from '../session.ts';

const template = (app: string, image: string, more = '') => `template:
    metadata: { labels: { app: ${app} }${more} }
    spec: { containers: [{ name: ${app}, image: "${image}" }] }`;

const set = (kind: string, name: string, more: string, image = `${name}:1`, annotations = '') =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: ${name}, labels: { app: ${name} } }\nspec:\n${more}  selector: { matchLabels: { app: ${name} } }\n  ${template(name, image, annotations)}\n`;

export const rollouts = session(
  'a rollout and its way back',
  `
  create deployment web --image=web:1 --replicas=3
  rollout status deployment web --timeout=40s | tail -1
  settle
  rollout history deployment web
  annotate deploy web kubernetes.io/change-cause='first version'
  set image deploy/web web=web:2
  rollout status deploy/web --timeout=40s | tail -1
  settle
  annotate deploy web kubernetes.io/change-cause='second version' --overwrite
  rollout history deploy/web
  rollout history deploy/web --revision=2
  rollout history deploy/web --revision=9
  rollout history deploy/web -o yaml --revision=1
  get rs | sort
  describe deploy web
  rollout undo deploy/web --dry-run=server
  rollout undo deploy/web --dry-run=client
  rollout undo deploy/web
  rollout status deploy/web --timeout=40s | tail -1
  settle
  rollout history deploy/web
  rollout undo deploy/web --to-revision=2
  rollout status deploy/web --timeout=40s | tail -1
  rollout undo deploy/web --to-revision=9
  rollout undo deploy/web --to-revision=4
  settle
  rollout pause deploy/web
  rollout pause deploy/web
  set image deploy/web web=web:5
  rollout undo deploy/web
  settle
  rollout status deploy/web --timeout=1s
  get deploy web
  describe deploy web
  rollout resume deploy/web
  rollout resume deploy/web
  rollout status deploy/web --timeout=40s | tail -1
  settle
  rollout restart deploy/web
  rollout status deploy/web --timeout=40s | tail -1
  settle
  get rs | sort
  rollout restart deploy
  settle
  rollout status deploy nobody
  rollout restart svc/web
  rollout status deploy/web --watch=false
  rollout history deploy
  settle
  get pods -o custom-columns=IMAGE:.spec.containers[0].image --no-headers
  `,
);

export const stuckRollout = session(
  'a rollout that does not get on',
  `
  apply -f web.yaml
  rollout status deploy web --timeout=40s | tail -1
  settle
  apply -f broken.yaml
  settle
  rollout status deploy web --timeout=1s
  get deploy web
  get rs | sort
  get pods | sort
  describe deploy web
  rollout undo deploy web
  rollout status deploy web --timeout=40s | tail -1
  settle
  get pods
  patch deploy web -p '{"spec":{"progressDeadlineSeconds":2,"minReadySeconds":1}}'
  patch deploy web -p '{"spec":{"template":{"metadata":{"annotations":{"switchboard.dev/ready":"false"}}}}}'
  wait --for=jsonpath='{.status.conditions[?(@.type=="Progressing")].reason}'=ProgressDeadlineExceeded deploy/web --timeout=30s
  rollout status deploy web | tail -1
  settle
  describe deploy web
  get deploy web -o jsonpath='{range .status.conditions[*]}{.type} {.status} {.reason} {.message}{"\\n"}{end}' | sort
  `,
  {
    'web.yaml': set('Deployment', 'web', '  replicas: 3\n'),
    'broken.yaml': set(
      'Deployment',
      'web',
      '  replicas: 3\n',
      'web:2',
      ', annotations: { switchboard.dev/ready: "false" }',
    ),
  },
);

export const statefulSets = session(
  'a StatefulSet',
  `
  apply -f db.yaml
  rollout status sts/db --timeout=60s | tail -1
  settle
  get sts
  get sts -o wide
  get pods -o custom-columns=NAME:.metadata.name,PHASE:.status.phase,INDEX:.metadata.labels.apps\\.kubernetes\\.io/pod-index
  get pod db-0 -o yaml
  describe sts db
  delete pod db-1
  settle
  get pods
  set image sts/db db=db:2
  rollout status sts/db --timeout=60s | tail -1
  settle
  get pods -o custom-columns=NAME:.metadata.name,IMAGE:.spec.containers[0].image
  rollout history sts/db
  rollout undo sts/db
  rollout status sts/db --timeout=60s | tail -1
  settle
  get controllerrevisions | sort
  rollout restart sts/db
  rollout status sts/db --timeout=60s | tail -1
  settle
  patch sts db -p '{"spec":{"serviceName":"other"}}'
  patch sts db -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":1}}}}'
  set image sts/db db=db:3
  settle
  rollout status sts/db --timeout=20s | tail -1
  get pods -o custom-columns=NAME:.metadata.name,IMAGE:.spec.containers[0].image
  get endpointslices,ep
  get endpoints db -o yaml | sort
  scale sts db --replicas=0
  settle
  get sts
  delete sts db --cascade=orphan
  `,
  {
    'db.yaml': `apiVersion: v1
kind: Service
metadata: { name: db }
spec: { clusterIP: None, selector: { app: db }, ports: [{ port: 5432 }] }
---
${set('StatefulSet', 'db', '  replicas: 3\n  serviceName: db\n')}`,
  },
);

export const daemonSets = session(
  'a DaemonSet',
  `
  apply -f agent.yaml
  rollout status ds/agent --timeout=40s | tail -1
  settle
  get ds
  get ds -o wide
  get pods -o custom-columns=NODE:.spec.nodeName --no-headers | sort
  get pods -o yaml | sort
  describe ds agent
  set image ds/agent agent=agent:2
  rollout status ds/agent --timeout=60s | tail -1
  settle
  rollout history ds/agent
  rollout undo ds/agent
  rollout status ds/agent --timeout=60s | tail -1
  settle
  patch ds agent -p '{"spec":{"template":{"spec":{"nodeSelector":{"topology.kubernetes.io/zone":"zone-2"}}}}}'
  settle
  get ds
  get pods -o custom-columns=NODE:.spec.nodeName --no-headers
  scale ds agent --replicas=2
  rollout restart ds agent
  delete ds agent
  settle
  get pods
  `,
  { 'agent.yaml': set('DaemonSet', 'agent', '') },
);

export const jobs = session(
  'jobs',
  `
  apply -f job.yaml
  wait --for=condition=complete job/once --timeout=40s
  settle
  get jobs
  get jobs -o wide
  get pods | sort
  describe job once
  get job once -o yaml
  apply -f three.yaml
  wait --for=condition=Complete job/three --timeout=60s
  get job three
  get pods -l job-name=three --field-selector status.phase=Succeeded -o custom-columns=P:.status.phase
  apply -f suspended.yaml
  settle
  get job suspended
  describe job suspended
  patch job suspended -p '{"spec":{"suspend":false}}'
  wait --for=condition=complete job/suspended --timeout=40s
  patch job once -p '{"spec":{"completions":3}}'
  patch job once -p '{"spec":{"template":{"spec":{"restartPolicy":"OnFailure"}}}}'
  apply -f always.yaml
  delete job three
  settle
  get pods -l job-name=three
  apply -f cron.yaml
  get cronjob
  describe cronjob nightly
  create job by-hand --from=cronjob/nightly
  wait --for=condition=complete job/by-hand --timeout=40s
  get job by-hand -o jsonpath='{.metadata.annotations} {.metadata.ownerReferences[0].kind}'
  patch cronjob nightly -p '{"spec":{"suspend":true}}'
  get cronjobs -o wide
  patch cronjob nightly -p '{"spec":{"schedule":"never"}}'
  delete cronjob nightly
  settle
  get jobs
  apply -f ttl.yaml
  wait --for=delete job/brief --timeout=40s
  `,
  {
    'job.yaml':
      'apiVersion: batch/v1\nkind: Job\nmetadata: { name: once }\nspec:\n  template: { spec: { restartPolicy: Never, containers: [{ name: once, image: "once:1", command: [echo, hello] }] } }\n',
    'three.yaml':
      'apiVersion: batch/v1\nkind: Job\nmetadata: { name: three }\nspec:\n  completions: 3\n  parallelism: 2\n  template: { spec: { restartPolicy: Never, containers: [{ name: three, image: "three:1" }] } }\n',
    'suspended.yaml':
      'apiVersion: batch/v1\nkind: Job\nmetadata: { name: suspended }\nspec:\n  suspend: true\n  template: { spec: { restartPolicy: Never, containers: [{ name: one, image: "one:1" }] } }\n',
    'always.yaml':
      'apiVersion: batch/v1\nkind: Job\nmetadata: { name: always }\nspec:\n  template: { spec: { restartPolicy: Always, containers: [{ name: one, image: "one:1" }] } }\n',
    'cron.yaml':
      'apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: nightly }\nspec:\n  schedule: "0 3 * * *"\n  timeZone: Europe/Berlin\n  jobTemplate: { spec: { template: { spec: { restartPolicy: OnFailure, containers: [{ name: nightly, image: "nightly:1" }] } } } }\n',
    'ttl.yaml':
      'apiVersion: batch/v1\nkind: Job\nmetadata: { name: brief }\nspec:\n  ttlSecondsAfterFinished: 1\n  template: { spec: { restartPolicy: Never, containers: [{ name: brief, image: "brief:1" }] } }\n',
  },
);

export const pods = session(
  'pods by hand, with every fate',
  `
  run one --image=one:1
  run two --image=two:1 --port=80 --env=MODE=test --labels=app=two,tier=x
  run three --image=three:1 --expose --port=80
  run four --image=four:1 --restart=Never -- sleep 10
  run five --image=five:1 --dry-run=client -o yaml
  run five --image=five:1 --dry-run=server -o yaml
  run six --image=six:1 --command -- sh -c 'sleep 1'
  run seven --image=seven:1 --overrides='{"spec":{"nodeName":"node-b"}}'
  run one --image=one:1
  run Bad_Name --image=x:1
  run eight
  run nine --image=''
  create configmap settings --from-literal=a=b
  create secret generic pass --from-literal=password=x
  apply -f fates.yaml
  settle
  get pods
  get pods --field-selector status.phase=Running -o name
  get pods --field-selector=status.phase!=Running -o name
  get pods --sort-by=.metadata.name
  get pods --sort-by=.metadata.name -o name --no-headers
  get pods -o jsonpath='{range .items[*]}{.metadata.name}{"\\t"}{.status.qosClass}{"\\n"}{end}'
  get pods -o jsonpath='{.items[?(@.metadata.name=="two")].spec.containers[0].env}'
  get pods -o go-template='{{range .items}}{{.metadata.name}} {{.status.phase}}{{"\\n"}}{{end}}'
  get pods -o custom-columns-file=columns.txt
  get pods -o jsonpath-file=path.txt
  get pod one two three
  get pod/one svc/three
  get pods one nobody
  describe pod one
  describe pod nowhere
  describe pod picky | sort -u
  describe pod unready
  describe pod full
  get pod full -o yaml
  get pod picky -o yaml
  get events --field-selector involvedObject.name=picky -o custom-columns=TYPE:.type,REASON:.reason,MESSAGE:.message | sort -u
  annotate pod unready switchboard.dev/ready-
  wait --for=condition=Ready pod/unready --timeout=30s
  annotate pod one switchboard.dev/ready=false
  wait --for=condition=Ready=false pod/one --timeout=30s
  get pod one
  annotate pod two switchboard.dev/crash=true
  until CrashLoopBackOff : get pod two
  get pod two -o jsonpath='{.status.phase} {.status.containerStatuses[0].state.waiting.reason}'
  get pods -o name
  set image pod/three three=three:2
  get pod three -o jsonpath={.spec.containers[0].image}
  label pods --all x=y
  delete pods --all --force
  settle
  get pods
  `,
  {
    'columns.txt': 'NAME IMAGE\n.metadata.name .spec.containers[0].image\n',
    'path.txt': '{.items[*].metadata.name}',
    'fates.yaml': `apiVersion: v1
kind: Pod
metadata: { name: nowhere }
spec: { nodeSelector: { disk: ssd }, containers: [{ name: c, image: "c:1" }] }
---
apiVersion: v1
kind: Pod
metadata: { name: picky }
spec: { containers: [{ name: c, image: "c:1", resources: { requests: { cpu: "100" } } }] }
---
apiVersion: v1
kind: Pod
metadata: { name: unready, annotations: { switchboard.dev/ready: "false" } }
spec: { containers: [{ name: c, image: "c:1", readinessProbe: { httpGet: { path: /ready, port: 8080 } } }] }
---
apiVersion: v1
kind: Pod
metadata: { name: full, labels: { app: full }, annotations: { note: "a note" } }
spec:
  initContainers: [{ name: init, image: "init:1", command: [sh, -c, "true"] }]
  containers:
  - name: main
    image: "main:1"
    args: [--port, "8080"]
    ports: [{ name: http, containerPort: 8080 }, { name: admin, containerPort: 9090, protocol: TCP }]
    env:
    - { name: A, value: "1" }
    - { name: NODE, valueFrom: { fieldRef: { fieldPath: spec.nodeName } } }
    - { name: PASS, valueFrom: { secretKeyRef: { name: pass, key: password } } }
    envFrom: [{ configMapRef: { name: settings, optional: true } }]
    resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { cpu: 100m, memory: 64Mi } }
    livenessProbe: { httpGet: { path: /live, port: http }, initialDelaySeconds: 5 }
    readinessProbe: { tcpSocket: { port: 8080 } }
    startupProbe: { exec: { command: [cat, /ok] } }
    volumeMounts: [{ name: config, mountPath: /config, readOnly: true }, { name: tmp, mountPath: /tmp }]
  - { name: side, image: "side:1" }
  volumes: [{ name: config, configMap: { name: settings } }, { name: tmp, emptyDir: {} }]
  tolerations: [{ key: dedicated, operator: Equal, value: db, effect: NoSchedule }]
  terminationGracePeriodSeconds: 10
`,
  },
);
