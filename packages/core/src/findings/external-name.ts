/** What an ExternalName means: nothing that DNS could answer, a Service of this cluster, or a name outside. Pure; called by rules and by the trace. */
import type { ServiceObject } from '../kubernetes/object.ts';

export type ExternalName =
  | { readonly means: 'nothing'; readonly why: 'empty' | 'ip' | 'name' }
  | { readonly means: 'service'; readonly name: string; readonly namespace: string }
  | { readonly means: 'outside' };

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const dnsName = new RegExp(`^${label}(\\.${label})*$`, 'i');
/** The cluster's domain may be another one; then the name is taken for one outside, and nothing is concluded. */
const inside = /^(?:[^.]+\.)?([^.]+)\.([^.]+)\.svc(?:\.cluster\.local)?$/i;

export function readExternalName({ externalName = '' }: Pick<ServiceObject, 'externalName'>): ExternalName {
  const value = externalName.endsWith('.') ? externalName.slice(0, -1) : externalName;
  if (value === '') return { means: 'nothing', why: 'empty' };
  if (/^\d+(\.\d+){3}$/.test(value) || /^[0-9a-f:]*:[0-9a-f:]+$/i.test(value))
    return { means: 'nothing', why: 'ip' };
  if (!dnsName.test(value)) return { means: 'nothing', why: 'name' };
  const [, name, namespace] = inside.exec(value) ?? [];
  return name === undefined || namespace === undefined
    ? { means: 'outside' }
    : { means: 'service', name: name.toLowerCase(), namespace: namespace.toLowerCase() };
}
