import { describe, expect, it } from 'vitest';
import { pod, topology } from '../scene/testing/model.ts';
import type { Policy } from '../topology/policy.ts';
import { allowedThrough, openingOfPolicy } from './policy-detail.ts';

const policy: Policy = { uid: 'p', name: 'callers', namespace: 'shop', created: 0, selector: 'app=web' };
const open = (rest: Partial<Policy>): string =>
  openingOfPolicy({ ...policy, ...rest }, topology(pod('web-1', { policies: ['p'] }), pod('other')));

describe('a NetworkPolicy in the inspector', () => {
  it('opens with whom it means now and what follows for them', () => {
    expect(open({ ingress: [] })).toBe(
      'Pods of shop with app=web: one now. Nobody may call them, unless another policy allows it.',
    );
    expect(open({ selector: '', ingress: [{ peers: [], ports: [] }], egress: [] })).toBe(
      'Every pod of shop: one now. Whom it names may call them; the rest times out, unless another policy lets it in. They may call nobody, unless another policy allows it.',
    );
    expect(open({})).toContain('It shuts neither direction.');
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
