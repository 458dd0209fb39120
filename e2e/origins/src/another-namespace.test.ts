/** A Service here that is meant to stand for one over there: the way that seems to work and does not, and the ways that do. */
import { describe, expect, it } from 'vitest';
import { deploy, podAddresses, rowOf } from './pods.ts';
import { clusters, type Teller, useTeller } from './story.ts';

/** Pods and their Service in the other namespace. */
async function furnish(teller: Teller): Promise<void> {
  const there: Teller = {
    ...teller,
    kubectl: command => teller.kubectl(`${command} -n ${teller.elsewhere}`),
    until: (command, fits) => teller.until(`${command} -n ${teller.elsewhere}`, fits),
  };
  await deploy(there);
  await there.kubectl('expose deployment my-app --port=80 --target-port=8080');
  await there.until('get endpoints my-app', /\S+:8080,\S+:8080 /);
}

const byHand = (address: string, port: number) => `
apiVersion: v1
kind: Service
metadata:
  name: my-app
spec:
  ports:
  - port: 80
    targetPort: ${port}
---
apiVersion: v1
kind: Endpoints
metadata:
  name: my-app
subsets:
- addresses:
  - ip: ${address}
  ports:
  - port: ${port}
`;

const tell = useTeller();

describe('How does a Service stand for one in another namespace?', () => {
  it.each(clusters)(
    'a selector does not reach there: it means pods of its own namespace (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      await furnish(teller);
      await teller.kubectl('create service clusterip my-app --tcp=80:8080');
      await teller.until('get endpoints my-app', /^my-app +<none> /m);
      await teller.sees('my-app', shown => {
        expect(shown.service?.selector).toEqual([['app', 'my-app']]);
        expect(shown.service?.silence).toEqual({ why: 'selector-matches-nothing' });
      });
      await teller.sees('my-app', shown => expect(shown.lines).toHaveLength(2), teller.elsewhere);
    },
  );

  it.each(clusters)(
    'the wrong way: the cluster IP of that Service as an endpoint; the API takes it, no proxy can use it (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      await furnish(teller);
      const ip = await teller.kubectl(
        `get service my-app -n ${teller.elsewhere} -o jsonpath={.spec.clusterIP}`,
      );
      expect((await teller.fed(byHand(ip, 80))).code).toBe(0);
      expect(rowOf(await teller.kubectl('get endpoints my-app'), 'my-app')['ENDPOINTS']).toBe(`${ip}:80`);
      await teller.sees('my-app', shown => {
        expect(shown.addresses).toEqual([`${ip}:80`]);
        // Nobody stands behind that address: it is the number of another Service.
        expect(shown.lines[0]?.pod).toBeUndefined();
      });
      await teller.sees('my-app', shown => expect(shown.number?.address).toBe(ip), teller.elsewhere);
    },
  );

  it.each(clusters)('a right way: ExternalName, the name of that Service (%s cluster)', async cluster => {
    const teller = await tell(cluster);
    await furnish(teller);
    const name = `my-app.${teller.elsewhere}.svc.cluster.local`;
    expect(await teller.kubectl(`create service externalname my-app --external-name ${name}`)).toBe(
      'service/my-app created\n',
    );
    expect(rowOf(await teller.kubectl('get service my-app'), 'my-app')).toMatchObject({
      TYPE: 'ExternalName',
      'CLUSTER-IP': '<none>',
      'EXTERNAL-IP': name,
    });
    expect((await teller.fed('', 'get endpoints my-app')).err).toContain('endpoints "my-app" not found');
    await teller.sees('my-app', shown => {
      expect(shown.service?.externalName).toBe(name);
      expect(shown.lines).toEqual([]);
      expect(shown.service?.silence).toBeUndefined();
    });
  });

  it.each(clusters)(
    'another: the addresses of its pods by hand, as long as those live (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      await furnish(teller);
      const wide: Teller = {
        ...teller,
        kubectl: command => teller.kubectl(`${command} -n ${teller.elsewhere}`),
      };
      const [address = ''] = await podAddresses(wide);
      expect((await teller.fed(byHand(address, 8080))).code).toBe(0);
      await teller.sees('my-app', shown => {
        expect(shown.addresses).toEqual([`${address}:8080`]);
        expect(shown.lines[0]?.origin).toBe('mirrored');
      });
    },
  );
});
