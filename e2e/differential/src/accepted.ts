/**
 * Every difference that is accepted between the simulated cluster and the real control plane, with its reason. A line that fits is taken out, or what fits is
 * replaced, on the side that has it, before the two are compared. Whatever is not listed here is a defect of the simulator.
 */

export interface Accepted {
  readonly reason: string;
  readonly on: 'simulated' | 'real' | 'both';
  readonly pattern: RegExp;
  /** Unset: what fits is taken out. */
  readonly by?: string;
}

export const accepted: readonly Accepted[] = [
  {
    reason: 'kwok stands for the kubelets of the real cluster and writes no Events of theirs',
    on: 'simulated',
    pattern: /^.*\b(?:Pulling|Pulled|Created|Started|Killing)\b.*(?:kubelet|[Cc]ontainer|image).*\n/gm,
  },
  {
    reason: 'kwok has no container runtime: no container has an id, and no image was pulled',
    on: 'both',
    pattern: /^ *"?(?:containerID|imageID)"?:.*\n|(?<=^ *- )containerID:.*\n */gm,
  },
  {
    reason: 'kwok writes the address of the node once',
    on: 'simulated',
    pattern: /^ *hostIPs:\n *- ip:.*\n|^ *"hostIPs": \[\s*\{[^}]*\}\s*\],\n/gm,
  },
  {
    reason: 'the real control plane runs without the admission plugin ServiceAccount',
    on: 'simulated',
    pattern: /^ *"?serviceAccount(?:Name)?"?: "?default"?,?\n/gm,
  },
];

export function withoutAccepted(text: string, side: 'simulated' | 'real'): string {
  let left = text;
  for (const { on, pattern, by } of accepted)
    if (on === 'both' || on === side) left = left.replace(pattern, by ?? '');
  return left;
}
