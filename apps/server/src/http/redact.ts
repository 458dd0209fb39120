/**
 * An object of the API as people may see it (rule 15 of the architecture): values of environment and arguments, headers of probes, what containers said when they
 * ended, and annotations that no rule reads are struck; managedFields and last-applied are left out. Law V10: planted secrets come out nowhere.
 */

const struck = '(hidden)';

/** Annotations whose values the picture reads, or that say nothing but numbers and times. */
const openAnnotations: ReadonlySet<string> = new Set([
  'deployment.kubernetes.io/revision',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'kubernetes.io/ingress.class',
  'ingressclass.kubernetes.io/is-default-class',
  'kubectl.kubernetes.io/restartedAt',
  'endpoints.kubernetes.io/last-change-trigger-time',
  'service.kubernetes.io/topology-mode',
  'sim.switchboard/readiness',
  'nginx.ingress.kubernetes.io/allowlist-source-range',
  'nginx.ingress.kubernetes.io/whitelist-source-range',
  'nginx.ingress.kubernetes.io/denylist-source-range',
]);

/** Lists of words that a process is started with. */
const commandKeys: ReadonlySet<string> = new Set(['args', 'command']);

type Json = unknown;

function isRecord(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function redact(value: Json): Json {
  if (Array.isArray(value)) return value.map(redact);
  if (!isRecord(value)) return value;
  // Entries and fromEntries: a key called __proto__ stays a key.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'managedFields')
      .map(([key, inner]) => [key, redactField(key, inner)]),
  );
}

function redactField(key: string, value: Json): Json {
  if (key === 'annotations' && isRecord(value)) return annotations(value);
  if ((key === 'env' || key === 'httpHeaders') && Array.isArray(value)) return value.map(named);
  if (commandKeys.has(key) && Array.isArray(value)) return value.map(() => struck);
  if (key === 'terminated' && isRecord(value) && 'message' in value) return { ...value, message: struck };
  if (key === 'volumeAttributes' && isRecord(value)) return struckValues(value);
  return redact(value);
}

/** A name stays, a value does not; where a value comes from (valueFrom) is a reference and stays. */
function named(entry: Json): Json {
  if (!isRecord(entry)) return struck;
  return 'value' in entry ? { ...entry, value: struck } : entry;
}

function annotations(value: Readonly<Record<string, Json>>): Json {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'kubectl.kubernetes.io/last-applied-configuration')
      .map(([key, inner]) => [key, openAnnotations.has(key) ? inner : struck]),
  );
}

function struckValues(value: Readonly<Record<string, Json>>): Json {
  return Object.fromEntries(Object.keys(value).map(key => [key, struck]));
}
