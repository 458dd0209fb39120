/**
 * Whether what draws a truth is there. If not it is fetched, and the picture stays as it is until it has come; if it does not come, one is told, and there are only rows
 * in the lens `lines`. What findings and routes say is added when it has come: nobody waits for that. Asked by the stage before it takes a truth.
 */
import { isFirstPicture } from '@switchboard/core/scene/first-picture';
import type { Picture } from '@switchboard/core/scene/picture';
import { beyondHere, loadBeyond } from './beyond-here.ts';
import type { Truth } from './truth.ts';

/** `shown`: the picture on the stage; `again`: it has come, or has not. */
export function createCanShow(
  shown: () => { readonly placement: Picture } | undefined,
  again: () => void,
  onMissing: () => void,
): (truth: Truth) => boolean {
  let state: 'asked' | 'missing' | undefined;
  return ({ topology, lens, size, traced }) => {
    if (beyondHere() !== undefined || state === 'missing') return true;
    const first = lens.packet !== true && isFirstPicture(topology, lens, size, shown()?.placement);
    if (
      state === undefined &&
      (!first || traced !== undefined || topology.findings.size + topology.routes.size > 0)
    ) {
      state = 'asked';
      void loadBeyond().then(again, () => {
        state = 'missing';
        onMissing();
        again();
      });
    }
    return first;
  };
}
