/** `GET /api/v1/objects/{kind}/{namespace}/{name}`: one object as the API has it now, redacted, as a value and as YAML. `_` stands for no namespace. */
import type { Request, Response } from 'express';
import { stringify } from 'yaml';
import type { Cluster } from '../connect/cluster.ts';
import { ask } from './ask.ts';
import { findKind, objectPath } from './object-path.ts';
import { redact } from './redact.ts';
import { refuse } from './refusal.ts';

export function objectsRoute(cluster: Cluster) {
  return async (request: Request<{ kind: string; namespace: string; name: string }>, response: Response) => {
    const { kind, namespace, name } = request.params;
    const spec = findKind(kind);
    if (spec === undefined)
      return refuse(
        response,
        404,
        'Switchboard does not read this kind',
        'Secrets and ConfigMaps are never read.',
      );
    const path = objectPath(spec, namespace, name);
    if (path === undefined)
      return refuse(
        response,
        400,
        `this is not the place of a ${spec.kind}`,
        spec.namespaced ? 'Name its namespace.' : 'It has no namespace: write _ in its place.',
      );
    let answer = await ask(cluster, { path });
    // In an older version where its own is not served.
    for (const version of spec.olderVersions ?? []) {
      if (answer.ok || answer.refusal.status !== 404) break;
      const older = objectPath({ ...spec, version }, namespace, name);
      if (older !== undefined) answer = await ask(cluster, { path: older });
    }
    if (!answer.ok)
      return refuse(response, answer.refusal.status, answer.refusal.reason, answer.refusal.hint);
    const object = redact(answer.value);
    // kubectl reads YAML 1.1: `on` must be quoted to stay a word.
    response.json({ object, yaml: stringify(object, { compat: 'yaml-1.1' }) });
  };
}
