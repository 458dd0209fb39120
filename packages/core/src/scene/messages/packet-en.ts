/**
 * What is said of the true way of a packet, in English. An address or a name stands between backquotes: `marked` sets it off. Only what the objects prove: where a program's
 * habit is meant and not an object, the sentence says so. Called by packet-path.ts.
 */
import { figureOf } from './grammar-en.ts';

interface Said {
  readonly title: string;
  readonly text: string;
}

export const packetWords = {
  inside: (caller: string | undefined, url: string) =>
    caller === undefined ? `any pod calls ${url}` : `${caller} calls ${url}`,
  throughDoor: (host: string) => host,
  throughNode: (port: number) => `port ${port} of a node`,

  asks: (name: string, address: string): Said => ({
    title: 'Asks DNS',
    text: `${name} is \`${address}\`, and that never changes.`,
  }),
  asksList: (name: string, addresses: readonly string[], of: number): Said => ({
    title: 'Asks DNS',
    text:
      of === 0
        ? `DNS knows no address for ${name}: its list holds nobody.`
        : `${name} has no number: DNS answers with the ${of === 1 ? 'address' : `${figureOf(of)} addresses`} of its list, ${addresses
            .map(address => `\`${address}\``)
            .join(', ')}${of > addresses.length ? ' …' : ''}.`,
  }),
  asksAlias: (name: string, other: string): Said => ({
    title: 'Asks DNS',
    text: `${name} is another name for \`${other}\`. The caller asks again, for that one.`,
  }),
  goesToAlias: (other: string): Said => ({
    title: 'Sends to whatever that name means',
    text: `No list, no number, nothing is swapped: where \`${other}\` leads is not shown here.`,
  }),
  sends: (target: string): Said => ({
    title: 'Sends to the number',
    text: `The packet leaves the caller addressed to \`${target}\`. Nobody has this address.`,
  }),
  sendsStraight: (target: string, node: string | undefined): Said => ({
    title: node === undefined ? 'Sends straight to a line' : `Sends straight to a pod on ${node}`,
    text: `The caller takes one of the addresses, here \`${target}\`. Nothing is swapped on the way.`,
  }),
  swaps: (node: string | undefined, target: string, sticky: boolean, local: boolean): Said => ({
    title: 'Its own node swaps the address',
    text: `kube-proxy wrote the list into ${node === undefined ? 'the node' : `${node}`}’s kernel. ${
      local ? 'Only lines on this same node may be taken' : 'One line is drawn at random'
    }: \`${target}\`.${sticky ? ' The same caller gets the same line again.' : ''}`,
  }),
  leavingOnly: ' Only lines that are leaving are left, so they are taken.',
  refused: (node: string | undefined): Said => ({
    title: 'Refused on its own node',
    text: `The list that ${node ?? 'the node'} has copied holds nobody who takes calls: the caller hears “connection refused” at once. Nothing leaves.`,
  }),
  dropped: (node: string | undefined): Said => ({
    title: 'Dropped on its own node',
    text: `Only lines on this same node may be taken, and ${node ?? 'it'} has none: the caller waits until it gives up.`,
  }),
  arrives: (pod: string, node: string | undefined, same: boolean): Said => ({
    title:
      node === undefined
        ? `Arrives at ${pod}`
        : same
          ? 'Arrives at a pod on the same node'
          : `Arrives at the pod on ${node}`,
    text: 'The answer is swapped back on the way home. The caller never learns who picked up.',
  }),
  arrivesOutside: (target: string): Said => ({
    title: 'Arrives where no pod is',
    text: `\`${target}\` was written into the list by hand; no pod on this page has it.`,
  }),
  answers: (pod: string): Said => ({
    title: `Arrives at ${pod}`,
    text: 'It answers from the address that was called.',
  }),

  atDoor: (kind: string, name: string, addresses: readonly string[]): Said => ({
    title: 'Arrives at a pod of the door',
    text: `${kind} ${name} is only a rule; the program that reads it is a pod like any other, not shown here.${
      addresses.length === 0
        ? ''
        : ` It is called at ${addresses.map(address => `\`${address}\``).join(', ')}.`
    }`,
  }),
  doorPicks: (target: string): Said => ({
    title: 'The door picks a line by itself',
    text: `Most doors read the list and send straight to a line, here \`${target}\`. The number is not used at all.`,
  }),
  doorHasNobody: {
    title: 'The door has nobody to send to',
    text: 'It reads the list, and the list holds nobody who takes calls: the door answers by itself.',
  },
  atBalancer: (addresses: readonly string[]): Said => ({
    title: 'Arrives outside, at the load balancer',
    text: `${addresses.map(address => `\`${address}\``).join(', ')} sends it on to a node that it picks.`,
  }),
  atNode: (node: string, port: number): Said => ({
    title: `Arrives at a node, say ${node}`,
    text: `Every node listens on port \`${port}\`, whether one of its pods answers or not.`,
  }),
  nodeSwaps: (node: string, target: string, local: boolean): Said => ({
    title: `${node} swaps the address`,
    text: local
      ? `Only lines on ${node} itself may be taken: \`${target}\`. Nodes without a line let it drop.`
      : `One line is drawn at random, on whatever node: \`${target}\`. The pod sees the node as its caller.`,
  }),
  nodeRefuses: (node: string): Said => ({
    title: `${node} refuses`,
    text: 'The list holds nobody who takes calls.',
  }),
  nodeDrops: (node: string): Said => ({
    title: `${node} lets it drop`,
    text: 'Only lines on the same node may be taken, and it has none.',
  }),
} as const;
