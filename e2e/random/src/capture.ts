/** Everything of a namespace that a sequence may have changed, read at one moment, kind by kind. */
import type { Client, Json } from '@switchboard/contract/client';
import { type Kind, paths } from './step.ts';

const kinds = [
  'Pod',
  'Service',
  'Endpoints',
  'EndpointSlice',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
] as const;

export type Captured = Readonly<Record<(typeof kinds)[number], readonly Json[]>>;

export const pathOf = (kind: Kind, namespace: string): string => `/${paths[kind].replace('{ns}', namespace)}`;

export async function list(client: Client, namespace: string, kind: Kind): Promise<readonly Json[]> {
  const { status, text, body } = await client.ask('GET', pathOf(kind, namespace));
  if (status !== 200) throw new Error(`${kind} could not be listed: ${text}`);
  return body.items ?? [];
}

export async function capture(client: Client, namespace: string): Promise<Captured> {
  const lists = await Promise.all(
    kinds.map(async kind => [kind, await list(client, namespace, kind)] as const),
  );
  return Object.fromEntries(lists) as unknown as Captured;
}
