import { describe, expect, it } from 'vitest';
import { type Answer, type Asked, fakeCluster, statusBody } from './testing/fake-cluster.ts';
import { listen } from './testing/listen.ts';

const group = '/apis/gateway.networking.k8s.io';
const notFound = statusBody(404, 'NotFound');

/** Serves the Gateway API in these versions, each with these resources. */
function serving(versions: Readonly<Record<string, readonly string[]>>) {
  return (asked: Asked): Answer | undefined => {
    if (!asked.path.startsWith(group)) return undefined;
    const names = Object.keys(versions);
    if (asked.path === group)
      return names.length === 0
        ? notFound
        : { body: { kind: 'APIGroup', versions: names.map(version => ({ version })) } };
    const version = asked.path.split('/')[3] ?? '';
    const resources = versions[version] ?? [];
    if (asked.path === `${group}/${version}`)
      return { body: { kind: 'APIResourceList', resources: resources.map(name => ({ name })) } };
    return resources.includes(asked.resource) ? undefined : notFound;
  };
}

const listed = (asked: readonly Asked[]): readonly string[] =>
  asked
    .filter(({ resource, watch }) => resource !== '' && !watch)
    .map(({ path }) => path.slice(group.length));

describe('a kind that is served in several versions', () => {
  it('R11: is read in the best one that is served, whatever the others of its group are served in', async () => {
    const cluster = fakeCluster();
    cluster.script = serving({
      v1: ['gateways'],
      v1beta1: ['gateways', 'httproutes'],
      v1alpha2: ['tcproutes'],
    });
    const heard = listen(cluster, ['Gateway', 'HTTPRoute', 'TCPRoute', 'GRPCRoute']);
    await heard.settle();
    expect(listed(cluster.asked)).toEqual(['/v1/gateways', '/v1beta1/httproutes', '/v1alpha2/tcproutes']);
    expect(heard.told('TCPRoute')).toEqual(['loading', 'live']);
    expect(heard.told('GRPCRoute')).toEqual(['loading', 'absent']);
    await heard.stop();
  });

  it('R11: costs one question while its group is not there, and is read when it comes, all of them soon after the first', async () => {
    const cluster = fakeCluster();
    cluster.script = serving({});
    const heard = listen(cluster, ['Gateway', 'HTTPRoute', 'TCPRoute']);
    await heard.settle();
    expect(cluster.asked.filter(({ path }) => path.startsWith(group))).toHaveLength(1);
    expect(heard.told('Gateway')).toEqual(['loading', 'absent']);
    expect(heard.complaints).toEqual([]);
    cluster.script = serving({ v1: ['gateways', 'httproutes', 'tcproutes'] });
    await heard.pass(75_000);
    for (const kind of ['Gateway', 'HTTPRoute', 'TCPRoute'] as const)
      expect(heard.told(kind)).toEqual(['loading', 'absent', 'live']);
    await heard.stop();
  });

  it('R17: is read in another version when its own is not served any more', async () => {
    const cluster = fakeCluster();
    cluster.script = serving({ v1beta1: ['gateways'] });
    const heard = listen(cluster, ['Gateway']);
    await heard.settle();
    cluster.script = serving({ v1: ['gateways'] });
    cluster.streams.get('gateways')?.end();
    await heard.settle();
    await heard.pass(30_000);
    expect(listed(cluster.asked).at(-1)).toBe('/v1/gateways');
    expect(heard.told('Gateway').at(-1)).toBe('live');
    expect(heard.told('Gateway')).not.toContain('absent');
    await heard.stop();
  });
});
