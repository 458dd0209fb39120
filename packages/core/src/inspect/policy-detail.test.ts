import { describe, expect, it } from 'vitest';
import { type Element, pod, seen, topology } from '../scene/testing/model.ts';
import type { Policy } from '../topology/policy.ts';
import { allowedThrough, openingOfPolicy } from './policy-detail.ts';

const policy: Policy = { uid: 'p', name: 'callers', namespace: 'shop', created: 0, selector: 'app=web' };
const open = (rest: Partial<Policy>, ...more: readonly Element[]): string =>
  openingOfPolicy({ ...policy, ...rest }, topology(pod('web-1', { policies: ['p'] }), pod('other'), ...more));

describe('a NetworkPolicy in the inspector', () => {
  it('opens with whom it means now', () => {
    expect(open({ ingress: [] })).toMatch(/^Pods of shop with app=web: one now\. /);
    expect(open({ selector: '', ingress: [] })).toMatch(/^Every pod of shop: one now\. /);
    expect(open({ uid: 'other', ingress: [] })).toMatch(/: nobody now\. /);
    expect(open({ ingress: [] }, ...seen('live', 'denied'))).toMatch(/: how many is not known\. /);
  });

  const everything = { peers: [], ports: [] };
  const somebody = { peers: [{ pods: 'app=front' }], ports: [] };
  const onePort = { peers: [], ports: [{ protocol: 'TCP', port: 80 }] } as const;
  const alone = { in: 'It leaves alone who calls them.', out: 'It leaves alone whom they call.' };
  const shut = 'unless another policy allows it.';
  it.each<[string, Partial<Policy>, readonly string[]]>([
    ['deny-all inward', { ingress: [] }, [`Nobody may call them, ${shut}`, alone.out]],
    ['deny-all outward', { egress: [] }, [alone.in, `They may call nobody, ${shut}`]],
    [
      'allow-all inward, which no other policy takes back',
      { ingress: [somebody, everything] },
      ['Everybody may call them, whatever other policies say.', alone.out],
    ],
    [
      'allow-all outward beside deny-all inward',
      { ingress: [], egress: [everything] },
      [`Nobody may call them, ${shut}`, 'They may call everybody, whatever other policies say.'],
    ],
    [
      'some callers, and anybody on one port',
      { ingress: [somebody], egress: [onePort] },
      [
        'They get only the calls that it allows; others time out, unless another policy lets them in.',
        'They may make only the calls that it allows; others time out, unless another policy lets them out.',
      ],
    ],
    [
      'a peer that fits nobody',
      { ingress: [{ peers: [{}], ports: [] }] },
      [`Nobody may call them, ${shut}`, alone.out],
    ],
  ])('says what follows for them: %s', (_, rules, said) => {
    expect(open(rules)).toBe(['Pods of shop with app=web: one now.', ...said].join(' '));
  });

  it('says nothing of pods where there can be none', () => {
    const { selector, ...senseless } = policy;
    expect(openingOfPolicy({ ...senseless, ingress: [] }, topology())).toBe(
      'Its selector fits no pod that could be.',
    );
  });

  it('names whom it lets through on which ports, and anybody where it names nobody', () => {
    expect(
      allowedThrough([
        { peers: [{ pods: 'app=web' }, { cidr: '10.0.0.0/8' }], ports: [{ protocol: 'TCP', port: 9090 }] },
        { peers: [], ports: [{ protocol: 'UDP', port: 5000, endPort: 5010 }, { protocol: 'TCP' }] },
        { peers: [{ namespaces: '' }], ports: [] },
      ]),
    ).toEqual([
      { who: 'app=web', ports: '9090/TCP' },
      { who: '10.0.0.0/8', ports: '9090/TCP' },
      { who: 'anybody', ports: '5000–5010/UDP, any/TCP' },
      { who: 'every namespace', ports: 'any port' },
    ]);
    expect(allowedThrough(undefined)).toEqual([]);
  });
});
