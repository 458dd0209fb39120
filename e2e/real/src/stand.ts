/**
 * What a file of tests stands on: a control plane of its own, a shop in it, Switchboard's server on the kubeconfig of somebody who may only look, and a viewer.
 * All of it goes with the file, also when the process is killed.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeptPlane, keepPlane } from '@switchboard/control-plane/kept';
import { afterAll, beforeAll } from 'vitest';
import { eventually } from './eventually.ts';
import { type Server, startServer } from './server.ts';
import { makeShop, shop } from './shop.ts';
import { differences, truthOf } from './truth.ts';
import { openViewer, type Viewer } from './viewer.ts';

export interface Stand {
  readonly plane: KeptPlane;
  /** A server of its own on this kubeconfig, with a viewer of the shop; both end with the file. */
  look(kubeconfig: string): Promise<Look>;
  /** Writes a kubeconfig of this name, and says where. */
  write(name: string, text: string): string;
  readonly folder: string;
}

export interface Look {
  readonly server: Server;
  readonly viewer: Viewer;
  /** Until the picture equals the cluster, at most `limit` ms. Milliseconds that it took. */
  equal(limit?: number): Promise<number>;
}

/** Long enough for a machine with other things to do. */
const patience = 60_000;

/** Call at the top of a file of tests. */
export function useStand(): () => Stand {
  let stand: Stand | undefined;
  const endings: (() => Promise<unknown> | unknown)[] = [];
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-real-'));
    endings.push(() => rmSync(folder, { recursive: true, force: true }));
    const plane = await keepPlane(join(folder, 'plane'));
    endings.push(() => plane.down());
    await makeShop(plane.api);
    stand = {
      plane,
      folder,
      write(name, text) {
        const file = join(folder, name);
        writeFileSync(file, text, { mode: 0o600 });
        return file;
      },
      async look(kubeconfig) {
        const server = await startServer(kubeconfig);
        endings.push(() => server.stop());
        const viewer = openViewer(server, [shop]);
        endings.push(() => viewer.close());
        return {
          server,
          viewer,
          equal: (limit = patience) =>
            eventually('the picture equals the cluster', limit, async () => {
              const different = differences(viewer.shown, await truthOf(plane.api, [shop]));
              return different.length === 0 ? undefined : different.join('; ');
            }),
        };
      },
    };
  }, 900_000);
  afterAll(async () => {
    for (const end of endings.reverse()) await end();
  }, 120_000);
  return () => {
    if (stand === undefined) throw new Error('the control plane is there during tests only');
    return stand;
  };
}
