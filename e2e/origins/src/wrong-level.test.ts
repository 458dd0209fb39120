/** Endpoints copied from somewhere, with addresses and ports one level too high or too low. */
import { describe, expect, it } from 'vitest';
import { clusters, useTeller } from './story.ts';

const service = `
apiVersion: v1
kind: Service
metadata:
  name: my-service
spec:
  ports:
  - port: 80
    targetPort: 9376
---`;

const head = `
apiVersion: v1
kind: Endpoints
metadata:
  name: my-service
`;

const tooHigh = `${head}addresses:
- ip: 192.0.2.45
ports:
- port: 9376
`;

const tooLow = `${head}subsets:
- addresses:
  - ip: 192.0.2.45
    ports:
    - port: 9376
`;

const noList = `${head}subsets:
  addresses:
  - ip: 192.0.2.45
  ports:
  - port: 9376
`;

const tell = useTeller();

describe('Why does my Endpoints object have no addresses?', () => {
  it.each(clusters)(
    'addresses and ports belong under subsets: beside it they are unknown (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      const said = await teller.fed(tooHigh);
      expect(said.code).toBe(1);
      expect(said.err).toContain(
        'Endpoints in version "v1" cannot be handled as a Endpoints: strict decoding error: unknown field "addresses", unknown field "ports"',
      );
    },
  );

  it.each(clusters)('without validation the object is made, and it is empty (%s cluster)', async cluster => {
    const teller = await tell(cluster);
    const said = await teller.fed(service + tooHigh, 'apply --validate=false -f -');
    expect(said.out).toBe('service/my-service created\nendpoints/my-service created\n');
    expect(await teller.kubectl('get endpoints my-service')).toMatch(/^my-service +<none> /m);
    await teller.sees('my-service', shown => {
      expect(shown.addresses).toEqual([]);
      expect(shown.service?.endpointsObject).toBe('hand');
      expect(shown.service?.silence).toEqual({ why: 'by-hand-empty' });
      expect(shown.cell).toBe('<none>');
    });
  });

  it.each(clusters)(
    'ports below an address are unknown too; without them there is an address and no port (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      expect((await teller.fed(tooLow)).err).toContain('unknown field "subsets[0].addresses[0].ports"');
      const said = await teller.fed(service + tooLow, 'apply --validate=false -f -');
      expect(said.code).toBe(0);
      expect(await teller.kubectl('get endpoints my-service')).toMatch(/^my-service +192\.0\.2\.45 /m);
      await teller.sees('my-service', ({ lines }) => {
        expect(lines.map(({ address, ports }) => [address, ports])).toEqual([['192.0.2.45', []]]);
      });
    },
  );

  it.each(clusters)('subsets is a list: as a map it cannot even be read (%s cluster)', async cluster => {
    const teller = await tell(cluster);
    const said = await teller.fed(noList);
    expect(said.code).toBe(1);
    expect(said.err).toContain(
      'Endpoints in version "v1" cannot be handled as a Endpoints: json: cannot unmarshal object into Go struct field Endpoints.subsets of type []v1.EndpointSubset',
    );
  });
});
