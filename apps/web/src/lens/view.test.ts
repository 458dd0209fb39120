import { describe, expect, it } from 'vitest';
import { createView } from './view.ts';

/** A window with a history, as far as the view knows one. */
function browser(search: string) {
  const entries = [search];
  let at = 0;
  const listeners: (() => void)[] = [];
  const page = {
    location: {
      pathname: '/',
      get search() {
        return entries[at] ?? '';
      },
    },
    history: {
      pushState: (_: unknown, __: string, url: string) => {
        entries.splice(at + 1, Number.POSITIVE_INFINITY, url.slice(1));
        at++;
      },
      replaceState: (_: unknown, __: string, url: string) => {
        entries[at] = url.slice(1);
      },
    },
    addEventListener: (_: string, listener: () => void) => listeners.push(listener),
  };
  const step = (by: number) => {
    at += by;
    for (const listener of listeners) listener();
  };
  return {
    view: createView(page as unknown as Window),
    url: () => page.location.search,
    back: () => step(-1),
    forward: () => step(1),
  };
}
const web = { kind: 'Service', namespace: 'shop', name: 'web' };

describe('the view', () => {
  it('goes back and forward through all that was chosen', () => {
    const { view, url, back, forward } = browser('?ns=shop');
    view.select(web);
    view.focusOn(web);
    view.toggle('terminating');
    view.go({ table: true });
    view.go({ tab: 'yaml' });
    const whole =
      '?ns=shop&sel=Service/shop/web&focus=Service/shop/web&show=terminating&tab=yaml&view=endpoints';
    expect(url()).toBe(whole);
    for (let step = 0; step < 5; step++) back();
    expect(url()).toBe('?ns=shop');
    expect(view.address.get()).toMatchObject({ show: [], table: false });
    expect(view.address.get().selection).toBeUndefined();
    for (let step = 0; step < 5; step++) forward();
    expect(view.address.get()).toMatchObject({ focus: web, show: ['terminating'], tab: 'yaml', table: true });
  });

  it('makes no step of other colours', () => {
    const { view, url, back } = browser('');
    view.select(web);
    view.go({ theme: 'projector' });
    expect(url()).toBe('?sel=Service/shop/web&theme=projector');
    back();
    expect(url()).toBe('');
  });

  it('leaves the focus first, then the selection, then the filter', () => {
    const { view, url } = browser('?sel=Service/shop/cart&focus=Service/shop/web&show=ready');
    expect(view.leave()).toBe(true);
    expect(url()).toBe('?sel=Service/shop/cart&show=ready');
    expect(view.leave()).toBe(true);
    expect(url()).toBe('?show=ready');
    expect(view.leave()).toBe(true);
    expect(url()).toBe('');
    expect(view.leave()).toBe(false);
  });

  it('leaves focus and selection at once where both are the same: one alone looks as both do', () => {
    const { view, url } = browser('?sel=Service/shop/web&tab=yaml&focus=Service/shop/web&show=ready');
    expect(view.leave()).toBe(true);
    expect(url()).toBe('?show=ready');
  });

  it('forgets the complaints about an address when another is chosen', () => {
    const { view } = browser('?sel=nonsense');
    expect(view.problems.get()).toHaveLength(1);
    view.toggle('ready');
    expect(view.problems.get()).toEqual([]);
  });
});
