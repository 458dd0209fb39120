import { describe, expect, it } from 'vitest';
import type { StoredObject } from '../object.ts';
import { outputOf } from './container-output.ts';
import type { ContainerLife, LoggedContainer } from './log-line.ts';

const START = Date.parse('2026-11-21T12:00:00Z');

const CONFIG = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'conf' }, data: { level: 'very' } };

function life(container: Partial<LoggedContainer>, ended?: ContainerLife['ended']): ContainerLife {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'red-0', namespace: 'lab', uid: 'u-1' },
    spec: { containers: [] },
    status: { podIP: '10.244.1.7' },
  } as unknown as StoredObject;
  return {
    pod,
    container: { name: 'red', image: 'registry.example/red:2.1', ...container },
    view: {
      list: () => [],
      get: kind => (kind === 'ConfigMap' ? (CONFIG as unknown as StoredObject) : undefined),
    },
    startedAt: START,
    ended,
  };
}

const shell = (script: string) => life({ image: 'busybox', command: ['/bin/sh', '-c', script] });
const texts = (one: ContainerLife, seconds: number) =>
  outputOf(one, START + seconds * 1000).map(({ text }) => text);

describe('what a container has written', () => {
  it('is what its script says, with the clock', () => {
    const count = shell('i=0; while true; do echo "$i: $(date)"; i=$((i+1)); sleep 1; done');
    expect(texts(count, 2.5)).toEqual([
      '0: Sat Nov 21 12:00:00 UTC 2026',
      '1: Sat Nov 21 12:00:01 UTC 2026',
      '2: Sat Nov 21 12:00:02 UTC 2026',
    ]);
    expect(
      texts(
        shell("echo 'one; two' && echo three > /tmp/x; for n in a b; do echo $n; done; exit 1; echo no"),
        9,
      ),
    ).toEqual(['one; two', 'a', 'b']);
    expect(texts(shell('echo begun; sleep 60; echo over'), 30)).toEqual(['begun']);
    expect(texts(shell('while sleep 0.5; do wget -q -O- http://x; done'), 30)).toEqual([]);
  });

  it('knows its environment', () => {
    const env = [
      { name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'conf', key: 'level' } } },
      { name: 'ME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    ];
    const container = { image: 'busybox', env };
    expect(texts(life({ ...container, command: ['/bin/echo', '$(LEVEL) $(ME) $(NO)'] }), 1)).toEqual([
      'very red-0 $(NO)',
    ]);
    expect(texts(life({ ...container, command: ['env'] }), 1)).toEqual(
      expect.arrayContaining(['LEVEL=very', 'ME=red-0', 'HOSTNAME=red-0']),
    );
  });

  it('stays as it was while more is written, and what is old is rotated away', () => {
    const app = life({ ports: [{ containerPort: 8080 }] });
    const early = texts(app, 120);
    expect(early[0]).toBe('2026-11-21T12:00:00.040Z info  red 2.1 starting');
    expect(early).toContain('2026-11-21T12:00:00.066Z info  listening on :8080');
    expect(texts(app, 600).slice(0, early.length)).toEqual(early);
    expect(texts(app, 600).length).toBeGreaterThan(early.length + 30);
    const late = outputOf(app, START + 50 * 3_600_000);
    expect(late.length).toBeGreaterThan(400);
    expect(late[0]?.at).toBeGreaterThanOrEqual(START + 49 * 3_600_000);
    const times = late.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((left, right) => left - right));
  });

  it('ends with the reason of a crash', () => {
    const crashed = life({}, { at: START + 2000, code: 3 });
    expect(texts(crashed, 60).at(-1)).toBe('2026-11-21T12:00:02.000Z fatal unrecoverable error, exit code 3');
    expect(texts(crashed, 60)).toEqual(texts(crashed, 600));
  });

  it('is what well-known programs write', () => {
    const probe = { httpGet: { path: '/ok' }, periodSeconds: 10 };
    const server = texts(life({ image: 'nginx:1.27', readinessProbe: probe }), 30);
    expect(server[0]).toBe(
      '/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration',
    );
    expect(server.filter(line => line.includes('"GET /ok HTTP/1.1" 200'))).toHaveLength(2);
    expect(texts(life({ image: 'docker.io/library/postgres:18.1' }), 30).at(-1)).toMatch(
      /database system is ready to accept connections$/,
    );
  });
});
