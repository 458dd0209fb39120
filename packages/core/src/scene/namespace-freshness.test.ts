import { describe, expect, it } from 'vitest';
import type { Freshness, FreshnessState } from '../freshness.ts';
import type { Kind } from '../kubernetes/kind.ts';
import { countStates, kindStates, namespaceFreshness } from './namespace-freshness.ts';
import { type Element, topology } from './testing/model.ts';

const known = (kind: Kind, state: FreshnessState, scope = 'shop', since = 5): Element => ({
  map: 'freshness',
  value: { key: scope === '' ? kind : `${kind}/${scope}`, kind, scope, state, since },
});

describe('freshness of a namespace', () => {
  it('is the worst of what its rows are made of, and names the kinds', () => {
    const picture = topology(
      known('Service', 'live'),
      known('EndpointSlice', 'denied', 'shop', 9),
      known('Pod', 'denied', 'shop', 7),
      known('Ingress', 'failed'),
    );
    expect(namespaceFreshness(picture, 'shop')).toEqual({
      state: 'denied',
      kinds: ['EndpointSlice', 'Pod'],
      since: 7,
    });
    expect(namespaceFreshness(picture, 'other')).toBeUndefined();
  });

  it('is that of all namespaces where its own is not watched', () => {
    const all = (['Service', 'EndpointSlice', 'Pod'] as const).map(kind => known(kind, 'live', ''));
    expect(namespaceFreshness(topology(...all), 'shop')?.state).toBe('live');
    expect(namespaceFreshness(topology(...all, known('Pod', 'stale')), 'shop')?.kinds).toEqual(['Pod']);
  });

  it('is told apart where files do not hold a kind, which nobody refused', () => {
    const missing = { ...(known('Pod', 'denied', '').value as Freshness), reason: 'Pod is not in the files' };
    const held = [known('Service', 'live', ''), known('EndpointSlice', 'live', '')];
    const from = (pods: Element) => namespaceFreshness(topology(...held, pods), 'shop');
    expect(from({ map: 'freshness', value: missing })?.inNoFile).toBe(true);
    expect(from(known('Pod', 'denied', ''))?.inNoFile).toBeUndefined();
  });

  it('is counted per namespace, and told kind by kind', () => {
    const picture = topology(
      known('Service', 'live', ''),
      known('EndpointSlice', 'live', ''),
      known('Pod', 'live', ''),
      known('Pod', 'stale', 'old'),
      known('EndpointSlice', 'denied', 'closed'),
      known('Pod', 'polled', 'asked'),
    );
    expect([...countStates(picture, ['old', 'shop', 'closed', 'asked'])]).toEqual([
      ['live', 2],
      ['stale', 1],
      ['denied', 1],
    ]);
    expect(kindStates(picture, 'closed')).toEqual(['live', 'denied', 'live']);
    expect([...countStates(topology(), ['shop'])]).toEqual([['loading', 1]]);
  });
});
