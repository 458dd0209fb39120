/** Changing objects by kubectl: apply, patch, label, edit, create, expose, and what is refused. */
import { describe, expect, it } from 'vitest';
import { useKubectl } from './cluster.ts';
import { tableOf } from './kubectl.ts';

const subject = useKubectl();
const kubectl = (...args: readonly string[]) => subject()(...args);
const field = (kind: string, name: string, path: string) =>
  kubectl('get', kind, name, '-o', `jsonpath={${path}}`);

async function fed(input: string, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await subject().run([...args, '-f', '-'], { input });
  if (code !== 0) throw new Error(`kubectl ${args.join(' ')} ended with ${code}: ${err}`);
  return out;
}

async function refused(args: readonly string[], input = ''): Promise<string> {
  const { code, err } = await subject().run(args, { input });
  expect([args.join(' '), code]).toEqual([args.join(' '), 1]);
  return err;
}

const service = (name: string, port = 9376) => `
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  ports:
  - port: 80
    targetPort: ${port}
`;

const endpoints = (name: string, address: string) => `
apiVersion: v1
kind: Endpoints
metadata:
  name: ${name}
subsets:
- addresses:
  - ip: ${address}
  ports:
  - port: 9376
`;

const slice = (name: string, address: string) => `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: ${name}-1
  labels:
    kubernetes.io/service-name: ${name}
addressType: IPv4
ports:
- port: 9376
endpoints:
- addresses: [${address}]
`;

/** Addresses that all slices of a Service list, once they are as expected: a controller mirrors hand-written Endpoints. */
async function listed(name: string, addresses: readonly string[]): Promise<void> {
  const args = ['get', 'endpointslices', '-l', `kubernetes.io/service-name=${name}`, '-w', '-o'];
  const watch = subject().follow(...args, 'jsonpath={.endpoints[*].addresses[0]}{"\\n"}');
  await watch.until(new RegExp(`^${addresses.join(' ').replaceAll('.', '\\.')}$`));
  watch.stop();
}

describe('apply', () => {
  it('makes a Service without selector with Endpoints by hand, which are mirrored into a slice', async () => {
    const said = await fed(`${service('outside')}---${endpoints('outside', '192.0.2.45')}`, 'apply');
    expect(said).toBe('service/outside created\nendpoints/outside created\n');
    await listed('outside', ['192.0.2.45']);
    expect(tableOf(await kubectl('get', 'ep', 'outside'))[0]?.['ENDPOINTS']).toBe('192.0.2.45:9376');
    const labels = await field('endpointslices -l kubernetes.io/service-name=outside', '', '').catch(
      () => '',
    );
    expect(labels).toBe('');
  });

  it('changes what is there, and says when nothing changed', async () => {
    expect(await fed(service('outside'), 'apply')).toBe('service/outside unchanged\n');
    expect(await fed(endpoints('outside', '192.0.2.46'), 'apply')).toBe('endpoints/outside configured\n');
    await listed('outside', ['192.0.2.46']);
    expect(await fed(service('outside', 9377), 'apply')).toBe('service/outside configured\n');
    expect(await field('svc', 'outside', '.spec.ports[0].targetPort')).toBe('9377');
  });

  it('makes a Service without selector with a slice by hand', async () => {
    expect(await fed(`${service('sliced')}---${slice('sliced', '192.0.2.45')}`, 'apply')).toBe(
      'service/sliced created\nendpointslice.discovery.k8s.io/sliced-1 created\n',
    );
    await listed('sliced', ['192.0.2.45']);
  });

  it('only asks with --dry-run=server, and shows the difference with diff', async () => {
    expect(await fed(service('asked'), 'apply', '--dry-run=server')).toBe(
      'service/asked created (server dry run)\n',
    );
    expect(await refused(['get', 'svc', 'asked'])).toContain('NotFound');
    const { code, out } = await subject().run(['diff', '-f', '-'], { input: service('sliced', 1234) });
    expect(code).toBe(1);
    expect(out).toMatch(/^-.*targetPort: 9376\n\+.*targetPort: 1234$/m);
  });

  it('takes away what left the file, and works on the server’s side too', async () => {
    const labelled = service('shrinking').replace('name: shrinking', 'name: shrinking\n  labels: {a: "1"}');
    await fed(labelled, 'apply');
    expect(await field('svc', 'shrinking', '.metadata.labels.a')).toBe('1');
    await fed(service('shrinking'), 'apply');
    expect(await field('svc', 'shrinking', '.metadata.labels')).toBe('');
    expect(await fed(service('by-server'), 'apply', '--server-side')).toBe(
      'service/by-server serverside-applied\n',
    );
  });

  it('creates, replaces and deletes by file', async () => {
    expect(await fed(service('filed'), 'create')).toBe('service/filed created\n');
    expect(await fed(service('filed', 1), 'replace')).toBe('service/filed replaced\n');
    expect(await fed(service('filed', 1), 'delete')).toMatch(/^service "filed" deleted/);
  });
});

