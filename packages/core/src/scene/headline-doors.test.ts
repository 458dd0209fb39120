import { describe, expect, it } from 'vitest';
import type { KubeObject } from '../kubernetes/object.ts';
import { project } from '../project.ts';
import { line, pod, service, slice, world } from '../testing/builders.ts';
import { backend, gateway, networkPolicy, parent, route, rule } from '../testing/gateway-builders.ts';
import { headline } from './headline.ts';

const web = pod('web-0', { labels: { app: 'web' }, ips: ['10.0.0.1'] });
const well = [web, service('web'), slice('web', 'web', [line(web)])];
const accepted = { type: 'Accepted', status: 'True' as const, reason: 'Accepted' };
const hanging = {
  parents: [parent('edge')],
  status: [{ parent: parent('edge'), controller: 'c', conditions: [accepted] }],
};
const said = (...more: readonly KubeObject[]) => {
  const all = world(...well, ...more);
  const merged = { ...project(all, 'shop'), freshness: all.freshness };
  return headline(merged, { kind: 'lines', namespaces: ['shop'], open: [] });
};

describe('what keeps callers out', () => {
  it('H2: is said before that all is well', () => {
    expect(said().tone).toBe('well');
    expect(said(route('beta', { parents: [parent('nowhere')] }))).toMatchObject({
      sentence: 'beta is attached to nothing.',
      tone: 'bad',
    });
    expect(said(networkPolicy('closed', { app: 'web' }))).toMatchObject({
      sentence: 'Policies let nobody in at web.',
      tone: 'bad',
    });
  });

  it('H2: names the border that no grant opens, and what else there is', () => {
    const pay = route('pay', { ...hanging, rules: [rule([backend('till', { namespace: 'payments' })])] });
    expect(said(gateway('edge'), pay)).toMatchObject({
      sentence: 'No grant lets pay lead to payments/till.',
    });
    const both = said(gateway('edge'), pay, route('beta', { parents: [parent('nowhere')] }));
    expect(both).toMatchObject({
      sentence: 'beta is attached to nothing.',
      more: 'No grant lets pay lead to payments/till.',
    });
  });

  it('says nothing of a route that nobody has looked at yet, or that leads somewhere', () => {
    expect(said(gateway('edge'), route('new', { parents: [parent('edge')] })).tone).toBe('well');
    expect(said(gateway('edge'), route('web', { ...hanging, rules: [rule([backend('web')])] })).tone).toBe(
      'well',
    );
  });
});
