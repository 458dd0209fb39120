/** Looking: what stock kubectl prints of the simulated cluster, in every form that a course asks for. Nothing here changes the cluster. */
import { describe, expect, it } from 'vitest';
import { useKubectl } from './cluster.ts';
import { column, tableOf } from './kubectl.ts';

const subject = useKubectl();
const kubectl = (...args: readonly string[]) => subject()(...args);

const web = ['web-6d5f7c9b8-4kq2x', 'web-6d5f7c9b8-9v7tn', 'web-6d5f7c9b8-zc8lm'];

describe('top', () => {
  it('shows how busy nodes, pods and containers are, as metrics-server says', async () => {
    const nodes = tableOf(await kubectl('top', 'nodes'));
    expect(nodes.map(node => node['NAME'])).toEqual(['node-a', 'node-b', 'node-c']);
    for (const node of nodes) expect(node['CPU(cores)']).toMatch(/^[1-9]\d*m$/);
    const pods = tableOf(await kubectl('top', 'pods', '-l', 'app=web', '--containers'));
    expect(pods.map(pod => [pod['POD'], pod['NAME']])).toEqual(web.map(name => [name, 'web']));
    expect(tableOf(await kubectl('get', 'apiservice', 'v1beta1.metrics.k8s.io'))[0]).toMatchObject({
      SERVICE: 'kube-system/metrics-server',
      AVAILABLE: 'True',
    });
    expect(column(await kubectl('get', 'nodes.metrics.k8s.io'), 'NAME')).toEqual([
      'node-a',
      'node-b',
      'node-c',
    ]);
    const { err } = await subject().run(['top', 'pod', 'nobody']);
    expect(err).toBe('Error from server (NotFound): podmetrics.metrics.k8s.io "shop/nobody" not found\n');
  });
});

describe('logs', () => {
  it('are what a program writes, of one pod and of many', async () => {
    const [first = ''] = web;
    const all = (await kubectl('logs', first)).trimEnd().split('\n');
    expect(all.length).toBeGreaterThan(100);
    for (const line of all) expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z info {2}\S/);
    expect((await kubectl('logs', 'deploy/web', '--tail=3')).trimEnd().split('\n')).toHaveLength(3);
    const many = await kubectl('logs', '-l', 'app=web', '--prefix', '--tail=2');
    expect(
      many
        .trimEnd()
        .split('\n')
        .map(line => line.split(' ')[0])
        .sort(),
    ).toEqual(web.flatMap(name => [`[pod/${name}/web]`, `[pod/${name}/web]`]));
    expect((await subject().run(['logs', first, '--previous'])).err).toBe(
      `Error from server (BadRequest): previous terminated container "web" in pod "${first}" not found\n`,
    );
  });

  it('can be followed, and say nothing twice', async () => {
    const following = subject().follow(
      'logs',
      '-f',
      '-l',
      'app=web',
      '--prefix',
      '--tail=1',
      '--max-log-requests=9',
    );
    const lines = await following.count(12);
    following.stop();
    expect(new Set(lines).size).toBe(12);
    expect(new Set(lines.map(line => line.split(' ')[0])).size).toBe(3);
  });
});

