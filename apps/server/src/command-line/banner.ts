/** What is printed once everything runs: the address, which cluster it shows, and the one kubectl line to try. */
import type { ClusterIdentity } from '@switchboard/core/stream-event';
import type { SimulatedCluster } from './simulated-cluster.ts';

export interface BannerFacts {
  readonly page: string;
  readonly cluster: ClusterIdentity;
  readonly address: string;
  readonly simulated: SimulatedCluster | undefined;
}

export function banner({ page, cluster, address, simulated }: BannerFacts): string {
  if (simulated === undefined)
    return [
      `Switchboard  ${page}`,
      `Shows        ${cluster.name} at ${address}, read only`,
      'The address carries a key: whoever has it may look.',
      'Ctrl-C ends it.',
    ].join('\n');
  return [
    `Switchboard  ${page}`,
    'Shows        a simulated cluster; nothing in it is real',
    `Try          ${tryLine(simulated.kubeconfig)}`,
    'and watch another pod take its seat. Ctrl-C ends it.',
  ].join('\n');
}

/** Deletes the pods of one Service, whatever they are called today. */
export function tryLine(kubeconfig: string): string {
  return `kubectl --kubeconfig ${quoted(kubeconfig)} -n shop delete pod -l app=cart`;
}

/** For a shell, where it needs it. */
export function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
