/**
 * Which list is fetched before which: those that the picture begins with, namespaces among them, since which there are decides what is drawn; then all in the order of the table of
 * kinds. Asked by each reflector before it takes its turn.
 */
import { type Kind, kinds } from '@switchboard/core/kubernetes/kind';

export const firstKinds: readonly Kind[] = ['Service', 'EndpointSlice', 'Namespace'];

export function rankOf(kind: Kind): number {
  const first = firstKinds.indexOf(kind);
  return first === -1 ? firstKinds.length + kinds.findIndex(spec => spec.kind === kind) : first;
}
