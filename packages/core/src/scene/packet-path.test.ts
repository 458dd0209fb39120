import { describe, expect, it } from 'vitest';
import type { Service, Topology } from '../topology.ts';
import { followedService } from './packet/followed-service.ts';
import type { Journey } from './packet/journey.ts';
import { packetPath } from './packet-path.ts';
import { plainText } from './sentence.ts';
import { door, type Element, line, node, pod, service, serviceByHand, topology } from './testing/model.ts';

const nodes = ['a', 'b', 'c'].map(name => node(`node-${name}`));

/** Three pods of web on three nodes, and a pod that nobody lists. */
function shop(options: Partial<Service> = {}, ...more: readonly Element[]): Topology {
  return topology(
    ...nodes,
    service('web', options),
    ...['a', 'b', 'c'].flatMap((name, i) => [
      pod(`web-${i + 1}`, { node: `node-${name}`, wantedBy: ['web'] }),
      line('web', `web-${i + 1}`, { address: `10.244.${i + 1}.7`, node: `node-${name}` }),
    ]),
    pod('curl', { node: 'node-c' }),
    ...more,
  );
}

function walk(all: Topology, name = 'web') {
  const found = all.services.get(name);
  if (found === undefined) throw new Error(`no ${name}`);
  return packetPath(all, found);
}

const told = ({ steps }: Journey): readonly string[] =>
  steps.map(({ kind, title, text }) => `${kind}: ${title}. ${plainText({ parts: text })}`);
const titles = ({ steps }: Journey): readonly string[] => steps.map(({ kind, title }) => `${kind}: ${title}`);

