/** `delete` in its ways, what stays behind, and what waits for somebody. */
import { session } from '../session.ts';

const cm = (name: string, more = '') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, labels: { app: web }${more} }\n`;

const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web } }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:1" }] }
`;

export const deleting = session(
  'delete',
  `
  apply -f many.yaml
  delete cm one
  delete configmap one
  delete cm one --ignore-not-found
  delete cm/two cm/three
  delete cm nobody four
  delete cm -l app=web
  delete cm -l app=web
  delete -f many.yaml
  apply -f many.yaml
  delete -f many.yaml --dry-run=server
  delete -f many.yaml --dry-run=client
  delete -f many.yaml -o name
  apply -f many.yaml
  delete cm --field-selector metadata.name=one
  delete cm,svc -l app=web
  apply -f many.yaml
  delete cm five --wait=false
  delete cm --all
  get cm -l app=web
  delete cm
  delete pods
  delete svc kubernetes -n nowhere-$ns
  delete nothing x
  delete cm one -A
  delete --raw /api/v1/namespaces/$ns/configmaps/nobody
  apply -f many.yaml
  delete --raw /api/v1/namespaces/$ns/configmaps/one
  delete -f missing.yaml
  delete cm --all -l app=web
  `,
  { 'many.yaml': ['one', 'two', 'three', 'four', 'five', 'six'].map(name => cm(name)).join('---\n') },
);

export const deletingPods = session(
  'delete pods and their owners',
  `
  apply -f web.yaml
  run one --image=one:1
  run two --image=two:1
  run three --image=three:1
  settle
  delete pod one
  delete pod two --now
  delete pod three --force --grace-period=0
  delete pod -l app=web
  settle
  get pods -l app=web --no-headers -o custom-columns=P:.status.phase
  delete deploy web --cascade=orphan
  get deploy,rs,pods -l app=web | sort
  delete rs -l app=web --cascade=orphan
  settle
  get pods -l app=web -o custom-columns=OWNER:.metadata.ownerReferences
  delete pods --all --wait=false | sort
  settle
  apply -f web.yaml
  settle
  delete deploy web --cascade=foreground
  get deploy,rs,pods -l app=web
  apply -f web.yaml
  settle
  delete deploy web --cascade=background
  settle
  get deploy,rs,pods -l app=web
  delete deploy web --cascade=sideways
  delete pod nobody --grace-period=-5
  apply -f slow.yaml
  settle
  delete pod slow --timeout=1s
  get pod slow
  get pod slow -o jsonpath={.metadata.deletionGracePeriodSeconds}
  delete pod slow --wait=false
  delete pod slow --force
  wait --for=delete pod/slow --timeout=30s
  `,
  {
    'web.yaml': web,
    'slow.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: { name: slow, annotations: { switchboard.dev/delete-delay: 25s } }\nspec: { containers: [{ name: slow, image: "slow:1" }] }\n',
  },
);

export const finalizers = session(
  'finalizers, owners and namespaces that end',
  `
  apply -f held.yaml
  delete cm held --wait=false
  get cm held -o jsonpath='{.metadata.finalizers} {.metadata.deletionGracePeriodSeconds}'
  describe cm held
  delete cm held --timeout=1s
  patch cm held -p '{"data":{"a":"1"}}'
  patch cm held --type=merge -p '{"metadata":{"finalizers":["example.com/hold","example.com/more"]}}'
  patch cm held --type=merge -p '{"metadata":{"finalizers":null}}'
  get cm held
  apply -f badly.yaml
  create ns $ns-end
  create cm inside -n $ns-end
  create deploy web --image=web:1 -n $ns-end
  delete ns $ns-end --timeout=40s
  get ns $ns-end
  get all -n $ns-end
  create cm late -n $ns-end
  create ns $ns-held
  apply -f held.yaml -n $ns-held
  delete ns $ns-held --wait=false
  until Terminating : get ns $ns-held
  get ns $ns-held
  create cm late -n $ns-held
  until NamespaceFinalizersRemaining : get ns $ns-held -o yaml
  get ns $ns-held -o yaml
  describe ns $ns-held
  patch cm held -n $ns-held --type=json -p '[{"op":"remove","path":"/metadata/finalizers"}]'
  wait --for=delete ns/$ns-held --timeout=30s
  delete ns kube-system --dry-run=server
  delete ns default
  delete ns nobody-$ns
  `,
  {
    'held.yaml': cm('held', ', finalizers: [example.com/hold]'),
    'badly.yaml': cm('badly', ', finalizers: [nodomain]'),
  },
);
