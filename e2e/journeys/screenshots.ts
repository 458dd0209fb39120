/**
 * `pnpm screenshots [FOLDER [NAME…]]`: photographs the program in its states and the design's frames, in every theme, for whoever changes a
 * screen to look at; without a folder also the pictures of the README. A name is that of a state (`cluster-gone`) or of one picture of it (`cluster-gone-dark-1280x720`). Runs
 * the built page on the simulated cluster, calm and seeded.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { files } from './screenshots/files.ts';
import { finding } from './screenshots/finding.ts';
import { frames } from './screenshots/frames.ts';
import { judging } from './screenshots/judging.ts';
import { panels } from './screenshots/panels.ts';
import { photograph, pictureName, type Take, takesOf } from './screenshots/photographer.ts';
import { states } from './screenshots/states.ts';
import { tracing } from './screenshots/tracing.ts';
import { troubles } from './screenshots/troubles.ts';

const docs = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const folder = process.argv[2] ?? fileURLToPath(new URL('../../.screenshots/', import.meta.url));
const shots = [...frames, ...states, ...panels, ...finding, ...judging, ...tracing, ...files, ...troubles];
const wanted = process.argv.slice(3);
const isCalled = (name: string) => (take: Take) => take.shot.name === name || pictureName(take) === name;
const unknown = wanted.filter(name => !shots.flatMap(takesOf).some(isCalled(name)));
if (unknown.length > 0)
  throw new Error(
    `No picture ${unknown.join(', ')}. There are: ${shots.map(({ name }) => name).join(', ')}.`,
  );

const places = process.argv[2] === undefined ? { folder, docs } : { folder };
mkdirSync(folder, { recursive: true });
const executablePath = process.env['SWITCHBOARD_CHROMIUM'];
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
try {
  const failed = await photograph(
    browser,
    shots,
    take => wanted.length === 0 || wanted.some(name => isCalled(name)(take)),
    places,
  );
  if (failed.length > 0) {
    process.stderr.write(`Not photographed: ${failed.join(', ')}.\n`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
}
