/**
 * The proxy that the environment names for an address, by the rules of Go's net/http and so of kubectl: HTTPS_PROXY or HTTP_PROXY by scheme, NO_PROXY with
 * names, their subdomains, addresses, networks and ports, and never for this machine itself. Used where a kubeconfig names no proxy-url; client-node reads
 * none of this.
 */
import { BlockList, isIP } from 'node:net';

type Environment = Readonly<Record<string, string | undefined>>;

/** Undefined: connect directly. `server` is the address in the kubeconfig. */
export function environmentProxy(server: string, env: Environment): string | undefined {
  const url = URL.parse(server);
  if (url === null) return undefined;
  const secure = url.protocol === 'https:';
  const named = secure ? either(env, 'HTTPS_PROXY') : either(env, 'HTTP_PROXY');
  if (named === undefined) return undefined;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const port = url.port || (secure ? '443' : '80');
  if (isOwn(host) || isExempt(host, port, either(env, 'NO_PROXY') ?? '')) return undefined;
  return /^[a-z0-9]+:\/\//i.test(named) ? named : `http://${named}`;
}

function either(env: Environment, name: string): string | undefined {
  return env[name] || env[name.toLowerCase()] || undefined;
}

function isOwn(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function isExempt(host: string, port: string, list: string): boolean {
  return list
    .split(',')
    .map(entry => entry.trim().toLowerCase())
    .some(entry => entry === '*' || covers(entry, host, port));
}

function covers(entry: string, host: string, port: string): boolean {
  const network = /^(.+)\/(\d{1,3})$/.exec(entry);
  if (network !== null) return isWithin(host, network[1] ?? '', Number(network[2]));
  const [, bracketed, plain, wanted] = /^(?:\[(.+)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [];
  const name = bracketed ?? plain ?? entry;
  if (name === '' || (wanted !== undefined && wanted !== port)) return false;
  if (isIP(host) !== 0) return isIP(name) === isIP(host) && isWithin(host, name, isIP(host) === 4 ? 32 : 128);
  const suffix = name.replace(/^\*?\./, '');
  return host.endsWith(`.${suffix}`) || (host === suffix && name === suffix);
}

function isWithin(host: string, network: string, bits: number): boolean {
  const version = isIP(network);
  if (version === 0 || isIP(host) !== version || bits > (version === 4 ? 32 : 128)) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const within = new BlockList();
  within.addSubnet(network, bits, family);
  return within.check(host, family);
}
