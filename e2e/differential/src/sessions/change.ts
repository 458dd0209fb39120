/** Changing what is there: patch, edit, replace, label, annotate, set, scale. */
import { session } from '../session.ts';

const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web } }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
      - { name: web, image: "web:1", env: [{ name: A, value: "1" }] }
      - { name: side, image: "side:1" }
`;
const svc = `apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }, { name: https, port: 443 }] }
`;
const cm = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { mode: one }\n';
const files = { 'web.yaml': web, 'svc.yaml': svc, 'cm.yaml': cm };

export const patching = session(
  'patch in every way',
  `
  apply -f web.yaml -f svc.yaml -f cm.yaml
  settle
  patch deploy web -p '{"spec":{"replicas":3}}'
  settle
  patch deploy web -p '{"spec":{"replicas":3}}'
  settle
  patch deployment web -p '{"spec":{"template":{"spec":{"containers":[{"name":"side","image":"side:2"}]}}}}'
  get deploy web -o jsonpath={.spec.template.spec.containers[*].image}
  settle
  patch deploy web -p '{"spec":{"template":{"spec":{"containers":[{"name":"side","$patch":"delete"}]}}}}'
  get deploy web -o jsonpath={.spec.template.spec.containers[*].name}
  settle
  patch deploy web --type=merge -p '{"metadata":{"labels":{"tier":"front"}}}' -o name
  patch deploy web --type merge -p '{"metadata":{"labels":{"tier":null}}}' -o jsonpath={.metadata.labels}
  patch deploy web --type=json -p '[{"op":"replace","path":"/spec/replicas","value":2}]'
  patch deploy web --type=json -p '[{"op":"test","path":"/spec/replicas","value":7}]'
  patch deploy web --type=json -p '[{"op":"remove","path":"/spec/nothing"}]'
  patch deploy web --type=json -p '[{"op":"add","path":"/metadata/annotations/a~1b","value":"c"}]'
  patch deploy web --type=json -p '{"spec":{}}'
  patch deploy web --type=merge -p 'not json'
  patch deploy web -p '{"spec":{"replicas":"three"}}'
  patch deploy web -p '{"spec":{"replicas":-1}}'
  patch deploy web -p '{"spec":{"selector":{"matchLabels":{"app":"other"}}}}'
  patch deploy web -p '{"spec":{"replica":3}}'
  patch deploy web --type=merge -p '{"spec":{"colour":"red"}}'
  patch deploy web --subresource=scale --type=merge -p '{"spec":{"replicas":1}}'
  settle
  patch deploy web --subresource=status --type=merge -p '{"status":{"replicas":1}}' --dry-run=server
  patch deploy web --subresource=colour --type=merge -p '{}'
  patch svc web -p '{"spec":{"ports":[{"port":80,"targetPort":8080}]}}'
  patch svc web --type=merge -p '{"spec":{"ports":[{"port":81}]}}'
  patch svc web --type=json -p '[{"op":"replace","path":"/spec/selector/app","value":"other"}]'
  patch svc web -p '{"spec":{"type":"NodePort"}}'
  get svc web
  patch svc web -p '{"spec":{"type":"ClusterIP"}}'
  get svc web
  patch svc web -p '{"spec":{"clusterIP":"10.96.200.200"}}'
  patch svc web -p '{"metadata":{"name":"other"}}'
  patch svc web -p '{"apiVersion":"v2"}'
  patch cm settings -p '{"data":{"level":"3"}}' -o yaml
  patch cm settings --patch-file=more.json --dry-run=server -o json
  patch cm settings -p '{"data":{"level":"4"}}' --dry-run=client
  patch -f cm.yaml -p '{"data":{"level":"5"}}'
  patch cm settings -p '{"data":{"level":5}}'
  patch cm nobody -p '{}'
  patch cm settings
  patch node node-b -p '{"metadata":{"labels":{"disk":"ssd"}}}' --dry-run=server
  settle
  get deploy,svc,cm
  `,
  { ...files, 'more.json': '{"data":{"more":"yes"}}\n' },
);

export const editing = session(
  'edit with an editor',
  `
  apply -f web.yaml -f svc.yaml -f cm.yaml
  settle
  KUBE_EDITOR='sed -i s/replicas:.2/replicas:\\ 3/' edit deployment web
  get deploy web -o jsonpath={.spec.replicas}
  KUBE_EDITOR=true edit deploy web
  EDITOR='sed -i s/mode:.one/mode:\\ two/' edit cm settings
  EDITOR='sed -i s/mode:.two/mode:\\ three/' edit cm/settings -o yaml
  KUBE_EDITOR='sed -i s/port:.443/port:\\ 8443/' edit svc web
  KUBE_EDITOR='sed -i s/port:.8443$/port:\\ 844300/' edit svc web
  KUBE_EDITOR='sed -i s/replicas:.3/replicas:\\ three/' edit deploy web
  KUBE_EDITOR='sed -i s/name:.web/name:\\ wob/' edit svc web
  KUBE_EDITOR=false edit deploy web
  edit deploy nobody
  KUBE_EDITOR=true edit
  settle
  `,
  files,
);

export const replacing = session(
  'replace',
  `
  replace -f cm.yaml
  create -f cm.yaml
  replace -f cm2.yaml
  get cm settings -o jsonpath={.data}
  replace -f cm.yaml --dry-run=server
  replace -f cm.yaml --dry-run=client
  replace -f - < cm.yaml
  replace -f cm2.yaml -o yaml
  replace --force -f cm.yaml
  get cm settings -o jsonpath={.data}
  create -f svc.yaml
  replace -f svc.yaml
  replace -f svc2.yaml
  replace --force -f svc2.yaml
  get svc web
  replace -f old.yaml
  create -f pod.yaml
  settle
  replace -f pod2.yaml
  replace -f pod3.yaml
  replace --force -f pod3.yaml --grace-period=0
  settle
  get pod one -o jsonpath={.spec.containers[0].env}
  `,
  {
    ...files,
    'cm2.yaml': cm.replace('one', 'two'),
    'svc2.yaml': svc.replace('spec: {', 'spec: { clusterIP: None,'),
    'old.yaml': cm.replace('name: settings', 'name: settings, resourceVersion: "1"'),
    'pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: { name: one }\nspec: { containers: [{ name: one, image: "one:1" }] }\n',
    'pod2.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: { name: one }\nspec: { containers: [{ name: one, image: "one:2" }] }\n',
    'pod3.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: { name: one }\nspec: { containers: [{ name: one, image: "one:2", env: [{ name: A, value: b }] }] }\n',
  },
);

export const labelling = session(
  'label and annotate',
  `
  apply -f web.yaml -f svc.yaml -f cm.yaml
  settle
  label deploy web tier=front
  label deploy web tier=front
  label deploy web tier=back
  label deploy web tier=back --overwrite
  label deployments --all owner=me
  label svc,cm -l app=web owner=me
  label svc web owner=me env=test
  label svc web env-
  label svc web env-
  label svc web --list
  label svc web owner=you --overwrite -o yaml
  label svc web owner=you --overwrite -o name
  label svc web a=b --dry-run=server
  label svc web a=b --dry-run=client -o yaml
  label svc web 'bad key=x'
  label svc web a=b/c
  label svc web
  label svc nobody a=b
  label -f svc.yaml from=file
  label pods --all seen=yes | sort
  label pods -l app=web seen-  | sort
  label node node-b disk=ssd --dry-run=server
  label ns $ns team=blue
  get ns $ns --show-labels
  label svc web a=b --resource-version=1
  get svc web --show-labels
  get svc -L owner,team
  get svc -l 'owner in (me,you)'
  get svc -l 'owner notin (me)'
  get svc -l owner!=me
  get svc -l '!owner'
  get svc -l 'owner,env'
  get svc -l 'owner==you'
  get svc -l 'owner=='
  get svc -l 'owner in'
  annotate svc web note=hello
  annotate svc web note=hello
  annotate svc web note=bye
  annotate svc web note='good bye' --overwrite
  annotate svc web --list | sort
  annotate svc web note-
  annotate svc --all more=yes
  annotate svc web a=b --dry-run=server -o yaml
  annotate svc web 'bad key=x'
  annotate deploy web kubernetes.io/change-cause='first'
  rollout history deploy web
  `,
  files,
);

export const setting = session(
  'set',
  `
  apply -f web.yaml -f svc.yaml
  settle
  set image deployment/web web=web:2
  rollout status deploy web --timeout=40s | tail -1
  set image deploy/web nobody=x:1
  set image deploy/web '*=all:1' --dry-run=server -o jsonpath={.spec.template.spec.containers[*].image}
  set image deploy/web web=web:2
  set image deploy web web=web:3 -o name
  set image deploy nobody web=x:1
  set env deploy/web MODE=test LEVEL=3
  set env deploy/web --list
  set env deploy/web MODE-
  set env deploy/web -c side ONLY=side
  set env deploy/web --list --all
  settle
  set env deploy/web A=1 --dry-run=client -o yaml
  set env deploy/web --from=configmap/missing
  set resources deploy web -c web --limits=cpu=200m,memory=512Mi --requests=cpu=100m
  set resources deploy web --limits=cpu=0 --dry-run=server
  set resources deploy web --limits=cpu=many
  set resources deploy web --requests=cpu=2 --limits=cpu=1
  set selector svc web app=other,tier=x
  get svc web -o jsonpath={.spec.selector}
  set selector svc web app=web --dry-run=server
  set selector svc nobody app=web
  set serviceaccount deploy web robot
  set sa deploy/web robot
  get deploy web -o jsonpath={.spec.template.spec.serviceAccountName}
  create rolebinding readers --clusterrole=view --user=jane
  set subject rolebinding readers --user=joe --group=team
  get rolebinding readers -o yaml
  settle
  get rs | sort
  `,
  files,
);

export const scaling = session(
  'scale and autoscale',
  `
  apply -f web.yaml
  create -f sts.yaml
  settle
  scale deployment web --replicas=3
  scale deploy/web --replicas=3
  settle
  get deploy web
  scale --replicas=1 -f web.yaml
  scale deploy web --replicas=2 --current-replicas=1
  scale deploy web --replicas=5 --current-replicas=7
  scale deploy web --replicas=-1
  scale deploy web --replicas=two
  scale deploy web
  scale deploy nobody --replicas=1
  scale deploy --all --replicas=1
  scale svc web --replicas=2
  scale cm settings --replicas=2
  scale sts db --replicas=3
  settle
  get pods -l app=db
  scale sts/db --replicas=1
  settle
  get pods -l app=db
  settle
  scale deploy web --replicas=2 --dry-run=server
  scale deploy web --replicas=2 --dry-run=client -o yaml
  scale deploy web --replicas=2 -o yaml
  settle
  get deploy web --subresource=scale -o yaml
  settle
  get deploy web --subresource=status
  get deploy web --subresource=nothing
  settle
  scale rs -l app=web --replicas=1
  scale deploy web --replicas=0
  settle
  get deploy web
  get pods -l app=web
  autoscale deployment web --min=1 --max=3 --cpu-percent=50
  autoscale deploy web --max=3
  autoscale deploy web --max=3 --name=other
  autoscale deploy web --min=5 --max=3 --name=wrong
  autoscale deploy web --min=5
  autoscale deploy nobody --max=3
  autoscale sts db --max=4 --dry-run=server -o yaml
  autoscale deploy web --max=4 --dry-run=client -o yaml
  get hpa -o name
  delete hpa --all
  `,
  {
    ...files,
    'sts.yaml': `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, labels: { app: db } }
spec:
  replicas: 2
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, image: "db:1" }] }
`,
  },
);
