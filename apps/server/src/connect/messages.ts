/**
 * What people read when a cluster cannot be used: what happened, to what, and what to do. No other file of connect holds a sentence.
 */
import type { Explanation } from './connect-error.ts';

const list = (names: readonly string[]): string =>
  names.length === 0 ? 'none' : names.map(name => `"${name}"`).join(', ');

export const messages = {
  /** Its name, where no context gives it one. */
  ownCluster: 'the cluster that this pod is in',
  kubeconfigMissing: (file: string): Explanation => ({
    code: 'kubeconfig-missing',
    message: `There is no kubeconfig at ${file}.`,
    hint: 'Name another one with --kubeconfig FILE, or start with --demo to see the simulated cluster.',
  }),
  noKubeconfig: (): Explanation => ({
    code: 'kubeconfig-missing',
    message: 'No kubeconfig was found: KUBECONFIG is not set and there is no ~/.kube/config.',
    hint: 'Name one with --kubeconfig FILE, or start with --demo to see the simulated cluster.',
  }),
  kubeconfigUnreadable: (file: string, why: string): Explanation => ({
    code: 'kubeconfig-unreadable',
    message: `The kubeconfig ${file} cannot be read: ${why}.`,
    hint: 'Check that it is a file and that you may read it.',
  }),
  kubeconfigBroken: (file: string, why: string): Explanation => ({
    code: 'kubeconfig-broken',
    message: `The kubeconfig ${file} cannot be understood: ${why}.`,
    hint: `Compare with "kubectl --kubeconfig ${file} config view".`,
  }),
  kubeconfigEmpty: (file: string): Explanation => ({
    code: 'kubeconfig-empty',
    message: `The kubeconfig ${file} names no cluster.`,
    hint: 'It needs clusters, users and contexts: see "kubectl config view".',
  }),
  contextMissing: (file: string, known: readonly string[]): Explanation => ({
    code: 'context-missing',
    message: `The kubeconfig ${file} has no current context. Its contexts: ${list(known)}.`,
    hint: 'Choose one with --context NAME, or with "kubectl config use-context NAME".',
  }),
  contextUnknown: (context: string, file: string, known: readonly string[]): Explanation => ({
    code: 'context-unknown',
    message: `The kubeconfig ${file} has no context "${context}". Its contexts: ${list(known)}.`,
    hint: 'Choose one of them with --context NAME.',
  }),
  contextIncomplete: (
    context: string,
    file: string,
    what: 'cluster' | 'user',
    name: string,
  ): Explanation => ({
    code: 'context-incomplete',
    message: `The context "${context}" in ${file} names the ${what} "${name}", which is not there.`,
    hint: `Add the ${what} to the kubeconfig, or choose another context with --context NAME.`,
  }),
  addressBroken: (address: string): Explanation => ({
    code: 'address-broken',
    message: `"${address}" is not the address of an API server.`,
    hint: 'It must begin with https:// or http://; see "server:" in the kubeconfig.',
  }),
  credentialsFile: (why: string): Explanation => ({
    code: 'credentials-file',
    message: `A file that the kubeconfig names cannot be read: ${why}.`,
    hint: 'Check the paths of certificate-authority, client-certificate, client-key and tokenFile.',
  }),
  execMissing: (command: string, installHint: string | undefined): Explanation => ({
    code: 'exec-missing',
    message: `The kubeconfig signs in with the program "${command}", which was not found.`,
    hint: installHint ?? 'Install it, or put it on the PATH of this process.',
  }),
  execFailed: (command: string, said: string): Explanation => ({
    code: 'exec-failed',
    message: `Signing in with "${command}" failed${said === '' ? ', and it did not say why' : `: ${said}`}.`,
    hint: `Run "${command}" in a terminal; it may want you to sign in again.`,
  }),
  execSlow: (command: string, seconds: number): Explanation => ({
    code: 'exec-slow',
    message: `Signing in with "${command}" took longer than ${seconds} seconds and was given up.`,
    hint: `Run "${command}" in a terminal; it may be waiting for an answer from you.`,
  }),
  credentialsFailed: (why: string): Explanation => ({
    code: 'credentials-failed',
    message: `No credentials for the cluster could be had: ${why}.`,
    hint: 'Sign in to the cluster again, for example with "kubectl get pods".',
  }),
  refused: (address: string): Explanation => ({
    code: 'refused',
    message: `Nobody answers at ${address}: the connection was refused.`,
    hint: 'Is the cluster running, and is the address in the kubeconfig still the right one?',
  }),
  nameUnknown: (address: string, host: string): Explanation => ({
    code: 'name-unknown',
    message: `The name "${host}" in ${address} cannot be resolved.`,
    hint: 'Check the address in the kubeconfig, and the network or VPN.',
  }),
  tlsUntrusted: (address: string): Explanation => ({
    code: 'tls-untrusted',
    message: `The certificate of ${address} is not signed by an authority that the kubeconfig names.`,
    hint: 'Check certificate-authority-data in the kubeconfig; a proxy in between may show its own certificate.',
  }),
  tlsExpired: (address: string): Explanation => ({
    code: 'tls-expired',
    message: `The certificate of ${address} is not valid now.`,
    hint: 'Renew the certificate of the API server, or set the clock of this machine.',
  }),
  tlsName: (address: string): Explanation => ({
    code: 'tls-name',
    message: `The certificate of ${address} was issued for another name.`,
    hint: 'Use an address that the certificate names, or set tls-server-name in the kubeconfig.',
  }),
  tlsClient: (address: string, why: string): Explanation => ({
    code: 'tls-client',
    message: `No TLS connection to ${address} came about: ${why}.`,
    hint: 'Check client-certificate-data and client-key-data in the kubeconfig.',
  }),
  notTls: (address: string): Explanation => ({
    code: 'not-tls',
    message: `${address} does not speak TLS.`,
    hint: 'The address may have to begin with http://, or the port is that of another program.',
  }),
  unreachable: (address: string, why: string): Explanation => ({
    code: 'unreachable',
    message: `${address} cannot be reached: ${why}.`,
    hint: 'Check the network or VPN.',
  }),
  timeout: (address: string): Explanation => ({
    code: 'timeout',
    message: `${address} does not answer.`,
    hint: 'Check the network or VPN; a firewall may swallow the connection.',
  }),
  unanswered: (address: string, why: string): Explanation => ({
    code: 'unanswered',
    message: `${address} closed the connection without an answer: ${why}.`,
    hint: 'Something in between may cut connections, or the API server is just starting.',
  }),
  cut: (address: string, why: string): Explanation => ({
    code: 'cut',
    message: `The connection to ${address} was cut: ${why}.`,
    hint: 'It is opened again by itself.',
  }),
} as const;
