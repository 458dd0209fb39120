/** A door on every node: three numbers, of which only one is an endpoint's. */
import { describe, expect, it } from 'vitest';
import { deploy, podAddresses, rowOf } from './pods.ts';
import { clusters, useTeller } from './story.ts';

const service = `
apiVersion: v1
kind: Service
metadata:
  name: my-service
spec:
  type: NodePort
  selector:
    app: my-app
  ports:
  - port: 80
    targetPort: 8080
    nodePort: 31300
`;

const tell = useTeller();

describe('What do the ports of a NodePort Service mean?', () => {
  it.each(clusters)(
    '80 is dialled inside, 31300 outside, and 8080 is where the endpoints answer (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      await deploy(teller);
      expect((await teller.fed(service)).out).toBe('service/my-service created\n');
      await teller.until('get endpoints my-service', /\S+:8080,\S+:8080 /);
      const printed = await teller.kubectl('describe service my-service');
      expect(printed).toMatch(/^Type: +NodePort$/m);
      expect(printed).toMatch(/^Port: +<unset> +80\/TCP$/m);
      expect(printed).toMatch(/^TargetPort: +8080\/TCP$/m);
      expect(printed).toMatch(/^NodePort: +<unset> +31300\/TCP$/m);
      const endpoints = /^Endpoints: +(\S+)$/m.exec(printed)?.[1]?.split(',') ?? [];
      expect(endpoints.sort()).toEqual((await podAddresses(teller)).map(ip => `${ip}:8080`).sort());
      expect(rowOf(await teller.kubectl('get service my-service'), 'my-service')).toMatchObject({
        TYPE: 'NodePort',
        'EXTERNAL-IP': '<none>',
        'PORT(S)': '80:31300/TCP',
      });
      await teller.sees('my-service', shown => {
        expect([...shown.addresses].sort()).toEqual(endpoints);
        expect(shown.number).toMatchObject({ port: 80, target: 8080 });
        expect(shown.service?.ports[0]?.nodePort).toBe(31_300);
        expect(shown.door).toContain('31300');
      });
      // The port is the cluster's, not the namespace's: the next who asks for it shall have it.
      await teller.kubectl('delete service my-service');
    },
  );
});
