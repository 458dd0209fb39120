import { describe, expect, it } from 'vitest';
import type { Kind } from '../kind.ts';
import { parse } from '../parse.ts';

function read(kind: Kind, json: object): unknown {
  const metadata = { uid: 'u1', name: 'web', namespace: 'shop', generation: 3 };
  const parsed = parse(kind, { metadata, ...json });
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.object;
}

const accepted = {
  type: 'Accepted',
  status: 'True',
  reason: 'Accepted',
  observedGeneration: 2,
  lastTransitionTime: '2026-11-21T08:00:00Z',
};
const understood = {
  type: 'Accepted',
  status: 'True',
  reason: 'Accepted',
  generation: 2,
  since: Date.parse('2026-11-21T08:00:00Z'),
};

describe('Gateways', () => {
  it('P31 fills in what a listener leaves to the API, and keeps what is said of it', () => {
    expect(
      read('Gateway', {
        spec: {
          gatewayClassName: 'edge',
          listeners: [
            { name: 'http', port: 80, protocol: 'HTTP' },
            {
              name: 'https',
              port: 443,
              protocol: 'HTTPS',
              hostname: '*.example.com',
              tls: { certificateRefs: [{ name: 'cert' }, { name: 'other', namespace: 'certs' }] },
              allowedRoutes: {
                namespaces: { from: 'Selector', selector: { matchLabels: { edge: 'yes' } } },
                kinds: [{ kind: 'HTTPRoute' }],
              },
            },
          ],
        },
        status: {
          addresses: [{ value: '198.51.100.9' }],
          conditions: [accepted],
          listeners: [{ name: 'http', attachedRoutes: 2, conditions: [accepted] }],
        },
      }),
    ).toMatchObject({
      generation: 3,
      className: 'edge',
      addresses: ['198.51.100.9'],
      allowedListeners: { from: 'None' },
      conditions: [understood],
      listeners: [
        { name: 'http', port: 80, allowedNamespaces: { from: 'Same' }, allowedKinds: [] },
        {
          hostname: '*.example.com',
          tls: {
            mode: 'Terminate',
            certificates: [
              { group: '', kind: 'Secret', namespace: 'shop', name: 'cert' },
              { group: '', kind: 'Secret', namespace: 'certs', name: 'other' },
            ],
          },
          allowedNamespaces: { from: 'Selector', selector: { pairs: new Map([['edge', 'yes']]) } },
          allowedKinds: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' }],
        },
      ],
      listenerStatus: [{ name: 'http', attachedRoutes: 2, conditions: [understood] }],
    });
  });

  it('P1 a ListenerSet that names no Gateway is malformed, and says so', () => {
    const metadata = { uid: 'u1', name: 'more', namespace: 'shop' };
    expect(parse('ListenerSet', { metadata, spec: {} })).toMatchObject({ ok: false, name: 'more' });
    expect(read('ListenerSet', { spec: { parentRef: { name: 'edge' } } })).toMatchObject({
      parent: { kind: 'Gateway', namespace: 'shop', name: 'edge' },
    });
  });
});

