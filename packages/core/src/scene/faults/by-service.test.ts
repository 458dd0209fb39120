import { describe, expect, it } from 'vitest';
import { headline } from '../headline.ts';
import { conditionOf } from '../levels/condition.ts';
import type { Tally } from '../levels/trouble.ts';
import { rollCalls } from '../roll-call.ts';
import {
  door,
  type Element,
  finding,
  line,
  pod,
  seen,
  service,
  staffing,
  topology,
} from '../testing/model.ts';
import { wall } from '../wall.ts';
import { faultsByService } from './by-service.ts';

const web: readonly Element[] = [
  ...seen(),
  service('web', { staffing: staffing(1, 0) }),
  pod('web-a', { wantedBy: ['web'] }),
  line('web', 'web-a'),
  door('front', 'shop.example', [{ path: '/', service: 'web' }]),
];
const withFound = (...found: readonly Element[]) => topology(...web, ...found);
const room = { rows: 7, namesPerRow: 6, nodes: 7, lamps: 5, nodeLamps: 10 };
const policy = finding('netpol-backend-port-blocked', 'Service', 'web');
const ranges = finding('nginx-source-range-invalid', 'Ingress', 'front');
const nodes = finding('svc-etp-local-uncovered-nodes', 'Service', 'web', { severity: 'warning' });

function from(told: ReturnType<typeof topology>) {
  const fault = faultsByService(told).get('web');
  const condition = conditionOf(told.services.get('web'), rollCalls(told).get('web'), undefined, fault);
  const { rows, broken, warnings, door: leads } = wall(told, ['shop'], room);
  return { fault, condition, row: rows[0], broken, warnings, leads };
}

describe('a Service from afar, of which findings say something', () => {
  it('T13: is named with what is wrong, and silent where nobody gets through to it', () => {
    const { condition, row, broken, leads } = from(withFound(policy));
    expect(condition).toMatchObject({ sign: 'failed', silent: true, short: ['policy lets nobody in'] });
    expect(condition.words).toEqual(['web is not well']);
    expect(row).toMatchObject({ name: 'web', tone: 'bad', word: 'policy lets nobody in' });
    expect([broken, leads]).toEqual([1, 'shop.example/ leads there.']);
  });

  it('T13: says what is wrong with its door, through which alone nobody gets', () => {
    const { condition, row } = from(withFound(ranges));
    expect(condition).toMatchObject({
      sign: 'failed',
      silent: false,
      shut: true,
      short: ['bad list of addresses'],
    });
    expect(row?.tone).toBe('bad');
  });

  it('T13: a warning has a sign, and breaks nothing', () => {
    const { condition, row, broken, warnings } = from(withFound(nodes));
    expect(condition).toMatchObject({ sign: 'not-ready', silent: false, short: ['some nodes drop calls'] });
    expect(condition.shut).toBeUndefined();
    expect(row).toMatchObject({ tone: 'busy', word: 'some nodes drop calls' });
    expect([broken, warnings]).toEqual([0, 1]);
  });

  it('an error is said before a warning, and what says something before what only follows', () => {
    const follows = finding('route-backend-no-endpoints', 'Ingress', 'front', {
      backend: { namespace: 'shop', name: 'web' },
      causes: [(policy.value as { key: string }).key],
    });
    expect(from(withFound(nodes, follows, policy)).fault?.word).toBe('policy lets nobody in');
  });

  it('leaves the word to the pods where all of it only follows from what is said of them', () => {
    const fault = {
      severity: 'warning',
      word: 'something is odd',
      vague: true,
      spoken: 'web is not well',
    } as const;
    const told = withFound(pod('web-b', { wantedBy: ['web'], state: 'pending' }));
    const tally = new Map([['no-node' as const, 1]]);
    const of = (tallied: Tally | undefined) =>
      conditionOf(told.services.get('web'), rollCalls(told).get('web'), tallied, fault).short;
    expect(of(tally)).toEqual([expect.stringContaining('wait')]);
    expect(of(new Map([['not-heard-of' as const, 1]]))).toEqual(['1 not heard of']);
    expect(of(undefined)).toEqual(['something is odd']);
  });

  it('does not say beside a count that there are some', () => {
    const some = finding('svc-some-endpoints-not-ready', 'Service', 'web', { severity: 'warning' });
    const told = topology(
      ...seen(),
      service('web', { staffing: staffing(2, 0) }),
      ...['web-a', 'web-b'].map(name => pod(name, { wantedBy: ['web'] })),
      line('web', 'web-a'),
      line('web', 'web-b', { ready: false }),
      some,
    );
    expect(from(told).row).toMatchObject({ tone: 'busy', word: 'one not ready' });
  });

  it('is as it was where nothing is said, or where its list says it by itself', () => {
    const plain = from(topology(...web));
    expect(plain.fault).toBeUndefined();
    expect(plain.condition.sign).toBeUndefined();
    const silence = { why: 'by-hand-empty' } as const;
    const told = topology(
      service('web', { silence }),
      finding('svc-selectorless-no-endpoints', 'Service', 'web'),
    );
    expect(from(told).condition.short).toEqual(['empty']);
  });
});

describe('the headline', () => {
  const lens = { kind: 'lines', namespaces: ['shop'], open: [] } as const;

  it('H2: tells of an error before that all is well', () => {
    expect(headline(withFound(), lens).tone).toBe('well');
    expect(headline(withFound(policy), lens)).toEqual({
      sentence: 'web: policy lets nobody in.',
      more: 'web is not well',
      tone: 'bad',
    });
  });

  it('H1: takes nothing for an error that is a warning, only possible, an effect or elsewhere', () => {
    const possible = finding('svc-lb-error', 'Service', 'web', { confidence: 'possible' });
    const far = finding('svc-lb-error', 'Service', 'far', {
      subject: { kind: 'Service', namespace: 'far', name: 'far' },
    });
    expect(headline(withFound(nodes, possible, far), lens).tone).toBe('well');
  });

  it('H1: tells of an error also where lists are not known', () => {
    const told = topology(...seen('loading'), service('web'), ranges);
    expect(headline(told, lens)).toMatchObject({ sentence: 'front: bad list of addresses.', tone: 'bad' });
  });
});
