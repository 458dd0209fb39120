/**
 * A cluster from a kubeconfig, or from inside one. client-node reads files, credentials, TLS and proxies; requests go through one agent of undici's own.
 * The only file that imports client-node, and only when it is called: loading it costs two thirds of a second and 85 MB.
 */
import type { AgentOptions, RequestOptions } from 'node:https';
import { isAbsolute, join, sep } from 'node:path';
import type { ConnectionOptions } from 'node:tls';
import type {
  Cluster as ConfiguredCluster,
  Context,
  DispatcherOptions,
  KubeConfig,
  User,
} from '@kubernetes/client-node';
import { fields, list, text } from '@switchboard/core/kubernetes/json';
import { Agent, type buildConnector, type Dispatcher, ProxyAgent } from 'undici';
import { realClock } from '../clock.ts';
import type { Cluster } from './cluster.ts';
import { ConnectError } from './connect-error.ts';
import { environmentProxy } from './environment-proxy.ts';
import { createExecPlugin, type ExecCredential, parseExec } from './exec-plugin.ts';
import { findKubeconfig, type KubeconfigSource, type KubeconfigText } from './kubeconfig-source.ts';
import { messages } from './messages.ts';
import { type Credentials, connectSignedIn, type Login } from './signed-in.ts';

export interface KubeconfigOptions {
  /** Else KUBECONFIG, ~/.kube/config, or the pod's service account. */
  readonly file?: string;
  /** Else the current one. */
  readonly context?: string;
  /** What stands before the folder in which a pod finds its service account; nothing, but in tests. */
  readonly mount?: string;
}

/** Reads the kubeconfig and signs in once, so that what is wrong is said at the start. The cluster need not answer. Throws ConnectError. */
export function connectKubeconfig(options: KubeconfigOptions = {}): Promise<Cluster> {
  return connectSignedIn(() => logIn(options));
}

async function logIn(options: KubeconfigOptions): Promise<Login> {
  const source = findKubeconfig(options.file, options.mount);
  const { KubeConfig: Config } = await import('@kubernetes/client-node');
  const config = new Config();
  load(config, Config, source);
  const { context, cluster } = choose(config, source, options.context);
  const exec = takeExecPlugin(config, cluster, source);
  return {
    address: cluster.server,
    identity: {
      name: source.from === 'pod' ? messages.ownCluster : context.name,
      source: source.from === 'pod' ? 'in-cluster' : 'kubeconfig',
      defaultNamespace: context.namespace?.trim() || 'default',
    },
    async credentials() {
      try {
        return await credentialsOf(config, cluster, await exec?.());
      } catch (error) {
        throw credentialError(error);
      }
    },
  };
}

function load(config: KubeConfig, Config: typeof KubeConfig, source: KubeconfigSource): void {
  if (source.from === 'pod') {
    config.loadFromCluster(source.mount);
    return;
  }
  for (const part of source.texts) {
    const one = new Config();
    try {
      one.loadFromString(part.text);
    } catch (error) {
      const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      throw new ConnectError(messages.kubeconfigBroken(part.file, why), error);
    }
    one.makePathsAbsolute(part.folder);
    one.users = one.users.map(user => withTokenFile(user, part));
    const isNew =
      <T extends { readonly name: string }>(known: readonly T[] = []) =>
      (entry: T): boolean =>
        !known.some(other => other.name === entry.name);
    config.clusters = [...config.clusters, ...one.clusters.filter(isNew(config.clusters))];
    config.users = [...config.users, ...one.users.filter(isNew(config.users))];
    config.contexts = [...config.contexts, ...one.contexts.filter(isNew(config.contexts))];
    config.currentContext ||= one.currentContext;
  }
}

/** `tokenFile` of a user, which client-node does not know under this name. It is read again every minute. */
function withTokenFile(user: User, { value, folder }: KubeconfigText): User {
  const raw = list(fields<'users'>(value).users).find(entry => fields<'name'>(entry).name === user.name);
  const tokenFile = text(fields<'tokenFile'>(fields<'user'>(raw).user).tokenFile);
  if (tokenFile === undefined || user.token) return user;
  const path = isAbsolute(tokenFile) ? tokenFile : join(folder, tokenFile);
  return { ...user, authProvider: { name: 'tokenFile', config: { tokenFile: path } } };
}

interface Choice {
  readonly context: Context;
  readonly cluster: ConfiguredCluster;
}

