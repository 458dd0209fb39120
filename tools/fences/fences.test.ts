/**
 * Proves that the checkers are awake: every illegal file is rejected by the rule that is meant for it, and every legal twin passes.
 * The files are planted in a copy of the workspace's skeleton (configuration, manifests, links to the installed packages), so that
 * nobody else's run sees them; Biome and TypeScript are the real ones with the real configuration.
 */
import { execFile } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../place.mjs';
import { type Fence, neighbours } from './fence.ts';
import { cycle, lintFences } from './lint-fences.ts';
import { typeFences } from './type-fences.ts';

const skeleton = [
  'biome.json',
  '.gitignore',
  'tsconfig.base.json',
  'package.json',
  'tools/fences/*.grit',
  '{apps,packages}/*/{package,tsconfig*}.json',
];
const packages = ['.', 'apps/server', 'apps/web', 'packages/core', 'packages/sim'];

type Files = Readonly<Record<string, string>>;

/** What a checker found: `path: rule`, once each. */
type Verdict = ReadonlySet<string>;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function plant(files: Files): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'switchboard-fences-')));
  folders.push(folder);
  for (const path of globSync(skeleton, { cwd: root })) cpSync(join(root, path), join(folder, path));
  for (const [path, text] of Object.entries({ ...neighbours, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function run(folder: string, program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      join(root, 'node_modules/.bin', program),
      args,
      { cwd: folder, maxBuffer: 1e8 },
      (error, stdout, stderr) => {
        if (error !== null && typeof error.code !== 'number') reject(error);
        else resolve(stdout + stderr);
      },
    );
  });
}

async function lint(files: Files): Promise<Verdict> {
  const output = await run(plant(files), 'biome', [
    'lint',
    '--reporter=github',
    '--max-diagnostics=none',
    '.',
  ]);
  const found = output.matchAll(/^::(?:error|warning) title=([^,]+),file=([^,]+),/gm);
  return new Set([...found].map(([, rule = '', path = '']) => `${inRepository(path)}: ${rule}`));
}

async function typecheck(files: Files): Promise<Verdict> {
  const folder = plant(files);
  for (const path of packages)
    symlinkSync(join(root, path, 'node_modules'), join(folder, path, 'node_modules'));
  const found = new Set<string>();
  for (const path of packages.slice(1)) {
    const output = await run(join(folder, path), 'tsc', ['-p', '.', '--pretty', 'false']);
    for (const [, file = '', rule = ''] of output.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+)/gm))
      found.add(`${path}/${file}: ${rule}`);
    for (const [, rule = ''] of output.matchAll(/^error (TS\d+)/gm)) found.add(`${path}: ${rule}`);
  }
  return found;
}

function inRepository(path: string): string {
  return path.replace(/^.*switchboard-fences-[^/]+\//, '');
}

function filesOf(fences: readonly Fence[], side: 'illegal' | 'legal'): Files {
  return Object.fromEntries(
    fences.filter(fence => fence[side] !== '').map(fence => [fence.place, fence[side]]),
  );
}

const places = new Map([
  ['lint', lintFences],
  ['types', typeFences],
]);

describe.each([...places])('%s', (kind, fences) => {
  const check = kind === 'lint' ? lint : typecheck;
  let illegal: Verdict;
  let legal: Verdict;
  beforeAll(async () => {
    illegal = await check({ ...filesOf(fences, 'illegal'), ...(kind === 'lint' ? cycle.illegal : {}) });
    legal = await check({ ...filesOf(fences, 'legal'), ...(kind === 'lint' ? cycle.legal : {}) });
  });

  it.each(fences.map(fence => [fence.name, fence] as const))('%s', (_, { place, rule }) => {
    expect([...illegal].filter(line => line.startsWith(`${place}: `))).toContain(`${place}: ${rule}`);
  });

  it('lets every legal twin pass', () => {
    expect([...legal]).toEqual([]);
  });

  if (kind === 'lint') {
    it.each(Object.keys(cycle.illegal))('no import cycles: %s', place => {
      expect([...illegal]).toContain(`${place}: ${cycle.rule}`);
    });
  }

  it('has one place per fence, so that none hides another', () => {
    expect(new Set(fences.map(fence => fence.place)).size).toBe(fences.length);
  });
});
