/**
 * Animation frames in two steps: first what is told (the store's flush), then what is drawn (the stage), so that a picture shows the truth of its own frame and
 * is drawn once in it, whatever asked first. Made once by the page.
 */

export interface Frames {
  /** Runs in the next animation frame, before anything is drawn in it. */
  tell(run: () => void): void;
  /** Runs in the next animation frame; asked while something is told, in this one. Answers with how to cancel. */
  draw(run: () => void): () => void;
}

/** @param request is that of the page. */
export function createFrames(request: (run: () => void) => void): Frames {
  let told: (() => void)[] = [];
  let drawn = new Set<() => void>();
  let requested = false;

  function wake(): void {
    if (requested) return;
    requested = true;
    request(frame);
  }

  function frame(): void {
    const telling = told;
    told = [];
    try {
      for (const run of telling) run();
    } finally {
      const drawing = drawn;
      drawn = new Set();
      requested = false;
      if (told.length > 0) wake();
      for (const run of drawing) run();
    }
  }

  return {
    tell(run) {
      told.push(run);
      wake();
    },
    draw(run) {
      const drawing = drawn;
      const once = () => run();
      drawing.add(once);
      wake();
      return () => drawing.delete(once);
    },
  };
}
