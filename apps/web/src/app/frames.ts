/**
 * Animation frames in two steps: what is told first (the store's flush), then what is drawn of it (the stage), in the same frame. Without this the picture
 * would follow the truth a frame late. Made once by the page.
 */

export interface Frames {
  /** Runs in the next animation frame, and before what it asks to be drawn. */
  tell(run: () => void): void;
  /** Runs in the next animation frame; asked while something is told, at the end of this one. Answers with how to cancel. */
  draw(run: () => void): () => void;
}

/** @param request and `cancel` are those of the page. */
export function createFrames(request: (run: () => void) => number, cancel: (id: number) => void): Frames {
  /** While something is told: what was asked to be drawn of it. */
  let asked: Set<() => void> | undefined;
  return {
    tell(run) {
      request(() => {
        const drawn = new Set<() => void>();
        asked = drawn;
        try {
          run();
        } finally {
          asked = undefined;
          for (const draw of drawn) draw();
        }
      });
    },
    draw(run) {
      if (asked === undefined) {
        const id = request(run);
        return () => cancel(id);
      }
      const drawn = asked;
      const once = () => run();
      drawn.add(once);
      return () => drawn.delete(once);
    },
  };
}
