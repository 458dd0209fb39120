import { expect, it } from 'vitest';
import { createValue } from '../store/value.ts';
import { createFirstVisit } from './first-visit.ts';

function browser(search = '', kept: Map<string, string> | 'forbidden' = new Map()) {
  const storage = {
    getItem: (key: string) => (kept === 'forbidden' ? forbid() : (kept.get(key) ?? null)),
    setItem: (key: string, value: string) => (kept === 'forbidden' ? forbid() : void kept.set(key, value)),
  };
  const address = createValue({});
  const page = { location: { search }, localStorage: storage } as unknown as Window;
  return { kept, choose: () => address.set({}), visit: () => createFirstVisit(page, { address } as never) };
}
function forbid(): never {
  throw new Error('storage is forbidden');
}

it('welcomes once: whoever has closed it is never welcomed again', () => {
  const { visit } = browser();
  const first = visit();
  expect(first.get()).toBe(true);
  first.set(false);
  expect(visit().get()).toBe(false);
});

it('goes by itself, for good, as soon as something is chosen', () => {
  const { visit, choose } = browser();
  const first = visit();
  choose();
  expect([first.get(), visit().get()]).toEqual([false, false]);
});

it('does not stand in the way of a link, nor of a browser that keeps nothing', () => {
  expect(browser('?ns=shop').visit().get()).toBe(false);
  expect(browser('', 'forbidden').visit().get()).toBe(false);
});
