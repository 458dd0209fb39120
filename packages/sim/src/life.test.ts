import { describe, expect, it } from 'vitest';
import { createHandClock } from './clock.ts';
import { createDice } from './dice.ts';
import { appSpec, createLab, NAMESPACE } from './lab.ts';
import { createLife } from './life.ts';

const SELECTS = (app: string) => ({ selector: { app }, ports: [{ port: 80 }] });

/** Half an hour of life in a lab whose own clock runs beside it; the names of the workloads it touched, in order. */
function halfAnHour(
  sizes: Readonly<Record<string, number>>,
  prepare: (lab: ReturnType<typeof createLab>) => void,
) {
  const lab = createLab();
  for (const [app, replicas] of Object.entries(sizes)) {
    lab.apply('Deployment', app, appSpec(app, replicas));
    lab.apply('Service', app, SELECTS(app));
  }
  prepare(lab);
  lab.settle();
  const clock = createHandClock(lab.now());
  const life = createLife({ store: lab.store, clock, dice: createDice(1, 'life'), namespaces: [NAMESPACE] });
  const touched: string[] = [];
  lab.store.subscribe(({ type, object, previous }) => {
    const marked = object.metadata.deletionTimestamp !== previous?.metadata.deletionTimestamp;
    if (object.kind === 'Pod' && type === 'MODIFIED' && marked)
      touched.push(object.metadata.labels?.['app'] ?? '');
  });
  let fewest = Number.POSITIVE_INFINITY;
  life.start();
  for (let second = 0; second < 1800; second += 1) {
    clock.advance(1000);
    lab.wait(1);
    for (const app of Object.keys(sizes)) fewest = Math.min(fewest, lab.ready(app).length);
  }
  life.stop();
  return { lab, touched, fewest };
}

describe('background life', () => {
  it('visits all workloads that can do without a pod, never the same twice in a row', () => {
    const { touched, fewest } = halfAnHour({ a: 2, b: 3, c: 8 }, () => {});
    expect(new Set(touched)).toEqual(new Set(['a', 'b', 'c']));
    expect(touched.length).toBeGreaterThan(15);
    expect(fewest).toBeGreaterThanOrEqual(1);
  });

  it('leaves alone whoever stands alone, in its workload or in a Service', () => {
    expect(halfAnHour({ single: 1 }, () => {}).touched).toEqual([]);
    let leader = '';
    const { lab, touched } = halfAnHour({ a: 2, b: 2 }, started => {
      started.settle();
      const [chosen] = started.pods('a');
      if (chosen === undefined) throw new Error('a has no pods');
      leader = chosen.metadata.name;
      const labels = { ...chosen.metadata.labels, role: 'leader' };
      started.store.update({ ...chosen, metadata: { ...chosen.metadata, labels } });
      started.apply('Service', 'leader', { selector: { role: 'leader' }, ports: [{ port: 80 }] });
    });
    expect(touched).toContain('a');
    expect(lab.get('Pod', leader)?.metadata.labels).toMatchObject({ role: 'leader' });
  });
});
