/** Where states stand on a cluster: the broken one in a namespace that is called like its rule, its innocent like in another beside it. Pure; read by whoever brings them about. */
import { type Manifest, object, type State } from './state.ts';

export const brokenIn = ({ rule }: State): string => rule;
export const innocentIn = ({ rule }: State): string => `${rule}-not`;

export const clusterWide = ['Namespace', 'Node', 'IngressClass', 'GatewayClass'];

/** As it is applied in a namespace of that name. */
export function placed(manifest: Manifest, namespace: string): Manifest {
  const own = clusterWide.includes(manifest.kind) ? {} : { namespace };
  const text = JSON.stringify({ ...manifest, metadata: { ...own, ...manifest.metadata } });
  return JSON.parse(text.replaceAll('$NS', namespace)) as Manifest;
}

export interface Staging {
  /** Everything that somebody would apply: what belongs to no namespace first, and namespaces before what is in them. */
  readonly manifests: readonly Manifest[];
  /** What is typed afterwards, after `kubectl -n NAMESPACE`. */
  readonly lines: readonly { readonly namespace: string; readonly line: string }[];
}

/** All of them side by side, with what they share. */
export function staging(states: readonly State[], shared: readonly Manifest[]): Staging {
  const scenes = states.flatMap(state => [
    { namespace: brokenIn(state), manifests: state.broken, afterwards: state.afterwards ?? [] },
    { namespace: innocentIn(state), manifests: state.innocent, afterwards: state.afterwards ?? [] },
  ]);
  const all = scenes
    .flatMap(({ namespace, manifests }) => [
      object('v1', 'Namespace', namespace),
      ...manifests.map(manifest => placed(manifest, namespace)),
    ])
    .concat(shared);
  return {
    manifests: [
      ...all.filter(({ kind }) => clusterWide.includes(kind)),
      ...all.filter(({ kind }) => !clusterWide.includes(kind)),
    ],
    lines: scenes.flatMap(({ namespace, afterwards }) => afterwards.map(line => ({ namespace, line }))),
  };
}
