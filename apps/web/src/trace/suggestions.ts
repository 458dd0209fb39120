/** What there is to be traced on screen: URLs that doors are for, Services by name and port, and pods that may ask. Pure; offered by the panel's form. */
import { byName } from '@switchboard/core/scene/by-name';
import type { Service, Topology } from '@switchboard/core/topology';
import type { Door } from '@switchboard/core/topology/door';

export interface Suggestions {
  readonly urls: readonly string[];
  readonly names: readonly string[];
  /** `namespace/name`. */
  readonly pods: readonly string[];
}

export function suggestionsOf(topology: Topology): Suggestions {
  const sorted = (texts: Iterable<string>) => [...new Set(texts)].sort(byName);
  return {
    urls: sorted([...topology.doors.values()].flatMap(urlsOf)),
    names: sorted([...topology.services.values()].flatMap(namesOf)),
    pods: sorted(
      [...topology.pods.values()]
        .filter(({ state }) => state !== 'finished' && state !== 'failed')
        .map(({ namespace, name }) => `${namespace}/${name}`),
    ),
  };
}

/** One for each host and path that somebody can type: no patterns. */
export function urlsOf(door: Door): readonly string[] {
  return door.paths.flatMap(path => urlOf(door, path) ?? []);
}

/** Undefined where there is no host to ask for, or the path is a pattern. */
export function urlOf(
  { tls, tlsHosts, listeners = [] }: Door,
  { host, path, pathType }: Door['paths'][number],
): string | undefined {
  if (host === '' || host.includes('*') || pathType === 'Port' || pathType === 'RegularExpression')
    return undefined;
  const plain = listeners.some(({ protocol }) => protocol === 'HTTP');
  const secure = tlsHosts.includes(host) || (tls && tlsHosts.length === 0 && !plain);
  return `${secure ? 'https' : 'http'}://${host}${path.startsWith('/') ? path : '/'}`;
}

/** As a pod of another namespace would ask. Nobody translates the ports of a headless Service. */
export function namesOf({ name, namespace, ports, headless }: Service): readonly string[] {
  return ports.map(({ port, target }) => {
    const asked = headless && typeof target === 'number' && target > 0 ? target : port;
    return `${name}.${namespace}:${asked}`;
  });
}

/** Those that hold all words of what is written. */
export function matching(all: readonly string[], written: string): readonly string[] {
  const words = written.toLowerCase().split(/\s+/);
  return all.filter(text => words.every(word => text.includes(word)));
}
