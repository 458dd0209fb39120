/** Looking around: discovery, explain, versions, raw paths, rights, watching, waiting, events. */
import { session } from '../session.ts';

export const discovery = session(
  'what there is',
  `
  api-resources
  api-resources --namespaced=false
  api-resources --api-group=apps
  api-resources --api-group=''
  api-resources --api-group=nothing
  api-resources -o name
  api-resources -o wide --api-group=networking.k8s.io
  api-resources --verbs=list,get --api-group=policy
  api-resources --categories=all
  api-resources --sort-by=name --no-headers
  api-versions
  version -o json
  version --client=false
  cluster-info
  get --raw /
  get --raw /healthz
  get --raw /livez
  get --raw /readyz
  get --raw /readyz?verbose
  get --raw /version
  get --raw /api
  get --raw /apis/apps
  get --raw /apis/discovery.k8s.io
  get --raw /api/v1/namespaces/$ns/configmaps/nobody
  get --raw /api/v1/namespaces/$ns/services
  get --raw /nothing/here
  get --raw /apis/nothing/v1
  config view --minify -o jsonpath={.contexts[0].context.namespace}
  get nothing
  get nothing.example.com
  get pods.v1
  get deployments.v1.apps
  get deployments.v1beta1.apps
  get po,svc,deploy,rs,sts,ds,job,cj,ing,cm,pvc,pdb,hpa,netpol,quota,limits,ep,ev,sa
  get all
  get all -A -l nothing=here
  get lease
  get crd gateways.gateway.networking.k8s.io
  get apiservices v1.apps
  get storageclass,pv
  get priorityclasses
  get clusterrole view -o yaml
  get controllerrevisions,podtemplates,rc
  top nodes
  top pods
  `,
);

export const explaining = session(
  'explain',
  `
  explain pod
  explain pods.spec
  explain pod.spec.containers
  explain pod.spec.containers.readinessProbe
  explain pod.spec.containers.ports.protocol
  explain deployment.spec.strategy.rollingUpdate
  explain deploy --recursive
  explain svc.spec.ports --recursive
  explain svc.spec.type
  explain service.spec.clusterIPs
  explain endpoints.subsets
  explain endpointslice.endpoints.conditions
  explain endpointslices.endpoints.hints
  explain ingress.spec.rules.http.paths
  explain sts.spec.volumeClaimTemplates
  explain ds.spec.updateStrategy
  explain job.spec
  explain cronjob.spec.schedule
  explain hpa.spec.metrics
  explain pdb.spec
  explain netpol.spec.ingress
  explain quota.spec
  explain limitrange.spec.limits
  explain role.rules
  explain pvc.spec.resources
  explain ns.status
  explain node.status.conditions
  explain event
  explain cm.data
  explain secret.type
  explain sa
  explain gateway.spec
  explain httproute.spec.rules.backendRefs.weight
  explain pod.spec.nothing
  explain nothing
  explain
  explain svc --output=plaintext-openapiv2
  explain deployment --api-version=apps/v1
  explain hpa --api-version=autoscaling/v1
  `,
);

export const rights = session(
  'who may do what',
  `
  auth can-i get pods
  auth can-i '*' '*'
  auth can-i create deployments -n kube-system
  auth can-i list nodes --as=jane
  auth can-i get pods --as=jane
  auth can-i get pods --as=jane --quiet
  auth can-i get /healthz --as=jane
  auth can-i get nothing
  auth can-i get pods/log --as=jane
  auth can-i list pods --as=system:serviceaccount:$ns:default
  auth whoami -o jsonpath={.kind}
  auth whoami --as=jane
  auth whoami --as=jane --as-group=team -o yaml
  get pods --as=jane
  get pod one --as=jane
  create cm x --as=jane
  delete pods --all --as=jane
  get nodes --as=jane
  get pods -A --as=jane
  create role reader --verb=get,list,watch --resource=pods
  create rolebinding readers --role=reader --user=jane
  auth can-i list pods --as=jane
  until yes : auth can-i list pods --as=jane
  get pods --as=jane
  get svc --as=jane
  get pods -n default --as=jane
  auth can-i --list --as=jane | sort
  auth can-i watch pods --as=joe
  create rolebinding viewers --clusterrole=view --group=team
  until yes : auth can-i list services --as=joe --as-group=team
  get svc --as=joe --as-group=team
  get secrets --as=joe --as-group=team
  create sa robot
  create rolebinding robots --clusterrole=edit --serviceaccount=$ns:robot
  until yes : auth can-i create deployments --as=system:serviceaccount:$ns:robot
  create deploy web --image=web:1 --as=system:serviceaccount:$ns:robot
  create role wider --verb=* --resource=* --as=system:serviceaccount:$ns:robot
  describe role reader
  describe rolebinding readers
  delete rolebinding readers
  until no : auth can-i list pods --as=jane
  get pods --as=jane
  auth reconcile -f role.yaml
  create token default --duration=10s -o jsonpath={.kind}
  settle
  `,
  {
    'role.yaml':
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: reconciled }\nrules: [{ apiGroups: [""], resources: [pods], verbs: [get] }]\n',
  },
);

