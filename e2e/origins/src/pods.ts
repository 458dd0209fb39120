/** What several origins begin with: a Deployment of two pods that answer on 8080, and the addresses that kubectl prints of them. */
import { tableOf } from '@switchboard/kubectl/kubectl';
import type { Teller } from './story.ts';

/** The pods that most questions are about. */
export async function deploy({ kubectl }: Teller, name = 'my-app', replicas = 2): Promise<void> {
  await kubectl(`create deployment ${name} --image=${name}:1 --replicas=${replicas} --port=8080`);
  await kubectl(`rollout status deployment/${name} --timeout=30s`);
}

/** The column IP of `get pods -o wide`, sorted as Endpoints are. */
export async function podAddresses({ kubectl }: Teller, name = 'my-app'): Promise<readonly string[]> {
  const printed = await kubectl(`get pods -o wide -l app=${name}`);
  return tableOf(printed)
    .map(row => row['IP'] ?? '')
    .sort(numerically);
}

const weight = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
export const numerically = (a: string, b: string): number => weight(a) - weight(b);

/** The row of one object in what `get` prints. */
export const rowOf = (printed: string, name: string): Readonly<Record<string, string>> => {
  const row = tableOf(printed).find(one => one['NAME'] === name);
  if (row === undefined) throw new Error(`there is no row ${name} in\n${printed}`);
  return row;
};
