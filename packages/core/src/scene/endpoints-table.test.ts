import { describe, expect, it } from 'vitest';
import { endpointsTable, podsTable } from './endpoints-table.ts';
import { type Element, line, pod, service, serviceByHand, topology } from './testing/model.ts';

const minute = 60_000;
const printed = (...elements: readonly Element[]) =>
  endpointsTable(topology(...elements), ['shop'], 9 * minute).map(row => [row.name, row.endpoints, row.age]);

const at = (address: string, options: object = {}) => line('web', `pod-${address}`, { address, ...options });

describe('get endpoints', () => {
  it('prints ready addresses in their order, three of them, and counts the rest', () => {
    const five = ['10.244.3.9', '10.244.1.11', '10.244.2.14', '10.244.2.2', '10.244.1.2'].map(a => at(a));
    expect(printed(service('web'), ...five)).toEqual([
      ['web', '10.244.1.11:8080,10.244.1.2:8080,10.244.2.14:8080 + 2 more...', '9m'],
    ]);
    expect(printed(service('web'), ...five.slice(0, 3))).toEqual([
      ['web', '10.244.1.11:8080,10.244.2.14:8080,10.244.3.9:8080', '9m'],
    ]);
  });

  it('prints <none> for an empty list, and nothing where nobody listed is ready', () => {
    expect(printed(service('web'))).toEqual([['web', '<none>', '9m']]);
    expect(printed(service('web'), at('10.0.0.1', { ready: false }))).toEqual([['web', '', '9m']]);
    expect(printed(service('web'), at('10.0.0.1', { ready: false, terminating: true }))).toEqual([
      ['web', '<none>', '9m'],
    ]);
  });

  it('prints port after port, and addresses alone where the Service has none', () => {
    const ports = [
      { name: 'http', protocol: 'TCP' as const, port: 8080 },
      { name: 'metrics', protocol: 'TCP' as const, port: 9100 },
    ];
    const two = [at('10.0.0.1', { ports }), at('10.0.0.2', { ports })];
    expect(printed(service('web'), ...two)).toEqual([
      ['web', '10.0.0.1:8080,10.0.0.2:8080,10.0.0.1:9100 + 1 more...', '9m'],
    ]);
    expect(printed(service('web', { ports: [] }), at('10.0.0.1', { ports: [] }))).toEqual([
      ['web', '10.0.0.1', '9m'],
    ]);
    expect(printed(service('web'), at('10.0.0.1', { ports: [] }))).toEqual([['web', '<none>', '9m']]);
  });

  it('has only the first family, IPv6 in brackets', () => {
    const both = [at('10.0.0.1'), at('fd00::1', { family: 'IPv6', id: 'web|6|x' })];
    expect(printed(service('web', { families: ['IPv6', 'IPv4'] }), ...both)).toEqual([
      ['web', '[fd00::1]:8080', '9m'],
    ]);
  });

  it('knows which Services have such an object', () => {
    const hand = line('db', '192.0.2.45', { bare: true });
    expect(printed(serviceByHand('db'), hand)).toEqual([]);
    const mirrored = line('db', '192.0.2.45', { bare: true, origin: 'mirrored', ready: null });
    expect(printed(serviceByHand('db', { endpointsObject: 'hand' }), mirrored)).toEqual([
      ['db', '192.0.2.45:8080', '9m'],
    ]);
    expect(printed(service('mail', { type: 'ExternalName' }))).toEqual([]);
  });
});

describe('get pods -o wide', () => {
  it('prints what kubectl prints', () => {
    const rows = podsTable(
      topology(
        pod('web-b', { node: 'node-b', ips: ['10.0.0.2'], restarts: 3 }),
        pod('web-a', { state: 'pending', reason: 'Unschedulable', ips: [], containers: '0/1' }),
        pod('web-c', { state: 'failing', reason: 'CrashLoopBackOff', containers: '0/1' }),
        pod('web-d', { state: 'terminating', reason: 'Completed' }),
        pod('web-e', { state: 'starting', reason: 'ContainerCreating', ips: [], containers: '0/1' }),
        pod('web-f', { state: 'finished', containers: '0/1' }),
      ),
      ['shop'],
      minute,
    );
    expect(rows.map(({ uid: _uid, namespace: _namespace, ...row }) => Object.values(row).join(' '))).toEqual([
      'web-a 0/1 Pending 0 60s <none> <none> <none> <none>',
      'web-b 1/1 Running 3 60s 10.0.0.2 node-b <none> <none>',
      'web-c 0/1 CrashLoopBackOff 0 60s 10.244.1.1 <none> <none> <none>',
      'web-d 1/1 Terminating 0 60s 10.244.1.1 <none> <none> <none>',
      'web-e 0/1 ContainerCreating 0 60s <none> <none> <none> <none>',
      'web-f 0/1 Completed 0 60s 10.244.1.1 <none> <none> <none>',
    ]);
  });
});
