/**
 * A pod's spec or template as upstream's validation prints it: the struct that it is inside of the server, with every field by its Go name, set or not.
 * Called by checks that refuse a change and show both. Fields are those of the API but for the host's namespaces, which lie in the security context.
 */
import { packedSchema } from './packed-schema.ts';

type Record_ = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Record_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NUMBER = /^u?int\d+$|^intstr\./;

function zero(goType: string): unknown {
  if (goType === 'string') return '';
  if (goType === 'bool') return false;
  if (goType === 'resource.Quantity') return '0';
  return NUMBER.test(goType) ? 0 : null;
}

function shown(value: unknown, goType: string): unknown {
  const inner = goType.replace(/^(\*|\[\]|map\[string\])/, '');
  if (inner !== goType) {
    if (value === undefined || value === null) return null;
    if (Array.isArray(value)) return value.map(item => shown(item, inner));
    if (!goType.startsWith('map') || !isRecord(value)) return shown(value, inner);
    const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return Object.fromEntries(members.map(([key, member]) => [key, shown(member, inner)]));
  }
  if (packedSchema().internal[goType] !== undefined) return struct(isRecord(value) ? value : {}, goType);
  return value ?? zero(goType);
}

/** What lies in a pod's spec for clients lies in its security context inside. */
function moved(value: Record_, goType: string): Record_ {
  if (goType !== 'PodSpec') return value;
  const { hostNetwork, hostPID, hostIPC, shareProcessNamespace, hostUsers, securityContext } = value;
  const host = { hostNetwork, hostPID, hostIPC, shareProcessNamespace, hostUsers };
  return { ...value, securityContext: { ...(securityContext as object), ...host } };
}

/** Of metadata only what is set is written. */
function metadata(value: unknown): Record_ {
  const { labels, annotations, name, ...rest } = isRecord(value) ? value : {};
  const known = Object.entries({ name, ...rest, labels, annotations });
  return Object.fromEntries(known.filter(([, member]) => member !== undefined));
}

function struct(given: Record_, goType: string): Record_ {
  const value = moved(given, goType);
  const byName = new Map(Object.entries(value).map(([key, member]) => [key.toLowerCase(), member]));
  const fields = (packedSchema().internal[goType] ?? []).map(([goName, type]): Record_ => {
    if (goName !== '') return { [goName]: shown(byName.get(goName.toLowerCase()), type) };
    return type === 'metav1.ObjectMeta' ? metadata(value['metadata']) : struct(value, type);
  });
  return Object.assign({}, ...fields);
}

export const asInternal = (
  value: unknown,
  goType: 'PodSpec' | 'PodTemplateSpec' | 'EphemeralContainer',
): Record_ => struct(isRecord(value) ? value : {}, goType);
