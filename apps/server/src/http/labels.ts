/**
 * `GET /api/v1/labels?ns=&ns=`: the labels of the pods of these namespaces, which are no part of the picture. Each set of labels is sent once, because all pods of a
 * ReplicaSet share theirs. Asked by the page while somebody searches for a label.
 */
import type { PodObject } from '@switchboard/core/kubernetes/object';
import type { Request, Response } from 'express';
import { parseStreamQuery } from '../sse/stream-query.ts';
import { refuse } from './refusal.ts';

export interface Labels {
  /** `key=value` in lower case. */
  readonly sets: readonly (readonly string[])[];
  /** By UID: the index of the set. */
  readonly pods: Readonly<Record<string, number>>;
}

export function labelsRoute(pods: (namespace: string) => Iterable<PodObject>, defaultNamespace: string) {
  return (request: Request, response: Response): void => {
    const asked = parseStreamQuery({ ns: request.query['ns'] }, undefined, defaultNamespace);
    if (asked.ok) response.json(labelsOf(asked.request.ns.flatMap(ns => [...pods(ns)])));
    else refuse(response, 400, asked.reason, asked.hint);
  };
}

export function labelsOf(pods: readonly PodObject[]): Labels {
  const sets: (readonly string[])[] = [];
  const known = new Map<PodObject['meta']['labels'], number>();
  const of: Record<string, number> = {};
  for (const { meta } of pods) {
    let index = known.get(meta.labels);
    if (index === undefined) {
      index = sets.push([...meta.labels].map(([key, value]) => `${key}=${value}`.toLowerCase())) - 1;
      known.set(meta.labels, index);
    }
    of[meta.uid] = index;
  }
  return { sets, pods: of };
}
