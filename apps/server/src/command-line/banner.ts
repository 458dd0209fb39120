/** What is printed once everything runs: the address, which cluster it shows, and the one kubectl line to try. */
import { shellWord } from '@switchboard/core/shell-word';
import type { ClusterIdentity } from '@switchboard/core/stream-event';

export interface BannerFacts {
  readonly page: string;
  readonly cluster: ClusterIdentity;
  readonly address: string;
  /** As they were given; of the simulated cluster the file that was written. */
  readonly kubeconfig: string | undefined;
  readonly context: string | undefined;
  /** It is shown from these files, in which nothing happens. */
  readonly files?: readonly string[];
  /** Of the simulated cluster: kubectl's arguments. */
  readonly tryOut?: string;
}

export function banner(facts: BannerFacts): string {
  const { page, cluster, address } = facts;
  if (cluster.source === 'simulated')
    return [
      `Switchboard  ${page}`,
      'Shows        a simulated cluster; nothing in it is real',
      `Try          ${tryLine(facts.kubeconfig ?? '', facts.tryOut ?? '')}`,
      'and watch the picture follow. Ctrl-C ends it.',
    ].join('\n');
  if (facts.files !== undefined)
    return [
      `Switchboard  ${page}`,
      `Shows        what is in ${cluster.name}; nothing in it moves`,
      ...(facts.files.includes('-')
        ? []
        : [`Try          switchboard check -f ${facts.files.map(shellWord).join(' -f ')}`]),
      'The address carries a key: whoever has it may look. Ctrl-C ends it.',
    ].join('\n');
  const kubectl = [
    'kubectl',
    ...(facts.kubeconfig === undefined ? [] : ['--kubeconfig', shellWord(facts.kubeconfig)]),
    ...(facts.context === undefined ? [] : ['--context', shellWord(facts.context)]),
    '-n',
    cluster.defaultNamespace,
    'get endpointslices --watch',
  ];
  return [
    `Switchboard  ${page}`,
    `Shows        ${cluster.name} at ${address}, read only`,
    `Try          ${kubectl.join(' ')}`,
    'and see the same in both. The address carries a key: whoever has it may look. Ctrl-C ends it.',
  ].join('\n');
}

/** What the scenario is good for, ready to be pasted. */
export function tryLine(kubeconfig: string, tryOut: string): string {
  return `kubectl --kubeconfig ${shellWord(kubeconfig)} ${tryOut}`;
}
