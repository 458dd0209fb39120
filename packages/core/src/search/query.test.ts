import { describe, expect, it } from 'vitest';
import { lastWord, parseQuery } from './query.ts';

describe('a query', () => {
  it('is words and terms, all of which must hold', () => {
    expect(parseQuery('web Kind:svc NS:shop 10.244.2 state:not-ready').terms).toEqual([
      { value: 'web', not: false },
      { key: 'kind', value: 'Service', not: false },
      { key: 'ns', value: 'shop', not: false },
      { value: '10.244.2', not: false },
      { key: 'state', value: 'not-ready', not: false },
    ]);
  });

  it('takes a pair with an equals sign for a label, and a dash for not', () => {
    expect(parseQuery('app=cart -kind:pod -web').terms).toEqual([
      { key: 'label', value: 'app=cart', not: false },
      { key: 'kind', value: 'Pod', not: true },
      { value: 'web', not: true },
    ]);
  });

  it('knows kinds by what they are called, also to the half', () => {
    const kind = (word: string) => parseQuery(`kind:${word}`).terms[0]?.value;
    expect(['po', 'pods', 'ep', 'lines', 'endpointslice', 'deploy', 'ing', 'statef'].map(kind)).toEqual([
      'Pod',
      'Pod',
      'Endpoint',
      'Endpoint',
      'EndpointSlice',
      'Deployment',
      'Ingress',
      'StatefulSet',
    ]);
  });

  it.each(['fd00:10:244::5', 'fe80::1', '10.244.1.11:8080', 'abcd:ef01::'])(
    'does not take the address %s for a key',
    text => {
      expect(parseQuery(text)).toEqual({ terms: [{ value: text, not: false }], problems: [] });
    },
  );

  it('says what it cannot read and what may have been meant, and keeps the rest', () => {
    expect(parseQuery('kid:pod nmae:web colour:red kind:pood kind:zebra web')).toEqual({
      terms: [{ value: 'web', not: false }],
      problems: [
        { type: 'unknown-key', written: 'kid', meant: 'kind' },
        { type: 'unknown-key', written: 'nmae', meant: 'name' },
        { type: 'unknown-key', written: 'colour' },
        { type: 'unknown-kind', written: 'pood', meant: 'Pod' },
        { type: 'unknown-kind', written: 'zebra' },
      ],
    });
  });

  it('waits for the value of a key that is being written', () => {
    expect(parseQuery('kind: ns:')).toEqual({ terms: [], problems: [] });
    expect(parseQuery('  ')).toEqual({ terms: [], problems: [] });
  });

  it('lets words in quotes hold spaces, and forgives a quote that is not closed', () => {
    expect(parseQuery('state:"not ready" "a b').terms).toEqual([
      { key: 'state', value: 'not ready', not: false },
      { value: 'a b', not: false },
    ]);
  });

  it('knows the word that is being written', () => {
    expect(lastWord('web ki')).toBe('ki');
    expect(lastWord('web ')).toBe('');
  });
});