describe('a packet from inside', () => {
  it('asks DNS, sends to the number, is swapped on its own node, and arrives at another', () => {
    const { inside, command } = walk(shop());
    expect(told(inside)).toMatchInlineSnapshot(`
      [
        "lookup: Asks DNS. web is 10.96.0.42, and that never changes.",
        "packet: Sends to the number. The packet leaves the caller addressed to 10.96.0.42:80. Nobody has this address.",
        "packet: Its own node swaps the address. kube-proxy wrote the list into node-c’s kernel. One line is drawn at random: 10.244.1.7:8080.",
        "packet: Arrives at the pod on node-a. The answer is swapped back on the way home. The caller never learns who picked up.",
      ]
    `);
    expect(inside).toMatchObject({
      caller: { name: 'curl', node: 'node-c' },
      swap: { node: 'node-c', from: '10.96.0.42:80', to: '10.244.1.7:8080' },
      arrival: { pod: 'web-1', node: 'node-a', target: '10.244.1.7:8080' },
      end: 'arrives',
    });
    expect(command).toBe('kubectl -n shop exec curl -- curl -s http://web');
  });

  it('dials a web port as a web address', () => {
    const ports = (port: number, name: string) => [{ name, protocol: 'TCP' as const, port, target: 8080 }];
    const titleOf = (options: Partial<Service>) => walk(shop(options)).inside.title;
    expect(titleOf({ ports: ports(80, 'http') })).toBe('curl calls http://web');
    expect(titleOf({ ports: ports(8080, 'http') })).toBe('curl calls http://web:8080');
    expect(titleOf({ ports: ports(443, 'https') })).toBe('curl calls https://web');
    expect(titleOf({ ports: ports(5432, '') })).toBe('curl calls web:5432');
    expect(titleOf({ ports: ports(5432, 'postgres') })).toBe('curl calls web:5432');
  });

  it('is called by a pod of another Service where every pod is listed, and by anybody where none is ready', () => {
    const listed = shop(
      {},
      service('cart'),
      pod('cart-1', { node: 'node-a' }),
      line('cart', 'cart-1'),
      line('cart', 'curl'),
    );
    expect(walk(listed).inside.caller?.name).toBe('cart-1');
    expect(walk(topology(service('web'))).inside).toMatchObject({ title: 'any pod calls http://web' });
  });

  it('is refused at once where the list holds nobody, and nothing leaves', () => {
    const { inside } = walk(topology(...nodes, service('web'), pod('curl', { node: 'node-c' })));
    expect(titles(inside)).toEqual([
      'lookup: Asks DNS',
      'packet: Sends to the number',
      'stop: Refused on its own node',
    ]);
    expect(inside.end).toBe('refused');
    expect(inside.swap).toBeUndefined();
  });

  it('takes those who leave where nobody else is left, and says so', () => {
    const leaving = topology(
      service('web'),
      pod('web-1', { state: 'terminating', node: 'node-a' }),
      line('web', 'web-1', { ready: false, serving: true, terminating: true }),
      pod('curl', { node: 'node-c' }),
    );
    expect(told(walk(leaving).inside)[2]).toContain('Only lines that are leaving are left');
  });

  it('never takes a line that is not ready, nor one without the port', () => {
    const lame = topology(
      service('web'),
      line('web', 'a', { ready: false, address: '10.0.0.1' }),
      line('web', 'b', { ports: [{ name: 'other', protocol: 'TCP', port: 9 }], address: '10.0.0.2' }),
      line('web', 'c', { address: '10.0.0.3' }),
    );
    expect(walk(lame).inside.arrival?.target).toBe('10.0.0.3:8080');
  });

  it('stays on its node where the policy is Local, or is dropped there', () => {
    const local = { internalTrafficPolicy: 'Local' } as const;
    expect(walk(shop(local)).inside.arrival?.node).toBe('node-c');
    const far = topology(
      service('web', local),
      line('web', 'web-1', { node: 'node-a' }),
      pod('curl', { node: 'node-c' }),
    );
    expect(walk(far).inside.end).toBe('dropped');
    expect(titles(walk(far).inside).at(-1)).toBe('stop: Dropped on its own node');
  });

  it('says that a caller keeps its line where the Service wants that', () => {
    expect(told(walk(shop({ affinity: 'ClientIP' })).inside)[2]).toContain('the same line again');
  });

  it('goes straight where there is no number: DNS answers with the lines', () => {
    const { inside } = walk(shop({ headless: true, clusterIPs: ['None'] }));
    expect(told(inside)[0]).toContain('10.244.1.7, 10.244.2.7, 10.244.3.7');
    expect(titles(inside)[1]).toBe('packet: Sends straight to a pod on node-a');
    expect(inside.swap).toBeUndefined();
    expect(inside.end).toBe('arrives');
  });

  it('ends at DNS where a Service without a number has an empty list', () => {
    const { inside } = walk(topology(service('web', { headless: true, clusterIPs: ['None'] })));
    expect(titles(inside)).toEqual(['stop: Asks DNS']);
    expect(inside.end).toBe('no-address');
  });

  it('leaves for another name where the Service is one, and nothing is swapped', () => {
    const alias = { type: 'ExternalName', externalName: 'db.example.com', clusterIPs: [] } as const;
    const { inside, outside } = walk(topology(service('db', alias), pod('curl')), 'db');
    expect(told(inside)[0]).toContain('another name for db.example.com');
    expect(inside).toMatchObject({ end: 'away' });
    expect(inside.arrival).toBeUndefined();
    expect(outside).toBeUndefined();
  });

  it('says that no pod has an address that was written by hand', () => {
    const byHand = topology(
      serviceByHand('db'),
      line('db', '203.0.113.20', { bare: true }),
      pod('curl', { node: 'node-a' }),
    );
    expect(titles(walk(byHand, 'db').inside).at(-1)).toBe('packet: Arrives where no pod is');
  });

  it('sets a port off from an IPv6 address', () => {
    const six = topology(
      service('web', { clusterIPs: ['fd00::42'], families: ['IPv6'] }),
      line('web', 'web-1', { family: 'IPv6', address: 'fd00::7' }),
    );
    expect(walk(six).inside.arrival?.target).toBe('[fd00::7]:8080');
  });

  it('H4: the number is never where it arrives, and is swapped where the call begins', () => {
    for (const options of [{}, { affinity: 'ClientIP' }, { internalTrafficPolicy: 'Local' }] as const) {
      const { inside } = walk(shop(options));
      expect(inside.arrival?.target).not.toContain('10.96.0.42');
      expect(inside.swap?.node).toBe(inside.caller?.node);
      expect(inside.swap?.to).toBe(inside.arrival?.target);
    }
  });

  it('H5: the order of a topology changes nothing', () => {
    const all = shop();
    const maps: readonly (readonly [string, ReadonlyMap<string, unknown>])[] = Object.entries(all);
    const reversed = Object.fromEntries(
      maps.map(([name, map]) => [name, new Map([...map].reverse())]),
    ) as unknown as Topology;
    expect(walk(reversed)).toEqual(walk(all));
  });
});

