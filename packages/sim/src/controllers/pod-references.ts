/**
 * ConfigMaps and Secrets that a pod's containers need and that are not there (kubernetes `pkg/kubelet/kubelet_pods.go` makeEnvironmentVariables,
 * `pkg/volume/{configmap,secret}`): without its volumes a sandbox is not made, without its environment a container is not created.
 */
import type { Snapshot } from '../controller.ts';
import type { StoredObject } from '../object.ts';

interface Reference {
  readonly name?: string;
  readonly secretName?: string;
  readonly key?: string;
  readonly optional?: boolean;
}

interface Variable {
  readonly valueFrom?: { readonly configMapKeyRef?: Reference; readonly secretKeyRef?: Reference };
}

interface Container {
  readonly name: string;
  readonly env?: readonly Variable[];
  readonly envFrom?: readonly { readonly configMapRef?: Reference; readonly secretRef?: Reference }[];
}

type Kind = 'ConfigMap' | 'Secret';

/** In the kubelet's words; undefined when nothing is missing. */
function missing(
  kind: Kind,
  reference: Reference | undefined,
  pod: StoredObject,
  snapshot: Snapshot,
): string | undefined {
  if (reference === undefined || reference.optional === true) return undefined;
  const { namespace } = pod.metadata;
  const name = reference.name ?? reference.secretName ?? '';
  const held = snapshot.get(kind, namespace, name);
  if (held === undefined) return `${kind.toLowerCase()} "${name}" not found`;
  const { key } = reference;
  if (key === undefined || Object.hasOwn({ ...held.data, ...held['binaryData'] }, key)) return undefined;
  return `couldn't find key ${key} in ${kind} ${namespace}/${name}`;
}

/** Why the container cannot be created. */
export function environmentProblem(
  container: Container,
  pod: StoredObject,
  snapshot: Snapshot,
): string | undefined {
  const { env = [], envFrom = [] } = container;
  return [
    ...envFrom.flatMap(({ configMapRef, secretRef }) => [
      missing('ConfigMap', configMapRef, pod, snapshot),
      missing('Secret', secretRef, pod, snapshot),
    ]),
    ...env.flatMap(({ valueFrom }) => [
      missing('ConfigMap', valueFrom?.configMapKeyRef, pod, snapshot),
      missing('Secret', valueFrom?.secretKeyRef, pod, snapshot),
    ]),
  ].find(problem => problem !== undefined);
}

interface Volume {
  readonly name: string;
  readonly configMap?: Reference;
  readonly secret?: Reference;
}

/** Why a volume cannot be mounted. */
export function mountProblem(pod: StoredObject, snapshot: Snapshot): string | undefined {
  for (const { name, configMap, secret } of (pod.spec.volumes ?? []) as readonly Volume[]) {
    const why = missing('ConfigMap', configMap, pod, snapshot) ?? missing('Secret', secret, pod, snapshot);
    if (why !== undefined) return `MountVolume.SetUp failed for volume "${name}" : ${why}`;
  }
  return undefined;
}
