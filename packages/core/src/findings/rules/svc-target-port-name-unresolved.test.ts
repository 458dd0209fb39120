import { describe, expect, it } from 'vitest';
import { line, service, slice, workload } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('svc-target-port-name-unresolved', () => {
  it('fires where no pod declares the name', () => {
    expect(
      told(
        'svc-target-port-name-unresolved',
        behindWeb(
          [webPod({ ports: [{ name: 'web', protocol: 'TCP', port: 8080 }] })],
          service('web', { ports: [{ name: 'http', target: 'http' }] }),
          slice('web-a', 'web', [line(webPod())], { ports: [] }),
        ),
      ),
    ).toEqual(['Service web error']);
  });

  it('fires where the name is declared for another protocol', () => {
    expect(
      told(
        'svc-target-port-name-unresolved',
        behindWeb(
          [webPod({ ports: [{ name: 'http', protocol: 'UDP', port: 8080 }] })],
          service('web', { ports: [{ name: 'http', target: 'http' }] }),
          slice('web-a', 'web', [], { ports: [] }),
        ),
      ),
    ).toEqual(['Service web error']);
  });

  it('leaves a name that is declared in peace', () => {
    expect(
      told(
        'svc-target-port-name-unresolved',
        behindWeb([webPod()], service('web', { ports: [{ name: 'http', target: 'http' }] })),
      ),
    ).toEqual([]);
  });

  it.each([
    ['fires where no template declares the name', 'web', ['Service web error']],
    ['leaves a template that declares it in peace', 'http', []],
  ])('of manifests without pods: %s', (_, name, expected) => {
    expect(
      told(
        'svc-target-port-name-unresolved',
        [
          workload('Deployment', 'web', { podPorts: [{ name, protocol: 'TCP', port: 8080 }] }),
          service('web', { ports: [{ name: 'http', target: 'http' }] }),
        ],
        { without: ['Pod', 'EndpointSlice'] },
      ),
    ).toEqual(expected);
  });
});
