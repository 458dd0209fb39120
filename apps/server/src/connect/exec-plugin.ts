/**
 * Signs in with the program that a kubeconfig names (client.authentication.k8s.io). client-node's own way has no limit, keeps standard input open, never
 * renews what has no expiry, and does not tell the program what it is asked for; so this is ours: 30 s, no input, its own words when it fails.
 */
import { spawn } from 'node:child_process';
import { fields, list, text, time } from '@switchboard/core/kubernetes/json';
import { ConnectError } from './connect-error.ts';
import { messages } from './messages.ts';
import { singleFlight } from './single-flight.ts';

export interface ExecCredential {
  readonly token?: string;
  readonly certificate?: string;
  readonly key?: string;
  /** Milliseconds since the epoch. */
  readonly expires?: number;
}

/** `users[].user.exec` of the kubeconfig. */
export interface ExecConfig {
  readonly apiVersion: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly installHint?: string;
  readonly provideClusterInfo: boolean;
}

/** Undefined when it names no command. */
export function parseExec(value: unknown): ExecConfig | undefined {
  const exec = fields<'apiVersion' | 'command' | 'args' | 'env' | 'installHint' | 'provideClusterInfo'>(
    value,
  );
  const command = text(exec.command);
  if (command === undefined) return undefined;
  const installHint = text(exec.installHint);
  return {
    command,
    apiVersion: text(exec.apiVersion) ?? 'client.authentication.k8s.io/v1',
    args: list(exec.args).map(String),
    env: list(exec.env).flatMap(entry => {
      const { name, value: content } = fields<'name' | 'value'>(entry);
      return typeof name === 'string' ? [{ name, value: String(content ?? '') }] : [];
    }),
    ...(installHint !== undefined && { installHint }),
    provideClusterInfo: exec.provideClusterInfo === true,
  };
}

const patience = 30_000;
const leeway = 60_000;
const outputCap = 1024 * 1024;
const wordsCap = 300;

/** `cluster` is what the program is told of the cluster, if it asks to be. `now`: milliseconds since the epoch. */
export function createExecPlugin(
  exec: ExecConfig,
  cluster: object,
  now: () => number,
  limit = patience,
): () => Promise<ExecCredential> {
  let known: ExecCredential | undefined;
  const signIn = singleFlight(async () => {
    known = parseCredential(await run(exec, cluster, limit), exec.command);
    return known;
  });
  return () =>
    known !== undefined && (known.expires === undefined || known.expires - leeway > now())
      ? Promise.resolve(known)
      : signIn();
}

function run(exec: ExecConfig, cluster: object, limit: number): Promise<string> {
  const spec = { interactive: false, ...(exec.provideClusterInfo && { cluster }) };
  const info = JSON.stringify({ kind: 'ExecCredential', apiVersion: exec.apiVersion, spec });
  const env = {
    ...process.env,
    ...Object.fromEntries(exec.env.map(({ name, value }) => [name, value])),
    KUBERNETES_EXEC_INFO: info,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(exec.command, exec.args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let words = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new ConnectError(messages.execSlow(exec.command, limit / 1000)));
    }, limit);
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      output += part;
      if (output.length > outputCap) child.kill('SIGKILL');
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      words = (words + part).slice(0, wordsCap);
    });
    child.on('error', error => {
      clearTimeout(timer);
      const missing = 'code' in error && error.code === 'ENOENT';
      const explanation = missing
        ? messages.execMissing(exec.command, exec.installHint)
        : messages.execFailed(exec.command, error.message);
      reject(new ConnectError(explanation, error));
    });
    child.on('close', code => {
      clearTimeout(timer);
      if (code === 0) resolve(output);
      else reject(new ConnectError(messages.execFailed(exec.command, oneLine(words))));
    });
  });
}

function parseCredential(output: string, command: string): ExecCredential {
  let json: unknown;
  try {
    json = JSON.parse(output);
  } catch (error) {
    throw new ConnectError(messages.execFailed(command, 'it did not answer with JSON'), error);
  }
  const status = fields<'token' | 'clientCertificateData' | 'clientKeyData' | 'expirationTimestamp'>(
    fields<'status'>(json).status,
  );
  const token = text(status.token);
  const certificate = text(status.clientCertificateData);
  const key = text(status.clientKeyData);
  const expires = time(status.expirationTimestamp);
  if (token === undefined && certificate === undefined)
    throw new ConnectError(messages.execFailed(command, 'it answered without a token or a certificate'));
  return {
    ...(token !== undefined && { token }),
    ...(certificate !== undefined && { certificate }),
    ...(key !== undefined && { key }),
    ...(expires !== undefined && { expires }),
  };
}

const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();
