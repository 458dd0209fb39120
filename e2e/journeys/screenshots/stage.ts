/**
 * A program of its own with a scenario, and ways to act on its cluster: through the page's API, and through the cluster's own where a state
 * must last as long as the photographer needs. Started by the photographer, handed to what a shot does.
 */
import { readFileSync } from 'node:fs';
import { type Program, startProgram, temporaryFolder } from '../program.ts';

interface StoredPod {
  readonly metadata: { readonly name: string; readonly uid: string };
}

export interface Stage {
  readonly program: Program;
  /** One of the page's actions. */
  act(action: object): Promise<void>;
  /** Merges fields into an object of the cluster: `namespaces/shop/pods/web-1`. */
  patch(path: string, fields: object): Promise<void>;
  pods(namespace: string): Promise<readonly StoredPod[]>;
  /** The pod goes on answering for minutes. */
  leave(namespace: string, name: string): Promise<void>;
  /** Its readiness probe fails from now on; a pod that has never been ready stays as one that starts. */
  holdBack(namespace: string, name: string): Promise<void>;
  end(): Promise<void>;
}

const MINUTES = 600;

export async function openStage(scenario: string, flags: readonly string[]): Promise<Stage> {
  const files = temporaryFolder();
  const kubeconfig = files.file('kubeconfig');
  const program = await startProgram(
    ...['--port', '0', '--sim-port', '0', '--no-open', '--calm', '--seed', '1', '--scenario', scenario],
    ...['--sim-kubeconfig', kubeconfig, ...flags],
  );
  const url = /server: (\S+)/.exec(readFileSync(kubeconfig, 'utf8'))?.[1] ?? '';

  async function ask(address: string, init: RequestInit): Promise<unknown> {
    const answer = await fetch(address, init);
    if (!answer.ok) throw new Error(`${address}: ${await answer.text()}`);
    return answer.json();
  }
  const patch: Stage['patch'] = async (path, fields) => {
    const group = path.startsWith('apps/') ? `apis/${path}` : `api/v1/${path}`;
    await ask(`${url}/${group}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/merge-patch+json' },
      body: JSON.stringify(fields),
    });
  };
  const annotate = (namespace: string, name: string, annotations: object) =>
    patch(`namespaces/${namespace}/pods/${name}`, { metadata: { annotations } });

  return {
    program,
    patch,
    async act(action) {
      await ask(`${program.address}api/v1/actions`, {
        method: 'POST',
        headers: {
          'x-switchboard-action': '1',
          'content-type': 'application/json',
          origin: new URL(program.address).origin,
        },
        body: JSON.stringify(action),
      });
    },
    async pods(namespace) {
      const list = await ask(`${url}/api/v1/namespaces/${namespace}/pods`, {});
      return (list as { readonly items: readonly StoredPod[] }).items;
    },
    async leave(namespace, name) {
      await annotate(namespace, name, { 'sim.switchboard/stop-after': String(MINUTES) });
      await ask(`${url}/api/v1/namespaces/${namespace}/pods/${name}?gracePeriodSeconds=${MINUTES}`, {
        method: 'DELETE',
      });
    },
    holdBack: (namespace, name) => annotate(namespace, name, { 'sim.switchboard/readiness': 'fail' }),
    async end() {
      await program.kill();
      files.remove();
    },
  };
}
