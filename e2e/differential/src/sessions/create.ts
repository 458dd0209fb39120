/** `create` and its generators, as a course goes through them. */
import { session } from '../session.ts';

export const createGenerators = session(
  'create with generators',
  `
  create deployment web --image=web:1
  create deployment web --image=web:1
  create deploy many --image=web:1 --replicas=3 --port=8080
  create deployment two --image=web:1 --image=sidecar:2
  create deployment shell --image=busybox -- sleep 3600
  create service clusterip one --tcp=80:8080
  create service clusterip two --tcp=80:8080 --tcp=443:8443
  create service clusterip none --clusterip=None
  create service nodeport door --tcp=80:8080 --node-port=31300
  create service nodeport door2 --tcp=80:8080 --node-port=31300
  create service nodeport door3 --tcp=80 --node-port=20000
  create service loadbalancer lb --tcp=80:8080
  create service externalname db --external-name=db.example.com
  create configmap empty
  create configmap words --from-literal=a=1 --from-literal=b=2
  create configmap file --from-file=app.conf
  create configmap file2 --from-file=other=app.conf
  create configmap envs --from-env-file=app.env
  create secret generic pass --from-literal=password=hunter2
  create secret generic typed --type=example.com/own --from-literal=a=b
  create secret docker-registry pull --docker-server=registry.example --docker-username=me --docker-password=pw
  create secret tls shop-tls --cert=missing.crt --key=missing.key
  create job once --image=once:1
  create job echo --image=busybox -- echo hello
  create cronjob nightly --image=nightly:1 --schedule='0 3 * * *'
  create cronjob wrong --image=nightly:1 --schedule='every night'
  create job now --from=cronjob/nightly
  create ingress shop --rule=shop.example/=web:80
  create ingress tls --class=nginx --rule='shop.example/*=web:http,tls=shop-tls' --annotation=a=b
  create ingress deflt --default-backend=web:80
  create ingress wrong --rule=shop.example
  create role reader --verb=get,list,watch --resource=pods,services
  create role deployer --verb=create,update --resource=deployments.apps
  create role named --verb=get --resource=pods --resource-name=web
  create rolebinding readers --role=reader --user=jane
  create rolebinding robots --clusterrole=view --serviceaccount=$ns:default
  create clusterrole cr-$ns --verb=get --resource=nodes
  create clusterrolebinding crb-$ns --clusterrole=cr-$ns --user=jane
  create serviceaccount robot
  create quota small --hard=pods=9,services=20
  create poddisruptionbudget pdb --selector=app=web --min-available=1
  create pdb half --selector=app=many --max-unavailable=50%
  create priorityclass pc-$ns --value=1000 --description=important
  create namespace $ns-second
  create namespace $ns-second
  create ns Not_A_Name
  create token nobody-here
  settle
  get deploy,svc,cm,secret,job,cronjob,ing,role,rolebinding,sa,quota,pdb
  get clusterrole cr-$ns -o yaml
  get clusterrolebinding crb-$ns -o yaml
  get priorityclass pc-$ns
  delete clusterrole/cr-$ns clusterrolebinding/crb-$ns priorityclass/pc-$ns ns/$ns-second
  `,
  { 'app.conf': 'a = 1\nb = 2\n', 'app.env': 'MODE=test\nLEVEL=3\n' },
);

export const createDryRun = session(
  'create that only asks',
  `
  create deployment web --image=web:1 --dry-run=client
  create deployment web --image=web:1 --dry-run=client -o yaml
  create deployment web --image=web:1 --dry-run=client -o json
  create deployment web --image=web:1 --dry-run=client -o name
  create deployment web --image=web:1 --dry-run=server
  create deployment web --image=web:1 --dry-run=server -o yaml
  create deployment web --image=web:1 --dry-run=server -o jsonpath={.spec.template.spec.restartPolicy}
  create service clusterip web --tcp=80 --dry-run=client -o yaml
  create service clusterip web --tcp=80 --dry-run=server -o yaml
  create service nodeport web --tcp=80 --dry-run=server -o name
  create job once --image=once:1 --dry-run=server -o yaml
  create cronjob nightly --image=nightly:1 --schedule='@daily' --dry-run=server -o yaml
  create configmap words --from-literal=a=1 --dry-run=server -o yaml
  create secret generic pass --from-literal=a=1 --dry-run=server -o json
  create ingress shop --rule=shop.example/=web:80 --dry-run=server -o yaml
  create role reader --verb=get --resource=pods --dry-run=server -o yaml
  create rolebinding readers --role=reader --user=jane --dry-run=server -o yaml
  create quota small --hard=pods=9 --dry-run=server -o yaml
  create pdb pdb --selector=app=web --min-available=1 --dry-run=server -o yaml
  create ns other-$ns --dry-run=server -o yaml
  create sa robot --dry-run=server -o yaml
  create deployment web --image=web:1 -o yaml
  create deployment named --image=web:1 -o name
  create deployment deployed --image=web:1 -o json
  settle
  get deployments
  `,
);

const drawn = `apiVersion: v1
kind: ConfigMap
metadata: { generateName: drawn- }
data: { a: "1" }
`;

export const createFromFiles = session(
  'create from files',
  `
  create -f drawn.yaml
  create -f drawn.yaml -o name
  create -f - < drawn.yaml
  apply -f drawn.yaml
  create -f many.yaml
  create -f many.yaml
  create -f many.yaml --save-config
  create -f folder
  create -f folder -o name
  create -f list.json
  create -f missing.yaml
  create -f drawn.yaml --dry-run=server -o name
  create --raw /api/v1/namespaces/$ns/configmaps -f raw.json
  get cm | sort
  `,
  {
    'drawn.yaml': drawn,
    'many.yaml': `apiVersion: v1
kind: ConfigMap
metadata: { name: first }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: second }
---
# nothing here
---
apiVersion: v1
kind: Service
metadata: { name: third }
spec: { ports: [{ port: 80 }] }
`,
    'folder/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: from-a }\n',
    'folder/b.json': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"from-b"}}\n',
    'list.json':
      '{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"in-a-list"}},{"apiVersion":"v1","kind":"Secret","metadata":{"name":"in-a-list"}}]}\n',
    'raw.json': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"raw"}}\n',
  },
);
