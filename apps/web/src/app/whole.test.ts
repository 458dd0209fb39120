import { pod, seen, service, topology } from '@switchboard/core/scene/testing/model';
import { describe, expect, it } from 'vitest';
import type { LinkState } from '../link/status.ts';
import { isWhole } from './whole.ts';

const shop = [service('web'), pod('web-a')];
const ask = (
  given: Parameters<typeof isWhole>[0],
  namespaces: readonly string[] = ['shop'],
  state: LinkState = 'live',
) => isWhole(given, namespaces, { store: { knows: ns => ns === 'shop' }, link: { state } });

describe('all that is looked at is here', () => {
  it('when it is heard and read', () => {
    expect(ask(topology(...shop, ...seen()))).toBe(true);
  });

  it('not while a kind is read, nor before the server has said what it reads', () => {
    expect(ask(topology(...shop, ...seen('live', 'loading')))).toBe(false);
    expect(ask(topology(...shop))).toBe(false);
  });

  it('not before each namespace has been told, nor while nothing is looked at', () => {
    expect(ask(topology(...seen()), ['shop', 'data'])).toBe(false);
    expect(ask(topology(...seen()), [])).toBe(false);
  });

  it.each<LinkState>(['connecting', 'resuming', 'catching-up', 'offline'])('not while %s', state => {
    expect(ask(topology(...seen()), ['shop'], state)).toBe(false);
  });
});