export const watching = session(
  'watching and waiting',
  `
  create cm first --from-literal=a=1
  follow maps : get cm -l watched=yes -w
  follow events : get cm -l watched=yes -w --output-watch-events
  follow names : get cm -l watched=yes -w -o name
  follow only : get cm -l watched=yes --watch-only
  label cm first watched=yes
  until first : get cm -l watched=yes
  patch cm first -p '{"data":{"b":"2"}}'
  label cm first more=yes
  delete cm first
  followed maps 3
  followed events 4
  followed names 3
  followed only 3
  follow one : get deploy web -w
  create deploy web --image=web:1
  wait deploy/web --for=condition=Available --timeout=30s
  wait --for=condition=Available deploy/web --timeout=30s
  wait --for=condition=available deploy --all --timeout=30s
  wait --for=jsonpath='{.status.readyReplicas}'=1 deploy/web --timeout=30s
  wait --for=jsonpath='{.status.readyReplicas}' deploy/web --timeout=30s
  wait --for=condition=Ready pod -l app=web --timeout=30s
  wait --for=condition=Ready pod -l app=nobody --timeout=1s
  wait --for=condition=Ready pod/nobody --timeout=1s
  wait --for=condition=Strange deploy/web --timeout=1s
  wait --for=jsonpath='{.spec.replicas}'=9 deploy/web --timeout=1s
  wait --for=nothing deploy/web
  wait deploy/web
  create cm here
  wait --for=create cm/here --timeout=5s
  wait --for=delete cm/here --timeout=1s
  delete cm here
  wait --for=delete cm/here --timeout=5s
  wait --for=delete cm/nobody --timeout=5s
  settle
  get deploy -w --request-timeout=bad
  rollout status deploy/web --timeout=10s
  `,
);

export const events = session(
  'what happened',
  `
  events
  get events
  apply -f picky.yaml
  until FailedScheduling : get events
  get events
  get ev -o wide
  get events -o custom-columns=TYPE:.type,REASON:.reason,WHO:.involvedObject.kind,MESSAGE:.message
  events
  events --for pod/picky | sort -u
  events --types=Warning
  events --types=Normal
  events --for deploy/web
  events -A --for pod/nobody-$ns
  events -o yaml
  get events --field-selector type=Warning,reason=FailedScheduling
  get events --field-selector involvedObject.kind=Pod --no-headers
  get events.events.k8s.io
  describe pod picky | sort -u
  delete pod picky
  create deploy web --image=web:1 --replicas=2
  settle
  get events --field-selector involvedObject.kind=Deployment -o custom-columns=REASON:.reason,MESSAGE:.message,BY:.source.component
  get events --field-selector involvedObject.kind=ReplicaSet -o custom-columns=REASON:.reason,BY:.source.component
  get events --field-selector reason=Scheduled -o custom-columns=REASON:.reason,BY:.source.component,BY2:.reportingComponent
  describe rs
  scale deploy web --replicas=1
  settle
  get events --field-selector involvedObject.kind=Deployment -o custom-columns=REASON:.reason,MESSAGE:.message | sort
  describe deploy web
  describe pods -l app=web
  describe deploy,rs -l app=web | sort
  describe all
  `,
  {
    'picky.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: { name: picky }\nspec: { nodeSelector: { disk: ssd }, containers: [{ name: c, image: "c:1" }] }\n',
  },
);

export const kubeletless = session(
  'what would need a kubelet',
  `
  run one --image=one:1
  settle
  logs one
  logs one -f --tail=5
  logs -l run=one
  logs nobody
  logs one -c nobody
  logs deploy/nobody
  exec one -- ls
  exec -it one -- sh
  exec nobody -- ls
  exec one
  attach nobody
  port-forward pod/nobody 18080:80
  port-forward svc/nobody 18080:80
  cp one:/tmp/x ./x
  cp nobody:/tmp/x ./x
  debug nobody -it --image=busybox
  `,
);