describe('get', () => {
  it('prints pods with the columns of kubectl, and more of them with -o wide', async () => {
    const [row] = tableOf(await kubectl('get', 'pods', '-l', 'app=web'));
    expect(Object.keys(row ?? {})).toEqual(['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE']);
    const wide = tableOf(await kubectl('get', 'pods', '-o', 'wide', '-l', 'app=web'));
    expect(wide.map(pod => [pod['NAME'], pod['READY'], pod['STATUS'], pod['IP'], pod['NODE']])).toEqual([
      [web[0], '1/1', 'Running', '10.244.1.11', 'node-a'],
      [web[1], '1/1', 'Running', '10.244.2.14', 'node-b'],
      [web[2], '1/1', 'Running', '10.244.3.9', 'node-c'],
    ]);
  });

  it('prints Services, Endpoints, slices, Ingresses, workloads and nodes', async () => {
    const services = tableOf(await kubectl('get', 'svc'));
    expect(services.find(service => service['NAME'] === 'web')).toMatchObject({
      TYPE: 'ClusterIP',
      'CLUSTER-IP': '10.96.0.42',
      'PORT(S)': '80/TCP',
    });
    const endpoints = tableOf(await kubectl('get', 'ep', 'web'));
    expect(endpoints[0]?.['ENDPOINTS']).toBe('10.244.1.11:8080,10.244.2.14:8080,10.244.3.9:8080');
    const slices = tableOf(await kubectl('get', 'endpointslices'));
    expect(slices.find(slice => slice['NAME'] === 'web-x7k2p')).toMatchObject({
      ADDRESSTYPE: 'IPv4',
      PORTS: '8080',
      ENDPOINTS: '10.244.1.11,10.244.2.14,10.244.3.9',
    });
    expect(tableOf(await kubectl('get', 'ing'))[0]).toMatchObject({
      NAME: 'shop',
      CLASS: 'nginx',
      HOSTS: 'shop.example',
      ADDRESS: '198.51.100.20',
    });
    expect(tableOf(await kubectl('get', 'deploy', 'web'))[0]).toMatchObject({
      READY: '3/3',
      'UP-TO-DATE': '3',
      AVAILABLE: '3',
    });
    expect(tableOf(await kubectl('get', 'sts'))[0]).toMatchObject({ NAME: 'db', READY: '3/3' });
    expect(tableOf(await kubectl('get', 'nodes')).map(node => [node['NAME'], node['STATUS']])).toEqual([
      ['node-a', 'Ready'],
      ['node-b', 'Ready'],
      ['node-c', 'Ready'],
    ]);
    expect(await kubectl('get', 'all')).toMatch(/pod\/db-0 [\s\S]*service\/web [\s\S]*deployment.apps\/web /);
  });

  it('prints objects as YAML, JSON, names, fields and columns of one’s own', async () => {
    expect(await kubectl('get', 'pod', 'db-0', '-o', 'yaml')).toMatch(
      /^apiVersion: v1\nkind: Pod\nmetadata:[\s\S]*name: db-0[\s\S]*podIP: 10\.244\.1\.15/,
    );
    const list = JSON.parse(await kubectl('get', 'svc', '-o', 'json'));
    expect([list.kind, list.items[0].kind, list.items[0].apiVersion]).toEqual(['List', 'Service', 'v1']);
    expect(await kubectl('get', 'pods', '-l', 'app=web', '-o', 'name')).toBe(
      web.map(name => `pod/${name}\n`).join(''),
    );
    expect(await kubectl('get', 'svc', 'web', '-o', 'jsonpath={.spec.clusterIP}:{.spec.ports[0].port}')).toBe(
      '10.96.0.42:80',
    );
    const own = await kubectl('get', 'pods', '-l', 'app=web', '-o', 'custom-columns=WHO:.metadata.name');
    expect(column(own, 'WHO')).toEqual(web);
  });

  it('selects by label, by field and over all namespaces', async () => {
    const place = (zone: string) =>
      `topology.kubernetes.io/region=region-1,topology.kubernetes.io/zone=${zone}`;
    expect(
      column(await kubectl('get', 'pods', '-l', 'app in (cart,mailer)', '--show-labels'), 'LABELS'),
    ).toEqual([
      `app=cart,pod-template-hash=7c9d5b8f64,${place('zone-1')}`,
      `app=cart,pod-template-hash=7c9d5b8f64,${place('zone-2')}`,
      `app=mailer,pod-template-hash=59c4b7d6f8,${place('zone-1')}`,
    ]);
    const onNode = await kubectl('get', 'pods', '--field-selector', 'spec.nodeName=node-c', '-o', 'name');
    expect(onNode.trim().split('\n').sort()).toEqual([
      'pod/catalog-5b8f7d9c6-x9fqb',
      'pod/curl',
      'pod/db-2',
      `pod/${web[2]}`,
    ]);
    const done = await kubectl('get', 'pods', '--field-selector', 'status.phase=Succeeded');
    expect(tableOf(done)[0]).toMatchObject({ READY: '0/1', STATUS: 'Completed' });
    const everywhere = await kubectl('get', 'pods', '-A');
    expect(new Set(column(everywhere, 'NAMESPACE')).size).toBeGreaterThan(4);
  });

  it('watches: what there is, then what happens', async () => {
    const watch = subject().follow('get', 'svc', 'cart', '-w');
    await watch.until(/^cart .*10\.96\.0\.57/);
    await kubectl('annotate', 'svc', 'cart', 'seen=yes');
    await watch.until(/^cart .*10\.96\.0\.57/);
    watch.stop();
  });
});

