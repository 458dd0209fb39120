/**
 * Reads what test runners and checkers report into one shape: how many passed, failed and were skipped.
 * Called by the steps of `npm test`. A program that fails without naming a failure counts as one failure, and so does one
 * that was to run tests and ran none: nothing is green by silence.
 */

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ name: string, ms: number }} Timed how long a test took
 */

/** @param {string | undefined} json Vitest's JSON report @param {number} exitCode @returns {Counts} */
export function vitestCounts(json, exitCode) {
  const report = parse(json);
  const counts = {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
  return honest(counts, exitCode === 0 && report.success === true);
}

/** @param {string | undefined} json Playwright's JSON report @param {number} exitCode @returns {Counts} a flaky test counts as failed */
export function playwrightCounts(json, exitCode) {
  const { stats = {}, errors = [] } = parse(json);
  const counts = {
    passed: stats.expected ?? 0,
    failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0),
    skipped: stats.skipped ?? 0,
  };
  return honest(counts, exitCode === 0 && errors.length === 0);
}

/** @param {string | undefined} json Vitest's JSON report @returns {readonly Timed[]} */
export function vitestTimes(json) {
  /** @type {{ assertionResults?: readonly { fullName: string, duration?: number }[] }[]} */
  const files = parse(json).testResults ?? [];
  return files.flatMap(({ assertionResults = [] }) =>
    assertionResults.map(({ fullName, duration = 0 }) => ({ name: fullName, ms: duration })),
  );
}

/** @param {string | undefined} json Playwright's JSON report @returns {readonly Timed[]} */
export function playwrightTimes(json) {
  /** @typedef {{ suites?: readonly Suite[], specs?: readonly { title: string, tests: readonly { results: readonly { duration: number }[] }[] }[] }} Suite */
  /** @param {Suite} suite @returns {readonly Timed[]} */
  const of = ({ suites = [], specs = [] }) => [
    ...suites.flatMap(of),
    ...specs.map(({ title, tests }) => ({
      name: title,
      ms: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0),
    })),
  ];
  return of(parse(json));
}

/** @param {string} output of `biome check` @param {number} exitCode @param {number} expected files that it must have looked at @returns {Counts} */
export function biomeCounts(output, exitCode, expected) {
  const checked = Number(/Checked (\d+) files?/.exec(output)?.[1] ?? 0);
  const found = [...output.matchAll(/Found (\d+) (?:errors?|warnings?)/g)].reduce(
    (sum, match) => sum + Number(match[1]),
    0,
  );
  return honest(
    { passed: Math.max(0, checked - found), failed: found, skipped: 0 },
    exitCode === 0 && checked >= expected,
  );
}

/** @param {Counts} counts @param {boolean} succeeded @returns {Counts} */
export function honest(counts, succeeded) {
  const silent = counts.failed === 0 && (!succeeded || counts.passed + counts.skipped === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}

/** @param {readonly Counts[]} all @returns {Counts} */
export function total(all) {
  return all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** @param {string | undefined} json */
function parse(json) {
  try {
    return JSON.parse(json ?? '{}');
  } catch {
    return {};
  }
}
