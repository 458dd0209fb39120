/** Requests that get through and requests that do not, from inside and from outside: where they end, what the caller sees, and who lost. */
import { describe, expect, it } from 'vitest';
import { judge } from '../findings/judge.ts';
import { clusterOf } from '../findings/testing/cluster-of.ts';
import { gateway, gatewayClass, grant, policy, route } from '../findings/testing/network-builders.ts';
import type { RouteObject } from '../kubernetes/gateway-api.ts';
import type { KubeObject } from '../kubernetes/object.ts';
import { ingress, ingressClass, line, node, pod, service, slice, workload } from '../testing/builders.ts';
import { readTarget } from './target.ts';
import { trace } from './trace.ts';

const web = pod('web-1', {
  ips: ['10.244.1.5'],
  node: 'n1',
  labels: { app: 'web' },
  listens: 'web 8080',
  ports: [{ name: 'http', protocol: 'TCP', port: 8080 }],
});
const client = pod('client', { ips: ['10.244.2.6'], node: 'n2', labels: { app: 'client' } });
const shop: readonly KubeObject[] = [
  node('n1'),
  node('n2'),
  workload('Deployment', 'web'),
  web,
  client,
  service('web'),
  slice('web-a', 'web', [line(web)]),
];

function follow(
  target: string,
  objects: readonly KubeObject[],
  options: { from?: string; client?: string; without?: readonly KubeObject['kind'][] } = {},
) {
  const read = readTarget(target, options.client === undefined ? {} : { client: options.client });
  if (read === undefined) throw new Error(`not a target: ${target}`);
  const question = clusterOf(objects, { without: options.without ?? [] });
  const from = options.from === undefined ? {} : { from: { namespace: 'shop', name: options.from } };
  const { verdict, hops } = trace({ ...question, target: read, ...from }, judge(question).findings);
  const ends = hops.find(({ result }) => result === 'fail') ?? hops.find(({ result }) => result !== 'pass');
  return { verdict, hops, ends, stages: hops.map(({ stage, result }) => `${stage} ${result}`) };
}

const replace = (...others: readonly KubeObject[]): readonly KubeObject[] => [
  ...shop.filter(({ meta }) => others.every(other => other.meta.uid !== meta.uid)),
  ...others,
];

