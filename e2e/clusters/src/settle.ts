/**
 * Waits until nothing moves in a namespace of both clusters: no pod is on its way (unbound but placeable, starting, leaving), and nothing has been written to what
 * controllers write for as long as they take to answer one another. Looks again and again, and gives up with a word for what still moves.
 */
import type { Client, Json } from '@switchboard/contract/client';
import type { Pair, Side } from './pair.ts';

const limit = 60_000;
const pause = 350;
/** Controllers answer a change within tens of milliseconds; what takes longer are kubelets, and those are told by their pods. */
const quiet = 1_000;

/** What controllers of a namespace write; Events and Leases do not count. */
const watched = [
  'api/v1/pods',
  'api/v1/services',
  'api/v1/endpoints',
  'api/v1/persistentvolumeclaims',
  'api/v1/resourcequotas',
  'apis/apps/v1/deployments',
  'apis/apps/v1/replicasets',
  'apis/apps/v1/statefulsets',
  'apis/apps/v1/daemonsets',
  'apis/batch/v1/jobs',
  'apis/batch/v1/cronjobs',
  'apis/discovery.k8s.io/v1/endpointslices',
  'apis/policy/v1/poddisruptionbudgets',
] as const;

export async function settle(pair: Pair, namespace: string): Promise<void> {
  await Promise.all(pair.sides.map(side => settleSide(side, namespace)));
}

export async function settleSide({ client, name }: Side, namespace: string): Promise<void> {
  const started = performance.now();
  let known = '';
  let since = started;
  for (;;) {
    const objects = (await Promise.all(watched.map(path => list(client, path, namespace)))).flat();
    const now = performance.now();
    const versions = objects.map(({ metadata }) => `${metadata.uid} ${metadata.resourceVersion}`).join();
    if (versions !== known) {
      known = versions;
      since = now;
    }
    const moving = objects.filter(isOnItsWay).map(({ metadata }) => metadata.name);
    if (moving.length === 0 && now - since >= quiet) return;
    if (now - started > limit)
      throw new Error(
        `the ${name} cluster did not come to rest: ${moving.join(', ') || 'it keeps changing'}`,
      );
    await new Promise(resolve => setTimeout(resolve, pause));
  }
}

async function list(client: Client, path: string, namespace: string): Promise<readonly Json[]> {
  const at = path.lastIndexOf('/');
  const { status, text, body } = await client.ask(
    'GET',
    `/${path.slice(0, at)}/namespaces/${namespace}/${path.slice(at + 1)}`,
  );
  // A kind that it does not have.
  if (status === 404) return [];
  if (status !== 200) throw new Error(`${path} could not be listed: ${text}`);
  return body.items ?? [];
}

/** A kubelet, the scheduler or a controller is known to have something to do with it. */
function isOnItsWay({ metadata, spec, status }: Json): boolean {
  if (metadata.deletionTimestamp !== undefined && metadata.finalizers === undefined) return true;
  if (status?.observedGeneration !== undefined && status.observedGeneration !== metadata.generation)
    return true;
  return spec?.containers !== undefined && isPodOnItsWay(metadata, status);
}

function isPodOnItsWay(metadata: Json, status: Json): boolean {
  const condition = (type: string): Json => status.conditions?.find((one: Json) => one.type === type);
  const asks = metadata.annotations ?? {};
  if (status.phase === 'Pending') return condition('PodScheduled')?.reason !== 'Unschedulable';
  if (status.phase !== 'Running') return false;
  const isReady = condition('Ready')?.status === 'True';
  const finishes = metadata.ownerReferences?.some(({ kind }: Json) => kind === 'Job');
  if (asks['switchboard.dev/crash'] === 'true') return isReady;
  return asks['switchboard.dev/ready'] === 'false' ? isReady : finishes || !isReady;
}
