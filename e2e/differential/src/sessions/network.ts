/** Services of every type, their lists, Ingress and Gateway. */
import { session } from '../session.ts';

const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web } }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:1", ports: [{ name: http, containerPort: 8080 }] }] }
`;

const svc = (name: string, spec: string, meta = '') =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}${meta} }\nspec: { ${spec} }\n`;

export const services = session(
  'a Service in front of a Deployment',
  `
  create deployment web --image=web:1 --replicas=3 --port=8080
  expose deployment web --port=80 --target-port=8080
  rollout status deployment/web --timeout=30s | tail -1
  settle
  get svc
  get svc -o wide
  get svc web -o yaml
  get endpoints web
  get endpoints web -o yaml
  get ep,endpointslices
  get endpointslices -o wide
  get endpointslices -l kubernetes.io/service-name=web -o jsonpath='{.items[*].endpoints[*].conditions}'
  describe svc web
  describe endpoints web
  describe endpointslices
  get pods -o wide
  describe deployment web
  get all
  get all --show-labels
  scale deploy web --replicas=0
  settle
  get endpoints web
  get endpointslices
  describe svc web
  scale deploy web --replicas=1
  settle
  patch deploy web -p '{"spec":{"template":{"metadata":{"annotations":{"switchboard.dev/ready":"false"}}}}}'
  settle
  get endpoints web
  get endpointslices -o jsonpath='{.items[*].endpoints[*].conditions.ready}'
  set selector svc web app=nobody
  settle
  get ep web
  describe svc web
  delete svc web
  settle
  get ep,endpointslices
  `,
);

export const exposing = session(
  'expose',
  `
  apply -f web.yaml
  run one --image=one:1 --labels=app=one --port=8080
  run bare --image=bare:1 --labels=''
  settle
  expose deployment web --port=80
  expose deployment web --port=80
  expose deploy web --name=named --port=80 --target-port=http
  expose deploy web --name=typed --type=NodePort --port=80
  expose deploy web --name=lb --type=LoadBalancer --port=80
  expose deploy web --name=udp --protocol=UDP --port=53
  expose deploy web --name=ip --port=80 --external-ip=198.51.100.7
  expose deploy web --name=sticky --port=80 --session-affinity=ClientIP
  expose deploy web --name=headless --port=80 --cluster-ip=None
  expose deploy web --name=other --port=80 --selector=app=other --labels=a=b
  expose deploy web --name=asked --port=80 --dry-run=client -o yaml
  expose deploy web --name=asked --port=80 --dry-run=server -o yaml
  expose deploy web --name=Wrong_Name --port=80
  expose deploy web --name=wrong --port=800000
  expose deploy nobody --port=80
  expose pod one
  expose pod bare --port=80
  expose svc web --name=again --port=81
  expose rs -l app=web --name=ofrs --port=82
  expose cm settings --port=80
  expose -f web.yaml --name=byfile --port=80
  settle
  get svc
  get svc -o wide | sort
  get ep
  `,
  { 'web.yaml': web },
);

export const serviceTypes = session(
  'every type of Service',
  `
  apply -f web.yaml
  apply -f services.yaml
  settle
  get svc
  get svc -o wide
  get svc --field-selector spec.type=NodePort
  get svc -o yaml
  describe svc
  get ep
  get endpointslices | sort
  patch svc np -p '{"spec":{"ports":[{"port":80,"nodePort":31301}]}}'
  patch svc np -p '{"spec":{"ports":[{"port":80,"nodePort":80}]}}'
  patch svc plain -p '{"spec":{"type":"ExternalName","externalName":"db.example"}}'
  patch svc plain -p '{"spec":{"type":"Strange"}}'
  patch svc plain -p '{"spec":{"sessionAffinity":"ClientIP"}}'
  get svc plain -o jsonpath={.spec.sessionAffinityConfig}
  patch svc plain -p '{"spec":{"ipFamilyPolicy":"RequireDualStack"}}'
  patch svc plain -p '{"spec":{"internalTrafficPolicy":"Local"}}'
  patch svc np -p '{"spec":{"externalTrafficPolicy":"Local"}}'
  patch svc plain -p '{"spec":{"externalTrafficPolicy":"Local"}}'
  patch svc named --type=json -p '[{"op":"remove","path":"/spec/ports/0/name"}]'
  patch svc plain -p '{"spec":{"publishNotReadyAddresses":true,"trafficDistribution":"PreferSameZone"}}'
  create -f taken.yaml
  create -f noports.yaml
  create -f twice.yaml
  create -f outofrange.yaml
  get svc named -o jsonpath='{range .spec.ports[*]}{.name} {.port}->{.targetPort}{"\\n"}{end}'
  get endpoints named -o yaml
  settle
  delete svc --all
  `,
  {
    'web.yaml': web,
    'services.yaml': [
      svc('plain', 'selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]'),
      svc(
        'np',
        'type: NodePort, selector: { app: web }, ports: [{ port: 80, targetPort: http, nodePort: 31300 }]',
      ),
      svc('headless', 'clusterIP: None, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]'),
      svc(
        'named',
        'selector: { app: web }, ports: [{ name: http, port: 80, targetPort: http }, { name: admin, port: 9090, targetPort: 9090 }, { name: dns, port: 53, protocol: UDP }]',
      ),
      svc('outside', 'type: ExternalName, externalName: db.example.com'),
      svc('byhand', 'ports: [{ port: 80, targetPort: 9376 }]'),
      svc('nobody', 'selector: { app: nobody }, ports: [{ port: 80 }]'),
      svc('portless', 'clusterIP: None, selector: { app: web }'),
      svc(
        'annotated',
        'selector: { app: web }, externalIPs: [198.51.100.9], ports: [{ port: 80, appProtocol: http }]',
        ', annotations: { a: b }',
      ),
    ].join('---\n'),
    'taken.yaml': svc('taken', 'type: NodePort, ports: [{ port: 80, nodePort: 31300 }]'),
    'noports.yaml': svc('noports', 'selector: { app: web }'),
    'twice.yaml': svc('twice', 'ports: [{ port: 80 }, { port: 80 }]'),
    'outofrange.yaml': svc('outofrange', 'clusterIP: 192.0.2.1, ports: [{ port: 80 }]'),
  },
);

