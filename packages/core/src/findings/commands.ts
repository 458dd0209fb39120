/** Commands for one very object, as somebody would type them in a shell. Called by rules. */
import type { Labels, ServiceObject } from '../kubernetes/object.ts';
import type { ObjectRef } from './finding.ts';

export function kubectl(namespace: string, ...words: readonly string[]): string {
  const place = namespace === '' ? [] : ['-n', namespace];
  return ['kubectl', ...place, ...words.map(quote)].join(' ');
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** A merge patch; `null` takes a field away. */
export function patch({ kind, namespace, name }: ObjectRef, body: unknown): string {
  return kubectl(namespace, 'patch', kind.toLowerCase(), name, '--type=merge', '-p', JSON.stringify(body));
}

export function describe({ kind, namespace, name }: ObjectRef): string {
  return kubectl(namespace, 'describe', kind.toLowerCase(), name);
}

export function getYaml({ kind, namespace, name }: ObjectRef): string {
  return kubectl(namespace, 'get', kind.toLowerCase(), name, '-o', 'yaml');
}

export function showSlices({ meta }: ServiceObject): string {
  const label = `kubernetes.io/service-name=${meta.name}`;
  return kubectl(meta.namespace, 'get', 'endpointslices', '-l', label, '-o', 'yaml');
}

/** `app=web,tier=front` */
export function pairsOf(labels: Labels): string {
  return [...labels].map(([key, value]) => `${key}=${value}`).join(',');
}
