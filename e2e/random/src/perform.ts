/** Does a step to one cluster by its API, and answers what the API said to it: the code, and the reason where it refused. */
import type { Client, Json } from '@switchboard/contract/client';
import { pathOf } from './capture.ts';
import type { Kind, Step, Which } from './step.ts';

const MERGE = { 'content-type': 'application/merge-patch+json' };

async function nameOf(client: Client, namespace: string, kind: Kind, which: Which): Promise<string> {
  if (typeof which === 'string') return which;
  const { body } = await client.ask(
    'GET',
    `${pathOf(kind, namespace)}?labelSelector=${encodeURIComponent(which.labels)}`,
  );
  const names: readonly string[] = (body.items ?? [])
    .filter(({ metadata }: Json) => which.leaving === true || metadata.deletionTimestamp === undefined)
    .map(({ metadata }: Json) => metadata.name)
    .sort();
  return names[0] ?? 'nobody-fits';
}

const verdict = ({ status, text }: { readonly status: number; readonly text: string }): string => {
  if (status < 300) return String(status);
  const { reason } = JSON.parse(text);
  return `${status} ${reason}`;
};

export async function perform(client: Client, namespace: string, step: Step): Promise<string> {
  switch (step.verb) {
    case 'create':
      return verdict(await client.ask('POST', pathOf(step.kind, namespace), { body: step.body }));
    case 'patch': {
      const name = await nameOf(client, namespace, step.kind, step.which);
      const part = step.subresource === undefined ? '' : `/${step.subresource}`;
      const path = `${pathOf(step.kind, namespace)}/${name}${part}`;
      return verdict(await client.ask('PATCH', path, { body: step.patch, headers: MERGE }));
    }
    case 'delete': {
      const name = await nameOf(client, namespace, step.kind, step.which);
      const body = {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        ...(step.grace === undefined ? {} : { gracePeriodSeconds: step.grace }),
        ...(step.propagation === undefined ? {} : { propagationPolicy: step.propagation }),
      };
      return verdict(await client.ask('DELETE', `${pathOf(step.kind, namespace)}/${name}`, { body }));
    }
    case 'drain':
      return drain(client, namespace, step.node);
  }
}

/** As `kubectl drain` does it: no new pods, then an eviction for each that is there. */
async function drain(client: Client, namespace: string, node: string): Promise<string> {
  const patch = { body: { spec: { unschedulable: true } }, headers: MERGE };
  const closed = await client.ask('PATCH', `${pathOf('Node', namespace)}/${node}`, patch);
  const { body } = await client.ask(
    'GET',
    `${pathOf('Pod', namespace)}?fieldSelector=${encodeURIComponent(`spec.nodeName=${node}`)}`,
  );
  const evicted = await Promise.all(
    (body.items ?? []).map(async ({ metadata: { name } }: Json) => {
      const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
      return verdict(
        await client.ask('POST', `${pathOf('Pod', namespace)}/${name}/eviction`, { body: eviction }),
      );
    }),
  );
  // How many are on it is the scheduler's affair.
  const refusals = evicted.filter(said => said !== '201');
  return [verdict(closed), ...new Set(refusals)].join(' ');
}
