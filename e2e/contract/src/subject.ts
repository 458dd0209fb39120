/**
 * The cluster under contract: the one of SWITCHBOARD_CONTRACT_KUBECONFIG, else a simulator that is started here, calm and seeded, and reached by its kubeconfig
 * like any other. Every file of tests has a namespace of its own, which goes with it. What a real server cannot be made to do is a lever that only
 * the simulator has (`forget`); somebody without rights comes from SWITCHBOARD_CONTRACT_LIMITED_KUBECONFIG, or is the simulator's.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectKubeconfig } from '@switchboard/server/connect/kubeconfig';
import { renderKubeconfig } from '@switchboard/sim/kubeconfig';
import { startSimulator } from '@switchboard/sim/simulator';
import { afterAll, beforeAll } from 'vitest';
import { type Client, clientOf } from './client.ts';

const given = process.env['SWITCHBOARD_CONTRACT_KUBECONFIG'];
const givenLimited = process.env['SWITCHBOARD_CONTRACT_LIMITED_KUBECONFIG'];

/** Whether the cluster can be made to forget its past, which no client can ask of a real one. */
export const forgets = given === undefined;
/** Whether there is somebody with few rights: may list Services in namespace `allowed` and nothing else. */
export const hasLimitedUser = given === undefined || givenLimited !== undefined;
export const allowed = 'default';

export interface Subject {
  readonly client: Client;
  readonly namespace: string;
  /** Throws where there is nobody of that kind. */
  limited(): Client;
  /** Forgets every change up to now; throws where a cluster cannot be told to. */
  forget(): void;
}

interface Source {
  readonly kubeconfig: string;
  readonly limited: string | undefined;
  readonly forget: () => void;
  stop(): Promise<void>;
}

/** Call at the top of a file of tests; the answer is there from the first test on. */
export function useCluster(): () => Subject {
  let subject: Subject | undefined;
  const endings: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const source = given === undefined ? await simulated() : real(given);
    endings.push(source.stop);
    const client = await connect(source.kubeconfig, endings);
    const limited = source.limited === undefined ? undefined : await connect(source.limited, endings);
    const namespace = `switchboard-contract-${randomBytes(4).toString('hex')}`;
    await makeNamespace(client, namespace);
    endings.push(() => client.ask('DELETE', `/api/v1/namespaces/${namespace}`));
    subject = {
      client,
      namespace,
      limited() {
        if (limited === undefined) throw new Error('there is nobody with few rights on this cluster');
        return limited;
      },
      forget: source.forget,
    };
  });
  afterAll(async () => {
    for (const end of endings.reverse()) await end();
  });
  return () => {
    if (subject === undefined) throw new Error('the cluster is there during tests only');
    return subject;
  };
}

async function connect(kubeconfig: string, endings: (() => Promise<unknown>)[]): Promise<Client> {
  const client = clientOf(await connectKubeconfig({ file: kubeconfig }));
  endings.push(client.close);
  return client;
}

/** Pods can be made once the namespace has its ServiceAccount, which a controller gives it. */
async function makeNamespace(client: Client, name: string): Promise<void> {
  const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
  const { status, text } = await client.ask('POST', '/api/v1/namespaces', { body });
  if (status !== 201) throw new Error(`the namespace ${name} could not be made: ${text}`);
  const watch = await client.watch(
    `/api/v1/namespaces/${name}/serviceaccounts?watch=1&fieldSelector=metadata.name%3Ddefault`,
  );
  await watch.until(({ type }) => type === 'ADDED');
  watch.close();
}

function real(kubeconfig: string): Source {
  return {
    kubeconfig,
    limited: givenLimited,
    forget() {
      throw new Error('a real cluster forgets when it likes to');
    },
    stop: () => Promise.resolve(),
  };
}

async function simulated(): Promise<Source> {
  const rules = [{ verbs: ['get', 'list', 'watch'], resources: ['services'], namespaces: [allowed] }];
  const simulator = await startSimulator({
    scenario: 'empty',
    seed: 1,
    calm: true,
    port: 0,
    host: '127.0.0.1',
    users: [{ token: 'few-rights', user: 'visitor', rules }],
  });
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-contract-'));
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  return {
    kubeconfig: write('admin', simulator.kubeconfig),
    limited: write('limited', renderKubeconfig({ url: simulator.url, token: 'few-rights' })),
    forget: () => simulator.cluster.store.compact(simulator.cluster.store.resourceVersion),
    async stop() {
      await simulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
