/**
 * Which lists of the API are merged item by item, and by which key; all others are replaced as a whole.
 * Read by the strategic merge patch and by server-side apply. The `patchMergeKey` tags of k8s.io/api.
 */
const BY_FIELD: ReadonlyMap<string, string> = new Map([
  ['conditions', 'type'],
  ['containers', 'name'],
  ['env', 'name'],
  ['ephemeralContainers', 'name'],
  ['hostAliases', 'ip'],
  ['imagePullSecrets', 'name'],
  ['initContainers', 'name'],
  ['ownerReferences', 'uid'],
  ['podIPs', 'ip'],
  ['secrets', 'name'],
  ['topologySpreadConstraints', 'topologyKey'],
  ['volumeDevices', 'devicePath'],
  ['volumeMounts', 'mountPath'],
  ['volumes', 'name'],
]);

/** Lists of plain values that are merged as sets. */
const SETS: ReadonlySet<string> = new Set(['finalizers', 'podCIDRs']);

/** `path`: the names of the fields on the way, list positions left out. Unset: the list is replaced as a whole. */
export function mergeKey(kind: string, path: readonly string[]): string | undefined {
  const [field = '', parent = ''] = path.toReversed();
  if (field === 'ports') {
    if (parent === 'containers' || parent === 'initContainers') return 'containerPort';
    return kind === 'Service' && path.length === 2 ? 'port' : undefined;
  }
  if (field === 'addresses') return kind === 'Node' ? 'type' : undefined;
  return BY_FIELD.get(field);
}

export const isMergedSet = (path: readonly string[]): boolean => SETS.has(path.at(-1) ?? '');
