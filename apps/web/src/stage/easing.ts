/** The two curves of motion: what comes decelerates, what goes accelerates. From and to 0…1, clamped. Used by `marks` only. */

/** y of a cubic Bézier through (0,0), (x1,y1), (x2,y2), (1,1) at x, by bisection: exact enough for a pixel. */
function bezier(x1: number, y1: number, x2: number, y2: number): (x: number) => number {
  const at = (a: number, b: number, t: number) => 3 * a * t * (1 - t) ** 2 + 3 * b * t * t * (1 - t) + t ** 3;
  return x => {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    let low = 0;
    let high = 1;
    for (let step = 0; step < 20; step++) {
      const middle = (low + high) / 2;
      if (at(x1, x2, middle) < x) low = middle;
      else high = middle;
    }
    return at(y1, y2, (low + high) / 2);
  };
}

export const easeOut = bezier(0.2, 0, 0, 1);
export const easeIn = bezier(0.3, 0, 1, 1);