describe('from inside', () => {
  it('gets through, and names container and port at the end', () => {
    const { verdict, stages, hops } = follow('web:80', shop, { from: 'client' });
    expect(verdict).toBe('pass');
    expect(stages).toEqual([
      'name unknown',
      'service pass',
      'port pass',
      'endpoints pass',
      'ready pass',
      'policy pass',
      'container pass',
    ]);
    expect(hops.at(-1)).toMatchObject({
      subject: { kind: 'Pod', name: 'web-1' },
      why: expect.stringContaining('Container web of pod web-1 should listen on 8080/TCP'),
    });
  });

  it.each([
    ['a name that nobody has', 'wbe:80', shop, 'service', 'NXDOMAIN', undefined],
    ['a name of another namespace', 'web.blog:80', shop, 'service', 'NXDOMAIN', undefined],
    ['the port of the pods', 'web:8080', shop, 'port', 'refused or timeout', undefined],
    [
      'a selector that means nobody',
      'web:80',
      replace(service('web', { selector: { app: 'wbe' } }), slice('web-a', 'web', [])),
      'endpoints',
      'refused',
      'svc-selector-matches-no-pods',
    ],
    [
      'an alias of an address',
      'alias:80',
      [...shop, service('alias', { type: 'ExternalName', externalName: '10.0.0.1', selector: {} })],
      'service',
      'NXDOMAIN',
      'svc-external-name-invalid',
    ],
  ] as const)('does not get through with %s', (_, target, objects, stage, symptom, rule) => {
    const { verdict, ends } = follow(target, objects, { from: 'client' });
    expect(verdict).toBe('fail');
    expect(ends).toMatchObject({ stage, symptom, ...(rule === undefined ? {} : { rule }) });
  });

  it('says where a name is that is not here', () => {
    expect(follow('web.blog:80', shop, { from: 'client' }).ends?.why).toContain('web.shop');
  });

  it('follows aliases, and says that what is outside cannot be told', () => {
    const alias = service('alias', {
      type: 'ExternalName',
      externalName: 'web.shop.svc.cluster.local',
      selector: {},
    });
    expect(follow('alias:80', [...shop, alias]).verdict).toBe('pass');
    const outside = service('alias', { type: 'ExternalName', externalName: 'db.example.com', selector: {} });
    expect(follow('alias:80', [...shop, outside]).verdict).toBe('unknown');
  });

  it('does not translate ports of headless Services', () => {
    const headless = replace(service('web', { headless: true, clusterIPs: [] }));
    expect(follow('web:80', headless).ends).toMatchObject({ stage: 'port', rule: 'svc-headless-port-remap' });
    expect(follow('web:8080', headless).verdict).toBe('pass');
  });

  it('stays on the node of the caller where the policy is local', () => {
    const local = replace(service('web', { internalTrafficPolicy: 'Local' }));
    expect(follow('web:80', local, { from: 'client' }).ends).toMatchObject({
      stage: 'node',
      symptom: 'timeout',
    });
    expect(follow('web:80', local, { from: 'web-1' }).verdict).toBe('pass');
  });

  it('asks policies of both sides, and exempts nobody by accident', () => {
    const into = policy('in', { app: 'web' }, { ingress: [{ from: { app: 'client' }, ports: [8080] }] });
    expect(follow('web:80', [...shop, into], { from: 'client' }).verdict).toBe('pass');
    const closed = policy('in', { app: 'web' }, { ingress: [{ from: { app: 'other' }, ports: [8080] }] });
    expect(follow('web:80', [...shop, closed], { from: 'client' }).ends).toMatchObject({
      stage: 'policy',
      symptom: 'timeout',
    });
    const out = policy('out', { app: 'client' }, { egress: [{ to: { app: 'db' }, ports: [5432] }] });
    expect(follow('web:80', [...shop, out], { from: 'client' }).ends).toMatchObject({
      stage: 'policy',
      why: expect.stringContaining('out of client'),
    });
  });

  it('falls back to pods that leave, as kube-proxy does', () => {
    const leaving = { ...web, meta: { ...web.meta, deletion: Date.parse('2026-11-21T09:00:30Z') } };
    const objects = replace(leaving, slice('web-a', 'web', [line(leaving)]));
    expect(follow('web:80', objects).verdict).toBe('degraded');
  });

  it('goes on behind what fails', () => {
    const unready = { ...web, ready: false, readySince: web.meta.created + 60_000 };
    const { hops } = follow('web:80', replace(unready, slice('web-a', 'web', [line(unready)])));
    expect(hops.find(({ result }) => result === 'fail')).toMatchObject({
      stage: 'ready',
      rule: 'svc-no-ready-endpoints',
    });
    expect(hops.at(-1)).toMatchObject({ stage: 'container', beyond: true });
  });

  it.each([
    [
      'who is nearly meant by the selector',
      [service('web', { selector: { app: 'wbe' } }), slice('web-a', 'web', [])],
      'No pod carries app=wbe. One pair off is 1 pod; what lies behind is told as if it was meant. web-1: carries app=web, not app=wbe.',
      'Container web of pod web-1 should listen on 8080/TCP',
    ],
    [
      'whose pods declare no such port',
      [
        service('web', { ports: [{ name: '', protocol: 'TCP', port: 80, target: 'web' }] }),
        slice('web-a', 'web', []),
      ],
      '1 pod carries app=web, and none of them is in the list. web-1: declares no port web/TCP; it has http 8080/TCP.',
      undefined,
    ],
    [
      'who has no address yet',
      [{ ...web, ips: [], ready: false, reason: 'ContainerCreating' }, slice('web-a', 'web', [])],
      '1 pod carries app=web, and none of them is in the list. web-1: has no address yet: ContainerCreating.',
      undefined,
    ],
    [
      'that nobody is',
      [service('web', { selector: { shop: 'of', horrors: 'here' } }), slice('web-a', 'web', [])],
      'No pod of shop carries shop=of,horrors=here, or nearly.',
      undefined,
    ],
  ] as const)('says behind an empty list %s, and goes on', (_, changed, why, last) => {
    const { verdict, hops, ends } = follow('web:80', replace(...changed), { from: 'client' });
    expect([verdict, ends?.stage]).toEqual(['fail', 'endpoints']);
    const meant = hops.find(({ stage }) => stage === 'ready');
    expect(meant).toMatchObject({ beyond: true, result: 'fail', why });
    if (last === undefined) expect(hops.at(-1)).toBe(meant);
    else expect(hops.at(-1)).toMatchObject({ stage: 'container', why: expect.stringContaining(last) });
  });

  it('says nothing more behind an empty list that people write', () => {
    const { selector: _nobody, ...byHand } = service('web');
    const objects = replace(byHand, slice('web-a', 'web', []));
    expect(follow('web:80', objects).hops.at(-1)).toMatchObject({ stage: 'endpoints', result: 'fail' });
  });

  it('says that it has not seen policies, and does not doubt all of it for that', () => {
    const { verdict, stages } = follow('web:80', shop, { without: ['NetworkPolicy'] });
    expect(verdict).toBe('pass');
    expect(stages).toContain('policy unknown');
  });

  it('takes a URL with the name of a Service for what a pod would ask', () => {
    expect(follow('http://web.shop.svc/cart?v=2', shop, { from: 'client' }).stages[1]).toBe('service pass');
    expect(follow('https://web.shop.svc.cluster.local/', shop).ends).toMatchObject({ stage: 'port' });
  });

  it('says that it does not know where lists may not be seen', () => {
    expect(follow('web:80', shop, { without: ['EndpointSlice', 'Pod'] })).toMatchObject({
      verdict: 'unknown',
      ends: { stage: 'endpoints' },
    });
  });
});

