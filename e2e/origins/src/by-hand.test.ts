/** A Service that stands for something outside the cluster: no selector, and a list that a person writes under the same name. */
import { describe, expect, it } from 'vitest';
import { rowOf } from './pods.ts';
import { clusters, type Teller, useTeller } from './story.ts';

const service = (name: string, port: number, targetPort: number) => `
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  ports:
  - protocol: TCP
    port: ${port}
    targetPort: ${targetPort}
`;

const endpoints = (name: string, addresses: readonly string[], port: number) => `
apiVersion: v1
kind: Endpoints
metadata:
  name: ${name}
subsets:
- addresses:
${addresses.map(ip => `  - ip: ${ip}`).join('\n')}
  ports:
  - port: ${port}
`;

/** Both files, what the commands print of them, the slice that a controller makes of the list, and the picture. */
async function plug(
  teller: Teller,
  name: string,
  dialled: number,
  addresses: readonly string[],
  port: number,
) {
  const files = `${service(name, dialled, port)}---${endpoints(name, addresses, port)}`;
  const said = await teller.fed(files);
  expect(said.out).toBe(`service/${name} created\nendpoints/${name} created\n`);
  const listed = addresses.map(ip => `${ip}:${port}`);
  const printed = await teller.kubectl(`get endpoints ${name}`);
  expect(rowOf(printed, name)['ENDPOINTS']).toBe(listed.join(','));
  const slices = `get endpointslices -l kubernetes.io/service-name=${name}`;
  await teller.until(slices, new RegExp(`^${name}-\\w{5} +IPv4 +${port} +`, 'm'));
  const manager = '{.items[*].metadata.labels.endpointslice\\.kubernetes\\.io/managed-by}';
  expect(await teller.kubectl(`${slices} -o jsonpath=${manager}`)).toBe(
    'endpointslicemirroring-controller.k8s.io',
  );
  expect(await teller.kubectl(`describe service ${name}`)).toMatch(/^Selector: +<none>$/m);
  // The controller writes them in any order: it takes them out of a map.
  const either = [listed, listed.toReversed()].map(order => order.join(',')).join('|');
  await teller.until(`describe service ${name}`, new RegExp(`^Endpoints: +(${either})$`, 'm'));
  await teller.sees(name, shown => {
    expect(shown.addresses).toEqual(listed);
    expect(shown.lines.map(line => line.origin)).toEqual(addresses.map(() => 'mirrored'));
    expect(shown.lines.map(line => line.pod)).toEqual(addresses.map(() => undefined));
    expect(shown.service?.selector).toBeUndefined();
    expect(shown.service?.endpointsObject).toBe('hand');
    expect(shown.cell).toBe(listed.join(','));
    expect(shown.number).toMatchObject({ port: dialled, target: port });
  });
}

const tell = useTeller();

describe('How does a Service lead to something outside the cluster?', () => {
  it.each(clusters)('Endpoints of the same name, 9376 at 192.0.2.45 (%s cluster)', async cluster => {
    const teller = await tell(cluster);
    await plug(teller, 'my-service', 80, ['192.0.2.45'], 9376);
    await teller.sees('my-service', ({ sentences }) =>
      expect(sentences.join(' ')).toContain('no selector, so people keep the list'),
    );
  });

  it.each(clusters)('a web server that is kept elsewhere: external-web (%s cluster)', async cluster => {
    const teller = await tell(cluster);
    await plug(teller, 'external-web', 80, ['192.0.2.10', '192.0.2.11'], 80);
  });

  it.each(clusters)(
    'a database that has moved: the list is written anew, the Service stays (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      await plug(teller, 'database', 5432, ['198.51.100.7'], 5432);
      const number = await teller.kubectl('get service database -o jsonpath={.spec.clusterIP}');
      expect((await teller.fed(endpoints('database', ['198.51.100.8'], 5432))).out).toBe(
        'endpoints/database configured\n',
      );
      await teller.sees('database', shown => {
        expect(shown.addresses).toEqual(['198.51.100.8:5432']);
        expect(shown.number?.address).toBe(number);
      });
    },
  );

  it.each(clusters)(
    'without a list nobody picks up, and no controller writes one (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      expect((await teller.fed(service('my-service', 80, 9376))).code).toBe(0);
      const { err } = await teller.fed('', 'get endpoints my-service');
      expect(err).toContain('Error from server (NotFound): endpoints "my-service" not found\n');
      expect(await teller.kubectl('describe service my-service')).toMatch(/^Endpoints: +(<none>)?$/m);
      await teller.sees('my-service', shown => {
        expect(shown.service?.silence).toEqual({ why: 'by-hand-empty' });
        expect(shown.cell).toBeUndefined();
      });
    },
  );

  it.each(clusters)('an address of the machine itself is refused (%s cluster)', async cluster => {
    const teller = await tell(cluster);
    const said = await teller.fed(endpoints('my-service', ['127.0.0.1'], 80));
    expect(said.code).toBe(1);
    expect(said.err).toContain(
      'The Endpoints "my-service" is invalid: subsets[0].addresses[0].ip: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
    );
  });
});
