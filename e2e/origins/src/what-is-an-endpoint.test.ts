/** The first answer that everybody gets: an endpoint is where a Service sends calls, and `get endpoints` shows them. */
import { describe, expect, it } from 'vitest';
import { deploy, podAddresses, rowOf } from './pods.ts';
import { clusters, useTeller } from './story.ts';

const tell = useTeller();

describe('What is an endpoint, and how do I see those of my Service?', () => {
  it.each(clusters)(
    'kubectl get endpoints my-service: the addresses of its pods, each with the port (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      await deploy(teller);
      await teller.kubectl('expose deployment my-app --name=my-service --port=80 --target-port=8080');
      const [first, second] = await podAddresses(teller);
      // 10.1.1.5:8080,10.1.1.6:8080
      const printed = await teller.until('get endpoints my-service', /my-service +\S+:8080,\S+:8080 /);
      const listed = (rowOf(printed, 'my-service')['ENDPOINTS'] ?? '').split(',');
      expect(listed.sort()).toEqual([`${first}:8080`, `${second}:8080`].sort());
      await teller.sees('my-service', shown => {
        expect([...shown.addresses].sort()).toEqual(listed);
        expect((shown.cell ?? '').split(',').sort()).toEqual(listed);
        expect(shown.lines.map(({ origin, ready }) => [origin, ready])).toEqual([
          ['selector', true],
          ['selector', true],
        ]);
        expect(shown.sentences).toContain('2 of 2 ready');
      });
    },
  );

  it.each(clusters)(
    'kubectl get endpoints: a row for every Service with a selector, <none> where nobody fits (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      await deploy(teller);
      await teller.kubectl('expose deployment my-app --port=80 --target-port=8080');
      await teller.kubectl('create service clusterip lonely --tcp=80:80');
      const printed = await teller.until('get endpoints', /my-app +\S+:8080,\S+:8080 /);
      expect(rowOf(printed, 'lonely')['ENDPOINTS']).toBe('<none>');
      await teller.sees('lonely', shown => {
        expect(shown.cell).toBe('<none>');
        expect(shown.sentences[0]).toContain('app=lonely');
        expect(shown.headline).toContain('lonely');
      });
    },
  );

  it.each(clusters)('the command says that a newer kind has taken its place (%s cluster)', async cluster => {
    const teller = await tell(cluster);
    await teller.kubectl('create service clusterip lonely --tcp=80:80');
    await teller.until('get endpoints', /lonely +<none>/);
    const { err } = await teller.fed('', 'get endpoints lonely');
    expect(err).toContain(
      'Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice\n',
    );
    const slices = await teller.kubectl('get endpointslices -l kubernetes.io/service-name=lonely');
    expect(slices).toMatch(
      /^NAME +ADDRESSTYPE +PORTS +ENDPOINTS +AGE\nlonely-\w{5} +IPv4 +<unset> +<unset> /,
    );
  });
});
