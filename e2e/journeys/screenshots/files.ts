/** Manifests in the place of a cluster: what can be said of them, and what is not in them. */
import { fileURLToPath } from 'node:url';
import type { Shot } from './shot.ts';

const file = fileURLToPath(
  new URL('../../../apps/server/src/command-line/examples/route-without-grant.yaml', import.meta.url),
);
const until = /^from a file, not live/;

export const files: readonly Shot[] = [
  { name: 'file-without-grant', file, until },
  { name: 'file-without-grant-nodes', file, until, address: '?lens=nodes' },
  { name: 'file-findings', file, until, address: '?findings=open' },
  {
    name: 'file-freshness',
    file,
    until,
    async look(page) {
      await page.getByTitle('How fresh is each kind?').click();
      await page.getByText('What the file holds').waitFor();
    },
  },
];