describe('from outside, by an Ingress', () => {
  const nginx = ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' });
  const door = ingress('door', 'shop.example', { '/': 'web', '/cart': 'web' }, { className: 'nginx' });

  it('takes the longest path, and says why others lost', () => {
    const { verdict, hops } = follow('http://shop.example/cart/1', [...shop, nginx, door]);
    expect(verdict).toBe('pass');
    expect(hops.find(({ stage }) => stage === 'rule')).toMatchObject({
      why: 'shop.example/cart (Prefix) fits best.',
      lost: ['shop.example/: shorter.'],
    });
  });

  it('compares prefixes by elements, and wildcards stand for one label', () => {
    const only = ingress('door', 'shop.example', { '/cart': 'web' }, { className: 'nginx' });
    expect(follow('http://shop.example/cartoon', [...shop, nginx, only]).ends).toMatchObject({
      stage: 'rule',
      symptom: '404',
    });
    const wild = ingress('door', '*.example', { '/': 'web' }, { className: 'nginx' });
    expect(follow('http://shop.example/', [...shop, nginx, wild]).verdict).toBe('pass');
    expect(follow('http://a.shop.example/', [...shop, nginx, wild]).ends).toMatchObject({ stage: 'entry' });
  });

  it('knows a host that is for nobody, and one that is near', () => {
    const { ends } = follow('http://shpo.example/', [...shop, nginx, door]);
    expect(ends).toMatchObject({
      stage: 'entry',
      result: 'fail',
      why: expect.stringContaining('shop.example'),
    });
  });

  it('looks at the list of source ranges with the address of the caller', () => {
    const key = 'nginx.ingress.kubernetes.io/allowlist-source-range';
    const guarded = { ...door, annotations: new Map([[key, '10.0.0.0/8']]) };
    const objects = [...shop, nginx, guarded];
    expect(follow('http://shop.example/', objects, { client: '10.1.2.3' }).verdict).toBe('pass');
    expect(follow('http://shop.example/', objects, { client: '192.0.2.1' }).ends).toMatchObject({
      stage: 'access',
      symptom: '403',
    });
    const comma = { ...door, annotations: new Map([[key, '10.0.0.0/8,']]) };
    expect(
      follow('http://shop.example/', [...shop, nginx, comma]).hops.find(({ result }) => result === 'fail'),
    ).toMatchObject({ rule: 'nginx-source-range-invalid', symptom: '503' });
  });

  it('needs ready pods: those that leave do not count for a proxy', () => {
    const leaving = { ...web, meta: { ...web.meta, deletion: Date.parse('2026-11-21T09:00:30Z') } };
    const objects = [...replace(leaving, slice('web-a', 'web', [line(leaving)])), nginx, door];
    expect(
      follow('http://shop.example/', objects).hops.find(({ result }) => result === 'fail'),
    ).toMatchObject({ stage: 'ready', symptom: '503' });
  });

  it('asks for a certificate over https only', () => {
    expect(follow('https://shop.example/', [...shop, nginx, door]).ends).toMatchObject({ stage: 'front' });
    expect(follow('https://shop.example/', [...shop, nginx, door]).verdict).toBe('degraded');
  });
});

describe('from outside, by a Gateway', () => {
  const edge = [gatewayClass('shared'), gateway('edge', { hostname: '*.example' })];
  const to = (weight: number, name = 'web', namespace = 'shop') => ({ name, namespace, weight });
  const ways = (...backends: readonly ReturnType<typeof to>[]): RouteObject =>
    route('way', { hostnames: ['shop.example'], backends });

  it('gets through listener, route and backend', () => {
    expect(follow('http://shop.example/', [...shop, ...edge, ways(to(1))])).toMatchObject({
      verdict: 'pass',
    });
  });

  it('leaves routes of a mesh out: they are for calls within the cluster', () => {
    const mesh = route('mesh', { parent: { group: '', kind: 'Service', name: 'web' } });
    const { hops } = follow('http://shop.example/', [...shop, ...edge, mesh, ways(to(1))]);
    expect(hops[0]).not.toHaveProperty('lost');
  });

  it('is degraded by the share of a backend that is broken', () => {
    const { verdict, hops } = follow('http://shop.example/', [...shop, ...edge, ways(to(3), to(1, 'gone'))]);
    expect(verdict).toBe('degraded');
    expect(hops.find(({ result }) => result === 'degraded')).toMatchObject({
      rule: 'route-backend-service-missing',
    });
  });

  it('may not lead to another namespace without a grant', () => {
    const other = service('pay', { namespace: 'bank' });
    const objects = [...shop, ...edge, other, ways(to(1, 'pay', 'bank'))];
    expect(
      follow('http://shop.example/', objects).hops.find(({ result }) => result === 'fail'),
    ).toMatchObject({ rule: 'route-backend-ref-not-permitted', symptom: '500' });
    expect(
      follow('http://shop.example/', [...objects, grant('ok', 'bank', 'shop')]).hops.find(
        ({ stage }) => stage === 'backend',
      )?.result,
    ).toBe('pass');
  });

  it('has no listener for https', () => {
    expect(
      follow('https://shop.example/', [...shop, ...edge, ways(to(1))]).hops.find(
        ({ result }) => result === 'fail',
      ),
    ).toMatchObject({ stage: 'host', symptom: 'no connection' });
  });
});
