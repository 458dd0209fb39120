/**
 * Compares dotted versions ("v24.21.0", "1.30") by their numbers; what follows a hyphen or plus is not looked at.
 * Called by the finders that decide whether the machine's own program is new enough.
 */

/** @param {string} text @returns {readonly number[] | undefined} the leading dotted numbers, or undefined where there are none. */
export function parseVersion(text) {
  const match = /(?:^|[^\d.])(\d+(?:\.\d+)+)/.exec(` ${text}`);
  return match?.[1]?.split('.').map(Number);
}

/** @param {string} text any text with a version in it @param {string} minimum @returns {boolean} false also where there is no version. */
export function isAtLeast(text, minimum) {
  const have = parseVersion(text);
  const want = parseVersion(minimum);
  if (have === undefined || want === undefined) return false;
  for (let i = 0; i < Math.max(have.length, want.length); i++) {
    const difference = (have[i] ?? 0) - (want[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
