/** Three commands, one list of addresses: of the pods, of the Service, and of the picture. */
import { tableOf } from '@switchboard/kubectl/kubectl';
import { describe, expect, it } from 'vitest';
import { deploy, podAddresses } from './pods.ts';
import { clusters, useTeller } from './story.ts';

const inOrder = (list: readonly string[]): readonly string[] => [...list].sort();

const tell = useTeller();

describe('Are the IPs of my pods the endpoints of my Service?', () => {
  it.each(clusters)(
    'kubectl describe pods and kubectl describe service print the same addresses (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      await deploy(teller);
      await teller.kubectl('expose deployment my-app --port=80 --target-port=8080');
      await teller.until('get endpoints my-app', /\S+:8080,\S+:8080 /);
      const pods = await teller.kubectl('describe pods -l app=my-app');
      const ips = [...pods.matchAll(/^IP: +(\S+)$/gm)].map(([, ip]) => `${ip}:8080`);
      const service = await teller.kubectl('describe service my-app');
      expect(service).toMatch(/^Selector: +app=my-app$/m);
      expect(service).toMatch(/^TargetPort: +8080\/TCP$/m);
      const listed = /^Endpoints: +(\S+)$/m.exec(service)?.[1]?.split(',') ?? [];
      expect(inOrder(listed)).toEqual(inOrder(ips));
      expect(listed).toHaveLength(2);
      // The number of the Service is none of them.
      const number = /^IP: +(\S+)$/m.exec(service)?.[1] ?? '';
      expect(listed.join()).not.toContain(number);
      await teller.sees('my-app', shown => {
        expect(inOrder(shown.addresses)).toEqual(inOrder(ips));
        expect(shown.number).toEqual({ address: number, port: 80, target: 8080 });
      });
    },
  );

  it.each(clusters)(
    'kubectl get pods -o wide says on which node each of them is (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      await deploy(teller);
      await teller.kubectl('expose deployment my-app --port=80 --target-port=8080');
      const printed = await teller.kubectl('get pods -o wide -l app=my-app');
      expect(printed).toMatch(
        /^NAME +READY +STATUS +RESTARTS +AGE +IP +NODE +NOMINATED NODE +READINESS GATES\n/,
      );
      const rows = tableOf(printed);
      expect(rows.map(row => [row['READY'], row['STATUS']])).toEqual([
        ['1/1', 'Running'],
        ['1/1', 'Running'],
      ]);
      await teller.sees('my-app', ({ lines }) => {
        const stands = lines.map(({ address, node, podName }) => `${podName} ${address} ${node}`);
        expect(inOrder(stands)).toEqual(
          inOrder(rows.map(row => `${row['NAME']} ${row['IP']} ${row['NODE']}`)),
        );
      });
    },
  );

  it.each(clusters)(
    'a pod that dies comes back with another address, and the list follows (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      await deploy(teller);
      await teller.kubectl('expose deployment my-app --port=80 --target-port=8080');
      const [name] = tableOf(await teller.kubectl('get pods -l app=my-app')).map(row => row['NAME'] ?? '');
      await teller.kubectl(`delete pod ${name}`);
      await teller.kubectl('rollout status deployment/my-app --timeout=30s');
      const now = (await podAddresses(teller)).map(address => `${address}:8080`);
      await teller.sees('my-app', shown => {
        expect(inOrder(shown.addresses)).toEqual(inOrder(now));
        expect(shown.lines.some(({ podName }) => podName === name)).toBe(false);
        expect(shown.sentences).toContain('2 of 2 ready');
      });
    },
  );
});
