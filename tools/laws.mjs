/**
 * Laws and their proofs: every law in `packages/core/LAWS.md` (`- **P3** sentence`) has at least one test whose title starts with its
 * number, and every title that starts with a number names a law that is written down. Titles are what Vitest itself collects, not what
 * the source looks like. Run by `npm test`, and alone as `pnpm laws`.
 */
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, runMain } from './failure.mjs';
import { root } from './place.mjs';
import { capture } from './process.mjs';

/** @typedef {{ readonly file: string, readonly name: string }} CollectedTest name: describe titles and title, joined by " > " */

/** @param {string} markdown @returns {string[]} the numbers of the laws, in order, doubles included */
export function lawsIn(markdown) {
  return [...markdown.matchAll(/^- \*\*([A-Z]\d+)\*\* +\S/gm)].map(match => match[1] ?? '');
}

/** @param {string} name @returns {string | undefined} the law that a test with this name proves */
export function lawProvenBy(name) {
  return /(?:^| > )([A-Z]\d+): \S/.exec(name)?.[1];
}

/**
 * @param {string} markdown @param {readonly CollectedTest[]} tests
 * @returns {{ laws: number, problems: string[] }}
 */
export function checkLaws(markdown, tests) {
  const laws = lawsIn(markdown);
  const problems = laws
    .filter((law, index) => laws.indexOf(law) !== index)
    .map(law => `LAWS.md numbers ${law} twice: give one of them a number of its own.`);
  /** @type {Map<string, string>} */
  const proofs = new Map();
  for (const { file, name } of tests) {
    const law = lawProvenBy(name);
    if (law !== undefined && !proofs.has(law)) proofs.set(law, file);
  }
  for (const [law, file] of proofs) {
    if (!laws.includes(law))
      problems.push(`${file} proves ${law}, which LAWS.md does not state: write it down.`);
  }
  for (const law of new Set(laws)) {
    if (!proofs.has(law)) problems.push(`${law} has no test: write one whose title starts with "${law}: ".`);
  }
  if (laws.length === 0) problems.push('LAWS.md states no law: one is a line like "- **P1** sentence".');
  return { laws: laws.length, problems };
}

/** Checks the laws of this checkout. @param {NodeJS.ProcessEnv} [env] with Node 24 first on the PATH */
export async function checkRepository(env = process.env) {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-laws-'));
  try {
    const list = join(folder, 'tests.json');
    const vitest = join(root, 'node_modules/.bin/vitest');
    const outcome = await capture(vitest, ['list', `--json=${list}`], { cwd: root, env });
    if (outcome.code !== 0)
      throw new Failure('Vitest cannot collect the tests.', 'What it said:', outcome.stdout + outcome.stderr);
    /** @type {CollectedTest[]} */
    const tests = JSON.parse(readFileSync(list, 'utf8'));
    const markdown = readFileSync(join(root, 'packages/core/LAWS.md'), 'utf8');
    return checkLaws(
      markdown,
      tests.map(({ file, name }) => ({ file: relative(root, file), name })),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1] ?? '')).href) {
  await runMain(async () => {
    const { laws, problems } = await checkRepository();
    for (const problem of problems) console.error(problem);
    console.log(`${laws} laws, ${problems.length} problems`);
    return problems.length === 0 ? 0 : 1;
  });
}
