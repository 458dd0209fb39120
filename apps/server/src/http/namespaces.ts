/**
 * `GET /api/v1/namespaces`: what there is in each namespace and how many Services of it have nobody, also where nobody looks. Asked by the page when somebody chooses
 * among them. Namespaces are looked at one after the other, so that streams are served in between.
 */
import { setImmediate } from 'node:timers/promises';
import { type NamespaceSum, namespaceSums } from '@switchboard/core/scene/namespace-sum';
import type { Topology } from '@switchboard/core/topology';
import type { Request, Response } from 'express';

/** More are not looked at: each has to be projected. */
const most = 500;

export function namespacesRoute(topologyOf: (namespace: string) => Topology) {
  return async (_request: Request, response: Response): Promise<void> => {
    const sums: Record<string, NamespaceSum> = {};
    for (const { name } of [...topologyOf('').namespaces.values()].slice(0, most)) {
      const sum = namespaceSums(topologyOf(name)).get(name);
      if (sum !== undefined) sums[name] = sum;
      await setImmediate();
    }
    response.json({ namespaces: sums });
  };
}
