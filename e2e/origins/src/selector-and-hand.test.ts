/** Both at once: a Service with a selector and Endpoints by hand of the same name. The controller keeps the list. */
import { describe, expect, it } from 'vitest';
import { deploy, podAddresses } from './pods.ts';
import { clusters, useTeller } from './story.ts';

const endpoints = `
apiVersion: v1
kind: Endpoints
metadata:
  name: my-app
subsets:
- addresses:
  - ip: 192.0.2.45
  ports:
  - port: 9376
`;

const tell = useTeller();

describe('What if my Service has a selector and I write Endpoints too?', () => {
  it.each(clusters)(
    'what I wrote is overwritten at the next change, and was never in a slice (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      await deploy(teller);
      await teller.kubectl('expose deployment my-app --port=80 --target-port=8080');
      await teller.until('get endpoints my-app', /\S+:8080,\S+:8080 /);
      const written = await teller.fed(endpoints);
      expect(written.out).toBe('endpoints/my-app configured\n');
      expect(written.err).toContain(
        'missing the kubectl.kubernetes.io/last-applied-configuration annotation',
      );
      await teller.sees('my-app', shown => {
        expect(shown.addresses.join()).not.toContain('192.0.2.45');
        expect(shown.lines.every(line => line.origin === 'selector')).toBe(true);
      });
      await teller.kubectl('scale deployment my-app --replicas=3');
      await teller.kubectl('rollout status deployment/my-app --timeout=30s');
      const listed = (await podAddresses(teller)).map(address => `${address}:8080`).sort();
      expect(listed).toHaveLength(3);
      const printed = await teller.until('get endpoints my-app', /\S+:8080,\S+:8080,\S+:8080 /);
      expect(printed).not.toContain('192.0.2.45');
      await teller.sees('my-app', shown => expect([...shown.addresses].sort()).toEqual(listed));
    },
  );

  it.each(clusters)('Endpoints that were there first are taken over (%s cluster)', async cluster => {
    const teller = await tell(cluster);
    await deploy(teller);
    expect((await teller.fed(endpoints)).out).toBe('endpoints/my-app created\n');
    await teller.kubectl('expose deployment my-app --port=80 --target-port=8080');
    const printed = await teller.until('get endpoints my-app', /\S+:8080,\S+:8080 /);
    expect(printed).not.toContain('192.0.2.45');
    await teller.sees('my-app', shown => {
      expect(shown.lines.map(line => line.origin)).toEqual(['selector', 'selector']);
    });
  });
});
