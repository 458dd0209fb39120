/**
 * One question and what happens when somebody follows the usual advice, told once and played on a simulated and on a real cluster: the same commands, the same
 * printed text, the same picture. Called by the origins, each a file of its own.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type Side, usePair } from '@switchboard/clusters/pair';
import type { Said } from '@switchboard/kubectl/kubectl';
import { afterAll, beforeAll, expect } from 'vitest';
import { openPicture, type Picture, type Shown } from './picture.ts';

export interface Teller {
  /** Where the story plays: nobody else's. */
  readonly namespace: string;
  /** A second namespace, for stories between two. */
  readonly elsewhere: string;
  /** Types a command as one would, without `kubectl`; answers what it prints, and fails when it fails. */
  kubectl(command: string): Promise<string>;
  /** `kubectl apply -f -`, or the command that is given, with a file on standard input; answers whatever happens. */
  fed(file: string, command?: string): Promise<Said>;
  /** Types a command again until what it prints fits. */
  until(command: string, fits: RegExp): Promise<string>;
  /** Looks at a Service on the picture until it fits; `elsewhere` is looked at by naming it. */
  sees(name: string, fits: (shown: Shown) => void, namespace?: string): Promise<void>;
}

const patience = 30_000;

/** Looks again until nothing is thrown, or time is up: then what was thrown last. */
async function eventually<T>(look: () => Promise<T>): Promise<T> {
  const started = performance.now();
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (performance.now() - started > patience) throw error;
      await pause(100);
    }
  }
}

const words = (command: string): readonly string[] =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

function tellerOn(side: Side, picture: Picture, namespace: string, elsewhere: string): Teller {
  const run = (command: string, input?: string) => {
    const args = words(command);
    // Before a `--`, and not where a namespace is named.
    const scope = args.includes('-n') || args.includes('-A') ? [] : ['-n', namespace];
    return side.kubectl.run([...scope, ...args], input === undefined ? {} : { input });
  };
  const kubectl = async (command: string): Promise<string> => {
    const { code, out, err } = await run(command);
    if (code !== 0) throw new Error(`kubectl ${command} ended with ${code}: ${err}${out}`);
    return out;
  };
  return {
    namespace,
    elsewhere,
    kubectl,
    fed: (file, command = 'apply -f -') => run(command, file),
    until: (command, fits) =>
      eventually(async () => {
        const printed = await kubectl(command);
        expect(printed).toMatch(fits);
        return printed;
      }),
    sees: (name, fits, where = namespace) => eventually(async () => fits(picture.shown(where, name))),
  };
}

/** Every part of every story is played on both. */
export const clusters = ['simulated', 'real'] as const;

/** Call at the top of a file of stories; the answer, within a test, is somebody who types on that cluster, in namespaces of its own. */
export function useTeller(): (cluster: Side['name']) => Promise<Teller> {
  const pair = usePair({ haste: 10 });
  const pictures = new Map<Side['name'], Picture>();
  beforeAll(async () => {
    for (const { name, kubeconfig } of pair().sides) pictures.set(name, await openPicture(kubeconfig));
  });
  afterAll(async () => {
    for (const picture of pictures.values()) await picture.stop();
  });
  return async cluster => {
    const picture = pictures.get(cluster);
    if (picture === undefined) throw new Error('the picture is there during tests only');
    const [namespace, elsewhere] = [await pair().namespace('origins'), await pair().namespace('origins')];
    return tellerOn(pair()[cluster], picture, namespace, elsewhere);
  };
}