describe('describe', () => {
  it('says what a pod is, where and how it is', async () => {
    const said = await kubectl('describe', 'pod', web[0] ?? '');
    expect(said).toMatch(/^Node: +node-a\/172\.18\.0\.2$/m);
    expect(said).toMatch(/^Status: +Running$/m);
    expect(said).toMatch(/^Controlled By: +ReplicaSet\/web-6d5f7c9b8$/m);
    expect(said).toMatch(/^ +Ready +True/m);
    expect(said).toMatch(/Readiness: +http-get http:\/\/:8080\/healthz/);
  });

  it('says whom a Service reaches', async () => {
    const said = await kubectl('describe', 'svc', 'web');
    expect(said).toMatch(/^Selector: +app=web$/m);
    expect(said).toMatch(/^TargetPort: +8080\/TCP$/m);
    expect(said).toMatch(/^Endpoints: +10\.244\.1\.11:8080,/m);
  });

  it('says what a node carries', async () => {
    const said = await kubectl('describe', 'node', 'node-b');
    expect(said).toMatch(/^Unschedulable: +false$/m);
    expect(said).toMatch(/^ +Ready +True .*KubeletReady/m);
    expect(said).toMatch(/^Non-terminated Pods: +\(\d+ in total\)$/m);
    expect(said).toMatch(new RegExp(`shop +${web[1]}`));
  });

  it('says how a Deployment stands', async () => {
    const said = await kubectl('describe', 'deploy', 'web');
    expect(said).toMatch(/^Replicas: +3 desired \| 3 updated \| 3 total \| 3 available \| 0 unavailable$/m);
    expect(said).toMatch(/^NewReplicaSet: +web-6d5f7c9b8 \(3\/3 replicas created\)$/m);
  });

  it('says line by line what a slice lists', async () => {
    const said = await kubectl('describe', 'endpointslice', 'web-x7k2p');
    expect(said).toMatch(/Addresses: +10\.244\.2\.14\n +Conditions:\n +Ready: +true/);
    expect(said).toMatch(new RegExp(`TargetRef: +Pod/${web[1]}\n +NodeName: +node-b`));
  });

  it('says where an Ingress leads', async () => {
    const said = await kubectl('describe', 'ingress', 'shop');
    expect(said).toMatch(/\/cart +cart:80 \(10\.244\.1\.12:8080,10\.244\.2\.17:8080\)/);
  });
});

describe('what the cluster is', () => {
  it('is told by api-resources and api-versions', async () => {
    const slices = tableOf(await kubectl('api-resources')).find(row => row['NAME'] === 'endpointslices');
    expect(slices).toMatchObject({
      APIVERSION: 'discovery.k8s.io/v1',
      NAMESPACED: 'true',
      KIND: 'EndpointSlice',
    });
    const versions = (await kubectl('api-versions')).trim().split('\n');
    expect(versions).toEqual(expect.arrayContaining(['v1', 'apps/v1', 'discovery.k8s.io/v1']));
  });

  it('is told by version and explain', async () => {
    expect(await kubectl('version')).toMatch(/^Server Version: v1\.36\.3$/m);
    expect(await kubectl('explain', 'service')).toMatch(
      /KIND: +Service\nVERSION: +v1[\s\S]*spec\t<ServiceSpec>/,
    );
    expect(await kubectl('explain', 'endpointslices')).toMatch(/GROUP: +discovery\.k8s\.io/);
  });

  it('is told by auth can-i', async () => {
    expect(await kubectl('auth', 'can-i', 'delete', 'pods')).toBe('yes\n');
    expect(await kubectl('auth', 'can-i', '--list')).toMatch(/^\*\.\* +\[\] +\[\] +\[\*\]$/m);
  });
});

describe('what a simulated cluster does not have', () => {
  const refused = async (...args: readonly string[]) => {
    const { code, err } = await subject().run(args);
    expect([args[0], code]).toEqual([args[0], 1]);
    return err;
  };

  it('is said at once and politely: exec, attach, port-forward, cp', async () => {
    const pod = web[0] ?? '';
    expect(await refused('exec', pod, '--', 'ls')).toContain('its containers run no processes');
    expect(await refused('attach', pod)).toContain('its containers run no processes');
    expect(await refused('port-forward', `pod/${pod}`, ':80')).toContain('its containers listen on no ports');
    expect(await refused('cp', '/etc/hostname', `${pod}:/tmp/x`)).toContain(
      'its containers run no processes',
    );
  });

  it('is said as a real one would: unknown kinds and names', async () => {
    expect(await refused('get', 'pods', 'nobody')).toBe(
      'Error from server (NotFound): pods "nobody" not found\n',
    );
    expect(await refused('get', 'pods', '-n', 'nowhere', 'x')).toContain('NotFound');
    expect(await refused('get', 'gadgets')).toContain('the server doesn\'t have a resource type "gadgets"');
  });
});