describe('routes', () => {
  it('P31 parents and backends are meant in the namespace of the route, and a rule without match takes every path', () => {
    const route = read('HTTPRoute', {
      spec: {
        parentRefs: [
          { name: 'edge', sectionName: 'https' },
          { name: 'other', namespace: 'infra', port: 80 },
        ],
        hostnames: ['shop.example.com'],
        rules: [
          {
            backendRefs: [
              { name: 'web', port: 80 },
              { name: 'api', namespace: 'back', port: 80, weight: 0 },
            ],
          },
        ],
      },
      status: { parents: [{ parentRef: { name: 'edge' }, controllerName: 'c', conditions: [accepted] }] },
    });
    expect(route).toMatchObject({
      kind: 'HTTPRoute',
      parents: [
        { kind: 'Gateway', namespace: 'shop', name: 'edge', sectionName: 'https' },
        { namespace: 'infra', name: 'other', port: 80 },
      ],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/' }, headers: [], query: [] }],
          backends: [
            { group: '', kind: 'Service', namespace: 'shop', name: 'web', port: 80, weight: 1 },
            { namespace: 'back', name: 'api', weight: 0 },
          ],
        },
      ],
      status: [{ controller: 'c', parent: { name: 'edge' }, conditions: [understood] }],
    });
  });

  it('reads matches and filters', () => {
    const rule = {
      matches: [
        {
          path: { type: 'Exact', value: '/pay' },
          method: 'POST',
          headers: [{ name: 'X-Canary', value: '1' }],
          queryParams: [{ type: 'RegularExpression', name: 'v', value: '.*' }],
        },
      ],
      filters: [
        { type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } },
        {
          type: 'URLRewrite',
          urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } },
        },
        { type: 'RequestMirror', requestMirror: { backendRef: { name: 'copy', port: 80 } } },
      ],
    };
    expect(read('HTTPRoute', { spec: { rules: [rule] } })).toMatchObject({
      rules: [
        {
          matches: [
            {
              path: { type: 'Exact', value: '/pay' },
              method: 'POST',
              headers: [{ name: 'X-Canary', type: 'Exact', value: '1' }],
              query: [{ name: 'v', type: 'RegularExpression', value: '.*' }],
            },
          ],
          filters: [
            { redirect: { scheme: 'https', status: 301 } },
            { rewrite: { path: { type: 'ReplacePrefixMatch', value: '/' } } },
            { mirror: { name: 'copy', namespace: 'shop', port: 80 } },
          ],
          backends: [],
        },
      ],
    });
    const call = { method: { service: 'shop.Cart', method: 'Add' } };
    expect(read('GRPCRoute', { spec: { rules: [{ matches: [call] }, {}] } })).toMatchObject({
      rules: [
        { matches: [{ grpc: { type: 'Exact', service: 'shop.Cart', method: 'Add' } }] },
        { matches: [] },
      ],
    });
  });
});

describe('ReferenceGrants', () => {
  it('keep who may refer to what', () => {
    expect(
      read('ReferenceGrant', {
        spec: {
          from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'edge' }],
          to: [{ group: '', kind: 'Service', name: 'web' }, { kind: 'Secret' }, {}],
        },
      }),
    ).toMatchObject({
      from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'edge' }],
      to: [
        { group: '', kind: 'Service', name: 'web' },
        { group: '', kind: 'Secret' },
      ],
    });
  });
});

describe('NetworkPolicies', () => {
  it('P31 ingress is always meant, and egress where there are rules for it', () => {
    expect(read('NetworkPolicy', { spec: {} })).toMatchObject({ directions: ['Ingress'] });
    const egress = [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }] }];
    expect(read('NetworkPolicy', { spec: { egress } })).toMatchObject({
      directions: ['Ingress', 'Egress'],
      egress: [{ peers: [{ block: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }], ports: [] }],
    });
    expect(read('NetworkPolicy', { spec: { policyTypes: ['Egress'] } })).toMatchObject({
      directions: ['Egress'],
    });
  });

  it('P36 an empty selector is everybody, one without sense is nobody', () => {
    const senseless = { matchExpressions: [{ key: 'app', operator: 'Like' }] };
    expect(read('NetworkPolicy', { spec: { podSelector: {} } })).toMatchObject({
      selector: { pairs: new Map(), expressions: [] },
    });
    expect(read('NetworkPolicy', { spec: { podSelector: senseless } })).not.toHaveProperty('selector');
    const ingress = [{ from: [{ podSelector: {} }, { namespaceSelector: senseless, podSelector: {} }] }];
    expect(read('NetworkPolicy', { spec: { ingress } })).toMatchObject({
      ingress: [{ peers: [{ pods: { pairs: new Map() } }, {}] }],
    });
  });

  it('keeps named ports, ranges and protocols', () => {
    const ports = [{ port: 'http' }, { port: 8000, endPort: 8999, protocol: 'UDP' }, { protocol: 'SCTP' }];
    expect(read('NetworkPolicy', { spec: { ingress: [{ ports }] } })).toMatchObject({
      ingress: [
        {
          ports: [
            { protocol: 'TCP', port: 'http' },
            { protocol: 'UDP', port: 8000, endPort: 8999 },
            { protocol: 'SCTP' },
          ],
        },
      ],
    });
  });
});
