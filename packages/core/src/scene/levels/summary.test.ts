import { expect, it } from 'vitest';
import { headline } from '../headline.ts';
import type { Lens } from '../lens.ts';
import { line, node, pod, seen, service, staffing, topology } from '../testing/model.ts';

const lens: Lens = { kind: 'lines', namespaces: ['shop'], open: [] };

/** `count` Services of two pods each, of which the first lacks one. */
function shop(count: number) {
  const elements = Array.from({ length: count }, (_, i) => {
    const name = `app-${i}`;
    const both = [`${name}-a`, `${name}-b`];
    return [
      service(name, { staffing: staffing(2, 0) }),
      ...both.flatMap((uid, j) => {
        const away = i === 0 && j === 0;
        return [
          pod(uid, { node: 'n0', state: away ? 'not-ready' : 'ready', wantedBy: [name] }),
          line(name, uid, { ready: !away }),
        ];
      }),
    ];
  });
  return topology(node('n0'), ...seen(), ...elements.flat());
}

it('H1: counts Services, pods and nodes where Services are many', () => {
  expect(headline(shop(25), lens).more).toBe(
    '24 of 25 Services have every line. 49 of 50 pods are ready, on 1 node.',
  );
  expect(headline(shop(5), lens).more ?? '').not.toContain('every line');
});

it('H1: counts no pods that have not been read', () => {
  const reading = { ...shop(25), freshness: topology(...seen('live', 'loading')).freshness };
  expect(headline(reading, lens).more).toBe('24 of 25 Services have every line.');
});
