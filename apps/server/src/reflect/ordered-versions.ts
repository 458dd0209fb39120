/**
 * When resource versions may be compared: they are promised to be numbers that grow, within one kind of one cluster, since Kubernetes 1.35 (KEP-5504).
 * Before that they may only be equal or not.
 */
import { isNewer } from '@switchboard/core/kubernetes/resource-version';

/** Whether a server of this version (`v1.36.3`) promises an order. */
export function hasOrderedVersions(version: string | undefined): boolean {
  const parts = /^v?(\d+)\.(\d+)/.exec(version ?? '');
  const major = Number(parts?.[1] ?? 0);
  return major > 1 || (major === 1 && Number(parts?.[2]) >= 35);
}

/** False also when one of them is not a number. */
export function isOlder(heard: string, known: string): boolean {
  return heard !== known && !isNewer(heard, known);
}