describe('patch, label, annotate, edit, set', () => {
  const replicas = () => field('deploy', 'mailer', '.spec.replicas');

  it('patches in three ways, and the scale by its subresource', async () => {
    await kubectl('patch', 'deploy', 'mailer', '-p', '{"spec":{"replicas":2}}');
    expect(await replicas()).toBe('2');
    await kubectl('patch', 'deploy', 'mailer', '--type=merge', '-p', '{"spec":{"replicas":3}}');
    expect(await replicas()).toBe('3');
    const operation = '[{"op":"replace","path":"/spec/replicas","value":2}]';
    await kubectl('patch', 'deploy', 'mailer', '--type=json', '-p', operation);
    expect(await replicas()).toBe('2');
    const scale = ['--subresource=scale', '--type=merge', '-p', '{"spec":{"replicas":1}}'];
    await kubectl('patch', 'deploy', 'mailer', ...scale);
    expect(await replicas()).toBe('1');
    expect(await kubectl('patch', 'deploy', 'mailer', '-p', '{"spec":{"replicas":1}}')).toContain(
      '(no change)',
    );
  });

  it('labels and annotates, and takes away again', async () => {
    expect(await kubectl('label', 'pod', 'curl', 'tier=tools')).toBe('pod/curl labeled\n');
    expect(await kubectl('get', 'pods', '-l', 'tier=tools', '-o', 'name')).toBe('pod/curl\n');
    expect(await refused(['label', 'pod', 'curl', 'tier=other'])).toContain('--overwrite is false');
    await kubectl('label', 'pod', 'curl', 'tier-');
    expect(await kubectl('get', 'pods', '-l', 'tier', '-o', 'name')).toBe('');
    await kubectl('annotate', 'pod', 'curl', 'note=hello');
    expect(await field('pod', 'curl', '.metadata.annotations.note')).toBe('hello');
  });

  it('edits with the editor of the person', async () => {
    const env = { KUBE_EDITOR: 'sed -i s/sessionAffinity:.None/sessionAffinity:\\ ClientIP/' };
    const { code, out, err } = await subject().run(['edit', 'svc', 'cart'], { env });
    expect([code, out, err]).toEqual([0, 'service/cart edited\n', '']);
    expect(await field('svc', 'cart', '.spec.sessionAffinity')).toBe('ClientIP');
    const idle = await subject().run(['edit', 'svc', 'cart'], { env: { KUBE_EDITOR: 'true' } });
    expect(idle.err + idle.out).toContain('Edit cancelled, no changes made');
  });

  it('sets selector and environment', async () => {
    await kubectl('set', 'selector', 'svc', 'catalog', 'app=nobody');
    expect(await field('svc', 'catalog', '.spec.selector.app')).toBe('nobody');
    await kubectl('set', 'selector', 'svc', 'catalog', 'app=catalog');
    await kubectl('set', 'env', 'deploy/mailer', 'MODE=test');
    expect(await field('deploy', 'mailer', '.spec.template.spec.containers[0].env[0].value')).toBe('test');
  });
});

