/** The kubectl line that says of an object what the inspector says. */
import type { ObjectName } from '@switchboard/core/scene/lens';

export function describeLine({ kind, namespace, name }: ObjectName): string {
  return `kubectl ${namespace === '' ? '' : `-n ${namespace} `}describe ${kind.toLowerCase()} ${name}`;
}
