/**
 * Why a cluster cannot be talked to, in words for the person who started us. Thrown by everything in connect; the words come from messages.ts.
 */
export type ConnectErrorCode =
  | 'kubeconfig-missing'
  | 'kubeconfig-unreadable'
  | 'kubeconfig-broken'
  | 'kubeconfig-empty'
  | 'context-missing'
  | 'context-unknown'
  | 'context-incomplete'
  | 'address-broken'
  | 'credentials-file'
  | 'exec-missing'
  | 'exec-failed'
  | 'exec-slow'
  | 'credentials-failed'
  | 'refused'
  | 'name-unknown'
  | 'tls-untrusted'
  | 'tls-expired'
  | 'tls-name'
  | 'tls-client'
  | 'not-tls'
  | 'unreachable'
  | 'timeout'
  /** The connection was closed before anything came. */
  | 'unanswered'
  /** In the middle of an answer. */
  | 'cut';

export interface Explanation {
  readonly code: ConnectErrorCode;
  /** What happened, to what: one sentence. */
  readonly message: string;
  /** What to do: one sentence or a command. */
  readonly hint: string;
}

export class ConnectError extends Error {
  readonly code: ConnectErrorCode;
  readonly hint: string;

  constructor(explanation: Explanation, cause?: unknown) {
    super(explanation.message, cause === undefined ? undefined : { cause });
    this.name = 'ConnectError';
    this.code = explanation.code;
    this.hint = explanation.hint;
  }
}

const unreachable: ReadonlySet<ConnectErrorCode> = new Set([
  'refused',
  'name-unknown',
  'tls-untrusted',
  'tls-expired',
  'tls-name',
  'tls-client',
  'not-tls',
  'unreachable',
  'timeout',
  'unanswered',
]);

/** Nobody answered: every other request would fail alike. An answer that was cut in the middle does not count. */
export function isUnreachable(error: unknown): error is ConnectError {
  return error instanceof ConnectError && unreachable.has(error.code);
}

const aboutCredentials: ReadonlySet<ConnectErrorCode> = new Set([
  'credentials-file',
  'exec-missing',
  'exec-failed',
  'exec-slow',
  'credentials-failed',
]);

/** The request was not sent, because there were no credentials to send with it. */
export function lacksCredentials(error: unknown): error is ConnectError {
  return error instanceof ConnectError && aboutCredentials.has(error.code);
}
