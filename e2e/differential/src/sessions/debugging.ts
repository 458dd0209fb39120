/** Debugging, and parts of objects read and written by themselves. Sizes of running pods are not among them: the nodes of the real cluster support no resize. */
import { session } from '../session.ts';

export const debugging = session(
  'debugging',
  `
  run one --image=one:1 --port=8080
  create deploy web --image=web:1
  settle
  debug one
  debug nobody --image=busybox:1
  debug one --image=busybox:1 -c shell
  debug one --image=busybox:1 -c shell
  debug one --image=busybox:1 -c one
  debug one --image=busybox:1 -c beside --target=one
  debug one --image=busybox:1 -c four --target=nobody
  debug one --image=busybox:1 -c five --profile=netadmin -- sleep 1d
  debug one --image=busybox:1 -c six --profile=restricted --env=A=1
  debug one --image=busybox:1 --profile=strange
  debug one --image=busybox:1 -c Seven
  get pod one -o jsonpath='{range .spec.ephemeralContainers[*]}{.name} {.image} {.targetContainerName} {.securityContext} {.command} {.env}; {end}'
  get pod one -o jsonpath={.spec.ephemeralContainers}
  patch pod one --subresource=ephemeralcontainers -p '{"spec":{"ephemeralContainers":[{"name":"shell","image":"other:1"}]}}'
  debug one --image=busybox:1 --copy-to=copy -c shell
  debug one --image=busybox:1 --copy-to=copy
  debug one --copy-to=other --set-image='*=debian:1'
  debug one --copy-to=third --container=one -- sh
  debug one --copy-to=fourth --same-node --share-processes --image=busybox:1 -c shell
  debug one --set-image=one=debian:1
  settle
  get pods -l '!app' -o custom-columns=NAME:.metadata.name,NAMES:.spec.containers[*].name,IMAGES:.spec.containers[*].image,SHARE:.spec.shareProcessNamespace,COMMAND:.spec.containers[*].command
  get pod third -o jsonpath='{.spec.containers[0].command} {.metadata.labels}'
  debug node/node-b --image=busybox:1
  debug node/nobody --image=busybox:1
  debug node/node-b
  debug deploy/web --image=busybox:1
  debug svc/web --image=busybox:1
  settle
  get pods -o jsonpath='{range .items[?(@.spec.hostPID==true)]}{.spec.volumes} {.spec.tolerations} {.spec.nodeName} {.metadata.labels}{end}'
  delete pods --all --wait=false
  settle
  `,
);

export const parts = session(
  'parts of objects by themselves',
  `
  create deploy web --image=web:1 --replicas=2
  apply -f one.yaml
  settle
  get deploy web --subresource=scale
  get deploy web --subresource=scale -o yaml
  get deploy web --subresource=status -o jsonpath={.status.replicas}
  get pod one --subresource=status -o jsonpath={.status.phase}
  get cm kube-root-ca.crt --subresource=status
  get deploy web --subresource=nothing
  get deploy --subresource=scale
  patch deploy web --subresource=scale --type=merge -p '{"spec":{"replicas":3}}'
  patch deploy web --subresource=scale --type=merge -p '{"spec":{"replicas":-3}}'
  settle
  get deploy web
  patch pod one -p '{"spec":{"containers":[{"name":"one","resources":{"requests":{"cpu":"300m"}}}]}}'
  get --raw /api/v1/namespaces/$ns/pods/one/nothing
  get --raw /apis/apps/v1/namespaces/$ns/deployments/web/scale -o json
  create --raw /api/v1/namespaces/$ns/pods/one/binding -f binding.json
  replace --raw /apis/apps/v1/namespaces/$ns/deployments/web/scale -f scale.json
  delete --raw /api/v1/namespaces/$ns/configmaps/nobody
  settle
  delete deploy web
  delete pod one --wait=false
  settle
  `,
  {
    'one.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: { name: one }\nspec: { containers: [{ name: one, image: "one:1", resources: { requests: { cpu: 100m }, limits: { cpu: 500m } } }] }\n',
    'binding.json':
      '{"apiVersion":"v1","kind":"Binding","metadata":{"name":"one"},"target":{"apiVersion":"v1","kind":"Node","name":"node-b"}}\n',
    'scale.json':
      '{"apiVersion":"autoscaling/v1","kind":"Scale","metadata":{"name":"web","namespace":"$ns"},"spec":{"replicas":1}}\n',
  },
);