describe('create', () => {
  it('a Deployment, exposed as a Service that lists its pods', async () => {
    expect(
      await kubectl('create', 'deployment', 'hello', '--image=hello:1', '--replicas=2', '--port=80'),
    ).toBe('deployment.apps/hello created\n');
    expect(await kubectl('expose', 'deploy', 'hello', '--port=80')).toBe('service/hello exposed\n');
    await kubectl('rollout', 'status', 'deploy/hello', '--timeout=30s');
    await kubectl(
      'wait',
      '--for=jsonpath={.endpoints[1].conditions.ready}=true',
      '--timeout=30s',
      'endpointslices',
      '-l',
      'kubernetes.io/service-name=hello',
    );
    const [row] = tableOf(await kubectl('get', 'endpointslices', '-l', 'kubernetes.io/service-name=hello'));
    expect(row?.['ENDPOINTS']?.split(',')).toHaveLength(2);
  });

  it('a pod that becomes ready, and a job that completes', async () => {
    expect(await kubectl('run', 'one', '--image=one:1')).toBe('pod/one created\n');
    expect(await kubectl('wait', '--for=condition=Ready', 'pod/one', '--timeout=30s')).toBe(
      'pod/one condition met\n',
    );
    await kubectl('create', 'job', 'once', '--image=once:1');
    await kubectl('wait', '--for=condition=complete', 'job/once', '--timeout=30s');
    expect(tableOf(await kubectl('get', 'job', 'once'))[0]).toMatchObject({ COMPLETIONS: '1/1' });
  });

  it('Services, Ingresses, budgets, accounts and namespaces, and removes them', async () => {
    await kubectl('create', 'service', 'nodeport', 'np', '--tcp=80:8080');
    expect(Number(await field('svc', 'np', '.spec.ports[0].nodePort'))).toBeGreaterThanOrEqual(30_000);
    await kubectl('create', 'service', 'externalname', 'ext', '--external-name=db.example');
    expect(tableOf(await kubectl('get', 'svc', 'ext'))[0]).toMatchObject({
      TYPE: 'ExternalName',
      'CLUSTER-IP': '<none>',
      'EXTERNAL-IP': 'db.example',
    });
    await kubectl('create', 'ingress', 'door', '--class=nginx', '--rule=a.example/*=web:80');
    await kubectl('create', 'pdb', 'budget', '--selector=app=web', '--min-available=1');
    await kubectl('create', 'sa', 'robot');
    expect(await kubectl('delete', 'svc/np', 'svc/ext', 'ing/door', 'pdb/budget', 'sa/robot')).toContain(
      '"np" deleted',
    );
    await kubectl('create', 'ns', 'brief');
    await kubectl('create', 'deploy', 'lodger', '--image=x:1', '-n', 'brief');
    expect(await kubectl('delete', 'ns', 'brief', '--timeout=30s')).toContain('"brief" deleted');
    expect(await refused(['get', 'ns', 'brief'])).toContain('NotFound');
  });
});

describe('what is refused', () => {
  it('a name that is taken', async () => {
    expect(await refused(['create', 'ns', 'shop'])).toBe(
      'Error from server (AlreadyExists): namespaces "shop" already exists\n',
    );
  });

  it('an object that breaks the rules, with the field and the reason', async () => {
    const bad = (text: string) => refused(['create', '-f', '-'], text);
    expect(await bad(service('Not_A_Name'))).toMatch(
      /^The Service "Not_A_Name" is invalid: metadata.name: Invalid value: "Not_A_Name": a lowercase RFC 1123 label/,
    );
    expect(await bad(service('ported').replace('80', '800000'))).toContain(
      'spec.ports[0].port: Invalid value: 800000: must be between 1 and 65535, inclusive',
    );
    expect(await refused(['scale', 'deploy/web', '--replicas=-2'])).toMatch(/replicas|negative|must be/);
  });

  it('what is no object at all', async () => {
    expect(await refused(['apply', '-f', '-'], 'kind: Pod')).toContain('apiVersion not set');
    expect(await refused(['apply', '-f', '-'], '{{{')).toContain('error parsing STDIN');
    expect(await refused(['apply', '-f', '-'], 'a: [1')).toMatch(/yaml|YAML/);
    expect(
      await refused(['apply', '-f', '-'], service('x').replace('kind: Service', 'kind: Gadget')),
    ).toContain('no matches for kind "Gadget"');
  });

  it('what is not there', async () => {
    expect(await refused(['delete', 'pod', 'nobody'])).toContain('pods "nobody" not found');
    expect(await refused(['scale', 'deploy/nobody', '--replicas=1'])).toContain('no objects passed to scale');
    expect(await refused(['apply', '-n', 'nowhere', '-f', '-'], service('lost'))).toContain(
      'namespaces "nowhere" not found',
    );
  });
});
