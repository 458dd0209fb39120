/** What the command line says to people: what happened, to what, what to do. No other file of this folder holds a sentence, but the help does. */

import { notInFiles } from '@switchboard/core/freshness';

const list = (names: readonly string[]): string => names.map(name => `--${name}`).join(', ');

/** Two lines at most: what is the case, and a way out. */
export interface Notice {
  readonly message: string;
  readonly hint: string;
}

export const messages = {
  unknownFlag: (flag: string, meant: string | undefined): Notice => ({
    message: `There is no flag ${flag}.`,
    hint: meant === undefined ? 'See --help.' : `Did you mean --${meant}? See --help.`,
  }),
  unknownCommand: (word: string, meant: string | undefined): Notice => ({
    message: `There is no command "${word}".`,
    hint:
      meant === undefined
        ? 'Leave it out to show a cluster; write "check" to hear what is wrong, "trace" to follow a request, "sim" for the simulated cluster alone.'
        : `Did you mean "${meant}"?`,
  }),
  needsValue: (flag: string, value: string): Notice => ({
    message: `--${flag} needs a value.`,
    hint: `Write --${flag} ${value}.`,
  }),
  takesNoValue: (flag: string): Notice => ({
    message: `--${flag} takes no value.`,
    hint: `Write --${flag} alone.`,
  }),
  givenTwice: (flag: string): Notice => ({
    message: `--${flag} was given more than once.`,
    hint: 'Give it once.',
  }),
  notAPort: (flag: string, text: string): Notice => ({
    message: `--${flag} ${text}: this is not a port.`,
    hint: 'A port is a whole number from 0 to 65535; 0 picks a free one.',
  }),
  notASeed: (text: string): Notice => ({
    message: `--seed ${text}: this is not a seed.`,
    hint: 'A seed is a whole number from 0 to 4294967295.',
  }),
  notANamespace: (text: string): Notice => ({
    message: `--namespace "${text}": no namespace can have this name.`,
    hint: 'Names are lower-case letters, digits and dashes, at most 63. Give --namespace several times for several.',
  }),
  notAnAuth: (text: string): Notice => ({
    message: `--auth ${text}: there is no such way to sign in.`,
    hint: 'Write --auth launch or --auth none.',
  }),
  contradiction: (flags: readonly string[]): Notice => ({
    message: `${list(flags)}: for the simulated cluster only, but a kubeconfig or context is given too.`,
    hint: 'Leave out one or the other.',
  }),
  samePort: (port: number): Notice => ({
    message: `Port ${port} was given for two listeners.`,
    hint: 'Give each its own port.',
  }),
  openToAll: (host: string): Notice => ({
    message: `--host ${host} would let other machines look, and nobody said that they may.`,
    hint: 'Leave out --host to listen on this machine only; or add --auth launch (a key in the printed address); or, for the simulated cluster, --auth none.',
  }),
  clusterToAll: (): Notice => ({
    message: '--auth none would show your cluster to every program and user that reaches the port.',
    hint: 'Leave out --auth none: the printed address carries a key. Without a key only the simulated cluster is shown (--demo).',
  }),
  weakToken: (): Notice => ({
    message: 'SWITCHBOARD_TOKEN is too short, or has characters that a header cannot carry.',
    hint: 'Use 32 or more letters and digits, or unset it to get a new key with every start.',
  }),
  portInUse: (flag: string, host: string, port: number): Notice => ({
    message: `Port ${port} on ${host} is in use by another program.`,
    hint: `Stop it, or choose another port: --${flag} ${port === 65_535 ? port - 1 : port + 1}, or --${flag} 0 for any free one.`,
  }),
  portForbidden: (flag: string, port: number): Notice => ({
    message: `Port ${port} may not be opened by this user.`,
    hint: `Choose one above 1023: --${flag} ${defaultAbove(port)}.`,
  }),
  hostNotOurs: (flag: string, host: string): Notice => ({
    message: `${host} is not an address of this machine.`,
    hint: `Leave out --${flag}, or give an address that this machine has.`,
  }),
  cannotListen: (host: string, port: number, why: string): Notice => ({
    message: `Nobody can listen on ${host}, port ${port}: ${why}.`,
    hint: 'Try another port, or --port 0.',
  }),
  unknownScenario: (name: string, known: readonly string[]): Notice => ({
    message: `There is no scenario "${name}".`,
    hint: `There are: ${known.join(', ')}, and large-NxM for N namespaces of M pods.`,
  }),
  notASize: (name: string, most: { readonly pods: number; readonly nodes: number }): Notice => ({
    message: `${name}: no cluster of this size can be simulated.`,
    hint: `Write large-NxM for N namespaces of M pods each, at least one and at most ${most.pods} in all; large-NxM-K puts them on K nodes, at most ${most.nodes}.`,
  }),
  cannotWriteKubeconfig: (file: string, why: string): Notice => ({
    message: `The kubeconfig of the simulated cluster cannot be written to ${file}: ${why}.`,
    hint: 'Choose another place with --sim-kubeconfig FILE.',
  }),
  namespaceMissing: (name: string, meant: string | undefined): Notice => ({
    message: `There is no namespace "${name}" in this cluster; it is shown as soon as there is.`,
    hint: meant === undefined ? 'Check the name with "kubectl get namespaces".' : `Did you mean "${meant}"?`,
  }),
  observedWithoutFiles: (): Notice => ({
    message: '--observed says what files hold completely, and no file is given.',
    hint: 'Give -f FILE, or leave it out: of a cluster it is known what was seen.',
  }),
  filesAndCluster: (): Notice => ({
    message: 'Both files and a cluster are given.',
    hint: 'Leave out -f, or --kubeconfig and --context.',
  }),
  notAChoice: (flag: string, given: string, words: readonly string[]): Notice => ({
    message: `--${flag} ${given}: there is no such choice.`,
    hint: `Write one of: ${words.join(', ')}.`,
  }),
  unknownKind: (given: string, meant: string): Notice => ({
    message: `--observed ${given}: there is no such kind.`,
    hint: `Did you mean ${meant}?`,
  }),
  unknownRule: (given: string, meant: string | undefined): Notice => ({
    message: `--rule ${given}: there is no such rule.`,
    hint: meant === undefined ? 'docs/findings.md lists them all.' : `Did you mean ${meant}?`,
  }),
  notATime: (given: string): Notice => ({
    message: `--now ${given}: this is not a time.`,
    hint: 'Write it like 2026-11-21T12:00:00Z.',
  }),
  noAnswer: (): string => 'no kind of object could be listed',
  standardInput: (): string => 'standard input',
  notInFiles: (kind: string): string => `${kind} ${notInFiles}`,
  noTarget: (): Notice => ({
    message: 'trace needs a target.',
    hint: 'Write a URL (http://shop.example/cart), or a name and port as a pod would ask for it (cart.shop:80).',
  }),
  notATarget: (given: string): Notice => ({
    message: `"${given}" is not a target.`,
    hint: 'Write a URL (http://shop.example/cart), or a name and port as a pod would ask for it (cart.shop:80).',
  }),
  notAHeader: (given: string): Notice => ({
    message: `--header ${given}: this is not a header.`,
    hint: 'Write it like "Accept: text/html".',
  }),
  notAMethod: (given: string): Notice => ({
    message: `--method ${given}: this is not a method of HTTP.`,
    hint: 'Write it like GET or POST.',
  }),
  notAClient: (given: string): Notice => ({
    message: `--client-ip ${given}: this is not an address.`,
    hint: 'Write it like 192.0.2.7 or 2001:db8::7.',
  }),
  notAPod: (given: string): Notice => ({
    message: `--from ${given}: this is not a pod.`,
    hint: 'Write namespace and name, like shop/web-0.',
  }),
  nothingToShow: (): Notice => ({
    message: 'There is nothing in these files that a picture could show.',
    hint: 'Give what kubectl get -A -o yaml prints; - reads standard input.',
  }),
  badDocument: (file: string, line: number | undefined, why: string): string =>
    `${file}${line === undefined ? '' : `:${line}`}: ${why}`,
  unreachable: (address: string, why: string): Notice => ({
    message: why.includes(address) ? why : `${address} does not answer: ${why}`,
    hint: 'Nothing was judged. See whether kubectl reaches it.',
  }),
  plainHttp: (host: string): Notice => ({
    message: `The page is served on ${host} over plain HTTP: whoever can read the network can read the key.`,
    hint: 'Put a proxy with TLS in front, or listen on this machine only.',
  }),
} as const;

function defaultAbove(port: number): number {
  return port + 8000;
}
