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
    pattern:
      /^.*\b(?:Pulling|Pulled|Created|Started|Killing|Unhealthy)\b.*(?:kubelet|[Cc]ontainer|image|probe).*\n/gm,
  },
  {
    reason: 'kwok has no container runtime: no container has an id, and no image was pulled',
    on: 'both',
    pattern:
      /^ *"?(?:containerID|imageID)"?:.*\n|(?<=^ *- )containerID:.*\n *|^ *(?:Container|Image) ID:.*\n/gm,
  },
  {
    reason: 'kwok marks its nodes, renews no Lease for them, names no host and listens on no port',
    on: 'both',
    pattern:
      /^.*kwok\.x-k8s\.io\/node.*\n|^Lease:.*\n(?: +.*\n)*(?=Conditions:)|^ *Hostname:.*\n|^ *"?Port"?: (?:0|10250)\n|^ *-? ?"?address"?: "?(?:node-[abc])?"?,?\n/gm,
  },
  {
    reason: 'kwok does not say which generation of a pod it has seen, as kubelets do since 1.33',
    on: 'simulated',
    pattern:
      /^ {2}observedGeneration: \d+\n(?= {2}(?:phase|qosClass):)|^ *"observedGeneration": \d+,\n(?= *"(?:phase|qosClass)":)|^ {4}observedGeneration: 1\n(?=(?: {4}observedGeneration: 1\n)* {4}phase:)/gm,
  },
  {
    reason:
      'the allocator of node addresses now and then looks at a node twice, and complains the second time',
    on: 'real',
    pattern: /^.*\bCIDRAssignmentFailed\b.*\n/gm,
  },
  {
    reason:
      'the repair of cluster IPs now and then looks for the first Service of all before its address is allocated, and says so once',
    on: 'real',
    pattern: /^Events:\s*\n +Type .*\n +---- .*\n.*\bClusterIPNotAllocated\b.*\n/gm,
    by: 'Events:  <none>\n',
  },
  {
    reason: 'whether a list still says what changed it depends on how often its controller looked since',
    on: 'both',
    pattern: /(?<=^Annotations: +)endpoints\.kubernetes\.io\/last-change-trigger-time: .*$/gm,
    by: '<none>',
  },
  {
    reason: 'and in YAML',
    on: 'both',
    pattern:
      /^( *)annotations:\n\1 {2}endpoints\.kubernetes\.io\/last-change-trigger-time: .*\n(?!\1 {2})|^ *endpoints\.kubernetes\.io\/last-change-trigger-time: .*\n/gm,
  },
  {
    reason:
      'how often a controller has tried when somebody looks decides whether its Events are combined, and which of them stands for all is drawn: the aggregator keeps their keys in a set',
    on: 'both',
    pattern: /^.*\(combined from similar events\): .*\n/gm,
  },
  {
    reason: 'kwok writes the address of the node once',
    on: 'simulated',
    pattern: /^ *hostIPs:\n *- ip:.*\n|^ *"hostIPs": \[\s*\{[^}]*\}\s*\],\n/gm,
  },
  {
    reason: 'the real control plane runs without the admission plugin ServiceAccount',
    on: 'simulated',
    pattern: /^ *"?serviceAccount(?:Name)?"?: "?default"?,?\n|^Service Account: +default\n/gm,
  },
  {
    reason: 'and in what it prints of its own structs',
    on: 'simulated',
    pattern: /(?<="ServiceAccountName": ")default(?=")/g,
    by: '',
  },
  {
    reason: 'where the kubelet of a real node would answer, the simulated cluster says that it is one',
    on: 'both',
    pattern: /^.*(?:belongs to a simulated cluster|dial tcp :10250).*$/gm,
    by: 'no kubelet',
  },
  {
    reason: 'a scheduler signs its Events with the name of the machine that it runs on',
    on: 'both',
    pattern: /\bdefault-scheduler-(?!control-plane\b)[\w-]+/g,
    by: 'default-scheduler-control-plane',
  },
  {
    reason: 'each server was built by its own compiler from its own commit',
    on: 'both',
    pattern: /^ *"(?:gitCommit|gitTreeState|goVersion|buildDate|compiler|platform)":.*\n/gm,
  },
  {
    reason:
      'the real API server listens on the loopback, and names an address of the documentation range instead',
    on: 'both',
    pattern: /\b(?:192\.0\.2\.1:\d{4,5}|172\.18\.0\.2:6443)\b/g,
    by: 'SERVER',
  },
  {
    reason: 'that it is the API server’s port shows in more places',
    on: 'both',
    pattern: /(?<=^kubernetes {2,}IPv4 {2,})\d+ {2,}\S+|(?<=^TargetPort: +)\d{4,5}\/TCP/gm,
    by: 'SERVER',
  },
];

export function withoutAccepted(text: string, side: 'simulated' | 'real'): string {
  let left = text;
  for (const { on, pattern, by } of accepted)
    if (on === 'both' || on === side) left = left.replace(pattern, by ?? '');
  return left;
}
