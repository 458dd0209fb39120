/** The lens that one does not look through: what the key L goes to. */
import type { Lens } from '@switchboard/core/scene/lens';

export function otherLens(kind: Lens['kind']): Lens['kind'] {
  return kind === 'lines' ? 'nodes' : 'lines';
}
