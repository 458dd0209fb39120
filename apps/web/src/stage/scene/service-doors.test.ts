import { service } from '@switchboard/core/scene/testing/model';
import type { Service } from '@switchboard/core/topology';
import { describe, expect, it } from 'vitest';
import { waysInto } from './service-doors.ts';

const port = (number: number, nodePort?: number) => ({
  name: `p${number}`,
  protocol: 'TCP' as const,
  port: number,
  target: number,
  ...(nodePort === undefined ? {} : { nodePort }),
});
const ways = (options: Partial<Service>) =>
  waysInto(service('edge', options).value as Service).map(({ address, port }) => `${address.trim()} ${port}`);

describe('the ways into a Service that is its own door', () => {
  it('are none where it is dialled only from inside', () => {
    expect(ways({ type: 'ClusterIP', ports: [port(80)] })).toEqual([]);
    expect(ways({ type: 'ExternalName', ports: [port(80)] })).toEqual([]);
    expect(waysInto(undefined)).toEqual([]);
  });

  it('name every node port, on any node', () => {
    expect(ways({ type: 'NodePort', ports: [port(80, 30_080), port(443, 30_443)] })).toEqual([
      'any node :30080 :30443',
    ]);
  });

  it('begin with the address of the load balancer, at its own ports, and count further ones', () => {
    const ports = [port(443, 31_480)];
    expect(ways({ type: 'LoadBalancer', ports, loadBalancer: ['198.51.100.21'] })).toEqual([
      '198.51.100.21 :443',
      'any node :31480',
    ]);
    expect(ways({ type: 'LoadBalancer', ports, loadBalancer: ['198.51.100.21', 'lb.example'] })[0]).toBe(
      '198.51.100.21 +1 :443',
    );
  });

  it('say nothing of an address or a node port that is not given', () => {
    expect(ways({ type: 'LoadBalancer', ports: [port(443, 31_480)], loadBalancer: [] })).toEqual([
      'any node :31480',
    ]);
    expect(ways({ type: 'LoadBalancer', ports: [port(443)], loadBalancer: ['198.51.100.21'] })).toEqual([
      '198.51.100.21 :443',
    ]);
  });
});
