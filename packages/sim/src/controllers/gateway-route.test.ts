import { describe, expect, it } from 'vitest';
import { createLab, type Lab, NAMESPACE } from '../lab.ts';
import { GATEWAY_CONTROLLER } from './gateway.ts';

const API = 'gateway.networking.k8s.io/v1';

function open(listeners: readonly object[]): Lab {
  const lab = createLab({ nodes: 1 });
  lab.wait(0);
  lab.store.create({
    apiVersion: API,
    kind: 'GatewayClass',
    metadata: { name: 'ours' },
    spec: { controllerName: GATEWAY_CONTROLLER },
  });
  put(lab, 'Gateway', 'door', { gatewayClassName: 'ours', listeners });
  lab.store.create({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'db', namespace: NAMESPACE },
    spec: { ports: [{ port: 5432 }] },
  });
  return lab;
}

function put(lab: Lab, kind: string, name: string, spec: object, namespace = NAMESPACE): void {
  lab.store.create({ apiVersion: API, kind, metadata: { name, namespace }, spec });
}

const route = (backend: string, more: object = {}) => ({
  parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'door', ...more }],
  rules: [{ backendRefs: [{ name: backend, port: 5432 }] }],
});

const said = (lab: Lab, kind: string, name: string, namespace = NAMESPACE) =>
  (lab.store.get(kind, namespace, name)?.status?.parents ?? []).flatMap(
    ({ conditions }: { conditions: readonly { type: string; status: string; reason: string }[] }) =>
      conditions.map(({ type, status, reason }) => `${type}=${status} ${reason}`),
  );

const attached = (lab: Lab) =>
  lab.store
    .get('Gateway', NAMESPACE, 'door')
    ?.status.listeners.map((one: { name: string; attachedRoutes: number }) => [one.name, one.attachedRoutes]);

describe('the Gateway controller', () => {
  it('takes routes of streams at the listeners of their protocol, and says whether their Services are there', () => {
    const lab = open([
      { name: 'web', protocol: 'HTTP', port: 80 },
      { name: 'tls', protocol: 'TLS', port: 443, hostname: '*.example' },
      { name: 'tcp', protocol: 'TCP', port: 5432 },
      { name: 'udp', protocol: 'UDP', port: 53 },
    ]);
    put(lab, 'TLSRoute', 'secure', { ...route('db'), hostnames: ['db.example'] });
    put(lab, 'TLSRoute', 'elsewhere', { ...route('db', { sectionName: 'tls' }), hostnames: ['db.test'] });
    put(lab, 'TCPRoute', 'plain', route('db', { sectionName: 'tcp' }));
    put(lab, 'TCPRoute', 'misled', route('db', { sectionName: 'udp' }));
    put(lab, 'UDPRoute', 'names', route('nobody', { port: 53 }));
    lab.wait(5);
    expect(said(lab, 'TLSRoute', 'secure')).toEqual([
      'Accepted=True Accepted',
      'ResolvedRefs=True ResolvedRefs',
    ]);
    expect(said(lab, 'TLSRoute', 'elsewhere')[0]).toBe('Accepted=False NoMatchingListenerHostname');
    expect(said(lab, 'TCPRoute', 'plain')).toEqual([
      'Accepted=True Accepted',
      'ResolvedRefs=True ResolvedRefs',
    ]);
    expect(said(lab, 'TCPRoute', 'misled')[0]).toBe('Accepted=False NotAllowedByListeners');
    expect(said(lab, 'UDPRoute', 'names')).toEqual([
      'Accepted=True Accepted',
      'ResolvedRefs=False BackendNotFound',
    ]);
    expect(attached(lab)).toEqual([
      ['web', 0],
      ['tls', 2],
      ['tcp', 1],
      ['udp', 1],
    ]);
  });

  it('lets in routes of its own namespace, and of others where a listener says so', () => {
    const lab = open([
      { name: 'own', protocol: 'HTTP', port: 80 },
      { name: 'all', protocol: 'HTTP', port: 81, allowedRoutes: { namespaces: { from: 'All' } } },
    ]);
    const elsewhere = (section: string) => route('db', { namespace: NAMESPACE, sectionName: section });
    put(lab, 'HTTPRoute', 'a', elsewhere('own'), 'default');
    put(lab, 'HTTPRoute', 'b', elsewhere('all'), 'default');
    lab.wait(5);
    expect(said(lab, 'HTTPRoute', 'a', 'default')[0]).toBe('Accepted=False NotAllowedByListeners');
    expect(said(lab, 'HTTPRoute', 'b', 'default')[0]).toBe('Accepted=True Accepted');
  });
});
