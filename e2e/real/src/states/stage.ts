/**
 * Brings states about on a cluster, all in one go, with kubectl: namespaces, then everything that somebody would apply, then, once the pods run, what kubelets, controllers
 * and clouds would say of it, and what is typed at last. Waits for what it needs, and leaves the rest of the settling to whoever looks.
 */
import { clusterWide, staging } from '@switchboard/findings/states/scenes';
import type { Manifest, State } from '@switchboard/findings/states/state';
import type { Kubectl } from '@switchboard/kubectl/kubectl';
import { eventually } from '../eventually.ts';

export async function apply(kubectl: Kubectl, manifests: readonly Manifest[], ...flags: readonly string[]) {
  const items = manifests.map(({ status: _, ...manifest }) => manifest);
  await feed(kubectl, items, flags);
}

/** In several goes, each well within what one command may take. */
const atOnce = 40;

async function feed(kubectl: Kubectl, items: readonly object[], flags: readonly string[]): Promise<void> {
  const args = ['apply', '--server-side', '--force-conflicts', ...flags, '-f', '-'];
  for (let i = 0; i < items.length; i += atOnce) {
    const list = { apiVersion: 'v1', kind: 'List', items: items.slice(i, i + atOnce) };
    const { code, err } = await kubectl.run(args, { input: JSON.stringify(list) });
    if (code !== 0) throw new Error(err);
  }
}

/** What others would have said, in their place. */
async function say(kubectl: Kubectl, manifests: readonly Manifest[]): Promise<void> {
  const items = manifests
    .filter(({ status }) => status !== undefined)
    .map(({ apiVersion, kind, metadata: { name, namespace }, status }) => ({
      apiVersion,
      kind,
      metadata: namespace === undefined ? { name } : { name, namespace },
      status,
    }));
  // The client would miss what it does not send.
  await feed(kubectl, items, ['--subresource=status', '--field-manager=others', '--validate=false']);
}

export async function stage(
  kubectl: Kubectl,
  states: readonly State[],
  shared: readonly Manifest[],
): Promise<void> {
  const { manifests, lines } = staging(states, shared);
  await apply(
    kubectl,
    manifests.filter(({ kind }) => clusterWide.includes(kind)),
  );
  await apply(
    kubectl,
    manifests.filter(({ kind }) => !clusterWide.includes(kind)),
  );
  await eventually('kubelets have begun with what more is to be said of', 60_000, () =>
    unbegun(kubectl, manifests),
  );
  await say(kubectl, manifests);
  await Promise.all(lines.map(({ namespace, line }) => kubectl('-n', namespace, ...line.split(' '))));
}

/** Names of pods and nodes with a status of their own, or that something is typed about, that nobody runs yet. */
async function unbegun(kubectl: Kubectl, manifests: readonly Manifest[]): Promise<string | undefined> {
  const awaited = manifests.filter(({ kind }) => kind === 'Pod' || kind === 'Node');
  const begun = new Set<string>();
  for (const kind of ['Pod', 'Node']) {
    const printed = await kubectl('get', kind, '-A', '-o', 'json');
    const { items } = JSON.parse(printed) as { readonly items: readonly Manifest[] };
    for (const { metadata, status } of items)
      if ((status as { readonly phase?: string } | undefined)?.phase === 'Running')
        begun.add(`${kind}/${metadata.namespace ?? ''}/${metadata.name}`);
  }
  const names = awaited.map(({ kind, metadata }) => `${kind}/${metadata.namespace ?? ''}/${metadata.name}`);
  const missing = names.filter(name => !begun.has(name));
  return missing.length === 0 ? undefined : missing.join(', ');
}
