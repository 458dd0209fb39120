/**
 * In which order a tick commits what has changed: that a kind is known is told after what is known of it, and the cluster's shard holds the freshness of kinds that are watched
 * everywhere. Called by the hub.
 */
export const clusterLast = (dirty: ReadonlySet<string>): readonly string[] =>
  dirty.has('') ? [...[...dirty].filter(ns => ns !== ''), ''] : [...dirty];
