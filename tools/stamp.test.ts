import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashOf } from './stamp.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-stamp-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/a.ts'), 'a');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('is the same for the same contents, whatever the times of the files', () => {
  const before = hashOf([folder]);
  writeFileSync(join(folder, 'src/a.ts'), 'a');
  expect(hashOf([folder])).toBe(before);
});

it.each([
  ['a changed file', () => writeFileSync(join(folder, 'src/a.ts'), 'b')],
  ['a new file', () => writeFileSync(join(folder, 'src/b.ts'), '')],
  ['a removed file', () => rmSync(join(folder, 'src/a.ts'))],
  ['a renamed file', () => renameSync(join(folder, 'src/a.ts'), join(folder, 'src/b.ts'))],
])('differs after %s', (_, change) => {
  const before = hashOf([folder]);
  change();
  expect(hashOf([folder])).not.toBe(before);
});

it('does not look at what is built or installed', () => {
  const before = hashOf([folder]);
  for (const name of ['node_modules', 'dist']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'x'), name);
  }
  expect(hashOf([folder])).toBe(before);
});

it('takes versions as inputs too, and a missing file as one more state', () => {
  expect(hashOf([folder], ['24'])).not.toBe(hashOf([folder], ['26']));
  expect(hashOf([join(folder, 'none')])).toBe(hashOf([join(folder, 'none')]));
});
