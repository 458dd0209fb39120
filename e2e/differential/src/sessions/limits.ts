/** What a namespace may hold: quotas, ranges, budgets, volumes, policies, autoscalers, configuration. */
import { session } from '../session.ts';

export const limits = session(
  'quotas and ranges',
  `
  create quota small --hard=pods=2,services=1,requests.cpu=1,count/configmaps=3
  until count/configmaps : get quota small -o jsonpath={.status.used}
  get quota
  describe quota small
  run one --image=one:1
  apply -f range.yaml
  get limits
  describe limits bounds
  run one --image=one:1
  run two --image=two:1
  run three --image=three:1
  settle
  get pod one -o jsonpath='{.spec.containers[0].resources} {.metadata.annotations} {.status.qosClass}'
  apply -f big.yaml
  create deploy web --image=web:1
  settle
  get deploy web
  describe rs | sort -u
  get events --field-selector reason=FailedCreate -o custom-columns=REASON:.reason,BY:.source.component | sort -u
  create svc clusterip a --tcp=80
  create svc clusterip b --tcp=80
  create cm a
  create cm b
  create cm c
  until "pods":"2" : get quota small -o jsonpath={.status.used}
  get quota small -o yaml
  get resourcequotas -o wide
  describe ns $ns
  delete pod one
  settle
  until "pods":"2" : get quota small -o jsonpath={.status.used}
  delete quota small
  delete limits bounds
  settle
  `,
  {
    'range.yaml':
      'apiVersion: v1\nkind: LimitRange\nmetadata: { name: bounds }\nspec: { limits: [{ type: Container, default: { cpu: 200m }, defaultRequest: { cpu: 100m }, max: { cpu: 500m } }] }\n',
    'big.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: { name: big }\nspec: { containers: [{ name: big, image: "big:1", resources: { requests: { cpu: 1 }, limits: { cpu: 1 } } }] }\n',
  },
);

export const budgets = session(
  'budgets and eviction',
  `
  create deploy web --image=web:1 --replicas=3
  settle
  create pdb web --selector=app=web --min-available=2
  until 1 : get pdb web -o jsonpath={.status.disruptionsAllowed}
  get pdb
  get pdb web -o yaml
  describe pdb web
  create pdb half --selector=app=web --max-unavailable=50%
  until 3 : get pdb half -o jsonpath={.status.expectedPods}
  get pdb -o wide
  create pdb none --selector=app=nobody --max-unavailable=0
  until 1 : get pdb none -o jsonpath={.status.observedGeneration}
  get pdb none
  describe pdb none
  create pdb wrong --selector=app=web --min-available=-1
  create pdb wrong --selector=app=web --min-available=1 --max-unavailable=1
  create pdb wrong --min-available=1
  run lonely --image=lonely:1
  settle
  create --raw /api/v1/namespaces/$ns/pods/lonely/eviction -f evict.json
  settle
  get pods -l run=lonely
  create --raw /api/v1/namespaces/$ns/pods/nobody/eviction -f evict.json
  delete pdb half none
  scale deploy web --replicas=1
  settle
  until 0 : get pdb web -o jsonpath={.status.disruptionsAllowed}
  get pdb
  `,
  {
    'evict.json':
      '{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"lonely","namespace":"$ns"}}\n',
  },
);

export const configuration = session(
  'configuration and volumes',
  `
  create cm settings --from-literal=mode=test --from-file=app.conf
  get cm settings
  describe cm settings | sort
  get cm settings -o jsonpath='{.data.app\\.conf}'
  create secret generic pass --from-literal=user=me --from-literal=password=hunter2
  get secret pass
  describe secret pass | sort
  get secret pass -o go-template='{{.data.password | base64decode}}'
  apply -f frozen.yaml
  patch cm frozen -p '{"data":{"a":"2"}}'
  patch cm frozen -p '{"immutable":false}'
  patch secret pass -p '{"type":"example.com/other"}'
  patch secret pass -p '{"stringData":{"password":"new"}}'
  get secret pass -o jsonpath={.data.password}
  apply -f big.yaml --dry-run=server
  apply -f pvc.yaml
  until FailedBinding : describe pvc data
  get pvc
  describe pvc data
  get pvc data -o yaml
  patch pvc data -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'
  patch pvc data -p '{"spec":{"accessModes":["ReadWriteMany"]}}'
  apply -f uses.yaml
  until FailedScheduling : get events
  describe pod uses
  delete pvc data --wait=false
  get pvc data -o jsonpath={.metadata.finalizers}
  delete pod uses
  wait --for=delete pvc/data --timeout=30s
  create sa robot
  get sa
  describe sa robot
  get sa default -o yaml
  create token robot -o jsonpath={.kind}
  describe netpol
  apply -f policies.yaml
  get netpol
  describe netpol
  get netpol -o wide
  `,
  {
    'app.conf': 'a = 1\nb = 2\n',
    'frozen.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: frozen }\nimmutable: true\ndata: { a: "1" }\n',
    'big.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: big }\ndata: { a: "${'x'.repeat(1100)}" }\n`,
    'pvc.yaml':
      'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }\n',
    'uses.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: { name: uses }\nspec: { containers: [{ name: c, image: "c:1", volumeMounts: [{ name: data, mountPath: /data }] }], volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }] }\n',
    'policies.yaml': `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
  - from: [{ namespaceSelector: { matchLabels: { team: blue } } }, { ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }]
    ports: [{ port: 80 }, { port: http, protocol: TCP }]
  egress: [{}]
`,
  },
);
