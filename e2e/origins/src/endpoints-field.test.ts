/** Advice that circulates: write the addresses into the Service. A Service has no such field. */
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
  endpoints:
  - ip: 192.0.2.45
    port: 9376
`;

const tell = useTeller();

describe('May I write the endpoints into the Service?', () => {
  it.each(clusters)(
    'no: kubectl asks the API server to be strict, and it refuses the field by name (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      const said = await teller.fed(service);
      expect(said.code).toBe(1);
      expect(said.err).toBe(
        'Error from server (BadRequest): error when creating "STDIN": Service in version "v1" cannot be handled as a Service: strict decoding error: unknown field "spec.endpoints"\n',
      );
      expect((await teller.fed('', 'get service my-service')).err).toContain(
        'services "my-service" not found',
      );
    },
  );

  it.each(clusters)(
    'with --validate=warn the Service is made, without the field, and a warning says so (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      const said = await teller.fed(service, 'apply --validate=warn -f -');
      expect(said).toMatchObject({ code: 0, out: 'service/my-service created\n' });
      expect(said.err).toContain('Warning: unknown field "spec.endpoints"\n');
      expect(await teller.kubectl('get service my-service -o jsonpath={.spec.endpoints}')).toBe('');
    },
  );

  it.each(clusters)(
    'with --validate=false it is made without a word, and nobody picks up (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      const said = await teller.fed(service, 'apply --validate=false -f -');
      expect(said).toEqual({ code: 0, out: 'service/my-service created\n', err: '' });
      expect(await teller.kubectl('describe service my-service')).toMatch(/^Endpoints: *(<none>)?$/m);
      await teller.sees('my-service', shown => {
        expect(shown.lines).toEqual([]);
        expect(shown.service?.silence).toEqual({ why: 'by-hand-empty' });
      });
    },
  );
});
