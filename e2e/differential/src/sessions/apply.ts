/** `apply` on the client's and on the server's side, `diff`, and what becomes of fields that leave the file. */
import { session } from '../session.ts';

const deployment = (image: string, more = '') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web } }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
      - name: web
        image: ${image}
${more}`;

const service = (port: number, labels = '') => `apiVersion: v1
kind: Service
metadata: { name: web, labels: { app: web${labels} } }
spec:
  selector: { app: web }
  ports: [{ port: ${port}, targetPort: 8080 }]
`;

const config = (name: string, value: string, labels = 'app: web') => `apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, labels: { ${labels} } }
data: { mode: "${value}" }
`;

const files = {
  'web.yaml': deployment('web:1', '        env: [{ name: MODE, value: test }]\n'),
  'web2.yaml': deployment('web:2', '        ports: [{ containerPort: 8080 }]\n'),
  'svc.yaml': service(80),
  'svc2.yaml': service(8080, ', tier: front'),
  'cm.yaml': config('settings', 'one'),
  'cm2.yaml': config('settings', 'two'),
  'both.yaml': `${config('settings', 'one')}---\n${service(80)}`,
};

export const applyClient = session(
  'apply, as most people do',
  `
  apply -f web.yaml
  apply -f web.yaml
  settle
  diff -f web2.yaml
  apply -f web2.yaml
  settle
  get deploy web -o yaml
  apply -f svc.yaml
  apply -f svc2.yaml
  get svc web -o jsonpath={.metadata.labels}
  apply -f svc.yaml
  get svc web -o jsonpath={.metadata.labels}
  apply -f svc.yaml --dry-run=client
  apply -f svc2.yaml --dry-run=client -o yaml
  apply -f svc2.yaml --dry-run=server
  apply -f svc2.yaml --dry-run=server -o yaml
  apply -f both.yaml
  apply -f both.yaml -o name
  apply -f cm2.yaml -o yaml
  apply -f cm.yaml -o json
  apply -f - < cm2.yaml
  apply view-last-applied cm settings
  apply view-last-applied svc web -o json
  apply set-last-applied -f cm.yaml
  apply edit-last-applied cm nobody
  create cm typed --from-literal=a=1
  apply -f typed.yaml
  apply -f folder -R
  apply -k kustomized
  kustomize kustomized
  diff -k kustomized
  get cm | sort
  delete -k kustomized
  apply -f missing.yaml
  apply -f web.yaml --validate=ignore
  apply -f cm.yaml -n nowhere-$ns
  apply -f other.yaml
  `,
  {
    ...files,
    'typed.yaml': config('typed', 'b'),
    'folder/a.yaml': config('from-a', 'a'),
    'folder/deeper/b.yaml': config('from-b', 'b'),
    'kustomized/kustomization.yaml':
      'namePrefix: dev-\nlabels: [{ pairs: { env: dev } }]\nresources: [cm.yaml]\nconfigMapGenerator: [{ name: made, literals: [a=1], options: { disableNameSuffixHash: true } }]\n',
    'kustomized/cm.yaml': config('settings', 'k'),
    'other.yaml': config('settings', 'x').replace('name: settings', 'name: settings, namespace: elsewhere'),
  },
);

export const applyServer = session(
  'apply on the server’s side',
  `
  apply -f web.yaml --server-side
  apply -f web.yaml --server-side
  settle
  get deploy web -o yaml --show-managed-fields
  apply -f web2.yaml --server-side --field-manager=somebody
  apply -f web2.yaml --server-side --field-manager=somebody --force-conflicts
  apply -f web.yaml --server-side
  get deploy web -o jsonpath='{range .metadata.managedFields[*]}{.manager} {.operation} {.subresource}{"\\n"}{end}' | sort
  apply -f cm.yaml --server-side
  apply -f cm2.yaml
  apply -f cm2.yaml --server-side
  get cm settings -o yaml --show-managed-fields
  apply -f cm2.yaml --server-side --dry-run=server -o yaml
  apply -f cm.yaml --server-side --dry-run=server
  apply -f cm.yaml --server-side --dry-run=client
  diff -f cm.yaml --server-side
  diff -f cm.yaml --server-side --force-conflicts
  apply -f svc.yaml --server-side -o yaml
  apply -f svc2.yaml --server-side
  get svc web -o yaml --show-managed-fields
  KUBE_EDITOR=true edit svc web --field-manager=
  scale deploy web --replicas=3
  apply -f web.yaml --server-side
  apply -f web.yaml --server-side --force-conflicts
  label svc web tier=x --overwrite
  get svc web -o json --show-managed-fields
  settle
  `,
  files,
);

export const applyPrune = session(
  'apply that prunes',
  `
  apply -f both.yaml --prune -l app=web --prune-allowlist=core/v1/ConfigMap
  apply -f second.yaml --prune -l app=web --prune-allowlist=core/v1/ConfigMap
  get cm -l app=web
  apply -f both.yaml --prune -l app=web --prune-allowlist=core/v1/ConfigMap --dry-run=server
  apply -f both.yaml --prune
  `,
  { ...files, 'second.yaml': config('second', '2') },
);

export const diffing = session(
  'diff',
  `
  diff -f both.yaml
  apply -f both.yaml
  diff -f both.yaml
  diff -f cm2.yaml
  diff -f svc2.yaml
  diff -f web.yaml
  apply -f web.yaml
  settle
  diff -f web2.yaml
  KUBECTL_EXTERNAL_DIFF='diff -u0' diff -f cm2.yaml
  diff -f wrong.yaml
  diff -f missing.yaml
  `,
  { ...files, 'wrong.yaml': files['svc.yaml'].replace('port: 80', 'port: 800000') },
);
