/** What NetworkPolicies let through, in English. What selects is said as kubectl writes it after -l; empty is everybody. */
import type { PolicyPort } from '../../kubernetes/network-policy.ts';
import { names } from './grammar-en.ts';

export const policyWords = {
  nobody: (ports: readonly string[]) =>
    ports.length === 0 ? 'policies let nobody in' : `policies let nobody in on ${names(ports)}`,
  nobodyShort: 'policies let nobody in',
  partly: (shut: number, of: number) => `policies let nobody in at ${shut} of ${of} pods`,
  lets: (callers: readonly string[]) => `policies let in ${names(callers)}`,
  letsShort: 'policies let in only some',
  anybody: 'anybody',
  anyPort: 'any port',
  port: ({ protocol, port, endPort }: PolicyPort) =>
    [port ?? 'any', ...(endPort === undefined ? [] : ['–', endPort]), '/', protocol].join(''),
  everyPod: 'every pod here',
  everyNamespace: 'every namespace',
  podsOf: (namespaces: string) => `pods of namespaces ${namespaces}`,
  inNamespaces: (pods: string, namespaces: string) => `${pods} of namespaces ${namespaces}`,
  inAny: (pods: string) => `${pods} of any namespace`,
  range: (cidr: string, except: readonly string[]) =>
    except.length === 0 ? cidr : `${cidr} but ${names(except)}`,
} as const;
