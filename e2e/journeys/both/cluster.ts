/**
 * What journeys stand on that run on both clusters: a namespace of their own with the shop in it, built by manifests; an administrator's kubectl there; and the program on the
 * kubeconfig of somebody who may only look. The cluster is the real one that SWITCHBOARD_PLANE names, else a simulated one that is as bare.
 * Names of pods are the cluster's: journeys ask for them.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Kubectl, kubectlFor } from '@switchboard/kubectl/kubectl';
import { shopObjects } from '@switchboard/real/shop-objects';
import { test as base, expect } from '../fixtures.ts';
import { type Program, startProgram } from '../program.ts';

interface Kubeconfigs {
  readonly admin: string;
  readonly viewer: string;
}

export interface Shop {
  readonly namespace: string;
  /** In this namespace. */
  readonly kubectl: Kubectl;
  /** Names of the pods of an app that are not leaving, in the order of their names. */
  pods(app: string): Promise<readonly string[]>;
  /** Column of `get pods -o wide` and the like: one field of one object. */
  field(object: string, path: string): Promise<string>;
}

interface Fixtures {
  readonly kubeconfigs: Kubeconfigs;
  readonly shop: Shop;
  /** Starts the program on the viewer's kubeconfig, also a second time. It ends with the journey. */
  readonly serve: (port?: number) => Promise<Program>;
  /** The address of the page of this shop, with more of a query where it is given. */
  readonly pageOf: (program: Program, query?: string) => string;
}

const plane = process.env['SWITCHBOARD_PLANE'];
const token = 'journeys-0123456789-0123456789-0123456789';

export const test = base.extend<Fixtures>({
  kubeconfigs: async ({ folder }, use) => {
    if (plane !== undefined) {
      await use({
        admin: join(plane, 'kubeconfig'),
        viewer: process.env['SWITCHBOARD_VIEWER_KUBECONFIG'] ?? join(plane, 'viewer.kubeconfig'),
      });
      return;
    }
    const file = folder.file('simulated');
    const simulator = await startProgram(
      'sim',
      ...['--scenario', 'bare', '--sim-port', '0', '--calm', '--seed', '1', '--sim-kubeconfig', file],
    );
    await use({ admin: file, viewer: file });
    await simulator.kill();
  },
  shop: async ({ kubeconfigs, folder }, use, info) => {
    // A shop is made for each journey.
    info.setTimeout(180_000);
    const namespace = `journey-${randomBytes(4).toString('hex')}`;
    const everywhere = kubectlFor(kubeconfigs.admin, folder.path);
    await everywhere('create', 'namespace', namespace);
    const kubectl = inNamespace(everywhere, namespace);
    const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: shopObjects });
    const { code, err } = await kubectl.run(['apply', '-f', '-'], { input });
    expect(err.replace(/^Warning: .*\n/gm, '')).toBe('');
    expect(code).toBe(0);
    for (const app of ['web', 'cart'])
      await kubectl('rollout', 'status', `deployment/${app}`, '--timeout=38s');
    // kube-controller-manager may have found its cache of slices out of date and let a list be; a Service that is touched has its list looked at again.
    await kubectl('annotate', 'service', 'web', 'cart', 'settled=yes');
    await use({
      namespace,
      kubectl,
      pods: async app =>
        JSON.parse(await kubectl('get', 'pods', '-l', `app=${app}`, '-o', 'json'))
          .items.filter((pod: PodJson) => pod.metadata.deletionTimestamp === undefined)
          .map((pod: PodJson) => pod.metadata.name)
          .sort(),
      field: (object, path) => kubectl('get', object, '-o', `jsonpath={${path}}`),
    });
    await everywhere('delete', 'namespace', namespace, '--wait=false');
  },
  serve: async ({ kubeconfigs, page }, use) => {
    const programs: Program[] = [];
    process.env['SWITCHBOARD_TOKEN'] = token;
    await use(async (port = 0) => {
      const args = ['--port', String(port), '--no-open', '--kubeconfig', kubeconfigs.viewer];
      const program = await startProgram(...args);
      programs.push(program);
      return program;
    });
    await page.close();
    for (const program of programs) await program.stop();
  },
  pageOf: async ({ shop }, use) => {
    await use(({ address }, query = '') => {
      const { origin, hash } = new URL(address);
      return `${origin}/?ns=${shop.namespace}${query}${hash}`;
    });
  },
});

interface PodJson {
  readonly metadata: { readonly name: string; readonly deletionTimestamp?: string };
}

function inNamespace(kubectl: Kubectl, namespace: string): Kubectl {
  const there = ['--namespace', namespace] as const;
  return Object.assign((...args: readonly string[]) => kubectl(...there, ...args), {
    run: (args: readonly string[], options?: Parameters<Kubectl['run']>[1]) =>
      kubectl.run([...there, ...args], options),
    follow: (...args: readonly string[]) => kubectl.follow(...there, ...args),
  });
}

export { expect };
