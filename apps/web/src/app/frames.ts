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

/** How the page rests after news that were costly. */
export interface Pace {
  now(): number;
  after(ms: number, run: () => void): void;
}

/** A frame with news that takes no longer than this, ms, needs no rest; after others news wait as often as long as the frame took, but no longer than that. */
const quick = 12;
const restsPerCost = 8;
const longestRest = 500;

/**
 * @param request is that of the page.
 * @param pace where there is one, news take a ninth of the time at most: in a crowd they are told in larger pieces, and whoever looks, points and scrolls does not wait for them.
 */
export function createFrames(request: (run: () => void) => void, pace?: Pace): Frames {
  let told: (() => void)[] = [];
  let resting = false;
  let drawn = new Set<() => void>();
  let requested = false;

  function wake(): void {
    if (requested) return;
    requested = true;
    request(frame);
  }

  function frame(): void {
    const started = pace?.now() ?? 0;
    const telling = resting ? [] : told;
    if (!resting) told = [];
    try {
      for (const run of telling) run();
    } finally {
      const drawing = drawn;
      drawn = new Set();
      requested = false;
      if (told.length > 0 && !resting) wake();
      for (const run of drawing) run();
      if (telling.length > 0) rest((pace?.now() ?? 0) - started);
    }
  }

  function rest(cost: number): void {
    if (pace === undefined || cost <= quick) return;
    resting = true;
    pace.after(Math.min(longestRest, restsPerCost * cost), () => {
      resting = false;
      if (told.length > 0) wake();
    });
  }

  return {
    tell(run) {
      told.push(run);
      if (!resting) wake();
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
