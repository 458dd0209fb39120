/** What a broken or malicious API server may send: nothing of it ends the process, hides a good object or leaves a later one unheard. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topologyJson } from '../http/topology-json.ts';
import { createHub } from '../hub/hub.ts';
import { noMeasures } from '../hub/hub-measures.ts';
import { handClock } from '../testing/hand-clock.ts';
import { lineCap } from './split-lines.ts';
import { fakeCluster, service } from './testing/fake-cluster.ts';
import { listen } from './testing/listen.ts';

async function live() {
  const cluster = fakeCluster();
  const heard = listen(cluster);
  await heard.settle();
  return {
    cluster,
    heard,
    send: (...parts: readonly (object | string)[]) => cluster.streams.get('services')?.send(...parts),
  };
}

const added = (object: unknown): object => ({ type: 'ADDED', object });
const good = (name: string, rv: number): object => added(service(name, rv));

/** A Service with something else in place of one of its parts. */
function bent(path: readonly string[], value: unknown): object {
  const [first = '', ...rest] = path;
  const whole = service('bent', 150) as Record<string, unknown>;
  const inner = rest.length === 0 ? value : { ...(whole[first] as object), [rest[0] ?? '']: value };
  return { ...whole, [first]: inner };
}

const labels = Object.fromEntries(
  Array.from({ length: 500 }, (_, i) => [`l-${i}.example/x`, 'v'.repeat(63)]),
);
const deep = '['.repeat(200_000) + ']'.repeat(200_000);

describe('a hostile object', () => {
  it.each<[string, object | string]>([
    ['null', added(null)],
    ['a list', added([])],
    ['without metadata', added({ kind: 'Service' })],
    ['of labels that are numbers', added(bent(['metadata', 'labels'], { a: 1, b: null }))],
    ['of five hundred labels', added(bent(['metadata', 'labels'], labels))],
    ['of ports that are none', added(bent(['spec', 'ports'], [null, 7, { port: 'x' }, { port: -1 }]))],
    ['whose spec is a word', added(bent(['spec'], 'spec'))],
    ['whose name is a prototype', added(bent(['metadata', 'name'], '__proto__'))],
    [
      'with __proto__ as a label',
      `${JSON.stringify(added(service('proto', 151))).replace('"name"', '"labels":{"__proto__":"x","constructor":"y"},"name"')}\n`,
    ],
    ['nested without end', `{"type":"ADDED","object":${deep}}\n`],
    [
      'as long as a line may be',
      `{"type":"ADDED","object":{"metadata":{"uid":"u","resourceVersion":"1","name":"${'x'.repeat(lineCap - 200)}"}}}\n`,
    ],
    ['longer than a line may be', `{"type":"ADDED","object":"${'x'.repeat(lineCap)}"}\n`],
  ])('R4: %s hides nobody, before or after it', async (_, hostile) => {
    const { cluster, heard, send } = await live();
    cluster.items.set('services', [service('first', 101), service('last', 200)]);
    // Twice: whoever ended the stream is told the same again, from the same version on.
    for (let time = 0; time < 2; time += 1) {
      send(good('first', 101), hostile, good('last', 200));
      await heard.pass(2_000);
    }
    expect(heard.names('Service')).toEqual(expect.arrayContaining(['first', 'last']));
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    cluster.rv = 300;
    send(good('later', 301));
    await heard.pass(1_000);
    expect(heard.names('Service')).toContain('later');
    const hub = createHub({
      clock: handClock(),
      newEpoch: () => '0'.repeat(16),
      measures: noMeasures,
      onFailure: (_what, error) => {
        throw error;
      },
    });
    hub.tell(heard.changes);
    expect(JSON.stringify(topologyJson('shop', hub.topology('shop'), hub.topology('')))).toContain('"later"');
    hub.stop();
    await heard.stop();
  });

  it('R4: any JSON in its place is survived, and the next is heard', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 5 }), async objects => {
        const { cluster, heard, send } = await live();
        cluster.items.set('services', [service('last', 200)]);
        send(...objects.map(added), good('last', 200));
        await heard.settle();
        expect(heard.names('Service')).toContain('last');
        await heard.stop();
      }),
      { numRuns: 50 },
    );
  });
});
