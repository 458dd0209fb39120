/** The Service that every cluster has, and that no pod stands behind: the API server writes its list itself. */
import { describe, expect, it } from 'vitest';
import { rowOf } from './pods.ts';
import { clusters, useTeller } from './story.ts';

const tell = useTeller();

describe('What are the endpoints of the Service kubernetes?', () => {
  it.each(clusters)(
    'kubectl get ep kubernetes: the address of the API server, not of a pod (%s cluster)',
    async cluster => {
      const teller = await tell(cluster);
      const printed = await teller.kubectl('get ep kubernetes -n default');
      const listed = rowOf(printed, 'kubernetes')['ENDPOINTS'] ?? '';
      expect(listed).toMatch(/^(\d+\.){3}\d+:\d+$/);
      expect(await teller.kubectl('get pods -A -o wide')).not.toContain(listed.split(':')[0]);
      await teller.sees(
        'kubernetes',
        shown => {
          expect(shown.addresses).toEqual([listed]);
          expect(shown.service?.selector).toBeUndefined();
          expect(shown.number?.port).toBe(443);
          expect(shown.lines.map(({ pod }) => pod)).toEqual([undefined]);
        },
        'default',
      );
    },
  );
});
