/**
 * A program of its own with a scenario, and ways to act on its cluster: through the page's API, and through the cluster's own where a state
 * must last as long as the photographer needs. Started by the photographer, handed to what a shot does.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { renderKubeconfig } from '@switchboard/sim/kubeconfig';
import { type Simulator, startSimulator } from '@switchboard/sim/simulator';
import { type Program, startProgram, temporaryFolder } from '../program.ts';

interface Stored {
  readonly metadata: { readonly name: string; readonly uid: string };
}

export interface Stage {
  readonly program: Program;
  /** One of the page's actions. */
  act(action: object): Promise<void>;
  /** Merges fields into an object of the cluster: `namespaces/shop/pods/web-1`. */
  patch(path: string, fields: object): Promise<void>;
  pods(namespace: string): Promise<readonly Stored[]>;
  nodes(): Promise<readonly Stored[]>;
  /** It is asked to go and goes on answering for a minute. */
  leave(namespace: string, name: string): Promise<void>;
  /** Its readiness probe fails from now on; a pod that has never been ready stays as one that starts. */
  holdBack(namespace: string, name: string): Promise<void>;
  /** The levers of the cluster's API; only where the shot asked for a cluster with faults. */
  readonly simulator: Simulator | undefined;
  /** Puts another cluster behind the same address; only where the shot asked for a cluster with faults. */
  putAnother(): Promise<void>;
  /** Nothing is heard of a namespace any more; only where the shot asked for a cluster with faults. */
  silence(namespace: string): void;
  end(): Promise<void>;
}

export interface StageFacts {
  readonly scenario: string;
  readonly flags: readonly string[];
  /** The cluster runs beside the program, so that its API can be made to misbehave; the page reads it and does not act on it. */
  readonly faulty: boolean;
  readonly rights?: readonly Rule[] | undefined;
  /** Each answer of its API takes that long, ms. */
  readonly slow?: number | undefined;
  /** A file of manifests in the place of a cluster: nothing can be done to it. */
  readonly file?: string | undefined;
}

export type Rule = NonNullable<Parameters<typeof startSimulator>[0]['users']>[number]['rules'][number];

/** Longer than it takes to photograph a state in every theme. */
const GRACE_SECONDS = 60;

async function openFaulty({ scenario, flags, rights, slow = 0 }: StageFacts, kubeconfig: string) {
  const token = 'viewer';
  const simulator = await startSimulator({
    ...{ scenario, seed: 1, calm: true, port: 0, host: '127.0.0.1' },
    ...(rights === undefined
      ? {}
      : { users: [{ token, user: 'viewer', rules: rights }], anonymous: 'denied' as const }),
  });
  simulator.server.faults.delay(slow);
  const { url, namespace } = simulator;
  writeFileSync(kubeconfig, renderKubeconfig({ url, namespace, ...(rights === undefined ? {} : { token }) }));
  const program = await startProgram('--port', '0', '--no-open', '--kubeconfig', kubeconfig, ...flags);
  return { simulator, program };
}

async function openWhole({ scenario, flags }: StageFacts, kubeconfig: string) {
  const program = await startProgram(
    ...['--port', '0', '--sim-port', '0', '--no-open', '--calm', '--seed', '1', '--scenario', scenario],
    ...['--sim-kubeconfig', kubeconfig, ...flags],
  );
  return { simulator: undefined as Simulator | undefined, program };
}

async function openFile(file: string, kubeconfig: string) {
  writeFileSync(kubeconfig, '');
  const program = await startProgram('--port', '0', '--no-open', '-f', file);
  return { simulator: undefined as Simulator | undefined, program };
}

function open(facts: StageFacts, kubeconfig: string) {
  if (facts.file !== undefined) return openFile(facts.file, kubeconfig);
  return (facts.faulty ? openFaulty : openWhole)(facts, kubeconfig);
}

export async function openStage(facts: StageFacts): Promise<Stage> {
  const files = temporaryFolder();
  const kubeconfig = files.file('kubeconfig');
  const { program, simulator } = await open(facts, kubeconfig);
  let another: Simulator | undefined;
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
  const list = async (path: string): Promise<readonly Stored[]> =>
    ((await ask(`${url}/api/v1/${path}`, {})) as { readonly items: readonly Stored[] }).items;
  const annotate = (namespace: string, name: string, annotations: object) =>
    patch(`namespaces/${namespace}/pods/${name}`, { metadata: { annotations } });

  return {
    program,
    simulator,
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
    pods: namespace => list(`namespaces/${namespace}/pods`),
    nodes: () => list('nodes'),
    async leave(namespace, name) {
      await annotate(namespace, name, { 'sim.switchboard/stop-after': String(GRACE_SECONDS) });
      await ask(`${url}/api/v1/namespaces/${namespace}/pods/${name}?gracePeriodSeconds=${GRACE_SECONDS}`, {
        method: 'DELETE',
      });
    },
    holdBack: (namespace, name) => annotate(namespace, name, { 'sim.switchboard/readiness': 'fail' }),
    silence(namespace) {
      if (simulator === undefined) throw new Error('this shot did not ask for a cluster with faults');
      const path = new RegExp(`/namespaces/${namespace}/`);
      simulator.server.faults.answer(Number.POSITIVE_INFINITY, 503, { path });
      simulator.server.faults.cutWatches();
    },
    async putAnother() {
      await simulator?.stop();
      another = await startSimulator({
        ...{ scenario: 'prod', seed: 2, calm: true, host: '127.0.0.1' },
        port: Number(new URL(url).port),
      });
    },
    async end() {
      await another?.stop();
      await program.kill();
      await simulator?.stop();
      files.remove();
    },
  };
}
