/**
 * Remembers which lens was on the stage, and draws the 560 ms from one to the other in the stage's own time: paused it stands still, and a change of lens while it stands still is
 * at once. Where motion is reduced the picture fades over instead, in 120 ms. One per stage; told every scene that is to be drawn.
 */
import type { Placement } from '@switchboard/core/scene/placement';
import type { Scene } from '../scene/shape.ts';
import type { SceneInput } from '../scene.ts';
import type { Turn } from './turn.ts';
import { turnLength } from './turn-length.ts';

export interface Turning {
  /** What to draw now in place of this scene. */
  at(
    scene: Scene,
    input: Pick<SceneInput, 'placement' | 'theme' | 'reducedMotion'>,
    t: number,
    paused: boolean,
  ): Scene;
  /** Whether the next frame is another one although nothing else changes. */
  readonly on: boolean;
}

interface Seen {
  readonly scene: Scene;
  readonly placement: Placement;
}

const fade = 120;

/** `host` is what fades. `turned` draws a moment of a turn, and is there where another lens than `lines` is. */
export function createTurning(
  host: HTMLElement,
  turned: () => ((turn: Turn, ms: number) => Scene) | undefined,
): Turning {
  let seen: Seen | undefined;
  let from: (Seen & { readonly since: number }) | undefined;

  function strong(strength: number): void {
    host.style.opacity = strength === 1 ? '' : String(strength);
  }

  return {
    get on() {
      return from !== undefined;
    },
    at(scene, { placement: picture, theme, reducedMotion }, t, paused) {
      const now = picture.level === 'rows' ? { scene, placement: picture } : undefined;
      if (now === undefined || seen === undefined || isOther(seen.placement, now.placement))
        from =
          now === undefined || seen === undefined || paused || !isTurn(seen, now)
            ? undefined
            : { ...seen, since: t };
      seen = now;
      const ms = from === undefined ? 0 : t - from.since;
      if (from === undefined || now === undefined || ms < 0 || ms >= (reducedMotion ? fade : turnLength)) {
        if (from !== undefined) strong(1);
        from = undefined;
        return scene;
      }
      if (reducedMotion) {
        strong(Math.abs(1 - (2 * ms) / fade));
        return ms < fade / 2 ? from.scene : scene;
      }
      const { side } = now.placement;
      const [lines, nodes] = side === undefined ? [now, from] : [from, now];
      const stands = nodes.placement.side;
      if (stands === undefined) return scene;
      const { columns } = lines.placement;
      const turn = { lines: lines.scene, nodes: nodes.scene, columns, side: stands, theme };
      return turned()?.(turn, side === undefined ? turnLength - ms : ms) ?? scene;
    },
  };
}

/** Other rows, or the other lens. */
function isOther(a: Placement, b: Placement): boolean {
  return (a.side === undefined) !== (b.side === undefined) || a.layoutKey !== b.layoutKey;
}

function isTurn(a: Seen, b: Seen): boolean {
  return a.placement.layoutKey === b.placement.layoutKey;
}
