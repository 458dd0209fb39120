/**
 * Where credentials come from: a file that was named, the files in KUBECONFIG, ~/.kube/config, or the service account of the pod that we run in.
 * client-node would fall back to http://localhost:8080 without a word; we say that there is nothing.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { parseDocument } from 'yaml';
import { ConnectError } from './connect-error.ts';
import { messages } from './messages.ts';

export interface KubeconfigText {
  readonly file: string;
  /** What relative paths in it are relative to. */
  readonly folder: string;
  readonly text: string;
  /** The same, parsed. */
  readonly value: unknown;
}

export type KubeconfigSource =
  /** In the order in which they count: the first who names something wins. */
  | { readonly from: 'files'; readonly texts: readonly [KubeconfigText, ...KubeconfigText[]] }
  | { readonly from: 'pod'; readonly mount: string };

const serviceAccountToken = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** Throws ConnectError. */
export function findKubeconfig(
  named: string | undefined,
  mount = '',
  env: Readonly<Record<string, string | undefined>> = process.env,
): KubeconfigSource {
  if (named !== undefined) return { from: 'files', texts: [read(named)] };
  const listed = (env['KUBECONFIG'] ?? '').split(delimiter).filter(file => file !== '');
  if (listed.length > 0) {
    const [first, ...rest] = listed.filter(file => existsSync(file));
    if (first === undefined) throw new ConnectError(messages.kubeconfigMissing(listed.join(', ')));
    return { from: 'files', texts: [read(first), ...rest.map(read)] };
  }
  const usual = join(env['HOME'] ?? homedir(), '.kube', 'config');
  if (existsSync(usual)) return { from: 'files', texts: [read(usual)] };
  if (env['KUBERNETES_SERVICE_HOST'] !== undefined && existsSync(mount + serviceAccountToken))
    return { from: 'pod', mount };
  throw new ConnectError(messages.noKubeconfig());
}

function read(file: string): KubeconfigText {
  let text: string;
  try {
    if (statSync(file).isDirectory())
      throw new ConnectError(messages.kubeconfigUnreadable(file, 'it is a folder'));
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof ConnectError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const explanation =
      code === 'ENOENT'
        ? messages.kubeconfigMissing(file)
        : messages.kubeconfigUnreadable(file, code === 'EACCES' ? 'permission denied' : code);
    throw new ConnectError(explanation, error);
  }
  const document = parseDocument(text, { prettyErrors: true, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined)
    throw new ConnectError(messages.kubeconfigBroken(file, error.message.split(/:?\n/)[0] ?? ''), error);
  const value: unknown = document.toJS();
  if (value === null) throw new ConnectError(messages.kubeconfigEmpty(file));
  if (typeof value !== 'object' || Array.isArray(value))
    throw new ConnectError(messages.kubeconfigBroken(file, 'it is not a mapping of names to values'));
  return { file, folder: dirname(file), text, value };
}
