import { describe, expect, it } from 'vitest';
import { behindWeb, lostPod, webPod } from '../../findings/testing/behind-web.ts';
import { policy } from '../../findings/testing/network-builders.ts';
import type { KubeObject } from '../../kubernetes/object.ts';
import { bareLine, ingress, ingressClass, line, service, slice, workload } from '../../testing/builders.ts';
import { emptyTopology } from '../../topology.ts';
import { judgedPicture } from '../testing/judged.ts';
import { faultsOf } from './faults.ts';

const nginx = ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' });
const door = (name: string, paths: Readonly<Record<string, string>>, annotations = {}) =>
  ingress(name, 'shop.example', paths, {
    className: 'nginx',
    annotations: new Map(Object.entries(annotations)),
  });

/** `map name rule`, and behind it what it cuts: in the words of the objects. */
function seen(...objects: readonly KubeObject[]): readonly string[] {
  const topology = judgedPicture(objects);
  const faults = faultsOf(topology);
  const named = {
    doors: (key: string) => topology.doors.get(key)?.name,
    stops: (key: string) => key.split('|').slice(1).join(' '),
    services: (key: string) => topology.services.get(key)?.name,
    endpoints: (key: string) => topology.endpoints.get(key)?.address,
    pods: (key: string) => topology.pods.get(key)?.name,
  } as const;
  const placed = (Object.keys(named) as (keyof typeof named)[]).flatMap(map =>
    [...faults[map]].map(([key, { severity, rule, cuts }]) =>
      [map, named[map](key), severity, rule ?? 'follows', ...(cuts ? ['cuts'] : [])].join(' '),
    ),
  );
  return [...placed, ...[...faults.cut].map(key => `no way to ${topology.services.get(key)?.name}`)];
}

describe('where findings stand on the picture', () => {
  it('F6: a Service stands with what is said of it, and with the paths of doors that this breaks', () => {
    const picture = seen(...behindWeb([lostPod()], nginx, door('front', { '/': 'web' })));
    expect(picture).toEqual([
      'stops shop.example / web error follows cuts',
      'services web error follows cuts',
      'pods web-1 warning pod-readiness-failing',
      'no way to web',
    ]);
  });

  it('F6: a path that names a wrong port is broken, and the others of its door are not', () => {
    const right = door('front', { '/': 'web', '/admin': 'web' });
    const paths = right.rules.flatMap(rule => rule.paths);
    const wrong = {
      ...right,
      rules: [
        {
          host: 'shop.example',
          paths: paths.map(path => (path.path === '/admin' ? { ...path, port: 81 } : path)),
        },
      ],
    };
    expect(seen(...behindWeb([webPod()], nginx, wrong))).toEqual([
      'stops shop.example /admin web error ingress-backend-port-missing cuts',
    ]);
  });

  it('F6: an annotation breaks the door as a whole', () => {
    const ranges = { 'nginx.ingress.kubernetes.io/whitelist-source-range': '10.0.0.0/8,' };
    expect(seen(...behindWeb([webPod()], nginx, door('front', { '/': 'web' }, ranges)))).toEqual([
      'doors front error nginx-source-range-invalid cuts',
    ]);
  });

  it('F6: a line that leads nowhere is broken, and its Service only where all its lines are', () => {
    const other = service('db', { selector: {}, clusterIPs: ['10.96.0.11'] });
    const number = bareLine('10.96.0.10');
    const written = (...lines: readonly ReturnType<typeof bareLine>[]) => [
      service('web'),
      other,
      slice('db-1', 'db', lines, { managedBy: 'staff' }),
    ];
    const said = 'endpoints 10.96.0.10 error endpoint-address-is-cluster-ip cuts';
    expect(seen(...written(number)).filter(text => /endpoints|db/.test(text))).toEqual([
      said,
      'no way to db',
    ]);
    expect(
      seen(...written(number, bareLine('203.0.113.9'))).filter(text => /endpoints|db/.test(text)),
    ).toEqual([said]);
  });

  it('F6: policies stand at the Services of the pods that they mean', () => {
    const shut = policy('allow', { app: 'web' }, { ingress: [{ ports: [80] }] });
    expect(seen(...behindWeb([webPod()], shut))).toEqual([
      'services web error netpol-service-port-not-target-port cuts',
      'no way to web',
    ]);
  });

  it('F6: a workload stands at the Services that ask for its pods', () => {
    const failure = { reason: 'FailedCreate', message: 'exceeded quota' };
    const refused = workload('Deployment', 'web', { desired: 2, failure });
    expect(seen(...behindWeb([webPod()], refused))).toEqual(['services web warning workload-pods-refused']);
  });

  it('F6: notes mark nothing, nor does what is well', () => {
    const note = service('web', { ports: [{ name: '', port: 80, target: 9999 }] });
    const well = behindWeb([webPod()], note);
    expect(judgedPicture(well).findings.size).toBeGreaterThan(0);
    expect(seen(...well)).toEqual([]);
    expect(seen(...behindWeb([webPod()]))).toEqual([]);
    expect(faultsOf(emptyTopology)).toBe(faultsOf({ ...emptyTopology }));
  });

  it('the same picture is looked through once', () => {
    const topology = judgedPicture(behindWeb([lostPod()]));
    expect(faultsOf({ ...topology })).toBe(faultsOf(topology));
    const lines = new Map([...topology.endpoints].slice(1));
    expect(faultsOf({ ...topology, endpoints: lines })).not.toBe(faultsOf(topology));
  });

  it('says what is wrong, and for who does not see it all of it', () => {
    const topology = judgedPicture(behindWeb([lostPod()], slice('web-a', 'web', [line(lostPod())])));
    const [fault] = faultsOf(topology).pods.values();
    expect(fault?.message).toContain('web-1');
    expect(fault?.spoken).toContain(fault?.message);
  });
});