export const byHand = session(
  'Endpoints and slices by hand',
  `
  apply -f svc.yaml
  apply -f ep.yaml
  until 192.0.2.45 : get endpointslices
  settle
  get ep outside
  get endpointslices
  get endpointslices -o yaml
  describe svc outside
  describe ep outside
  patch ep outside --type=merge -p '{"subsets":[{"addresses":[{"ip":"192.0.2.46"}],"ports":[{"port":9376}]}]}'
  until 192.0.2.46 : get endpointslices
  settle
  get endpointslices
  delete ep outside
  settle
  get endpointslices
  apply -f slice.yaml
  get endpointslices
  describe endpointslice sliced-1
  get endpointslice sliced-1 -o yaml
  apply -f wrong.yaml
  apply -f local.yaml
  apply -f both.yaml
  apply -f level.yaml
  patch endpointslice sliced-1 --type=merge -p '{"addressType":"IPv6"}'
  patch endpointslice sliced-1 --type=merge -p '{"endpoints":[{"addresses":["not-an-address"]}]}'
  delete endpointslice sliced-1
  get endpoints kubernetes -n default
  get svc -n default
  describe svc kubernetes -n default
  get endpointslices -n default
  `,
  {
    'svc.yaml': svc('outside', 'ports: [{ port: 80, targetPort: 9376 }]'),
    'ep.yaml':
      'apiVersion: v1\nkind: Endpoints\nmetadata: { name: outside }\nsubsets: [{ addresses: [{ ip: 192.0.2.45 }], ports: [{ port: 9376 }] }]\n',
    'slice.yaml':
      'apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: { name: sliced-1, labels: { kubernetes.io/service-name: outside } }\naddressType: IPv4\nports: [{ name: "", port: 9376, protocol: TCP }]\nendpoints: [{ addresses: [192.0.2.47], nodeName: node-b, zone: zone-2, hostname: first }]\n',
    'wrong.yaml':
      'apiVersion: v1\nkind: Endpoints\nmetadata: { name: wrong }\nsubsets: [{ addresses: [{ ip: web.example }], ports: [{ port: 9376 }] }]\n',
    'local.yaml':
      'apiVersion: v1\nkind: Endpoints\nmetadata: { name: wrong }\nsubsets: [{ addresses: [{ ip: 127.0.0.1 }], ports: [{ port: 9376 }] }]\n',
    'both.yaml':
      'apiVersion: v1\nkind: Service\nmetadata: { name: both }\nspec: { ports: [{ port: 80 }] }\nendpoints: [{ ip: 192.0.2.1 }]\n',
    'level.yaml':
      'apiVersion: v1\nkind: Endpoints\nmetadata: { name: level }\naddresses: [{ ip: 192.0.2.45 }]\nports: [{ port: 9376 }]\n',
  },
);

export const doors = session(
  'Ingress and Gateway',
  `
  apply -f web.yaml
  apply -f svc.yaml
  settle
  create ingress simple --rule=shop.example/=web:80
  create ingress class --class=nobody --rule='shop.example/cart*=web:http,tls=shop'
  create ingress deflt --default-backend=web:80
  get ing
  get ing -o wide
  describe ing
  describe ingress simple
  apply -f wrongs.yaml
  patch ing simple --type=json -p '[{"op":"replace","path":"/spec/rules/0/http/paths/0/pathType","value":"Sideways"}]'
  apply -f class.yaml
  get ingressclass c-$ns
  describe ingressclass c-$ns
  delete ingressclass c-$ns
  apply -f gateway.yaml
  get gateways,httproutes
  get gatewayclass gc-$ns
  get gateway door -o yaml
  describe gateway door
  describe httproute shop
  get gtw
  explain httproute.spec.rules
  explain gateway.spec.listeners --recursive
  patch gateway door --type=merge -p '{"spec":{"listeners":[]}}'
  patch gateway door --type=merge -p '{"spec":{"listeners":[{"name":"http","port":80,"protocol":"HTTP","colour":"red"}]}}'
  patch httproute shop -p '{"spec":{"hostnames":["a.example"]}}'
  patch httproute shop --type=merge -p '{"spec":{"hostnames":["Not A Host"]}}'
  apply -f gateway.yaml --server-side
  delete gateway,httproute --all
  delete gatewayclass gc-$ns
  `,
  {
    'web.yaml': web,
    'svc.yaml': svc('web', 'selector: { app: web }, ports: [{ name: http, port: 80, targetPort: 8080 }]'),
    'wrongs.yaml':
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: wrong }\nspec: { rules: [{ host: "Bad Host", http: { paths: [{ path: no-slash, pathType: Prefix, backend: { service: { name: web } } }] } }] }\n',
    'class.yaml':
      'apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: { name: c-$ns }\nspec: { controller: example.com/nobody }\n',
    'gateway.yaml': `apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: gc-$ns }
spec: { controllerName: example.com/nobody }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: door }
spec: { gatewayClassName: gc-$ns, listeners: [{ name: http, port: 80, protocol: HTTP }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop }
spec: { parentRefs: [{ name: door }], hostnames: [shop.example], rules: [{ matches: [{ path: { type: PathPrefix, value: /cart } }], backendRefs: [{ name: web, port: 80 }] }] }
`,
  },
);
