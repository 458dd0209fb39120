import { describe, expect, it } from 'vitest';
import { namespace, workload } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';
import { policy } from '../testing/network-builders.ts';

describe('netpol-peer-matches-nothing', () => {
  it('fires for labels that no namespace carries', () => {
    expect(
      told(
        'netpol-peer-matches-nothing',
        behindWeb(
          [webPod()],
          namespace('shop'),
          policy('in', { app: 'web' }, { ingress: [{ namespaces: { name: 'shop' } }] }),
        ),
      ),
    ).toEqual(['NetworkPolicy in ingress[0].from[0] warning']);
  });

  it('leaves clients that are scaled to zero in peace', () => {
    expect(
      told(
        'netpol-peer-matches-nothing',
        behindWeb(
          [webPod()],
          workload('Deployment', 'client', { desired: 0 }),
          policy('in', { app: 'web' }, { ingress: [{ from: { app: 'client' } }] }),
        ),
      ),
    ).toEqual([]);
  });

  it('says nothing where pods may not be seen', () => {
    expect(
      told(
        'netpol-peer-matches-nothing',
        behindWeb([], policy('in', { app: 'web' }, { ingress: [{ from: { app: 'nobody' } }] })),
        { without: ['Pod'] },
      ),
    ).toEqual([]);
  });
});