describe('a packet from outside', () => {
  const byDoor = door('shop', 'shop.example', [{ path: '/', service: 'web' }], { addresses: ['192.0.2.1'] });

  it('is sent straight to a line by the door, to another one than that from inside', () => {
    const { inside, outside } = walk(shop({}, byDoor));
    expect(outside?.title).toBe('shop.example/');
    expect(outside && told(outside)).toMatchInlineSnapshot(`
      [
        "packet: Arrives at a pod of the door. Ingress shop is only a rule; the program that reads it is a pod like any other, not shown here. It is called at 192.0.2.1.",
        "packet: The door picks a line by itself. Most doors read the list and send straight to a line, here 10.244.2.7:8080. The number is not used at all.",
      ]
    `);
    expect(outside?.door).toBe('shop');
    expect(outside?.swap).toBeUndefined();
    expect(outside?.arrival?.endpoint).not.toBe(inside.arrival?.endpoint);
  });

  it('ends at the door where the list holds nobody', () => {
    const { outside } = walk(topology(service('web'), byDoor));
    expect(outside?.end).toBe('refused');
    expect(outside?.arrival).toBeUndefined();
  });

  it('does not exist where nothing leads in', () => {
    expect(walk(shop()).outside).toBeUndefined();
  });

  const nodePort = {
    type: 'LoadBalancer',
    loadBalancer: ['198.51.100.4'],
    ports: [{ name: '', protocol: 'TCP', port: 80, target: 8080, nodePort: 30080 }],
  } as const;

  it('arrives at any node by its port, which swaps the address', () => {
    const { outside } = walk(shop(nodePort));
    expect(outside && titles(outside)).toEqual([
      'packet: Arrives outside, at the load balancer',
      'packet: Arrives at a node, say node-a',
      'packet: node-a swaps the address',
    ]);
    expect(outside?.swap).toMatchObject({ node: 'node-a', from: 'node-a:30080' });
    expect(outside?.arrival?.node).not.toBe('node-a');
  });

  it('stays on that node where the policy is Local', () => {
    const { outside } = walk(shop({ ...nodePort, externalTrafficPolicy: 'Local' }));
    expect(outside?.arrival?.node).toBe(outside?.swap?.node);
  });
});

describe('whose packet is followed', () => {
  const all = shop(
    {},
    service('api', { silence: { why: 'selector-matches-nothing' } }),
    service('auth'),
    line('auth', 'curl'),
    door('shop', 'shop.example', [{ path: '/', service: 'web' }]),
  );
  const lens = { namespaces: ['shop'] };
  const object = (kind: string, name: string) => ({ kind, namespace: 'shop', name });

  it('is what one looks at, or the list that names it', () => {
    expect(followedService(all, { ...lens, selection: object('Service', 'api') })?.name).toBe('api');
    expect(followedService(all, { ...lens, selection: object('Pod', 'curl') })?.name).toBe('auth');
    const both = { selection: object('Service', 'api'), focus: object('Service', 'auth') };
    expect(followedService(all, { ...lens, ...both })?.name).toBe('auth');
  });

  it('is else the first that a door leads to and that takes calls, else the first that takes calls, else the first', () => {
    expect(followedService(all, lens)?.name).toBe('web');
    expect(followedService({ ...all, doors: new Map() }, lens)?.name).toBe('auth');
    expect(followedService({ ...all, endpoints: new Map() }, lens)?.name).toBe('api');
    expect(followedService(all, { namespaces: ['blog'] })).toBeUndefined();
  });
});