function choose(config: KubeConfig, source: KubeconfigSource, wanted: string | undefined): Choice {
  const file = source.from === 'pod' ? "this pod's service account" : source.texts[0].file;
  const known = config.contexts.map(context => context.name);
  const name = wanted ?? config.currentContext;
  if (config.clusters.length === 0) throw new ConnectError(messages.kubeconfigEmpty(file));
  if (!name) throw new ConnectError(messages.contextMissing(file, known));
  const context = config.contexts.find(other => other.name === name);
  if (context === undefined) throw new ConnectError(messages.contextUnknown(name, file, known));
  const cluster = config.clusters.find(other => other.name === context.cluster);
  if (cluster === undefined)
    throw new ConnectError(messages.contextIncomplete(name, file, 'cluster', context.cluster));
  // client-node drops CA and TLS options where there is no user at all.
  const user: User | undefined = context.user
    ? config.users.find(other => other.name === context.user)
    : { name: '(nobody)' };
  if (user === undefined)
    throw new ConnectError(messages.contextIncomplete(name, file, 'user', context.user));
  const { protocol } = URL.parse(cluster.server) ?? {};
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new ConnectError(messages.addressBroken(cluster.server));
  const proxyUrl = cluster.proxyUrl || environmentProxy(cluster.server, process.env);
  const usable = {
    ...cluster,
    // Over plain http there is no TLS to verify; client-node wants to be told so.
    ...(protocol === 'http:' && { skipTLSVerify: true }),
    ...(proxyUrl !== undefined && { proxyUrl }),
  };
  config.loadFromOptions({
    clusters: [usable],
    users: [user],
    contexts: [{ ...context, user: user.name }],
    currentContext: name,
  });
  return { context, cluster: usable };
}

/** Takes the sign-in program away from client-node, which would start it once per request that is under way. */
function takeExecPlugin(
  config: KubeConfig,
  cluster: ConfiguredCluster,
  source: KubeconfigSource,
): (() => Promise<ExecCredential>) | undefined {
  const [user] = config.users;
  const exec = parseExec(user?.exec);
  if (user === undefined || exec === undefined) return undefined;
  config.users = [{ ...user, exec: undefined }];
  const isPath = exec.command.includes('/') || exec.command.includes(sep);
  const folder = source.from === 'files' ? source.texts[0].folder : '';
  const command = isPath && !isAbsolute(exec.command) ? join(folder, exec.command) : exec.command;
  const told = {
    server: cluster.server,
    'tls-server-name': cluster.tlsServerName,
    'insecure-skip-tls-verify': cluster.skipTLSVerify,
    'certificate-authority-data': cluster.caData,
    'proxy-url': cluster.proxyUrl,
  };
  return createExecPlugin({ ...exec, command }, told, realClock.now);
}

async function credentialsOf(
  config: KubeConfig,
  cluster: ConfiguredCluster,
  exec: ExecCredential | undefined,
): Promise<Credentials> {
  const options: RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  const tls = {
    ...tlsOf(options),
    ...(exec?.certificate !== undefined && { cert: exec.certificate }),
    ...(exec?.key !== undefined && { key: exec.key }),
  };
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(options.headers ?? {}))
    headers.set(name.toLowerCase(), String(value).trim());
  if (typeof options.auth === 'string')
    headers.set('authorization', `Basic ${Buffer.from(options.auth).toString('base64')}`);
  if (exec?.token !== undefined) headers.set('authorization', `Bearer ${exec.token}`);
  if (headers.get('authorization') === 'Bearer') throw new Error('the token file is empty');
  return {
    headers: Object.fromEntries(headers),
    transport: JSON.stringify(Object.entries(tls).map(([name, value]) => [name, String(value)])),
    createDispatcher: () => dispatcherFrom(config, config.createDispatcherOptions(cluster, tls), tls),
  };
}

function tlsOf({
  ca,
  cert,
  key,
  pfx,
  passphrase,
  rejectUnauthorized,
  servername,
}: RequestOptions): AgentOptions {
  const all = { ca, cert, key, pfx, passphrase, rejectUnauthorized, servername };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

const patience = { allowH2: false, bodyTimeout: 0, headersTimeout: 0 } as const;
const connectWithin = 10_000;

function dispatcherFrom(config: KubeConfig, options: DispatcherOptions, tls: AgentOptions): Dispatcher {
  switch (options.type) {
    case 'none':
      return new Agent({ ...patience, connect: { timeout: connectWithin } });
    case 'agent':
      return new Agent({
        ...patience,
        connect: { ...buildOptions(options.connect), timeout: connectWithin },
      });
    case 'proxy':
      return new ProxyAgent({ ...patience, uri: options.uri, requestTls: buildOptions(options.requestTls) });
    case 'socks':
      return createSocksDispatcher(config, tls);
  }
}

/** The same options under undici's name for their type, which leaves no room for an explicit undefined. */
const buildOptions = (options: ConnectionOptions): buildConnector.BuildOptions =>
  options as buildConnector.BuildOptions;

/** client-node's connector for SOCKS is private; its limits are overruled request by request. */
function createSocksDispatcher(config: KubeConfig, tls: AgentOptions): Dispatcher {
  const own = config as unknown as { createDispatcher(cluster: unknown, tls: AgentOptions): Dispatcher };
  return own.createDispatcher(config.getCurrentCluster(), tls);
}

function credentialError(error: unknown): ConnectError {
  if (error instanceof ConnectError) return error;
  const { code, path } = fields<'code' | 'path'>(error);
  const why = error instanceof Error ? error.message : String(error);
  if (typeof code === 'string' && typeof path === 'string')
    return new ConnectError(messages.credentialsFile(`${path} (${code})`), error);
  return new ConnectError(messages.credentialsFailed(why), error);
}
